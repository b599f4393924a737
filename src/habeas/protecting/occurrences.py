"""Where words that must go stand in a text, however they are written there: other capitals, accents left off, broken over lines."""

from __future__ import annotations

import functools
import re
import unicodedata
import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.model.quote import Span
from habeas.protecting.redacted import Cut

_SYLLABLE = re.compile(r"[\u1100-\u115f]*[\u1160-\u11a7]*[\u11a8-\u11ff]*")
"""A Korean syllable written letter by letter, as some systems store it."""
_UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufffe]")
"""Characters that nobody sees: soft hyphens, joiners, marks of direction. Names are found through them."""
_BREAK = re.compile(r"-[ \t]*\r?\n\s*")
"""A word divided at the end of a line."""
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
"""Letters as addresses write them."""
LONG = 8
"""Letters from which a name is known also where its parts are run together, as addresses and tags do."""
_WHOLE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
"""Letters of scripts that write words without spaces, or with particles joined to them."""
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-") | dict.fromkeys("\u2018\u2019\u02bc\uff07", "'")
)


_CROSSED = str.maketrans({"\u0111": "d", "\u0142": "l", "\u00f8": "o"})
"""Letters whose stroke is no accent to Unicode and is left off by typists all the same."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words that must go, and what stands for them."""

    words: str
    put: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be cut for a list of replacements. `times`: how often each stands there.

    `inside`: longer words that hold one of them and were left ("Hanover" holds "Han"), for a person to look at.
    """

    cuts: tuple[Cut, ...]
    times: dict[str, int]
    inside: tuple[str, ...]


def occurrences(text: str, replacements: Iterable[Replacement]) -> Found:
    """Find every place where one of the words stands by itself; of words inside one another the longest is taken."""
    folded, places = _folded(text)
    cuts, times, inside, taken = list[Cut](), dict[str, int](), set[str](), bytearray(len(text))
    wanted = list(replacements)
    for one in sorted(wanted, key=lambda one: (-len(one.words), one.words)):
        times[one.words] = 0
        pattern = _pattern(one.words)
        for match in pattern.finditer(folded) if pattern else ():
            start, end = places[match.start()].start, places[match.end() - 1].end
            if all(taken[start:end]):
                continue
            if _alone(folded, *match.span()):
                cuts.append(Cut(Span(start, end), one.put))
                taken[start:end] = b"\1" * (end - start)
                times[one.words] += 1
            else:
                inside.add(_around(folded, *match.span()))
    return Found(tuple(cuts), {one.words: times[one.words] for one in wanted}, tuple(sorted(inside)))


def _folded(text: str) -> tuple[str, list[Span]]:
    """Small letters without accents, one composed letter a place, dashes alike, unseen characters gone; with the stretch each comes from."""
    folded, places, at = list[str](), list[Span](), 0
    divided = {match.start(): match.end() for match in _BREAK.finditer(text)}
    while at < len(text):
        coded = _PERCENT.match(text, at) if text[at] == "%" else None
        end = divided.get(at) or (coded.end() if coded else _cluster_end(text, at))
        letters = "\x01" if at in divided else "".join(map(_letters, _decoded(coded[0]))) if coded else _letters(text[at:end])
        if not letters and places:
            places[-1] = Span(places[-1].start, end)  # an unseen character goes with the letter before it
        folded.append(letters)
        places += [Span(at, end)] * len(letters)
        at = end
    return "".join(folded), places


def _decoded(run: str) -> str:
    return urllib.parse.unquote(run, errors="replace")


def _cluster_end(text: str, at: int) -> int:
    """Where the letter that begins here ends, with its accents."""
    syllable = _SYLLABLE.match(text, at)
    end = max(at + 1, syllable.end() if syllable else 0)
    while end < len(text) and text[end] > "\u02ff" and unicodedata.combining(text[end]):
        end += 1
    return end


@functools.lru_cache(maxsize=20_000)
def _letters(cluster: str) -> str:
    """What stands for one letter: small, without accents, compatibility forms (full width, ligatures) in their plain form."""
    apart = unicodedata.normalize("NFKD", _UNSEEN.sub("", cluster).translate(_DASHES)).casefold()
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept).translate(_DASHES).translate(_CROSSED)


def _pattern(words: str) -> re.Pattern[str] | None:
    """The words as they may be written: spaces, hyphens, dots and underscores between parts, nothing where they are long; a line's end anywhere."""
    letters, _ = _folded(" ".join(words.split()))
    if not any(letter.isalnum() for letter in letters):
        return None
    pieces, apart = list[str](), "*" if sum(map(str.isalnum, letters)) >= LONG else "+"
    for letter, after in zip(letters, [*letters[1:], ""], strict=True):
        if letter in " \x01":
            pieces.append(rf"[\s\x01._+-]{apart}")
        elif letter == "-":
            pieces.append(r"[\s\x01._+-]*")
        elif _whole(letter) and after and _whole(after):
            pieces.append(re.escape(letter) + r"[\s\x01]?")
        else:
            pieces.append(re.escape(letter) + ("\x01?" if after.isalnum() else ""))
    return re.compile("".join(pieces))


def _whole(letter: str) -> bool:
    return re.match(f"[{_WHOLE}]", letter) is not None


def _alone(folded: str, start: int, end: int) -> bool:
    """Whether no letter of the same word stands before or after; scripts without spaces have no such bounds."""
    before, first = folded[start - 1 : start], folded[start]
    after, last = folded[end : end + 1], folded[end - 1]
    return not (_same_word(before, first) or _same_word(last, after))


def _same_word(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not _whole(left) and not _whole(right)


def _around(folded: str, start: int, end: int) -> str:
    while start and folded[start - 1].isalnum():
        start -= 1
    while end < len(folded) and folded[end].isalnum():
        end += 1
    return folded[start:end].replace("\x01", "")
