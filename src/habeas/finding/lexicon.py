"""Knowledge that is data: word lists per language, read once from the package's own TOML files and reviewed like code."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def words(language: str, name: str) -> dict[str, Any]:
    """The list `words/<language>/<name>.toml`, or an empty one where that language has none.

    `language` is a BCP 47 primary tag ("en", "ko") or "any" for what holds in every language.
    """
    found = resources.files("habeas.finding").joinpath("words", language, f"{name}.toml")
    return tomllib.loads(found.read_text(encoding="utf-8")) if found.is_file() else {}


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list that the rules of English grammar ask for (words/en/grammar.toml)."""
    return frozenset(words("en", "grammar")[name].split())
