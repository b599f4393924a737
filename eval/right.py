"""When a stored claim is right: the definition that confidence is measured against (docs/reference/confidence.md says it in words).

Only claims on passages that a gold speaks of can be judged, so each judge gives claim id to right or wrong and leaves the rest out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.books import ACCEPTANCE, HRDS, INCIDENTS, SHARED, module, script

Judged = dict[str, bool]
"""Claim id to whether it is right."""
STANCES: dict[str, frozenset[str]] = {
    "asserted": frozenset({"asserted"}),
    "hedged": frozenset({"hedged", "not_confirmed"}),
    "denied": frozenset({"denied", "not_confirmed"}),
    "unknown": frozenset({"not_confirmed", "denied", "hedged"}),
    "predicted": frozenset({"predicted", "feared"}),
    "requested": frozenset({"asked"}),
}
"""Mode of a gold claim to the stances that agree with it."""
KINDS: dict[str, frozenset[str]] = {
    "DETAIN": frozenset({"detention", "imprisonment", "interrogation", "abduction"}),
    "RETURN": frozenset({"forced_return"}),
    "ABDUCT": frozenset({"abduction", "disappearance", "detention"}),
    "DISAPPEAR": frozenset({"disappearance", "abduction"}),
    "RELEASE": frozenset({"release"}),
    "KILL": frozenset({"killing", "death_in_custody"}),
    "EXECUTE": frozenset({"killing"}),
    "DEATH": frozenset({"killing", "death_in_custody"}),
    "TORTURE": frozenset({"torture"}),
    "SENTENCE": frozenset({"imprisonment", "ruling_or_law"}),
    "ESCAPE": frozenset({"escape", "crossing"}),
    "REUNITE": frozenset({"reunion"}),
    "TRANSFER": frozenset({"detention", "imprisonment", "forced_return", "abduction"}),
}
"""Code of a gold claim to the kinds of event that agree with it; the kind is not judged against other codes."""
ACTS = frozenset().union(*KINDS.values()) - {"ruling_or_law"}


def half(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches of a text share at least half of the shorter."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= min(a[1] - a[0], b[1] - b[0])


def speaks_of(claim: dict[str, Any], kinds: dict[str, str], gold: dict[str, Any], start: int, end: int) -> bool:
    """Whether a gold claim speaks of what a claim says: it stands on half of the claim's own words, or inside them with the same kind of act."""
    held = (gold["evidence"]["start"], gold["evidence"]["end"])
    mostly = 2 * (min(held[1], end) - max(held[0], start)) >= end - start
    kind = kinds.get(claim["event"] or "")
    return half(held, (start, end)) and (mostly or kind in KINDS.get(gold["code"], ()))


def quotes(claim: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Source and bounds of each quote of a claim."""
    return [(q["source"], q["start"], q["end"]) for q in claim["quotes"]]


# -- restated reports: voice, stance and kind
def incidents(book: Path) -> Judged:
    """A claim is right when a gold claim on the same passage agrees in voice, stance and kind of event."""
    scorer = module(INCIDENTS / "score_cases.py")
    casebook = json.loads(book.read_text(encoding="utf-8"))
    report = {s["id"]: Path(s["name"]).stem for s in casebook["sources"]}
    voices = {(c["doc"], c["start"], c["end"], c["mode"]): c["speaker"] for c in _converted(book)}
    kinds = {e["id"]: e["kind"] for e in casebook["events"]}
    gold: dict[str, list[Any]] = {}
    for line in (INCIDENTS / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold.setdefault(row["doc"], []).append(row)
    judged: Judged = {}
    for claim in casebook["claims"]:
        for source, start, end in quotes(claim):
            near = [g for g in gold.get(report[source], ()) if speaks_of(claim, kinds, g, start, end)]
            if near:
                name = _voice(claim, voices, report[source], start, end)
                judged[claim["id"]] = any(scorer.speaker_match(name, g["speaker"]) and agrees(claim, kinds, g) for g in near)
    return judged


def _converted(book: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads(script(INCIDENTS / "from_casebook.py", book))["claims"]


def _voice(claim: dict[str, Any], voices: dict[Any, str | None], report: str, start: int, end: int) -> str | None:
    """The name of who speaks, as the adapter that comes with the data gives it."""
    said = claim["speaker"].get("name")
    if said:
        return str(said)
    return next((name for (d, s, e, _), name in voices.items() if (d, s, e) == (report, start, end)), None)


def agrees(claim: dict[str, Any], kinds: dict[str, str], gold: dict[str, Any]) -> bool:
    """Whether a claim has the stance of a gold claim and, where it tells of an act and the gold names one, its kind."""
    stance = claim["stance"] in STANCES[gold["mode"]] or (claim["negated"] and gold["mode"] in ("denied", "unknown"))
    kind = kinds.get(claim["event"] or "")
    return stance and (kind not in ACTS or gold["code"] not in KINDS or kind in KINDS[gold["code"]])


# -- the five reports: voice, stance and about whom
def reports(book: Path) -> Judged:
    """A claim is right when a gold claim on the same passage agrees in voice, stance and about whom."""
    scorer = module(ACCEPTANCE / "score_reports.py")
    gold = json.loads((ACCEPTANCE / "reports_gold.json").read_text(encoding="utf-8"))
    s = scorer.Scorer(gold, json.loads(book.read_text(encoding="utf-8")), str(SHARED / "reports"))
    s.align_people()
    judged: Judged = {}
    for claim in s.b.claims:
        near = [g for g in gold["claims"] if any(scorer.share(scorer.span(g["evidence"]), at) for at in s.cspan[claim["id"]])]
        if near:
            judged[claim["id"]] = any(
                s.speaker_ok(claim["speaker"], g["speaker"], g["doc"])
                and s.subject_ok(claim, g) is not False
                and claim["stance"] in _stances(scorer, g)
                for g in near
            )
    return judged


def _stances(scorer: Any, gold: dict[str, Any]) -> set[str]:
    """The stances that the scorer of the five reports takes for a gold claim."""
    accepted = set(scorer.STANCE[gold["certainty"]])
    if gold["hedge"]:
        accepted |= {"hedged", "not_confirmed"}
    if gold["predicate"] in scorer.ASKING:
        accepted |= {"asked", "asserted"}
    if gold["predicate"] in ("unaware_of", "whereabouts", "fate"):
        accepted |= {"denied", "not_confirmed"}
    return accepted


# -- news on defenders: kind and to whom
def hrds(book: Path, part: str) -> Judged:
    """A claim of a violation against somebody named is right when the gold of its article names that victim and that kind of violation."""
    scorer = module(HRDS / "score.py")
    gold = {str(g["id"]): g for g in scorer.read_gold(str(HRDS / f"{part}.json"))}
    casebook = json.loads(book.read_text(encoding="utf-8"))
    article = {s["id"]: Path(s["name"]).stem for s in casebook["sources"]}
    events = {e["id"]: e for e in casebook["events"] if e["sdg"] and e["happened"] != "no"}
    names = {p["id"]: [n["text"] for n in p["names"]] for p in casebook["people"]}
    judged: Judged = {}
    for claim in casebook["claims"]:
        event, g = events.get(claim["event"] or ""), gold.get(article[claim["quotes"][0]["source"]])
        victims = [r["entity"] for r in event["roles"] if r["role"] == "victim"] if event else []
        named = [n for v in victims if v in claim["subjects"] for n in names.get(v, [])]
        if event is not None and g is not None and g["victims"] and named:
            known = [v["name"] for v in g["victims"]]
            kind = event["sdg"].replace("_", " ") in g["violation_types"]
            judged[claim["id"]] = kind and any(n in k or k in n for n in named for k in known)
    return judged
