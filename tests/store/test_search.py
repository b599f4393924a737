"""Words found in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.store import search

TEXTS = {
    "ko": "그는 신의주에서 체포되어 북송되었다.",
    "zh": "他在沈阳被拘留，随后被遣返。",
    "en": "Zoë Ōkami-Berg was last seen in Dandong; her brother's house was empty.",
    "th": "เขาถูกจับที่กรุงเทพ",
    "ar": "اعتُقل في القاهرة",
}


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("북송", {"ko"}),
        ("신의주", {"ko"}),
        ("의주", {"ko"}),
        ("송", {"ko"}),
        ("沈阳", {"zh"}),
        ("遣返 拘留", {"zh"}),
        ("กรุงเทพ", {"th"}),
        ("القاهرة", {"ar"}),
        ("zoe okami", {"en"}),
        ("Okami-Berg", {"en"}),
        ("brother's", {"en"}),
        ("DAND", {"en"}),
        ("신선", set()),
        ("阳沈", set()),
        ("Dandong 북송", set()),
        ('"', set()),
        ("* AND (", set()),
        ("NEAR", set()),
        ("", set()),
    ],
)
def test_words_are_found_in_every_script(words: str, found: set[str]) -> None:
    """Two letters of Korean or Chinese are enough, particles do not hide a name, capitals and accents make no difference, marks do no harm."""
    search.index(("source", name, text) for name, text in TEXTS.items())
    assert {ident for _, ident in search.lookup(words)} == found


@pytest.mark.usefixtures("book")
def test_what_is_forgotten_is_found_no_more() -> None:
    """Taking one kind out of the index leaves the others."""
    search.index([("case", "1", "Dandong"), ("place", "2", "Dandong")])
    search.forget(["case"])
    assert list(search.lookup("dandong")) == [("place", "2")]


@given(st.text(alphabet="가나다신의주북송한沈阳人", min_size=1, max_size=12), st.data())
def test_every_stretch_of_unspaced_writing_is_asked_for_by_pairs_that_are_kept(run: str, data: st.DataObject) -> None:
    """The pairs asked for stand one after another among the pairs kept, for any stretch of any text."""
    start = data.draw(st.integers(0, len(run) - 1))
    part = run[start : data.draw(st.integers(start + 1, len(run)))]
    kept = search.grams(run).split()
    asked = search.asked(part)[0].text.split()
    if len(part) == 1:
        assert any(pair.startswith(asked[0]) for pair in kept)
    else:
        assert any(kept[i : i + len(asked)] == asked for i in range(len(kept)))
