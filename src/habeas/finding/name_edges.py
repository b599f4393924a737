"""Where a name begins and ends in a row of capitalised words, and rows that are nobody: headings, offices, parties, words in capitals.

A row begins too early with a verb ("Prosecute Ana Koval"), a rank or a paper, and ends too late with a degree or "-led"; a caption prints a
name twice over. What is cut here is cut before anybody asks who it is, so that a report names its people as people write them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from habeas.finding.annotations import Parse
from habeas.finding.descriptions import nouns
from habeas.finding.lexicon import words

INNER_CAPITAL = re.compile(r"^(?!Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|O[’'])[A-Z][a-z]+[A-Z]\w+$")
"""A word that no family writes so: "WikiLeaks", "YouTube"."""
PARTY = re.compile(r".-[A-Z]{2,}$")
"""A party by initials of its leader or wing: "Zanu-PF"."""
NUMERAL = re.compile(r"^[IVX]+$")
SHORT = 4
"""Letters up to which a word in capitals at the end of a row is an abbreviation."""


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words("en", "names")[name]["words"].split())


@functools.cache
def peoples() -> frozenset[str]:
    """Words for the people of a country: "Finn", "Finns"."""
    return frozenset(w for listed in words("en", "demonyms")["adjectives"].values() for w in listed)


def of_thing(parse: Parse, run: Sequence[int]) -> bool:
    """Whether a row is what a thing is called: "his weekly, Talar,", "the website Balochi Lab", "the village of Bamunka"."""
    first, above = parse.tokens[run[0]], parse.tokens[parse.tokens[run[-1]].head]
    if len(run) > 1 and first.text.lower() in _listed("happenings"):
        return True
    behind = parse.tokens[run[-1] + 1] if run[-1] + 1 < len(parse.tokens) else None
    if behind is not None and behind is above and behind.pos == "NOUN" and behind.lemma.lower() in _listed("sites"):
        return True  # "the Bang Yai district", "Gia Trung prison"
    before = parse.tokens[first.i - 1] if first.i else None
    if before is not None and before.text.lower() == "of" and before.i:
        before = parse.tokens[before.i - 1]
    beside = (t for t in (before, above if parse.tokens[run[-1]].dep == "appos" else None) if t is not None)
    return any(t.pos == "NOUN" and t.lemma.lower() in _listed("things") for t in beside)


def ordinary(word: str) -> bool:
    """Whether a word is one of common English that nobody is called by; a hyphenated one by each of its parts."""
    return all(part.casefold() in _listed("ordinary") or part in _listed("before") for part in word.split("-") if part)


def plain(word: str) -> bool:
    """Whether a word is common English, a trade or a people: no row of these alone names somebody."""
    return ordinary(word) or word.casefold() in nouns() or word.casefold().removesuffix("s") in nouns() or word in peoples()


def cut(parse: Parse, run: list[int], known: frozenset[str], kept: frozenset[str]) -> list[int]:
    """A row of capitalised words without what only stands beside the name. `known`: given names; `kept`: titles, which stay where they stand."""
    run = _once(parse, _unjoined(parse, run))
    pieces = _pieces(parse, run)
    while len(pieces) > 1 and _beside(parse, pieces, known, kept):
        pieces = pieces[1:]
    if len(pieces) > 1 and _credit(parse, pieces[-1]):
        pieces = pieces[:-1]
    while len(pieces) > 3 and all(
        ordinary(_word(parse, piece)) for piece in pieces[-2:]
    ):  # a heading goes on: "Ana Koval Face New Charges"
        pieces = pieces[:-1]
    while len(pieces) > 2 and _behind(parse, _word(parse, pieces[-1])):
        pieces = pieces[:-1]
    return [i for piece in pieces for i in piece]


def nobody(bare: Sequence[str], known: frozenset[str], offices: frozenset[str] = frozenset()) -> bool:
    """Whether a row of words is no person's name whatever stands around it: a heading, an office, a party, a cry in capitals."""
    if all(plain(b) or b in offices for b in bare) or any(b in _listed("movements") for b in bare) or PARTY.search(bare[-1]):
        return True
    if len(bare) == 1:
        return len(bare[0]) > 1 and bare[0].isupper() and bare[0].isalpha() and bare[0].title() not in known
    if bare[-1] in _listed("tails"):
        return True
    cries = all(b.isupper() for b in bare) and any(len(b.strip(".")) > 2 for b in bare)
    called = any(b.title() in known for b in bare)
    return (cries and not called) or (len(bare) == 2 and len(bare[0]) > 2 and _abbreviation(bare[-1]) and not called)


def _abbreviation(word: str) -> bool:
    return word.isalpha() and word.isupper() and 1 < len(word) <= SHORT and not NUMERAL.match(word)


def _word(parse: Parse, piece: Sequence[int]) -> str:
    return "".join(parse.tokens[i].text for i in piece)


def _pieces(parse: Parse, run: Sequence[int]) -> list[list[int]]:
    """The words of a row; what hyphens join is one word."""
    pieces: list[list[int]] = []
    for i in run:
        glued = bool(pieces) and parse.tokens[pieces[-1][-1]].end == parse.tokens[i].start
        if glued and "-" in (parse.tokens[i].text, parse.tokens[pieces[-1][-1]].text):
            pieces[-1].append(i)
        else:
            pieces.append([i])
    return pieces


def _unjoined(parse: Parse, run: list[int]) -> list[int]:
    """A row up to a "-led", or behind a "Baku-born"."""
    for n, i in enumerate(run):
        if parse.tokens[i].text != "-" or n + 1 == len(run) or parse.tokens[run[n + 1]].text not in _listed("joined"):
            continue
        before = _pieces(parse, run[:n])
        return run[:n] if len(before) > 1 or not run[n + 2 :] else _unjoined(parse, run[n + 2 :])
    return run


def _once(parse: Parse, run: list[int]) -> list[int]:
    """A row whose end is printed twice over, as under a picture, once."""
    texts = [parse.tokens[i].text for i in run]
    for size in range(len(run) // 2, 1, -1):
        if texts[-size:] == texts[-2 * size : -size]:
            return run[-size:]
    return run


def _beside(parse: Parse, pieces: list[list[int]], known: frozenset[str], kept: frozenset[str]) -> bool:
    """Whether the first word of a row only stands before the name: a rank, a paper, a verb, any common word."""
    first, second = _word(parse, pieces[0]), _word(parse, pieces[1])
    if first in kept or first in known or (len(pieces) == 2 and second in kept):
        return False
    if first in _listed("before"):
        return True
    opening = parse.tokens[pieces[0][0]]
    verb = opening.tag.startswith("VB") or opening.tag == "MD"
    if opening.tag == "MD" and second in known:
        return True
    if len(pieces) == 2:
        return verb and ordinary(first) and not plain(second)
    return (ordinary(first) and first.casefold() not in nouns() and not plain(second)) or bool(INNER_CAPITAL.match(first))


def _credit(parse: Parse, piece: Sequence[int]) -> bool:
    """Whether the last word of a row opens the credit of a picture: "Ana Koval Credit: family"."""
    after = parse.text.text[parse.tokens[piece[-1]].end :].lstrip(" ")[:1]
    return after in (":", "/", "©") and after != "" and _word(parse, piece) in _listed("credits")


def _behind(parse: Parse, word: str) -> bool:
    """Whether the last word of a row is a degree, a rank or a cry and no name."""
    return word in _listed("after") or (word.isupper() and len(word) > SHORT and ordinary(word)) or word.casefold() in _listed("happens")
