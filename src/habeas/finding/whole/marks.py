"""Which violations a report as a whole tells of, and by what kind of actor: rows of features, one a label, beside what its words alone make likely."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping

from habeas.finding.annotations import EventMention
from habeas.finding.lexicon import words
from habeas.finding.sieve import Sieve, sieve
from habeas.finding.whole.view import LEAD, WORD, View
from habeas.model.events import SDG
from habeas.model.people import Actor, Organisation

TYPES = ("arbitrary_detention", "other", "killing", "torture", "kidnapping", "enforced_disappearance")
ACTORS: tuple[Actor, ...] = (
    "state", "foreign_state", "intergovernmental", "non_state_permitted", "non_state_unpermitted", "other_non_state", "unknown",
)  # fmt: skip
OF_TYPE = (
    *(f"is {t}" for t in TYPES), "by its words", *(f"words for {t}" for t in TYPES), "events", "mentions", "of named people", "first sentence", "in lead",
    "told as certain", "in title", "hints", "sentences with hints", "sentences", "hints a sentence",
)  # fmt: skip
OF_ACTOR = (
    *(f"is {a}" for a in ACTORS), "by its words", *(f"words for {a}" for a in ACTORS), "does it", "share of doers", "doers", "bodies of this kind",
    "share of bodies", "named by noun", "share of nouns", "noun in title", "noun in lead", "noun beside violations", "share beside violations",
)  # fmt: skip


@functools.cache
def actor_words(language: str) -> dict[str, re.Pattern[str]]:
    """The words for each kind of actor (words/<language>/actors.toml)."""
    listed = words(language, "actors").get("actors", {})
    return {kind: re.compile(rf"\b(?:{'|'.join(rows)})\b", re.IGNORECASE) for kind, rows in sorted(listed.items())}


@functools.cache
def _holding(language: str) -> Sieve:
    return sieve(actor_words(language).values())


def type_rows(view: View, said: Mapping[str, float]) -> list[tuple[float, ...]]:
    """One row a type of violation, columns as in OF_TYPE. `said`: what the words of the report alone make of each type (log odds)."""
    return [_type_row(view, t, said) for t in TYPES]


def _type_row(view: View, wanted: str, said: Mapping[str, float]) -> tuple[float, ...]:
    mine = [e for e in view.events if type_of(e) == wanted]
    at = [view.order.get(view.sentence(e.trigger), 40) for e in mine]
    hints = view.hints.get(wanted, Counter())
    total = sum(hints.values())
    titled = any(
        w[:5] == t[:5] for e in mine for w in WORD.findall(view.parse.words(e.trigger).lower())[:1] for t in view.title if len(t) > 3
    )
    return (
        *(float(wanted == t) for t in TYPES), said.get(wanted, 0.0), *(said.get(t, 0.0) for t in TYPES), float(len({e.id for e in mine})), float(len(mine)),
        float(sum(_named(view, e) for e in mine)), float(min(at, default=40)), float(sum(n < LEAD for n in at)), float(sum(e.happened == "yes" for e in mine)),
        float(titled), math.log1p(total), math.log1p(len(hints)), float(len(view.order)), math.log1p(total) / math.log1p(len(view.order) + 1),
    )  # fmt: skip


def type_of(e: EventMention) -> str | None:
    """The type of violation that an event is, if it is one."""
    return "other" if e.kind == "other" else SDG.get(e.kind)


def _named(view: View, e: EventMention) -> bool:
    return any(r.role == "victim" and getattr(view.cast.who(r.entity), "kind", "") == "named" for r in e.roles)


def actor_rows(view: View, said: Mapping[str, float]) -> list[tuple[float, ...]]:
    """One row a kind of actor, columns as in OF_ACTOR."""
    doers: Counter[str] = Counter()
    for e in view.events:
        found = [view.cast.who(r.entity) for r in e.roles if r.role == "perpetrator"] if type_of(e) else []
        doers.update(o.actor for o in found if isinstance(o, Organisation))
    bodies: Counter[str] = Counter()
    for o in view.cast.organisations:
        bodies[o.actor] += len(o.mentions)
    nouns, beside, lead = _nouns(view)
    return [_actor_row(view, a, said, doers, bodies, (nouns, beside, lead)) for a in ACTORS]


def _nouns(view: View) -> tuple[Counter[str], Counter[str], Counter[str]]:
    nouns: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    kinds, holding = tuple(actor_words(view.language).items()), _holding(view.language)
    for s in view.parse.main_sentences():
        told = view.parse.words(s.span)
        for kind, pattern in (kinds[n] for n in holding.through(view.parse.text.text, s.span.start, s.span.end)):
            n = len(pattern.findall(told))
            nouns[kind] += n
            beside[kind] += n if s.i in view.struck else 0
            lead[kind] += n if view.order[s.i] < LEAD else 0
    return nouns, beside, lead


def _actor_row(
    view: View,
    a: str,
    said: Mapping[str, float],
    doers: Counter[str],
    bodies: Counter[str],
    told: tuple[Counter[str], Counter[str], Counter[str]],
) -> tuple[float, ...]:
    nouns, beside, lead = told
    pattern = actor_words(view.language).get(a)
    return (
        *(float(a == b) for b in ACTORS), said.get(a, 0.0), *(said.get(b, 0.0) for b in ACTORS), float(doers[a]), _share(doers, a), float(doers.total()),
        math.log1p(bodies[a]), _share(bodies, a), math.log1p(nouns[a]), _share(nouns, a),
        float(bool(pattern and pattern.search(view.parse.text.source.title or ""))), float(lead[a]), math.log1p(beside[a]), _share(beside, a),
    )  # fmt: skip


def _share(counts: Counter[str], key: str) -> float:
    return counts[key] / counts.total() if counts.total() else 0.0
