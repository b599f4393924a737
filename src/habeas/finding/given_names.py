"""What sex a given name tells: names that nearly always belong to one, with or without accents, and beginnings like "Abdul"."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from habeas.finding.lexicon import words
from habeas.model.people import Sex

SEXES: dict[str, Sex] = {"m": "male", "f": "female"}
LONG = 7
"""Letters from which a beginning or an end is part of a name made of two ("Abduljalil", "Nasrullah")."""


@functools.cache
def given() -> dict[str, Sex]:
    """Given names that nearly always belong to one sex."""
    return {n: SEXES[s] for s, lists in words("any", "given_names").items() for listed in lists.values() for n in listed.split()}


@functools.cache
def _bare() -> dict[str, Sex]:
    """The same names without accents; one that then belongs to both sexes is left out."""
    found: dict[str, Sex] = {}
    for name, sex in given().items():
        plain = unaccented(name)
        found[plain] = sex if found.get(plain, sex) == sex else "unknown"
    return found


@functools.cache
def _men() -> dict[str, tuple[str, ...]]:
    lists: dict[str, str] = words("en", "names")["men"]
    return {key: tuple(listed.split()) for key, listed in lists.items()}


def unaccented(word: str) -> str:
    """A word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def told_by(name: Sequence[str]) -> Sex:
    """The sex that a full name tells; of "Md Sohel Rana" what is said before the name as well."""
    if len(name) < 2:
        return "unknown"
    first = name[0]
    known = given().get(first) or _bare().get(unaccented(first)) or _bare().get(unaccented(first.split("-")[0]))
    if known is not None:
        return known
    men = _men()
    compound = len(first) >= LONG and (first.startswith(men["begins"]) or first.endswith(men["ends"]))
    return "male" if first in men["before"] or compound else "unknown"
