"""A redacted copy: what was cut is gone, the rest is the same, and a quotation still points at its words."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.quote import Span
from habeas.protecting.redacted import Cut, joined, redact

LETTERS = st.text(alphabet="ab 한国é\u0301\n😀", max_size=40)
PUT = st.text(alphabet="XYZ", max_size=6)
"""Letters that no text of these tests holds, so that what was put can be told from what was there."""


@st.composite
def told(draw: st.DrawFn) -> tuple[str, list[Cut]]:
    """A text and cuts in it, in any order, overlapping or not."""
    text = draw(LETTERS)
    cuts = []
    for _ in range(draw(st.integers(0, 5)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        cuts.append(Cut(Span(start, draw(st.integers(start + 1, len(text)))), draw(PUT)))
    return text, cuts


def spans(text: str) -> list[Span]:
    """Every stretch of a text that holds a letter."""
    return [Span(a, b) for a in range(len(text)) for b in range(a + 1, len(text) + 1)]


@given(told())
def test_what_was_cut_is_gone_and_the_rest_is_the_same(case: tuple[str, list[Cut]]) -> None:
    """Taking the replacements out of the copy leaves the letters that no cut covers, in their order, and not one more."""
    text, cuts = case
    copy = redact(text, cuts)
    kept = "".join(letter for at, letter in enumerate(text) if not any(cut.span.start <= at < cut.span.end for cut in cuts))
    left, at = "", 0
    for span in copy.put():
        left, at = left + copy.text[at : span.start], span.end
    assert left + copy.text[at:] == kept
    assert [span.of(copy.text) for span in copy.put()] == [cut.put for cut in copy.cuts]


@given(told())
def test_words_away_from_every_cut_are_found_in_the_copy(case: tuple[str, list[Cut]]) -> None:
    """A stretch that no cut touches lies in the copy with the same words."""
    text, cuts = case
    copy = redact(text, cuts)
    for span in spans(text):
        if not any(span.overlap(cut.span) for cut in cuts):
            moved = copy.moved(span)
            assert moved is not None
            assert moved.of(copy.text) == span.of(text)


@given(told())
def test_a_stretch_inside_a_cut_becomes_the_whole_replacement(case: tuple[str, list[Cut]]) -> None:
    """Whoever quoted a part of a name points at the pseudonym; where nothing was put there is nothing to point at."""
    text, cuts = case
    copy = redact(text, cuts)
    for cut, put in zip(copy.cuts, copy.put(), strict=True):
        for span in spans(text):
            if cut.span.covers(span):
                assert copy.moved(span) == (put if cut.put else None)


@given(told())
def test_a_stretch_partly_cut_grows_to_hold_the_replacement(case: tuple[str, list[Cut]]) -> None:
    """It holds the replacement of every cut it touches and its own letters, and nothing that stood outside both."""
    text, cuts = case
    copy = redact(text, cuts)
    for span in spans(text):
        touched = [(cut, put) for cut, put in zip(copy.cuts, copy.put(), strict=True) if cut.span.overlap(span)]
        expected, at = "", span.start
        for cut, _ in touched:
            expected += text[at : max(at, cut.span.start)] + cut.put
            at = cut.span.end
        expected += text[at : span.end]
        moved = copy.moved(span)
        assert (moved.of(copy.text) if moved else "") == expected
        assert moved is None or all(moved.covers(put) for _, put in touched)


@given(told())
def test_the_order_of_passages_is_kept(case: tuple[str, list[Cut]]) -> None:
    """What begins (or ends) later in the original never begins (or ends) earlier in the copy."""
    text, cuts = case
    copy = redact(text, cuts)
    moved = [(span, there) for span in spans(text) if (there := copy.moved(span))]
    for span, there in moved:
        later = [place for other, place in moved if other.start >= span.start and other.end >= span.end]
        assert all(place.start >= there.start and place.end >= there.end for place in later)
        assert there.end <= len(copy.text)


@given(told(), st.randoms(use_true_random=False))
def test_the_order_in_which_cuts_are_given_does_not_matter(case: tuple[str, list[Cut]], chance: Random) -> None:
    """Another order of the same cuts gives the same copy."""
    text, cuts = case
    other = sorted(cuts, key=lambda _: chance.random())
    assert redact(text, other) == redact(text, cuts)


@given(told())
def test_no_two_cuts_of_a_copy_overlap(case: tuple[str, list[Cut]]) -> None:
    """Joining twice is joining once, and the cuts that were made share no letter."""
    made = joined(case[1])
    assert joined(made) == made
    assert all(a.span.end <= b.span.start for a, b in pairwise(made))


def test_overlapping_cuts_bear_the_replacement_of_the_longest() -> None:
    """A name inside a longer name takes nothing away from it: "Mr. Han Doyoon" goes as one."""
    text = "Mr. Han Doyoon of Oreum was taken."
    copy = redact(text, [Cut(Span(4, 7), "Seo"), Cut(Span(0, 14), "Mr. P."), Cut(Span(8, 23), "J. of O.")])
    assert copy.text == "J. of O. was taken."
    assert copy.cuts == (Cut(Span(0, 23), "J. of O."),)


def test_cuts_that_only_touch_stay_two() -> None:
    """Two names written without a space between them get a replacement each."""
    assert redact("한도윤서지아", [Cut(Span(0, 3), "김가온"), Cut(Span(3, 6), "이나래")]).text == "김가온이나래"


def test_a_cut_that_takes_nothing_or_lies_outside_is_refused() -> None:
    """A mistake in the offsets is told, never passed over: a name left standing would be the price."""
    with pytest.raises(ValueError, match="takes words away"):
        Cut(Span(3, 3), "X")
    with pytest.raises(ValueError, match="ends at 4"):
        redact("abcd", [Cut(Span(3, 5), "X")])
    with pytest.raises(ValueError, match="ends at 4"):
        redact("abcd", []).moved(Span(3, 5))
