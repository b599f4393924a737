"""Protected names found in a text however they are written: case, accents, hyphens, other order, endings, split over a line, run together.

Texts are compared as bare letters (`spelling.stream`), so "Tae-\\nwon", "TAEWON", "tae_won" and its decomposed form are the same; each letter knows its
place. A name is looked for as a whole in any case, and by its parts ("Mr. Lee") where they begin with a capital letter.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from habeas.protecting.lexicon import words
from habeas.protecting.spelling import FINAL_JAMO, HAN, HANGUL, Stream, bare, letters_of, script, stream, tokens

ANY_CASE = 4
"""Letters that a name of one word has at least to be found also where it is written small."""
LONGEST_GAP = 8
BROKEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff'’ʼ‘`´\\-‐‑]*(?:[ \t]*\r?\n\\s*)?")
"""What may stand inside one word: hyphens, apostrophes, marks that nobody sees, the end of a line."""
_ARTICLE = re.compile(r"[^\W\d_]{2,4}[-‐‑’'](.{3,})")
OWNER = "\0"
PASSAGE = "passage"
"""Stands for the owner of words that somebody marked in a report."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at a place. `owners`: those who bear it; none for a name that is not protected. `whole`: the name, not a part of it."""

    start: int
    end: int
    owners: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What ends at a place of the tree of letters."""

    owners: frozenset[str]
    whole: bool
    one_word: bool
    small_too: bool


@dataclass(slots=True)
class Names:
    """The protected names and, so that they are left alone, the longer ones that contain a part of them."""

    tree: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, owner: str | None) -> None:
        """Take a name in; `owner` None where it is not protected. Parts of a protected name are taken in as well."""
        parts = tokens(name)
        for order in {parts, parts[::-1], (*parts[1:], *parts[:1]), (*parts[-1:], *parts[:-1])}:
            self._put("".join(bare(part) for part in order), owner, whole=True, one_word=len(parts) == 1)
        if owner is None:
            return
        for part in _parts(name):
            self._put(bare(part), owner, whole=False, one_word=True)

    def add_words(self, words: str, owner: str) -> None:
        """Take words in that are protected as they stand, and no part of them; so few letters that they stand anywhere are left out."""
        if len(bare(words)) >= (ANY_CASE if words.isascii() else 2):
            self._put(bare(words), owner, whole=True, one_word=len(tokens(words)) == 1 and any(map(str.isalpha, words)))

    def _put(self, letters: str, owner: str | None, *, whole: bool, one_word: bool) -> None:
        if not letters or (whole and len(letters) == 1 and not HAN.match(letters)):
            return
        for form in {letters, _stem(letters)}:
            node = self.tree
            for letter in form:
                node = node.setdefault(letter, {})
            before: Entry | None = node.get(OWNER)
            owners = frozenset({owner} if owner else ()) | (before.owners if before else frozenset())
            protecting = whole and owner is not None
            was = before is not None and before.whole and bool(before.owners)
            small = (protecting and (not one_word or len(letters) >= ANY_CASE)) or (before is not None and before.small_too)
            node[OWNER] = Entry(owners, was or whole, one_word and (before is None or before.one_word), small)

    def hits(self, text: str) -> list[Hit]:
        """Every protected name in a text, none overlapping, the longest at each place; names that are not protected are left out."""
        return [hit for hit in self._found(text) if hit.owners]

    def _found(self, text: str) -> Iterator[Hit]:
        if not self.tree or not text:
            return
        letters, free = stream(text), 0
        for n in range(len(letters.letters)):
            if letters.at[n] < free or letters.letters[n] not in self.tree or not _begins(text, letters, n):
                continue
            hit = self._longest(text, letters, n)
            if hit is not None:
                free = hit.end
                yield hit

    def _longest(self, text: str, letters: Stream, n: int) -> Hit | None:
        node: dict[str, Any] | None = self.tree
        best: Hit | None = None
        start = letters.at[n]
        for m in range(n, len(letters.letters)):
            if m > n and letters.at[m] - letters.at[m - 1] > LONGEST_GAP:
                break
            node = node.get(letters.letters[m]) if node else None
            if node is None:
                break
            entry: Entry | None = node.get(OWNER)
            if entry is None:
                continue
            end = _ends(text, letters, m)
            if end is not None and _fits(text, letters, n, m, entry):
                best = Hit(start, end, entry.owners, entry.whole)
        return best


def _parts(name: str) -> Iterator[str]:
    """The parts of a name that give it away alone: its words, and a given name in Hangul or Chinese characters."""
    words_of = tokens(name)
    if len(words_of) > 1:
        yield from (part for part in words_of if len(bare(part)) > 1 and bare(part) not in common())
        # "al-Halabi" begins with a small letter: what follows the article is the part that begins as a name does
        yield from (m[1] for part in words_of if (m := _ARTICLE.fullmatch(part)) and bare(part[: m.start(1)]) in common())
    elif (HANGUL.match(name) or HAN.match(name)) and len(name) == 3:
        yield name[1:]


@functools.cache
def common() -> frozenset[str]:
    """Words that are names too: "May", "Will", "So"."""
    return frozenset(words("veil")["common"]["words"].split())


@functools.cache
def endings(of: str) -> frozenset[str]:
    """The endings of a script, as bare letters."""
    return frozenset(bare(ending) for ending in words("veil")["endings"].get(of, "").split())


@functools.cache
def beginnings(of: str) -> frozenset[str]:
    """Letters that a script joins to the beginning of a name."""
    return frozenset(bare(beginning) for beginning in words("veil")["beginnings"].get(of, "").split())


def _stem(letters: str) -> str:
    """A name in Cyrillic letters without the vowel that its cases change."""
    return letters[:-1] if len(letters) > 3 and script(letters) == "cyrillic" and letters[-1] in "аеёийоуыьэюя" else letters


def _dense(char: str) -> bool:
    """Whether a script puts no blanks between words, or joins particles to names."""
    return bool(HAN.match(char) or HANGUL.match(char))


def _inner(text: str, left: int) -> bool:
    """Whether the letters at `left` and after it belong to one word."""
    a, b = text[left], text[left + 1]
    if not letters_of(a) or not letters_of(b) or a.isdigit() != b.isdigit():
        return False
    return not (a.islower() and b.isupper()) and not _dense(a) and not _dense(b)


def _begins(text: str, letters: Stream, n: int) -> bool:
    place = letters.at[n]
    if n and letters.at[n - 1] == place:
        return False
    if place == 0 or not _inner(text, place - 1):
        return not FINAL_JAMO.match(letters.letters[n])
    first = n
    while first and letters.at[first - 1] in (letters.at[first], letters.at[first] - 1) and letters.letters[first - 1].isalnum():
        first -= 1
    return letters.letters[first:n] in beginnings(script(text[place]))


def _ends(text: str, letters: Stream, m: int) -> int | None:
    """Where the word ends that a name at letter m closes, its ending included; None where it goes on as another word."""
    place = letters.at[m]
    if m + 1 < len(letters.letters) and (letters.at[m + 1] == place or (place + 1 == letters.at[m + 1] and _joined(letters, m + 1))):
        return None
    end = place + 1
    while end < len(text) and not letters_of(text[end]) and not text[end].isspace() and bare(text[place : end + 1]) == bare(text[place]):
        if text[end].isalnum() or not _mark(text[end]):
            break
        end += 1
    if end >= len(text) or not _inner(text, end - 1):
        return end
    last = end
    while last < len(text) and _inner(text, last - 1):
        last += 1
    rest = bare(text[end:last])
    if rest not in endings(script(text[place])):
        return None
    return end if rest in ("s", "es") else last


def _joined(letters: Stream, n: int) -> bool:
    return bool(FINAL_JAMO.match(letters.letters[n]))


def _mark(char: str) -> bool:
    return bool(re.match("[\u0300-\u036f\u064b-\u0655\u0670\u200b-\u200f\u00ad\u2060\ufeff]", char))


def _fits(text: str, letters: Stream, n: int, m: int, entry: Entry) -> bool:
    """Whether the letters between stand as a name does: a part in one piece and with a capital letter."""
    first = text[letters.at[n]]
    if not entry.small_too and first.lower() != first.upper() and not first.isupper():
        return False
    if not entry.one_word:
        return True
    places = itertools.pairwise(letters.at[n : m + 1])
    return all(b - a <= 1 or BROKEN.fullmatch(text, a + 1, b) for a, b in places)


def names_of(protected: Iterable[tuple[str, str]], open_names: Iterable[str], agreed: Iterable[str] = ()) -> Names:
    """The names to look for: (name, owner) of those protected, and names that stay as they are. `agreed`: full names of people who agreed to be named:
    they stay whole too where somebody else who is protected is known by one word of them ("Lee")."""
    found = Names()
    for name, owner in sorted(set(protected)):
        found.add(name, owner)
    for name in sorted(set(open_names)):
        if len(tokens(name)) > 1 and not any(hit.whole for hit in found.hits(name)):
            found.add(name, None)
    for name in sorted(set(agreed)):
        if len(tokens(name)) > 1 and all(len(tokens(name[hit.start : hit.end])) == 1 for hit in found.hits(name)):
            found.add(name, None)
    return found
