"""The reviewed word lists of this package, read once."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def words(name: str) -> dict[str, Any]:
    """The list of this name (a TOML file in words/)."""
    return tomllib.loads(resources.files("habeas.protecting").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def said(reason: str) -> re.Pattern[str]:
    """What in a sentence gives this reason to protect somebody."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in words("protection")["said"][reason]), re.IGNORECASE)


def told(reason: str) -> str:
    """A reason in words: "is a child, or may be one"."""
    return str(words("protection")["reasons"][reason]["said"])


def lifted_by(reason: str) -> str:
    """Whose consent lifts a protection for this reason: guardian, self or anyone."""
    return str(words("protection")["reasons"][reason]["lifted_by"])


def how_lifted(reason: str) -> str:
    """The same in words for whoever asks."""
    return str(words("protection")["reasons"][reason]["how"])


@functools.cache
def givers(kind: str) -> frozenset[str]:
    """Words that tell who agreed: "self" or "guardian"."""
    return frozenset(words("protection")["givers"][kind])
