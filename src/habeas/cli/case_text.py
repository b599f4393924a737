"""A case file as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from habeas.cli.options import counted
from habeas.model.amount import Amount
from habeas.model.cases import Status
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.people import Person
from habeas.model.quote import Quote
from habeas.model.when import When
from habeas.model.wording import STATUSES, called, report

if TYPE_CHECKING:
    from habeas.actions.cases import CaseView

QUOTES = 3
"""Quotes shown under one event."""
LONG = 240
"""Characters of a quote that are shown."""


def case_text(view: CaseView, *, joined: bool = False) -> Iterator[str]:
    """The lines of a case file; with `joined` also how single reports name people and events, and why they were put together."""
    telling = Telling(view)
    yield f"{view.case.title}"
    yield f"case {view.number}, {view.case.id}: {counted(len(view.case.sources), 'report')}, {counted(len(view.case.people), 'person', 'people')}"
    for heading, lines in (
        ("PEOPLE", telling.people()),
        ("TIMELINE", telling.timeline()),
        ("WHERE SOURCES DIFFER", telling.disagreements()),
        ("OPEN QUESTIONS", telling.questions()),
        ("REPORTS", telling.sources()),
        ("PUT TOGETHER", telling.joined() if joined else iter(())),
    ):
        body = list(lines)
        if body:
            yield ""
            yield heading
            yield from (f"  {line}" for line in body)


class Telling:
    """One case with its nouns by id, told in lines."""

    def __init__(self, view: CaseView) -> None:
        self.view = view
        self.case, book = view.case, view.book
        self.by_id = {noun.id: noun for kind in (book.people, book.organisations, book.places) for noun in kind}
        self.people_by_id = {person.id: person for person in book.people}
        self.events = {event.id: event for event in book.events}
        self.claims = {claim.id: claim for claim in book.claims}
        self.source = {source.id: source for source in book.sources}
        self.number = {ident: n for n, ident in enumerate(self.case.sources, 1)}

    def name(self, ident: str) -> str:
        """What to call anything that has an id."""
        noun = self.by_id.get(ident)
        if ident in self.source:
            return report(self.source[ident])
        if noun is None:
            return self.events[ident].kind.replace("_", " ") if ident in self.events else ident
        if not isinstance(noun, Person):
            return noun.name
        return called(noun, self.people_by_id)

    def people(self) -> Iterator[str]:
        """Everyone in the case, with the status now and what was known before."""
        for ident in self.case.people:
            person = self.by_id.get(ident)
            if not isinstance(person, Person):
                continue
            yield f"{self.name(ident)}  [{ident}]" + "".join(f"; {fact}" for fact in self._facts(person))
            history = [status for status in self.case.status if status.person == ident]
            for n, status in enumerate(reversed(history)):
                yield f"   {'now' if n == 0 else 'before'}: {self._status(status)}"

    def _facts(self, person: Person) -> Iterator[str]:
        yield person.kind
        if len(person.names) > 1:
            yield "also " + ", ".join(name.text for name in person.names[1:])
        if person.sex != "unknown":
            yield person.sex
        if person.age:
            yield amount_words(person.age)
        elif person.age_group != "unknown":
            yield person.age_group
        if person.count:
            yield amount_words(person.count)
        told = self.name(person.id)
        yield from (kin for kin in (f"{k.relation} of {self.name(k.to)}" for k in person.kin) if not told.startswith(kin))
        yield from person.occupations
        yield from (f"PROTECT: {reason}" for reason in person.protect)

    def _status(self, status: Status) -> str:
        since = f" since {time_words(status.since)}" if status.since.known or status.since.words else ""
        reported = f", reported {time_words(status.reported)}" if status.reported and status.reported.known else ""
        said = self._origins(f"{status.person} {status.status}") or self._speakers(status.claims)
        return f"{STATUSES[status.status]}{since}{reported}{said}"

    def timeline(self) -> Iterator[str]:
        """Events in the order of time, each with who says so and the first quotes."""
        events = [self.events[ident] for ident in self.case.events if ident in self.events]
        for event in sorted(events, key=lambda e: (e.when.earliest or e.when.latest or "9999", e.id)):
            yield f"{time_words(event.when):<24} {self._event(event)}  [{event.id}]"
            if said := self._origins(event.id):
                yield f"   {said.removeprefix(', ')}"
            yield from (f"   {line}" for line in self._told([self.claims[ident] for ident in event.claims if ident in self.claims]))

    def _told(self, claims: Sequence[Claim]) -> Iterator[str]:
        """The quotes of some claims; claims that rest on the same words share a line."""
        by_quote: dict[Quote, list[Claim]] = {}
        for claim in claims:
            by_quote.setdefault(claim.quotes[0], []).append(claim)
        for quote, saying in list(by_quote.items())[:QUOTES]:
            marks = "".join(dict.fromkeys(self._stance(claim) for claim in saying))
            yield f"{self._quote(quote)}{marks}  [{' '.join(claim.id for claim in saying)}]"
        if len(by_quote) > QUOTES:
            yield f"and {counted(len(by_quote) - QUOTES, 'more quote')}"

    def _event(self, event: Event) -> str:
        parts = [event.kind.replace("_", " ")]
        for role, words in (("victim", "of"), ("agent", "by"), ("perpetrator", "by"), ("other", "with")):
            if held := event.entities(role):
                parts.append(f"{words} " + ", ".join(self.name(ident) for ident in held))
        if event.count:
            parts.append(f"({amount_words(event.count)})")
        if event.place:
            parts.append("in " + self.name(event.place))
        if event.happened != "yes":
            parts.append("(did not happen)" if event.happened == "no" else "(not certain)")
        return " ".join(parts)

    def _origins(self, about: str) -> str:
        found = self.view.origins.get(about, ())
        names = list(dict.fromkeys(origin.name for origin in found))
        if not found:
            return ""
        return f", said by {', '.join(names[:5])}" + (f" ({len(found)} independent of one another)" if len(found) > 1 else "")

    def _speakers(self, claims: Sequence[str]) -> str:
        names = [self.claims[ident].speaker.name for ident in claims if ident in self.claims]
        known = [name for name in dict.fromkeys(names) if name]
        return f", said by {', '.join(known)}" if known else ""

    def _stance(self, claim: Claim) -> str:
        marks = [] if claim.stance == "asserted" else [claim.stance.replace("_", " ")]
        marks += ["negated"] if claim.negated else []
        marks += [claim.state] if claim.state != "proposed" else []
        speaker = claim.speaker.name or (self.name(claim.speaker.entity) if claim.speaker.entity else "")
        return (f" - {speaker}" if speaker and claim.speaker.kind != "media" else "") + (f" ({', '.join(marks)})" if marks else "")

    def _quote(self, quote: Quote) -> str:
        words = " ".join(quote.text.split())
        shown = words if len(words) <= LONG else words[: LONG - 1] + "…"
        return f"“{shown}” ({self.number.get(quote.source, quote.source)}:{quote.start}-{quote.end})"

    def disagreements(self) -> Iterator[str]:
        """Each point on which claims differ, with every value and who gives it."""
        for point in self.case.disagreements:
            yield f"{point.field}" + (f" of {', '.join(self.name(ident) for ident in point.about)}" if point.about else "")
            for value in point.values:
                yield f"   {value.value}{self._given(value.claims)}"

    def _given(self, claims: Sequence[str]) -> str:
        quotes = dict.fromkeys(self._quote(self.claims[ident].quotes[0]) for ident in claims if ident in self.claims)
        return f": {'; '.join(list(quotes)[:QUOTES])}" if quotes else ""

    def questions(self) -> Iterator[str]:
        """What the sources leave open, with the words that raise it."""
        for question in self.case.questions:
            yield question.text
            yield from (f"   {self._quote(quote)}" for quote in question.quotes[:1])

    def sources(self) -> Iterator[str]:
        """The reports, by the numbers that quotes give."""
        for ident, number in self.number.items():
            source = self.source[ident]
            facts = [source.outlet, source.title or source.name, time_words(source.published), source.language, source.url]
            facts += [
                "machine-translated" if source.machine_translated else None,
                f"prints {source.republishes} again" if source.republishes else None,
            ]
            yield f"{number}  {', '.join(fact for fact in facts if fact)}  [{ident}]"

    def joined(self) -> Iterator[str]:
        """How single reports name people and events, and why they were put together or kept apart."""
        for ident, members in self.view.joined.items():
            if len(members) > 1:
                yield f"{self.name(ident)}: {', '.join(members)}"
                held = [link for link in self.view.held if link.left in members and link.right in members]
                yield from (
                    f"   {link.left} = {link.right}: {'; '.join(f'{r.name} ({r.left} / {r.right})' for r in link.reasons[:4])}"
                    for link in held
                )
        yield from (f"kept apart: {link.left} and {link.right}" for link in self.view.refused)


def time_words(when: When) -> str:
    """A time as a person would write it down: the day, the month, the year, or its two ends."""
    if not when.known:
        return when.pattern or (f"“{when.words}”" if when.words else "no date")
    if when.precision == "day":
        return str(when.earliest)
    if when.precision in ("month", "year"):
        return str(when.earliest)[: 7 if when.precision == "month" else 4]
    return f"{when.earliest or '…'} to {when.latest or '…'}"


def amount_words(amount: Amount) -> str:
    """A number with its bounds: "10 persons", "at least 9", "30 to 40"."""
    if not amount.known:
        return amount.words or "an unknown number"
    if amount.low == amount.high:
        bounds = f"{'about ' if amount.approximate else ''}{amount.low:,}"
    elif amount.low is None or amount.high is None:
        bounds = f"at most {amount.high:,}" if amount.low is None else f"at least {amount.low:,}"
    else:
        bounds = f"{amount.low:,} to {amount.high:,}"
    return f"{bounds} {amount.unit}" if amount.unit else bounds
