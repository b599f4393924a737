"""Word lists of reading: TOML files beside this module, one a language, read once and reviewed like code."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

LANGUAGES = ("en", "ko", "zh", "ja", "es", "fr", "de", "fi", "pt", "it", "ru", "ar")
"""Languages with a list. All of them are asked of every page: a Korean page carries English furniture too."""


@functools.cache
def words(name: str) -> dict[str, Any]:
    """The list `words/<name>.toml`, or an empty one where there is none."""
    found = resources.files("habeas.reading").joinpath("words", f"{name}.toml")
    return tomllib.loads(found.read_text(encoding="utf-8")) if found.is_file() else {}


@functools.cache
def gathered(section: str) -> tuple[str, ...]:
    """The entries of a list-valued key over all languages, in order, each once."""
    return tuple(dict.fromkeys(entry for language in LANGUAGES for entry in words(language).get(section, ())))


@functools.cache
def patterns(section: str, flags: int = re.IGNORECASE) -> tuple[re.Pattern[str], ...]:
    """The entries of a key over all languages as compiled patterns."""
    return tuple(re.compile(entry, flags) for entry in gathered(section))


def either(entries: tuple[str, ...] | list[str]) -> str:
    """A pattern for any of the entries taken literally, the longest first."""
    return "|".join(re.escape(e) for e in sorted(entries, key=lambda e: (-len(e), e)))
