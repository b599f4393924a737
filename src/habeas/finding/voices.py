"""Whose voice it is: from the word that stands where the speaker stands to who that is and how near they are to what they say."""

from __future__ import annotations

import functools
import re

from habeas.finding import gazetteer
from habeas.finding.annotations import Cast, EntityMention, Parse, Voice
from habeas.finding.lexicon import words
from habeas.model.claims import SpeakerKind
from habeas.model.people import Organisation, Person
from habeas.model.quote import Span

OF_OFFICE = frozenset({"state_security", "state_other", "legislature", "court"})
KINDS: tuple[SpeakerKind, ...] = ("relative", "official", "expert", "organisation", "witness", "media", "victim", "anonymous", "public")
LONGEST = 14
"""Words of a description of somebody unnamed that are kept."""
PAUSE = re.compile(r"[,;:“”\"]")
BROKEN = re.compile(r"[/()\[\]]")
WORD = re.compile(r"[\w’'-]+")
NAMING = frozenset({"compound", "amod", "nmod", "poss", "case", "det", "flat", "nummod", "prep", "pobj"})


@functools.cache
def known(*path: str) -> frozenset[str]:
    """A list of words/en/speech.toml as a set."""
    table = words("en", "speech")
    for step in path[:-1]:
        table = table.get(step, {})
    return frozenset(table.get(path[-1], ()))


def mention_at(cast: Cast, parse: Parse, i: int) -> EntityMention | None:
    """Who is mentioned by token i: the mention it heads, else the shortest that holds it."""
    headed = cast.headed(i)
    if headed:
        return min(headed, key=lambda m: len(m.span))
    t = parse.tokens[i]
    over = [m for m in cast.near(Span(t.start, t.end)) if m.span.start <= t.start and t.end <= m.span.end]
    return min(over, key=lambda m: len(m.span)) if over else None


def noun_phrase(parse: Parse, i: int) -> Span:
    """The words of a noun with what names it, without clauses and appositions behind it."""
    first = last = i
    stack = [i]
    while stack:
        j = stack.pop()
        for c in parse.children[j]:
            t = parse.tokens[c]
            if t.dep not in NAMING or (c > i and t.dep == "prep" and t.lemma not in ("of", "in", "for", "inside", "from")):
                continue
            if t.ent == "DATE" and parse.tokens[i].pos == "PROPN":  # "last August Bae said"
                continue
            first, last = min(first, c), max(last, c)
            stack.append(c)
    return parse.span(first, last)


def voice(parse: Parse, cast: Cast, i: int, relay: tuple[str, ...] = ()) -> Voice:
    """The voice of whoever token i stands for."""
    i = _called(parse, i)
    found = mention_at(cast, parse, i)
    phrase = plain(parse.words(noun_phrase(parse, i)))
    unnamed = plain(parse.words(described(parse, i)))
    around = parse.words(parse.sentences[parse.tokens[i].sentence].span).lower()
    hidden = found is not None and found.form == "nominal" and any(w in around for w in known("persons", "unnamed"))
    if found is None or hidden:
        return Voice(found.entity if found else None, unnamed, _kind_of_words(parse, i, around), relay)
    person = cast.who(found.entity)
    if isinstance(person, Organisation):
        return Voice(person.id, as_written(parse, i, person), kind_of_body(person), relay)
    if person is None:
        return Voice(found.entity, unnamed, _kind_of_words(parse, i, around), relay)
    kind = kind_of_person(person, cast, phrase)
    return Voice(person.id, name_of(person) or (None if parse.tokens[i].pos == "PRON" else unnamed) or _description(person), kind, relay)


def _called(parse: Parse, i: int) -> int:
    """ "The website Uriminwatch": the name right behind a common noun is who is meant."""
    t = parse.tokens[i]
    if t.pos != "NOUN" or i + 1 >= len(parse.tokens) or not parse.tokens[i + 1].text[:1].isupper():
        return i
    name = parse.tokens[i + 1]
    own = name.pos == "PROPN" and (name.head == i or name.head == t.head) and name.dep in ("appos", t.dep)
    return name.i if own else i


def described(parse: Parse, i: int) -> Span:
    """A noun with all that tells which one is meant: "two people with direct knowledge of the raid", "a person close to the family"."""
    near = noun_phrase(parse, i)
    told = [c for c in parse.children[i] if c > i and _tells_which(parse, c)]
    if parse.tokens[i].pos == "PROPN" or not told:
        return near
    last = max(j for c in told for j in parse.subtree(c))
    whole = parse.span(min(parse.tokens_in(near)), last)
    return whole if len(parse.tokens_in(whole)) <= LONGEST and not PAUSE.search(parse.words(whole)) else near


def _tells_which(parse: Parse, c: int) -> bool:
    t = parse.tokens[c]
    bare = t.dep in ("acl", "amod") and t.tag in ("VBN", "JJ")
    return (t.dep == "prep" and t.lemma.lower() in known("persons", "which")) or bare


def as_written(parse: Parse, i: int, body: Organisation) -> str:
    """What a report calls a body where it names it; the body's own name where it says "the ministry" or "it"."""
    words = plain(parse.words(noun_phrase(parse, i)))
    t = parse.tokens[i]
    if words.lower() in known("persons", "short_lands") and body.country:  # "the North says"
        land = gazetteer.country(body.country)
        return land.name if land else body.name
    return words if t.pos == "PROPN" and not BROKEN.search(words) else body.name


def name_of(person: Person) -> str | None:
    """The fullest name of a person, None for the unnamed."""
    return max((n.text for n in person.names), key=lambda n: (len(n.split()), len(n)), default=None)


def _description(person: Person) -> str | None:
    """The words an unnamed person is first spoken of by."""
    said = [plain(m.text) for m in person.mentions if m.text.lower() not in known("persons", "pronouns")]
    return said[0] if said else None


def kind_of_body(body: Organisation) -> SpeakerKind:
    """What kind of speaker an organisation is."""
    if body.kind in OF_OFFICE or body.actor in ("state", "foreign_state"):
        return "official"
    if body.kind == "media":
        return "media"
    return "organisation"


def kind_of_person(person: Person, cast: Cast, phrase: str) -> SpeakerKind:
    """How near a person stands: an office outweighs kinship, kinship a trade; the unnamed without either are anonymous."""
    described = " ".join([phrase, *person.occupations, *(m.text for m in person.mentions[:4])])
    kinds = _kinds(described)
    related = bool(person.kin) or cast.related(person.id)
    if "official" in kinds and not (related and not person.names):
        return "official"
    if related or ("relative" in kinds and not person.names):
        return "relative"
    for kind in KINDS[2:]:
        if kind in kinds and (kind != "anonymous" or not person.names):
            return kind
    return "unknown" if person.names else "anonymous"


def _kind_of_words(parse: Parse, i: int, around: str) -> SpeakerKind:
    t = parse.tokens[i]
    if any(w in around for w in known("persons", "unnamed")):
        return "anonymous"
    if t.ent == "GPE":
        return "official"
    head = t.lemma.lower()
    if head in known("kinds", "anonymous") and head not in known("kinds", "official"):
        return "anonymous"
    kinds = _kinds(parse.words(noun_phrase(parse, i)))
    if kinds:
        return next(k for k in KINDS if k in kinds)
    return "unknown"


def _kinds(described: str) -> set[SpeakerKind]:
    tokens = {w.lower().rstrip("’'s") if w.lower().endswith(("’s", "'s")) else w.lower() for w in WORD.findall(described)}
    tokens |= {w[:-1] for w in tokens if w.endswith("s")} | {w[:-3] + "y" for w in tokens if w.endswith("ies")}
    tokens |= {part for w in tokens if "-" in w for part in w.split("-")}
    return {kind for kind in KINDS if tokens & known("kinds", kind)}


@functools.lru_cache(maxsize=2048)
def plain(name: str) -> str:
    """A noun phrase as a name: on one line, without "a" or "the" before it or a possessive after it."""
    name = " ".join(name.split()).strip("\"'“”‘’,;:–— ")
    name = re.sub(r"[’']s$", "", name)
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE) or name
