"""What is left of protected words in files is told in Korean on Korean pages: where it stands, and how it is written there."""

from __future__ import annotations

import re

from django.utils import translation
from eval.plants import PLANTS, fits
from tests.web.test_reasons import messages

from habeas.protecting.sweep import Secret, leaks
from habeas.protecting.undisguise import CODINGS, runs
from habeas.web.leaking import DISGUISE, SHUT
from habeas.web.withheld import stop

NAME = "Oskar Wendelin"
SECRET = Secret("protected word 1", (NAME, "Oscar Vendelin"))
ENCODING = re.compile(r"utf-\d+(?:-[lb]e)?|cp\d+|gb18030|big5|shift_jis")


def test_each_disguise_of_a_word_is_said_in_korean() -> None:
    """However a name is hidden in a file, the kind of disguise has Korean words; encodings and parts of formats go by their names."""
    found = [leak for kind in PLANTS if fits(kind, NAME) for leak in leaks(PLANTS[kind](NAME), [SECRET])]
    ways = {way for leak in found for way in leak.disguise.split(", ")}
    assert len(ways) > 8
    with translation.override("ko"):
        told = {way: DISGUISE.in_words(way) for way in ways if not ENCODING.fullmatch(way)}
        assert {way for way, words in told.items() if not re.search("[가-힣]", words)} == set()


def test_a_leak_is_a_whole_phrase() -> None:
    """The file and the way inside it, the line and the disguise; and why a part cannot be searched."""
    with translation.override("ko"):
        assert stop("protected word 3 in site/a.html > attribute alt, line 7 (percent-encoded, split up)") == (
            "site/a.html > 속성 alt 7행에 보호된 말 3이(가) 남아 있음(퍼센트 인코딩, 글자를 떼어 씀)"
        )
        assert stop("protected word 12 in a (b).txt > name of the file (as it is)") == (
            "a (b).txt > 파일 이름에 보호된 말 12이(가) 남아 있음(쓰인 그대로)"
        )
        shut = stop("a part that cannot be searched in b.zip > c (could not be opened to the bottom (BadZipFile))")
        assert "(끝까지 열 수 없음(BadZipFile))" in shut
    with translation.override("en"):
        for said in ("protected word 3 in a.html, line 7 (as it is)", "a part that cannot be searched in a.pdf (is encrypted)"):
            assert stop(said) == said


def test_every_disguise_and_every_shut_part_is_listed() -> None:
    """What the search of files can say of codings, and of why a part cannot be opened, is in the lists; a new one fails here."""
    assert {*CODINGS, *runs("6f736b617220 b2theiBXZW5kZWxpbg").values()} <= set(DISGUISE.messages)
    shut = set(messages("protecting", ("Shut",), 1))
    assert len(shut) > 8
    assert {one.replace("〈7〉", "%(a)s") for one in shut} <= set(SHUT.messages)
