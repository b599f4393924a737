"""The people of a case on its published page: what they are called, whose kin they are, what is known of them now."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from habeas.model.cases import Status
from habeas.model.events import VIOLATIONS
from habeas.model.people import Kin, Person
from habeas.model.wording import upper
from habeas.publishing.case_view import CaseView
from habeas.publishing.drawings import relations
from habeas.publishing.page import CALM, esc
from habeas.publishing.site.speech import Speech

OPEN = frozenset({"unknown", "escaping"})
VOICES = 4
"""Speakers named beside a status; those beyond are counted."""


def tag(speech: Speech, status: str) -> str:
    """A status as a coloured word; the colour says nothing that the word does not."""
    look = "tag calm" if status in CALM else "tag" if status in OPEN else "tag grave"
    return f'<span class="{look}">{esc(speech.status(status))}</span>'


def ordered(v: CaseView) -> list[Person]:
    """A case's people: single ones first, those who suffered most first."""
    suffered = [x for e in v.events if e.kind in VIOLATIONS for x in e.entities("victim")]
    shown = (v.people[i] for i in v.case.people if i in v.people)
    return sorted(shown, key=lambda p: (p.kind == "group", p.id not in suffered, -suffered.count(p.id), v.names[p.id], p.id))


def people(v: CaseView, speech: Speech) -> str:
    """A card for each person, and a drawing of who is related to whom where several are."""
    told: dict[str, list[Status]] = {}
    for s in v.case.status:
        told.setdefault(s.person, []).append(s)
    shown = ordered(v)
    cards = "".join(_card(v, speech, p, told.get(p.id, [])) for p in shown)
    return f'<ul class="people">{cards}</ul>{_drawing(speech, shown)}' if cards else f"<p>{esc(speech.say('nobody'))}</p>"


def facts(v: CaseView, speech: Speech, p: Person) -> list[str]:
    """What is said of a person besides the name: other names, kin, age, how many, sex."""
    also = speech.also(p)
    said = [speech.say("also", names=", ".join(also))] if also else []
    said += [speech.say("kin", relation=speech.relation(k.relation), to=speech.names[k.to]) for k in p.kin if _tells(v, p, k)]
    said += [speech.say("age", age=speech.number(p.age))] if p.age and p.age.known else []
    said += [speech.persons(p.count)] if p.count and p.count.known else []
    said += [speech.sex(p)] if p.sex != "unknown" else []
    return [x for x in dict.fromkeys(said) if not speech.names[p.id].startswith(x)]


def earlier(told: Sequence[Status]) -> list[Status]:
    """What was known of a person before, the latest first; a status that only came again is told once."""
    return [s for s, after in reversed(list(itertools.pairwise(told))) if s.status != after.status]


def _card(v: CaseView, speech: Speech, p: Person, told: Sequence[Status]) -> str:
    known = facts(v, speech, p)
    about = f'<p class="small" dir="auto">{esc("; ".join(known))}</p>' if known else ""
    now = _status(v, speech, told[-1]) if told else f'<p class="small">{esc(speech.say("no_status"))}</p>'
    past = "".join(f"<li>{_status(v, speech, s)}</li>" for s in earlier(told))
    before = f'<p class="small label">{esc(speech.say("earlier"))}</p><ul class="earlier">{past}</ul>' if past else ""
    return f'<li><h3 dir="auto">{esc(speech.heading(p.id))}</h3>{about}{now}{before}</li>'


def _tells(v: CaseView, p: Person, k: Kin) -> bool:
    """Whether a tie says something: that somebody is the husband of "wife of Lee" is said by her name already."""
    to = v.people.get(k.to)
    return to is not None and not (p.names and not to.names and any(back.to == p.id for back in to.kin))


def since(speech: Speech, s: Status) -> list[str]:
    """From when on a status holds, and when that was reported."""
    words = [speech.say("since", time=speech.time(s.since)) if s.since.days == 1 else speech.time(s.since)] if s.since.known else []
    return words + ([speech.say("reported", time=speech.time(s.reported))] if s.reported and s.reported.known else [])


def _status(v: CaseView, speech: Speech, s: Status) -> str:
    words = since(speech, s)
    who = list(dict.fromkeys(speech.speaker(c) for c in v.claims if c.id in s.claims))
    named = ", ".join(who[:VOICES])
    words += [speech.say("by", names=speech.say("and_more", who=named, n=len(who) - VOICES) if len(who) > VOICES else named)] if who else []
    return f'{tag(speech, s.status)}<p class="small" dir="auto">{esc(upper("; ".join(words)))}</p>'


def _drawing(speech: Speech, shown: Sequence[Person]) -> str:
    here = {p.id for p in shown}
    ties = [(k.to, p.id, speech.relation(k.relation)) for p in shown for k in p.kin if k.to in here and k.to != p.id]
    tied = {x for of, who, _ in ties for x in (of, who)}
    if len(tied) < 3:
        return ""
    title = speech.say("relations")
    svg = relations(title, [(p.id, speech.names[p.id]) for p in shown if p.id in tied], ties)
    return f'<figure tabindex="0">{svg}<figcaption>{esc(title)}</figcaption></figure>'
