"""A casebook that has read three small reports, and files to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import Keeping
from tests.reports_told import write

from habeas.actions.add_reports import add_report
from habeas.pipeline import Hints, parse_metadata
from habeas.store.address import Book
from habeas.store.boot import casebook

AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports as files."""
    return write(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="session")
def files(folder: Path) -> list[tuple[str, bytes]]:
    """The reports as (name, bytes)."""
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]


@pytest.fixture(scope="session")
def hints(folder: Path) -> dict[str, Hints]:
    """What sources.csv says of them."""
    return parse_metadata((folder / "sources.csv").read_bytes())


@pytest.fixture(scope="session")
def read_once(keeping: Keeping, tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]], hints: dict[str, Hints]) -> Book:
    """A casebook with the three reports; tests copy it."""
    path = keeping.place(tmp_path_factory.mktemp("book"))
    with casebook(path, create=True):
        for name, data in files:
            assert add_report(name, data, hints, AT).state == "added"
    return path


@pytest.fixture
def book(keeping: Keeping, read_once: Book, tmp_path: Path) -> Iterator[Book]:
    """A copy of that casebook, opened."""
    path = keeping.copy(read_once, tmp_path)
    with casebook(path):
        yield path
