"""Everyone a text has brought in so far, the last met first: kept in order as the text goes on, found by the parts of their names."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable
from math import inf

from habeas.finding.annotations import Parse
from habeas.finding.by_age import AGED
from habeas.finding.candidates import Candidate
from habeas.finding.drafts import Draft, describable
from habeas.finding.names_found import surnames

HORIZON = 400
"""Sentences after which only a name still reaches back: a report of hundreds of cases does not mean the man of the first by the last "the man"."""

ANYONE = frozenset({"a", "an", "another"})

Place = tuple[float, float, float]


def folded(name: Iterable[str]) -> list[str]:
    """The parts of a name in small letters; the dot of a Turkish capital I falls away, as "DEMİR" is "Demir"."""
    return [part.casefold().replace("\u0307", "") for part in name]


class Roll:
    """The drafts that still stand for themselves. `touched`: drafts that changed since they were last put in order; `here`: the sentence reached."""

    def __init__(self) -> None:
        self.touched: list[Draft] = []
        self.here: int | None = None
        self._at: dict[int, tuple[bool, Place]] = {}
        self._places: dict[bool, list[Place]] = {False: [], True: []}
        self._drafts: dict[bool, list[Draft]] = {False: [], True: []}
        self._bearing: dict[str, dict[int, Draft]] = {}
        self._relations: dict[int, set[str]] | None = None

    def living(self, group: bool) -> list[Draft]:
        """Groups or single persons, the last met first; while a sentence is reached, those met within the horizon before it."""
        self._order()
        if self.here is None:
            return self._drafts[group][:]
        return self._drafts[group][: bisect.bisect_right(self._places[group], (HORIZON - self.here, inf, inf))]

    def named(self, name: list[str]) -> list[Draft]:
        """Single persons of the whole text who bear a part of a name, the last met first."""
        self._order()
        found = {n: d for part in _parts(name) for n, d in self._bearing.get(part, {}).items() if d.into is None and not d.group}
        return [d for _, d in sorted((self._at[n][1], d) for n, d in found.items())]

    def stood_in(self, make: Callable[[], dict[int, set[str]]]) -> dict[int, set[str]]:
        """What `make` finds of the relations among all, made anew only where somebody changed; only for when the text has been gone through."""
        if self.touched or self._relations is None:
            self._relations = make()
        return self._relations

    def _order(self) -> None:
        """Put the drafts that changed where they belong now."""
        for d in self.touched:
            if d.number in self._at:
                group, place = self._at.pop(d.number)
                n = bisect.bisect_left(self._places[group], place)
                del self._places[group][n], self._drafts[group][n]
            if d.into is None and d.mentions:
                place = (-d.sentence, -d.mentions[-1].head, d.number)
                n = bisect.bisect_left(self._places[d.group], place)
                self._places[d.group].insert(n, place)
                self._drafts[d.group].insert(n, d)
                self._at[d.number] = (d.group, place)
                for name in d.names:
                    for part in _parts(folded(name)):
                        self._bearing.setdefault(part, {})[d.number] = d
            self._relations = None
        self.touched.clear()


def _parts(folded: list[str]) -> set[str]:
    """A name's letters as one word, its words, and the parts of words with a hyphen: two names that can be one share one of these."""
    return {"".join(folded).replace("-", ""), *(part for word in folded for part in (word, *word.split("-")))}


def names_meet(left: list[str], right: list[str]) -> bool:
    """Whether two printed names can be one: equal letters, or one made of parts of the other."""
    if "".join(left).replace("-", "") == "".join(right).replace("-", ""):
        return True
    if len(left) == len(right) > 1 and (sorted(left) == sorted(right) or _abbreviated(left, right)):
        return True  # "Hamut Gulnisa" is "Gulnisa Hamut" and "Hamut G."
    short, long_ = sorted((left, right), key=len)
    parts = {p for w in long_ for p in (w, *w.split("-"))}
    return len(short) < len(long_) and all(w in parts for w in short)


def _abbreviated(left: list[str], right: list[str]) -> bool:
    """Whether two names of as many words share all but one, which is an initial of the other's."""
    rest = [w for w in left if w not in right], [w for w in right if w not in left]
    if any(len(r) != 1 for r in rest):
        return False
    short, long_ = sorted((rest[0][0], rest[1][0]), key=len)
    return len(short) == 2 and short.endswith(".") and long_.startswith(short[0]) and not long_.endswith(".")


def another_full_name(d: Draft, name: list[str]) -> bool:
    """Whether somebody already bears a full name that this one cannot be: Irma Vance is not the Vance who is Elio Vance."""
    full = [folded(n) for n in d.names if len(n) > 1]
    return bool(full) and not any(names_meet(name, n) for n in full)


def ages_clash(d: Draft, c: Candidate) -> bool:
    """Whether the age printed behind a name is another than the one known: "Talavera, 51," is not Wilfredo Talavera, 24, but his mother."""
    return c.age is not None and d.age is not None and None not in (c.age.low, d.age.low) and abs((c.age.low or 0) - (d.age.low or 0)) > 1


def counts_clash(d: Draft, c: Candidate) -> bool:
    """Whether two groups set beside each other have other numbers: "nine people: five women, three men and a boy"."""
    both = d.amount is not None and c.amount is not None and d.amount.exact and c.amount.exact
    return both and d.amount is not None and c.amount is not None and d.amount.low != c.amount.low


def somebody_else(parse: Parse, d: Draft, c: Candidate) -> bool:
    """Whether a name is not that of somebody: the ages differ, or that was "a Koval from the north", of whom no full name is known."""
    first = d.mentions[0] if d.mentions else c
    return ages_clash(d, c) or (len(c.names) > 1 and first.form == "name" and first is not c and anyone_called(parse, first))


def surname_first(d: Draft, c: Candidate) -> bool:
    """Whether the one word by which somebody is known is a family name that this full name can hold."""
    name = d.full_name[0]
    return name in (c.names[0], c.names[-1]) or name in surnames()


def within(d: Draft, word: str) -> bool:
    """Whether a word stands only inside somebody's full name: "Fattah" is Alaa Fattah before he is Abdel Fattah Sisi."""
    full = [folded(n) for n in d.names if len(n) > 1]
    return bool(full) and not any(word in (n[0], n[-1]) for n in full) and not any(folded(n) == [word] for n in d.names)


def clash(d: Draft, c: Candidate) -> bool:
    """Whether a draft already has a full name that this one is not."""
    return len(d.full_name) > 1 and not names_meet(folded(d.full_name), folded(c.names))


def calls(d: Draft, c: Candidate) -> bool:
    """Whether a description can take up somebody: by a noun used before, or by the age."""
    if c.noun != AGED:
        return describable(d, c.noun or "")
    return d.age is not None and not d.group and not ages_clash(d, c)


def anyone_called(parse: Parse, c: Candidate) -> bool:
    """Whether a name is said of somebody not told of before: "a Koval from the north", "another Koval"."""
    articles = [k for k in parse.children[c.head] if parse.tokens[k].text.lower() in ANYONE]
    return bool(articles) and c.title is None and parse.tokens[c.head].dep != "compound" and c.head + 1 - articles[0] <= len(c.names) + 1
