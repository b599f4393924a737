"""The findings of the jigsaw check as an editor would say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from habeas.model.cases import Casebook
from habeas.model.people import Person
from habeas.model.when import When, precision_of
from habeas.model.wording import ADULT, HAPPENED, STATUSES, report, time
from habeas.protecting.facets import Facet

_SEX = {"female": ("woman", "girl"), "male": ("man", "boy")}
_THEIR = {"female": "her", "male": "his"}


def named_kin(whole: Casebook) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each person the relatives who bear a real name: (relation as seen from the person, what to call the report that names them)."""
    by_id = {p.id: p for p in whole.people}
    numbers = {s.id: f"source {n} ({report(s)})" for n, s in enumerate(whole.sources, 1)}
    found: dict[str, dict[tuple[str, str], None]] = {}
    for person in whole.people:
        for kin in person.kin:
            other = by_id.get(kin.to)
            if other is not None:
                _note(found.setdefault(person.id, {}), _turned(kin.relation, other), other, numbers)
                _note(found.setdefault(other.id, {}), kin.relation, person, numbers)
    return {ident: tuple(rows) for ident, rows in found.items()}


def _note(rows: dict[tuple[str, str], None], relation: str, other: Person, numbers: Mapping[str, str]) -> None:
    real = [n.text for n in other.names if not n.pseudonym]
    if real:
        where = next((numbers[m.source] for m in other.mentions if m.text in real and m.source in numbers), "the casebook")
        rows[(relation, where)] = None


def _turned(relation: str, other: Person) -> str:
    """What the relative is to somebody who is this to the relative: the husband of a wife, the father of a daughter."""
    word, man, woman = relation.casefold(), other.sex == "male", other.sex == "female"
    if word in ("wife", "husband", "spouse"):
        return "husband" if man or (word == "wife" and not woman) else "wife"
    if word in ("son", "daughter", "child"):
        return "father" if man else "mother" if woman else "parent"
    if word in ("father", "mother", "parent"):
        return "son" if man else "daughter" if woman else "child"
    if word in ("brother", "sister", "sibling"):
        return "brother" if man else "sister" if woman else "sibling"
    return "relative"


def told(
    parts: Sequence[Facet],
    opened: Mapping[Facet, list[Facet]],
    person: Person,
    kin: Sequence[tuple[str, str]],
    crowd: int,
    mends: Sequence[tuple[str, int]],
) -> str:
    """One finding in words: who it can only be, what leads on from there, what to say less exactly and what that helps."""
    plain = [f for f in parts if f.kind != "also"]
    whole = f"The only {_who(plain)}{_events(plain, opened)} among {crowd:,} people in the casebook"
    earlier = list(dict.fromkeys(f.where for f in chain(plain, *opened.values()) if f.where))
    if earlier:
        whole += f", together with what “{earlier[0]}” showed"
    for relation, where in kin[:2]:
        whole += f"; {_THEIR.get(person.sex, 'their')} {relation} is named in {where}"
    said = "; ".join(f"{words}: one of {size:,}" for words, size in mends)
    return f"{whole}. {said[:1].upper() + said[1:]}." if said else f"{whole}. Nothing less exact helps but to leave the person out."


def _who(facets: Iterable[Facet]) -> str:
    by_kind: dict[str, list[Facet]] = {}
    for f in facets:
        by_kind.setdefault(f.kind, []).append(f)
    sex, age = (next(iter(by_kind.get(kind, ())), None) for kind in ("sex", "age"))
    child = age is not None and bool(age.value[1]) and float(age.value[1]) < ADULT
    head = _SEX.get(sex.value[0] if sex else "", ("person", "child"))[child]
    words = f"{head} of {_number(age)}" if age is not None and age.value != ("", "17") else head
    words += "".join(f", {f.said}," for f in by_kind.get("kin_of", ())).rstrip(",")
    words += "".join(f" who is a {f.said}" for f in by_kind.get("kin", ()) if "kin_of" not in by_kind)
    words += "".join(f" who works as {f.said}" for f in by_kind.get("job", ()))
    words += "".join(f" of nationality {f.said}" for f in by_kind.get("nationality", ()))
    words += "".join(f" ({f.said})" for f in by_kind.get("trait", ()))
    return words + "".join(f", now {STATUSES.get(f.value[0], f.value[0])}," for f in by_kind.get("status", ())).rstrip(",")


def _number(f: Facet) -> str:
    low, high = f.value
    return low if low == high else f"{low} to {high}" if low and high else f"{low} or more" if low else f"up to {high}"


def _events(plain: Sequence[Facet], opened: Mapping[Facet, list[Facet]]) -> str:
    here = _event([f for f in plain if f.kind in ("act", "place", "time", "count")])
    return here + "".join(f", also{_event(facets)}" for facets in opened.values())


def _event(facets: Sequence[Facet]) -> str:
    by_kind = {f.kind: f for f in facets}
    if not by_kind:
        return ""
    words = f" {HAPPENED.get(by_kind['act'].value[0], by_kind['act'].value[0])}" if "act" in by_kind else " to whom something happened"
    if "count" in by_kind:
        words += f" with others ({_number(by_kind['count'])} in all)"
    if "place" in by_kind:
        words += f" in {by_kind['place'].said}"
    if "time" in by_kind:
        first, last = by_kind["time"].value
        sort = precision_of(first, last)
        words += f" {'on' if sort == 'day' else 'in'} {time(When(first, last, None, sort))}"
    return words
