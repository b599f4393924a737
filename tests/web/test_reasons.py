"""Reasons and refusals that other stages write in English come out in Korean on Korean pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from habeas.web.listed import Listed
from habeas.web.reasons import GIVEN, PROTECT, REASONS, UNREAD

PACKAGE = Path(__file__).parents[2] / "src" / "habeas"


def messages(folder: str, calls: tuple[str, ...], position: int) -> Iterator[str]:
    """What calls of these names in a folder are given at this place, where it is written there; {…} where a value goes."""
    for path in sorted((PACKAGE / folder).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls and len(node.args) > position:
                yield from written(node.args[position])


def written(said: ast.expr) -> Iterator[str]:
    """The sentences that an expression can give."""
    if isinstance(said, ast.Constant) and said.value:
        yield str(said.value)
    elif isinstance(said, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "〈7〉" for part in said.values)
    elif isinstance(said, ast.IfExp):
        yield from written(said.body)
        yield from written(said.orelse)


def in_korean(listed: Listed, message: str) -> str:
    """A message as a Korean page says it."""
    with translation.override("ko"):
        return listed.in_words(message)


@pytest.mark.parametrize(
    ("listed", "folder", "calls", "position"), [(REASONS, "linking", ("Reason",), 4), (UNREAD, "reading", ("Unreadable",), 1)]
)
def test_what_the_stages_say_is_said_in_korean(listed: Listed, folder: str, calls: tuple[str, ...], position: int) -> None:
    """Every reason of a comparison and every refusal of a file is in its list; a new one without Korean fails here."""
    found = set(messages(folder, calls, position))
    assert len(found) > 20
    unsaid = {said for said in found if not re.search("[가-힣]", in_korean(listed, said)) and not said.startswith(SHOWN_ONLY)}
    assert unsaid == set()


SHOWN_ONLY = (
    "The PDF has 〈7〉 pages and no",
    "The PDF cannot be shown",
    "The image",
    "The page cannot be shown",
    "The file holds no picture",
)
"""Refusals to show a page or picture, which are pages of their own."""


def test_every_message_of_the_lists_has_a_korean_one() -> None:
    """Each comes out in Korean with what it names; English stays, and so does a reason that a person wrote."""
    for listed in (REASONS, UNREAD, PROTECT, GIVEN):
        for message in listed.messages:
            filled = re.sub(r"%\((\w)\)s", "〈7〉", message)
            assert re.search("[가-힣]", in_korean(listed, filled)), message
            assert in_korean(listed, filled).count("〈7〉") in (filled.count("〈7〉"), 0)
            with translation.override("en"):
                assert listed.in_words(filled) == filled
    assert in_korean(PROTECT, "her brother is still there") == "her brother is still there"
