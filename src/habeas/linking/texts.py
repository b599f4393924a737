"""Which reports are the same text: fingerprints of word shingles (MinHash, Broder 1997) and how much of them two texts share."""

from __future__ import annotations

import functools
import re
import zlib

import numpy as np
from numpy.typing import NDArray

from habeas.linking.reasons import link
from habeas.model.findings import Findings, Link, Reason

PERMUTATIONS = 64
BANDS = 16
SHINGLE_WORDS, SHINGLE_CHARACTERS = 4, 8
SAME_TEXT = 0.45
_PRIME = (1 << 61) - 1
Whole = NDArray[np.uint64]
UNSPACED = ("zh", "ja", "th", "lo", "km", "my")


def fingerprint(text: str, language: str) -> tuple[int, ...]:
    """64 numbers that two texts share in the measure in which they share runs of words; empty for a text of fewer than eight words.

    `language`: BCP 47; languages that write no spaces are cut into runs of eight characters. Deterministic on every machine.
    """
    shingles = _shingles(text, language)
    if len(shingles) < 5:
        return ()
    row = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    return tuple((_least(*_coefficients(), row) & 0xFFFFFFFF).tolist())


def _least(a: Whole, b: Whole, shingles: Whole) -> Whole:
    """For each a and b the least of (a s + b) modulo the prime, for a below 2**33 and b and each s below 2**32. No sum here reaches 2**63: the upper

    half of s is multiplied first, and of its product what stands above the 45th bit comes round again, since 2**61 is 1 modulo the prime.
    """
    upper, lower = np.outer(a, shingles >> 16), np.outer(a, shingles & 0xFFFF)
    total = ((upper & ((1 << 45) - 1)) << 16) + (upper >> 45) + lower + b[:, None]
    least: Whole = (total % _PRIME).min(axis=1)
    return least


@functools.cache
def _coefficients() -> tuple[Whole, Whole]:
    a, b = ([zlib.crc32(f"{letter}{i}".encode()) for i in range(PERMUTATIONS)] for letter in "ab")
    return np.array(a, dtype=np.uint64) * 2 + 1, np.array(b, dtype=np.uint64)


def _shingles(text: str, language: str) -> set[int]:
    words = re.findall(r"\w+", text.casefold())
    if language.split("-")[0] in UNSPACED:
        run = "".join(words)
        return {zlib.crc32(run[i : i + SHINGLE_CHARACTERS].encode()) for i in range(len(run) - SHINGLE_CHARACTERS + 1)}
    return {zlib.crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode()) for i in range(len(words) - SHINGLE_WORDS + 1)}


def marks(findings: Findings) -> tuple[int, ...]:
    """The fingerprint of a report: its own, else one of the words that its claims quote, in their order."""
    if findings.fingerprint:
        return findings.fingerprint
    end, told = -1, []
    for q in sorted({q for c in findings.claims for q in c.quotes}):
        if q.end > end:
            told.append(q.text[max(0, end - q.start) :])
            end = q.end
    return fingerprint(" ".join(told), findings.source.language)


def bands(own: tuple[int, ...]) -> tuple[str, ...]:
    """Blocking keys of a fingerprint: texts that share half of their shingles share one of them with near certainty."""
    rows = len(own) // BANDS
    if not rows:
        return ()
    return tuple(f"t:{i}:{zlib.crc32(repr(own[i * rows : (i + 1) * rows]).encode()):08x}" for i in range(BANDS))


def alike(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """The share of the shingles of two texts that both have, estimated from their fingerprints."""
    if not left or len(left) != len(right):
        return 0.0
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)


def compare_texts(left: Findings, right: Findings, own: tuple[int, ...], other: tuple[int, ...]) -> tuple[Link, ...]:
    """The link between two reports that are one text, wholly or mostly (republished, shortened, copied). `own`, `other`: their fingerprints."""
    share = alike(own, other)
    said = (left.source.outlet or left.source.name, right.source.outlet or right.source.name)
    reasons = [Reason("same_text", share, *said, f"{round(100 * share)} % of their runs of words in common")] if share else []
    if left.source.sha256 == right.source.sha256 and left.source.sha256:
        share, reasons = 1.0, [Reason("same_bytes", 1.0, *said, "the same file")]
    if share < SAME_TEXT:
        return ()
    return (link("text", left.source.id, right.source.id, min(1.0, 0.5 + share / 2), reasons),)
