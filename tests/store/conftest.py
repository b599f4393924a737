"""A casebook in a real file, open for the length of a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.store.boot import casebook, django_ready

django_ready()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Path]:
    """An empty casebook, opened."""
    path = tmp_path / "test.casebook"
    with casebook(path, create=True):
        yield path
