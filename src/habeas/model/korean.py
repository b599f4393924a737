"""The nouns in Korean, as wording.py says them in English: people, times, numbers, what happened, a case's title, an open question."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources

from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile, Question
from habeas.model.countries import in_korean
from habeas.model.people import Organisation, Person, Place
from habeas.model.when import When
from habeas.model.wording import ADULT, HAPPENED, digits
from habeas.model.wording import called as in_english

HANGUL = re.compile(r"[가-힣]")


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The reviewed Korean words, by table."""
    return tomllib.loads(resources.files("habeas.model").joinpath("words", "korean.toml").read_text(encoding="utf-8"))


def number(a: Amount | None, unit: str = "") -> str:
    """An amount in words with what it counts: "9명 이상", "30~40명", "약 500명"."""
    if a is None or not a.known:
        return (a.words or "") if a else ""
    say = words()["numbers"]
    if a.low == a.high:
        said = digits(a.low) + unit
    elif a.high is None:
        return say["least"].format(n=digits(a.low) + unit)
    elif a.low is None:
        return say["most"].format(n=digits(a.high) + unit)
    else:
        said = say["between"].format(low=digits(a.low), high=digits(a.high) + unit)
    return say["about"].format(n=said) if a.approximate else said


def day(iso: str) -> str:
    """A day as people write it: 2017년 11월 4일."""
    d = date.fromisoformat(iso)
    return words()["times"]["day"].format(year=d.year, month=d.month, day=d.day)


def time(w: When) -> str:
    """A time in words as exact as it is known, "" where nothing is known."""
    say = words()["times"]
    if not w.known:
        return w.words or ""
    if w.earliest is None or w.latest is None:
        return say["by"].format(day=day(w.latest)) if w.latest else say["since"].format(day=day(w.earliest or ""))
    first = date.fromisoformat(w.earliest)
    if w.earliest == w.latest:
        return day(w.earliest)
    if w.precision in ("month", "year"):
        return say[w.precision].format(year=first.year, month=first.month)
    return say["between"].format(first=day(w.earliest), last=day(w.latest))


def kin(relation: str) -> str:
    """A word of kinship; the word as it is where no list has it."""
    known, whole = words()["kin"], relation.casefold().replace("_", " ").strip()
    parts = whole.split()
    tails = (" ".join(parts[n:]) for n in range(len(parts)))
    return next((known[t] for t in tails if t in known), relation)


def bears(thing: Person | Organisation | Place) -> str:
    """The name of a thing that has one, in Hangul where a report prints it so, or where it is a country's; "" where it has none."""
    names = [n.text for n in thing.names] if isinstance(thing, Person) else [thing.name, *thing.names]
    known = in_korean().get(thing.name) if isinstance(thing, Place) and thing.kind == "country" else None
    return next((n for n in names if HANGUL.search(n)), known or (names[0] if names else ""))


def called(p: Person, people: Mapping[str, Person], deep: bool = True) -> str:
    """What to call a person, given all people by id."""
    say = words()["people"]
    if p.names:
        return bears(p)
    if deep and p.kin and p.kind != "group":
        k = next((k for k in p.kin if k.to in people and people[k.to].names), p.kin[0])
        if k.to in people:
            said = say["kin"].format(to=called(people[k.to], people, False), relation=kin(k.relation))
            young = p.age and p.age.known and (p.age.high or ADULT) < ADULT
            return say["child"].format(who=said, age=number(p.age)) if young else said
    if p.kind == "group" and p.count and p.count.known:
        return number(p.count, say["many"])
    if not p.mentions:
        return say["group"] if p.kind == "group" else say["unnamed"]
    return in_english(p, people, deep)  # the report's own words stay in its own language


def together(who: Sequence[str], named: Mapping[str, str]) -> str:
    """Several people in one phrase."""
    say = words()["people"]
    said = ", ".join(named[x] for x in who[:2] if x in named)
    if not said:
        return say["unknown"]
    return say["others"].format(who=said) if len(who) > 2 else said


def names(book: Casebook) -> dict[str, str]:
    """What to call every person and organisation of a casebook, by id."""
    people = {p.id: p for p in book.people}
    return {i: called(p, people) for i, p in people.items()} | {o.id: bears(o) for o in book.organisations}


def title(case: CaseFile, book: Casebook, named: Mapping[str, str]) -> str:
    """One line for a case: its people, what happened to them, where and when. `named`: what people are called, by id."""
    say = words()
    who = together(case.whom, named)
    main = next((e for e in book.events if e.id == case.main_event), None)
    if main is None:
        return say["titles"]["appeal"].format(who=who)
    if main.count and main.count.known and not case.whom and main.count.low != 1:
        who = f"{who} ({number(main.count, say['people']['many'])})"
    place = next((p for p in book.places if p.id == main.place), None)
    parts = [say["happened"][main.kind], bears(place) if place else "", time(main.when)]
    return say["titles"]["line"].format(who=who, what=", ".join(p for p in parts if p))


def value(said: str, book: Casebook, named: Mapping[str, str], field: str = "") -> str:
    """A value on which sources differ: what case files say before the colon in Korean, and the people after it as Korean calls them.

    `field`: in what they differ; a nationality, and a place at times, is a country."""
    if field in ("nationality", "place"):
        return in_korean().get(said, said)
    head, colon, rest = said.partition(": ")
    say, happened = words()["values"], {english: words()["happened"][kind] for kind, english in HAPPENED.items()}
    deed, _, told = head.partition(", ")  # "detained, said by a neighbour"
    what, by, who = (told if deed in happened and told else head).partition(" by ")
    if not colon or (what not in say and head not in happened):
        return said
    begins = happened.get(head) or (say["by"].format(what=say[what], who=who) if by else say[what])
    if deed in happened and told:
        begins = f"{happened[deed]}, {begins}"
    people = {p.id: p for p in book.people}
    called_ = {in_english(p, people): named[p.id] for p in book.people if p.id in named}
    return f"{begins}: {', '.join(called_.get(one, one) for one in rest.split(', '))}"


def question(q: Question, book: Casebook, named: Mapping[str, str]) -> str | None:
    """An open question, or None where it is none of the usual ones and stands in English alone."""
    form = words()["questions"].get(q.ask)
    if form is None:
        return None
    people = [named[x] for x in q.about if x in named]
    event = next((e for e in book.events if e.id in q.about), None)
    figure = next((f for f in book.figures if f.id in q.about), None)
    titles = [s.title or s.outlet or s.name for s in book.sources if s.id in q.about]
    if event:
        who = together([x for x in q.about if x in named], named) if people else words()["people"]["unknown"]
        what = f"{who} {words()['happened'][event.kind]}"
    else:
        what = figure.what if figure else ""
    if "{who}" in form and not people:
        return None
    return form.format(
        who=people[0] if people else "",
        other=people[1] if len(people) > 1 else "",
        what=what,
        titles="; ".join(titles),
        words=(figure.period.words or "") if figure else "",
    )
