"""Parse -> Cast: everyone a report speaks of, named or not, with every name, description and pronoun that stands for them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from habeas.finding.adulthood import having_kin
from habeas.finding.annotations import AmountMention, Cast, EntityMention, Gazetted, Parse, TimeMention, Utterance
from habeas.finding.bynames import inside_names
from habeas.finding.candidates import Candidate
from habeas.finding.coreference import Resolver
from habeas.finding.descriptions import FIRST, Describer
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import words
from habeas.finding.named_members import named_members
from habeas.finding.names_found import names
from habeas.finding.nearby import Covered, Nearby
from habeas.finding.portraits import portrait
from habeas.finding.sieve import Sieve, sieve
from habeas.model.people import Organisation, Person
from habeas.model.quote import Span


def cast(
    parse: Parse,
    gazetted: Gazetted,
    organisations: tuple[Organisation, ...] = (),
    bodies: tuple[EntityMention, ...] = (),
    amounts: tuple[AmountMention, ...] = (),
    times: tuple[TimeMention, ...] = (),
    utterances: tuple[Utterance, ...] = (),
    before: Cast | None = None,
) -> Cast:
    """Everyone and every body that acts in a text.

    `utterances` and the Cast they were found with (`before`), where already known, tell whom "I" and "my son" mean: so this runs twice, before
    and after speech is found.
    """
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
    candidates = [c for c in (*named, *(d for d in described if d.head not in within)) if c.head not in body_heads]
    drafts = Resolver(parse, candidates, _voices(candidates, utterances, before)).run()
    _pseudonyms(parse, drafts)
    named_members(parse, drafts)
    return _as_cast(parse, drafts, organisations, bodies)


def _voices(candidates: list[Candidate], utterances: Sequence[Utterance], before: Cast | None) -> dict[int, int]:
    """Token number of each first-person word to the head of a mention of whoever speaks there."""
    if before is None:
        return {}
    heads: dict[str, list[int]] = {}
    for m in before.mentions:
        if m.head >= 0 and m.form in ("name", "nominal"):
            heads.setdefault(m.entity, []).append(m.head)
    voices = {}
    direct = Nearby((u for u in utterances if u.direct and u.voice.entity in heads), lambda u: u.content)
    for c in candidates:
        if c.form == "pronoun" and c.noun in FIRST:
            saying = [u for u in direct.near(c.span) if u.content.covers(c.span)]
            if saying:
                u = min(saying, key=lambda u: len(u.content))
                voices[c.head] = min(heads[u.voice.entity or ""], key=lambda h: (h > c.head, abs(h - c.head)))
    return voices


@functools.cache
def _pseudonym_patterns() -> tuple[tuple[re.Pattern[str], ...], Sieve]:
    patterns = tuple(map(re.compile, words("en", "people")["pseudonym"]["patterns"]))
    return patterns, sieve(patterns)


def _pseudonyms(parse: Parse, drafts: list[Draft]) -> None:
    """Mark names that the report says are not real or not whole, and join the name to the person it is given to."""
    patterns, holding = _pseudonym_patterns()
    for pattern in (patterns[n] for n in holding.through(parse.text.text, 0, len(parse.text.text))):
        for m in pattern.finditer(parse.text.text):
            if m.lastindex is None or m.group(1) is None:
                continue
            called = Span(m.start(1), m.end(1))
            owner = next(
                (d for d in drafts if d.into is None and any(x.form == "name" and x.span.overlap(called) for x in d.mentions)), None
            )
            if owner is None:
                continue
            owner.pseudonyms.add(re.sub(r"^(?:Mr|Mrs|Ms)\.?\s+", "", called.of(parse.text.text)))
            _join_described(parse, drafts, owner, Span(max(0, m.start() - 80), max(1, m.start())))


def _join_described(parse: Parse, drafts: list[Draft], owner: Draft, before: Span) -> None:
    """ "The man, who asked to be identified only as Lee": the man is Lee."""
    sentence = parse.sentence_at(before.end)
    if sentence is None:
        return
    near = [
        (x.head, d)
        for d in drafts
        if d.into is None and d is not owner and not d.group and not d.names
        for x in d.mentions
        if 0 <= sentence.i - x.sentence <= 1
        and x.span.end <= before.end + 1
        and x.form == "nominal"
        and (x.kin is None or parse.text.text[x.span.end : before.end].strip(" ,") in ("who", "who had", "who has"))
        and parse.tokens[x.head].dep in ("nsubj", "nsubjpass", "attr", "dobj")
    ]
    if near and owner.fits(max(near, key=lambda p: p[0])[1].sex):
        owner.absorb(max(near, key=lambda p: p[0])[1])


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
