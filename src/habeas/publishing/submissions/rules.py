"""How the casebook answers the questions of a form, one small function each: answers with their words, and whether they are enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from habeas.model.countries import country
from habeas.model.events import Event
from habeas.model.people import Organisation, Place
from habeas.model.when import When
from habeas.model.wording import STATUSES, number, time, upper
from habeas.publishing.submissions.facts import Facts
from habeas.publishing.submissions.filled import Answer, Said

STATE = frozenset({"state", "foreign_state"})
WITH = 3
"""Others to whom the same happened that are named beside the person."""
_WHOLE = re.compile(r"\S{2,}[\s·]+\S*\w{2,}|[\u3400-\u9fff\uac00-\ud7a3]{2,}")
"""A full name: two words of more than an initial, or a name written together as Korean and Chinese ones are."""


@dataclass(frozen=True, slots=True)
class Found:
    """Answers, and whether the form is content with them."""

    answers: tuple[Answer, ...] = ()
    enough: bool = True


def full_name(f: Facts) -> Found:
    """Names that are real and whole; others are shown and are not enough."""
    real = [n.text for n in f.person.names if not n.pseudonym]
    names = real or [n.text for n in f.person.names]
    text = "; ".join(names) if real else "; ".join(f"{n} (not the real name)" for n in names)
    if not names:
        return Found((Answer(f.speech.heading(f.person.id), f.quoted(f.person.mentions[:1])),), False)
    return Found((Answer(text, f.mentioned(*names)),), any(_WHOLE.search(n) for n in real))


def sex(f: Facts) -> Found:
    """As the reports speak of the person."""
    said = f.said(f.attributes("sex")) or f.quoted(f.person.mentions[:1])
    return Found(() if f.person.sex == "unknown" else (Answer(f.speech.sex(f.person), said),))


def age(f: Facts) -> Found:
    """The age in years when the report was written."""
    known = f.person.age
    if not known or not known.known:
        return Found()
    said = f.said(f.attributes("age")) or f.mentioned(known.words, number(known)) or f.quoted(f.person.mentions[:1])
    return Found((Answer(f"{number(known)} years old when the report was written", said),))


def nationality(f: Facts) -> Found:
    """The country."""
    said = f.said(f.attributes("nationality")) or f.quoted(f.person.mentions[:1])
    return Found((Answer(country(f.person.nationality), said),) if f.person.nationality else ())


def occupation(f: Facts) -> Found:
    """The reports' words for what the person does."""
    said = f.said(f.attributes("occupation")) or f.mentioned(*f.person.occupations)
    return Found((Answer("; ".join(f.person.occupations), said),) if f.person.occupations else ())


def kin(f: Facts) -> Found:
    """Whose relative the person is, and who is theirs."""
    names, people = f.speech.names, f.view.people
    own = [f"{k.relation} of {names[k.to]}" for k in f.person.kin if k.to in names]
    theirs = [f"{names[p.id]} ({k.relation})" for p in people.values() if p.names for k in p.kin if k.to == f.person.id]
    told = "; ".join(dict.fromkeys([*own, *theirs]))
    return Found((Answer(upper(told), f.quoted(f.person.mentions[:1])),) if told else ())


def date(f: Facts) -> Found:
    """When the event was, and each other date that a source gives."""
    return Found() if not f.event else _dates(f, f.event)


def date_to_the_month(f: Facts) -> Found:
    """When the event was; enough where all its days lie in one month."""
    found = date(f)
    return Found(found.answers, f.event is not None and _one_month(f.event.when))


def _dates(f: Facts, e: Event) -> Found:
    dated = [c for c in f.told(e) if c.when.known]
    answers = (Answer(time(e.when), f.said(c for c in dated if c.when.meets(e.when)) or f.said(f.told(e)[:2])),) if e.when.known else ()
    others = {time(c.when): c for c in dated if not c.when.meets(e.when)}
    return Found((*answers, *(Answer(f"{said}, according to another account", f.said([c])) for said, c in others.items())))


def dates(f: Facts) -> Found:
    """When each thing that befell the person was, in order of time, and which of them nobody dates."""
    if len(f.suffered) < 2:
        return date(f)
    answers: list[Answer] = []
    for e in f.suffered:
        known = _dates(f, e).answers or (Answer("no source says when", f.said(f.told(e)[:1])),)
        answers += [Answer(f"{_kind(f, e)}: {a.text}", a.said) for a in known]
    return Found(tuple(answers), any(e.when.known for e in f.suffered))


def places(f: Facts) -> Found:
    """Where each thing that befell the person was, and of which of them nobody says."""
    if len(f.suffered) < 2:
        return place(f)
    answers = []
    for e in f.suffered:
        here = [c for c in f.told(e) if c.place == e.place]
        where = _where(f.view.places[e.place]) if e.place in f.view.places else "no source says where"
        answers.append(Answer(f"{_kind(f, e)}: {where}", f.said((here if e.place else []) or f.told(e)[:1])))
    return Found(tuple(answers), any(e.place in f.view.places for e in f.suffered))


def _kind(f: Facts, e: Event) -> str:
    return upper(f.speech.happened(e.kind))


def _one_month(w: When) -> bool:
    return w.earliest is not None and w.latest is not None and w.earliest[:7] == w.latest[:7]


def place(f: Facts) -> Found:
    """Where the event was, with the town, province and country it lies in."""
    if not f.event or f.event.place not in f.view.places:
        return Found()
    here = [c for c in f.told(f.event) if c.place == f.event.place]
    return Found((Answer(_where(f.view.places[f.event.place]), f.said(here or f.told(f.event)[:2])),))


def _where(p: Place) -> str:
    return ", ".join(dict.fromkeys(x for x in (p.name, p.city, p.region, p.country_name or country(p.country or "")) if x))


def state_forces(f: Facts) -> Found:
    """Bodies of a State that the sources name as having done it; where none is named, that it was the State's forces, if they say so."""
    return Found(_bodies(f, f.event, only_state=True))


def perpetrators(f: Facts) -> Found:
    """Whoever the sources name as having done any of it, of a State or not; of several events, which."""
    several = len(f.suffered) > 1
    told = [(f"{_kind(f, e)}: " if several else "", a) for e in f.suffered for a in _bodies(f, e, only_state=False)]
    return Found(tuple(Answer(of + a.text, a.said) for of, a in told))


def _bodies(f: Facts, e: Event | None, only_state: bool) -> tuple[Answer, ...]:
    if not e:
        return ()
    named = [f.organisations[i] for i in e.entities("perpetrator") if i in f.organisations]
    people = [] if only_state else [i for i in e.entities("perpetrator") if i in f.view.people]
    kept = [o for o in named if o.actor in STATE or not only_state]
    said = f.said(f.told(e))
    answers = (*(Answer(_body(o), said) for o in kept), *(Answer(f.speech.heading(i), said) for i in people))
    if not answers and e.actor in STATE:
        return (Answer("Forces of a State, which the sources do not name", said),)
    return answers


def _body(o: Organisation) -> str:
    kind = {"state": "of the State", "foreign_state": "of a foreign State"}.get(o.actor, "not known to be of a State")
    return f"{o.name} ({', '.join((kind, country(o.country)) if o.country else (kind,))})"


def authorities_say(f: Facts) -> Found:
    """What officials say of the events: that it is so, that it is not, that they cannot tell."""
    about = [
        c for c in f.view.claims if c.speaker.kind == "official" and (f.person.id in c.subjects or any(c.event == e.id for e in f.suffered))
    ]
    return Found(tuple(Answer(upper(f"{f.speech.speaker(c)} {one.stance}"), (one,)) for c in about for one in f.said([c])[:1]))


def circumstances(f: Facts) -> Found:
    """Each thing that befell the person, in order of time: when, where, who says so, with everything that is said of it."""
    return Found(tuple(_told(f, e) for e in f.suffered))


def _told(f: Facts, e: Event) -> Answer:
    said = f.said(f.told(e))
    with_whom = [f.speech.names[i] for i in e.entities("victim") if i in f.speech.names and i != f.person.id]
    what = _kind(f, e) + (f" with {' and '.join(with_whom)}" if 0 < len(with_whom) <= WITH else "")
    when = time(e.when) if e.when.known else "day not known"
    where = _where(f.view.places[e.place]) if e.place in f.view.places else "place not known"
    voices = list(dict.fromkeys(one.speaker for one in said))
    return Answer(f"{what}: {when}; {where}." + (f" Said by {', '.join(voices)}." if voices else ""), said)


def treatment(f: Facts) -> Found:
    """Torture, ill-treatment and death in custody."""
    hard = [e for e in f.suffered if e.kind in ("torture", "death_in_custody", "killing", "interrogation")]
    return Found(tuple(Answer(f.speech.event(e), f.said(f.told(e))) for e in hard))


def facilities(f: Facts) -> Found:
    """Places of detention that the sources name."""
    held = [(f.view.places[e.place], e) for e in f.suffered if e.place in f.view.places]
    return Found(tuple(Answer(_where(p), f.said(f.told(e))) for p, e in held if p.kind == "facility"))


def charge(f: Facts) -> Found:
    """Charges and reasons that the sources give."""
    claims = f.attributes("charge", "cause")
    return Found(tuple(Answer(one.words, (one,)) for one in f.said(claims)))


def status(f: Facts) -> Found:
    """What is known of the person now, since when, and who says so."""
    s = f.status
    if s is None:
        return Found()
    since = f", {time(s.since)}" if s.since.known else ""
    said = f.said(c for c in f.view.claims if c.id in s.claims)
    return Found((Answer(f"{upper(STATUSES[s.status])}{since}", said),))


def appeals(f: Facts) -> Found:
    """Who asked whom for the person, as the reports tell it."""
    out = []
    for a in f.appeals:
        to = ", ".join([f.speech.names[i] for i in a.to if i in f.speech.names] + list(a.words_to))
        who = f.speech.heading(a.by) if a.by in f.speech.names else "Somebody"
        claims = [c for c in f.view.claims if c.id in a.claims]
        said: tuple[Said, ...] = f.said(claims) or f.quoted(a.quotes)
        out.append(Answer(f"{who} appealed{' to ' + to if to else ''}: {a.what}", said))
    return Found(tuple(out))


RULES: dict[str, Callable[[Facts], Found]] = {
    rule.__name__: rule
    for rule in (
        full_name, sex, age, nationality, occupation, kin, date, date_to_the_month, dates, place, places, state_forces, perpetrators, authorities_say, circumstances,
        treatment, facilities, charge, status, appeals,
    )
}  # fmt: skip
