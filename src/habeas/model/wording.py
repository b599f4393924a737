"""The nouns in plain English: what happened, how many, when, and what to call someone who has no name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from habeas.model.amount import Amount
from habeas.model.people import Person
from habeas.model.source import Source
from habeas.model.when import When

ADULT = 18
MONTHS = "January February March April May June July August September October November December".split()
"""Named here because the calendar's own names change with the machine's language."""
UNNAMED = "an unnamed source"
"""What somebody is called who says so and has no name."""
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

STATUSES: dict[str, str] = {
    "free": "free",
    "at_risk": "at risk",
    "escaping": "in flight",
    "detained": "detained",
    "imprisoned": "imprisoned",
    "forcibly_returned": "sent back by force",
    "missing": "missing",
    "dead": "dead",
    "claimed_dead": "said to be dead, not proven",
    "released": "released",
    "reunited": "reunited",
    "resettled": "in safety elsewhere",
    "abducted_not_returned": "abducted, not returned",
    "unknown": "fate unknown",
}
"""What is known of a person, in plain words."""

TITLE = 48
"""Characters of a title that stand for a report without an outlet."""


def number(a: Amount | None) -> str:
    """An amount in words: "9 or more", "30 to 40", "about 500"."""
    if a is None or not a.known:
        return (a.words or "") if a else ""
    about = "about " if a.approximate else ""
    low, high = digits(a.low), digits(a.high)
    if a.low == a.high:
        return f"{about}{low}"
    if a.high is None:
        return f"{low} or more"
    return f"up to {high}" if a.low is None else f"{about}{low} to {high}"


def digits(n: float | int | None) -> str:
    """A number in digits: whole where it is whole, never as a power of ten; "" for none."""
    if n is None:
        return ""
    return str(int(n)) if n == int(n) else f"{n:g}"


def day(iso: str) -> str:
    """A day as people write it: 4 November 2017."""
    d = date.fromisoformat(iso)
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


def time(w: When) -> str:
    """A time in words as exact as it is known, "" where nothing is known."""
    if not w.known:
        return w.words or ""
    if w.earliest is None or w.latest is None:
        return f"by {day(w.latest)}" if w.latest else f"since {day(w.earliest or '')}"
    first, last = date.fromisoformat(w.earliest), date.fromisoformat(w.latest)
    if first == last:
        return day(w.earliest)
    if w.precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if w.precision == "year":
        return str(first.year)
    if first.year == last.year and first.month == last.month:
        return f"{first.day} to {day(w.latest)}"
    return f"{day(w.earliest)} to {day(w.latest)}"


def called(p: Person, people: Mapping[str, Person], deep: bool = True) -> str:
    """What to call a person, given all people by id."""
    if p.names:
        return p.names[0].text
    if deep and p.kin and p.kind != "group":
        k = next((k for k in p.kin if k.to in people and people[k.to].names), p.kin[0])
        if k.to in people:
            age = f" ({number(p.age)})" if p.age and p.age.known and (p.age.high or ADULT) < ADULT else ""
            return f"{k.relation} of {called(people[k.to], people, False)}{age}"
    told = [m.text for m in p.mentions if len(m.text.split()) > 1 and m.text.split()[-1] not in ("them", "those")]
    words = max(told, key=lambda t: (-abs(len(t) - 25), t), default="")
    many = number(p.count)
    if p.kind == "group" and not words:
        return f"{many} people" if many else "a group"
    return words or (p.mentions[0].text if p.mentions else "an unnamed person")


def report(s: Source) -> str:
    """What to call a report: its outlet, else its title cut short, else the name of its file."""
    title = s.title if s.title is None or len(s.title) <= TITLE else s.title[: s.title.rfind(" ", 0, TITLE)].rstrip(' ,–—-:;“"') + " …"
    return s.outlet or title or s.name


def upper(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]
