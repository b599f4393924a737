"""What the desk refuses is said in the language of the page."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from tests.web.conftest import words

from habeas.actions.team import WEAK
from habeas.model import errors
from habeas.web.refusals import REFUSALS, in_words

PACKAGE = Path(errors.__file__).parent.parent
RAISED = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.HabeasError)}
TERMINAL = {
    *(f"actions/{name}" for name in ("age", "bundles", "hand_over", "joining", "model_at", "move", "package", "pictures", "redact")),
    *(f"actions/{name}" for name in ("submit", "suggest", "watch", "naming", "protect")),
    *(f"store/{name}" for name in ("address", "file", "moving", "server")),
    "web/port",
}
"""Modules whose refusals only commands meet: no page leads to them, or (store) the casebook of a desk is open already."""
NOT_MET = ("%(a)s%(b)s. Nothing was changed.",)
"""`Who.must`: the rule of the address has refused before, in words of its own."""


def raised() -> dict[str, str]:
    """Every message that actions, store and pages raise, as the list writes it, and where."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).with_suffix("").as_posix()
        if module.split("/")[0] not in ("actions", "store", "web") or module in TERMINAL:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) in RAISED:
                found |= {said: module for arg in node.exc.args if (said := _template(arg))}
    return found


def _template(said: ast.expr) -> str:
    if isinstance(said, ast.Constant):
        return str(said.value)
    if not isinstance(said, ast.JoinedStr):
        return ""
    names = iter("abcdefgh")
    return "".join(str(part.value) if isinstance(part, ast.Constant) else f"%({next(names)})s" for part in said.values)


def korean(said: str) -> str:
    """A message in Korean."""
    with translation.override("ko"):
        return in_words(said)


def filled(said: str) -> str:
    """A message with something in the place of each name."""
    return re.sub(r"%\((\w)\)s", lambda m: f"〈{m[1]}〉", said)


def test_every_refusal_that_the_desk_can_meet_is_in_the_list() -> None:
    """What is raised stands in the list, word for word; a new refusal without Korean fails here."""
    listed = {re.sub(r"%\(\w\)s", "*", said) for said in REFUSALS}
    told = raised()
    assert len(told) > 50
    assert {said: where for said, where in told.items() if said not in NOT_MET and re.sub(r"%\(\w\)s", "*", said) not in listed} == {}


@pytest.mark.parametrize("said", [*REFUSALS, *WEAK.values()])
def test_a_refusal_is_said_in_korean_with_what_it_names(said: str) -> None:
    """Each comes out in Korean, and what it names stands in it unchanged; in English it stays as it was."""
    english = filled(said)
    told = korean(english)
    assert re.search("[가-힣]", told)
    assert told != english
    assert all(name in told for name in re.findall("〈.〉", english))
    assert in_words(english) == english


def test_what_the_list_does_not_know_stays(desk: Client) -> None:
    """A message of another kind is shown as it is; a page in Korean refuses in Korean."""
    assert korean("something (else) in here") == "something (else) in here"
    desk.cookies["habeas-language"] = "ko"
    assert "그런 출처가 없습니다" in words(desk.get("/sources/nowhere"))
