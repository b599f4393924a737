"""What the database itself refuses, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.store.told import WORDS, found_in, text_of

from habeas.model.errors import WrongQuote
from habeas.model.judgement import Judgement
from habeas.model.quote import Quote
from habeas.store import ledger, rows

pytestmark = pytest.mark.usefixtures("book")


def kept(words: str = WORDS) -> str:
    """A report in the casebook, and its id."""
    text = text_of(words)
    rows.save_original(text.source.sha256, words.encode())
    rows.save_receipt(rows.Receipt(text.source.sha256, "note.txt", "2026-01-01T00:00:00+00:00", "text/plain", {}))
    rows.save_text(text, text.source.sha256)
    rows.save_findings(found_in(text), words, "1", ["k"])
    return text.source.id


def refused(sql: str, values: tuple[object, ...] = ()) -> str:
    """The words with which the database refuses a statement."""
    with pytest.raises(DatabaseError) as fault, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return str(fault.value)


def add_quote(source: str, start: int, end: int, words: str) -> None:
    """Put a quote in behind the back of the program."""
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO quotes (findings_id, source_id, owner, start, "end", words) VALUES ((SELECT max(id) FROM findings), %s, %s, %s, %s, %s)',
            (source, "x", start, end, words),
        )


def test_words_that_the_source_does_not_say_are_refused() -> None:
    """A quote whose words stand one letter further on is refused by the database."""
    source = kept()
    add_quote(source, 7, 13, "police")
    with pytest.raises(DatabaseError, match="does not say"), transaction.atomic():
        add_quote(source, 8, 14, "police")
    assert "does not say" in refused("UPDATE quotes SET words = 'polite' WHERE words = 'police'")


@pytest.mark.parametrize(("start", "length"), [(0, 10), (4090, 12), (4095, 2), (4096, 1), (8000, 4200), (0, 12400), (12399, 1)])
def test_a_quote_may_run_over_the_pieces_of_a_long_text(start: int, length: int) -> None:
    """Long texts are kept in pieces; a quote across their edges is checked all the same, in any script."""
    words = (WORDS + "".join(chr(0xAC00 + i % 11000) for i in range(12_400)))[:12_400]
    source = kept(words)
    add_quote(source, start, start + length, words[start : start + length])
    with pytest.raises(DatabaseError), transaction.atomic():
        add_quote(source, start, start + length, words[start : start + length - 1] + "X")


def test_a_finder_that_misquotes_is_stopped_before_the_database() -> None:
    """Findings with a wrong quote are refused whole, in the program's own words."""
    text = text_of(WORDS)
    wrong = found_in(text)
    said = wrong.claims[0]
    moved = Quote(text.source.id, 1, 1 + len(said.quotes[0].text), said.quotes[0].text)
    import dataclasses

    with pytest.raises(WrongQuote):
        rows.save_findings(dataclasses.replace(wrong, claims=(dataclasses.replace(said, quotes=(moved,)),)), WORDS, "1", [])


def test_originals_and_stored_texts_never_change() -> None:
    """Bytes as received can neither be changed nor deleted, and a stored text cannot be changed."""
    kept()
    assert "never changed" in refused("UPDATE originals SET body = '00'")
    assert "never deleted" in refused("DELETE FROM originals")
    assert "never changed" in refused("UPDATE texts SET body = 'other'")


def test_decisions_are_added_and_never_changed() -> None:
    """The database refuses to change or delete a decision, and one that does not follow the last."""
    ledger.append(Judgement(0, "accept", "Aino", "2026-01-01T00:00:00+00:00", "seen", ()))
    assert "never changed" in refused("UPDATE judgements SET why = 'other'")
    assert "never deleted" in refused("DELETE FROM judgements")
    columns = '(number, verdict, by, at, why, "on", other, value, withdraws, previous, hash)'
    assert "seals it" in refused(
        f"INSERT INTO judgements {columns} VALUES (2, 'accept', 'x', 'x', 'x', '[]', '[]', '', NULL, 'wrong', 'h')"
    )
    assert "seals it" in refused(f"INSERT INTO judgements {columns} VALUES (9, 'accept', 'x', 'x', 'x', '[]', '[]', '', NULL, '', 'h')")


def test_findings_come_back_as_they_went_in(book: Path) -> None:
    """What is kept of a report is what was found, and its text with its map to the original."""
    from habeas.store import queries
    from habeas.store.models import FindingsRow

    source = kept()
    text = text_of(WORDS)
    row = queries.source_row(source)
    assert row is not None
    assert rows.text(row) == text
    assert rows.findings(FindingsRow.objects.get()) == found_in(text)
