"""Bodies known by name, and the capitalised names whose last word says what they are.

A body is known by any of its names in any language (words/any/organisations.toml); other names are read from how they end ("... Mission",
"... Alliance for North Korean Human Rights").
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words
from habeas.model.people import OrganisationKind
from habeas.model.quote import Span

DATES = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
CAP = rf"{DATES}[A-Z][\w’'&.-]*"
JOINT = r"(?:(?:for|of|on|against|in|to|and|de|del|the|&) )"
NO_BODY = re.compile(
    r"\b(?:Convention|Covenant|Treaty|Protocol|Declaration|Statute|Act|Law|Bill|Resolution|Article|Award|Prize|Street|Road|River|Day"
    r"|(?:Detention|Finance|Immigration|Shopping|Holding|Reception) Cent(?:re|er)|Vice-President)\b"
)
WORDLIKE = re.compile(r"\w")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Body:
    """Words that stand for a body. `key`: what two mentions of one body share. `rank`: whose reading wins where two overlap (the higher)."""

    span: Span
    key: tuple[str, str]
    name: str
    kind: OrganisationKind
    country: str | None
    rank: int
    head: int = -1


@dataclass(frozen=True, slots=True)
class Listed:
    """A body of the list. `core`: what it is in general words, where texts call it by them too ("foreign ministry")."""

    name: str
    kind: OrganisationKind
    country: str | None
    core: str | None


@functools.cache
def _listed() -> dict[str, tuple[Listed, ...]]:
    table: dict[str, tuple[Listed, ...]] = {}
    for row in words("any", "organisations").get("body", ()):
        body = Listed(row["names"][0], row["kind"], row.get("country"), row.get("core"))
        for name in row["names"]:
            table[name] = (*table.get(name, ()), body)
    return table


@functools.cache
def _spaced() -> dict[str, tuple[str, ...]]:
    """First word to names that begin with it, the longest first."""
    table: dict[str, list[str]] = {}
    for name in _listed():
        if not WIDE.search(name):
            table.setdefault(re.split(r"[^\w]", name)[0] or name[0], []).append(name)
    return {k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in table.items()}


@functools.cache
def _wide() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(n) for n in sorted((n for n in _listed() if WIDE.search(n)), key=lambda n: (-len(n), n))))


def listed(parse: Parse, spoken: Counter[str]) -> Iterator[Body]:
    """Every body of the list that the text names. `spoken`: how often it names each country, which tells bodies of one name apart."""
    text = parse.text.text.replace("’", "'").replace("\u00a0", " ")
    table = _spaced()
    for m in re.finditer(r"(?<![\w])[^\W_]+", text):
        for name in table.get(m.group(), ()):
            end = m.start() + len(name)
            if text.startswith(name, m.start()) and not text[end : end + 1].isalnum():
                yield _body(parse, Span(m.start(), end), name, spoken)
                break
    if not text.isascii():
        for m in _wide().finditer(text):
            yield _body(parse, Span(m.start(), m.end()), m.group(), spoken)


def _body(parse: Parse, span: Span, name: str, spoken: Counter[str]) -> Body:
    best = max(_listed()[name], key=lambda b: spoken[b.country or ""])
    key = (best.core, best.country or "") if best.core else ("listed", best.name)
    return Body(span, key, best.name, best.kind, best.country, 3, head_of(parse, span))


def head_of(parse: Parse, span: Span) -> int:
    """Number of the token on which the words hang: the one whose governor lies outside them; the last word where there is no grammar."""
    inside = parse.tokens_in(span)
    if not inside:
        at = parse.token_at(span.start)
        return -1 if at is None else at
    for i in reversed(inside):
        if parse.tokens[i].head not in inside and parse.tokens[i].pos not in ("PUNCT", "PART", "ADP"):
            return i
    return inside[-1]


@functools.cache
def _ends() -> dict[str, OrganisationKind]:
    found: dict[str, OrganisationKind] = {}
    for kind, ends in words("en", "organisations").get("names", {}).items():
        for end in ends:
            found.setdefault(end, kind)
    return found


@functools.cache
def _pattern() -> re.Pattern[str]:
    ends = "|".join(re.escape(e) for e in sorted(_ends(), key=lambda e: (-len(e), e)))
    tail = rf"(?: (?:of|for|on|against|in|to) (?:the )?{CAP}(?: (?:and |of |for |the )?{CAP})*)?"
    return re.compile(rf"\b(?P<lead>(?:{CAP} {JOINT}{{0,2}}){{1,6}})(?P<end>{ends})(?![\w’'-])(?P<tail>{tail})")


def capitalised(parse: Parse) -> Iterator[Body]:
    """Names in capital letters that end (or begin, before "of" and "for") as bodies' names do."""
    for sentence in parse.sentences:
        for m in _pattern().finditer(parse.text.text, sentence.span.start, sentence.span.end):
            span = _trimmed(parse, Span(m.start(), m.end()), m.start("end"))
            if span is None:
                continue
            name = parse.words(span)
            if NO_BODY.search(name):
                continue
            yield Body(span, ("named", name.lower().replace("’", "'")), name, _ends()[m.group("end")], None, 1, head_of(parse, span))


def plain_end(body: Body) -> str:
    """A capitalised name without its last word: "NKDB" of "NKDB NGO"."""
    return body.name.rsplit(" ", 1)[0]


def _trimmed(parse: Parse, span: Span, end_word: int) -> Span | None:
    """Without leading words that are no part of a name (The, In, A, But, titles); None where nothing of a name is left before the last word."""
    start, open_ = span.start, True
    for i in parse.tokens_in(span):
        t = parse.tokens[i]
        if t.start >= end_word:
            if open_:
                return None
            break
        if t.ent in ("PERSON", "DATE", "CARDINAL", "TIME") or (open_ and t.pos not in ("PROPN", "NOUN", "ADJ", "NUM")):
            open_ = True
        elif open_:
            start, open_ = t.start, False
    end = span.end
    while parse.text.text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Span(start, end)


def acronyms(parse: Parse, bodies: list[Body]) -> Iterator[Body]:
    """Short names given in brackets behind a name ("... Human Rights (KBA)") wherever the text uses them."""
    text = parse.text.text
    for body in bodies:
        m = re.compile(r"\s*\((?:the |or )?[\"“]?([A-Z][A-Za-z&.-]{1,11})[\"”]?\)").match(text, body.span.end)
        if not m or m.group(1) in _listed():
            continue
        for span in _whole(text, m.group(1)):
            yield Body(span, body.key, body.name, body.kind, body.country, 3, head_of(parse, span))


def _whole(text: str, word: str) -> Iterator[Span]:
    """Where a text uses a word that is no part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        inside = (at > 0 and WORDLIKE.match(text[at - 1])) or WORDLIKE.match(text, end)
        if not inside:
            yield Span(at, end)
        at = text.find(word, at + 1 if inside else end)
