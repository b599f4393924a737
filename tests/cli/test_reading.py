"""`habeas read`, and what is told of each file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run
from tests.reports_told import KOREAN, PLEA


def test_a_folder_is_read_with_its_side_file(run: Run, folder: Path) -> None:
    """Every file in a folder gets a line; sources.csv is metadata and no report; all well is exit status 0."""
    result = run("read", str(folder))
    assert result.exit_code == 0
    assert [line.split()[:2] for line in result.stdout.splitlines() if line.startswith("read")] == [
        ["read", "after.txt"],
        ["read", "korean.txt"],
        ["read", "plea.txt"],
    ]
    assert "Coast Ledger, 2019-05-14" in result.stdout
    assert "sources.csv" not in result.stdout


def test_the_same_folder_twice_is_known(run: Run, folder: Path) -> None:
    """Reading the same files again says that they are known, and is no failure."""
    run("read", str(folder))
    result = run("read", str(folder))
    assert result.exit_code == 0
    assert "3 known already" in result.stdout


def test_a_bad_file_stops_nobody(run: Run, tmp_path: Path) -> None:
    """Between good files an empty one, a broken one and an absent one get a reason each, and exit status 1 tells."""
    (tmp_path / "a.txt").write_text(PLEA)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (tmp_path / "e.txt").write_text(KOREAN)
    result = run("read", "a.txt", "b.txt", "c.pdf", "d.txt", "e.txt")
    assert [line.split()[:2] for line in result.stdout.splitlines() if line[:4] in ("read", "refu")] == [
        ["read", "a.txt"],
        ["refused", "b.txt"],
        ["refused", "c.pdf"],
        ["refused", "d.txt"],
        ["read", "e.txt"],
    ]
    assert result.exit_code == 1


def test_nothing_usable_is_exit_status_2(run: Run, tmp_path: Path) -> None:
    """Where every file was refused, or there is none, a program can tell."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("read", "empty.txt").exit_code == 2
    (tmp_path / "nothing").mkdir()
    assert run("read", "nothing").exit_code == 2


def test_metadata_that_cannot_be_used(run: Run, folder: Path, tmp_path: Path) -> None:
    """A bad --metadata stops before anything is read; a bad sources.csv found in a folder is one refused line, and its reports are read."""
    (tmp_path / "bad.csv").write_text("url,outlet\nx,y\n")
    result = run("read", str(folder), "--metadata", "bad.csv")
    assert result.exit_code == 2
    assert 'no column "name"' in result.stderr
    assert not (tmp_path / "habeas.casebook").exists()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sources.csv").write_text("url,outlet\nx,y\n")
    (tmp_path / "in" / "plea.txt").write_text(PLEA)
    result = run("read", "in")
    assert result.exit_code == 1
    assert "read     plea.txt" in result.stdout
    assert "refused  sources.csv" in result.stdout


def test_the_answer_for_a_program(run: Run, tmp_path: Path) -> None:
    """With --json each file is an object with its state, its reports and the reasons."""
    (tmp_path / "a.txt").write_text(PLEA)
    (tmp_path / "b.txt").write_bytes(b"")
    outcomes = json.loads(run("read", "a.txt", "b.txt", "--json").stdout)
    assert [outcome["state"] for outcome in outcomes] == ["added", "refused"]
    assert outcomes[0]["reports"][0]["source"]["sha256"] == outcomes[0]["sha256"]
    assert outcomes[1]["reasons"][0]["code"] == "empty"


def test_hidden_files_and_the_casebook_itself_are_no_reports(run: Run, tmp_path: Path) -> None:
    """Reading the folder in which the casebook lies leaves the casebook and hidden files alone."""
    (tmp_path / "a.txt").write_text(PLEA)
    (tmp_path / ".hidden.txt").write_text(KOREAN)
    assert run("read", ".").exit_code == 0
    again = run("read", ".")
    assert again.exit_code == 0
    assert "1 file: 1 known already" in again.stdout


def test_two_readings_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two processes that read into one new casebook at the same time both end well, and every report is in it once."""
    (tmp_path / "in").mkdir()
    for day in range(1, 7):  # Korean, so that neither has to load the grammar of English
        (tmp_path / "in" / f"{day}.txt").write_text(KOREAN.replace("2018-03-05", f"2018-03-1{day}"), encoding="utf-8")
    words = [sys.executable, "-m", "habeas", "read", str(tmp_path / "in"), "--casebook", str(tmp_path / "both.casebook"), "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) for _ in range(2)]
    answers = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    states = [outcome["state"] for out, _ in answers for outcome in json.loads(out)]
    assert sorted(states) == ["added"] * 6 + ["known"] * 6
