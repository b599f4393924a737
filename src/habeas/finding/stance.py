"""How a clause is meant: as fact, on hearsay, denied, feared, expected, asked for, or as what is usually done.

The clause is read with its own auxiliaries and adverbs, then with everything above it: "urged China not to send them back" asks, whatever stands
inside. A word that does not know its governor well says less than fact: the gravest error would be a fear kept as an event.
"""

from __future__ import annotations

import itertools
import re

from habeas.finding.annotations import Modality, Parse
from habeas.finding.governors import climb
from habeas.finding.lexicon import words
from habeas.finding.mood import Verdict, own
from habeas.model.claims import Stance
from habeas.model.quote import Span

ORDER: tuple[Stance, ...] = ("denied", "not_confirmed", "asked", "feared", "predicted", "policy", "hedged")
"""Which stance wins where several hold: a denial of a plan is a denial, a routine that is believed is a routine."""
VERB_LAST = frozenset({"ko", "ja"})
PIECE = re.compile(r"[,;:，、；：،؛]")


def modality(parse: Parse, head: int) -> Modality:
    """How the clause (or the noun of happening) governed by token `head` is meant.

    `negated`: the clause says that it is not so, or did not come about ("was not arrested", "failed to flee", "without being caught").
    `why` names the deciding words; it begins with "attempt:" for what was tried and "unreal:" for films, dreams and counterfactuals.
    """
    if not parse.grammatical:
        t = parse.tokens[head]
        return modality_of_words(parse, Span(t.start, t.end))
    verdicts = [*own(parse, head), *climb(parse, head)]
    return settle(verdicts)


def settle(verdicts: list[Verdict]) -> Modality:
    """One answer from all that was seen in and above a clause."""
    negated = any(v.negated for v in verdicts)
    for stance in ORDER:
        for v in verdicts:
            if v.stance == stance:
                return Modality(stance, negated, v.why)
    return Modality("asserted", negated, next((v.why for v in verdicts if v.negated), ""))


def modality_of_words(parse: Parse, span: Span) -> Modality:
    """How the words around a span are meant, from words alone: for languages without a grammar here.

    Looks at the piece of the sentence between commas in which the span lies, and in languages whose verb comes last also at the sentence's end.
    """
    language = parse.language.split("-")[0]
    rules = words(language, "stance").get("patterns", [])
    text = _piece(parse, span, language in VERB_LAST)
    verdicts = []
    for rule in rules:
        found = re.search(rule["match"], text, re.IGNORECASE)
        if found:
            stance: Stance | None = rule.get("stance")
            verdicts.append(Verdict(stance, found.group().strip(), bool(rule.get("negated", False))))
    return settle(verdicts)


def _piece(parse: Parse, span: Span, verb_last: bool) -> str:
    sentence = parse.sentence_at(span.start)
    if sentence is None:
        return parse.words(span)
    text, base = parse.words(sentence.span), sentence.span.start
    cuts = [0, *(m.end() for m in PIECE.finditer(text)), len(text)]
    kept = [text[a:b] for a, b in itertools.pairwise(cuts) if base + a < max(span.end, span.start + 1) and span.start < base + b]
    if verb_last and cuts[-2] > span.end - base:
        kept.append(text[cuts[-2] :])
    return " ".join(kept)
