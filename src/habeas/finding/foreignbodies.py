"""Bodies in languages read by words alone: Korean, Chinese, Japanese, Spanish, French, German, Finnish and others.

A word list per language gives each word its kind and what it is in English; the country is the place named right beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.bodies import WIDE, Body, head_of
from habeas.finding.lexicon import words
from habeas.finding.statebodies import Lands
from habeas.model.quote import Span

STATE = ("state_security", "state_other", "court", "legislature")
Row = tuple[str, str, str | None]


@functools.cache
def _table(language: str) -> dict[str, Row]:
    table: dict[str, Row] = {}
    for kind, rows in words(language, "organisations").get("bodies", {}).items():
        for word, meaning in rows.items():
            core, _, code = meaning.partition("@")
            table[word.lower()] = (kind, core, code or None)
    return table


@functools.cache
def _pattern(language: str) -> re.Pattern[str] | None:
    every = sorted(_table(language), key=lambda w: (-len(w), w))
    if not every:
        return None
    alternatives = "|".join(re.escape(w) for w in every)
    wide = any(WIDE.search(w) for w in every)
    return re.compile(f"(?:{alternatives})" if wide else rf"(?i)(?<!\w)(?:{alternatives})(?!\w)")


def told_elsewhere(parse: Parse, lands: Lands) -> Iterator[Body]:
    """Bodies by the word list of the text's language."""
    language = parse.language.split("-")[0]
    pattern = _pattern(language)
    if pattern is None:
        return
    text = parse.text.text
    for m in pattern.finditer(text):
        kind, core, code = _table(language)[m.group().lower()]
        if kind == "none" or any(x.span.start < m.end() and m.start() < x.span.end for x in lands.mentions if x.role != "adjective"):
            continue
        start, owner, end = _owner(parse, lands, m.start(), m.end())
        if (
            core in ("embassy", "consulate")
            and end == m.end()
            and (not lands.is_land(start) or text[max(0, start - 1) : start] in ("驻", "駐"))
        ):
            owner = _sent_by(parse, lands, start)
        country = (
            owner or code or (lands.before(parse, m.start()) if kind in ("state_security", "state_other", "court", "legislature") else None)
        )
        span = Span(start, end)
        if core == "authorities":
            yield Body(span, ("authorities", country or ""), parse.words(span), "state_other", country, 2, head_of(parse, span))
        else:
            yield Body(span, (core, country or ""), parse.words(span), kind, country, 2, head_of(parse, span))  # type: ignore[arg-type]


def _sent_by(parse: Parse, lands: Lands, start: int) -> str | None:
    """Whose embassy stands in the place it begins with: 中国驻泰国大使馆, 주중 한국대사관 name both."""
    text = parse.text.text
    return lands.country(lands.ending.get(start - 1)) if text[max(0, start - 1) : start] in ("驻", "駐") else None


def _owner(parse: Parse, lands: Lands, start: int, end: int) -> tuple[int, str | None, int]:
    """Where the words begin and end with their owner, and its country: before the word (中国外交部, 중국 공안) or behind it (policía china, policía de Iguala)."""
    text = parse.text.text
    for gap in ("", " ", "의 ", "の", "的", "s "):
        at = start - len(gap)
        owned = lands.ending.get(at)
        if owned is not None and text[at:start] == gap:
            return owned.span.start, lands.country(owned), end
    m = re.compile(r" (?:de la |del |de |du |d’|d'|des |von |in |en |da |do )?").match(text, end)
    behind = lands.starting.get(m.end()) if m else None
    if m and behind is not None and (m.group() != " " or behind.role == "adjective"):
        return start, lands.country(behind), behind.span.end if behind.role == "adjective" else end
    far = re.compile(r" \w+ (?:de la |del |de |du |von |in |en )?").match(text, end)
    behind = lands.starting.get(far.end()) if far else None
    if far and behind is not None and behind.role == "adjective":
        return start, lands.country(behind), behind.span.end
    return start, None, end
