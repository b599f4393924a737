"""Write a decision into the ledger: who, when, why, about which words. Decisions are taken back by another, never deleted."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from habeas.actions.assemble import refresh
from habeas.actions.cases import choose
from habeas.model.claims import Claim
from habeas.model.errors import BadInput, NotFound
from habeas.model.events import Event
from habeas.model.findings import Findings
from habeas.model.judgement import Judgement, Verdict, standing
from habeas.model.people import Person
from habeas.model.quote import UNKEPT, Quote
from habeas.model.wording import called
from habeas.store import assembled, ledger, queries, rows
from habeas.store.search import folded
from habeas.store.writing import deciding as one_by_one


@dataclasses.dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, when (ISO time with zone) and why. Raises BadInput where one of them is left out."""

    by: str
    at: str
    why: str

    def __post_init__(self) -> None:
        for what, said in (("who decides (--by)", self.by), ("when", self.at), ("why (--why)", self.why)):
            if not said.strip():
                raise BadInput(f"A decision says {what}; nothing was written.")
            if UNKEPT.search(said):
                raise BadInput(
                    "What was written holds a character that belongs to no text (NUL, or half of one). Type it again; nothing was written."
                )


def on_claim(
    verdict: Literal["accept", "reject", "correct"], claim: str, deciding: Deciding, value: Mapping[str, Any] | None = None
) -> Judgement:
    """Accept, reject or correct a claim, named by its id. `value` of a correction: stance, negated, predicate, when or amount, plain."""
    refresh()
    known = assembled.noun(claim)
    if known is None or known[0] != "claims":
        raise NotFound(f"no claim has the id {claim!r}. `habeas show CASE` prints the ids of its claims.")
    if verdict == "correct" and not value:
        raise BadInput("A correction says what is right: --set predicate=..., for example.")
    said: Claim = known[1]
    return append(verdict, deciding, said.quotes, (), about_claim(said, value))


def about_claim(said: Claim, value: Mapping[str, Any] | None = None) -> str:
    """What a decision on a claim says beside its words: which of the claims on these words is meant, and what was set."""
    narrowed = {"claim": said.id, "kind": said.kind, "predicate_was": said.predicate, **(value or {})}
    return json.dumps(narrowed, ensure_ascii=False, sort_keys=True)


def on_people(verdict: Literal["same_person", "different_person"], one: str, other: str, deciding: Deciding) -> Judgement:
    """Say that two persons are the same, or are not; each named by id or by a name that only one person has."""
    refresh()
    return append(verdict, deciding, *_pair(person(one), person(other)))


def on_incidents(verdict: Literal["same_incident", "different_incident"], one: str, other: str, deciding: Deciding) -> Judgement:
    """Say that two incidents are the same, or are not; each named by an event's id, or by a case whose main event is meant."""
    refresh()
    return append(verdict, deciding, *_pair(incident(one), incident(other)))


def withdraw(number: int, deciding: Deciding) -> Judgement:
    """Take a decision back. The row stays, and this one says that it no longer holds."""

    def take_back() -> Judgement:
        made = {judgement.number: judgement for judgement in ledger.judgements()}
        if number not in made:
            raise NotFound(f"the ledger has no decision {number}. `habeas ledger` lists the {len(made)} there are.")
        holds = {judgement.number for judgement in standing(tuple(made.values()))}
        if made[number].verdict == "team":
            raise BadInput("What was done about those who work here is changed on their page, or with `habeas team`.")
        if number not in holds and made[number].verdict != "withdraw":
            raise BadInput(f"decision {number} was taken back already.")
        return append("withdraw", deciding, made[number].on, made[number].other, withdraws=number)

    return one_by_one(take_back)


def decisions() -> tuple[tuple[Judgement, bool], ...]:
    """Every decision and whether it still holds, in ledger order."""
    made = ledger.judgements()
    holds = {judgement.number for judgement in standing(made)}
    return tuple((judgement, judgement.number in holds) for judgement in made)


def person(named: str) -> str:
    """The id of the person that has this id (in the casebook or in one report) or, alone, this name."""
    people: tuple[Person, ...] = assembled.nouns("people")
    if any(one.id == named for one in people) or assembled.cluster_of(named):
        return named
    wanted = folded(named).strip()
    fits = [one for one in people if any(folded(name.text) == wanted for name in one.names)]
    if len(fits) == 1:
        return fits[0].id
    if fits:
        several = ", ".join(f"{one.id} ({called(one, {})})" for one in fits)
        raise NotFound(f"{len(fits)} people are named {named!r}: {several}. Give the id of one.")
    raise NotFound(f"no person has the id or the name {named!r}. `habeas show CASE` prints the ids of its people.")


def incident(named: str) -> str:
    """The id of an event, given its id (in the casebook or in one report), or the main event of the case that is meant."""
    known = assembled.noun(named)
    if (known and known[0] == "events") or assembled.cluster_of(named):
        return named
    _, case = choose(named)
    main = next(c.main_event for c in assembled.nouns("cases") if c.id == case)
    if main is None:
        raise NotFound(f"case {named} has no main event. Give the id of an event; `habeas show {named}` prints them.")
    return str(main)


def _pair(one: str, other: str) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """The words that stand for each of two persons or events. Two that are one in the casebook now are taken as single reports name them."""
    if one == other:
        raise BadInput(
            f"{one} is one person or event in the casebook. To take it apart, name it as single reports do: `habeas show CASE --joined` prints those ids."
        )
    apart = assembled.cluster_of(one) == assembled.cluster_of(other)
    on, about = ((first_words((ident,)) if apart else words_of(ident)) for ident in (one, other))
    if not on or not about:
        raise NotFound(f"no words stand for {other if on else one} that a decision could hold on to.")
    return on, about


def words_of(ident: str) -> tuple[Quote, ...]:
    """The first words that stand for a person or event of the casebook in each report, or for one of a single report in that report."""
    return first_words(assembled.locals_of(ident) if assembled.noun(ident) else (ident,))


def first_words(members: Iterable[str]) -> tuple[Quote, ...]:
    """For each person or event of single reports the words that a decision finds them by after any re-reading."""
    own = queries.own_findings()
    found = [(local, rows.findings(row)) for local in members for row in own if local.startswith(f"{row.source_id}:")]
    return tuple(quote for local, findings in found if (quote := _telling(local, findings)) is not None)


def _telling(local: str, found: Findings) -> Quote | None:
    """The words that tell someone or something best: of nobody else, a name if there is one, the first in the report."""
    people = {person.id: person.mentions for person in found.people}
    words = people if local in people else {event.id: _told(event, found.claims) for event in found.events}
    names = {name.text for person in found.people if person.id == local for name in person.names}
    others = {quote for ident, quotes in words.items() if ident != local for quote in quotes}
    return min(words.get(local, ()), key=lambda q: (q in others, q.text not in names, q.start, -q.end), default=None)


def _told(event: Event, claims: tuple[Claim, ...]) -> tuple[Quote, ...]:
    return tuple(quote for claim in claims if claim.event == event.id for quote in claim.quotes)


def append(
    verdict: Verdict, deciding: Deciding, on: tuple[Quote, ...], other: tuple[Quote, ...], value: str = "", withdraws: int | None = None
) -> Judgement:
    """Put a decision into the ledger and note that the case files are to be assembled anew."""
    judgement = Judgement(0, verdict, deciding.by, deciding.at, deciding.why, on, other, value, withdraws)

    def write() -> Judgement:
        sealed = ledger.append(judgement)
        assembled.changed()
        return sealed

    return one_by_one(write)
