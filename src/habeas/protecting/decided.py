"""What people decided about protection and consent, read out of the ledger and held against the words as they stand now."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast, get_args

from habeas.model.cases import Casebook
from habeas.model.judgement import Judgement, standing
from habeas.model.people import Person, Place
from habeas.model.protection import Audience, Consent, ConsentWord, Guarded, Protection, ProtectionReason, Purpose
from habeas.model.quote import Quote


def protections(book: Casebook, judgements: Iterable[Judgement]) -> tuple[Protection, ...]:
    """The protections that people set and that hold, one for each thing that a decision is about, in ledger order.

    `judgements`: their quotes stand where the words are now. Where words fit several people, all of them are protected.
    """
    found: list[Protection] = []
    for j in standing(tuple(judgements)):
        value = value_of(j)
        if j.verdict == "protect" and value.get("dismissed") is not True:
            guards = cast(Guarded, value.get("guards") if value.get("guards") in get_args(Guarded) else "person")
            found.extend(_decided(guards, thing, j, value) for thing in _things(book, guards, j, value))
    return tuple(found)


def _decided(guards: Guarded, thing: str, j: Judgement, value: dict[str, Any]) -> Protection:
    audience = cast(Audience, value.get("audience") if value.get("audience") in get_args(Audience) else "all")
    readers = tuple(str(reader) for reader in value.get("readers", ()))
    return Protection(guards, thing, reasons_of(value) or ("other",), j.on, j.why, audience, readers, j.by, j.at, j.number)


def dismissed(book: Casebook, judgements: Iterable[Judgement]) -> frozenset[tuple[str, ProtectionReason]]:
    """(person, reason) of the proposals that people looked at and put aside."""
    found = set()
    for j in standing(tuple(judgements)):
        value = value_of(j)
        if j.verdict == "protect" and value.get("dismissed") is True:
            found |= {(ident, reason) for ident in meant(book.people, j.on) for reason in reasons_of(value)}
    return frozenset(found)


def consents(book: Casebook, judgements: Iterable[Judgement]) -> tuple[Consent, ...]:
    """What people agreed to, by the decisions that hold, in ledger order."""
    found = []
    for j in standing(tuple(judgements)):
        value = value_of(j)
        if j.verdict != "consent" or value.get("word") not in get_args(ConsentWord):
            continue
        purposes = tuple(p for p in value.get("purposes", ()) if p in get_args(Purpose))
        until = str(value["until"]) if value.get("until") else None
        for ident in meant(book.people, j.on):
            word = cast(ConsentWord, value["word"])
            found.append(Consent(ident, word, purposes, str(value.get("given_by", "")), until, j.by, j.at, j.number))
    return tuple(found)


def value_of(j: Judgement) -> dict[str, Any]:
    """What a decision set, as plain data; nothing where it cannot be read."""
    try:
        data = json.loads(j.value) if j.value else {}
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def reasons_of(value: dict[str, Any]) -> tuple[ProtectionReason, ...]:
    """The reasons that a decision names."""
    return tuple(reason for reason in value.get("reasons", ()) if reason in get_args(ProtectionReason))


def _things(book: Casebook, guards: Guarded, j: Judgement, value: dict[str, Any]) -> Sequence[str]:
    if guards == "person":
        # a decision without a value marks words on a page: everyone whom these words may name is protected
        return meant(book.people, j.on) if j.value else touched(book.people, j.on)
    if guards == "place":
        return meant(book.places, j.on) or [p.id for p in book.places if p.name == value.get("name")]
    if guards == "source":
        return sorted({quote.source for quote in j.on})
    return [""]


def meant(known: Iterable[Person | Place], words: Sequence[Quote]) -> list[str]:
    """Ids of whom words stand for: for each quote those whose mention fits it best, by the share of letters in common."""
    by_source = _by_source(known, {quote.source for quote in words})
    found: set[str] = set()
    for quote in words:
        fits = [(_fit(quote, mention), ident) for mention, ident in by_source.get(quote.source, ())]
        best = max((fit for fit, _ in fits), default=0.0)
        found |= {ident for fit, ident in fits if best >= 0.5 and fit == best}
    return sorted(found)


def touched(known: Iterable[Person | Place], words: Sequence[Quote]) -> list[str]:
    """Ids of everyone whose mentions share half of their letters, or of the words', with one of the words."""
    by_source = _by_source(known, {quote.source for quote in words})
    near = ((quote, mention, ident) for quote in words for mention, ident in by_source.get(quote.source, ()))
    return sorted({ident for quote, m, ident in near if 2 * quote.span.overlap(m.span) >= min(len(quote.span), len(m.span))})


def _by_source(known: Iterable[Person | Place], sources: Collection[str]) -> dict[str, list[tuple[Quote, str]]]:
    found: dict[str, list[tuple[Quote, str]]] = {}
    for one in known:
        for mention in one.mentions:
            if mention.source in sources:
                found.setdefault(mention.source, []).append((mention, one.id))
    return found


def _fit(a: Quote, b: Quote) -> float:
    shared = a.span.overlap(b.span)
    return shared / (len(a.span) + len(b.span) - shared)
