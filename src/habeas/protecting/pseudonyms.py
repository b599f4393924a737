"""The names that protected people bear outside: fitting their culture and sex, the same in every publication, nobody else's.

Which name is drawn follows from a secret of the casebook and the words that somebody is known by (HMAC-SHA-256), so the same casebook draws the same
names, and who knows a name but not the secret can neither work out the pseudonym nor the other way round.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from habeas.model.cases import Casebook
from habeas.model.people import Person, Sex
from habeas.model.protection import Pseudonym
from habeas.protecting.lexicon import words
from habeas.protecting.spelling import bare, script, tokens

TRIES = 400
"""Names drawn before one is taken that shares a part with somebody who is no relative."""
MANY = 3000
"""Names in a casebook above which a drawn name is compared by sound only with those that share a part with it."""
Alike = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names of one culture. Each is its spellings: Latin letters first, then the scripts listed."""

    name: str
    family_first: bool
    scripts: tuple[str, ...]
    family: tuple[tuple[str, ...], ...]
    female: tuple[tuple[str, ...], ...]
    male: tuple[tuple[str, ...], ...]
    female_ending: tuple[str, ...]
    known: frozenset[str]

    def written(self, family: int, given: int, sex: Sex) -> tuple[str, ...]:
        """A whole name in each script."""
        first = self.female if sex == "female" else self.male
        out = []
        for n in range(1 + len(self.scripts)):
            surname = self.family[family][n] + (self.female_ending[n] if sex == "female" and self.female_ending else "")
            parts = (surname, first[given][n]) if self.family_first else (first[given][n], surname)
            close = n and self.scripts[n - 1] in ("hangul", "han")
            out.append(("" if close else " ").join(parts))
        return tuple(out)


@functools.cache
def cultures() -> Mapping[str, Culture]:
    """Every culture of the reviewed list."""
    return {name: _culture(name, listed) for name, listed in words("pseudonyms").items()}


def _culture(name: str, listed: Mapping[str, object]) -> Culture:
    def names(key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(form.replace("_", " ") for form in entry.split("/")) for entry in str(listed.get(key, "")).split())

    family, female, male = names("family"), names("female"), names("male")
    known = {bare(part) for entry in (*family, *female, *male) for form in entry for part in tokens(form)}
    scripts = listed["scripts"]
    ending = next(iter(names("female_ending")), ())
    assert isinstance(scripts, list)
    more = frozenset(known | set(str(listed["known_by"]).split()))
    return Culture(name, listed["order"] == "family", tuple(scripts), family, female, male, ending, more)


def culture_of(person: Person, by_country: str | None = None) -> Culture:
    """The culture whose names fit somebody: by script, else by the names' own parts, else by nationality. `by_country`: of the case."""
    own = {"hangul": "korean", "han": "chinese", "cyrillic": "russian", "bengali": "bengali"}
    scripts = {script(name.text) for name in person.names}
    parts = {bare(part) for name in person.names for part in tokens(name.text)}
    known = Counter({name: len(parts & c.known) for name, c in cultures().items()})
    country = next((n for code in (person.nationality, by_country) for n, c in words("pseudonyms").items() if code in c["countries"]), "")
    best = max(known.values(), default=0)
    by_parts = [name for name, count in known.items() if count == best and count]
    if country and (country in by_parts or not by_parts or best == 1):
        return cultures()[country]
    by_script = next((own[s] for s in ("hangul", "cyrillic", "bengali", "han") if s in scripts), "")
    chosen = by_script or (by_parts[0] if by_parts else "") or ("arabic" if "arabic" in scripts else "")
    return cultures()[chosen or "plain"]


def pseudonyms(
    book: Casebook,
    people: Collection[str],
    key: bytes,
    held: Mapping[str, str] | None = None,
    alike: Alike | None = None,
    ever: Collection[str] = (),
) -> tuple[Pseudonym, ...]:
    """A pseudonym for each of these people who has a name, by id.

    `key`: the casebook's secret. `held`: those given before, which stay. `alike`: whether two names can be one person's by spelling or sound.
    `ever`: every name that was given at any time, whoever bore it: none is given again.
    """
    given = dict(held or {})
    by_id = {person.id: person for person in book.people}
    taken = Taken(book, (*given.values(), *ever), alike)
    country = next((c for c, _ in Counter(p.nationality for p in book.people if p.nationality).most_common(1)), None)
    for ident in sorted(set(people) & by_id.keys(), key=lambda i: _anchor(by_id[i])):
        person = by_id[ident]
        if ident not in given and person.names and person.kind != "group":
            given[ident] = taken.take(_draw(person, by_id, key, taken, country))
    return tuple(Pseudonym(ident, given[ident]) for ident in sorted(set(people) & given.keys()))


class Taken:
    """Names that no pseudonym may be: everyone's in the casebook, in every spelling, and the pseudonyms given already."""

    def __init__(self, book: Casebook, given: Iterable[str], alike: Alike | None) -> None:
        self.names = tuple(sorted({name.text for person in book.people for name in person.names}))
        bodies = (body.name for body in book.organisations)
        self.whole = {_sorted_letters(name) for name in (*self.names, *bodies)}
        self.parts = {bare(part) for name in self.names for part in tokens(name)}
        self.alike = alike
        for name in given:
            self.take(name)

    def take(self, name: str) -> str:
        """Note a pseudonym, in each script."""
        for form in forms(name):
            self.whole.add(_sorted_letters(form))
            self.parts |= {bare(part) for part in tokens(form)}
        return name

    def refuses(self, written: tuple[str, ...], own: Collection[str], strict: bool) -> bool:
        """Whether a name cannot be given. `own`: parts of the bearer's and the relatives' names; `strict`: no part is anybody's."""
        parts = {bare(part) for form in written for part in tokens(form)}
        if any(_sorted_letters(form) in self.whole for form in written) or parts & set(own):
            return True
        if strict and parts & self.parts:
            return True
        near = self.names if len(self.names) <= MANY else [n for n in self.names if {bare(p) for p in tokens(n)} & parts]
        return self.alike is not None and any(self.alike(form, name) for form in written for name in near)


def _sorted_letters(name: str) -> str:
    """A name's words in one order, so that "Han Ji-won" and "Ji Won Han" are one."""
    return " ".join(sorted(bare(part) for part in name.replace("-", " ").split())) if script(name) == "latin" else bare(name)


def _anchor(person: Person) -> str:
    first = min(person.mentions, default=None)
    return f"{first.source}:{first.start}:{first.text}" if first else person.id


def _draw(person: Person, people: Mapping[str, Person], key: bytes, taken: Taken, country: str | None) -> str:
    culture = culture_of(person, country)
    own = {bare(part) for one in (person, *_kin(person, people)) for name in one.names for part in tokens(name.text)}
    for n in range(3 * TRIES):
        sex: Sex = person.sex if person.sex in ("female", "male") else ("female" if _number(key, person, n, "sex") % 2 else "male")
        first = culture.female if sex == "female" else culture.male
        family, given = _number(key, person, n, "family") % len(culture.family), _number(key, person, n, "given") % len(first)
        written = culture.written(family, given, sex)
        if not taken.refuses(written, own, strict=n < TRIES):
            return written[0]
    # a casebook that holds every name of a culture: letters no parents give
    last = (f"{culture.written(0, 0, 'male')[0].split()[0]} {_number(key, person, n, 'last') % 10**6:06}" for n in itertools.count())
    return next(name for name in last if not taken.refuses((name,), (), strict=False))


def namesakes(book: Casebook, given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Who bears, as a real name in any script, what was given to somebody as a pseudonym: ids by the id of whom it was given to.

    No such name is ever given; somebody of that name may come into the casebook later.
    """
    bearers: dict[str, list[str]] = {}
    for person in book.people:
        for letters in {_sorted_letters(name.text) for name in person.names}:
            bearers.setdefault(letters, []).append(person.id)
    found = {
        ident: tuple(sorted({b for form in forms(name) for b in bearers.get(_sorted_letters(form), ()) if b != ident}))
        for ident, name in given.items()
    }
    return {ident: others for ident, others in sorted(found.items()) if others}


def _kin(person: Person, people: Mapping[str, Person]) -> tuple[Person, ...]:
    to = {kin.to for kin in person.kin}
    return tuple(one for ident, one in people.items() if ident in to or any(kin.to == person.id for kin in one.kin))


def _number(key: bytes, person: Person, n: int, what: str) -> int:
    drawn = hmac.new(key, f"{what}/{n}/{_anchor(person)}".encode(), hashlib.sha256).digest()
    return int.from_bytes(drawn[:8], "big")


@functools.lru_cache(maxsize=8192)
def forms(name: str) -> tuple[str, ...]:
    """A pseudonym of the list in every script that it can be written in, Latin letters first."""
    for culture in cultures().values():
        for sex in ("female", "male"):
            found = _numbers(culture, sex, name)
            if found is not None:
                return culture.written(*found, sex)
    return (name,)


def _numbers(culture: Culture, sex: str, name: str) -> tuple[int, int] | None:
    first = culture.female if sex == "female" else culture.male
    ending = culture.female_ending[0] if sex == "female" and culture.female_ending else ""
    for f, entry in enumerate(culture.family):
        surname = entry[0] + ending
        rest = name.removeprefix(surname + " ") if culture.family_first else name.removesuffix(" " + surname)
        if rest != name:
            found = next((g for g, given in enumerate(first) if given[0] == rest), None)
            if found is not None:
                return f, found
    return None


def in_script(name: str, wanted: str) -> str:
    """A pseudonym in the script of the text around it, in Latin letters where it has no other spelling."""
    return next((form for form in forms(name) if script(form) == wanted), name)


def short(name: str) -> str:
    """The part of a pseudonym that stands where a text says a part of a name: the family name."""
    written = forms(name)
    parts = written[0].split()
    for culture in cultures().values():
        if culture.family_first and any(entry[0] == parts[0] for entry in culture.family):
            return parts[0]
    return parts[-1]
