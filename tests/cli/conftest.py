"""Commands run as a person runs them, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.reports_told import write

from habeas.cli.main import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder; a traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HABEAS_CASEBOOK", raising=False)
    runner = CliRunner()

    def call(*words: str) -> Result:
        result = runner.invoke(main, list(words), prog_name="habeas")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return call


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small reports with their sources.csv."""
    return write(tmp_path_factory.mktemp("reports"))


@pytest.fixture
def read(run: Run, folder: Path, tmp_path: Path, casebook: Path) -> Run:
    """Commands in a folder whose casebook has read three small reports."""
    (tmp_path / "habeas.casebook").write_bytes(casebook.read_bytes())
    return run


@pytest.fixture(scope="session")
def casebook(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with three small reports; tests copy it."""
    path = tmp_path_factory.mktemp("book") / "read.casebook"
    assert CliRunner().invoke(main, ["read", str(folder), "--casebook", str(path)]).exit_code == 0
    return path
