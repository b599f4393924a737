"""Which edition of the finder this is: the program's version and a digest of everything that decides what is found."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Iterator
from importlib.resources.abc import Traversable

import habeas

DECIDES = ("model", "reading", "finding", "linking", "casefile")
"""Packages whose code and word lists decide what a casebook says of a report; a change of any is a new edition."""


@functools.cache
def edition() -> str:
    """Version and digest, "0.1.0+1f2e3d4c5b6a". Findings of two editions should not stand in one casebook: `habeas rebuild` makes them anew."""
    digest = hashlib.sha256()
    for package in DECIDES:
        for name, body in _files(importlib.resources.files(habeas) / package, package):
            digest.update(f"{name}\n{len(body)}\n".encode() + body)
    return f"{habeas.__version__}+{digest.hexdigest()[:12]}"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{path}/{entry.name}")
        elif entry.is_file():
            yield f"{path}/{entry.name}", entry.read_bytes()
