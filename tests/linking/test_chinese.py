"""Chinese names in the letters of Taiwan and Hong Kong; pairs of them stand in eval/cases/names.csv."""

from __future__ import annotations

import pytest

from habeas.linking import chinese
from habeas.linking.keys import name_keys


@pytest.mark.parametrize(
    ("spelt", "own"),
    [("Hsu Chih-kang", "Xu Zhigang"), ("Ho Tzu-yun", "He Ziyun"), ("Kwok Wai Ming", "Guo Weiming"), ("Chen Shui-lien", "Chen Shuilian")],
)
def test_a_spelling_outside_pinyin_meets_the_name_in_pinyin(spelt: str, own: str) -> None:
    """One name in the letters of Taipei or Hong Kong and of Beijing agrees, whichever comes first, and the two reports are compared."""
    assert chinese.agree(spelt, own)
    assert chinese.agree(own, spelt)
    assert name_keys(spelt) & name_keys(own)


@pytest.mark.parametrize(("one", "two"), [("Sun Danyi", "Sun Tanyi"), ("Hsu Chih-kang", "Xu Zhihong"), ("Wang Ping-yu", "Wang Bing-yu")])
def test_names_spelt_in_one_way_are_not_read_twice(one: str, two: str) -> None:
    """Two names in pinyin are what they say, two names outside it tell p from b by their characters only, and other syllables are other names."""
    assert not chinese.agree(one, two)


@pytest.mark.parametrize("name", ["Kim Min-chul", "Marco Bellini", "Tran Van Duc", "Ana-Lucia Reyes", "Xu"])
def test_names_of_other_peoples_have_no_reading(name: str) -> None:
    """What is no spelling of Taiwan or Hong Kong is not read as one."""
    assert not chinese.readings(name)
