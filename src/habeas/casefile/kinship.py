"""What the words of kinship tell: a person's sex, the kind of relation, and which of two words says more."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any, cast

from habeas.model.people import Kin, Sex


@functools.cache
def words() -> dict[str, Any]:
    """The word lists of this package, read once."""
    return tomllib.loads(resources.files("habeas.casefile").joinpath("words.toml").read_text(encoding="utf-8"))


@functools.cache
def _class_of() -> dict[str, str]:
    return {w: kind for kind, ws in words()["kin_class"].items() for w in ws}


@functools.cache
def _sex_of() -> dict[str, str]:
    return {w: sex for sex, ws in words()["kin_sex"].items() for w in ws}


def head(relation: str) -> str:
    """The word of kinship in a relation as said: "younger brother" gives "brother", "4-year-old son" gives "son"."""
    whole = relation.casefold().strip()
    if whole in _class_of():
        return whole
    parts = whole.replace("_", " ").split()
    return next((p for p in reversed(parts) if p in _class_of()), whole)


def kin_class(relation: str) -> str:
    """The kind of relation ("spouse", "child", "parent", ...) or the word itself where it is in no list."""
    return _class_of().get(head(relation), head(relation))


def kin_sex(relation: str) -> Sex:
    """The sex that a word of kinship tells of the person it names, or unknown."""
    return cast(Sex, _sex_of().get(head(relation), "unknown"))


def precise(kin: list[Kin]) -> tuple[Kin, ...]:
    """Relations without doubles; a vague word ("relative", "child") goes where a precise one names the same pair."""
    said = sorted(set(kin))
    vague = frozenset(words()["kin_vague"]["words"])
    exact = {(k.to, kin_class(k.relation)) for k in said if head(k.relation) not in vague}
    pairs = {to for to, _ in exact}

    def needed(k: Kin) -> bool:
        word = head(k.relation)
        if word not in vague:
            return True
        return k.to not in pairs if kin_class(word) == "relative" else (k.to, kin_class(word)) not in exact

    return tuple(k for k in said if needed(k))
