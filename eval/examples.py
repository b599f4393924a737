"""The sample reports against eval/examples_gold.toml: statements about the casebook that a reader of the reports would sign."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

GOLD = Path(__file__).with_name("examples_gold.toml")


def score_examples(book: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """How many of the gold's statements hold, of how many, by kind; and of quotes that stand verbatim."""
    gold = tomllib.loads(GOLD.read_text(encoding="utf-8"))
    names = {s["id"]: s["name"] for s in book["sources"]}
    cases = [{names[i] for i in c["sources"]} for c in book["cases"]]
    together = [any(set(t["reports"]) <= c for c in cases) for t in gold["together"]]
    apart = [not any(set(t["reports"]) <= c for c in cases) for t in gold["apart"]]
    people = [_named(book, p["names"]) for p in gold["person"]]
    status = [_status(book, s["mention"], s["report"], names) == s["status"] for s in gold["status"]]
    never = [not _event_over(book, n["words"]) for n in gold["never_happened"]]
    dated = [_published(book, d["report"]) == d["day"] for d in gold["published"]]
    parts = {
        "reports together": together,
        "reports apart": apart,
        "persons": people,
        "status": status,
        "fears are no events": never,
        "dates": dated,
    }
    return {"quotes verbatim": _verbatim(book), **{k: (sum(v), len(v)) for k, v in parts.items()}}


def _named(book: dict[str, Any], wanted: list[str]) -> bool:
    """Whether one person, and only one, bears all of the names."""
    having = [p for p in book["people"] if set(wanted) & {n["text"] for n in p["names"]}]
    return any(set(wanted) <= {n["text"] for n in p["names"]} for p in having)


def _status(book: dict[str, Any], mention: str, report: str, names: dict[str, str]) -> str | None:
    """The last status of the person whom a report mentions with these words."""
    who = {p["id"] for p in book["people"] for m in p["mentions"] if m["text"] == mention and names[m["source"]] == report}
    last = [s["status"] for c in book["cases"] for s in c["status"] if s["person"] in who]
    return last[-1] if last else None


def _event_over(book: dict[str, Any], words: str) -> bool:
    """Whether some event counts as having happened on the strength of these words alone."""
    claims = {c["id"]: c for c in book["claims"]}
    grave = ("killing", "imprisonment", "forced_return", "torture")
    for e in book["events"]:
        quotes = [q["text"] for c in e["claims"] for q in claims[c]["quotes"]]
        if e["happened"] == "yes" and e["kind"] in grave and quotes and all(words in q or q in words for q in quotes):
            return True
    return False


def _published(book: dict[str, Any], report: str) -> str | None:
    return next((s["published"]["earliest"] for s in book["sources"] if s["name"] == report), None)


def _verbatim(book: dict[str, Any]) -> tuple[int, int]:
    texts = {s["id"]: s["text"] for s in book["sources"]}
    quotes = [q for c in book["claims"] for q in c["quotes"]] + [q for p in book["people"] for q in p["mentions"]]
    return sum(texts[q["source"]][q["start"] : q["end"]] == q["text"] for q in quotes), len(quotes)
