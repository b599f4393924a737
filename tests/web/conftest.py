"""A desk over a casebook that has read three small reports, and someone signed in to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from tests.databases import Keeping
from tests.reports_told import write

from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.inbox import INBOX
from habeas.actions.who import Who
from habeas.pipeline import parse_metadata
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.web.entry import DOOR, cookie
from habeas.web.freshness import FRESHNESS

AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """The language of the last page that a test asked for ends with the test."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports as files."""
    return write(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="session")
def read_once(keeping: Keeping, tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Book:
    """A casebook with the three reports; tests copy it."""
    path = keeping.place(tmp_path_factory.mktemp("book"))
    hints = parse_metadata((folder / "sources.csv").read_bytes())
    with casebook(path, create=True):
        for file in sorted(folder.glob("*.txt")):
            add_report(file.name, file.read_bytes(), hints, AT)
        refresh()
    return path


@pytest.fixture
def book(keeping: Keeping, read_once: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A copy of that casebook, opened."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))  # where files wait that are to be read into a database
    path = keeping.copy(read_once, tmp_path)
    with casebook(path):
        FRESHNESS.forget()  # what a desk kept of another casebook: a real one serves one only
        INBOX.open(path)
        yield path


@pytest.fixture
def sign_in(book: Book) -> Callable[[str], Client]:
    """Someone at the desk of that casebook, by name."""

    def enter(name: str) -> Client:
        client = Client(HTTP_HOST="127.0.0.1")
        response = client.get(f"/enter/{DOOR.link(Who(name))}")
        assert response.status_code == 303
        return client

    return enter


@pytest.fixture
def desk(sign_in: Callable[[str], Client]) -> Client:
    """Aino at the desk."""
    return sign_in("Aino")


def words(response: HttpResponse) -> str:
    """What a page says."""
    return response.content.decode()


__all__ = ["cookie", "words"]
