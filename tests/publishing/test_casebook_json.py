"""The casebook as JSON in the form habeas-casebook/1."""

from __future__ import annotations

import json

import jsonschema

from casefile.told import Report, harbour, texts
from habeas.casefile import assemble
from habeas.model.amount import Amount
from habeas.model.cases import Casebook
from habeas.model.findings import Identities
from habeas.model.when import When
from habeas.publishing import casebook_json
from habeas.publishing.casebook_json import schema


def harbour_book() -> Casebook:
    """The two harbour reports as a casebook."""
    reports, identities = harbour()
    return assemble([r.findings() for r in reports], texts(*reports), identities)


def test_a_full_casebook_is_valid_by_the_schema() -> None:
    """Every key is there and none is unknown."""
    jsonschema.Draft202012Validator(schema()).validate(json.loads(casebook_json(harbour_book())))


def test_an_empty_casebook_is_valid_by_the_schema() -> None:
    """Nothing known is a casebook too."""
    jsonschema.Draft202012Validator(schema()).validate(json.loads(casebook_json(Casebook())))


def test_every_quote_equals_its_slice_of_the_carried_text() -> None:
    """With the text in the file any reader can check every quote."""
    book = json.loads(casebook_json(harbour_book()))
    text = {s["id"]: s["text"] for s in book["sources"]}
    quotes = [q for c in book["claims"] for q in c["quotes"]] + [q for p in book["people"] for q in p["mentions"]]
    assert len(quotes) >= 10
    assert all(text[q["source"]][q["start"] : q["end"]] == q["text"] for q in quotes)


def test_the_text_stays_out_when_it_must_not_be_carried() -> None:
    """Without text the sources are there, their words are not."""
    book = json.loads(casebook_json(harbour_book(), with_text=False))
    assert [s["text"] for s in book["sources"]] == [None, None]


def test_all_references_resolve_and_all_ids_are_unique() -> None:
    """An id stands once in the whole file and every reference points at one."""
    book = json.loads(casebook_json(harbour_book()))
    ids = [x["id"] for group in book.values() if isinstance(group, list) for x in group]
    assert len(ids) == len(set(ids))
    for e in book["events"]:
        assert {r["entity"] for r in e["roles"]} | set(e["claims"]) | ({e["place"]} - {None}) <= set(ids)
    for c in book["cases"]:
        pointed = {*c["sources"], *c["people"], *c["events"], c["main_event"], *(k for s in c["status"] for k in s["claims"])}
        pointed |= {x for q in [*c["questions"], *c["disagreements"]] for x in q["about"]}
        assert pointed <= set(ids)


def test_codes_of_other_standards_stand_beside_our_kinds() -> None:
    """A detention carries its SDG category and HURIDOCS code."""
    events = {e["kind"]: e for e in json.loads(casebook_json(harbour_book()))["events"]}
    assert (events["detention"]["sdg"], events["detention"]["esf_code"]) == ("arbitrary_detention", "030102")


def test_imprecise_amounts_and_times_keep_their_bounds_and_words() -> None:
    """At least nine is 9 and an open end."""
    a = Report("aa", "At least nine people were held this spring.")
    a.figure(
        "At least nine", Amount(9, None, words="At least nine", unit="persons"), When.between("2021-03-01", "2021-05-31", "this spring")
    )
    (figure,) = json.loads(casebook_json(assemble([a.findings()], texts(a), Identities())))["figures"]
    assert figure["amount"] == {
        "low": 9,
        "high": None,
        "approximate": False,
        "words": "At least nine",
        "unit": "persons",
        "relative_to": None,
    }
    assert figure["period"] == {"earliest": "2021-03-01", "latest": "2021-05-31", "words": "this spring", "precision": "range"}
