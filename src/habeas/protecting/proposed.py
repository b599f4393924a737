"""Which protections the machine proposes: children, hidden names, sources without a name, relatives who can still be reached.

A proposal protects until a person decides otherwise. A wrong name that gets out can kill, one held back costs a line: so where a sentence leaves it
open who is meant, or where a relative is now, the person is proposed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from habeas.model.cases import Casebook
from habeas.model.people import Person
from habeas.model.protection import Protection, ProtectionReason
from habeas.model.quote import Quote, Span
from habeas.protecting.lexicon import said, words
from habeas.protecting.relatives import in_reach

ADULT = 18
WORDED: tuple[ProtectionReason, ...] = ("pseudonym", "outlet_hid", "asked", "source")
"""Reasons that a sentence gives by its words."""
ENDS = re.compile(r"[.!?][\"”’')\]]*\s+|[。！？]|\n")
WORD_BEFORE = re.compile(r"(\w+)\W*$")


def proposed(book: Casebook) -> tuple[Protection, ...]:
    """Every protection that the casebook gives a reason for, one for each person and reason, with the words that give it."""
    found: dict[tuple[str, ProtectionReason], Protection] = {}
    for one in (*_children(book), *_renamed(book), *_worded(book), *_sources(book), *in_reach(book)):
        found.setdefault((one.thing, one.reasons[0]), one)
    return tuple(found[key] for key in sorted(found))


def proposal(person: Person, reason: ProtectionReason, why: str, *quotes: Quote) -> Protection:
    """A protection that nobody decided on yet. `quotes`: the words that give the reason; the first mention goes before them."""
    own = person.mentions[:1]
    return Protection("person", person.id, (reason,), tuple(dict.fromkeys((*own, *quotes))), why)


def is_child(person: Person) -> bool:
    """Whether somebody is under 18 by what the reports say, or may be: "16 to 19" may be."""
    age = person.age
    young = age is not None and age.low is not None and age.low < ADULT and person.kind != "group"
    return young or person.age_group == "child" or "minor" in person.protect


def _children(book: Casebook) -> Iterator[Protection]:
    for person in book.people:
        if is_child(person):
            age = person.age.words if person.age and person.age.words else person.mentions[0].text if person.mentions else "child"
            yield proposal(person, "child", f"the report says so: {age}", *person.mentions[:3])


def _renamed(book: Casebook) -> Iterator[Protection]:
    for person in book.people:
        hidden = [name.text for name in person.names if name.pseudonym]
        if hidden or person.kind == "pseudonymous" or "pseudonym in the text" in person.protect:
            yield proposal(person, "pseudonym", f"a report says so of {', '.join(hidden) or 'the name'}")


def _sources(book: Casebook) -> Iterator[Protection]:
    people = {person.id: person for person in book.people}
    for claim in book.claims:
        person = people.get(claim.speaker.entity or "")
        if person is not None and claim.speaker.kind == "anonymous":
            yield proposal(person, "source", "a claim rests on what they said", claim.quotes[0])
    for person in book.people:
        if "unnamed source" in person.protect:
            yield proposal(person, "source", "a report speaks of them as a source without a name")


def _worded(book: Casebook) -> Iterator[Protection]:
    people = {person.id: person for person in book.people if person.kind != "group" or not person.members}
    mentioned = _mentions(people.values())
    for source, text in book.texts:
        ends = [match.end() for match in ENDS.finditer(text) if not _goes_on(text, match)]
        for reason in WORDED:
            for match in said(reason).finditer(text):
                sentence = _sentence(text, ends, match.start(), match.end())
                who = _meant(mentioned.get(source, ()), sentence, Span(match.start(), match.end()), reason, people)
                if who is not None:
                    words_said = Quote.cut(source, text, sentence)
                    yield proposal(who, reason, f"the report says “{match.group().strip()}”", words_said)


def _mentions(people: Iterable[Person]) -> Mapping[str, list[tuple[Span, str]]]:
    """For each report the places where someone is mentioned."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for person in people:
        for quote in person.mentions:
            found.setdefault(quote.source, []).append((quote.span, person.id))
    return found


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like the end of a sentence is a title: "Mr. Han"."""
    word = WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
    short = word is not None and (word.group(1).casefold() in words("protection")["titles"]["before_a_name"] or len(word.group(1)) == 1)
    return short and match.group().startswith(".") and "\n\n" not in match.group()


def _sentence(text: str, ends: list[int], start: int, end: int) -> Span:
    """The sentence, or the two, that words stand in."""
    first, last = bisect_right(ends, start), bisect_right(ends, end - 1)
    return Span(ends[first - 1] if first else 0, ends[last] if last < len(ends) else len(text))


def _meant(
    mentioned: Iterable[tuple[Span, str]], sentence: Span, match: Span, reason: ProtectionReason, people: Mapping[str, Person]
) -> Person | None:
    """Whom the words are about: whoever is mentioned nearest in the sentence, someone before them rather than after; else in the one before."""
    ranked = []
    for span, ident in mentioned:
        if span.end < sentence.start - 200 or span.start >= sentence.end:
            continue
        inside = sentence.start <= span.start
        gap = max(0, match.start - span.end) if span.start < match.start else 3 * max(0, span.start - match.end)
        pronoun = len(span) <= 4 and not people[ident].names
        if inside or reason in ("pseudonym", "outlet_hid"):
            ranked.append((not inside, gap + 20 * pronoun, span.start, ident))
    return people[min(ranked)[3]] if ranked else None
