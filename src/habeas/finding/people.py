"""Parse -> Cast: everyone a report speaks of, named or not, with every name, description and pronoun that stands for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.finding.adulthood import having_kin
from habeas.finding.annotations import AmountMention, Cast, EntityMention, Gazetted, Parse, TimeMention, Utterance
from habeas.finding.bynames import inside_names
from habeas.finding.candidates import Candidate
from habeas.finding.coreference import Resolver
from habeas.finding.descriptions import FIRST, Describer
from habeas.finding.drafts import Draft
from habeas.finding.named_members import named_members
from habeas.finding.names_found import names
from habeas.finding.narrator import is_account
from habeas.finding.nearby import Covered, Covering, Nearby
from habeas.finding.portraits import portrait
from habeas.finding.pseudonyms import mark_pseudonyms
from habeas.finding.reach import set_apart
from habeas.finding.told_ages import told_ages
from habeas.model.people import Organisation, Person


@dataclass(frozen=True, slots=True)
class Met:
    """Who may act in a text, before it is known which words stand for one person: names and descriptions, and the bodies."""

    candidates: tuple[Candidate, ...]
    amounts: tuple[AmountMention, ...]
    organisations: tuple[Organisation, ...]
    bodies: tuple[EntityMention, ...]


def met(
    parse: Parse,
    gazetted: Gazetted,
    organisations: tuple[Organisation, ...] = (),
    bodies: tuple[EntityMention, ...] = (),
    amounts: tuple[AmountMention, ...] = (),
    times: tuple[TimeMention, ...] = (),
) -> Met:
    """Every name, description and pronoun in a text that may stand for a person or a group, and the bodies that none of them wins over."""
    # a body of no known kind is only a proposal: a name vouched for as a person's wins over it
    doubtful = {o.id for o in organisations if o.kind == "unknown"}
    taken = (*(m.span for m in gazetted.mentions), *(b.span for b in bodies if b.entity not in doubtful), *(t.span for t in times))
    named = names(parse, taken)
    persons = Covered(c.span for c in named)
    bodies = tuple(b for b in bodies if b.entity not in doubtful or not persons.meets(b.span))
    kept = {b.entity for b in bodies}
    organisations = tuple(o for o in organisations if o.id not in doubtful or o.id in kept)
    countries = {p.id: p.country or "" for p in gazetted.places}
    described = Describer(parse, named, gazetted.mentions, countries, amounts).find()
    body_heads = {b.head for b in bodies if b.head >= 0}
    within = inside_names(parse, named)
    inside = Covering()
    for b in sorted(bodies, key=lambda b: b.span):
        inside.add(b.span)
    described = [d for d in described if d.head not in within and not (d.form == "nominal" and d.owner is None and inside.covers(d.span))]
    candidates = tuple(c for c in (*named, *described) if c.head not in body_heads)
    set_apart(parse, candidates)
    return Met(candidates, amounts, organisations, bodies)


def cast(parse: Parse, found: Met, utterances: tuple[Utterance, ...] = (), before: Cast | None = None) -> Cast:
    """Everyone and every body that acts in a text.

    `utterances` and the Cast they were found with (`before`), where already known, tell whom "I" and "my son" mean: so this runs twice, before
    and after speech is found.
    """
    drafts = Resolver(parse, found.candidates, *_voices(found.candidates, utterances, before)).run()
    mark_pseudonyms(parse, drafts)
    told_ages(parse, drafts, found.amounts)
    named_members(parse, drafts)
    return _as_cast(parse, drafts, found.organisations, found.bodies)


def _voices(candidates: Sequence[Candidate], utterances: Sequence[Utterance], before: Cast | None) -> tuple[dict[int, int], frozenset[int]]:
    """Token number of each first-person word to the head of a mention of whoever speaks there; which of them stand in the writer's own account."""
    if before is None:
        return {}, frozenset()
    heads: dict[str, list[int]] = {}
    named: set[int] = set()
    for m in before.mentions:
        if m.head >= 0 and m.form in ("name", "nominal"):
            heads.setdefault(m.entity, []).append(m.head)
            named |= {m.head} if m.form == "name" else set()
    voices, account = {}, set()
    own = (u for u in utterances if (u.direct or is_account(u)) and u.voice.entity in heads)
    direct = Nearby(own, lambda u: u.content)
    for c in candidates:
        if c.form == "pronoun" and c.noun in FIRST:
            saying = [u for u in direct.near(c.span) if u.content.covers(c.span)]
            if saying:
                u = min(saying, key=lambda u: len(u.content))
                # by name where there is one: "my sister" may have been taken for whoever says it, before it was known who does
                voices[c.head] = min(heads[u.voice.entity or ""], key=lambda h: (h not in named, h > c.head, abs(h - c.head)))
                account |= {c.head} if is_account(u) else set()
    return voices, frozenset(account)


def _as_cast(parse: Parse, drafts: list[Draft], organisations: tuple[Organisation, ...], bodies: tuple[EntityMention, ...]) -> Cast:
    kept = [d for d in drafts if d.into is None and (d.members or any(m.form != "pronoun" for m in d.mentions))]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for d in kept:
        d.mentions.sort(key=lambda c: (c.span.start, c.span.end))
        first = next((m for m in d.mentions if m.form != "pronoun"), d.mentions[0])
        ident = f"{parse.text.source.id}:p{first.span.start}"
        while ident in taken:  # a group and its first member may begin at one word
            ident += "+"
        taken.add(ident)
        ids[id(d)] = ident
    parents = having_kin(kept)
    people: list[Person] = [portrait(parse, d, ids, parents) for d in kept]
    mentions = [_mention(d, c, ids) for d in kept for c in d.mentions]
    everything = sorted((*mentions, *bodies), key=lambda m: (m.span.start, m.span.end, m.entity))
    return Cast(tuple(sorted(people, key=lambda p: p.id)), organisations, tuple(everything))


def _mention(d: Draft, c: Candidate, ids: dict[int, str]) -> EntityMention:
    possessor = next((ids.get(id(o.now())) for w, o in d.kin if w == c.kin), None) if c.kin else None
    return EntityMention(c.span, ids[id(d)], c.form, c.head, c.sex, c.plural, c.kin, possessor)
