"""`habeas hand-over` and `habeas receive` as a person runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

pytest.importorskip("pyrage")


def test_over_and_in_again_with_a_passphrase(run: Run, folder: Path, tmp_path: Path) -> None:
    """What was handed over is received into a new casebook; a wrong passphrase makes none."""
    (tmp_path / "words.txt").write_text("five words drawn by dice\n")
    (tmp_path / "wrong.txt").write_text("four words drawn by dice\n")
    run("read", str(folder))
    sent = run("hand-over", "--out", "all.age", "--passphrase-file", "words.txt")
    assert sent.exit_code == 0, sent.output
    assert run("hand-over", "--out", "all.age", "--passphrase-file", "words.txt").exit_code == 2
    refused = run("receive", "all.age", "--passphrase-file", "wrong.txt", "--casebook", "there.casebook")
    assert refused.exit_code == 2
    assert "another one" in refused.output
    assert not (tmp_path / "there.casebook").exists()
    got = run("receive", "all.age", "--passphrase-file", "words.txt", "--casebook", "there.casebook")
    assert "3 new files" in got.output
