"""Foreign names written by their sound in other scripts; the pairs themselves stand in eval/cases/names.csv."""

from __future__ import annotations

import pytest

from habeas.linking.keys import name_keys
from habeas.linking.names import compare_names
from habeas.linking.transcribed import by_sound, incomparable, transcribed


@pytest.mark.parametrize("name", ["마르코 벨리니", "マルコ・ベリーニ", "马尔科·贝利尼", "Марко Беллини", "ماركو بيليني"])
def test_transcriptions_and_the_name_share_a_key(name: str) -> None:
    """Reports in different scripts are compared because the name's consonants give one key."""
    assert name_keys(name) & name_keys("Marco Bellini")


@pytest.mark.parametrize("name", ["김도현", "김 도현", "林启明", "佐伯直樹", "Marco Bellini"])
def test_names_in_their_own_writing_are_not_read_by_sound(name: str) -> None:
    """A Korean, Chinese or Japanese name in its own writing is compared by its own rules."""
    assert not transcribed(name)
    assert by_sound(name, "Kim Do-hyun")[0] == 0


def test_romanisations_of_one_chinese_name_share_a_key() -> None:
    """Cantonese and other spellings of a Chinese name meet its characters and its pinyin."""
    assert name_keys("李明德") & name_keys("Lee Ming-tak") | name_keys("李波") & name_keys("Lee Po")
    assert name_keys("Li Bo") & name_keys("Lee Po")


def test_few_consonants_say_nothing() -> None:
    """Short names sound like many others."""
    assert compare_names("안나 리", "Nora Lee")[0] < 0.5


def test_scripts_that_tell_nothing_of_each_other() -> None:
    """A Chinese name in its own signs and the kana of its Cantonese sound are neither the same nor different: what both are compared with decides."""
    assert incomparable("梁玉蓮", "リョン・ユクリン")
    assert not incomparable("Leung Yuk-lin", "リョン・ユクリン")
    assert not incomparable("梁玉蓮", "黃小文")
