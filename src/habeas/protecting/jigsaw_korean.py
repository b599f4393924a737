"""The findings of the jigsaw check in Korean; every phrase stands before the noun that it says more of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from habeas.model import korean
from habeas.model.countries import country
from habeas.model.when import When, precision_of
from habeas.protecting.facets import Facet
from habeas.protecting.jigsaw_words import SEX, Single, way
from habeas.protecting.lexicon import words

SEXED = frozenset(word for pair in SEX.values() for word in pair)
_SOURCE = re.compile(r"source (\d+) \((.*)\)")


def told(one: Single) -> str:
    """One finding in words: who it can only be, what leads on from there, what to say less exactly and what that helps."""
    say = _words()["say"]
    whole = say["only"].format(crowd=f"{one.crowd:,}", who=_who(one))
    earlier = say["earlier"].format(name=one.earlier) if one.earlier else ""
    named = [say["named"].format(relation=korean.kin(relation), where=place(where)) for relation, where in one.kin[:2]]
    ways = ", ".join(say["way"].format(way=way(less, "ko"), size=f"{size:,}") for less, size in one.mends)
    return " ".join((earlier + whole, *named, say["fits"].format(ways=ways) if ways else say["nothing"]))


def echo(kind: str, where: str, run: str = "", many: int = 1) -> str:
    """What a search would find: words of a quotation, an address or a title. `where`: the source, as English calls it."""
    key = ("words_one" if many == 1 else "words_few") if kind == "words" else kind
    return str(_words()["say"][key].format(run=run, many=many, where=place(where)))


def place(where: str) -> str:
    """A report of the casebook by its number."""
    found, say = _SOURCE.fullmatch(where), _words()["say"]
    return str(say["source"].format(n=found[1], report=found[2]) if found else say["casebook"])


def _words() -> Mapping[str, Any]:
    found: Mapping[str, Any] = words("jigsaw")["ko"]
    return found


def _who(one: Single) -> str:
    """Phrases before the noun; one that ends in "is" goes on as "is and"."""
    found = list(_clauses(one))
    said = [c.removesuffix("인") + "이고" if c.endswith("인") else f"{c}," for c in found[:-1]] + found[-1:]
    age = [_words()["say"]["age" if one.head in SEXED else "aged"].format(age=_amount(one.age))] if one.age else []
    return " ".join((*said, *age, _words()["heads"][one.head]))


def _clauses(one: Single) -> Iterator[str]:
    """What is said of somebody beside sex and age, each as a phrase before the noun."""
    say = _words()["say"]
    yield from (_words()["statuses"][f.value[0]] for f in one.of("status"))
    for f in one.of("kin_of"):
        relation, _, name = f.said.partition(" of ")
        yield say["kin_of"].format(korean.kin(relation), name)
    if not one.of("kin_of"):
        yield from (say["kin"].format(korean.kin(f.said)) for f in one.of("kin"))
    yield from (say["job"].format(f.said) for f in one.of("job"))
    yield from (say["nationality"].format(country(f.said, "ko")) for f in one.of("nationality"))
    yield from (say["trait"].format(f.said) for f in one.of("trait"))
    for n, facets in enumerate(one.events):
        yield say["also"].format(_event(facets)) if n else _event(facets)


def _amount(value: tuple[str, ...]) -> str:
    low, high = value
    numbers = korean.words()["numbers"]
    if low == high:
        return low
    form = "between" if low and high else "least" if low else "most"
    return numbers[form].format(n=low or high, low=low, high=high)


def _event(facets: Mapping[str, Facet]) -> str:
    say, said = _words()["say"], []
    if "time" in facets:
        first, last = facets["time"].value
        said.append(say["on"].format(korean.time(When(first, last, None, precision_of(first, last)))))
    if "place" in facets:
        where = facets["place"]
        said.append(say["at"].format(country(where.value[1], "ko") if where.value[0] == "country" else where.said))
    if "count" in facets:
        said.append(say["count"].format(_amount(facets["count"].value)))
    act = _words()["acts"].get(facets["act"].value[0]) if "act" in facets else None
    return " ".join((*said, act or say["something"]))
