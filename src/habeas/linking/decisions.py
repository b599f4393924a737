"""From people's decisions to ids: a decision names words of a source; the person or event that those words speak of is found again after any re-reading."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.findings import Findings
from habeas.model.judgement import Judgement, standing
from habeas.model.quote import Quote

Pair = tuple[str, str]
ABOUT = {"same_person": "person", "different_person": "person", "same_incident": "event", "different_incident": "event"}


def decided(findings: Sequence[Findings], judgements: Sequence[Judgement]) -> tuple[dict[Pair, Judgement], dict[Pair, Judgement]]:
    """Pairs of ids that must be together and pairs that must not, the latest standing decision on each pair.

    A decision whose words speak of nobody that was found is left out; it stays in the ledger and holds again when they are found again.
    """
    by_source = {f.source.id: f for f in findings}
    latest: dict[Pair, Judgement] = {}
    for j in standing(tuple(judgements)):
        if j.verdict not in ABOUT:
            continue
        one, two = (_about(quotes, ABOUT[j.verdict], by_source) for quotes in (j.on, j.other))
        if one and two and one != two:
            latest[min(one, two), max(one, two)] = j
    together = {p: j for p, j in latest.items() if j.verdict.startswith("same")}
    apart = {p: j for p, j in latest.items() if j.verdict.startswith("different")}
    return together, apart


def _about(quotes: tuple[Quote, ...], kind: str, by_source: dict[str, Findings]) -> str | None:
    """The person or event that a decision's words speak of: the one whose own quotes share most of them."""
    best: tuple[float, str] | None = None
    for q in quotes:
        findings = by_source.get(q.source)
        if findings is None:
            continue
        for entity, own in _anchors(findings, kind):
            shared = q.span.overlap(own.span)
            if shared:
                fit = (shared / max(len(q.span), len(own.span)), entity)
                if best is None or fit[0] > best[0] or (fit[0] == best[0] and entity < best[1]):
                    best = fit
    return best[1] if best else None


def _anchors(findings: Findings, kind: str) -> list[tuple[str, Quote]]:
    """The quotes that stand for each person (mentions) or event (its claims)."""
    if kind == "person":
        return [(p.id, m) for p in findings.people for m in p.mentions]
    events = {e.id for e in findings.events}
    own = [(c.event, q) for c in findings.claims if c.event in events for q in c.quotes]
    return [(e, q) for e, q in own if e is not None]
