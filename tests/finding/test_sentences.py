"""Where sentences begin and end, in every script, losing no character."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.finding.sentences import split


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text."""
    return [s.of(text) for s, _ in split(text, language)]


@given(st.text(alphabet=st.sampled_from("aB .!?\n\r\t“”\"'’)。！U.S.Mr.선양에서다0123…-–"), max_size=200))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    """Sentences are in order, never overlap, and hold everything that is not white space."""
    spans = [s for s, _ in split(text, "en")]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(s.of(text) for s in spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Baek wept. He left.", 2),
        ("A speech by U.S. President Harlan Cole moved her. She wrote.", 2),
        ("They met in the U.S. Nobody knew.", 2),
        ("It was on Feb. 28. The vote passed.", 2),
        ("“Where is he?” she asked. Nobody spoke.", 2),
        ("He was 1.8 metres tall. She was not.", 2),
        ("One line\nAnother line", 2),
        ("a line that is broken,\nand goes on.", 1),
    ],
)
def test_english_ends(text: str, count: int) -> None:
    """Abbreviations, numbers and questions inside quotations end no sentence; line breaks between blocks do."""
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ko", "선양에서 체포됐다. 그는 열 명이라고 말했다.", 2),
        ("zh", "他失踪了。妻子在找他！", 2),
        ("ja", "彼は消えた。家族は待っている。", 2),
        ("de", "Am 4. November wurde er verhaftet. Seine Frau floh.", 2),
        ("fi", "Hänet pidätettiin 4. marraskuuta. Vaimo pakeni.", 2),
    ],
)
def test_other_scripts(language: str, text: str, count: int) -> None:
    """Sentence marks of other scripts end sentences; ordinals written with a full stop do not."""
    assert len(sentences(text, language)) == count
