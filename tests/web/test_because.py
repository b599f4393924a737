"""Why the machine thinks so is a plain sentence in the language of the page: every reason that can be stored has words, and no page names a feature."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from django.test import Client
from django.utils import translation
from tests.web.conftest import words

from habeas.actions.passages import labels
from habeas.finding.learned.weights import labeller, ranker, summed
from habeas.finding.lexicon import words as listed
from habeas.finding.victim_choice import ROW
from habeas.finding.whole import contest, marks, where
from habeas.model.claims import Claim, Stance
from habeas.model.people import Actor
from habeas.store import assembled
from habeas.store.address import Book
from habeas.web import because, sureness, words_near
from habeas.web.signs import ACTOR, KIND, PLACE, TIME, VICTIM, Signs

PACKAGE = Path(__file__).parents[2] / "src" / "habeas"
WEIGHT = re.compile(r"\([+-]\d")
"""A weight as it is stored beside its sign."""


def in_korean(sentences: list[str]) -> bool:
    """Whether there are sentences and each says something in Korean outside the report's own words."""
    return bool(sentences) and all(re.search("[가-힣]", re.sub("“[^”]*”", "", one)) for one in sentences)


def told(part: str, language: str = "ko") -> list[str]:
    """One stored reason as a page says it."""
    with translation.override(language):
        return [" ".join(filter(None, one)) for one in because.said(part)]


@pytest.mark.parametrize(
    ("signs", "names", "chooser"),
    [
        (VICTIM, ROW, ranker("victims")),
        (PLACE, where.LANDS, ranker("lands")),
        (PLACE, where.TOWNS, ranker("towns")),
        (KIND, marks.OF_TYPE, ranker("violations")),
        (ACTOR, marks.OF_ACTOR, ranker("actors")),
        (TIME, contest.CONTEST, summed("days")),
    ],
    ids=["victims", "lands", "towns", "violations", "actors", "days"],
)
def test_every_sign_of_a_chooser_has_words(signs: Signs, names: tuple[str, ...], chooser: object) -> None:
    """Every feature by which shipped weights decide is a fact in both languages; a new one without words fails here."""
    held = {*names, *(chooser.features if chooser is not None else ())}  # type: ignore[attr-defined]  # each kind of chooser has features
    assert [name for name in held if not signs.knows(name)] == []
    with translation.override("ko"):
        assert [name for name in held if not re.search("[가-힣]", signs.fact(name, 0.0))] == []
        assert [name for name in held if signs.told([(name, 1.0, 0.5)]) == signs.told([(name, 1.0, -0.5)])] == []


def test_every_word_beside_a_time_has_words() -> None:
    """Each sign of the words around a time belongs to a group that has words; none comes out as its name."""
    near = labeller("day_words")
    assert near is not None
    known = {head for heads in words_near.NEAR.values() for head in heads.split()} | words_near.HOW
    assert {word.partition(":")[0] for word in near.words} <= known
    shapes = {word for sign in near.words if (word := sign.partition(":")[2]).startswith("<")}
    assert shapes <= set(words_near.SHAPES)
    with translation.override("ko"):
        assert [sign for sign in near.words if not re.search("[가-힣]", words_near.word_near(sign))] == []


def test_every_sign_of_sureness_has_words() -> None:
    """Each sign that has a weight is a fact in both languages."""
    weighed = [sign for sign in listed("any", "surety")["weights"] if sign != "always"]
    assert [sign for sign in weighed if not sureness.fact(sign)] == []
    with translation.override("ko"):
        assert [sign for sign in weighed if not re.search("[가-힣]", sureness.fact(sign))] == []


def test_every_stance_and_kind_has_words() -> None:
    """What may stand in a reason as one of a closed list is worded for the whole list."""
    assert set(because.MEANT) == set(get_args(Stance))
    assert {actor.replace("_", " ") for actor in get_args(Actor)} == set(because.ACTORS)
    assert {kind.replace("_", " ") for kind in marks.TYPES} == set(because.VIOLATIONS)


def stored() -> Iterator[tuple[str, str]]:
    """Every reason that finding or putting together writes into a claim: (where, the text with 〈…〉 where a value goes)."""
    for path in sorted([*PACKAGE.glob("finding/**/*.py"), *PACKAGE.glob("casefile/*.py")]):
        code = path.read_text(encoding="utf-8")
        if not re.search(r"why\b|StatusMention\(|def _given|def _moved", code):
            continue
        for function in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)):
            makes = function.name in ("_why", "_given", "_moved")
            specs = {id(node.format_spec) for node in ast.walk(function) if isinstance(node, ast.FormattedValue)}
            for node in (node for node in ast.walk(function) if id(node) not in specs):
                for value in _written(node, makes):
                    yield f"{path.name} {function.name}", value


def _written(node: ast.AST, makes: bool) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Claim", "replace"):
        mention = any(k.arg == "trigger" for k in node.keywords)  # of an event: no claim keeps its reason
        yield from (
            _text(k.value) for k in node.keywords if not mention and k.arg == "why" and isinstance(k.value, ast.Constant | ast.JoinedStr)
        )
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "StatusMention":
        yield from (_text(value) for value in node.args if isinstance(value, ast.JoinedStr))
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.JoinedStr) and [getattr(t, "id", "") for t in node.targets] == ["why"]:
        yield _text(node.value)
    elif makes and isinstance(node, ast.JoinedStr):
        yield _text(node)


def _text(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    assert isinstance(value, ast.JoinedStr)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "〈7〉" for part in value.values)


FILLED = {
    "〈7〉〈7〉: 〈7〉": ("asserted (negated): never", "hedged: reportedly", "denied (negated): not deny"),
    "〈7〉 held to be a victim at 〈7〉 by 〈7〉": ("Mira Tolan held to be a victim at 0.71 by in title 1 (+0.50); nearness 0 (-0.20)",),
    "the report as a whole puts it in 〈7〉 (〈7〉)": ("the report as a whole puts it in Orvane (in title 1 (+0.50); capital 0 (-0.20))",),
    "the report as a whole dates it '〈7〉' (〈7〉)": (
        "the report as a whole dates it '4 May' (month said 1 (+0.50); verb:arrest 1 (+0.20))",
    ),
    "the report as a whole tells of a perpetrator of the kind 〈7〉 (〈7〉)": (
        "the report as a whole tells of a perpetrator of the kind foreign state (named by noun 1 (+0.50))",
    ),
    "words for 〈7〉 in a report that tells of it (〈7〉)": (
        "words for enforced disappearance in a report that tells of it (hints 1 (+0.50))",
    ),
    "the report tells of 〈7〉 ('〈7〉')": ("the report tells of forced return ('sent back')",),
    "'〈7〉'": ("'no news of'",),
    "〈7〉 (〈7〉)": ("sure: kind event (+0.5), voice official, nobody in particular (-0.1)",),  # a row of these follows "sure: "
}
"""The forms with values that only a list holds, filled in; the others take any words."""


def test_every_form_that_is_stored_has_words() -> None:
    """Each text that the code writes as a reason is told in Korean; a form that nobody worded fails here with its place."""
    forms = list(stored())
    assert len(forms) > 10
    unsaid = [f"{where}: {form}" for where, form in forms for part in FILLED.get(form, (form,)) if not in_korean(told(part))]
    assert unsaid == []


def test_a_reason_tells_facts_for_and_against() -> None:
    """A choice by weights says in words which facts spoke for it and which against, and what was missing."""
    part = "Mira Tolan held to be a victim at 0.71 by suffers held 1 (+0.50); in title 0 (-0.20)"
    assert told(part, "en") == [
        "Mira Tolan is taken for a victim; of 100 such choices about 71 are right. "
        "This speaks for it: the name beside words like “was arrested”. This speaks against it: the name in the title (not there)."
    ]


def test_words_of_a_report_that_look_like_a_border_stay_whole() -> None:
    """A semicolon within the report's own words does not tear a reason in two, and a reason of no known form is not shown."""
    assert because.parts("said: told; and wept; sure: dated (+0.2)") == ["said: told; and wept", "sure: dated (+0.2)"]
    assert told("in_title 0.7 (+0.50)") == []


def test_every_claim_read_is_explained_in_words(book: Book) -> None:
    """Every claim of a casebook that was read is explained in Korean, and neither language shows a weight or the name of a feature."""
    claims = [noun for noun in assembled.nouns("claims") if isinstance(noun, Claim)]
    assert len(claims) > 10
    for claim in claims:
        for part in because.parts(claim.why):
            assert in_korean(told(part)), part
            assert not any(WEIGHT.search(one) or re.search(r"[a-z]_[a-z]", one) for one in told(part, "en")), part


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_pages_explain_in_their_language(desk: Client, language: str) -> None:
    """The queue's card and the claim's, which stands on the source's page, say why as sentences; what is stored stays as it was."""
    claim = next(c for c in assembled.nouns("claims") if isinstance(c, Claim) and "event: " in c.why)
    wanted = html.escape(told(because.parts(claim.why)[0], language)[0])
    source = claim.quotes[0].source
    for page in ("/queue/", f"/sources/{source}?claim={claim.id}"):
        said = words(desk.get(page, HTTP_ACCEPT_LANGUAGE=language))
        assert not WEIGHT.search(said), page
        assert "event: " not in said
        assert '<ul class="because quiet"' in said
        if not page.startswith("/queue"):
            assert wanted in said, page


def test_the_panel_of_a_claim_names_in_the_language_of_the_page(desk: Client) -> None:
    """Beside the words too a claim names people and places as Korean pages call them; the form to put it right opens on what is stored."""
    placed = {c.place: c for c in assembled.nouns("claims") if isinstance(c, Claim) and c.place}
    english, korean = labels(placed), labels(placed, language="ko")
    place = next(place for place in placed if english[place] != korean[place])
    for language, name in (("en", english[place]), ("ko", korean[place])):
        page = words(desk.get(f"/sources/{placed[place].quotes[0].source}?claim={placed[place].id}", HTTP_ACCEPT_LANGUAGE=language))
        assert f'<dd dir="auto">{name}</dd>' in page
        assert f'value="{english[place]}"' in page
