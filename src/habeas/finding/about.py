"""Whom a clause is about: who suffers or does what it tells of, then whom else it names."""

from __future__ import annotations

from habeas.finding.annotations import Cast, EntityMention, EventMention, Parse, Voice
from habeas.finding.cues import kids, subject_of
from habeas.model.people import Organisation, Person
from habeas.model.quote import Span

MOST = 8


def subjects(
    parse: Parse, cast: Cast, span: Span, head: int, event: EventMention | None, voice: Voice | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids the clause is about (victims first, then its subject, then others it names) and the ids or words of its objects.

    A speaker who says "we" or a body that says "it" speaks of itself. The known members of a group come with the group.
    """
    ordered: list[str] = []
    if event is not None:
        for role in ("victim", "agent"):
            ordered += [r.entity for r in event.roles if r.role == role]
    objects: list[str] = []
    if parse.grammatical:
        who = subject_of(parse, head)
        if who is not None:
            ordered += named(parse, cast, who) or _itself(parse, cast, who, voice)
        for o in kids(parse, head, "dobj", "attr", "dative", "oprd"):
            found = named(parse, cast, o)
            objects += found or [parse.words(parse.clause(o))[:80]]
    ordered += [m.entity for m in cast.inside(span)]
    if event is not None:
        ordered += [r.entity for r in event.roles]
    with_members = [e for o in ordered for e in (o, *_members(cast, o))]
    return tuple(dict.fromkeys(with_members))[:MOST], tuple(dict.fromkeys(o for o in objects if o))


def _members(cast: Cast, ident: str) -> tuple[str, ...]:
    known = cast.who(ident)
    return known.members if isinstance(known, Person) else ()


def _itself(parse: Parse, cast: Cast, who: int, voice: Voice | None) -> list[str]:
    if voice is None or voice.entity is None:
        return []
    word = parse.tokens[who].text.lower()
    body = isinstance(cast.who(voice.entity), Organisation)
    return [voice.entity] if word in ("i", "we") or (body and word in ("it", "they")) else []


def named(parse: Parse, cast: Cast, i: int) -> list[str]:
    """Ids of those whom a noun stands for, its row included; those it belongs to where the noun itself is nobody ("her punishment")."""
    out: list[str] = []
    for j in (i, *_row(parse, i)):
        found = at(parse, cast, j)
        if found is None and parse.tokens[j].dep == "appos":
            found = at(parse, cast, parse.tokens[j].head)
        if found is not None:
            out.append(found.entity)
            continue
        near = [*kids(parse, j, "poss", "appos"), *(q for p in kids(parse, j, "prep") for q in kids(parse, p, "pobj"))]
        out += [m.entity for k in near if (m := at(parse, cast, k)) is not None]
    return out


def _row(parse: Parse, i: int) -> list[int]:
    out: list[int] = []
    for c in kids(parse, i, "conj"):
        out += [c, *_row(parse, c)]
    return out


def at(parse: Parse, cast: Cast, i: int) -> EntityMention | None:
    """The mention that token i heads; a bare pronoun or name that is exactly this token counts too."""
    t = parse.tokens[i]
    near = cast.near(Span(t.start, t.end))
    found = [m for m in near if m.head == i or (m.span.start <= t.start and m.span.end == t.end)]
    return max(found, key=lambda m: (m.head == i, -len(m.span))) if found else None
