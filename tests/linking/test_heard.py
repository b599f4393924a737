"""Short foreign names heard word by word in kana and Hangul."""

from __future__ import annotations

import pytest

from habeas.linking import heard, kana
from habeas.linking.keys import name_keys
from habeas.linking.names import SAME, compare_names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Nguyen Thi Lan", "グエン・ティ・ラン"),
        ("Nguyen Thi Lan", "응우옌 티 란"),
        ("Khin Maung", "킨 마웅"),
        ("Mya Thwe", "ミャ・トゥエ"),
        ("Gulnara Akhmedova", "グルナラ・アフメドワ"),
        ("Tan Mei Ling", "タン・メイリン"),
        ("Jang Yong-ok", "チャン・ヨンオク"),
    ],
)
def test_short_names_are_known_by_ear(name: str, written: str) -> None:
    """A name of few consonants and its spelling in kana or Hangul are one name, and reports that have them are compared."""
    assert compare_names(name, written)[0] >= SAME
    assert name_keys(name) & name_keys(written)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Juan Gomez", "アナ・ゴメス"),
        ("Kyaw Min", "ゾー・ミン・ウー"),
        ("Carlos Salazar", "루이스 살라사르"),
        ("Khin Maung", "킨 미얏"),
        ("Tran Van Hai", "쩐 반 남"),
    ],
)
def test_other_names_of_like_sound_stay_apart(name: str, written: str) -> None:
    """Equal consonants or an equal family name are not enough where the vowels of a word say otherwise."""
    assert compare_names(name, written)[0] < SAME


def test_scripts_without_vowels_are_not_heard() -> None:
    """Arabic leaves vowels out, so that nothing is said by ear."""
    assert heard.distance("ماركو بيليني", "Marco Bellini") is None


@pytest.mark.parametrize(
    ("written", "letters"), [("ティダ", "tida"), ("ウェイ", "wei"), ("チョー", "tcho"), ("ファム", "famu"), ("ユスフ", "yusufhu")]
)
def test_kana_are_read_with_their_small_vowels(written: str, letters: str) -> None:
    """A small vowel takes the place of the one before it; a long mark is not told."""
    assert kana.letters(written) == letters
