"""What a report says of each person's state: detained, returned, missing, dead, free, at risk, or that nobody knows.

Most states follow from an event that struck the person; some are said outright ("his fate is unknown", "she now lives in Seoul", "officials say she
is dead"); a fear for someone of whom no event is told makes them at risk. A state belongs to those the words name and never passes to kin.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.finding import clauses, stance
from habeas.finding.annotations import Cast, EventMention, Parse, Sentence
from habeas.finding.company import Company
from habeas.finding.coordination import coordinated
from habeas.finding.grammar import forms, under
from habeas.finding.happened import reality, specific
from habeas.finding.lexicon import words
from habeas.finding.patterns import elements, match, triggers
from habeas.finding.roles import parts
from habeas.model.claims import Stance, StatusWord
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

FROM_EVENT: dict[str, StatusWord] = {
    "detention": "detained",
    "interrogation": "detained",
    "forced_return": "forcibly_returned",
    "imprisonment": "imprisoned",
    "killing": "dead",
    "death_in_custody": "dead",
    "disappearance": "missing",
    "abduction": "abducted_not_returned",
    "release": "released",
    "reunion": "reunited",
    "escape": "escaping",
    "crossing": "escaping",
}
GRAVE = frozenset(
    {"detention", "forced_return", "imprisonment", "torture", "killing", "death_in_custody", "disappearance", "abduction", "trafficking"}
)
SAID: tuple[tuple[str, StatusWord], ...] = (
    ("doubted", "unknown"),
    ("unknown", "unknown"),
    ("claimed_dead", "claimed_dead"),
    ("dead", "dead"),
    ("resettled", "resettled"),
    ("at_risk", "at_risk"),
)
"""Lists of [status] in words/<language>/events.toml and the state each shows."""
COMING = frozenset(
    {"will", "'ll", "’ll", "likely", "could", "may", "might", "set", "due", "about", "expect", "expected", "slated", "scheduled", "can"}
)
NO_FLIGHT = frozenset({"pay", "hire"})
PRESENT = frozenset({"VBZ", "VBP", "VBG"})


@dataclass(frozen=True, slots=True)
class StatusMention:
    """What one place of a report says of someone's state. `entity`: a person's id; `event`: the event it follows from; `why`: what shows it."""

    entity: str
    status: StatusWord
    when: When
    span: Span
    why: str
    stance: Stance = "asserted"
    event: str | None = None


def statuses(parse: Parse, cast: Cast, events: tuple[EventMention, ...]) -> tuple[StatusMention, ...]:
    """The states a report gives, in the order of the text; one person may have several, the earlier ones being what was known then."""
    known = {p.id for p in cast.people}
    found = list(_from_events(parse, events, known))
    if parse.grammatical:
        company = Company(parse, cast)
        fled = {s.entity for s in found if s.status in ("escaping", "free", "resettled")}
        for sentence in parse.main_sentences():
            found.extend(s for s in _said(company, sentence, fled) if s.entity in known)
        found.extend(s for s in _at_risk(company) if s.entity in known)
        struck = {s.entity for s in found if s.status not in ("escaping", "free", "at_risk", "resettled")}
        struck |= {member for p in cast.people if p.id in struck for member in p.members}
        found = [s for s in found if s.status != "at_risk" or s.entity not in struck]
    unique = {(s.entity, s.status, s.span.start, s.span.end): s for s in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.span.start, s.span.end, s.entity, s.status)))


def _from_events(parse: Parse, events: Iterable[EventMention], known: set[str]) -> Iterator[StatusMention]:
    for e in events:
        status = FROM_EVENT.get(e.kind)
        if status is None or e.happened == "no" or e.supposed:  # what only weights hold likely is nobody's state
            continue
        wanted = {
            "release": ("victim", "other"),
            "escape": ("agent", "other"),
            "crossing": ("agent", "other"),
            "reunion": ("agent", "other"),
        }
        said = _arrived(parse, e) if e.kind == "escape" else status
        for r in e.roles:
            if r.entity not in known or r.role not in wanted.get(e.kind, ("victim",)):
                continue
            helps = e.kind == "escape" and any(o.role == "other" for o in e.roles)
            if (helps and r.role == "agent") or (parse.grammatical and parse.tokens[e.head].lemma in NO_FLIGHT):
                continue
            why = f"the report tells of {e.kind.replace('_', ' ')} ('{parse.words(e.trigger)}')"
            yield StatusMention(r.entity, said, e.when, e.span, why, "hedged" if e.happened == "uncertain" else "asserted", e.id)


def _arrived(parse: Parse, e: EventMention) -> StatusWord:
    """Whether an escape is told with its goal: who defected or fled to a country got there."""
    if not parse.grammatical:
        return "escaping"
    goals = clauses.phrases(parse, e.head, frozenset({"to", "into"}))
    arrivals = words(parse.language.split("-")[0], "events").get("status", {}).get("arrivals", "").split()
    arrived = parse.tokens[e.head].lemma.lower() in arrivals and parse.tokens[e.head].dep not in ("pcomp", "advcl")
    return "free" if arrived or any(parse.tokens[g].ent == "GPE" for g in goals) else "escaping"


def _said(company: Company, sentence: Sentence, fled: set[str]) -> Iterator[StatusMention]:
    """States said outright, by the patterns of [status] in words/<language>/events.toml."""
    parse = company.parse
    table = words(parse.language.split("-")[0], "events")
    lists = table.get("status", {})
    doubts, officials = (frozenset(lists.get(name, "").split()) for name in ("doubts", "officials"))
    claimed: set[str] = set()
    for name, status, matched in _matches(parse, sentence):
        if (name == "doubted" and not _doubted(parse, matched[0], doubts)) or (
            name == "claimed_dead" and not _official(parse, matched, officials)
        ):
            continue
        for s in _read(company, status, matched, fled):
            if name == "claimed_dead":
                claimed.add(s.entity)
            if not (status == "dead" and s.entity in claimed):
                yield s


Row = tuple[str, StatusWord, tuple[frozenset[str], ...]]


@functools.cache
def rows(language: str) -> dict[str, tuple[Row, ...]]:
    """The patterns of [status] by their first word: list, state, words."""
    table = words(language, "events")
    found: dict[str, list[Row]] = {}
    for name, status in SAID:
        for row in table.get("status", {}).get(name, ()):
            wanted = elements(row, table.get("classes", {}))
            for word in sorted(wanted[0]):
                found.setdefault(word, []).append((name, status, wanted))
    return {word: tuple(r) for word, r in found.items()}


def _matches(parse: Parse, sentence: Sentence) -> list[tuple[str, StatusWord, tuple[int, ...]]]:
    """Where patterns of [status] match in a sentence, those of the first list first."""
    table = rows(parse.language.split("-")[0])
    order = [name for name, _ in SAID]
    found = []
    called = forms(parse)
    for i in range(sentence.first, sentence.last):
        lemma, lower = called[i][:2]
        if lemma not in table and lower not in table:
            continue
        for name, status, wanted in dict.fromkeys((*table.get(lemma, ()), *table.get(lower, ()))):
            matched = match(parse, sentence, i, wanted)
            if matched is not None:
                found.append((name, status, matched))
    return sorted(found, key=lambda f: (order.index(f[0]), f[2]))


def _doubted(parse: Parse, i: int, doubts: frozenset[str]) -> bool:
    """Whether a word of doubt governs a token or stands beside what does: "it is unclear what happened", "his fate is not known"."""
    above = {i, *parse.ancestors(i)}
    near = above | under(parse, i) | {c for a in above for c in parse.children[a]}
    return any(parse.tokens[n].text.lower() in doubts for n in near)


def _official(parse: Parse, matched: tuple[int, ...], officials: frozenset[str]) -> bool:
    """Whether a state or its officials say so, and say it outright ("tried to" is no death)."""
    speakers = clauses.subjects(parse, matched[0])
    tried = any(parse.tokens[i].lemma in ("try", "attempt", "want") for i in range(matched[0], matched[-1]))
    return not tried and any(parse.tokens[s].ent in ("GPE", "ORG", "NORP") or parse.tokens[s].lemma.lower() in officials for s in speakers)


def _read(company: Company, status: StatusWord, matched: tuple[int, ...], fled: set[str]) -> Iterator[StatusMention]:
    parse = company.parse
    head = matched[0] if clauses.is_verb(parse, matched[0]) else clauses.governing_verb(parse, matched[0]) or matched[0]
    meant = stance.modality(parse, head)
    if status in ("resettled", "dead") and (meant.stance != "asserted" or meant.negated):
        return
    if status == "unknown" and any(parse.tokens[c].tag == "MD" for m in matched for c in clauses.own(parse, m, "aux")):
        return
    people = _whom(company, status, head, matched)
    if status == "resettled":
        group = clauses.auxiliaries(parse, head)
        now = parse.tokens[head].tag in PRESENT or any(parse.tokens[a].tag in PRESENT for a in group)
        people = [p for p in people if p in fled] if now else []
    first, last = clauses.clause_span(parse, head)
    span = parse.span(min(first, *matched), max(last, *matched))
    said: Stance = "not_confirmed" if status == "unknown" else "feared" if status == "at_risk" else "asserted"
    for person in dict.fromkeys(people):
        yield StatusMention(person, status, NEVER_SAID, span, f"'{parse.words(parse.span(matched[0], matched[-1]))}'", said)


def _whom(company: Company, status: StatusWord, head: int, matched: tuple[int, ...]) -> list[str]:
    """Whose state the words tell: of "what happened to X" X, of "his fate" he, of "officials say she is dead" she, else the subject."""
    parse = company.parse
    nouns: list[int] = []
    if status == "unknown":
        for i in matched:
            nouns += clauses.own(parse, i, "poss") + clauses.phrases(parse, i, frozenset({"of", "to", "from", "about", "with"}))
        if not nouns and parse.tokens[matched[-1]].lemma in ("since", "hear"):
            nouns = (
                clauses.subjects(parse, head) if clauses.passive(parse, head) else clauses.phrases(parse, head, frozenset({"from", "of"}))
            )
    elif status == "claimed_dead":
        inner = next((m for m in matched[1:] if clauses.is_verb(parse, m)), head)
        nouns = clauses.subjects(parse, inner)
    else:
        nouns = clauses.subjects(parse, head)
    joined = [j for n in nouns for j in coordinated(parse, n)]
    return [m.entity for n in joined for m in company.mentions(n) if company.is_person(m.entity)]


def _at_risk(company: Company) -> Iterator[StatusMention]:
    """Those for whom a grave thing is feared or foretold, where it has not happened."""
    parse = company.parse
    for sentence in parse.main_sentences():
        for trigger in triggers(parse, sentence):
            if trigger.pattern.kind not in GRAVE or trigger.pattern.noun:
                continue
            found = parts(company, trigger)
            real = reality(company, trigger, found, (), ())
            feared = real.modality.stance == "feared" or (real.modality.stance == "predicted" and real.modality.why.lower() in COMING)
            if real.happened is not None or not feared:
                continue
            first, last = clauses.clause_span(parse, trigger.head)
            for n in found.undergo:
                for m in company.mentions(n):
                    if company.is_person(m.entity) and specific(company, n):
                        yield StatusMention(m.entity, "at_risk", NEVER_SAID, parse.span(first, last), f"'{real.modality.why}'", "feared")
