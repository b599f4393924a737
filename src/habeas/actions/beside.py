"""Read a source beside what was found in it: see its claims at their words, add one that was missed, put one right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from habeas.actions.decide import append, first_words
from habeas.actions.originals import source_row
from habeas.actions.passages import labels
from habeas.actions.review import state_of
from habeas.actions.who import Who
from habeas.model.claims import Claim, ClaimKind, SpeakerKind, Stance, StatusWord
from habeas.model.errors import BadInput, NotFound
from habeas.model.events import EventKind
from habeas.model.judgement import Judgement
from habeas.model.people import Person
from habeas.model.plain import to_plain
from habeas.model.quote import Quote, Span
from habeas.model.source import Source, Text
from habeas.model.when import When, a_day
from habeas.protecting.access import Act
from habeas.store import assembled, queries, rows
from habeas.store.decided import decided


@dataclass(frozen=True, slots=True)
class Line:
    """A source in the list: what it is and how many claims stand in it."""

    source: Source
    claims: int
    received: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A source with its text and all that was found in it. `states`: how each claim stands now; `people`: those this report names, to choose from."""

    text: Text
    claims: tuple[Claim, ...]
    states: Mapping[str, str]
    names: Mapping[str, str]
    people: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]


def listed() -> tuple[Line, ...]:
    """Every source, the last published first."""
    counts = queries.claims_a_source()
    lines = [Line(source, counts.get(source.id, 0), received) for source, received in queries.sources_with_day()]
    return tuple(sorted(lines, key=lambda line: (line.source.published.latest or "", line.source.id), reverse=True))


def open_source(ident: str, language: str = "en") -> Beside:
    """A source beside what was found in it. Raises NotFound where there is none of this id."""
    text = rows.text(source_row(ident))
    claims = tuple(sorted(assembled.starting("claims", f"{ident}:"), key=lambda c: (c.quotes[0].start, c.quotes[0].end, c.id)))
    choices = people_of(ident, language)
    wanted = {i for c in claims for i in (*c.subjects, *c.objects, c.place, c.speaker.entity) if i}
    cases = assembled.titles(assembled.cases_with(ident), language)
    return Beside(text, claims, _states(claims), labels(wanted, language=language) | dict(choices), choices, cases)


def people_of(source: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Id and name of everyone whom a source speaks of, by name."""
    idents = set(assembled.clusters_in(source, "p"))
    return tuple(sorted(labels(idents, language=language).items(), key=lambda choice: choice[1].casefold()))


def claims_at(source: str, place: int) -> tuple[str, ...]:
    """Ids of the claims that rest on the words at a place, the shortest words first."""
    found = [(len(q.span), c.id) for c in assembled.starting("claims", f"{source}:") for q in c.quotes if q.start <= place < q.end]
    return tuple(dict.fromkeys(ident for _, ident in sorted(found)))


def _states(claims: Sequence[Claim]) -> dict[str, str]:
    """How each claim stands, decisions counted in that the case files have not taken up yet."""
    made = decided()
    return {claim.id: state_of(claim, made.last(claim.id), made.seen(claim.id)) for claim in claims}


@dataclass(frozen=True, slots=True)
class Meant:
    """What a form says a claim means, as words; "" or an empty tuple where it says nothing. `people`: ids."""

    kind: str = ""
    predicate: str = ""
    event: str = ""
    stance: str = ""
    negated: bool = False
    people: tuple[str, ...] = ()
    earliest: str = ""
    latest: str = ""
    when_words: str = ""
    place: str = ""
    low: str = ""
    high: str = ""
    about: bool = False
    unit: str = ""
    speaker: str = ""
    near: str = ""


def meant(claim: Claim, names: Mapping[str, str]) -> Meant:
    """A claim as a form shows it."""
    amount = claim.amount
    return Meant(
        claim.kind,
        claim.predicate,
        "",
        claim.stance,
        claim.negated,
        claim.subjects,
        claim.when.earliest or "",
        claim.when.latest or "",
        claim.when.words or "",
        names.get(claim.place or "", ""),
        _bare(amount.low if amount else None),
        _bare(amount.high if amount else None),
        bool(amount and amount.approximate),
        (amount.unit if amount else "") or "",
        names.get(claim.speaker.entity or "", claim.speaker.name or ""),
        claim.speaker.kind,
    )


def _bare(number: float | int | None) -> str:
    return "" if number is None else f"{number:g}"


def corrected(claim: Claim, names: Mapping[str, str], said: Meant) -> tuple[dict[str, Any], tuple[Quote, ...]]:
    """What a form sets that the claim says otherwise, and the words that stand for the people it names. Raises BadInput for what cannot be."""
    was = meant(claim, names)
    value: dict[str, Any] = {}
    words: tuple[Quote, ...] = ()
    if said.predicate and said.predicate != was.predicate:
        value["predicate"] = _status(said.predicate) if claim.kind == "status" else said.predicate
    if said.stance and said.stance != was.stance:
        value["stance"] = _one_of(said.stance, Stance)
    if said.negated != was.negated:
        value["negated"] = said.negated
    if set(said.people) != set(was.people):
        value["subjects"], words = _people(said.people)
    if (said.earliest, said.latest) != (was.earliest, was.latest):
        value["when"] = _when(said)
    if said.place.strip() != was.place:
        value["place"] = said.place.strip()
    if (said.low, said.high, said.about) != (was.low, was.high, was.about):
        value["amount"] = _amount(said, was)
    return value, words


def _when(said: Meant) -> dict[str, Any]:
    for day in filter(None, (said.earliest, said.latest)):
        a_day(day)
    if said.earliest and said.latest and said.earliest > said.latest:
        raise BadInput("The first day comes after the last one.")
    return dict(to_plain(When.between(said.earliest or None, said.latest or None, said.when_words or None)))


def _amount(said: Meant, was: Meant) -> dict[str, Any]:
    try:
        low, high = (float(n) if n else None for n in (said.low, said.high))
    except ValueError as error:
        raise BadInput("A number is written in digits: 9, or 30 and 40.") from error
    if low is not None and high is not None and low > high:
        raise BadInput("The smallest number is larger than the largest.")
    bounds = {
        "low": int(low) if low is not None and low.is_integer() else low,
        "high": int(high) if high is not None and high.is_integer() else high,
    }
    told = {"approximate": said.about, "unit": said.unit or was.unit or None}
    return {name: value for name, value in {**bounds, **told}.items() if value not in (None, False)}


def _status(word: str) -> str:
    return _one_of(word, StatusWord)


def _one_of(word: str, kind: Any) -> str:
    if word not in get_args(kind):
        raise BadInput(f"{word!r} is none of: {', '.join(get_args(kind))}.")
    return word


def _people(idents: Sequence[str]) -> tuple[list[int], tuple[Quote, ...]]:
    counts: list[int] = []
    words: list[Quote] = []
    for ident in idents:
        if not isinstance(assembled.some([ident]).get(ident), Person):
            raise NotFound("One of the people is not in the casebook any more. Load the page again.")
        quotes = first_words(assembled.locals_of(ident))
        counts.append(len(quotes))
        words.extend(quotes)
    return counts, tuple(words)


def marked(who: Who, act: Act, source: str, span: Span, words: str) -> Quote:
    """Words that somebody who may do this marked in a source. Raises NotAllowed, NotFound, or BadInput where the words do not stand there."""
    who.must(act)
    source_row(source)  # there is one, and it may be seen
    text = rows.stored_text(source)
    if span.of(text) != words or not words.strip():
        raise BadInput("The marked words are not the words of the source at this place. Mark them again.")
    return Quote.cut(source, text, span)


def add_claim(who: Who, source: str, span: Span, words: str, said: Meant, at: str, why: str) -> Judgement:
    """Add a claim that no finder saw, on words a person marked. Raises BadInput where the words do not stand there."""
    quote = marked(who, "decide", source, span, words)
    value: dict[str, Any] = {"kind": _one_of(said.kind, ClaimKind), "stance": _one_of(said.stance or "asserted", Stance)}
    value["predicate"] = _status(said.predicate) if said.kind == "status" else said.predicate
    if said.kind == "event":
        value["event"] = _one_of(said.event, EventKind)
    value["negated"] = said.negated
    value["subjects"], others = _people(said.people)
    if said.earliest or said.latest:
        value["when"] = _when(said)
    if said.place.strip():
        value["place"] = said.place.strip()
    if said.low or said.high:
        value["amount"] = _amount(said, said)
    if said.speaker or said.near:
        value["speaker"] = {"name": said.speaker or None, "kind": _one_of(said.near or "unknown", SpeakerKind)}
    return append("add", who.decides(at, why), (quote,), others, json.dumps(value, ensure_ascii=False, sort_keys=True))


def protect_words(who: Who, source: str, span: Span, words: str, at: str, why: str) -> Judgement:
    """Say that those whom these words name must be protected. Raises BadInput where the words do not stand there."""
    quote = marked(who, "protect", source, span, words)
    return append("protect", who.decides(at, why), (quote,), ())


def protect_passage(who: Who, source: str, span: Span, words: str, at: str, why: str) -> Judgement:
    """Say that these words go out in no publication. Raises BadInput where the words do not stand there."""
    quote = marked(who, "protect", source, span, words)
    value = {"guards": "passage", "reasons": ["other"], "audience": "all", "readers": []}
    return append("protect", who.decides(at, why), (quote,), (), json.dumps(value, sort_keys=True))
