"""The points of a sentence as drafts of claims, each in the smallest clause that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.finding.ages import ages
from habeas.finding.annotations import Sentence
from habeas.finding.claim_drafts import Draft, Setting
from habeas.finding.deed_counts import deed_counts
from habeas.finding.deed_days import deed_days
from habeas.finding.of_whom import of_whom, sentenced
from habeas.finding.points import counts, points
from habeas.model.quote import Span

ALONE = frozenset({"official name"})
"""Points whose own words are the whole claim: that somebody is the prosecutor is not what the prosecutor says."""

BARE = 6
"""Letters beside a denial that say what is denied; "have no basis" alone says nothing."""


def of_points(setting: Setting, s: Sentence, drafts: list[Draft]) -> Iterator[Draft]:
    """What the sentence tells of charge, cause, will and the like, each in the smallest clause that holds it."""
    for point in points(setting.parse, s):
        holding = [d for d in drafts if d.span.covers(point.span)]
        if point.sort == "denial":
            holding = [d for d in holding if len(d.span) >= len(point.span) + BARE]
        head = setting.parse.token_at(point.span.start)
        if head is not None and point.sort in ALONE:
            yield Draft(point.span, head, point=point)
        elif head is not None:
            least = min(holding, key=lambda d: len(d.span), default=None)
            said = [
                u.content
                for u in setting.said_near.near(s.span)
                if u.content.covers(point.span) and s.span.covers(u.content) and len(u.content) >= len(point.span) + BARE
            ]
            yield Draft(
                least.span if least else min(said, key=len, default=s.span),
                least.head if least else head,
                True,
                None,
                least.cue if least else None,
                point,
                sentenced(setting.parse, setting.cast, point.span) if point.sort == "sentence" else None,
            )
    for point, whose in ages(setting.parse, setting.cast, s):
        holding = [d for d in drafts if d.span.covers(point.span)]
        head = setting.parse.token_at(point.span.start)
        if head is not None:
            least = min(holding, key=lambda d: len(d.span), default=Draft(s.span, head))
            yield Draft(least.span, head, True, None, least.cue, point, whose)
    for point, head in deed_days(setting.parse, setting.times_near.near(s.span), s):
        word = setting.parse.tokens[head]
        holding = [d for d in drafts if d.span.covers(point.span) and d.span.start <= word.start < d.span.end]
        least = min(holding, key=lambda d: len(d.span), default=Draft(s.span, head))
        whose = of_whom(setting.parse, setting.cast, head) if setting.parse.grammatical else None
        yield Draft(least.span, head, True, None, least.cue, point, whose)
    yield from _counts(setting, s, drafts)


def _counts(setting: Setting, s: Sentence, drafts: list[Draft]) -> Iterator[Draft]:
    """How many people are counted, and of what: by the verb that tells what was done to them, else by the clause that counts them."""
    done = list(deed_counts(setting.parse, s.span, setting.amounts_near.near(s.span)))
    for point, head in done:
        word = setting.parse.tokens[head]
        holding = [d for d in drafts if d.span.covers(point.span) and d.span.start <= word.start < d.span.end]
        least = min(holding, key=lambda d: len(d.span), default=Draft(s.span, head))
        yield Draft(least.span, head, True, None, least.cue, point)
    for span, d in _clauses(setting, s, drafts):
        for point in counts(setting.parse, span, setting.amounts_near.near(span)):
            at = setting.parse.token_at(point.span.start)
            if at is not None and not any(p.span.overlap(point.span) for p, _ in done):
                yield Draft(d.span, at, True, None, d.cue, point)


def _clauses(setting: Setting, s: Sentence, drafts: list[Draft]) -> Iterator[tuple[Span, Draft]]:
    """The smallest clauses that count people, each with the claim it lies in; without grammar, what stands between two commas."""
    by_span = {d.span: d for d in drafts}
    if setting.parse.grammatical:
        for span, d in by_span.items():
            if not any(span.covers(o) and span != o and _counted(setting, o) for o in by_span):
                yield span, d
        return
    for m in re.finditer(r"[^,;:，；：、]+", setting.parse.words(s.span)):
        span = Span(s.span.start + m.start(), s.span.start + m.end())
        holding = [d for d in drafts if d.span.overlap(span)]
        yield span, min(holding, key=lambda d: (-d.span.overlap(span), len(d.span)), default=Draft(s.span, s.first))


def _counted(setting: Setting, span: Span) -> bool:
    """Whether a clause holds a number of its own to be counted."""
    return any(True for _ in counts(setting.parse, span, setting.amounts_near.near(span)))
