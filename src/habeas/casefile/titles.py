"""A case's title: who, what, where, when, in a line that a person can say aloud."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casefile.dossier import Dossier
from habeas.casefile.incidents import alike
from habeas.model.events import Event
from habeas.model.wording import HAPPENED, called, number, time


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


def whom(d: Dossier, main: Event | None, core: Sequence[Event], victims: Sequence[str]) -> tuple[str, ...]:
    """Those whom a case's title names, in its order: single people before groups, named before unnamed, most told of first.

    Where the main event has no victims those of events like it stand for it: nobody is named beside what befell others.
    """
    who = [v for v in (d.victims(main) if main else ()) if v in victims]
    if not who:
        near = {v for e in core if main is None or alike(e, main) for v in d.victims(e)}
        who = [v for v in victims if v in near] if main else list(victims)
    return tuple(sorted(who, key=lambda v: (d.is_group(v), not d.people[v].names, -len(d.about[v]), v)))


def title(d: Dossier, main: Event | None, who: Sequence[str]) -> str:
    """One line for a case: its people, what happened to them, where and when."""
    people = together(d, who)
    if main is None:
        return f"{people}: appeal"
    many = f" ({number(main.count)})" if main.count and main.count.known and not who and main.count.low != 1 else ""
    joint = ", " if main.kind in ("forced_return", "escape", "crossing", "trafficking") else " in "
    where = d.places[main.place].name if main.place in d.places else ""
    parts = [f"{HAPPENED[main.kind]}{joint + where if where else ''}", time(main.when)]
    return f"{people}{many}: {', '.join(p for p in parts if p)}"
