"""A case's title: who, what, where, when, in a line that a person can say aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from habeas.casefile.dossier import Dossier
from habeas.model.amount import Amount
from habeas.model.events import Event
from habeas.model.people import Person
from habeas.model.when import When

HAPPENED: dict[str, str] = {
    "detention": "detained",
    "forced_return": "sent back",
    "imprisonment": "imprisoned",
    "interrogation": "held for interrogation",
    "torture": "tortured or ill-treated",
    "killing": "killed",
    "death_in_custody": "died in custody",
    "disappearance": "disappeared",
    "abduction": "abducted",
    "trafficking": "trafficked",
    "escape": "escaped",
    "crossing": "crossed a border",
    "release": "released",
    "reunion": "reunited",
    "appeal": "appeal",
    "protest": "protest",
    "statement": "statement",
    "ruling_or_law": "ruling",
    "other": "other event",
}
"""Each kind of event in plain words."""


def number(a: Amount | None) -> str:
    """An amount in words: "9 or more", "30 to 40", "about 500"."""
    if a is None or not a.known:
        return (a.words or "") if a else ""
    about = "about " if a.approximate else ""
    if a.low == a.high:
        return f"{about}{a.low:g}"
    if a.high is None:
        return f"{a.low:g} or more"
    return f"up to {a.high:g}" if a.low is None else f"{about}{a.low:g} to {a.high:g}"


def day(iso: str) -> str:
    """A day as people write it: 4 November 2017."""
    d = date.fromisoformat(iso)
    return f"{d.day} {d:%B} {d.year}"


def time(w: When) -> str:
    """A time in words as exact as it is known, "" where nothing is known."""
    if not w.known:
        return w.words or ""
    if w.earliest is None or w.latest is None:
        return f"before {day(w.latest)}" if w.latest else f"since {day(w.earliest or '')}"
    first, last = date.fromisoformat(w.earliest), date.fromisoformat(w.latest)
    if first == last:
        return day(w.earliest)
    if w.precision == "month":
        return f"{first:%B} {first.year}"
    if w.precision == "year":
        return str(first.year)
    if first.year == last.year and first.month == last.month:
        return f"{first.day} to {day(w.latest)}"
    return f"{day(w.earliest)} to {day(w.latest)}"


def call(d: Dossier, id_: str, deep: bool = True) -> str:
    """What to call a person: the name, else the relation to someone with a name, else the report's own words."""
    if id_ not in d.people:
        return d.organisations[id_].name if id_ in d.organisations else id_
    return called(d.people[id_], d.people, deep)


def the(d: Dossier, id_: str) -> str:
    """What to call a person inside a sentence: "the wife of ..." where there is no name."""
    words = call(d, id_)
    p = d.people.get(id_)
    return f"the {words}" if p and not p.names and p.kin and p.kind != "group" else words


def called(p: Person, people: dict[str, Person], deep: bool = True) -> str:
    """What to call a person, given all people by id."""
    if p.names:
        return p.names[0].text
    if deep and p.kin and p.kind != "group":
        k = next((k for k in p.kin if k.to in people and people[k.to].names), p.kin[0])
        if k.to in people:
            age = f" ({number(p.age)})" if p.age and p.age.known and (p.age.high or 99) < 18 else ""
            return f"{k.relation} of {called(people[k.to], people, False)}{age}"
    words = max((m.text for m in p.mentions if len(m.text.split()) > 1), key=lambda t: (-abs(len(t) - 25), t), default="")
    many = number(p.count)
    if p.kind == "group" and not words:
        return f"{many} people" if many else "a group"
    return words or (p.mentions[0].text if p.mentions else "an unnamed person")


def together(d: Dossier, who: Sequence[str]) -> str:
    """Several people in one phrase: "Wife and son (4) of Lee Tae-won", "Kim Ok and others"."""
    names = [call(d, v) for v in who[:2]]
    halves = [n.split(" of ", 1) for n in names]
    if len(who) >= 2 and all(len(h) == 2 and not d.people[v].names for h, v in zip(halves, who[:2], strict=True)):
        tails = [h[1].split(" (")[0] for h in halves]
        if tails[0] == tails[1]:
            ages = [" (" + h[1].split(" (")[1] if " (" in h[1] else "" for h in halves]
            names = [f"{halves[0][0]}{ages[0]} and {halves[1][0]}{ages[1]} of {tails[0]}"]
    if len(who) > 2:
        names.append("others")
    people = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else (names[0] if names else "Unknown people")
    return people[0].upper() + people[1:]


def title(d: Dossier, main: Event | None, victims: Sequence[str]) -> str:
    """One line for a case: its people, what happened to them, where and when."""
    who = [v for v in (d.victims(main) if main else ()) if v in victims] or list(victims)
    who.sort(key=lambda v: (d.is_group(v), not d.people[v].names, -len(d.about[v]), v))
    people = together(d, who)
    if main is None:
        return f"{people}: appeal"
    many = f" ({number(main.count)})" if main.count and main.count.known and not who and main.count.low != 1 else ""
    where = d.places[main.place].name if main.place in d.places else ""
    parts = [f"{HAPPENED[main.kind]}{' in ' + where if where else ''}", time(main.when)]
    return f"{people}{many}: {', '.join(p for p in parts if p)}"
