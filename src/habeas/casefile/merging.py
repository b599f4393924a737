"""Several reports' nouns of one person, body, place or law made into one, nothing that was said lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from habeas.casefile.kinship import kin_sex, precise
from habeas.casefile.renaming import Renaming, fold
from habeas.model.amount import Amount
from habeas.model.claims import Law
from habeas.model.people import AgeGroup, Kin, Name, Organisation, Person, PersonKind, Place, Sex

T = TypeVar("T", bound=Hashable)

_KINDS: tuple[PersonKind, ...] = ("named", "pseudonymous", "anchored", "unknown")
ADULT = 18


def most(values: Iterable[T], empty: T) -> T:
    """The value given most often; among equals the one whose words sort first, so that order never matters."""
    counted = Counter(v for v in values if v != empty)
    return min(counted, key=lambda v: (-counted[v], str(v)), default=empty)


def united(lists: Iterable[Sequence[T]]) -> tuple[T, ...]:
    """All values of several lists, each once, sorted by their words."""
    return tuple(sorted({v for values in lists for v in values}, key=str))


def mostly(lists: Iterable[Sequence[T]]) -> tuple[T, ...]:
    """The values that at least half as many lists give as give the commonest: what one report of several says of somebody's trade is left to it."""
    counted = Counter(v for values in lists for v in set(values))
    most_said = max(counted.values(), default=0)
    return tuple(sorted((v for v, n in counted.items() if 2 * n >= most_said), key=str))


def merge_person(id_: str, parts: Sequence[Person], to: Renaming) -> Person:
    """One person out of what each report knows of them; a name said in full stands before its short forms."""
    group = sum(p.kind == "group" for p in parts) * 2 > len(parts)
    individual = [p.kind for p in parts if p.kind != "group"]
    kind: PersonKind = "group" if group or not individual else min(individual, key=_KINDS.index)
    kin = [Kin(k.relation, to.id(k.to)) for p in parts for k in p.kin if to.id(k.to) != id_]
    age = likeliest([p.age for p in parts])
    return Person(
        id=id_,
        kind=kind,
        names=_names(parts),
        sex=_sex(parts, kin),
        age=age,
        age_group=_age_group(parts, age),
        count=likeliest([p.count for p in parts]),
        kin=precise(kin),
        types=mostly(p.types for p in parts),
        occupations=united(p.occupations for p in parts),
        members=tuple(sorted(x for x in to.ids(m for p in parts for m in p.members) if x != id_)),
        protect=united(p.protect for p in parts),
        mentions=tuple(sorted({m for p in parts for m in p.mentions})),
        nationality=most([p.nationality for p in parts], None),
        traits=united(p.traits for p in parts),
    )


def _names(parts: Sequence[Person]) -> tuple[Name, ...]:
    said = Counter(n.text for p in parts for n in p.names)
    hidden = {n.text for p in parts for n in p.names if n.pseudonym}
    order = sorted(said, key=lambda t: (t in hidden, -len(fold(t).split()), not t.isascii(), -said[t], t))
    return tuple(Name(t, t in hidden) for t in order)


def _sex(parts: Sequence[Person], kin: Sequence[Kin]) -> Sex:
    """A word of kinship ("mother") outvotes pronouns: translated text calls a mother "he"."""
    by_kin = Counter(s for s in (kin_sex(k.relation) for k in kin) if s != "unknown")
    votes = by_kin or Counter(p.sex for p in parts if p.sex != "unknown")
    ranked = votes.most_common()
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return "unknown"
    return ranked[0][0]


def _age_group(parts: Sequence[Person], age: Amount | None) -> AgeGroup:
    if age is not None and age.high is not None and age.high < ADULT:
        return "child"
    if age is not None and age.low is not None and age.low >= ADULT:
        return "adult"
    return most([p.age_group for p in parts], "unknown")


def likeliest(amounts: Iterable[Amount | None]) -> Amount | None:
    """The number most reports give; among equals the most exact one. None where no report gives one."""
    given = [a for a in amounts if a is not None]
    bounds = Counter((a.low, a.high) for a in given)

    def rank(a: Amount) -> tuple[bool, int, bool, float, str]:
        wide = float("inf") if a.low is None or a.high is None else float(a.high - a.low)
        return (not a.known, -bounds[a.low, a.high], a.approximate, wide, str(a))

    return min(given, key=rank, default=None)


def merge_organisation(id_: str, parts: Sequence[Organisation]) -> Organisation:
    """One body out of several reports' words for it."""
    name = most([o.name for o in parts], "")
    return Organisation(
        id=id_,
        name=name,
        names=united([o.name, *o.names] for o in parts),
        kind=most([o.kind for o in parts], "unknown"),
        country=most([o.country for o in parts], None),
        actor=most([o.actor for o in parts], "unknown"),
        mentions=tuple(sorted({m for o in parts for m in o.mentions})),
    )


def merge_place(id_: str, parts: Sequence[Place]) -> Place:
    """One place out of several reports' words for it."""
    first = min(parts, key=lambda p: (p.latitude is None, p.kind == "unknown", p.id))
    return Place(
        id=id_,
        name=most([p.name for p in parts], ""),
        names=united([p.name, *p.names] for p in parts),
        kind=most([p.kind for p in parts], "unknown"),
        country=most([p.country for p in parts], None),
        country_name=most([p.country_name for p in parts], None),
        region=most([p.region for p in parts], None),
        city=most([p.city for p in parts], None),
        latitude=first.latitude,
        longitude=first.longitude,
        mentions=tuple(sorted({m for p in parts for m in p.mentions})),
    )


def merge_law(id_: str, parts: Sequence[Law]) -> Law:
    """One treaty, act or official report, however reports name it; its name is the longest that is used most."""
    name = most([w.name for w in parts], "")
    return Law(
        id=id_,
        name=name,
        names=united([w.name, *w.names] for w in parts),
        kind=most([w.kind for w in parts], "other"),
        article=most([w.article for w in parts], None),
        quotes=tuple(sorted({q for w in parts for q in w.quotes})),
    )
