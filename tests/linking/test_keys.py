"""Which reports are compared: keys that say much are followed however many share them, those that say little only while few do."""

from __future__ import annotations

import pytest

from habeas.linking.keys import COMMON, limit, name_keys, pairs


def compared(key: str, reports: int) -> int:
    """How many pairs of that many reports are compared for the sake of one key."""
    return len(list(pairs({f"s{n:03}": frozenset({key, f"own:{n}"}) for n in range(reports)})))


@pytest.mark.parametrize("key", ["n:zh:adelakorvane", "n:ko:민수", "e:custody:TH:2019-05", "t:3:0a1b2c3d", "d:2019-05-04:TH"])
def test_full_names_incidents_and_copied_text_are_followed_up_to_sixty_reports(key: str) -> None:
    """A case that the world writes of stands in dozens of reports, and each is compared with each."""
    assert compared(key, COMMON) == COMMON * (COMMON - 1) // 2
    assert compared(key, COMMON + 1) == COMMON


@pytest.mark.parametrize(("key", "most"), [("r:4:korvane", 12), ("n:alm kur", 20), ("c:CN:x3", 20), ("s:CN:9", 20)])
def test_a_key_that_says_little_is_not_followed_where_many_share_it(key: str, most: int) -> None:
    """A word that is rare elsewhere, the beginnings of two name parts or a number in a country tell nothing once many reports have them.

    In a casebook of 250 made-up reports one middle name brought three quarters of all comparisons and no link.
    """
    assert limit(key) == most
    assert compared(key, most) == most * (most - 1) // 2
    assert compared(key, most + 1) == most


def test_reports_that_share_too_common_a_key_are_still_compared_for_another() -> None:
    """What is not followed for one key is followed for a better one."""
    common = {f"s{n:03}": {"r:4:korvane"} for n in range(40)}
    common["s000"].add("e:custody:TH:2019-05")
    common["s039"].add("e:custody:TH:2019-05")
    assert ("s000", "s039") in set(pairs({ident: frozenset(keys) for ident, keys in common.items()}))


def test_rare_syllables_and_spanish_consonants_share_a_key() -> None:
    """A Korean given name of a rare syllable meets its Hangul, and names whose b and v sound alike meet each other."""
    assert name_keys("Han Ok-sim") & name_keys("한옥심")
    assert name_keys("Evelio Vargas Matus") & name_keys("Ebelio Bargas")


def test_a_name_and_itself_abbreviated_share_a_key() -> None:
    """ "E. Lindvall" meets Eero Lindvall and "Hamut G." Gulnisa Hamut; another initial meets neither."""
    assert name_keys("E. Lindvall") & name_keys("Eero Lindvall")
    assert name_keys("Hamut G.") & name_keys("Gulnisa Hamut")
    assert not name_keys("K. Lindvall") & name_keys("Eero Lindvall")
