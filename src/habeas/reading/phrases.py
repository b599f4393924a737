"""Matching lines against the reviewed word lists: fixed phrases, and patterns with names in them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from habeas.model.source import FurnitureKind
from habeas.reading.draft import Cue
from habeas.reading.lines import Line, plain_words
from habeas.reading.lists import LANGUAGES, either, words

LONGEST_START, LONGEST_HOLD = 25, 40
PARTICLES = frozenset(
    "de da do dos del della di du la le van von der den bin ibn bint al el y e i abu and und et ja og och ter ten zu st".split()
)


@functools.cache
def _whole() -> dict[str, FurnitureKind]:
    return {plain_words(p): kind for language in LANGUAGES for kind, listed in words(language)["whole"].items() for p in listed}


@functools.cache
def _listed(section: str) -> tuple[tuple[re.Pattern[str], FurnitureKind], ...]:
    kinds: dict[FurnitureKind, list[str]] = {}
    for language in LANGUAGES:
        for kind, listed in words(language).get(section, {}).items():
            kinds.setdefault(kind, []).extend(p.casefold() for p in listed)
    return tuple((re.compile(either(listed)), kind) for kind, listed in kinds.items())


def known_phrase(line: Line) -> Cue | None:
    """What a line is, where the word lists know it whole, by its beginning, or by words it holds."""
    kind = _whole().get(line.plain)
    if kind:
        return Cue(kind, f'the whole line is "{line.plain[:40]}"')
    folded = re.sub(r"\s+", " ", line.text).casefold()
    starts = folded.lstrip(" •|>»*-–—")
    for section, subject, longest in (("starts", starts, LONGEST_START), ("holds", folded, LONGEST_HOLD)):
        if line.words > longest or _quoted(line.text):
            continue
        for pattern, kind in _listed(section):
            found = pattern.match(subject) if section == "starts" else pattern.search(subject)
            if found and not (section == "starts" and _goes_on(line, found.group(), kind)):
                return Cue(kind, f'{section} with "{found.group()}"' if section == "starts" else f'holds "{found.group()}"')
    return None


def _goes_on(line: Line, start: str, kind: FurnitureKind) -> bool:
    """Whether a line that begins like a pointer ("More from ...") goes on as a whole sentence of the report."""
    return kind in ("related", "navigation") and not start.endswith((":", "：")) and line.ends and line.words >= 12


def _quoted(text: str) -> bool:
    """Whether a line is someone's words: what people say is never furniture."""
    return text[:1] in '“"«„‘「『' and len(text) > 30


@functools.cache
def line_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The [lines] patterns of one name over all languages."""
    return tuple(re.compile(p, re.IGNORECASE) for language in LANGUAGES for p in words(language).get("lines", {}).get(name, ()))


def pattern_matches(name: str, text: str) -> Iterator[re.Match[str]]:
    """Every match of the patterns of one name in a text, in the order of the lists."""
    for pattern in line_patterns(name):
        m = pattern.search(text)
        if m:
            yield m


@functools.cache
def label_pattern(kind: str) -> re.Pattern[str]:
    """A pattern for the labels before a date ("Published on", "입력", "发布时间"): published, updated or viewed."""
    listed = [label for language in LANGUAGES for label in words(language).get("labels", {}).get(kind, ())]
    return re.compile(rf"(?:^|(?<=[\s|(\[·,/;:.。]))(?:{either(listed)})\s*[:：|\]】)]*\s*$", re.IGNORECASE)


@functools.cache
def highlight_heads() -> frozenset[str]:
    """Lines that head a summary of the article: what follows is the article's, and no headline."""
    return frozenset(plain_words(p) for language in LANGUAGES for p in words(language).get("labels", {}).get("highlights", ()))


def person_names(words_: str) -> tuple[str, ...]:
    """The names in a by-line ("Faith Magbanua and Lee Min, AFP"): those that look like a person's, in order."""
    parts = re.split(r"\s*(?:,|;|/|&|·|、|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bja\b|\bи\b|\|)\s*", words_)
    return tuple(dict.fromkeys(n for n in (p.strip(" .*@:") for p in parts) if is_name(n)))


@functools.cache
def not_person() -> frozenset[str]:
    """Words that no person's name holds."""
    return frozenset(words("names")["not_person"])


def outlet_name(words_: str) -> str | None:
    """A name that follows "Follow ..." or "©", tidied; None where it is a pronoun or no name at all."""
    name = words_.strip(" ,.-–—")
    first = name.split(" ")[0].casefold() if name else ""
    return name if name and first not in words("names")["not_outlet"] and not name[0].islower() and len(name.split()) <= 7 else None


def is_name(words_: str) -> bool:
    """Whether a few words look like a person's name: two to five words with capitals, or two to four characters of Hangul, Han or Kana."""
    if re.fullmatch(r"[가-힣]{2,4}|[\u4e00-\u9fff]{2,4}|[\u30a0-\u30ff]+[・ ][\u30a0-\u30ff]+", words_):
        return True
    tokens = words_.split()
    if not_person() & {t.casefold().strip(".") for t in tokens}:
        return False
    capital = [t for t in tokens if t[0].isupper()]
    plain = all(t[0].isupper() or t.casefold() in PARTICLES for t in tokens)
    return 2 <= len(tokens) <= 5 and len(capital) >= 2 and plain and not re.search(r"\d|[\"“”:;,!?()@/|]", words_)
