"""What countries are called."""

from __future__ import annotations

import re

from habeas.finding import gazetteer
from habeas.model.countries import by_name, country, in_korean, names


def test_every_country_has_both_names() -> None:
    """Each country that places can lie in has a name in English, the one that places bear, and one in Hangul; no two share one."""
    known = names()
    assert len(known) > 240
    for code, called in known.items():
        place = gazetteer.country(code)
        assert place is not None
        assert called["en"] == place.name.strip()
        assert re.match("[가-힣]", called["ko"])
    assert len(in_korean()) == len(set(in_korean().values())) == len(known)


def test_a_country_is_named_in_the_language_asked_for() -> None:
    """A code becomes a name; one that nobody knows stays as it is, and a language that has no names gets English."""
    assert (country("KP"), country("KP", "ko"), country("KP", "fi")) == ("North Korea", "북한", "North Korea")
    assert (country("QQ"), country("")) == ("QQ", "")


def test_countries_stand_in_the_order_of_their_names() -> None:
    """In English by letters without marks, in Korean as its dictionaries order them."""
    assert by_name(["US", "TH", "CI", "KP", "KH"]) == [
        ("KH", "Cambodia"), ("CI", "Ivory Coast"), ("KP", "North Korea"), ("TH", "Thailand"), ("US", "United States"),
    ]  # fmt: skip
    assert [name for _code, name in by_name(["TH", "KR", "KP", "US", "GH"], "ko")] == ["가나", "대한민국", "미국", "북한", "태국"]
