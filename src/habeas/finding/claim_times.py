"""When a claim says that something was: the time of its event, else the one its own words give, and never that of the dateline."""

from __future__ import annotations

from habeas.finding.annotations import Parse
from habeas.finding.claim_drafts import Draft, Setting
from habeas.finding.grammar import VERBAL
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When


def when_of(setting: Setting, d: Draft) -> When:
    """The time that a draft of a claim tells."""
    if d.point is not None and d.point.when is not None:
        return d.point.when
    if d.event is not None and (d.event.when.known or not setting.parse.grammatical):
        return d.event.when  # without grammar another time in the sentence may be that of the telling
    near = setting.times_near.near(d.span)
    told = [t for t in near if t.shape == "point" and d.span.covers(t.span) and not _filed(setting.parse, t.span)]
    if d.point is not None:  # of several times in a clause the one beside the words that tell the point
        at = d.point.span.start
        told.sort(key=lambda t: (not setting.parse.grammatical and t.span.start > at, abs(t.span.start - at), t.span.start))
    elif setting.parse.grammatical:  # "who went in in July left on Saturday": the one that hangs on the clause's own verb
        told.sort(key=lambda t: not _under(setting.parse, t.span, d.head))
    return told[0].when if told else NEVER_SAID


def _under(parse: Parse, time: Span, head: int) -> bool:
    """Whether a time hangs on a verb, with no other verb between them."""
    first = parse.token_at(time.start)
    verb = next((i for i in parse.ancestors(first) if parse.tokens[i].pos in VERBAL), None) if first is not None else None
    return verb == head


def _filed(parse: Parse, time: Span) -> bool:
    """Whether a time stands in a dateline: it says when the report was filed."""
    first = parse.token_at(time.start)
    return first is not None and any(parse.tokens[i].dep == "meta" for i in (first, *parse.ancestors(first)))
