"""The casebook as FollowTheMoney entities."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import pytest

from habeas.publishing import ftm_json
from habeas.publishing.ftm import ident
from publishing.test_casebook_json import harbour_book

THING = {
    "name",
    "alias",
    "weakAlias",
    "country",
    "summary",
    "notes",
    "sourceUrl",
    "publisher",
    "keywords",
    "topics",
    "address",
    "addressEntity",
    "proof",
}
INTERVAL = {"startDate", "endDate", "date", "summary", "proof", "publisher", "sourceUrl"}
LEGAL = THING | {"legalForm", "sector", "website"}
DOCUMENT = THING | {"fileName", "title", "author", "mimeType", "language", "publishedAt", "date"}
SCHEMATA: dict[str, tuple[set[str], set[str]]] = {
    "Person": (LEGAL | {"gender", "nationality", "position"}, {"name"}),
    "LegalEntity": (LEGAL, {"name"}),
    "Organization": (LEGAL, {"name"}),
    "PublicBody": (LEGAL, {"name"}),
    "Address": (THING | {"full", "city", "region", "latitude", "longitude"}, set()),
    "Event": (THING | INTERVAL | {"location", "involved", "organizer"}, {"name"}),
    "Article": (DOCUMENT, {"fileName"}),
    "Document": (DOCUMENT, {"fileName"}),
    "Mention": ({"document", "name", "resolved", "detectedSchema"}, {"document", "name"}),
    "Note": (THING | {"description", "entity"}, set()),
    "UnknownLink": (INTERVAL | {"subject", "object", "role"}, {"subject", "object"}),
    "Family": (INTERVAL | {"person", "relative", "relationship"}, {"person", "relative"}),
}
"""The part of the FollowTheMoney 4 model that we write: for each schema the properties that it may and must have."""
REFERENCES = {
    "proof",
    "addressEntity",
    "involved",
    "organizer",
    "document",
    "resolved",
    "entity",
    "subject",
    "object",
    "person",
    "relative",
}


def entities() -> list[dict[str, Any]]:
    """The harbour casebook as entities."""
    return [json.loads(line) for line in ftm_json(harbour_book()).splitlines()]


def test_every_property_belongs_to_its_schema() -> None:
    """No property that the schema does not know, none missing that it asks for, every value a list of strings."""
    for e in entities():
        may, must = SCHEMATA[e["schema"]]
        assert must <= set(e["properties"]) <= may, e
        assert all(isinstance(v, str) and v for values in e["properties"].values() for v in values)


def test_every_reference_points_at_an_entity() -> None:
    """Proof, victims, relatives and places are all in the file."""
    found = entities()
    ids = {e["id"] for e in found}
    assert len(ids) == len(found)
    assert all(v in ids for e in found for name in REFERENCES & set(e["properties"]) for v in e["properties"][name])


def test_everything_taken_from_a_report_names_it_as_proof() -> None:
    """People, events, links and notes lead back to the report."""
    for e in entities():
        if e["schema"] not in ("Article", "Document", "Mention"):
            assert e["properties"]["proof"], e


def test_a_violation_is_an_event_with_its_day_and_those_in_it() -> None:
    """The detention has its date, its place and a link to each person with the part they have."""
    found = entities()
    (taken,) = [e for e in found if e["id"] == ident("aa:e:taken")]
    assert taken["properties"]["date"] == ["2021-05-03"]
    assert taken["properties"]["location"] == ["Lorvik"]
    roles = {
        (x["properties"]["subject"][0], x["properties"]["role"][0])
        for x in found
        if x["schema"] == "UnknownLink" and x["properties"]["object"] == [ident("aa:e:taken")]
    }
    assert roles == {(ident("aa:p:mira"), "victim"), (ident("aa:p:boy"), "victim"), (ident("aa:o:Harbour police"), "perpetrator")}


def test_the_same_casebook_gives_the_same_bytes() -> None:
    """Exports can be compared byte by byte."""
    assert ftm_json(harbour_book()) == ftm_json(harbour_book())


@pytest.mark.skipif(
    importlib.util.find_spec("followthemoney") is None, reason="the extra [ftm] is not installed: it needs ICU headers to build"
)
def test_the_followthemoney_library_accepts_every_entity() -> None:
    """The library itself reads each entity, keeps every value and finds nothing missing."""
    from followthemoney import model  # the optional library under test

    for e in entities():
        proxy = model.get_proxy(e, cleaned=False)
        proxy.schema.validate(e)
        for name, values in e["properties"].items():
            assert proxy.get(name), (e["schema"], name, values)
