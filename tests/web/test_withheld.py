"""Why something is withheld, generalised or left out is said in Korean on Korean pages, with names in Korean and a person's own words as they were written."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from tests.web.conftest import AT, words

from habeas.actions.assemble import refresh
from habeas.actions.cases import choose
from habeas.actions.decide import Deciding
from habeas.actions.protect import Protecting, protect
from habeas.store.address import Book
from habeas.web import withheld

PROTECTING = Path(__file__).parents[2] / "src" / "habeas" / "protecting"
PLAIN = "nothing is known of consent, and unknown consent protects"
RELATIVE = (
    "has a relative in a case and may still be in reach of those who did it (proposed, nobody has decided: the wife of Mira Tolan, sent back; "
    "no report says that they are out of reach); only the relative can agree; what the victim agreed to does not count for the relative"
)
DECIDED = "asked not to be recognised (decision 4 by Aino: he wrote; he called); only who asked can agree"


def in_korean(said: str) -> str:
    """A sentence as a Korean page has it."""
    with translation.override("ko"):
        return withheld.why(said)


def english(said: str) -> bool:
    """Whether two English words still stand beside one another, outside what is quoted."""
    return bool(re.search(r"[a-z]{3,} [a-z]{3,}", re.sub("“[^”]*”", "", said)))


def test_the_lists_are_those_of_the_protections() -> None:
    """Every reason to protect, and what lifts it, is worded; a new one in the reviewed file fails here."""
    held = tomllib.loads((PROTECTING / "words" / "protection.toml").read_text(encoding="utf-8"))["reasons"]
    assert {row["said"] for row in held.values()} == set(withheld.REASONS)
    assert {row["how"] for row in held.values()} | {"lifted by consent"} == set(withheld.LIFTED)


def sentences(module: str, names: tuple[str, ...], position: int) -> set[str]:
    """What calls of these names are given at this place in a module of protecting, or these functions return; 〈7〉 where a value goes."""
    tree = ast.parse((PROTECTING / f"{module}.py").read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and len(node.args) > position:
            found |= {_text(node.args[position])}
        elif isinstance(node, ast.FunctionDef) and node.name in names:
            found |= {_text(part.value) for part in ast.walk(node) if isinstance(part, ast.Return) and part.value is not None}
    return {said for said in found if said}


def _text(said: ast.expr) -> str:
    if isinstance(said, ast.Constant):
        return str(said.value)
    parts = said.values if isinstance(said, ast.JoinedStr) else ()
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "〈7〉" for part in parts)


def test_what_reading_proposes_and_what_consent_says_is_in_korean() -> None:
    """Each reason that the code can propose, and each sentence on consent, comes out in Korean; a new one without Korean fails here."""
    proposed = sentences("proposed", ("proposal",), 2)
    assert len(proposed) > 4
    for why in proposed:
        said = in_korean(
            f"is a child, or may be one (proposed, nobody has decided: {why}); only a parent or guardian can agree for a child"
        )
        assert not english(said), said
    not_enough = sentences("standing", ("_not_enough",), 9)
    assert len(not_enough) == 4
    filled = {s.replace("given for 〈7〉, not for 〈7〉", "given for publication, not for submission") for s in not_enough}
    for why in {s.replace("but 〈7〉", "but only the person can agree") for s in filled} | {PLAIN}:
        assert re.search("[가-힣]", in_korean(why)), why
        assert not english(in_korean(why)), why


@pytest.mark.parametrize(
    ("said", "korean"),
    [
        (
            RELATIVE,
            "가족이 사건의 피해자이고, 가해자의 손이 닿는 곳에 있을 수 있음(제안됨, 아직 아무도 결정하지 않음: Mira Tolan의 아내, 그 피해자는 송환됨",
        ),
        (DECIDED, "알려지지 않기를 바란다고 함(결정 4, Aino: he wrote; he called); 그렇게 바란 사람만 동의할 수 있음"),
        ("is protected by a decision (decision 7 by Aino: the gate)", "결정으로 보호됨(결정 7, Aino: the gate)"),
        ("her mother refused (decision 3): that protects whatever else was said", "her mother이(가) 거절함(결정 3)"),
        ("the person took consent back (decision 3): that protects whatever else was said", "본인이(가) 동의를 거둠(결정 3)"),
    ],
)
def test_a_reason_to_protect_is_whole_in_either_language(said: str, korean: str) -> None:
    """The sentence, who decided and what would lift it; in English as it was, and nobody's own words are changed."""
    assert in_korean(said).startswith(korean)
    with translation.override("en"):
        assert withheld.why(said) == said


def test_what_must_be_taken_down_is_told_with_its_reasons() -> None:
    """Several reasons in one line are told apart, and each is said in Korean."""
    with translation.override("ko"):
        told = withheld.must_go(f"Mira Tolan is shown by name and is protected now: {DECIDED}; {RELATIVE}; {PLAIN}")
    assert told.count("동의할 수 있") == 2
    assert told.endswith("알 수 없으면 보호함")
    assert not english(told.replace("he wrote; he called", ""))


def test_pictures_and_leaks_are_told_in_korean() -> None:
    """Why a picture is left out, what is accepted with one that is shown, and what stops everything."""
    shown = (
        "Picture 2 of Coast Ledger (a1-2.jpg) would be shown with 2 boxes covered. What is written in it cannot be searched by words; Aino looked at it on "
        "2026-01-02 and said that nothing in it gives anybody away. Its report speaks of protected people, and whoever searches the press by picture finds "
        "it where it was printed."
    )
    with translation.override("ko"):
        assert withheld.shown(shown).startswith("Coast Ledger의 사진 2(a1-2.jpg)을(를) 2곳을 가리고 보이게 됩니다. 사진 속 글자는 낱말로")
        assert not english(withheld.shown(shown))
        assert withheld.absent("nobody has looked at it") == "아무도 살펴보지 않음"
        assert (
            withheld.stop("protected word 3 in site/index.html, line 7 (as it is)")
            == "site/index.html 7행에 보호된 말 3이(가) 남아 있음(쓰인 그대로)"
        )
    with translation.override("en"):
        assert withheld.shown(shown) == shown


def test_the_preview_speaks_korean(desk: Client, book: Book) -> None:
    """On a Korean page the case, who is protected and why, and the findings with their groups stand in Korean."""
    refresh()
    protect("Tomas Verriden", Protecting(("asked",)), Deciding("Aino", AT, "그가 부탁함"))
    refresh()
    plan = {"case": [choose("Bangkok")[1]], "title": "방콕", "form": ["site"], "language_of_site": ["ko"], "dates": "month"}
    page = words(desk.post("/publish/preview", plan, HTTP_ACCEPT_LANGUAGE="ko"))
    guarded = page[page.index('id="h-guarded"') : page.index('id="out"')]
    whys = re.findall(r'<p class="quiet" dir="auto">([^<]*)</p>', guarded)
    assert whys
    assert not any(english(why) for why in whys), whys
    assert re.search(r'<a href="/cases/[^"]+" dir="auto">[^<]*[가-힣]', page)
    heads = re.findall(r'<h3 id="g-\w+">([^<]*)', page)
    assert heads
    assert all(re.search("[가-힣]", head) for head in heads)
