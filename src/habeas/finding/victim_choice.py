"""Who of those a report names is a victim of what it tells: the rules propose, small learned weights choose, and each choice says why.

Without the weights the events stay as the rules made them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from habeas.finding.annotations import Cast, EventMention, Parse, Utterance
from habeas.finding.learned.labels import Labeller
from habeas.finding.learned.trees import Floats, Ranker
from habeas.finding.learned.weights import labeller, ranker
from habeas.finding.lexicon import word_list
from habeas.finding.names_in_rows import opening
from habeas.finding.victim_signs import FEATURES, signs
from habeas.finding.victim_words import around, report
from habeas.model.events import SDG, Role
from habeas.model.when import NEVER_SAID

ROW: tuple[str, ...] = (*FEATURES, "words around", "words of the report")
"""The signs in the order of the ranker's row: those of victim_signs.py, then what the two word lists say."""
ONE_PART = frozenset({"nsubj", "nsubjpass", "dobj"})
CANNOT = frozenset({"perpetrator", "agent"})
BESIDE = 1
"""Sentences between somebody and what befell others who are not named, up to which it may have befallen them too ("an activist was taken. Mr X ...")."""
LIKELY = 0.5
"""How likely somebody must be a victim to be added to what befell others."""
POSSIBLE = 0.35
"""How likely somebody must be a victim to be proposed as one at all, of an event of their own that is not sure: they are left to be decided on."""
DOUBT = 1.5
"""Log odds below the threshold at which somebody whom a clause makes a victim is taken out: grammar is believed a little longer than signs are."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the chooser makes of somebody: log odds, the share of such choices that are right, and the signs that counted most."""

    score: float
    probability: float
    why: str


def chosen(parse: Parse, cast: Cast, utterances: Sequence[Utterance], events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The events with victims as the shipped weights see them; as they are where there are no weights, no grammar or no violation."""
    trees = ranker("victims")
    if trees is None or not parse.grammatical or not any(_violation(e) for e in events):
        return events
    return decided(trees, parse, cast, utterances, events)


def decided(
    trees: Ranker, parse: Parse, cast: Cast, utterances: Sequence[Utterance], events: tuple[EventMention, ...]
) -> tuple[EventMention, ...]:
    """The events with victims as a chooser sees them: people added whom the rules missed, people taken out whom they put there in error."""
    weighed = weigh(trees, parse, cast, utterances, events)
    sure = {who: w for who, w in weighed.items() if w.score >= trees.threshold}
    added = {who for who, w in sure.items() if w.probability >= POSSIBLE}
    unlike = {who for who, w in weighed.items() if w.score < trees.threshold - DOUBT}
    told = [_without(e, unlike) for e in events]
    given = {r.entity for e in told if _violation(e) for r in e.roles if r.role == "victim"}
    for who in sorted(added - given - _members_of(cast, given), key=lambda who: (-sure[who].score, who)):
        n = _where(parse, cast, told, who)
        if n is None or (_one_of_several(parse, told[n]) and any(r.role == "victim" for r in told[n].roles)):
            continue
        if _whose_kin(parse, cast, told[n], who):
            continue
        if _somebody_elses(parse, cast, told, n, who, sure[who].probability):
            told.append(_own(told[n], who))
        else:
            told[n] = _with(told[n], who)
    return tuple(_explained(e, sure) for e in told)


def weigh(trees: Ranker, parse: Parse, cast: Cast, utterances: Sequence[Utterance], events: Sequence[EventMention]) -> dict[str, Weighed]:
    """For each named person's id what the weights say."""
    rows = signs(parse, cast, utterances, events)
    ids = list(rows)
    table = table_of(rows, around(parse, cast), report(parse), labeller("victim_words"), labeller("victim_reports"))
    scores = trees.score(table)
    return {
        who: Weighed(float(scores[n]), trees.probability(float(scores[n])), _why(trees, table[n], float(scores[n])))
        for n, who in enumerate(ids)
    }


def _why(trees: Ranker, row: Floats, score: float) -> str:
    """The signs that counted most for somebody who is held to be a victim; of others nobody asks."""
    return "; ".join(map(str, trees.reasons(row))) if score >= trees.threshold else ""


def table_of(
    rows: dict[str, Counter[str]],
    words: dict[str, Counter[str]],
    told: Counter[str],
    near: Labeller | None,
    whole: Labeller | None,
) -> Floats:
    """The rows of the ranker, in the order of `rows`; a word list that is missing counts 0."""
    of_report = float(whole.score(told)[0]) if whole is not None else 0.0
    table = [
        [*(float(row[f]) for f in FEATURES), float(near.score(words[who])[0]) if near is not None else 0.0, of_report]
        for who, row in rows.items()
    ]
    return np.array(table, dtype=np.float64).reshape(-1, len(ROW))


def _violation(e: EventMention) -> bool:
    return e.kind in SDG and e.happened != "no"


def _without(e: EventMention, who: set[str]) -> EventMention:
    """An event without some people as its victims; they keep a part in it."""
    if not _violation(e) or not any(r.role == "victim" and r.entity in who for r in e.roles):
        return e
    return replace(e, roles=tuple(Role("other", r.entity) if r.role == "victim" and r.entity in who else r for r in e.roles))


def _with(e: EventMention, who: str) -> EventMention:
    return replace(e, roles=(*(r for r in e.roles if r.entity != who), Role("victim", who)))


def _own(e: EventMention, who: str) -> EventMention:
    """What befell somebody, told beside another's fate: an event of their own, of which neither when, where nor by whom is known from the other's."""
    return replace(
        e,
        id=f"{e.id}-{who.rsplit(':', 1)[-1]}",
        roles=(Role("victim", who),),
        when=NEVER_SAID,
        place=None,
        count=None,
        happened="uncertain",
        supposed=True,
    )


def _somebody_elses(parse: Parse, cast: Cast, told: Sequence[EventMention], n: int, who: str, likely: float) -> bool:
    """Whether an event is told of other people: by name and not in one breath with somebody ("A, B and C were taken"), or far from any word of somebody.

    Of somebody who is not `likely` a victim it is held to be told where it is told of anybody else.
    """
    others = {r.entity for e in told if e.id == told[n].id for r in e.roles if r.role == "victim"} - {who}
    others |= {m for p in cast.people if p.id in others for m in p.members}
    if others and all(getattr(cast.who(v), "kind", "") == "anchored" for v in others):
        return True  # "his son was shot" is told of nobody who is named beside it
    if any(getattr(cast.who(v), "kind", "") == "named" for v in others):
        return not _listed(parse, cast, {who}) & _listed(parse, cast, others)
    own = [parse.tokens[m.head].sentence for m in cast.mentions if m.entity == who and m.head >= 0]
    return bool(others) and (likely < LIKELY or all(abs(s - parse.tokens[told[n].head].sentence) > BESIDE for s in own))


def _whose_kin(parse: Parse, cast: Cast, e: EventMention, who: str) -> bool:
    """Whether somebody stands in what befell others only as whose relatives they are: "police arrested her husband" does not arrest her."""
    here = parse.tokens[e.head].sentence
    own = [parse.tokens[m.head] for m in cast.mentions if m.entity == who and m.head >= 0 and parse.tokens[m.head].sentence == here]
    struck = {r.entity for r in e.roles if r.role == "victim"}
    kin = any(k.to == who for p in cast.people if p.id in struck for k in p.kin)
    return kin and all(t.dep == "poss" or parse.tokens[t.head].lemma.lower() in word_list("speech") for t in own)


def _listed(parse: Parse, cast: Cast, people: set[str]) -> set[int]:
    """The words that the lists begin with in which people are named."""
    return {opening(parse, m.head) for m in cast.mentions if m.entity in people and m.head >= 0}


def _members_of(cast: Cast, groups: set[str]) -> set[str]:
    """Those who are victims as members of a group that is nothing but people known one by one: the group is taken apart later."""
    return {
        m
        for p in cast.people
        if p.id in groups and p.kind == "group" and p.count is not None and p.count.high == len(p.members)
        for m in p.members
    }


def _where(parse: Parse, cast: Cast, events: Sequence[EventMention], who: str) -> int | None:
    """Which event befell somebody: the one told nearest to a mention of them, by name before by pronoun; of equals the earlier."""
    at = [(parse.tokens[m.head].sentence, m.head, m.form != "name") for m in cast.mentions if m.entity == who and m.head >= 0]
    ranked = []
    for n, e in enumerate(events):
        if not _violation(e) or any(r.entity == who and r.role in CANNOT for r in e.roles):
            continue
        s = parse.tokens[e.head].sentence
        near = min(((abs(s - i), unnamed, abs(head - e.head)) for i, head, unnamed in at), default=None)
        if near is not None:
            ranked.append((near, n))
    return min(ranked)[1] if ranked else None


def _one_of_several(parse: Parse, e: EventMention) -> bool:
    """Whether an event is told of one out of many ("one of the pupils vanished"): then no more than one name is meant."""
    return any(parse.tokens[c].lemma.lower() == "one" and parse.tokens[c].dep in ONE_PART for c in parse.children[e.head])


def _explained(e: EventMention, sure: dict[str, Weighed]) -> EventMention:
    """An event that says why each named victim is held to be one."""
    if not _violation(e):
        return e
    told = tuple((r.entity, sure[r.entity].probability, sure[r.entity].why) for r in e.roles if r.role == "victim" and r.entity in sure)
    return replace(e, weighed=told)
