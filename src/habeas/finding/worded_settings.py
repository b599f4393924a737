"""When, where and to how many something happened, in languages without a grammar here: what stands in the clause, else before it in the sentence."""

from __future__ import annotations

from habeas.finding.annotations import Cast, PlaceMention
from habeas.finding.circumstances import Setting
from habeas.finding.worded_marks import BESIDE, marks
from habeas.model.amount import Amount
from habeas.model.events import EventKind
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

OUTSIDE = 40
"""Letters that a time or place outside the clause counts as farther away."""
BEHIND = 12
"""Letters that one behind the trigger counts as farther away than one before it."""
TELLING = 60
"""Letters before a time in which the verb stands that says when something was told."""
GOAL = 60
"""Letters that a place people were brought to counts as farther away than where they were taken."""


AT_HOME = frozenset({"detention", "imprisonment", "interrogation", "forced_return", "release", "death_in_custody"})
"""What a state does in its own land, so that its name alone says where: "Laos expulsó a nueve"; its agents abduct anywhere."""


def _away(span: Span, trigger: Span, clause: Span) -> int:
    ahead = span.end <= trigger.start
    far = trigger.start - span.end if ahead else span.start - trigger.end + BEHIND
    return far + (0 if clause.covers(span) else OUTSIDE)


def when_told(setting: Setting, whole: Span, clause: Span, trigger: Span) -> When:
    """The time told nearest, first in the clause; "now" dates nothing that has happened."""
    known = marks(setting.parse.language.split("-")[0])
    near = [
        t
        for t in setting.times
        if t.shape == "point"
        and t.when.known
        and whole.covers(t.span)
        and not known.at("now", t.when.words or "")
        and (t.span.end <= trigger.start or not known.time_first)
        and not _to_come(t.when, setting.parse.published)
        and not known.at("telling_before", setting.parse.text.text[max(0, t.span.start - TELLING) : t.span.start])
    ]
    return min(near, key=lambda t: (_away(t.span, trigger, clause), t.span.start)).when if near else NEVER_SAID


def _to_come(when: When, published: When) -> bool:
    """Whether a time lies behind the day of printing, so that nothing told as fact can have happened then."""
    return bool(when.earliest and published.latest and when.earliest > published.latest)


def where_told(setting: Setting, cast: Cast, whole: Span, clause: Span, trigger: Span, kind: EventKind) -> str | None:
    """The place told nearest, first in the clause and marked as where it happened; where people were brought to comes last."""
    near = [
        p
        for p in setting.gazetted.mentions
        if (p.role == "place" or (p.role == "metonym" and kind in AT_HOME))
        and whole.covers(p.span)
        and not _of_body(setting, p)
        and not _of_name(cast, p)
    ]
    return min(near, key=lambda p: (_place_away(setting, p, clause, trigger), p.span.start)).entity if near else None


def _of_name(cast: Cast, p: PlaceMention) -> bool:
    """Whether the words stand in a person's name."""
    return any(m.form == "name" and m.span.covers(p.span) for m in cast.near(p.span))


def _of_body(setting: Setting, p: PlaceMention) -> bool:
    """Whether a place's name only says whose minister, police or people are meant."""
    return marks(setting.parse.language.split("-")[0]).at("body_after", setting.parse.text.text[p.span.end : p.span.end + BESIDE])


def _place_away(setting: Setting, p: PlaceMention, clause: Span, trigger: Span) -> int:
    text, known = setting.parse.text.text, marks(setting.parse.language.split("-")[0])
    before, after = text[max(0, p.span.start - BESIDE) : p.span.start], text[p.span.end : p.span.end + BESIDE]
    far = _away(p.span, trigger, clause)
    if known.at("goal_before", before) or known.at("goal_after", after):
        far += GOAL
    elif known.at("origin_before", before) or known.at("origin_after", after):
        far -= BESIDE
    elif known.at("of_before", before):
        far += GOAL
    elif p.role == "metonym":
        far += BESIDE
    country = setting.by_id.get(p.entity)
    return far + (BEHIND if country is not None and country.kind == "country" else 0)


def how_many(setting: Setting, cast: Cast, chosen: tuple[str, ...], clause: Span, trigger: Span) -> Amount | None:
    """How many it befell: the number of the group chosen; a number in the clause only where nobody was named."""
    who = [p for p in map(cast.who, chosen) if isinstance(p, Person)]
    groups = [p.count for p in who if p.kind == "group" and p.count is not None]
    if who:
        return max(groups, key=lambda a: a.high or a.low or 0) if groups else None
    return number_told(setting, cast, clause, trigger)


def number_told(setting: Setting, cast: Cast, clause: Span, trigger: Span) -> Amount | None:
    """The number in a clause nearest to its trigger, of nobody who is spoken of elsewhere."""
    theirs = [m.span for m in cast.inside(clause) if m.form == "group"]
    near = [
        a
        for a in setting.amounts
        if a.shape == "count" and a.amount.known and clause.covers(a.span) and not any(a.span.overlap(t) for t in theirs)
    ]
    return min(near, key=lambda a: (_away(a.span, trigger, clause), a.span.start)).amount if near else None
