"""What a figure counts and who gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from habeas.finding.amount_grammar import amount_grammar
from habeas.finding.annotations import AmountMention, Cast, Parse, Sentence, Utterance
from habeas.finding.counted import unit_of
from habeas.finding.nearby import Nearby

LONGEST = 60
SMALL = frozenset(["the", "a", "an", "of", "in", "to", "at", "by", "for", "and", "or", "on", "from", "with", "that", "as", "per"])


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted, in the report's words, and its unit where the number itself shows none."""

    words: str
    unit: str | None


def what_of(parse: Parse, sentence: Sentence, a: AmountMention, know: dict[str, Any]) -> Subject:
    """What a number counts: its noun with the verb that governs it, else what the sentence gives the number of."""
    text = parse.text.text
    if a.shape == "money":
        verb = _verb(parse, a, frozenset())
        kind = "income" if verb in know.get("income", ()) else "price"
        return Subject(f"{kind} ({verb})" if verb else kind, a.amount.unit)
    if a.counted is None and not re.search(r"\bof\b", parse.words(a.span)):
        m = re.search(know["of_what"], text[sentence.span.start : a.span.start], re.IGNORECASE)
        if m is not None:
            return Subject(
                _short(re.split(r"\s+(?:is|are|was|were|has|have|had|will|who)\b", m["what"])[0]), _unit(parse, m["what"].split()[0])
            )
    verb = _verb(parse, a, frozenset(know.get("knowing", ())))
    noun = _noun(parse, a)
    said = f"{noun} {verb}".strip() or _short(text[a.span.start : a.span.end])
    return Subject(said, a.amount.unit)


def _noun(parse: Parse, a: AmountMention) -> str:
    if a.counted is None:
        return (a.amount.unit or "").partition(" per ")[0].replace("persons", "people")
    end = parse.tokens[a.counted].end
    return _short(parse.text.text[a.number.end : end]) if a.number.end < end else parse.tokens[a.counted].text


def _unit(parse: Parse, noun: str) -> str | None:
    grammar = amount_grammar(parse.language.split("-")[0])
    unit = unit_of(noun, grammar)
    return unit if unit == "persons" else None


def _verb(parse: Parse, a: AmountMention, knowing: frozenset[str]) -> str:
    """The verb nearest above the number, as its lemma; below one that only says how the number is known, the verb it leads to."""
    inside = parse.tokens_in(a.number)
    if not parse.grammatical or not inside:
        return ""
    below = [c for c in (parse.children[a.counted] if a.counted is not None else ()) if parse.tokens[c].dep in ("acl", "relcl")]
    above = [i for i in parse.ancestors(inside[-1]) if parse.tokens[i].pos == "VERB"]
    for i in [*below, *above][:1]:
        if parse.tokens[i].lemma.lower() not in knowing:
            return parse.tokens[i].lemma.lower()
        led = [
            j
            for j in sorted(parse.subtree(i))
            if parse.tokens[j].pos == "VERB" and parse.tokens[j].dep in ("xcomp", "ccomp", "pcomp", "acl")
        ]
        told = [parse.tokens[j].lemma.lower() for j in led if parse.tokens[j].lemma.lower() not in knowing]
        return told[0] if told else ""
    return ""


def _short(said: str) -> str:
    return " ".join(said.split())[:LONGEST].strip()


def series_of(what: str, unit: str | None, region: str | None) -> str:
    """A key that the points of one series share: what is counted and its unit, in small letters without function words."""
    parts = [w for w in re.findall(r"\w+", what.lower().split(" (")[0]) if w not in SMALL]
    return "-".join([*parts, *re.findall(r"\w+", (unit or "").lower())])[:80]


def reporter(parse: Parse, a: AmountMention, cast: Cast, utterances: Nearby[Utterance], know: dict[str, Any]) -> str | None:
    """The id of who gives the number: the speaker of the innermost utterance around it, else the subject of the verb that counts."""
    around = [u for u in utterances.near(a.number) if u.content.covers(a.number) or u.span.covers(a.number)]
    for u in sorted(around, key=lambda u: (len(u.content), u.content.start)):
        if u.voice.entity is not None:
            return u.voice.entity
        if u.direct and u.content.covers(a.number):
            return None
    return _who_counts(parse, a, cast, frozenset(know["reporting"])) or _named_beside(parse, a, cast, know)


def _named_beside(parse: Parse, a: AmountMention, cast: Cast, know: dict[str, Any]) -> str | None:
    """ "according to the charity X" anywhere in the sentence holds for all its numbers."""
    sentence = parse.sentence_at(a.number.start)
    if sentence is None or not know.get("according"):
        return None
    text = parse.text.text
    for m in cast.inside(sentence.span):
        if m.form in ("organisation", "name") and re.search(know["according"], text[sentence.span.start : m.span.start], re.IGNORECASE):
            return m.entity
    return None


def _who_counts(parse: Parse, a: AmountMention, cast: Cast, reporting: frozenset[str]) -> str | None:
    inside = parse.tokens_in(a.number)
    if not parse.grammatical or not inside:
        return None
    heads = cast.by_head()
    told = False
    for i in parse.ancestors(inside[-1]):
        told = told or parse.tokens[i].lemma.lower() in reporting
        if not told:
            continue
        for c in parse.children[i]:
            if parse.tokens[c].dep in ("nsubj", "nsubjpass"):
                mention = heads.get(c)
                return mention.entity if mention is not None else None
    return None
