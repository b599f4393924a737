"""Japanese names in kanji against letters, kana and Hangul."""

from __future__ import annotations

import pytest

from habeas.linking import japanese
from habeas.linking.keys import name_keys
from habeas.linking.names import SAME, compare_names


@pytest.mark.parametrize(
    ("kanji", "other"),
    [
        ("田中宏", "Hiroshi Tanaka"),
        ("大野裕子", "Yuko Ohno"),
        ("大野裕子", "Oono Yuuko"),
        ("大野裕子", "오노 유코"),
        ("大野裕子", "オオノ・ユウコ"),
        ("工藤るみ子", "Rumiko Kudo"),
        ("野村修一", "노무라 슈이치"),
        ("井上隆", "이노우에 다카시"),
        ("早川健司", "Kenzi Hayakawa"),
    ],
)
def test_kanji_meet_their_readings(kanji: str, other: str) -> None:
    """A name in kanji is the one it is usually read as, with long vowels told or not, in letters, kana or Hangul."""
    assert compare_names(kanji, other)[0] >= SAME
    assert name_keys(kanji) & name_keys(other)


@pytest.mark.parametrize("other", ["Yoko Ohno", "오노 요코", "Yuko Honda", "노무라 유코", "Oh Yu-ko"])
def test_one_vowel_makes_another_japanese_name(other: str) -> None:
    """Yuko is not Yoko: Japanese is written with its vowels in every script."""
    assert compare_names("大野裕子", other)[0] < SAME


def test_a_name_not_in_the_table_has_no_reading() -> None:
    """Nothing is guessed for characters that are not in the table of usual names."""
    assert japanese.forms("王小燕") == ()


def test_every_reading_is_in_small_letters() -> None:
    """The table has family and given names, each reading in plain small letters with short vowels."""
    rows = japanese.table("japanese")
    assert {row["kind"] for row in rows} == {"family", "given"}
    assert all(row["reading"].isascii() and row["reading"].isalpha() and row["reading"].islower() for row in rows)
    assert len({(row["kanji"], row["reading"], row["kind"]) for row in rows}) == len(rows)
