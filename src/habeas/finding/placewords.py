"""What stands around a name: whether it is used as a place's name, stands in a dateline, or means a government."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from itertools import pairwise

from habeas.finding.annotations import Parse, Token
from habeas.finding.gazetteer import fold
from habeas.finding.given_names import given
from habeas.finding.lexicon import words
from habeas.finding.placenames import Named
from habeas.finding.remembered import once
from habeas.model.people import PlaceKind
from habeas.model.quote import Span


@dataclass
class Found:
    """A place as it is put together: what is known of it and where it is named."""

    name: str
    kind: PlaceKind
    country: str | None
    region: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    names: list[str] = field(default_factory=list)
    at: list[tuple[Span, str]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two mentions the same place."""
        return (fold(self.name), self.kind, self.country or "")

    @property
    def town(self) -> str | None:
        """The town that it is or lies in."""
        return self.city or (self.name if self.kind == "city" else None)


Taken = tuple[Span, Found, str]
"""Words, the place they name, and in which sense."""
PLACE_TAGS = ("GPE", "LOC", "FAC")
DATELINE = re.compile(
    r"^[ \t]*(?:\d[\d:/. -]*)?(?P<where>[A-Z][^\n.:;!?—–]{1,60}?)\s*(?:\([A-Za-z][\w .&/]{1,30}\)\s*)?(?:—|–|--| - |:(?=\s)|\.(?=\s[A-Z]))",
    re.M,
)
BIG = 300_000


@functools.cache
def _stop(language: str) -> frozenset[str]:
    listed = words(language, "places").get("stop", {})
    if not isinstance(listed, dict):  # scripts without capitals keep theirs as a plain list, which stands_as_place does not ask
        return frozenset()
    return frozenset(fold(w) for w in (*listed.get("words", ()), *listed.get("small", "").split()))


def stopped(key: str) -> bool:
    """Whether a folded word of English is a common word or a person's name first, although some town is called so."""
    return key in _stop("en")


def wide(key: str) -> bool:
    """Whether a folded name is a continent's, a tongue's or a common word, although some town is called so."""
    return key in words("en", "places")["village"]["wide"]


@functools.cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words("en", "places")["stop"][name])


@functools.cache
def _monies() -> frozenset[str]:
    return frozenset(words("en", "places")["stop"]["money"].split())


def stands_as_place(parse: Parse, n: Named) -> bool:
    """Whether a candidate is meant as a place: not part of a person's or newspaper's name, not a common word that some town is called."""
    if _money(parse, n):
        return False
    if n.adjective or n.known is not None:
        return n.adjective or not is_person(parse, n.span)
    sure = any(e.kind == "country" for e in n.entries)
    if n.key.isascii() or parse.grammatical:
        if parse.grammatical:
            return _english(parse, n, sure)
        return _capitalised(parse, n, sure)
    if parse.words(n.span)[0].isupper():
        return _capitalised(parse, n, sure)
    return n.key not in _stop(parse.language.split("-")[0])


def _money(parse: Parse, n: Named) -> bool:
    """Whether a country's name or adjective only says whose money is meant."""
    after = re.match(r"[ -]([^\W\d]+)", parse.text.text[n.span.end : n.span.end + 14])
    return after is not None and after[1].lower() in _monies()


def _english(parse: Parse, n: Named, sure: bool) -> bool:
    tokens = [parse.tokens[i] for i in parse.tokens_in(n.span)]
    if not tokens:
        return sure
    before, after = _neighbours(parse, tokens)
    tagged = any(t.ent in PLACE_TAGS for t in tokens)
    if any(e.kind == "region" for e in n.entries) and tokens[-1].text in ("State", "Province", "Governorate") and len(tokens) > 1:
        return True  # "Odrin State" whatever the tagger takes Odrin for
    heavy = any(e.population >= 100_000 or e.capital for e in n.entries)
    if heavy and n.key not in _stop("en") and dateline_end(parse, n.span.start) >= n.span.end:
        return True  # whatever the tagger takes the town of a dateline for
    if is_person(parse, n.span) or _behind_given(parse, tokens, n) or (after and fold(after) in _list("inside") and after[:1].isupper()):
        return False
    if n.key in words("en", "places")["area"]["directions"]:
        return False
    if wide(n.key) and all(e.kind == "city" for e in n.entries):
        return False
    led = before in _list("before") or (before == "as" and parse.tokens[tokens[0].i - 2].text.lower() == "far")
    if n.key in _stop("en"):
        return (sure or any(e.population >= BIG or e.capital for e in n.entries) or tagged) and (
            led or (tagged and not _joined(parse, tokens))
        )
    if sure:
        return True
    if any(e.kind == "region" for e in n.entries) and not any(t.ent == "PERSON" for t in tokens):
        return True
    if parse.words(n.span).isupper() and len(n.key) < 4:
        return False
    heavy = n.entries[0].population >= 100_000 or n.entries[0].capital
    if _joined(parse, tokens) and not tagged:
        return heavy and (led or _names_body(parse, tokens))
    return tagged or led or (heavy and all(t.pos in ("PROPN", "NOUN", "") for t in tokens))


def _behind_given(parse: Parse, tokens: list[Token], n: Named) -> bool:
    """Whether a town's name stands behind a given name, whatever the tagger says: "the torture of Marta Velez"."""
    before = parse.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is None or before.text not in given() or before.end + 1 != tokens[0].start or before.sentence != tokens[0].sentence:
        return False
    return all(e.kind == "city" and not e.capital and e.population < BIG for e in n.entries)


def _names_body(parse: Parse, tokens: list[Token]) -> bool:
    """Whether the name begins that of a court, police, university or the like ("Seoul Central District Court")."""
    ends = words("en", "organisations").get("names", {})
    nouns = {w for kind in ("court", "legislature", "state_other", "state_security", "other") for w in ends.get(kind, ())}
    following = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 5]
    return any(t.text in nouns for t in following)


def _capitalised(parse: Parse, n: Named, sure: bool) -> bool:
    """For cased languages without grammar: a country, a region, or a town of weight; never a listed word, never beside another capitalised word."""
    language = parse.language.split("-")[0]
    if n.key in _stop(language) or (n.key in _stop("en") and not sure and n.entries[0].population < 1_000_000):
        return False
    if sure:
        return True
    text = parse.text.text
    if parse.words(n.span).isupper() and len(n.key) < 5:
        return False  # an acronym ("NIS"), although some town is called so
    if re.match(r"-[a-z]", text[n.span.end : n.span.end + 2]):
        return False
    before = re.search(r"([\w’']+) $", text[max(0, n.span.start - 24) : n.span.start])
    after = re.match(r" ([^\W\d_])", text[n.span.end : n.span.end + 3])
    led = before is not None and len(before.group(1)) > 2 and before.group(1)[0].isupper()
    followed = after is not None and after.group(1).isupper()
    if (led or followed) and not any(e.kind == "region" for e in n.entries):
        return n.entries[0].population >= BIG and not followed
    return True


def surnames(parse: Parse) -> frozenset[str]:
    """Last words of persons' names of two or more words, as far as the grammar tells them, and their given names: bare, they mean that person again."""
    found, tokens = set(), parse.tokens
    for a, b in pairwise(tokens):
        if (
            a.ent == b.ent == "PERSON"
            and a.sentence == b.sentence
            and b.text[:1].isupper()
            and a.text[:1].isupper()
            and b.start == a.end + 1
        ):
            found.add(fold(b.text))
            found |= {fold(a.text)} if a.text in given() else set()
    return frozenset(found)


@once
def with_article(parse: Parse) -> frozenset[str]:
    """Words with a capital before which the text somewhere puts "the", and not for a noun behind them: "the Troubles", "the Empire's men" are no towns."""
    told = (t for t in parse.tokens if t.pos == "PROPN" and t.dep != "compound" and t.text[:1].isupper())
    alone = (t for t in told if [parse.tokens[k].text.lower() for k in parse.children[t.i] if k < t.i] == ["the"])
    return frozenset(t.text.lower() for t in alone if t.text.lower().isalpha())


def is_person(parse: Parse, span: Span) -> bool:
    """Whether the words are (part of) a person's name by their tag, a title before them, or a name beside them."""
    tokens = [parse.tokens[i] for i in parse.tokens_in(span)]
    if not tokens or not parse.grammatical:
        return False
    before, _ = _neighbours(parse, tokens)
    if before.rstrip(".") in _list("person"):
        return True
    tagged = [t.ent == "PERSON" for t in tokens]
    if not any(tagged):
        return False
    return _joined(parse, tokens) or (
        before not in _list("before") and all(t.dep in ("nsubj", "poss", "compound", "appos") for t in tokens[-1:])
    )


def _neighbours(parse: Parse, tokens: list[Token]) -> tuple[str, str]:
    first, last = tokens[0].i, tokens[-1].i
    before = parse.tokens[first - 1] if first and parse.tokens[first - 1].sentence == tokens[0].sentence else None
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) and parse.tokens[last + 1].sentence == tokens[0].sentence else None
    return (before.text.lower() if before else ""), (after.text if after else "")


def _joined(parse: Parse, tokens: list[Token]) -> bool:
    """Whether another capitalised name stands right beside, as in a person's name."""
    first, last = tokens[0].i, tokens[-1].i
    sentence = parse.sentences[tokens[0].sentence]
    for i in (first - 1, last + 1):
        if sentence.first <= i < sentence.last:
            t = parse.tokens[i]
            gap = parse.text.text[min(t.end, tokens[-1].end) : max(t.start, tokens[0].start)]
            if t.pos == "PROPN" and t.text[:1].isupper() and gap.strip() == "" and not (i < first and i == sentence.first and t.ent == ""):
                return not any(fold(t.text) in words("en", "places")["stop"][rank] for rank in ("region", "city", "river"))
            if t.text == "-" and gap == "":
                return True
    return False


@functools.lru_cache(maxsize=64)
def _datelines(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for m in DATELINE.finditer(text, 0, 1500):
        where = m.group("where")
        if where.split(",")[0].split("(")[0].strip().isupper() or re.search(r"[—–]|--", m.group()) or "," in where:
            found.append((m.start("where"), m.end("where")))
    m2 = re.match(r"\s*([A-Z]{4,}(?: [A-Z]{4,})?)\b(?= [A-Z][a-z])", text)
    if m2:
        found.append((m2.start(1), m2.end(1)))
    return tuple(found)


def dateline_end(parse: Parse, at: int) -> int:
    """End of the dateline in which an offset lies, or 0."""
    for f in parse.text.source.furniture:
        if f.kind == "dateline" and f.span.start <= at < f.span.end:
            return f.span.end
    for m in re.finditer(r"(?m)^([A-Z]{4,}(?: [A-Z]{4,})?)\b(?= [A-Z][a-z])", parse.text.text[:1500]):
        if m.start(1) <= at < m.end(1):
            return m.end(1)
    return next((end for start, end in _datelines(parse.text.text[:1600]) if start <= at < end), 0)


def of_thing(parse: Parse, span: Span) -> bool:
    """Whether a place only tells what a thing is: "three Vigo pick-ups", the mission of a country in languages without a grammar ("韩国总领事馆")."""
    lists = words("en", "places")["things"]
    if not parse.grammatical:
        return parse.text.text.startswith(tuple(lists["missions"]), span.end)
    tokens = list(parse.tokens_in(span))
    last = parse.tokens[tokens[-1]] if tokens else None
    return last is not None and last.dep in ("compound", "nmod", "amod") and parse.tokens[last.head].lemma.lower() in lists["vehicles"]


def metonym(parse: Parse, span: Span) -> bool:
    """Whether a capital or country acts or is addressed here, so that its government is meant ("Seoul is asking Beijing")."""
    tokens = list(parse.tokens_in(span))
    if not tokens or not parse.grammatical:
        return False
    token = parse.tokens[tokens[-1]]
    verb = parse.tokens[token.head]
    table = words("en", "places")["metonym"]
    if token.dep == "nsubj" and verb.pos in ("VERB", "AUX"):
        return verb.lemma not in table["not_acts"]
    if token.dep in ("dobj", "obj", "dative") and verb.lemma in table["addressed"]:
        return True
    if token.dep == "nsubjpass":
        return verb.lemma in table["addressed"]
    if token.dep == "pobj" and verb.lemma in ("by", "on", "to"):
        governor = parse.tokens[verb.head]
        return (verb.lemma == "by" and verb.dep == "agent") or (verb.lemma in ("on", "to") and governor.lemma in table["addressed"])
    return False


def in_article(parse: Parse, span: Span) -> bool:
    """Whether words stand in the article, its title or its dateline, not in the furniture of the page."""
    source = parse.text.source
    if not source.main_text and not source.furniture:
        return True
    if parse.text.in_main(span):
        return True
    return any(f.kind in ("dateline", "title", "caption") and f.span.covers(span) for f in source.furniture)
