"""Cases as linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from habeas.publishing import chosen, jsonld
from habeas.publishing.jsonld import CONTEXT, iri
from publishing.test_casebook_json import harbour_book


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node, also those inside others."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def test_the_context_stands_in_the_file_and_explains_every_word() -> None:
    """Nothing is fetched: the context is no address, and each key is a keyword, a known word or has a known prefix."""
    told = json.loads(jsonld(harbour_book()))
    assert isinstance(told["@context"], dict)
    assert "@import" not in json.dumps(told["@context"])
    for node in nodes(told["@graph"]):
        for key in node:
            assert key in ("@id", "@type") or key in CONTEXT or key.split(":")[0] in ("schema", "prov", "habeas"), key
    assert jsonld(harbour_book()) == jsonld(harbour_book())


def test_every_link_leads_to_a_node() -> None:
    """People, places, reports and claims that are pointed at are there; every claim leads to words in a report."""
    told = json.loads(jsonld(harbour_book()))
    known = {n["@id"] for n in told["@graph"]}
    assert len(known) == len(told["@graph"])
    links = {k for k, v in CONTEXT.items() if isinstance(v, dict)} - {"url"}
    for node in nodes(told["@graph"]):
        for key in links & node.keys():
            values = node[key] if isinstance(node[key], list) else [node[key]]
            assert set(values) <= known, key
    claims = [n for n in told["@graph"] if "schema:Claim" in n["@type"]]
    assert claims
    assert all(q["text"] and q["wasQuotedFrom"] in known for c in claims for q in c["habeas:quote"])


def test_events_carry_codes_and_when_as_edtf() -> None:
    """A detention has its HURIDOCS code and SDG category, and its time has both ends."""
    found = {n["habeas:kind"]: n for n in json.loads(jsonld(harbour_book()))["@graph"] if "schema:Event" in n["@type"]}
    assert (found["detention"]["habeas:esfCode"], found["detention"]["habeas:sdg16101"]) == ("030102", "arbitrary_detention")
    assert found["forced_return"]["habeas:when"]["habeas:edtf"] == "2021-05-20"


def test_what_is_chosen_holds_nothing_of_other_cases_and_no_name_of_a_file() -> None:
    """A publication of no case is empty; of one it is that case, its reports without file names, and only questions that may be asked in public."""
    book = harbour_book()
    none = chosen(book, [])
    assert (none.sources, none.people, none.claims, none.texts, none.cases) == ((), (), (), (), ())
    one = chosen(book, [book.cases[0].id])
    assert {s.name for s in one.sources} == {""}
    assert {q.ask for q in one.cases[0].questions} == {"forcibly_returned", "unknown", "where"}
    known = json.loads(jsonld(one))
    assert iri(book.cases[0].id) in {n["@id"] for n in known["@graph"]}
