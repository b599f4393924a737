"""The training articles of HRDsAttack (Ran et al., Findings of ACL 2023; MIT), read by the very stages that read reports later."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.train.answers import Answers, Article, codes, needed, said

from habeas.finding.gazetteer import fold
from habeas.reading import Hints, read

DATA = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "hrdsattack" / "train.json"
LEFT_OUT = frozenset({874641206})
"""Articles that are not used for training."""
PAGE = "<!doctype html><html><head><meta charset=utf-8><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"
ACTOR = {
    "state actor": "state", "other state actors": "foreign_state", "regional orgs": "intergovernmental", "other actors with permissions": "non_state_permitted",
    "other actors without permissions": "non_state_unpermitted", "other non-state actors": "other_non_state", "insufficient info": "unknown",
}  # fmt: skip
MONTHS = ("", *"january february march april may june july august september october november december".split())


def articles(data: Path = DATA) -> Iterator[Article]:
    """The articles one by one; the program ends with a message where the data are not there."""
    for row in json.loads(needed(data).read_text(encoding="utf-8")):
        s = row["sample"]
        if s["Input.GLOBALEVENTID"] in LEFT_OUT:
            continue
        name = f"{s['Input.GLOBALEVENTID']}.html"
        page = PAGE.format(html.escape(s["Input.title"] or ""), s["Input.article_interface"] or "")
        hints = {name: Hints(published=(s["Input.publish_date"] or "")[:10], language="en")}
        for text in read(name, page.encode(), hints).texts:
            yield Article(str(s["Input.GLOBALEVENTID"]), str(s["Input.GLOBALEVENTID"]), text, answers(row["merged_sample"]))


def answers(gold: dict[str, Any]) -> Answers:
    """The answers of an article, from the fields of the data set."""
    return Answers(
        victims=tuple(v["victim_name"] for v in gold["victims"] if v["victim_name"]),
        lands=codes([gold["country"]]),
        towns=frozenset({fold(gold["city"])} if said(gold["city"]) else ()),
        when=(_number(gold["year"]), _month(gold["month"]), _number(gold["date"])),
        types=frozenset(t.replace(" ", "_") for t in gold["violation_types"]),
        actor=ACTOR.get(gold["perpetrator_type"] or ""),
    )


def _number(answer: str | None) -> int | None:
    try:
        return int(float(str(answer)))
    except ValueError:
        return None


def _month(answer: str | None) -> int | None:
    low = str(answer).strip().lower()
    return MONTHS.index(low) if low in MONTHS[1:] else _number(answer)
