"""Draft -> Person: what the mentions of someone add up to."""

from __future__ import annotations

import functools

from habeas.finding.adulthood import grown
from habeas.finding.annotations import Parse
from habeas.finding.callings import callings
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import words
from habeas.finding.posts import by_post
from habeas.model.amount import Amount
from habeas.model.people import AgeGroup, Kin, Name, Person, PersonKind
from habeas.model.quote import Quote

ADULT = 18


@functools.cache
def types() -> dict[str, str]:
    """Occupation word to the type of person benchmarks and forms ask for."""
    return {w: kind for kind, listed in words("en", "people")["occupations"].items() for w in listed}


def portrait(parse: Parse, d: Draft, ids: dict[int, str], parents: frozenset[int] = frozenset()) -> Person:
    """The person a draft has become. `ids`: identity of each draft object to the id it goes by; `parents`: of those who have a spouse or child."""
    kin = tuple(sorted({Kin(w, ids[id(o.now())]) for w, o in d.kin if id(o.now()) in ids and o.now() is not d}))
    names = _names(parse, d)
    return Person(
        id=ids[id(d)],
        kind=_kind(d, names, kin),
        names=names,
        sex=d.sex,
        age=None if d.group else d.age,
        age_group="adult" if _age_group(d) == "unknown" and grown(parse, d, parents) else _age_group(d),
        count=_count(d),
        kin=kin,
        types=_types(parse, d),
        occupations=tuple(dict.fromkeys((*d.occupations, *(n for n in d.nouns if n in types())))),
        members=tuple(sorted({ids[id(m.now())] for m in d.members if id(m.now()) in ids})),
        protect=_protect(d, names),
        mentions=_quotes(parse, d),
        nationality=d.nationality,
    )


def _types(parse: Parse, d: Draft) -> tuple[str, ...]:
    """Journalist, defender of rights, unionist: by what somebody is called; else by the words beside the name. A "labour activist" is a unionist.

    Anybody may be called an activist: a post held in a union or a newsroom says more.
    """
    said = {types()[o] for o in (*d.occupations, *d.nouns) if o in types()}
    if d.group:
        return tuple(sorted(said))
    near = callings(parse, d, types())
    if not said:
        said = {types()[o] for o in near}
    narrower = {types()[o] for o in near if " " in o}
    if not narrower and said <= {"human_rights_defender"}:
        narrower = {kind for m in d.mentions if m.form == "name" and (kind := by_post(parse, m.span)) is not None}
    return tuple(sorted(narrower or said))


def _names(parse: Parse, d: Draft) -> tuple[Name, ...]:
    printed: dict[str, Name] = {}
    for m in d.mentions:
        if m.form == "name":
            bare = " ".join(m.names)
            printed.setdefault(bare, Name(bare, bare in d.pseudonyms or any(bare == p or p.endswith(" " + bare) for p in d.pseudonyms)))
    return tuple(sorted(printed.values(), key=lambda n: (-len(n.text.split()), -len(n.text), n.text)))


def _kind(d: Draft, names: tuple[Name, ...], kin: tuple[Kin, ...]) -> PersonKind:
    if d.group:
        return "group"
    if names:
        return "pseudonymous" if all(n.pseudonym for n in names) else "named"
    return "anchored" if kin else "unknown"


def _age_group(d: Draft) -> AgeGroup:
    if d.age is not None and d.age.low is not None and not d.group:
        return "adult" if d.age.low >= ADULT else "child"
    return d.age_group


def _count(d: Draft) -> Amount | None:
    if not d.group:
        return None
    if d.amount is None and d.members:
        return Amount(len(d.members), len(d.members), False, None, "persons")
    return d.amount


def _protect(d: Draft, names: tuple[Name, ...]) -> tuple[str, ...]:
    reasons = []
    if _age_group(d) == "child":
        reasons.append("minor")
    if any(n.pseudonym for n in names):
        reasons.append("pseudonym in the text")
    if "source" in d.nouns and not names:
        reasons.append("unnamed source")
    return tuple(reasons)


def _quotes(parse: Parse, d: Draft) -> tuple[Quote, ...]:
    spans = sorted({m.span for m in d.mentions})
    return tuple(parse.quote(s) for s in spans)
