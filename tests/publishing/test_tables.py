"""Tables for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.model.findings import Identities
from habeas.publishing import tables_csv
from habeas.publishing.tables import safe
from publishing.test_casebook_json import harbour_book


def rows(data: bytes) -> list[dict[str, str]]:
    """A table as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_table_has_a_head_and_a_byte_order_mark() -> None:
    """Excel reads the files as UTF-8."""
    tables = tables_csv(harbour_book())
    assert sorted(tables) == ["claims.csv", "events.csv", "figures.csv", "people.csv", "sources.csv", "status.csv"]
    assert all(data.startswith(b"\xef\xbb\xbf") for data in tables.values())


def test_the_status_table_says_which_row_is_the_latest() -> None:
    """Of each person in a case exactly one row is the latest."""
    told = rows(tables_csv(harbour_book())["status.csv"])
    assert [(r["called"], r["status"]) for r in told if r["latest"] == "yes"] == [
        ("son of Mira Dovan (6)", "unknown"),
        ("Mira Dovan", "forcibly_returned"),
    ]


def test_a_claim_row_carries_its_words_and_their_place() -> None:
    """The quote, its source and its offsets stand in one row."""
    (sent,) = [r for r in rows(tables_csv(harbour_book())["claims.csv"]) if r["predicate"] == "forced_return"]
    assert (sent["quote"], sent["source"], sent["speaker"]) == ("was driven over the border on 20 May", "bb", "two guards")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+31 6", "-cmd", "@SUM(A1)", "  =1+1"])
def test_a_name_that_looks_like_a_formula_is_text(name: str) -> None:
    """A report cannot smuggle a formula into a case worker's spreadsheet."""
    a = Report("aa", f"{name} was arrested.")
    a.event("detention", f"{name} was arrested", (a.person("x", name),))
    (person,) = rows(tables_csv(assemble([a.findings()], texts(a), Identities()))["people.csv"])
    assert person["names"] == "'" + name


@given(st.text())
def test_no_text_cell_ever_starts_a_formula(text: str) -> None:
    """Whatever the words, the cell does not begin with a character that starts a formula."""
    assert not str(safe(text)).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
