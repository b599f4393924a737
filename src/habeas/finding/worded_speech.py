"""Who says what where there is no grammar: quotation marks, and the fixed words that stand around speech in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from habeas.finding import gazetteer
from habeas.finding.annotations import Cast, EntityMention, Parse, Utterance, Voice
from habeas.finding.lexicon import words
from habeas.finding.quotations import Quotation, quotations
from habeas.finding.stance import modality_of_words
from habeas.finding.voices import kind_of_body, kind_of_person, name_of
from habeas.model.claims import SpeakerKind
from habeas.model.quote import Span

Table = dict[str, Any]
"""words/<language>/speech.toml as it is read."""
KINDS: tuple[SpeakerKind, ...] = ("anonymous", "relative", "official", "expert", "witness", "organisation", "media")
SHORT = 6
NEAR = 90


def worded_speech(parse: Parse, cast: Cast) -> list[Utterance]:
    """The utterances of a text that is read by words alone."""
    table = words(parse.language.split("-")[0], "speech")
    if not table:
        return []
    direct = list(_direct(parse, cast, table))
    return [*direct, *_told(parse, cast, table, direct)]


def _direct(parse: Parse, cast: Cast, table: dict[str, list[str]]) -> Iterator[Utterance]:
    last: Voice | None = None
    paragraph = -9
    for q in quotations(parse):
        found = _beside(parse, q, table)
        if found is not None:
            who, cue = found
            last = worded_voice(parse, cast, who) if who is not None else last
            paragraph = q.paragraph
            if last is not None:
                ends = [q.outer.start, q.outer.end, cue.start, cue.end, *((who.start, who.end) if who else ())]
                yield Utterance(Span(min(ends), max(ends)), q.content, last, True, cue)
        elif last is not None and q.paragraph - paragraph <= 1 and len(q.content) > 3 * SHORT and (q.continues or q.paragraph == paragraph):
            yield Utterance(q.outer, q.content, last, True, None)


def _beside(parse: Parse, q: Quotation, table: dict[str, list[str]]) -> tuple[Span | None, Span] | None:
    """Speaker and cue beside a quotation: behind it, before it, or the one on this side and the other on that."""
    text = parse.text.text
    s = parse.sentence_at(q.outer.start)
    start = max(s.span.start if s else 0, q.outer.start - NEAR)
    line = text.find("\n", q.outer.end)
    end = min(len(text) if line < 0 else line, q.outer.end + NEAR)
    before, after = text[start : q.outer.start], text[q.outer.end : end]
    ahead = next((m for p in table.get("before", []) if (m := re.search(p, before))), None)
    behind = next((m for p in table.get("after", []) if (m := re.search(p, after))), None)
    if behind is not None:
        cue = Span(q.outer.end + behind.start(), q.outer.end + behind.end())
        if "who" in behind.re.groupindex:
            return _part(behind, "who", q.outer.end), cue
        return (_part(ahead, "who", start) if ahead is not None else None), cue
    if ahead is not None and not any("who" not in re.compile(p).groupindex for p in table.get("after", [])):
        return _part(ahead, "who", start), Span(start + ahead.start(), start + ahead.end())
    return None


def _part(m: re.Match[str], name: str, base: int) -> Span:
    return Span(base + m.start(name), base + m.end(name))


def _told(parse: Parse, cast: Cast, table: Table, direct: list[Utterance]) -> Iterator[Utterance]:
    last: Voice | None = None
    for s in parse.main_sentences():
        for part in _parts(parse, s.span, table):
            outer = _said(parse, cast, part, table, last)
            if outer is None:
                continue
            inner = _said(parse, cast, outer.content, table, outer.voice)
            if not any(_same_words(outer, u) for u in direct):
                yield outer
            if inner is not None and inner.content != outer.content and not any(_same_words(inner, u) for u in direct):
                passed_on = (outer.voice.name,) if outer.voice.name else ()
                yield replace(inner, voice=replace(inner.voice, relay=passed_on))
            last = outer.voice


def _same_words(told: Utterance, quoted: Utterance) -> bool:
    """Whether what is told was found already, as a quotation beside its speaker."""
    who = told.span if told.cue is None else told.cue
    return 2 * quoted.content.overlap(told.content) > len(told.content) or quoted.content.covers(who)


def _said(parse: Parse, cast: Cast, part: Span, table: Table, last: Voice | None) -> Utterance | None:
    """What a part of a sentence tells somebody to have said; "she" goes on with the voice before."""
    found = _rule(parse, part, table.get("told", []))
    if found is None:
        return None
    content, who = found
    if len(content) < SHORT // 2:
        return None
    cue = Span(min(who.end, content.end), max(who.end, content.start)) if who.end <= content.start else who
    stance = modality_of_words(parse, cue).stance if len(cue) else "asserted"
    kept = stance if stance in ("denied", "feared") else "asserted"
    pronoun = last is not None and parse.words(who).strip() in table.get("pronouns", [])
    voice = last if last is not None and pronoun else worded_voice(parse, cast, who)
    return Utterance(part, content, voice, False, cue, kept)


def _parts(parse: Parse, span: Span, table: Table) -> Iterator[Span]:
    """A sentence between its semicolons, and where its language says that a new voice begins: each part may have a voice of its own."""
    text, start = parse.words(span), 0
    led = next((m.end() for p in table.get("dateline", []) if (m := re.match(p, text))), 0)
    cuts = [(led, led)] if led else []
    cuts += [(m.start(), m.end()) for p in (r"[;；]\s*", *table.get("parts", [])) for m in re.finditer(p, text)]
    for end, following in [*sorted(cuts), (len(text), len(text))]:
        if end > start:
            yield Span(span.start + start, span.start + end)
        start = max(start, following)


def _rule(parse: Parse, part: Span, rules: list[dict[str, str]]) -> tuple[Span, Span] | None:
    text = parse.words(part)
    m = next((m for rule in rules if (m := re.search(rule["match"], text, re.DOTALL))), None)
    return None if m is None else (_part(m, "what", part.start), _part(m, "who", part.start))


def worded_voice(parse: Parse, cast: Cast, who: Span) -> Voice:
    """The voice that words stand for: somebody the text knows whose mention lies in them, else the words themselves, as the report writes them."""
    name = parse.words(who).strip()
    kind = _kind(parse, name)
    titled_one = _with_title(parse, cast, who)
    for m in [titled_one] if titled_one else cast.mentions:
        if m is titled_one or (who.covers(m.span) and 2 * len(m.span) >= len(who)):
            person = next((p for p in cast.people if p.id == m.entity), None)
            if person is not None:
                known = kind_of_person(person, cast, name)
                called = name_of(person) or name
                if len(called) == 1 and titled_one:  # nothing is known but the family name: "표 씨", as it is printed
                    called = parse.words(Span(m.span.start, who.end)).strip()
                return Voice(person.id, called, kind if known in ("unknown", "anonymous") else known)
            body = next((o for o in cast.organisations if o.id == m.entity), None)
            if body is not None:
                return Voice(body.id, name, kind_of_body(body))
    table = words(parse.language.split("-")[0], "speech")
    titled = next((t for p in table.get("titled", []) if (t := re.search(p, name))), None)
    return Voice(None, titled.group("name") if titled else name, kind)


def _with_title(parse: Parse, cast: Cast, who: Span) -> EntityMention | None:
    """The one person named in these words behind whose name only a title stands, where a language puts titles there: "탈북민 이소연 씨", "이 씨"."""
    titles = words(parse.language.split("-")[0], "people").get("family_name", {}).get("titles", ())
    named = [m for m in cast.mentions if m.form == "name" and who.covers(m.span)] if titles else []
    rest = parse.words(Span(named[0].span.end, who.end)).strip() if len(named) == 1 else None
    return named[0] if rest is not None and rest in ("", *titles) else None


def narrator(parse: Parse) -> Voice | None:
    """The agency or paper that opens a report with its name and the day, where the language has such datelines: all that follows is its word."""
    table = words(parse.language.split("-")[0], "speech")
    first = parse.main_sentences()[:1]
    text = parse.text.text[first[0].span.start :] if first else ""
    found = next((m for p in table.get("dateline", []) if (m := re.match(p, text)) and m.groupdict().get("who")), None)
    return Voice(None, found.group("who"), "media") if found else None


def _kind(parse: Parse, name: str) -> SpeakerKind:
    """The first kind of which a word lies in the name; a country or capital stands for its government."""
    table = words(parse.language.split("-")[0], "speech").get("kinds", {})
    low = name.lower()
    known = next((k for k in KINDS if any(re.search(w, low) for w in table.get(k, ()))), None)
    if known is not None:
        return known
    lands = gazetteer.lookup(gazetteer.fold(name))[:2]
    return "official" if any(e.kind == "country" or e.capital for e in lands) else "unknown"
