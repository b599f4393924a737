"""Bodies told of by what they are: "Chinese police", "South Korea's foreign ministry", "authorities", "rights groups", "the charity"."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from habeas.finding import gazetteer
from habeas.finding.annotations import Gazetted, Parse, PlaceMention
from habeas.finding.bodies import Body, head_of
from habeas.finding.lexicon import words
from habeas.model.people import OrganisationKind, Place
from habeas.model.quote import Span

KINDS: dict[str, OrganisationKind] = {
    "state_security": "state_security",
    "state_other": "state_other",
    "legislature": "legislature",
    "court": "court",
    "ngo": "ngo",
    "armed_group": "armed_group",
    "criminal": "criminal",
    "religious": "religious",
}
GENERAL = ("authorities", "state_security", "state_other", "legislature", "court")
OWN = re.compile(r"['’]s? $")


class Lands:
    """Where the text's places are named and in which country each lies."""

    def __init__(self, gazetted: Gazetted) -> None:
        self.place: dict[str, Place] = {p.id: p for p in gazetted.places}
        self.mentions = gazetted.mentions
        self.ending: dict[int, PlaceMention] = {m.span.end: m for m in gazetted.mentions}
        self.starting: dict[int, PlaceMention] = {m.span.start: m for m in sorted(gazetted.mentions, key=lambda m: -len(m.span))}

    def country(self, mention: PlaceMention | None) -> str | None:
        """The country of a mention's place."""
        return None if mention is None else self.place[mention.entity].country

    def spoken(self) -> Counter[str]:
        """How often each country is named, itself, by its places or its adjective."""
        return Counter(c for m in self.mentions if (c := self.country(m)))

    def is_land(self, start: int) -> bool:
        """Whether the place named at an offset is a country or its adjective (an embassy belongs to those, a town before it only says where)."""
        m = self.starting.get(start)
        return m is not None and (m.role == "adjective" or self.place[m.entity].kind == "country")

    def before(self, parse: Parse, at: int) -> str | None:
        """The country spoken of where a text says only "police": of the last place named in this sentence or the one before, else of the text's
        places where they all lie in one country."""
        sentence = parse.sentence_at(at)
        floor = parse.sentences[max(0, sentence.i - 1)].span.start if sentence else 0
        near = [
            m
            for m in self.mentions
            if floor <= m.span.start < at and m.role != "adjective" and self.place[m.entity].kind in ("city", "region", "country")
        ]
        if near:
            return self.country(near[-1])
        countries = {p.country for p in self.place.values() if p.country}
        return countries.pop() if len(countries) == 1 else None


@functools.cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("authorities", "state_security", "state_other", "legislature", "court", "ngo", "armed_group", "criminal", "religious"):
        for head in words("en", "organisations")["heads"][kind]:
            found.setdefault(head, kind)
    return found


@functools.cache
def _starts() -> dict[str, re.Pattern[str]]:
    """First word to the pattern of the heads that begin with it, the longest first."""
    table: dict[str, list[str]] = {}
    for head in _heads():
        table.setdefault(re.split(r"[^\w]", head)[0], []).append(head)
    return {
        first: re.compile("(?i)(?:" + "|".join(re.escape(h) for h in sorted(heads, key=lambda h: (-len(h), h))) + r")(?![\w-])")
        for first, heads in table.items()
    }


def _head_words(text: str) -> Iterator[re.Match[str]]:
    for word in re.finditer(r"(?<![\w-])\w+", text):
        pattern = _starts().get(word.group().lower())
        m = pattern.match(text, word.start()) if pattern else None
        if m:
            yield m


def told(parse: Parse, lands: Lands) -> Iterator[Body]:
    """English words for bodies, with the country of their owner or the one spoken of."""
    text = parse.text.text
    table = words("en", "organisations")["heads"]
    reached = 0
    for m in _head_words(text):
        if m.start() < reached:
            continue
        reached = m.end()
        head = m.group().lower()
        at = head_of(parse, Span(m.start(), m.end()))
        if at < 0 or parse.tokens[at].pos not in ("NOUN", "PROPN", "ADJ") or _describes(parse, at, m.end()):
            continue
        start, country = _left(parse, lands, m.start())
        if country is None and _passing(parse, head, start):
            continue
        if head in table["missions"] and not lands.is_land(start):
            country = None
        end = _right(parse, lands, head, m.end())
        after = _after(parse, lands, end) or lands.country(next((x for x in lands.mentions if m.end() <= x.span.start < end), None))
        capital = any(
            parse.tokens[i].text[:1].isupper() and parse.tokens[i].i != parse.sentences[parse.tokens[i].sentence].first
            for i in parse.tokens_in(Span(start, m.end()))
        )
        if head in table["weak"] and country is None and not capital and end == m.end():
            continue
        if head in table["weak"] and any(parse.tokens[i].ent == "PERSON" for i in parse.tokens_in(Span(m.end(), end))):
            continue  # "the office of Marta Olin" is a room
        kind = _heads()[head]
        if country is None and kind in GENERAL and head not in table["missions"]:
            country = after
        yield _told(parse, lands, kind, head, Span(start, end), country, m.start())


def _passing(parse: Parse, head: str, start: int) -> bool:
    """Whether the words mean any such body ("a repressive regime") or look back to one named before ("the charity")."""
    before = parse.text.text[max(0, start - 7) : start].lower()
    article = re.search(r"(?:^|[^a-z])(an?|the|their|his|her|our|my|your|its|no|any|every|each|another)\s$", before)
    kind = _heads()[head]
    if article is None:
        return kind in ("ngo", "armed_group", "criminal") and not head.endswith("s") and " " not in head
    return kind == "authorities" if article.group(1) != "the" else kind == "ngo" and not head.endswith("s")


def _told(parse: Parse, lands: Lands, kind: str, head: str, span: Span, country: str | None, at: int) -> Body:
    core = _core(parse, Span(at, span.end), span, lands)
    if kind == "authorities":
        country = country or lands.before(parse, at)
        return Body(span, ("authorities", country or ""), parse.words(span), "state_other", country, 2, head_of(parse, span))
    if kind in GENERAL:
        country = country or (lands.before(parse, at) if kind != "state_other" else None)
    return Body(span, (core, country or ""), parse.words(span), KINDS[kind], country, 2, head_of(parse, span))


def _core(parse: Parse, tail: Span, span: Span, lands: Lands) -> str:
    """What is left of the words without their owner: "foreign ministry" for "Ministry of Foreign Affairs of China" too."""
    start = span.start
    owner = next((m for m in lands.mentions if m.span.start == span.start and m.span.end <= tail.start), None)
    if owner is not None:
        start = owner.span.end
    core = re.sub(r"^['’]s? ?", "", parse.words(Span(start, span.end)).strip()).lower().strip()
    core = re.sub(r"^(?:the|local|national) ", "", core)
    core = (
        re.sub(r" (?:in|of) (?:the )?[\w ]+$", "", core)
        if not core.startswith(("ministry of", "department of", "bureau of", "court of"))
        else core
    )
    m = re.match(r"(ministry|department) of (?:the )?(.+)$", core)
    core = f"{m.group(2)} {m.group(1)}" if m else core
    return (
        core.replace(" affairs", "")
        .replace("consulate-general", "consulate")
        .replace("consulate general", "consulate")
        .replace("defense", "defence")
    )


def _describes(parse: Parse, at: int, end: int) -> bool:
    """Whether the word only describes the noun behind it ("police station", "government building")."""
    nxt = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else None
    if nxt is None or nxt.start != end + 1 or nxt.pos not in ("NOUN", "PROPN"):
        return nxt is not None and nxt.start == end and nxt.text == "-"
    if nxt.pos == "PROPN" or parse.tokens[at].dep not in ("compound", "amod", "nmod", "nsubj", "poss"):
        return False
    return parse.tokens[at].dep != "nsubj" and nxt.text.lower() not in words("en", "organisations")["heads"]["followers"]


def _left(parse: Parse, lands: Lands, at: int) -> tuple[int, str | None]:
    """Where the words for a body begin, and the country of the owner they begin with."""
    text, start = parse.text.text, at
    dropped = words("en", "organisations")["heads"]["dropped"]
    for _ in range(5):
        owned = lands.ending.get(start - 1)
        if owned is not None and text[start - 1] in " \u00a0":
            return owned.span.start, lands.country(owned)
        m = OWN.search(text, max(0, start - 3), start)
        owned = lands.ending.get(m.start()) if m else None
        if owned is not None:
            return owned.span.start, lands.country(owned)
        i = parse.token_at(start - 2) if start >= 2 else None
        t = parse.tokens[i] if i is not None else None
        fits = (
            t is not None
            and t.end == start - 1
            and t.pos in ("ADJ", "NOUN", "PROPN", "VERB")
            and t.text.lower() not in dropped
            and t.text[0].isalpha()
            and not (t.ent == "DATE" and t.pos == "PROPN")  # "on 24 October police arrested him"
        )
        if (
            t is None
            or not fits
            or (t.pos == "VERB" and t.dep not in ("amod", "compound"))
            or (t.dep in ("nsubj", "dobj", "ROOT", "pobj", "npadvmod"))
        ):
            return start, None
        start = t.start
    return start, None


def _right(parse: Parse, lands: Lands, head: str, end: int) -> int:
    """Where they end: with "of Foreign Affairs", and for an embassy with "in Seoul"."""
    text = parse.text.text
    m = re.compile(r" of (?:the )?[A-Z][\w’'-]+(?:(?: and|,| of)? [A-Z][\w’'-]+)*").match(text, end)
    if head in ("parliamentary group", "parliamentary committee"):
        m = re.compile(r",? (?:on|for) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*").match(text, end)
    if m and head in (
        "ministry",
        "department",
        "bureau",
        "court",
        "office",
        "parliamentary group",
        "council",
        "commission",
        "agency",
        "government",
    ):
        end = m.end()
    if head in words("en", "organisations")["heads"]["missions"]:
        inside = re.compile(r" (?:in|at) (?:the )?").match(text, end)
        for start in (inside.end(), inside.end() - 4) if inside else ():
            where = lands.starting.get(start)
            if where is not None and where.role != "adjective":
                return where.span.end
            wide = [x for x in lands.mentions if x.span.start == start and x.role != "adjective"]
            if wide:
                return max(x.span.end for x in wide)
    return end


def _after(parse: Parse, lands: Lands, end: int) -> str | None:
    m = re.compile(r" (?:in|of|at|near) (?:the )?(?:\w+ (?:city|province|town) of )?").match(parse.text.text, end)
    return lands.country(lands.starting.get(m.end())) if m else None


def governments(parse: Parse, lands: Lands) -> Iterator[Body]:
    """Countries and capitals that stand for their government ("Seoul is asking Beijing")."""
    for m in lands.mentions:
        code = lands.country(m)
        if m.role != "metonym" or code is None:
            continue
        adjective = words("en", "demonyms")["adjectives"].get(code, [None])[0]
        country = gazetteer.country(code)
        name = f"{adjective} government" if adjective else f"government of {country.name if country else code}"
        yield Body(m.span, ("authorities", code), name, "state_other", code, 0, head_of(parse, m.span))
