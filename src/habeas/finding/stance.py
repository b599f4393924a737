"""How a clause is meant: as fact, on hearsay, denied, feared, expected, asked for, or as what is usually done.

The clause is read with its own auxiliaries and adverbs, then with everything above it: "urged China not to send them back" asks, whatever stands
inside. A word that does not know its governor well says less than fact: the gravest error would be a fear kept as an event.
"""

from __future__ import annotations

import itertools
import re

from habeas.finding.annotations import Modality, Parse
from habeas.finding.governors import climb
from habeas.finding.grammar import Verdict
from habeas.finding.lexicon import words
from habeas.finding.own_words import own
from habeas.finding.remembered import once
from habeas.finding.taken_back import taken_back
from habeas.model.claims import Stance
from habeas.model.quote import Span

ORDER: tuple[Stance, ...] = ("denied", "not_confirmed", "asked", "feared", "predicted", "policy", "hedged")
"""Which stance wins where several hold: a denial of a plan is a denial, a routine that is believed is a routine."""
VERB_LAST = frozenset({"ko", "ja"})
PIECE = re.compile(r"[,;:，、；：،؛]")


@once
def modality(parse: Parse, head: int) -> Modality:
    """How the clause (or the noun of happening) governed by token `head` is meant.

    `negated`: the clause says that it is not so, or did not come about ("was not arrested", "failed to flee", "without being caught").
    `why` names the deciding words; it begins with "attempt:" for what was tried and "unreal:" for films, dreams and counterfactuals.
    """
    if not parse.grammatical:
        t = parse.tokens[head]
        return modality_of_words(parse, Span(t.start, t.end))
    return settle([*own(parse, head), *taken_back(parse, head)], list(climb(parse, head)))


def settle(inside: list[Verdict], above: list[Verdict]) -> Modality:
    """One answer from all that was seen in and above a clause.

    What is denied or not confirmed is negated only by its own words: "did not say whether she was held" does not say that she was not.
    """
    verdicts = [*inside, *above]
    negated = any(v.negated for v in verdicts)
    for stance in ORDER:
        for v in verdicts:
            if v.stance == stance:
                return Modality(stance, any(w.negated for w in inside) if stance in ("denied", "not_confirmed") else negated, v.why)
    return Modality("asserted", negated, next((v.why for v in verdicts if v.negated), ""))


def modality_of_words(parse: Parse, span: Span, own: bool = True) -> Modality:
    """How the words around a span are meant, from words alone: for languages without a grammar here; `own`: its own words have a say too.

    Looks at the piece of the sentence between commas in which the span lies, and in languages whose verb comes last also at the sentence's end.
    """
    language = parse.language.split("-")[0]
    rules = words(language, "stance").get("patterns", [])
    known = words(language, "stance")
    text = _piece(parse, span, language in VERB_LAST, known.get("joins", []), known.get("tails"), known.get("carries"))
    text = text if own else text.replace(parse.words(span), "…", 1)
    verdicts = []
    for rule in rules:
        found = re.search(rule["match"], text, re.IGNORECASE)
        if found:
            stance: Stance | None = rule.get("stance")
            verdicts.append(Verdict(stance, found.group().strip(), bool(rule.get("negated", False))))
    return settle(verdicts, [])


def _piece(parse: Parse, span: Span, verb_last: bool, joins: list[str], tails: str | None = None, carries: str | None = None) -> str:
    """The piece of the sentence a span lies in; with the piece before it where it begins with a word like "that" or "if" or ends like `tails`,

    and where that one only says how the next is meant (`carries`: "by one version").
    """
    sentence = parse.sentence_at(span.start)
    if sentence is None:
        return parse.words(span)
    text, base = parse.words(sentence.span), sentence.span.start
    cuts = [0, *(m.end() for m in PIECE.finditer(text)), len(text)]
    pieces = list(itertools.pairwise(cuts))
    kept = []
    for n, (a, b) in enumerate(pieces):
        if base + a < max(span.end, span.start + 1) and span.start < base + b:
            first = text[a:b].split()[:1]
            before = text[slice(*pieces[n - 1])] if n else ""
            opens = bool(first) and first[0].lower() in joins
            if n and (opens or (tails and re.search(tails, text[a:b])) or (carries and re.search(carries, before, re.IGNORECASE))):
                kept.append(text[slice(*pieces[n - 1])])
            kept.append(text[a:b])
    if verb_last and cuts[-2] > span.end - base:
        kept.append(text[cuts[-2] :])
    return " ".join(kept)
