"""The search index in a SQLite file: FTS5."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from habeas.store.fulltext import EVERY, Asked, Narrowed, Term
from habeas.store.letters import folded, grams


def match(asked: Asked) -> str:
    """A question in the words of FTS5."""
    said = [" OR ".join(f'{term.column} : "{term.text}"{" *" if term.begins else ""}' for term in terms) for terms in asked]
    return " AND ".join(f"({one})" if " OR " in one else one for one in said)


class SqliteIndex:
    """See `fulltext.Index`."""

    def add_things(self, rows: Sequence[tuple[int, str, str, str]]) -> None:
        """Add (number, kind, id, words)."""
        made = [(number, kind, ident, folded(words), grams(words)) for number, kind, ident, words in rows]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO lookups (rowid, kind, ident, words, grams) VALUES (%s, %s, %s, %s, %s)", made)

    def drop_things(self, numbers: Iterable[int]) -> None:
        """Take these out."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM lookups WHERE rowid = %s", [(number,) for number in numbers])

    def things(self, asked: Sequence[Term]) -> list[tuple[str, str]]:
        """(kind, id) of the things in which all of this stands, the best first."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT kind, ident FROM lookups WHERE lookups MATCH %s ORDER BY rank, kind, ident", (match([[t] for t in asked]),)
            )
            return list(cursor.fetchall())

    def add_claims(self, rows: Sequence[tuple[int, str, Sequence[str]]]) -> None:
        """Add (number, words, facets)."""
        made = [(number, folded(words), grams(words), " ".join(facets)) for number, words, facets in rows]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO claim_words (rowid, words, grams, facets) VALUES (%s, %s, %s, %s)", made)

    def drop_claims(self, numbers: Iterable[int]) -> None:
        """Take these out."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM claim_words WHERE rowid = %s", [(number,) for number in numbers])

    def clear_claims(self) -> None:
        """Take all claims out."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM claim_words")

    def claims(self, asked: Asked, narrowed: Narrowed = EVERY, most: int | None = None) -> list[int]:
        """Numbers of the claims in which all of this stands: the newest first, no more than `most`."""
        where, values = narrowed.sql, list(narrowed.values)
        if narrowed.eyes:
            where += " AND f.source IN (SELECT thing FROM seen WHERE view = %s)"
            values.append(narrowed.eyes.view)
        joined = "JOIN claim_facts f ON f.id = w.rowid " if where else ""
        sql = f"SELECT w.rowid FROM claim_words w {joined}WHERE claim_words MATCH %s{where} ORDER BY w.rowid DESC LIMIT %s"
        return self._numbers(sql, match(asked), *values, -1 if most is None else most)

    def best_claims(self, asked: Asked, found: Collection[int]) -> list[int]:
        """These claims, which were found by this question, the best first."""
        # the plus keeps SQLite from asking the whole index once for each number
        among = f"+rowid IN ({','.join(map(str, found))})"
        return self._numbers(
            f"SELECT rowid FROM claim_words WHERE claim_words MATCH %s AND {among} ORDER BY bm25(claim_words), rowid", match(asked)
        )

    def _numbers(self, sql: str, *values: str | int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [number for (number,) in cursor.fetchall()]
