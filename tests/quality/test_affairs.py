"""The invented affairs hang together: what the gold points at stands in the reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

EVAL = Path(__file__).parents[2] / "eval"


def told_in(folder: str, name: str) -> Any:
    """A file of a set."""
    text = (EVAL / folder / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if name.endswith("l") else json.loads(text)


@pytest.mark.parametrize("folder", sorted(f.name for f in EVAL.glob("affairs*")))
def test_the_gold_points_at_what_stands_in_the_reports(folder: str) -> None:
    """Every passage of the gold lies in its report, every report tells of an affair that there is, and every page is of nobody's site."""

    def told(name: str) -> Any:
        return told_in(folder, name)

    texts = {d["id"]: d["text"] for d in told("docs.jsonl")}
    assert all(0 <= c["evidence"]["start"] < c["evidence"]["end"] <= len(texts[c["doc"]]) for c in told("gold_claims.jsonl"))
    docs, affairs = told("gold_docs.json"), told("gold_incidents.json")
    assert {v["id"] for v in docs.values()} == set(texts)
    assert {i for v in docs.values() for i in (*v["main"], *v["secondary"])} == set(affairs)
    assert all(url.startswith("https://invented.example/") for url in docs)
    assert {i for group in told("groups.json") for i in group} <= set(affairs)
