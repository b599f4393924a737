"""A casebook, open for the length of a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import Keeping

from habeas.store.address import Book
from habeas.store.boot import casebook, django_ready

django_ready()


@pytest.fixture(scope="session")
def empty_once(keeping: Keeping, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A casebook with nothing in it; tests copy it."""
    path = keeping.place(tmp_path_factory.mktemp("empty"))
    with casebook(path, create=True):
        return path


@pytest.fixture
def book(keeping: Keeping, empty_once: Book, tmp_path: Path) -> Iterator[Book]:
    """An empty casebook, opened."""
    path = keeping.copy(empty_once, tmp_path)
    with casebook(path):
        yield path
