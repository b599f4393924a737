"""Knowledge that is data: the package's own word lists, read once and reviewed like code."""

from __future__ import annotations

import csv
import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def words(name: str) -> dict[str, Any]:
    """The list `words/<name>.toml`."""
    return tomllib.loads(_file(f"{name}.toml"))


@functools.cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `words/<name>.csv`, each by its column names."""
    lines = [line for line in _file(f"{name}.csv").splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines))


def _file(name: str) -> str:
    return resources.files("habeas.linking").joinpath("words", name).read_text(encoding="utf-8")
