"""Protected words as they are looked for: every spelling brought to bare letters, found in one pass over a text for all of them."""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

import numpy as np

from habeas.protecting.folding import fold, is_ideograph, is_syllable, letter_places, squeezed

SecretKind = Literal["name", "number", "passage"]
LEAST_LATIN, LEAST_ALPHABET, LEAST_SIGNS, LEAST_DIGITS = 4, 3, 2, 7
"""Letters that a spelling must have at least: below that it would be found everywhere and tell nothing."""
LONG = 8
"""Latin letters from which a word is known wherever it stands, inside another word too."""
_BITS, _MIX, _SPREAD = 20, 2654435761, 2246822519
_HIDDEN_GAP = re.compile(r"(?:[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|-\s*\n\s*)*")
_WORD_GAP = re.compile(r"[\s\-_.,·・+/'’‘`´\"“”‐-―\u00ad\u200b-\u200f\u2060-\u206f\ufeff\\]{1,60}")
_PLAIN_GAP = re.compile(r"[\s\-‐-―._\u00ad\u200b-\u200f\u2060-\u206f\ufeff]{1,60}")
_DIGIT_GAP = re.compile(r"[\s\-().,/+‐-―·\u00ad\u200b-\u200f\u2060-\u206f\ufeff]{1,8}")


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that must not stand in what is published. `id` names it in reports, and must not give it away.

    `forms`: all its spellings. "name" is looked for with endings and with its words the other way round, "number" (of a telephone, a passport)
    by its digits, "passage" as it stands. `short`: whether forms too short to tell anything ("Li") are looked for all the same.
    """

    id: str
    forms: tuple[str, ...]
    kind: SecretKind = "name"
    short: bool = False


@dataclass(frozen=True, slots=True)
class Needle:
    """One spelling of a secret, in bare letters. `joints`: letters that begin a new part of it; `apart`: those before which a gap must stand."""

    secret: str
    letters: str
    joints: frozenset[int]
    kind: SecretKind
    how: str
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret found in a folded text: from where to where, and in which disguise."""

    secret: str
    start: int
    end: int
    how: str


@functools.cache
def _endings() -> dict[str, frozenset[str]]:
    text = resources.files("habeas.protecting").joinpath("words", "endings.toml").read_text(encoding="utf-8")
    return {key: frozenset(fold(words).split()) for key, words in tomllib.loads(text).items()}


def needles(secret: Secret) -> Iterator[Needle]:
    """Every spelling of a secret, as it is looked for."""
    seen: set[str] = set()
    for n, form in enumerate(secret.forms):
        how = "" if n == 0 else "another spelling"
        for words, order in _orders(form, secret.kind):
            letters = squeezed("".join(words))
            if letters in seen or not _tells(letters, secret):
                continue
            seen.add(letters)
            short = len(letters) < 6 and not is_ideograph(letters[0])
            yield Needle(secret.id, letters, _joints(words, "-"), secret.kind, order or how, _joints(words) if short else frozenset())


def _joints(words: Sequence[str], also: str = "") -> frozenset[int]:
    """Before which letters a new word begins, or a new part of one after such a sign."""
    parts = [squeezed(part) for word in words for part in (word.split(also) if also else [word])]
    return frozenset(itertools.accumulate(len(part) for part in parts[:-1]))


def _orders(form: str, kind: SecretKind) -> Iterator[tuple[list[str], str]]:
    if kind == "number":
        digits = re.sub(r"\D", "", fold(form))
        # A country's code or a leading nought may stand before a number or not: the last nine digits are the number.
        yield [digits[-9:] if len(digits) >= 10 else digits], ""
        return
    words = [word for word in re.sub("[‐‑–]", "-", fold(form)).split() if squeezed(word)]
    yield words, ""
    if kind == "name" and 2 <= len(words) <= 5:
        yield [words[-1], *words[:-1]], "words the other way round"
        yield [*words[1:], words[0]], "words the other way round"


def _tells(letters: str, secret: Secret) -> bool:
    if not letters or secret.short:
        return bool(letters)
    if secret.kind == "number":
        return len(letters) >= LEAST_DIGITS
    if is_ideograph(letters[0]):
        return len(letters) >= LEAST_SIGNS
    return len(letters) >= (LEAST_LATIN if letters.isascii() else LEAST_ALPHABET)


class Haystack:
    """A text made ready to be searched, its letters placed only when something may be there."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.letters = squeezed(self.folded)
        self.codes = np.frombuffer(self.letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._places: list[int] | None = None

    @property
    def places(self) -> list[int]:
        """Where each letter stands in the folded text."""
        if self._places is None:
            self._places = letter_places(self.folded)
        return self._places

    def gap(self, n: int) -> str:
        """What stands between letter n - 1 and letter n."""
        return self.folded[self.places[n - 1] + 1 : self.places[n]]


class Needles:
    """All secrets, found in one pass: the first letters at every place are looked up in a table, and only what is in it is compared whole."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._tables: dict[int, Any] = {}
        self._known: dict[int, dict[str, list[Needle]]] = {}
        self._lengths: dict[int, list[int]] = {}
        for needle in itertools.chain.from_iterable(map(needles, secrets)):
            # three signs of Chinese or Hangul tell as much as six letters
            size = min(len(needle.letters), 3 if is_ideograph(needle.letters[0]) else 6)
            if size not in self._tables:
                self._tables[size] = np.zeros(1 << _BITS, dtype=bool)
            self._tables[size][_hash_of(needle.letters[:size])] = True
            self._known.setdefault(size, {}).setdefault(needle.letters, []).append(needle)
        for size, known in self._known.items():
            self._lengths[size] = sorted({len(letters) for letters in known})

    def find(self, text: str) -> list[Hit]:
        """Where secrets stand in a text, in order of place."""
        hay = Haystack(text)
        return sorted(_hits(hay, self._candidates(hay)), key=lambda hit: (hit.start, hit.secret))

    def _candidates(self, hay: Haystack) -> Iterator[tuple[Needle, int]]:
        for size, table in self._tables.items():
            if len(hay.codes) < size:
                continue
            known, lengths = self._known[size], self._lengths[size]
            for place in np.flatnonzero(table[_hashed(hay.codes, size)]).tolist():
                for length in lengths:
                    for needle in known.get(hay.letters[place : place + length], ()):
                        yield needle, place


def _hashed(codes: Any, size: int) -> Any:
    n = len(codes) - size + 1
    mixed = codes[:n].copy()
    for k in range(1, size):
        mixed *= np.uint32(_MIX)
        mixed += codes[k : n + k]
    mixed *= np.uint32(_SPREAD)
    return mixed >> np.uint32(32 - _BITS)


def _hash_of(start: str) -> int:
    """The same for one row of letters."""
    mixed = 0
    for c in start:
        mixed = mixed * _MIX + ord(c) & 0xFFFFFFFF
    return (mixed * _SPREAD & 0xFFFFFFFF) >> 32 - _BITS


def _hits(hay: Haystack, candidates: Iterator[tuple[Needle, int]]) -> Iterator[Hit]:
    for needle, at in candidates:
        how = _judged(hay, needle, at)
        if how is not None:
            last = at + len(needle.letters) - 1
            yield Hit(needle.secret, hay.places[at], hay.places[last] + 1, how)


def _judged(hay: Haystack, needle: Needle, at: int) -> str | None:
    """In which disguise the letters are the secret ("" as it is written), or None where they are something else."""
    end = at + len(needle.letters)
    gaps = {n - at: gap for n in range(at + 1, end) if (gap := hay.gap(n))}
    if needle.kind == "number":
        return _number(hay, needle, at, end, gaps)
    shown = {n: gap for n, gap in gaps.items() if not _HIDDEN_GAP.fullmatch(gap)}
    if not all(n in gaps for n in needle.apart):
        return None
    inside = {n: gap for n, gap in shown.items() if n not in needle.joints}
    if not all(_WORD_GAP.fullmatch(gap) for n, gap in shown.items() if n in needle.joints) or not _may_split(needle, inside):
        return None
    if not _bounded(hay, needle, at, end, bool(shown)):
        return None
    return needle.how or ("split up" if inside or len(gaps) > len(shown) else "")


def _may_split(needle: Needle, gaps: dict[int, str]) -> bool:
    """Whether these gaps inside words can be a way of writing the name and are not the ends of other words."""
    if not gaps:
        return True
    if not all(_PLAIN_GAP.fullmatch(gap) for gap in gaps.values()):
        return False
    letters = len(needle.letters)
    if len(gaps) >= letters - 1 - len(needle.joints) and letters > 2:
        return True
    if is_ideograph(needle.letters[0]):
        return letters >= 3 or not is_syllable(needle.letters[0])
    return letters >= LONG or (letters >= 6 and all("\n" in gap or "-" in gap for gap in gaps.values()))


def _bounded(hay: Haystack, needle: Needle, at: int, end: int, gapped: bool) -> bool:
    """Whether the letters begin and end where a word does, endings of cases and particles allowed for."""
    first, last, folded = hay.places[at], hay.places[end - 1], hay.folded
    before = folded[first - 1] if first else " "
    after = folded[last + 1] if last + 1 < len(folded) else " "
    signs, many = is_ideograph(needle.letters[0]), len(needle.letters)
    if signs and not gapped and (many >= 3 or not is_syllable(needle.letters[0])):
        return True
    if not signs and many >= LONG and not gapped:
        return True
    if _goes_on(before, needle.letters[0]):
        return False
    return not _goes_on(after, needle.letters[-1]) or _ending(folded, last + 1, needle)


def _goes_on(beside: str, edge: str) -> bool:
    """Whether a character beside a match belongs to the same word."""
    if not beside.isalnum() or (beside.isdigit() and not edge.isdigit()):
        return False
    return is_syllable(edge) if is_syllable(beside) else not is_ideograph(beside) and not is_ideograph(edge)


def _ending(folded: str, start: int, needle: Needle) -> bool:
    stop = start
    while stop < len(folded) and folded[stop].isalnum() and stop - start <= 6:
        stop += 1
    rest, known = folded[start:stop], _endings()
    if is_syllable(needle.letters[-1]):
        return rest in known["hangul"]
    if needle.letters[-1].isascii():
        return rest in (known["latin"] if len(needle.letters) >= 6 else known["short"])
    return len(needle.letters) >= 4 and rest in known["cyrillic"]


def _number(hay: Haystack, needle: Needle, at: int, end: int, gaps: dict[int, str]) -> str | None:
    if not all(_DIGIT_GAP.fullmatch(gap) for gap in gaps.values()):
        return None
    folded, last = hay.folded, hay.places[end - 1]
    if last + 1 < len(folded) and folded[last + 1].isdigit():
        return None
    first = hay.places[at]
    inside = first and folded[first - 1].isdigit() and len(needle.letters) < 9
    # digits inside a longer row of hexadecimal digits are part of a hash
    hexes = re.compile(r"[0-9a-f]{0,40}").match(folded, last + 1)
    return None if inside or (hexes and len(hexes.group()) > 8) else "another punctuation" if gaps else ""
