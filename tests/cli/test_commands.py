"""The commands that ask, decide and write."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run

import habeas
from habeas.actions import review
from habeas.actions.assemble import refresh
from habeas.actions.who import Who
from habeas.cli.main import Commands, main
from habeas.store import boot

NOON = "2026-01-02T12:00:00+00:00"


def test_every_command_has_help_with_examples(run: Run) -> None:
    """`habeas COMMAND --help` shows how the command is used."""
    for name in Commands.known:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "Examples:" in result.stdout, name


def test_help_needs_nothing_heavy() -> None:
    """`habeas --help` and the help of each command load neither Django nor spaCy nor rich, so that they answer at once."""
    code = (
        "import sys; from habeas.cli.main import Commands, main\n"
        "for asked in ([], *([name] for name in Commands.known)):\n"
        "    try: main([*asked, '--help'])\n    except SystemExit: pass\n"
        "heavy = {'django', 'spacy', 'rich', 'lxml', 'numpy', 'sqlite3', 'trafilatura'} & set(sys.modules)\nassert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "habeas read reports/" in done.stdout


def test_every_command_that_is_named_exists() -> None:
    """A message that sends somebody to `habeas COMMAND`, with a command below it or options, names what there is."""
    package = Path(habeas.__file__).parent
    named = {
        (words, path.name)
        for path in [*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.po")]
        for words in re.findall(r"`habeas ([a-z][^`]*)`", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    for words, where in named:
        name, *more = re.findall(r"(?<![\w-])(?:--)?[a-z][a-z-]*", words.partition("{")[0])
        command = main.get_command(click.Context(main), name)
        assert command is not None, (words, where)
        if isinstance(command, click.Group) and more and not more[0].startswith("-"):
            command = command.get_command(click.Context(command), more[0])
            assert command is not None, (words, where)
        known = {option for one in command.params for option in one.opts}
        assert {word for word in more if word.startswith("--")} <= known | {"--help"}, (words, where)


def test_cases_are_numbered_in_order(read: Run) -> None:
    """The list numbers the cases from 1, the latest incident first; the JSON says the same."""
    listed = json.loads(read("cases", "--json").stdout)
    assert [case["number"] for case in listed] == list(range(1, len(listed) + 1))
    days = [case["when"]["latest"] or case["when"]["earliest"] or "" for case in listed if case["when"]]
    assert days == sorted(days, reverse=True)
    for case in listed:
        assert case["title"] in read("cases").stdout


def test_a_case_is_shown_with_words_and_sources(read: Run) -> None:
    """A case shows people, timeline, quotes with source and position, and its reports; every quote stands in its report."""
    number = next(case["number"] for case in json.loads(read("cases", "--json").stdout) if "Tomas Verriden" in case["people"])
    shown = read("show", str(number)).stdout
    for heading in ("PEOPLE", "TIMELINE", "REPORTS"):
        assert f"\n{heading}\n" in shown
    texts = dict(json.loads(read("show", str(number), "--json").stdout)["casebook"]["texts"])
    reports = re.findall(r"^  (\d+)  .*\[(\w+)\]$", shown, re.MULTILINE)
    stored = {place: texts[ident] for place, ident in reports}
    quotes = re.findall(r"“([^”…]+)” \((\d+):(\d+)-(\d+)\)", shown)
    assert quotes
    assert all(" ".join(stored[report][int(start) : int(end)].split()) == words for words, report, start, end in quotes)


def test_an_act_is_undone_by_one_of_its_decisions(read: Run) -> None:
    """Decided together at the desk: `undo NUMBER --together` takes all of it back, says which, and names what was decided on again since."""
    with boot.casebook(Path("habeas.casebook")):
        refresh()
        some = review.Asked(kind=next(review.waiting(review.Asked())).kind)
        ids = [one.id for one in review.waiting(some)]
        review.decide_all(Who("Aino"), some, len(ids), "reject", NOON, "a form letter")
        review.decide(Who("Min-ji"), ids[0], 1, "accept", NOON, "she signed it")
    done = read("undo", "2", "--together", "--why", "not a form letter", "--by", "Aino")
    assert done.exit_code == 0, done.output
    assert f"{len(ids) - 1} decisions of the act of decision 2 taken back" in done.output
    assert f"decision 1 stays: Min-ji decided on the same again, {NOON} (decision {len(ids) + 1}: accept)" in done.output
    assert "was decided by itself" in read("undo", str(len(ids) + 1), "--together", "--why", "x", "--by", "y").output


def test_a_decision_is_made_listed_and_undone(read: Run) -> None:
    """A decision stands in the ledger with who and why, changes the case, and can be taken back."""
    made = read("protect", "Tomas Verriden", "--why", "he is still at risk", "--by", "Aino")
    assert made.exit_code == 0
    assert "PROTECT: he is still at risk" in read("show", "Bangkok").stdout
    assert "Aino" in read("ledger").stdout
    assert read("undo", "1", "--why", "he is safe", "--by", "Aino").exit_code == 0
    assert "PROTECT: he is still at risk" not in read("show", "Bangkok").stdout
    rows = json.loads(read("ledger", "--json").stdout)
    assert [(row["judgement"]["verdict"], row["holds"]) for row in rows] == [("protect", False), ("withdraw", False)]


def test_two_korean_letters_are_found(read: Run) -> None:
    """A word of two Korean letters is found inside a longer one, with its place in the report; what nobody says is exit status 1."""
    hits = json.loads(read("search", "북송", "--json").stdout)
    assert [hit["quote"]["text"] for hit in hits if hit["kind"] == "source"] == ["북송"]
    assert "북송될" in read("search", "북송").stdout
    assert read("search", "북경").exit_code == 1


def test_exports_are_written(read: Run, tmp_path: Path) -> None:
    """JSON to a file or a pipe, CSV to a folder or a ZIP, FollowTheMoney a line an entity; JSON without texts has none."""
    assert read("export", "--output", "book.json").exit_code == 0
    book = json.loads((tmp_path / "book.json").read_bytes())
    assert book["format"] == "habeas-casebook/1"
    assert json.loads(read("export").stdout_bytes) == book
    assert not any(source.get("text") for source in json.loads(read("export", "--without-text").stdout_bytes)["sources"])
    read("export", "--format", "csv", "--output", "tables")
    read("export", "--format", "csv", "--output", "tables.zip")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == sorted(zipfile.ZipFile(tmp_path / "tables.zip").namelist())
    assert all(json.loads(line)["schema"] for line in read("export", "--format", "ftm").stdout.splitlines())
    assert read("export", "--format", "csv").exit_code == 2


def test_a_page_is_one_file(read: Run, tmp_path: Path) -> None:
    """A case's page is written where it is wanted, with the case's title."""
    title = json.loads(read("cases", "--json").stdout)[0]["title"]
    assert read("page", "1", "--output", "page.html").exit_code == 0
    assert title in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert read("page", "1").exit_code == 0
    assert len(list(tmp_path.glob("case-*.html"))) == 1


def test_verify_and_rebuild_tell_by_their_status(read: Run, tmp_path: Path) -> None:
    """A whole casebook verifies with status 0 and rebuilds to the same; a changed one is status 1."""
    read("cases")
    assert read("verify").exit_code == 0
    assert "say the same as before" in read("rebuild").stdout
    file = sqlite3.connect(tmp_path / "habeas.casebook")
    file.execute("DROP TRIGGER originals_update")
    file.execute("UPDATE originals SET body = x'00'")
    file.commit()
    file.close()
    result = read("verify")
    assert result.exit_code == 1
    assert "not those that were received" in result.stdout


def test_doctor_looks_at_machine_and_casebook(read: Run, tmp_path: Path) -> None:
    """Doctor names Python, SQLite and the optional parts with the command that installs them, and the state of the casebook."""
    said = read("doctor").stdout
    for word in ("python", "sqlite", "pip install", "3 reports", "unbroken"):
        assert word in said
    assert read("doctor", "--casebook", "none.casebook").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "999"), "no case fits"),
        (("cases", "--casebook", "none.casebook"), "habeas read PATH"),
        (("cases", "--casebook", "."), "is a folder"),
        (("undo", "5", "--why", "x", "--by", "y"), "no decision 5"),
        (("accept", "c1", "--why", "x", "--by", "y"), "no claim"),
        (("correct", "c1", "--set", "colour=red", "--why", "x", "--by", "y"), "sets nothing"),
        (("export", "--output", "no/such/place.json"), "cannot be written"),
    ],
)
def test_a_fault_is_one_clear_line(read: Run, words: tuple[str, ...], said: str) -> None:
    """What a person can mend is said in one line with what to do next, and exit status 2."""
    result = read(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_protection_on_the_command_line(run: Run, folder: Path) -> None:
    """Protecting, consent, the list and the names outside, as a person types them."""
    assert run("read", str(folder)).exit_code == 0
    assert run("protect", "Tomas Verriden", "--reason", "asked", "--why", "he wrote to us", "--by", "Aino").exit_code == 0
    found = run("protections")
    assert "Tomas Verriden" in found.output
    assert "he wrote to us" in found.output
    assert "--dismiss" in found.output
    assert run("consent", "Tomas Verriden", "refused", "--given-by", "himself", "--why", "called", "--by", "Aino").exit_code == 0
    assert "refused" in run("protections").output
    assert "stands for  Tomas Verriden" in run("pseudonyms").output
    assert run("protect", "Nobody Atall", "--why", "x", "--by", "Aino").exit_code == 2
