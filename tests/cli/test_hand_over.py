"""`habeas hand-over` and `habeas receive` as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

pyrage = pytest.importorskip("pyrage")


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
    keys_open_it(run, tmp_path)
    assert "nowhere" in run("ledger", "--opposed").output
    assert json.loads(run("ledger", "--opposed", "--json").output) == []


def keys_open_it(run: Run, tmp_path: Path) -> None:
    """Closed for two keys each of them opens it, read from a file as age-keygen writes it; another key, a wrong one and an empty file are told so."""
    mine, theirs, other = (pyrage.x25519.Identity.generate() for _ in range(3))
    for name, own in (("mine", mine), ("theirs", theirs), ("other", other)):
        (tmp_path / f"{name}.txt").write_text(f"# created: 2026-01-02T03:04:05Z\n# public key: {own.to_public()}\n{own}\n")
    (tmp_path / "empty.txt").write_text("# nothing\n")
    sent = run("hand-over", "--out", "two.age", "--to", str(mine.to_public()), "--to", str(theirs.to_public()))
    assert sent.exit_code == 0, sent.output
    for name in ("other", "empty"):
        refused = run("receive", "two.age", "--identity", f"{name}.txt", "--casebook", "keys.casebook")
        assert refused.exit_code == 2, refused.output
        assert not (tmp_path / "keys.casebook").exists()
    got = run("receive", "two.age", "--identity", "theirs.txt", "--casebook", "keys.casebook", "--json")
    assert json.loads(got.output)["files"] == 3
    assert "here already: 3" in run("receive", "two.age", "--identity", "mine.txt", "--casebook", "keys.casebook").output
    assert run("hand-over", "--out", "b.age", "--to", "age1nobody").exit_code == 2
    assert not (tmp_path / "b.age").exists()
