"""The findings of the jigsaw check as an editor would say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from habeas.model.cases import Casebook
from habeas.model.countries import country, in_korean
from habeas.model.people import Person
from habeas.model.when import When, precision_of
from habeas.model.wording import ADULT, report, time, upper
from habeas.protecting.facets import Facet, Value
from habeas.protecting.lexicon import words

SEX = {"female": ("woman", "girl"), "male": ("man", "boy")}
CHILD = (("", f"{ADULT - 1}"), ("0", f"{ADULT - 1}"))
"""Ages that say no more than that somebody is a child."""
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


@dataclass(frozen=True, slots=True)
class Single:
    """What one finding tells. `plain`: facets of the combination, `opened`: those of other events in it; `kin`: relatives who are named, and where;
    `mends`: ways to say less with how many people are alike then."""

    plain: Sequence[Facet]
    opened: Sequence[Sequence[Facet]]
    person: Person
    kin: Sequence[tuple[str, str]]
    crowd: int
    mends: Sequence[tuple[Value, int]]

    @property
    def earlier(self) -> str:
        """The earlier publication that part of it stands in, "" for none."""
        return next((f.where for f in chain(self.plain, *self.opened) if f.where), "")

    def of(self, kind: str) -> list[Facet]:
        """The facets of a kind that are the person's own."""
        return [f for f in self.plain if f.kind == kind]

    @property
    def head(self) -> str:
        """Woman, girl, man, boy, person or child."""
        sex, age = (next(iter(self.of(kind)), None) for kind in ("sex", "age"))
        child = age is not None and bool(age.value[1]) and float(age.value[1]) < ADULT
        return SEX.get(sex.value[0] if sex else "", ("person", "child"))[child]

    @property
    def age(self) -> Value | None:
        """The age where it says more than that it is a child's."""
        found = next(iter(self.of("age")), None)
        return None if found is None or found.value in CHILD else found.value

    @property
    def events(self) -> list[Mapping[str, Facet]]:
        """The events, each as its facets by kind; the first is the one that the others stand beside."""
        here = [f for f in self.plain if f.kind in ("act", "place", "time", "count")]
        return [{f.kind: f for f in facets} for facets in (here, *self.opened) if facets]


def told(one: Single) -> str:
    """One finding in words: who it can only be, what leads on from there, what to say less exactly and what that helps."""
    if one.crowd == 1:
        whole = f"Nobody else is in the casebook: this is the only {_who(one)}"
    else:
        added = f", once what “{one.earlier}” showed is added" if one.earlier else ""
        whole = f"Of the {one.crowd:,} people in the casebook{added}, this is the only {_who(one)}"
    for relation, where in one.kin[:2]:
        whole += f"; {_THEIR.get(one.person.sex, 'their')} {relation} is named in {where}"
    ways = [
        f"{way(less)}{', that would fit' if not n else ','} {size:,}{' people' if not n else ''}"
        for n, (less, size) in enumerate(one.mends)
    ]
    said = "; ".join(ways) or "To say less of this does not help: leave the person out"
    return f"{whole}. {upper(said)}."


def way(less: Value, language: str = "en") -> str:
    """A way to say less, in words: "with the month instead of the day"."""
    say = words("jigsaw")[language]
    called = in_korean() if language == "ko" and less[0] == "instead" else {}
    given = [say["left_out"][less[1]]] if less[0] == "without" else [called.get(said, said) for said in less[1:]]
    return str(say["less"][less[0]].format(*given))


def _who(one: Single) -> str:
    noun = f"{one.head} aged {aged(one.age)}" if one.age else one.head
    return f"{noun}{_joined(list(_clauses(one)))}"


def _clauses(one: Single) -> Iterable[str]:
    """What is said of somebody beside sex and age, each as "who works as a nurse"."""
    say = words("jigsaw")["en"]
    for f in one.of("kin_of"):
        yield f"who is the {f.said}"
    if not one.of("kin_of"):
        yield from (f"who is somebody’s {f.said}" for f in one.of("kin"))
    yield from (f"who works as {_a(f.said)}" for f in one.of("job"))
    yield from (f"who has the nationality {country(f.said)}" for f in one.of("nationality"))
    yield from (f"of whom it is noted: “{f.said}”" for f in one.of("trait"))
    yield from (say["statuses"][f.value[0]] for f in one.of("status"))
    for n, facets in enumerate(one.events):
        yield _event(facets, say["acts"], "also " if n else "")


def _joined(clauses: Sequence[str]) -> str:
    """Clauses after one another, "who" said once: "who works as a nurse and was detained in Orvane"."""
    said: list[str] = []
    for n, clause in enumerate(clauses):
        same = n and clause.startswith("who ") and clauses[n - 1].startswith("who ")
        said.append(clause.removeprefix("who ") if same else clause)
    last = f" and {said[-1]}" if len(said) > 1 else "".join(said[-1:])
    return f" {', '.join(said[:-1])}{last}".rstrip(",") if said else ""


def _a(job: str) -> str:
    """An occupation with its article: "a nurse", "an official"; as it is where it has one or is said of several."""
    bare = job.startswith(("a ", "an ", "the ", "one ")) or (job.endswith("s") and not job.endswith("ss"))
    return job if bare else f"{'an' if job[:1] in 'aeiou' else 'a'} {job}"


def aged(value: Value) -> str:
    """An amount in words: "24", "40 to 49", "60 or more"."""
    low, high = value
    return low if low == high else f"{low} to {high}" if low and high else f"{low} or more" if low else f"up to {high}"


def _event(facets: Mapping[str, Facet], acts: Mapping[str, Any], also: str) -> str:
    act = acts.get(facets["act"].value[0]) if "act" in facets else None
    said = f"who {act.format(also=also)}" if act else f"to whom something {also}happened"
    if "count" in facets:
        said += f" with others ({aged(facets['count'].value)} in all)"
    if "place" in facets:
        said += f" in {facets['place'].said}"
    if "time" in facets:
        first, last = facets["time"].value
        sort = precision_of(first, last)
        said += f" {'on' if sort == 'day' else 'in'} {time(When(first, last, None, sort))}"
    return said
