"""Letters, appeals and testimony: where a report says "I" outside quotation marks, whoever its first lines name is speaking."""

from __future__ import annotations

from habeas.finding.annotations import Cast, Parse, Sentence, Utterance, Voice
from habeas.finding.quotations import Quotation
from habeas.finding.voices import kind_of_person, known, name_of
from habeas.model.people import Person

OPENING = 2
"""Sentences in which a letter names who writes it."""
ENOUGH = 2
"""Sentences with "I" that make a text somebody's own account."""
OWN = frozenset({"I", "My", "my"})


def own_account(parse: Parse, cast: Cast, marked: list[Quotation]) -> list[Utterance]:
    """Every sentence of a first-person account as the words of its writer; none where the report is told by an outlet."""
    main = parse.main_sentences()
    mine = [s for s in main if any(_says_i(parse, i, marked) for i in range(s.first, s.last))]
    if len(mine) < ENOUGH or 4 * len(mine) < len(main):
        return []
    writer = _writer(parse, cast, [s.i for s in main[:OPENING] if s not in mine])
    if writer is None:
        return []
    first = min(s.i for s in mine)
    return [Utterance(s.span, s.span, writer, False, None) for s in main if s.i >= first or _headed(parse, s)]


def _headed(parse: Parse, s: Sentence) -> bool:
    """Whether a line above the account is taken from it: “They came for my brother”."""
    line = parse.words(s.span)
    return (
        line[:1] in '“"‘' and not line.rstrip().endswith(".") and any(parse.tokens[i].text in (*OWN, "me") for i in range(s.first, s.last))
    )


def is_account(u: Utterance) -> bool:
    """Whether an utterance is a sentence of a first-person account: told without marks, without a word of speech, all of it."""
    return not u.direct and u.cue is None and u.span == u.content


def _says_i(parse: Parse, i: int, marked: list[Quotation]) -> bool:
    t = parse.tokens[i]
    return t.text in OWN and t.dep in ("nsubj", "nsubjpass", "poss") and not any(q.outer.start <= t.start < q.outer.end for q in marked)


def _writer(parse: Parse, cast: Cast, opening: list[int]) -> Voice | None:
    kin = any(parse.tokens[i + 1].lemma.lower() in known("kinds", "relative") for i in _mine(parse))
    for m in cast.mentions:
        person = cast.who(m.entity)
        if m.form == "name" and isinstance(person, Person) and m.head >= 0 and parse.tokens[m.head].sentence in opening:
            return Voice(person.id, name_of(person), "relative" if kin else kind_of_person(person, cast, name_of(person) or ""))
    row = 0  # "Lena Moss, 3 May 2020, to the Government": a name the cast does not hold
    while row < len(parse.tokens) and parse.tokens[row].pos == "PROPN":
        row += 1
    headed = opening and 2 <= row <= 4 and parse.tokens[row].text == ","
    return Voice(None, parse.words(parse.span(0, row - 1)), "relative" if kin else "unknown") if headed else None


def _mine(parse: Parse) -> list[int]:
    return [t.i for t in parse.tokens[:-1] if t.text in ("my", "My")]
