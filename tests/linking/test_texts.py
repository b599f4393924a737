from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.told import Report

from habeas.linking import compare, keys
from habeas.linking.texts import _PRIME, _least, alike, fingerprint
from habeas.model.claims import Claim, Speaker
from habeas.model.quote import Quote

WORDS = "river border police broker letter winter market cousin ferry office night bridge ticket window soldier teacher prison lawyer village radio".split()


def story(seed: int, length: int = 150) -> str:
    """An invented text of common words."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def test_copies_are_told_from_other_texts() -> None:
    """A copy with a new first sentence shares most runs of words with its original; another text shares next to none."""
    text = story(1)
    copy = "BANGKOK - Our staff writer reports. " + text
    assert alike(fingerprint(text, "en"), fingerprint(copy, "en")) >= 0.8
    assert alike(fingerprint(text, "en"), fingerprint(story(2), "en")) <= 0.1


def test_texts_without_spaces_have_fingerprints() -> None:
    """Chinese and Japanese are cut into runs of characters."""
    text = "去年冬天他在市场外被两名便衣男子带走至今没有消息家人多次写信询问都没有得到答复律师也不能见他"
    assert alike(fingerprint(text, "zh"), fingerprint("本报讯" + text, "zh")) >= 0.6


def test_republished_text_links_two_reports_and_those_named_in_both() -> None:
    """Copies link as texts, share a key, and a person known by the same words is one person."""
    a, b = Report("a", text=story(3)), Report("b", text=story(3) + " more from us")
    for r in (a, b):
        r.someone()
    found = compare(a.done(), b.done())
    assert {k.kind for k in found} == {"text", "person"}
    assert keys(a.done()) & keys(b.done())


def test_very_short_texts_have_no_fingerprint() -> None:
    """A headline alone is too short to be a copy of anything."""
    assert fingerprint("Two men held", "en") == ()


@given(st.integers(1, 2**33 - 1), st.integers(0, 2**32 - 1), st.sets(st.integers(0, 2**32 - 1), min_size=1))
def test_the_numbers_of_a_fingerprint_are_those_of_whole_numbers(a: int, b: int, shingles: set[int]) -> None:
    """Reckoned in halves of 64 bits, each number is what unbounded numbers give."""
    row = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    found = _least(np.array([a, 1], dtype=np.uint64), np.array([b, 0], dtype=np.uint64), row)
    assert found.tolist() == [min((a * s + b) % _PRIME for s in shingles), min(shingles)]


def test_copies_are_known_by_what_their_claims_quote() -> None:
    """Where a report came without a fingerprint, the words its claims quote make one."""
    findings = []
    for source, text in (("a", story(5)), ("b", story(5) + " more from us")):
        r = Report(source)
        r.claims.append(
            Claim(f"{source}:c0", "event", (Quote(source, 0, len(text), text),), Speaker(), "asserted", False, False, (), "said")
        )
        findings.append(r.done())
    assert [k.kind for k in compare(*findings)] == ["text"]
