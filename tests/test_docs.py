"""What the documents say of commands, files and links is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from habeas.cli.main import main

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md"), *(ROOT / "eval").glob("*.md")])
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED_FILE = re.compile(r"`((?:src|docs|eval|tests|tools|examples)/[\w./-]+)`")


def command(name: str) -> click.Command:
    """A command of the real interface."""
    found = main.get_command(click.Context(main), name)
    assert found is not None, name
    return found


def command_lines() -> list[tuple[str, str]]:
    """Every line in a code block that calls habeas, with the document it stands in; output under a prompt is left out."""
    found = []
    for document in DOCUMENTS:
        for _, block in FENCE.findall(document.read_text(encoding="utf-8")):
            for line in block.splitlines():
                bare = line.removeprefix("$ ").removeprefix(".venv/bin/").strip()
                if re.match(r"habeas [a-z-]", bare):
                    found.append((str(document.relative_to(ROOT)), bare))
    return found


PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+\.png)\)")
MADE = re.compile(r"""\b(?P<how>look|picture)\((?:\w+, )?"(?P<name>[\w-]+)"|\("(?P<listed>[\w-]+)", f?"[^"]+\.html"\)""")


def pictures_made() -> set[str]:
    """Names of the pictures that the walks in a browser make."""
    made = set[str]()
    for path in (ROOT / "tests" / "web").glob("test_*walk*.py"):
        for found in MADE.finditer(path.read_text(encoding="utf-8")):
            made |= {name for name in (found["name"], found["listed"], f"desk-{found['name']}") if name}
    return made


def test_every_picture_in_the_documents_is_made_by_a_walk_in_a_browser() -> None:
    """`HABEAS_SCREENSHOTS=docs/tutorial pytest tests/web` makes each anew; none lies there that no document shows."""
    shown = {Path(name).stem for document in DOCUMENTS for name in PICTURE.findall(document.read_text(encoding="utf-8"))}
    assert len(shown) > 15
    assert shown - pictures_made() == set()
    assert {path.stem for path in (ROOT / "docs").rglob("*.png")} == shown


def test_there_are_documents_and_lines_to_check() -> None:
    """The checks below look at something."""
    assert len(DOCUMENTS) > 12
    assert len(command_lines()) > 30


@pytest.mark.parametrize(("document", "line"), command_lines())
def test_every_command_line_in_the_documents_can_be_called(document: str, line: str) -> None:
    """A line that a reader copies is understood by the real interface: the command, its arguments and its options."""
    words = shlex.split(line, comments=True)[1:]
    words = words[: next((n for n, word in enumerate(words) if word in {"|", ">"}), len(words))]
    if words == ["--version"] or words[0] == "COMMAND":
        return
    called = command(words[0])
    if "--help" in words:
        return
    given = [{"CASE": "1", "NUMBER": "1"}.get(word, word) for word in words[1:]]
    called.make_context(words[0], given)


@pytest.mark.parametrize("name", list(main.list_commands(click.Context(main))))
def test_every_command_and_option_stands_in_the_reference(name: str) -> None:
    """The reference of commands names each command, its arguments and every option it has."""
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith("### ") and re.search(rf"`habeas {name}(?![\w-])", line)]
    assert len(headings) == 1
    called = command(name)
    inner = called.commands.values() if isinstance(called, click.Group) else ()
    for one in inner:
        assert f"`habeas {name} {one.name}" in text
        assert all(f"`{spelled}" in text for option in one.params if isinstance(option, click.Option) for spelled in option.opts), one.name
    for option in called.params:
        if isinstance(option, click.Option):
            assert all(f"`{spelled}" in text for spelled in option.opts), option.opts
        else:
            assert (option.metavar or option.name or "").upper() in headings[0]


def test_every_option_in_the_reference_exists() -> None:
    """The reference names no option that no command has."""
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    commands = [command(name) for name in main.list_commands(click.Context(main))]
    commands += [inner for outer in commands if isinstance(outer, click.Group) for inner in outer.commands.values()]
    known = {spelled for one in commands for option in one.params for spelled in option.opts}
    assert set(re.findall(r"`(--[a-z-]+)", text)) - known == {"--help"}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    """A relative link in a document leads to a file or folder of this repository."""
    document = ROOT / name
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in links if not (document.parent / link.split("#")[0]).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_document_names_a_file_that_is_missing(name: str) -> None:
    """A path of this repository that a document prints exists."""
    named = NAMED_FILE.findall((ROOT / name).read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", NAMES)
def test_tests_named_by_a_document_exist(document: str) -> None:
    """A test that a document names as what holds a promise is one of the tests."""
    named = set(re.findall(r"`(test_\w+)`", (ROOT / document).read_text(encoding="utf-8")))
    known = {
        name for path in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"def (test_\w+)\(", path.read_text(encoding="utf-8"))
    }
    known |= {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert not named - known
