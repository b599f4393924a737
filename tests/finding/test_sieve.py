"""Which patterns of a list can match in a stretch of text, asked of all of them at once."""

import functools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.finding import laws, own_words, points, sorts
from habeas.finding.gates import fold, needs
from habeas.finding.sieve import Sieve, sieve
from habeas.finding.whole.marks import actor_words
from habeas.finding.whole.view import telling


@functools.cache
def listed() -> tuple[re.Pattern[str], ...]:
    """The patterns that are gone through behind a sieve."""
    ways = (pattern for *_, pattern in points._table("en")[0])
    kinds = (pattern for kind in (*sorts.ORDER, "law") for pattern in sorts._patterns(kind)[0])
    phrases = (pattern for _, pattern in own_words._phrases()[0])
    hints = (*telling("en").values(), *actor_words("en").values())
    return (*ways, *kinds, *phrases, *hints, *(row[0] for row in laws._table()))


def test_a_pattern_is_tried_where_its_words_stand() -> None:
    """Of three patterns a sentence lets through the one whose words it holds and the one that asks for none; other sentences do not count."""
    asked = sieve([re.compile(r"\bbanish\w*", re.IGNORECASE), re.compile(r"[A-Z]{3,}"), re.compile(r"exiled? to")])
    text = "She was BANISHED. He was exiled to the coast."
    assert asked.through(text, 0, 17) == [0, 1]
    assert asked.through(text, 18, len(text)) == [1, 2]
    assert asked.through_all("banishment") == [0, 1]


def test_all_words_of_a_pattern_are_needed() -> None:
    """Of "held ... camp" a sentence must hold both; what a list is asked for by name is left to the list."""
    asked = Sieve([needs(r"held\s+in\s+(?:a|the)\s+camp"), needs(r"<n>\s+years\s+ago")])
    assert asked.through_all("held in the camp two years ago") == [0, 1]
    assert asked.through_all("held in a cell") == []
    assert asked.named == [(), (frozenset({"<n>"}),)]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_match_is_kept_out(data: st.DataObject) -> None:
    """Whatever a pattern of the lists matches, the sieve lets the pattern through there, in small letters and in capitals."""
    n = data.draw(st.integers(0, len(listed()) - 1))
    pattern = listed()[n]
    said = data.draw(st.from_regex(pattern))
    for text in (said, said.upper(), said.lower()):
        if found := pattern.search(text):
            assert sieve([pattern]).through(text, found.start(), found.end()) == [0]


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    """A stretch of a folded text is the stretch folded."""
    assert len(fold(text)) == len(text)
    assert fold(text)[len(text) // 2 :] == fold(text[len(text) // 2 :])
