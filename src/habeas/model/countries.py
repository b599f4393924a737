"""What countries are called, in English and in Korean, by the code that the nouns hold (ISO 3166-1 alpha-2)."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from importlib import resources


@functools.cache
def names() -> Mapping[str, Mapping[str, str]]:
    """The reviewed names: by code, then by language ("en", "ko")."""
    return tomllib.loads(resources.files("habeas.model").joinpath("words", "countries.toml").read_text(encoding="utf-8"))


def country(code: str, language: str = "en") -> str:
    """The name of a country; the code itself where the table does not know it, and English where it does not know the language."""
    known = names().get(code)
    return known.get(language, known["en"]) if known else code


def by_name(codes: Iterable[str], language: str = "en") -> list[tuple[str, str]]:
    """(code, name) of some countries, in the order of their names."""
    return sorted(((code, country(code, language)) for code in codes), key=lambda pair: (_plain(pair[1]), pair[0]))


@functools.cache
def in_korean() -> Mapping[str, str]:
    """The Korean name of each country by its English one."""
    return {known["en"]: known["ko"] for known in names().values()}


def _plain(name: str) -> str:
    """A name as alphabets order it: without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFD", name).casefold() if not unicodedata.combining(c))
