"""How the published site speaks: the nouns and the words around them in one language."""

from __future__ import annotations

import functools
import re
import tomllib
from datetime import date
from importlib import resources
from typing import Any

from habeas.model import korean, wording
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile, Question
from habeas.model.claims import Claim
from habeas.model.errors import BadInput
from habeas.model.events import Event
from habeas.model.people import Person, Place
from habeas.model.source import Source
from habeas.model.when import When
from habeas.model.wording import upper
from habeas.publishing.drawings import ENGLISH, Calendar

LONG = re.compile(r"\d{5,}")
KOREAN = Calendar(
    korean.time,
    lambda d: f"{d.month}월 {d.day}일",
    lambda d: f"{d.year}. {d.month}. {d.day}.",
    lambda d: f"{d.year}. {d.month}.",
    lambda d: f"{d.year}년",
)


@functools.cache
def catalogue() -> dict[str, dict[str, Any]]:
    """The reviewed words of every language that a site can be published in."""
    return tomllib.loads(resources.files("habeas.publishing.site").joinpath("words.toml").read_text(encoding="utf-8"))


class Speech:
    """The words of one language ("en", "ko"), and what this casebook's people, places and reports are called in it."""

    def __init__(self, language: str, book: Casebook) -> None:
        if language not in catalogue():
            raise BadInput(f"a site cannot be published in {language!r}; it can in {', '.join(catalogue())}")
        self.language, self.book = language, book
        self._words = catalogue()[language]
        self._korean = language == "ko"
        self.calendar = KOREAN if self._korean else ENGLISH
        people = {p.id: p for p in book.people}
        self.names = (
            korean.names(book)
            if self._korean
            else {i: wording.called(p, people) for i, p in people.items()} | {o.id: o.name for o in book.organisations}
        )
        self.places = {p.id: p for p in book.places}
        self._sources = {s.id: s for s in book.sources}

    def say(self, key: str, **values: object) -> str:
        """A sentence or word of the site."""
        return str(self._words[key]).format(**values)

    def many(self, what: str, n: int) -> str:
        """A number with its noun: 1 report, 3 reports."""
        alone = self._words.get(f"count_{what}_1") if n == 1 else None
        return str(alone or self._words[f"count_{what}"].format(n=n))

    def word(self, table: str, key: str) -> str:
        """A word of a table: stances, nearness, fields."""
        return str(self._words[table].get(key, key.replace("_", " ")))

    def time(self, w: When) -> str:
        """A time, "" where nothing is known of it."""
        return self.calendar.time(w)

    def day(self, iso: str) -> str:
        """A day."""
        return korean.day(iso[:10]) if self._korean else wording.day(date.fromisoformat(iso[:10]).isoformat())

    def number(self, a: Amount | None) -> str:
        """An amount."""
        said = korean.number(a) if self._korean else wording.number(a)
        return LONG.sub(lambda m: f"{int(m[0]):,}", said) if a and a.known else said

    def sex(self, p: Person) -> str:
        """A person's sex as one says it of somebody of this age, "" where it is unknown."""
        return "" if p.sex == "unknown" else self.say(f"{p.sex}_{p.age_group}" if p.sex != "other" else "other_sex")

    def persons(self, a: Amount) -> str:
        """So many people."""
        if self._korean:
            return korean.number(a, korean.words()["people"]["many"])
        return self.say("count_people_1") if a.low == a.high == 1 else self.say("count_people", n=self.number(a))

    def many_units(self, a: Amount, unit: str | None) -> str:
        """An amount with what it counts."""
        said = self.number(a)
        return self.persons(a) if unit == "persons" else self.say("unit", n=said, unit=unit) if unit else said

    def happened(self, kind: str) -> str:
        """A kind of event."""
        return korean.words()["happened"][kind] if self._korean else wording.HAPPENED[kind]

    def status(self, word: str) -> str:
        """What is known of a person."""
        return korean.words()["statuses"][word] if self._korean else wording.STATUSES[word]

    def place(self, p: Place) -> str:
        """The name of a place."""
        return korean.bears(p) if self._korean else p.name

    def relation(self, word: str) -> str:
        """A word of kinship."""
        return korean.kin(word) if self._korean else word

    def title(self, case: CaseFile) -> str:
        """A case's title."""
        return korean.title(case, self.book, self.names) if self._korean and case.whom else case.title

    def heading(self, ident: str) -> str:
        """What a person or body is called where a line begins with it."""
        return upper(self.names[ident])

    def event(self, e: Event) -> str:
        """What happened, to whom and where, in a line."""
        who = [self.names[x] for x in e.entities("victim") or e.entities("agent") if x in self.names]
        shown = ", ".join(who[:3])
        if len(who) > 3:
            shown = self.say("and_more", who=shown, n=len(who) - 3)
        place = self.places.get(e.place or "")
        return f"{upper(self.happened(e.kind))}{': ' + shown if shown else ''}{' (' + self.place(place) + ')' if place else ''}"

    def question(self, q: Question) -> tuple[str, str]:
        """An open question, and the language that it stands in."""
        said = korean.question(q, self.book, self.names) if self._korean else None
        return (said, self.language) if said else (q.text, "en")

    def value(self, said: str, field: str) -> str:
        """A value on which sources differ in a field."""
        return korean.value(said, self.book, self.names, field) if self._korean else said

    def also(self, p: Person) -> list[str]:
        """The other names of a person, those that are not real marked."""
        used = self.names[p.id]
        return [self.say("pseudonym", name=n.text) if n.pseudonym else n.text for n in p.names if n.text != used]

    def report(self, s: Source, number: int = 0) -> str:
        """What to call a report: its outlet, else its title, else its number on the page. Never the name of a file."""
        return s.outlet or s.title or (self.say("report_n", n=number) if number else self.say("a_report"))

    def speaker(self, c: Claim) -> str:
        """Who says a claim: the name and how near they stand."""
        near = self.word("nearness", c.speaker.kind)
        source = self._sources.get(c.quotes[0].source)
        if c.speaker.kind == "media" and not c.speaker.entity:
            return c.speaker.name or (self.report(source) if source else self.say("a_report"))
        name = self.names.get(c.speaker.entity or "") or c.speaker.name
        if not name:
            return upper(near)
        return name if near in name else f"{name} ({near})"
