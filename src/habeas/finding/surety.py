"""How sure a claim is: of claims with confidence .9 about nine in ten are right, as far as labelled reports tell.

A sum of small weights over signs that anybody can read off the report (`words/any/surety.toml`, fitted by `tools/train/surety.py` on claims that
people judged; docs/reference/confidence.md). Without the weights every claim gets the same middle value.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator, Sequence

from habeas.finding.annotations import Cast, Parse
from habeas.finding.lexicon import words
from habeas.finding.nearby import Nearby
from habeas.model.claims import Claim
from habeas.model.quote import Span

LEAST, MOST = 0.05, 0.97
MANY, LEAD, SHORT = 3, 300, 1500
"""Subjects from which a claim speaks of many; code points from the beginning that count as the lead; code points below which a report is short."""
LENGTHS = ((5, "quote of a few words"), (14, "quote of a clause"), (28, "quote of a sentence"))


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """What matters of a report for all its claims: whether it was read with a grammar, where its article begins, whether it is short."""

    grammatical: bool
    first: int
    short: bool

    @classmethod
    def of(cls, parse: Parse) -> Report:
        """That of a parsed report."""
        article = parse.text.source.main_text
        return cls(parse.grammatical, min((s.start for s in article), default=0), sum(map(len, article)) < SHORT)


def sure(claims: Iterable[Claim], kinds: dict[str, str], cast: Cast, parse: Parse) -> tuple[Claim, ...]:
    """The claims of a report with their confidence. `kinds`: id of an event to its kind."""
    told = tuple(claims)
    near = Nearby(told, lambda c: c.quotes[0].span)
    report = Report.of(parse)
    out = []
    for c in told:
        shown = tuple(signs(c, kinds.get(c.event or ""), cast, near.near(c.quotes[0].span), report))
        out.append(dataclasses.replace(c, confidence=confidence(shown), why="; ".join(w for w in (c.why, _moved(shown)) if w)))
    return tuple(out)


def signs(c: Claim, kind: str | None, cast: Cast, beside: Sequence[Claim], report: Report) -> Iterator[str]:
    """What a reader can see of a claim, each as a few words. `beside`: claims near it."""
    span = c.quotes[0].span
    yield f"tells of {kind or 'no event'}"
    yield f"kind {c.kind}"
    yield f"stance {c.stance}" + (", negated" if c.negated else "")
    yield f"voice {c.speaker.kind}" + ("" if c.speaker.entity or c.speaker.kind == "media" else ", nobody in particular")
    yield from (word for word, holds in _plain(c, span, report) if holds)
    yield _bound(c, cast, span)
    yield next((word for most, word in LENGTHS if len(c.quotes[0].text.split()) <= most), "quote of a long sentence")
    over = [o for o in beside if (q := o.quotes[0]).start < span.end and span.start < q.end and o.id != c.id]
    if any((o.speaker.entity, o.speaker.name) != (c.speaker.entity, c.speaker.name) for o in over):
        yield "another voice in the same words"
    if any(o.stance != c.stance for o in over):
        yield "another stance in the same words"
    if any(o.event not in (None, c.event) for o in over):
        yield "another event in the same words"


def _plain(c: Claim, span: Span, report: Report) -> tuple[tuple[str, bool], ...]:
    return (
        ("passed on", bool(c.speaker.relay)),
        ("own words", c.direct),
        ("read without grammar", not report.grammatical),
        ("dated", c.when.known),
        ("placed", c.place is not None),
        ("counted", c.amount is not None),
        ("in the lead", span.start - report.first < LEAD),
        ("in a short report", report.short),
        ("quotation marks inside", not c.direct and any(m in c.quotes[0].text for m in '“”"«»「」')),
    )


def _bound(c: Claim, cast: Cast, span: Span) -> str:
    """How the words name whom the claim is about."""
    if not c.subjects:
        return "about nobody"
    if len(c.subjects) >= MANY:
        return "about several"
    forms = {m.form for m in cast.inside(span) if m.entity in c.subjects}
    for form, word in (("name", "by name"), ("organisation", "by name"), ("group", "by a word for a group"), ("nominal", "by a noun")):
        if form in forms:
            return f"about somebody {word}"
    return "about somebody by a pronoun" if forms else "about somebody named elsewhere"


def _weights() -> dict[str, float]:
    held: dict[str, float] = words("any", "surety").get("weights", {})
    return held


def confidence(shown: Iterable[str]) -> float:
    """The share of claims with these signs that are right."""
    held = _weights()
    score = held.get("always", 0.0) + sum(held.get(sign, 0.0) for sign in shown)
    return round(min(MOST, max(LEAST, 1.0 / (1.0 + math.exp(-score)))), 2)


def _moved(shown: Sequence[str], most: int = 2) -> str:
    """The signs that moved the confidence most, each with its direction."""
    held = _weights()
    far = sorted(((abs(held.get(s, 0.0)), s) for s in shown), reverse=True)[:most]
    return "sure: " + ", ".join(f"{s} ({held[s]:+.1f})" for w, s in far if w >= 0.1) if far and far[0][0] >= 0.1 else ""
