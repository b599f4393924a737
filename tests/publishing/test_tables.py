"""Tables for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.told import Report, texts
from habeas.casefile import assemble
from habeas.model.errors import MissingPart
from habeas.model.findings import Identities
from habeas.publishing import tables_csv, tables_parquet
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


@pytest.mark.parametrize("table", ["people", "events", "status"])
def test_every_row_tells_what_it_rests_on(table: str) -> None:
    """Claims, reports, who says so and the words; the words stand in the report that is named."""
    book = harbour_book()
    texts_, known = dict(book.texts), {c.id for c in book.claims}
    for row in rows(tables_csv(book)[f"{table}.csv"]):
        assert any(row["quote"] in texts_[s] for s in row["sources"].split("; ")), row
        assert row["quote"]
        assert set(filter(None, row["claims"].split("; "))) <= known
        assert table == "people" or (row["claims"] and row["speakers"])


def test_events_and_their_claims_carry_the_codes_of_other_standards() -> None:
    """A detention has its HURIDOCS code and its category of SDG 16.10.1 in both tables; an appeal has none."""
    tables = tables_csv(harbour_book())
    event = next(r for r in rows(tables["events.csv"]) if r["kind"] == "detention")
    claim = next(r for r in rows(tables["claims.csv"]) if r["event"] == event["id"])
    for row in (event, claim):
        assert (row["sdg"], row["esf_code"]) == ("arbitrary_detention", "030102")


def test_parquet_holds_the_same_rows_or_says_what_is_missing() -> None:
    """With pyarrow numbers are numbers; without it the message names the command that installs it."""
    import importlib.util

    if importlib.util.find_spec("pyarrow") is None:
        with pytest.raises(MissingPart, match=r"habeas\[parquet\]"):
            tables_parquet(harbour_book())
        return
    from pyarrow import parquet

    made = tables_parquet(harbour_book())
    assert made == tables_parquet(harbour_book())
    for name, body in tables_csv(harbour_book()).items():
        table = parquet.read_table(io.BytesIO(made[name.replace(".csv", ".parquet")]))
        assert table.num_rows == len(rows(body))
    people = parquet.read_table(io.BytesIO(made["people.parquet"])).to_pylist()
    assert 6.0 in [p["age_low"] for p in people]


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
