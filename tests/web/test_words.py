"""Every page speaks the reader's language: no bare string in a template, no Korean word missing, the compiled words are those of the reviewed file."""

from __future__ import annotations

import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from tests.web.conftest import words

from habeas.model.cases import DisagreementField
from habeas.web.field_words import FIELDS

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "src" / "habeas" / "web" / "templates").rglob("*.html"))
SPOKEN = ("title", "aria-label", "placeholder", "alt")
LETTER = re.compile(r"[^\W\d_]")
SAID_AS_IT_IS = {"habeas", "·"}
KEYS = frozenset("arscnu")
"""Names of keys, which are the same in every language."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/compile_words.py."""
    spec = importlib.util.spec_from_file_location("compile_words", ROOT / "tools" / "compile_words.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Bare(HTMLParser):
    """Gathers words that stand in a template outside every tag of Django."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that are read to people are words too."""
        if tag not in ("meta", "link", "input", "br"):
            self.inside.append(tag)
        self.found += [value for name, value in attrs if name in SPOKEN and value and LETTER.search(value)]

    def handle_endtag(self, tag: str) -> None:
        """Leave the innermost element."""
        if self.inside:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        said = data.strip()
        if self.inside and self.inside[-1] == "kbd" and said in KEYS:
            return
        for word in SAID_AS_IT_IS:
            said = said.replace(word, "")
        if LETTER.search(said):
            self.found.append(said)


def bare(template: str) -> list[str]:
    """Words of a template that no translation reaches."""
    template = re.sub(r"{%\s*blocktranslate\b.*?endblocktranslate\s*%}", "", template, flags=re.DOTALL)
    template = re.sub(r"{%.*?%}|{{.*?}}", "", template, flags=re.DOTALL)
    parser = Bare()
    parser.feed(template)
    return parser.found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_bare_string(path: Path) -> None:
    """Whatever a template says to people stands inside a tag that translates it."""
    assert bare(path.read_text(encoding="utf-8")) == []


def test_the_check_of_bare_strings_can_fail() -> None:
    """The check above sees words between tags and in what is read aloud."""
    assert bare("<p>Hello</p>") == ["Hello"]
    assert bare('<input placeholder="a name">') == ["a name"]
    assert bare('<p>{% translate "Hello" %} {{ name }}</p>') == []


def test_every_word_is_translated(tool: ModuleType) -> None:
    """The Korean words are complete, none is marked as doubtful, and each fills in the same values as the English."""
    for po in tool.CATALOGUES:
        known = tool.translated(po)
        said = tool.said()
        assert [words for words in said if not all(known.get(words, ("",)))] == []
        assert [words for words in known if words not in said] == []
        for words_, made in known.items():
            english = words_ if isinstance(words_, str) else words_[1]
            wanted = set(re.findall(r"%\((\w+)\)s", english))
            assert all(set(re.findall(r"%\((\w+)\)s", one)) == wanted for one in made), english


def test_the_compiled_words_are_those_of_the_reviewed_file(tool: ModuleType) -> None:
    """Each .mo is what its .po gives; `python tools/compile_words.py` makes it."""
    for po in tool.CATALOGUES:
        assert po.with_suffix(".mo").read_bytes() == tool.compiled(po)


def test_the_browser_and_the_setting_choose_the_language(desk: Client) -> None:
    """The browser's language is taken, and a choice on the page goes before it; `lang` and `dir` say which it is."""
    english, korean = desk.get("/"), desk.get("/", HTTP_ACCEPT_LANGUAGE="ko-KR,ko;q=0.9,en;q=0.5")
    assert '<html lang="en" dir="ltr">' in words(english)
    assert '<html lang="ko" dir="ltr">' in words(korean)
    assert "사건" in words(korean)
    desk.post("/language", {"language": "ko", "back": "/ledger/"})
    assert "결정 기록" in words(desk.get("/ledger/", HTTP_ACCEPT_LANGUAGE="en"))


def test_times_are_written_as_people_write_them(desk: Client) -> None:
    """4 November 2017 is 2017년 11월 4일, and what is not known to the day is not made so."""
    from django.utils.translation import override

    from habeas.model.when import When
    from habeas.web.wording import since, time

    told = [
        When.day("2017-11-04"),
        When.month(2017, 11),
        When.year(2017),
        When.between("2017-11-04", "2017-11-23"),
        When(None, "2012-03-11"),
    ]
    with override("en"):
        assert [time(w) for w in told] == [
            "4 November 2017",
            "November 2017",
            "2017",
            "4 November 2017 to 23 November 2017",
            "by 11 March 2012",
        ]
        assert since(told[3]) == "since some day from 4 November 2017 to 23 November 2017"
    with override("ko"):
        assert [time(w) for w in told[:3]] == ["2017년 11월 4일", "2017년 11월", "2017년"]


def test_every_field_that_sources_can_differ_on_has_words() -> None:
    """No page shows the bare name of a field: each has words of its own, and Korean ones."""
    assert set(get_args(DisagreementField)) == set(FIELDS)
    with override("ko"):
        assert all(gettext(words) != words for words in FIELDS.values())
