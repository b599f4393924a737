"""The training articles of HRDsAttack (Ran et al., Findings of ACL 2023; MIT), read by the very stages that read reports later."""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.model.source import Text
from habeas.reading import Hints, read

DATA = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "hrdsattack" / "train.json"
LEFT_OUT = frozenset({874641206})
"""Articles that are not used for training."""
PAGE = "<!doctype html><html><head><meta charset=utf-8><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"


@dataclass(frozen=True, slots=True)
class Article:
    """A training article as stored text, with the answers that people gave (the fields of the data set)."""

    id: int
    text: Text
    gold: dict[str, Any]


def articles(data: Path = DATA) -> Iterator[Article]:
    """The articles one by one; the program ends with a message where the data are not there."""
    if not data.is_file():
        sys.exit(f"The training data are not here: {data}. Without them the weights that come with habeas stay as they are.")
    for row in json.loads(data.read_text(encoding="utf-8")):
        s = row["sample"]
        if s["Input.GLOBALEVENTID"] in LEFT_OUT:
            continue
        name = f"{s['Input.GLOBALEVENTID']}.html"
        page = PAGE.format(html.escape(s["Input.title"] or ""), s["Input.article_interface"] or "")
        hints = {name: Hints(published=(s["Input.publish_date"] or "")[:10], language="en")}
        for text in read(name, page.encode(), hints).texts:
            yield Article(s["Input.GLOBALEVENTID"], text, row["merged_sample"])
