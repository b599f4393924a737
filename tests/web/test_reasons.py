"""Reasons and refusals that other stages write in English come out in Korean on Korean pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from tests.web.conftest import words

from habeas.actions import pairs
from habeas.model.findings import Reason
from habeas.web.likeness import likeness, side
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


PARTS = (
    "both have ",
    ", and nothing else in common",
    "a name that many bear",
    "names that agree only roughly",
    " but for one consonant",
    "of 〈7〉",
    "〈7〉 of 〈7〉",
)
"""Pieces that sentences are put together of; whole they are in the list."""


def compared() -> Iterator[str]:
    """Every text with two words or more in the modules that compare names and people, whose answers are passed on as reasons."""
    for name in ("names", "chinese", "transcribed", "people", "company", "times"):
        tree = ast.parse((PACKAGE / "linking" / f"{name}.py").read_text(encoding="utf-8"))
        aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                aside |= {id(part) for part in ast.walk(node) if part is not node}
        for node in ast.walk(tree):
            if id(node) not in aside and isinstance(node, ast.Constant | ast.JoinedStr):
                yield from (said for said in written(node) if isinstance(said, str) and re.search(r"[a-z]{2} |〉 [a-z]{2}", said))


def test_how_names_and_people_compare_is_said_in_korean() -> None:
    """What a comparison of two names answers is a reason too, and none comes out in English."""
    found = {said for said in compared() if said not in PARTS and not said.startswith("〈7〉, and")}
    assert len(found) > 40
    assert {said for said in found if not re.search("[가-힣]", in_korean(REASONS, said))} == set()


SIDES = (
    (("time", "2017-11-04", "2014-11-04/..", "1806 days apart"), "2017년 11월 4일", "2014년 11월 4일부터"),
    (("told", "../2020-06-05", "2020-03-01/2020-03-31", "printed within the same weeks"), "2020년 6월 5일까지", "2020년 3월"),
    (("setting", "11-04, orvane", "11-04, orvane", "both speak of it"), "11월 4일, orvane", "11월 4일, orvane"),
    (("contradiction", "female", "male", "different sexes"), "여성", "남성"),
    (("kin_anchor", "wife of Mira Tolan", "son of a man", "other relations"), "Mira Tolan의 아내", "a man의 아들"),
    (("kin_facts", "wife, son", "wife, son", "both have wife, son"), "아내, 아들", "아내, 아들"),
    (("count", "9-", "-12", "different numbers"), "적어도 9", "많아야 12"),
    (("nationality", "SE", "KP", "different nationalities"), "스웨덴", "북한"),
    (("place", "China", "Orvane", "different countries"), "중국", "Orvane"),
    (("whose", "KP SE: ten farmers", "KP: ", "described alike"), "북한; 스웨덴; ten farmers", "북한"),
    (("whose", "MP", "two farmers; MP", "described alike"), "MP", "two farmers; MP"),
    (("name_match", "Orvane 11-04", "x", "the same words"), "Orvane 11-04", "x"),
)


@pytest.mark.parametrize(("given", "left", "right"), SIDES, ids=[given[0] for given, _l, _r in SIDES])
def test_both_sides_are_said_in_korean(given: tuple[str, str, str, str], left: str, right: str) -> None:
    """Days, numbers, kin and sex stand in the reader's language; a report's own words stay."""
    said = Reason(given[0], 1.0, *given[1:])
    with translation.override("ko"):
        assert (side(said.left, said), side(said.right, said)) == (left, right)
        assert re.search("[가-힣]", likeness(said))


def test_kin_and_trades_in_common_are_whole_phrases() -> None:
    """A reason that names kin or a trade says so in a phrase of either language."""
    told = [Reason("kin_names", 1.0, "a", "b", "both have the same of sister"), Reason("occupation", 0.5, "a", "b", "teacher")]
    told.append(Reason("wording", 0.1, "a", "b", "alike to 0.12 in their telling words"))
    with translation.override("en"):
        assert [likeness(one) for one in told] == [
            "both are sister of the same person",
            "both are called: teacher",
            "their telling words are alike to 12 of 100",
        ]
    with translation.override("ko"):
        assert likeness(told[0]) == "둘 다 같은 사람의 자매임"


def test_two_side_by_side_show_names_and_days_in_words(desk: Client) -> None:
    """The page of each doubtful pair names people by name and days as people write them; ids of the program do not show."""
    shown = [*pairs.doubts("person", ""), *pairs.doubts("event", "")]
    assert shown
    for one in shown[:6]:
        for language in ("en", "ko"):
            page = words(desk.get("/people/compare", {"one": one.left, "other": one.right}, HTTP_ACCEPT_LANGUAGE=language))
            table = page[page.find('<table class="reasons">') : page.find("</table>")]
            assert not re.search(r"[0-9a-f]{16}:|\d{4}-\d\d-\d\d", table)


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
