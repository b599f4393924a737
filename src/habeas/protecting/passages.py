"""The texts of reports as a publication shows them: protected words cut out, the passages left that are quoted, and where each quote now stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model.amount import Amount
from habeas.model.claims import Appeal, Claim, Law
from habeas.model.events import Event
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When
from habeas.model.wording import time
from habeas.protecting.hidden import Hidden
from habeas.protecting.lexicon import words
from habeas.protecting.measures import banded, coarse
from habeas.protecting.redacted import Cut, Redacted, joined, redact
from habeas.protecting.substitutes import Substitutes, put

NEAR = 80
"""Characters around a mention in which an age or an occupation is taken for the person's."""
PRONOUN = 4


def copies(hidden: Hidden, subs: Substitutes) -> dict[str, Redacted]:
    """Each report's text as it may be shown."""
    shown, coarser = _shown(hidden), literals(hidden)
    return {
        source: _copy(hidden, text, list(_cuts(hidden, subs, source, text, coarser.get(source, {}))), shown.get(source, ()))
        for source, text in hidden.book.texts
    }


def _copy(hidden: Hidden, text: str, wanted: Iterable[Cut], quoted: Iterable[Span]) -> Redacted:
    cuts = joined(cut for cut in wanted if cut.span.end <= len(text))
    if hidden.measures.texts == "whole":
        return redact(text, cuts)
    gaps = _gaps(text, quoted, cuts)
    starts = [gap.span.start for gap in gaps]
    inside = [cut for cut in cuts if not (at := bisect_right(starts, cut.span.start)) or not gaps[at - 1].span.covers(cut.span)]
    return redact(text, (*inside, *gaps))


def _cuts(hidden: Hidden, subs: Substitutes, source: str, text: str, coarser: Mapping[str, str]) -> Iterator[Cut]:
    yield from (Cut(q.span, put("passage")) for q in hidden.passages if q.source == source)
    mentions = hidden.mentions.get(source, ())
    bearers = [(span, ident) for span, ident in mentions if ident in hidden.people]
    taken = sorted(span for span, _ in bearers)
    openly = [span for span, ident in mentions if ident not in hidden.people and hidden.by_id[ident].names]
    yield from subs.cuts(text, bearers, [span for span in openly if not any(one.overlap(span) for one in taken)])
    for ident in sorted({ident for _, ident in bearers}):
        yield from _person(hidden, subs, hidden.by_id[ident], source, text)
    if bearers or source in hidden.sources:
        for pattern in words("veil")["contact"]["patterns"]:
            yield from (Cut(Span(m.start(), m.end()), put("contact")) for m in re.finditer(pattern, text))
    for printed, instead in coarser.items():
        yield from found(text, printed, instead)


def found(text: str, printed: str, instead: str) -> Iterator[Cut]:
    """Every place where words stand that are no part of a longer word."""
    for match in re.finditer(rf"(?<!\w){re.escape(printed)}(?!\w)" if printed.isascii() else re.escape(printed), text, re.IGNORECASE):
        yield Cut(Span(match.start(), match.end()), instead)


def literals(hidden: Hidden) -> Mapping[str, Mapping[str, str]]:
    """For each report the words of times and places that become coarser, with what becomes of them."""
    out: dict[str, dict[str, str]] = {}
    told_in = {c.id: {q.source for q in c.quotes} for c in hidden.book.claims}
    for event in hidden.book.events:
        told_in[event.id] = {source for claim in event.claims for source in told_in.get(claim, ())}
    nouns: tuple[Claim | Event, ...] = (*hidden.book.claims, *hidden.book.events)
    for noun in nouns:
        measure = hidden.measure(noun.id)
        if measure is not None and measure.dates != "day":
            less = {was: now for when in (noun.when, getattr(noun, "around", NEVER_SAID)) for was, now in _less(when, measure.dates)}
            for source in told_in[noun.id] if less else ():
                out.setdefault(source, {}).update(less)
    for place in hidden.book.places:
        if place.id in hidden.places:
            show = hidden.places[place.id]
            names = {name for name in (place.name, *place.names, place.city or "") if len(name) > 1}
            for source in {q.source for q in place.mentions}:
                out.setdefault(source, {}).update((name, f"[{show.name}]" if show else "[place]") for name in names)
    return out


def _less(when: When, dates: str) -> Iterator[tuple[str, str]]:
    """The ways a time is said, each with the coarser one."""
    less = coarse(when, dates)
    if when.known and less.words != when.words:
        days = {day for day in (when.earliest, when.latest) if day and when.precision == "day"}
        for was in {when.words or "", time(when), *days}:
            if len(was) > 3 and was != less.words:
                yield was, f"[{less.words}]" if less.words else "[date]"


def _person(hidden: Hidden, subs: Substitutes, person: Person, source: str, text: str) -> Iterator[Cut]:
    """What a text says of one protected person beside the name: whole mentions that single out, the age, the occupation."""
    measure = hidden.measures.of([person.id])
    drops = any(hidden.drops_kin(person.id, kin.to) for kin in person.kin)
    telling = () if measure.occupations else nouns(person, subs)
    for mention in (q for q in person.mentions if q.source == source):
        whole = subs.names.hits(mention.text)
        long = len(mention.text.split()) > 1 or len(mention.text) > 2 * PRONOUN
        if person.names and drops and whole and whole[0].start > 0:
            yield Cut(mention.span, subs.pseudonyms.get(person.id, put("person")))
        elif not person.names and long and (drops or {"source", "asked"} & set(hidden.people[person.id])):
            yield Cut(mention.span, label(hidden, person.id))
        around = Span(max(0, mention.start - NEAR), min(len(text), mention.end + NEAR))
        if measure.ages == "band" and person.age is not None and person.kind != "group":
            yield from _near(text, around, ages(person.age), f"[{getattr(banded(person.age), 'words', None) or 'age'}]")
        if not measure.occupations:
            yield from _near(text, around, telling, put("occupation"))


def nouns(person: Person, subs: Substitutes) -> Sequence[str]:
    """What a report calls somebody beside the name: occupations, and nouns that say more than "the man"."""
    generic = set(words("veil")["generic"]["words"].split())
    said = [mention.text.split() for mention in person.mentions if person.kind != "group" and not subs.names.hits(mention.text)]
    left = [
        [w for w in re.findall(r"[^\W\d_][\w-]*", " ".join(mention)) if w.casefold() not in generic]
        for mention in said
        if len(mention) <= 3
    ]
    return list(
        dict.fromkeys(
            (*person.occupations, *(" ".join(few) for few in left if few and min(map(len, few)) > 2 and all(w.isascii() for w in few)))
        )
    )


def ages(age: Amount) -> Sequence[str]:
    """The ways in which a report may print an age."""
    numbers = [f"{n:g}" for n in dict.fromkeys((age.low, age.high)) if n is not None]
    forms = ("{}-year-old", "{} year old", "{} years old", "aged {}", "{}세", "{}살", "{}岁", "{}歳", "{} лет", "{} ans", "{} años", "{}")
    said = [age.words] if age.words else []
    return list(dict.fromkeys((*said, *(form.format(n) for n in numbers for form in forms))))


def _near(text: str, around: Span, printed: Iterable[str], instead: str) -> Iterator[Cut]:
    for words_said in printed:
        if words_said:
            for cut in found(text[around.start : around.end], words_said, instead):
                yield Cut(Span(cut.span.start + around.start, cut.span.end + around.start), instead)


def label(hidden: Hidden, ident: str) -> str:
    """What to call a protected person who has no name."""
    return next((put(reason) for reason in ("child", "source", "relative_in_reach") if reason in hidden.people[ident]), put("person"))


def _shown(hidden: Hidden) -> Mapping[str, list[Span]]:
    """The passages that claims, figures, appeals, laws and questions quote, by report."""
    book = hidden.book
    telling: tuple[Claim | Appeal | Law, ...] = (*book.claims, *book.appeals, *book.laws)
    quotes = [q for noun in telling for q in noun.quotes]
    quotes += [f.quote for f in book.figures]
    quotes += [q for case in book.cases for question in case.questions for q in question.quotes]
    out: dict[str, list[Span]] = {}
    for q in quotes:
        out.setdefault(q.source, []).append(q.span)
    return out


def _gaps(text: str, quoted: Iterable[Span], cuts: Sequence[Cut]) -> list[Cut]:
    """What no quote covers, as cuts. A quote that begins or ends inside a cut grows to hold it."""
    spans: list[list[int]] = []
    starts = [cut.span.start for cut in cuts]
    for start, end in sorted((s.start, s.end) for s in quoted):
        first, last = bisect_left(starts, start) - 1, bisect_left(starts, end) - 1
        if first >= 0 and cuts[first].span.end > start:
            start = cuts[first].span.start
        if last >= 0 and cuts[last].span.end > end:
            end = cuts[last].span.end
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    gaps, before = [], 0
    for start, end in [*spans, [len(text), len(text)]]:
        if start > before and text[before:start] != put("gap"):
            edge = before == 0 or start == len(text)
            gaps.append(Cut(Span(before, start), "" if edge else put("gap")))
        before = end
    return gaps
