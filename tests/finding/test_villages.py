"""Villages and other places too small for a table of all the world, and names that only look like one."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.finding import gazetteer
from habeas.finding.parse import parse
from habeas.finding.places import places
from habeas.model.quote import Span
from habeas.model.source import Source, Text

ROWS = list(csv.DictReader((Path(__file__).parents[2] / "eval/cases/places.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["words"])
def test_labelled_places(row: dict[str, str]) -> None:
    """Each labelled sentence names the small place it is marked with, in its country, and none where it names none."""
    text = row["text"]
    source = Source("s1", "0" * 64, "report.txt", "text/plain", language="en", main_text=(Span(0, len(text)),))
    found = [p for p in places(parse(Text(source, text))).places if row["words"] in p.names]
    for place in found:
        for quote in place.mentions:
            quote.check(text)
    assert [(p.kind, p.country) for p in found] == ([(row["kind"], row["country"])] if row["kind"] else [])


def test_a_village_is_looked_up_in_one_country_only() -> None:
    """The table of a country gives its villages with province and coordinates, and nothing of other countries or unknown names."""
    (dapchi,) = gazetteer.village("dapchi", "NG")
    assert (dapchi.kind, dapchi.region, dapchi.country) == ("city", "Yobe", "NG")
    assert dapchi.latitude == pytest.approx(12.5, abs=0.3)
    assert gazetteer.village("dapchi", "KE") == gazetteer.village("no such place", "NG") == gazetteer.village("x", "XX") == ()


def test_a_village_lies_in_its_county() -> None:
    """The county is the one that the list of divisions names for the village, not that of the nearest town; a village that no list places has none."""
    (dapchi,) = gazetteer.village("dapchi", "NG")
    assert [(c.name, c.country) for c in gazetteer.counties(dapchi)] == [("Borsari", "NG")]
    assert gazetteer.counties(replace(dapchi, county=-1)) == ()
