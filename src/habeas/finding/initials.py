"""People whose names are kept back and who are called by initials: "A. fears that he is next", "N., 41, was a prosecutor", "A.'s cousin"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from habeas.finding.annotations import Parse, Sentence, Token
from habeas.finding.descriptions import kin, lives, nouns
from habeas.finding.lexicon import word_list
from habeas.finding.remembered import once

INITIALS = re.compile(r"^(?:[A-Z]\.){1,3}$")
AGED = re.compile(r"\s?(?:,|\()\s?(?:aged\s)?\d{1,2}(?:\syears?(?:\sold)?)?\s?[,;)]")
OFFICIAL = frozenset(("U.S.", "U.K.", "U.N.", "E.U.", "D.C."))


def called_by_initials(parse: Parse) -> Iterator[tuple[Sentence, int]]:
    """Where somebody is called so."""
    for s in parse.main_sentences():
        for i in range(s.first, s.last):
            if parse.tokens[i].text in initials(parse) and not _beside_capitals(parse, i):
                yield s, i


@once
def initials(parse: Parse) -> frozenset[str]:
    """Initials that stand for somebody whose name is kept back: met twice, and at least once doing, owning or being what only people are."""
    alone = [t for t in parse.tokens if INITIALS.match(t.text) and t.text not in OFFICIAL and not _beside_capitals(parse, t.i)]
    met = Counter(t.text for t in alone)
    return frozenset(t.text for t in alone if met[t.text] > 1 and (AGED.match(parse.text.text, t.end) or _lives(parse, t)))


def _beside_capitals(parse: Parse, i: int) -> bool:
    """Whether an initial is part of a longer name ("J. Moss") or of a row of letters."""
    near = [parse.tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(parse.tokens) and parse.tokens[k].sentence == parse.tokens[i].sentence]
    begins = parse.sentences[parse.tokens[i].sentence].first
    return any(t.text[:1].isupper() and t.text[:1].isalpha() and t.i != begins for t in near)


def _lives(parse: Parse, t: Token) -> bool:
    """Whether what is said of a token is said of people: it is a trade, has kin, says, fears or flees."""
    above = parse.tokens[t.head]
    beside = [parse.tokens[k] for k in parse.children[t.i] if parse.tokens[k].dep == "appos"]
    if any(b.lemma.lower() in nouns() or b.lemma.lower() in kin() for b in beside):
        return True
    if t.dep == "poss":
        return above.lemma.lower() in kin()
    if t.dep == "pobj" and above.text.lower() == "of":
        return parse.tokens[above.head].lemma.lower() in kin()
    return t.dep in ("nsubj", "nsubjpass") and (above.lemma.lower() in lives() or above.lemma.lower() in word_list("speech"))
