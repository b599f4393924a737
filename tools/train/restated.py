"""The English ones of the restated reports of real incidents and of our own invented affairs: short news, held out incident by incident."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.train.answers import Answers, Article, codes, needed

from habeas.finding.gazetteer import fold
from habeas.model.source import Text
from habeas.reading import Hints, read

DATA = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "incidents"
OWN = tuple(
    Path(__file__).resolve().parents[2] / "eval" / name
    for name in ("affairs", "affairs_second", "affairs_third", "affairs_fourth", "affairs_fifth", "affairs_sixth")
)
"""Invented affairs that the rules were made on too. Sets that came later are not among them."""


def texts(data: Path = DATA) -> Iterator[tuple[str, Text]]:
    """(id, stored text) of each report in any language; the program ends with a message where the data are not there."""
    for line in needed(data / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        name = f"{doc['id']}.txt"
        hints = {name: Hints(published=doc["published"] or "", language=doc["lang"])}
        for text in read(name, doc["text"].encode(), hints).texts:
            yield doc["id"], text


def everything() -> Iterator[Article]:
    """The reports of the restated incidents, then those of the invented affairs."""
    for data in (DATA, *OWN):
        yield from articles(data)


def articles(data: Path = DATA) -> Iterator[Article]:
    """The reports that tell of a known incident, one by one; the program ends with a message where the data are not there."""
    told = {d["id"]: d for d in json.loads((data / "gold_docs.json").read_text(encoding="utf-8")).values()}
    incidents = json.loads((data / "gold_incidents.json").read_text(encoding="utf-8"))
    for ident, text in texts(data):
        main = told[ident]["main"]
        if text.source.language == "en" and main:
            yield Article(ident, main[0], text, answers([incidents[i] for i in main], list(incidents.values())))


def answers(main: list[dict[str, Any]], known: list[dict[str, Any]]) -> Answers:
    """What a report's main incidents answer to where and when; and to who the victims of all known incidents, for a report also recalls others."""
    victims = [v for i in known for v in i["victims"]["named"]]
    year, month, day = (*main[0]["date"]["value"].split("-"), None, None)[:3]
    exact = main[0]["date"]["precision"] == "day" and day is not None
    return Answers(
        victims=tuple(n for v in victims for n in (v["name"], *v["variants"])),
        lands=codes([c for i in main for c in i["place"]["country"]]),
        towns=frozenset(fold(c) for i in main for c in i["place"]["city"]),
        when=(int(year), int(month) if month else None, int(day) if exact else None),
        whole=True,
    )
