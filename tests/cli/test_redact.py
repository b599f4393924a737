"""`habeas redact` writes a copy, says what became of the words and of the file, and leaves the original alone."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from tests.protecting import planted

from habeas.cli.main import main


def test_a_copy_is_written_and_told_of(tmp_path: Path) -> None:
    """Each replacement is counted, what was not found is named, and what the file said of itself is listed."""
    original, copy = tmp_path / "letter.docx", tmp_path / "copy.html"
    original.write_bytes(planted.word())
    before = original.read_bytes()
    words = ["redact", str(original), "--replace", f"{planted.NAME}=P.", "--replace", "Nobody=X", "--out", str(copy)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "replaced 2 times: Han Doyoon" in done.output
    assert "not found: Nobody" in done.output
    assert "part docProps/core.xml" in done.output
    assert "Doyoon" not in copy.read_text()
    assert original.read_bytes() == before
    told = json.loads(CliRunner().invoke(main, [*words, "--json"]).output)
    assert told["replaced"] == {"Han Doyoon": 2, "Nobody": 0}


def test_a_copy_never_takes_the_place_of_its_original(tmp_path: Path) -> None:
    """The same path for both is refused, as are a form that is not made and a replacement without its sign."""
    original = tmp_path / "a.txt"
    original.write_text("Han was taken.")
    for words in (["--out", str(original)], ["--out", str(tmp_path / "a.odt")], ["--out", str(tmp_path / "b.txt"), "--replace", "Han"]):
        done = CliRunner().invoke(main, ["redact", str(original), *words])
        assert done.exit_code != 0
        assert original.read_text() == "Han was taken."
    assert not (tmp_path / "b.txt").exists()
