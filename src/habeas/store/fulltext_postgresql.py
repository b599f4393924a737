"""The search index in PostgreSQL: our own words and pairs of letters as `tsvector`, so that no dictionary of the server takes part.

A `tsvector` counts positions to 16,383 and keeps 256 of a word. A long text is therefore kept in stretches that overlap by more than a question's longest run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from django.db import connection

from habeas.store.fulltext import EVERY, Asked, Narrowed, Term
from habeas.store.letters import folded, grams, tokens

STRETCH, OVERLAP = 2000, 40
LONGEST = 400
"""Letters of a word that are kept; PostgreSQL takes no more than 2,046 bytes."""
FIRST_STEP, LONGEST_WALK = 2_000, 10_000
"""Claims that may be seen are gone through, the newest first, so many to begin with, and no more than so many at a time: a word that stands in one of
a hundred claims is found sooner in this way than in the index, which knows nothing of who may see what."""
BEST = "coalesce(ts_rank(w.words, %s::tsquery, 1), 0) + coalesce(ts_rank(w.grams, %s::tsquery, 1), 0)"


def vector(words: Sequence[str]) -> str:
    """Words with their places, as PostgreSQL reads them."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word[:LONGEST]].append(place)
    return " ".join(f"'{word}':{','.join(map(str, where[:256]))}" for word, where in places.items())


def stretches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words of a text in stretches that overlap."""
    for start in range(0, max(1, len(words) - OVERLAP), STRETCH - OVERLAP):
        yield words[start : start + STRETCH]


def query(term: Term) -> list[str]:
    """A term in the words of a `tsquery`; several that all must stand where it is longer than stretches overlap; none where nothing can be asked."""
    words = [word[:LONGEST] for word in (tokens(term.text) if term.column == "words" else term.text.split())]
    runs = [words[i : i + OVERLAP] for i in range(0, len(words), OVERLAP)]
    said = [" <-> ".join(f"'{word}'" for word in run) for run in runs]
    return [*said[:-1], said[-1] + (":*" if term.begins else "")] if said else []


def _said(terms: Iterable[Term], column: str, sign: str) -> str:
    """Everything that is asked of a column, as one `tsquery`."""
    return sign.join(f"({one})" for term in terms if term.column == column for one in query(term))


class PostgresqlIndex:
    """See `fulltext.Index`."""

    def add_things(self, rows: Sequence[tuple[int, str, str, str]]) -> None:
        """Add (number, kind, id, words)."""
        made: list[tuple[int, str, str, str, str]] = []
        for number, kind, ident, words in rows:
            parts = zip_longest(stretches(tokens(folded(words))), stretches(grams(words).split()), fillvalue=())
            made.extend((number, kind, ident, vector(plain), vector(pairs)) for plain, pairs in parts)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO lookups (rowid, kind, ident, words, grams) VALUES (%s, %s, %s, %s::tsvector, %s::tsvector)", made
            )

    def drop_things(self, numbers: Iterable[int]) -> None:
        """Take these out."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM lookups WHERE rowid = ANY(%s)", (list(numbers),))

    def things(self, asked: Sequence[Term]) -> list[tuple[str, str]]:
        """(kind, id) of the things in which all of this stands, the best first. The words may stand in several stretches of a text."""
        each = [(term.column, one) for term in asked for one in query(term)]
        if not each:
            return []
        best = _said(asked, "words", " | "), _said(asked, "grams", " | ")
        inside = " AND ".join(f"w.rowid IN (SELECT rowid FROM lookups WHERE {column} @@ %s::tsquery)" for column, _ in each)
        sql = f"SELECT w.kind, w.ident FROM lookups w WHERE {inside} GROUP BY w.rowid, w.kind, w.ident ORDER BY max({BEST}) DESC, w.kind, w.ident"
        with connection.cursor() as cursor:
            cursor.execute(sql, (*(one for _, one in each), *best))
            return list(cursor.fetchall())

    def add_claims(self, rows: Sequence[tuple[int, str, Sequence[str]]]) -> None:
        """Add (number, words, facets)."""
        made = [(n, vector(tokens(folded(words))), vector(grams(words).split()), _set(facets)) for n, words, facets in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO claim_words (rowid, words, grams, facets) VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector)", made
            )

    def drop_claims(self, numbers: Iterable[int]) -> None:
        """Take these out."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM claim_words WHERE rowid = ANY(%s)", (list(numbers),))

    def clear_claims(self) -> None:
        """Take all claims out."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM claim_words")

    def claims(self, asked: Asked, narrowed: Narrowed = EVERY, most: int | None = None) -> list[int]:
        """Numbers of the claims in which all of this stands: the newest first, no more than `most`."""
        if narrowed.eyes is None:
            return self._claims(asked, narrowed, most)
        seen = narrowed.eyes.numbers()
        found, passed, step = list[int](), 0, FIRST_STEP
        while passed < len(seen.listed) and (most is None or len(found) < most):
            if step > LONGEST_WALK:
                # few of those that may be seen have it: the index knows them at once
                return self._narrowed([n for n in self._claims(asked, EVERY, None) if n in seen.held], narrowed)[:most]
            found += self._claims(asked, narrowed, most, seen.listed[passed : passed + step])
            passed += step
            step = int(1.2 * ((most or passed) - len(found)) * passed / (len(found) or 0.5))
        return found[:most]

    def _claims(self, asked: Asked, narrowed: Narrowed, most: int | None, among: Sequence[int] | None = None) -> list[int]:
        said = [(column, " & ".join(_groups(asked, column))) for column in ("words", "grams", "facets")]
        each = [(column, one) for column, one in said if one]
        if not each:
            return []
        joined = "JOIN claim_facts f ON f.id = w.rowid " if narrowed.sql else ""
        where = " AND ".join(f"w.{column} @@ %s::tsquery" for column, _ in each)
        values: list[str | int | list[int]] = [*(one for _, one in each), *narrowed.values]
        table = "claim_words"
        if among is not None:  # with OFFSET these are taken first: the server cannot know that the index would find many more
            table = "(SELECT rowid, words, grams, facets FROM claim_words WHERE rowid = ANY(%s) OFFSET 0)"
            values.insert(0, list(among))
        sql = f"SELECT w.rowid FROM {table} w {joined}WHERE {where}{narrowed.sql}"
        if most is not None:
            sql += " ORDER BY w.rowid DESC LIMIT %s"
            values.append(most)
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            found = [number for (number,) in cursor.fetchall()]
        return found if most is not None else sorted(found, reverse=True)

    def _narrowed(self, found: list[int], narrowed: Narrowed) -> list[int]:
        """Those of these claims whose columns say what they must, in the same order."""
        if not narrowed.sql or not found:
            return found
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT f.id FROM claim_facts f WHERE f.id = ANY(%s){narrowed.sql}", [found, *narrowed.values])
            kept = {number for (number,) in cursor.fetchall()}
        return [number for number in found if number in kept]

    def best_claims(self, asked: Asked, found: Collection[int]) -> list[int]:
        """These claims, which were found by this question, the best first."""
        terms = [term for group in asked for term in group]
        sql = f"SELECT w.rowid FROM claim_words w WHERE w.rowid = ANY(%s) ORDER BY {BEST} DESC, w.rowid"
        with connection.cursor() as cursor:
            cursor.execute(sql, (list(found), _said(terms, "words", " | "), _said(terms, "grams", " | ")))
            return [number for (number,) in cursor.fetchall()]


def _groups(asked: Asked, column: str) -> Iterator[str]:
    """Of each group that asks this column, one at least. A group asks one column only."""
    for group in asked:
        if group and group[0].column == column and (said := _said(group, column, " | " if len(group) > 1 else " & ")):
            yield f"({said})"


def _set(facets: Sequence[str]) -> str:
    return " ".join(f"'{facet}'" for facet in dict.fromkeys(facets))
