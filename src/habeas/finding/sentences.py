"""Where sentences begin and end, in every script, losing no character.

A sentence ends at a mark that ends sentences, with the closing quotation marks and brackets behind it, when what follows can begin one; a line
break between blocks always ends one. Abbreviations and initials ("Mr.", "U.S.", "Feb. 28", "Lee T.") come from words/<language>/sentences.toml.
The approach (decide at each mark by the words at both sides) is that of syntok; the code and lists are ours.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from habeas.finding.lexicon import words
from habeas.model.quote import Span

END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？｡]+[”’」』）\"']*|[।॥؟]+")
PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
WRAPPED = re.compile(r"[a-z,;]\s*$")
INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]\.)+$|(?:^|[\s(])[A-Z]\.$")
INITIALS_OF_A_NAME = re.compile(
    r"(?:^|[,;]\s|\b(?!(?:in|from|at|near|the|to)\s)[a-z]+\s)(?!U\.[SKN]\.|E\.U\.|[ap]\.m\.|D\.C\.)(?:[A-Z]\.){2}$"
)
CLOCK = re.compile(
    r"(?:^|[,.;:\n] ?|\band )(?:[Oo]n|[Aa]t|[Aa]round|[Bb]y|[Ss]hortly (?:before|after)) (?:(?:about|around|on|at|the|of|\d+(?:st|nd|rd|th)?,?|[A-Z][a-z]+,?) )*"
    r"\d{1,2}(?:[:.]\d{2})? ?[ap]\.m\.$"
)
"""A day and hour that lead a sentence and tell nothing yet: "On 8 May at about 4 p.m. Mr Koval was taken away"."""
OFFICIAL = frozenset(("U.S.", "U.K.", "U.N.", "S.", "N.", "E.U."))
ORDINAL_STOPS = frozenset("de fi da no nb sv cs sk hu pl hr sr sl et is tr".split())
LONGEST = 2_000
"""Characters of one sentence. What is longer is a list, a table or noise; rules whose time grows with the square of a sentence stay quick."""
CUTS = (re.compile(r".*[;；](?=\s)", re.DOTALL), re.compile(r".*[,，、](?=\s)", re.DOTALL), re.compile(r".*\s", re.DOTALL))
OPENER = re.compile(r"[\s]*[\"'“‘«(\[–—-]*\s*[^\W_]", re.UNICODE)


@functools.cache
def titles_after() -> frozenset[str]:
    """Words that go on after "U.S." as part of one phrase ("U.S. President")."""
    return frozenset(words("en", "sentences").get("after_country", ()))


def split(text: str, language: str) -> Iterator[tuple[Span, int]]:
    """Spans of the sentences with the number of their paragraph, in order; white space between them belongs to none."""
    for number, block in enumerate(_blocks(text)):
        start = block.start
        for end in _ends(text, block, language.split("-")[0]):
            for first, last in _bounded(text, start, end):
                piece = _trim(text, first, last)
                if piece is not None:
                    yield piece, number
            start = end


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs: lines, except that a line broken in mid-sentence goes on in the next."""
    start = end = None
    for m in PARAGRAPH.finditer(text):
        if start is not None and end is not None:
            joined = text[end : m.start()].count("\n") == 1 and WRAPPED.search(text, max(start, end - 40), end) and m.group()[:1].islower()
            if joined:
                end = m.end()
                continue
            yield Span(start, end)
        start, end = m.start(), m.end()
    if start is not None and end is not None:
        yield Span(start, end)


def _ends(text: str, block: Span, language: str) -> Iterator[int]:
    short = frozenset(words(language, "sentences").get("abbreviations", ())) | frozenset(words("en", "sentences").get("abbreviations", ()))
    for m in END.finditer(text, block.start, block.end):
        if m.end() < block.end and not (_ordinal(text, m, language) or _goes_on(text, block, m, short)):
            yield m.end()
    yield block.end


def _ordinal(text: str, mark: re.Match[str], language: str) -> bool:
    """Whether a full stop makes an ordinal ("am 4. November"), in languages that write them so."""
    return language in ORDINAL_STOPS and bool(re.search(r"(?:^|[\s(])\d{1,2}\.$", text[max(0, mark.start() - 4) : mark.start() + 1]))


def _goes_on(text: str, block: Span, mark: re.Match[str], short: frozenset[str]) -> bool:
    """Whether the sentence goes on after a mark that looks like an end."""
    after = text[mark.end() : min(block.end, mark.end() + 12)]
    opener = OPENER.match(after)
    begins = opener.group()[-1] if opener else ""
    if begins.islower() and begins.isascii():
        return True
    if mark.group()[0] != "." or len(mark.group().rstrip("\"'”’»)]")) > 1:
        return False
    before = text[max(block.start, mark.start() - 16) : mark.start() + 1]
    word = re.split(r"[\s(\"“‘'—–-]", before)[-1]
    if CLOCK.search(text, max(block.start, mark.start() - 60), mark.start() + 1):
        return True
    if word in short or word.lower() in short:
        return True
    if bool(INITIAL.search(before)) and begins.isupper() and (len(word) == 2 or INITIALS_OF_A_NAME.search(before)):
        return True
    follows = re.match(r"\s*([A-Z][\w-]*)", after)
    return word in OFFICIAL and follows is not None and follows.group(1) in titles_after()


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without an end mark in pieces of at most LONGEST characters, cut behind the last mark or white space in reach."""
    while end - start > LONGEST:
        cut = next((m.end() for pattern in CUTS if (m := pattern.match(text, start, start + LONGEST))), start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
