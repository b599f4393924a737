"""A casebook, open for the length of a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import Keeping

from habeas.store.address import Book
from habeas.store.boot import casebook, django_ready

django_ready()


@pytest.fixture
def book(keeping: Keeping, tmp_path: Path) -> Iterator[Book]:
    """An empty casebook, opened."""
    path = keeping.place(tmp_path)
    with casebook(path, create=True):
        yield path
