"""Groups whose parts add up: "nine people: five women, three men and a boy", "Ana Koval and her son hid with six others" of eight who were caught."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.coordination import coordinated
from habeas.finding.drafts import Draft
from habeas.finding.numbers import numerals

COLON = frozenset({":", "-", "–", "—", "("})
MADE_OF = frozenset({"consist", "comprise", "make", "be", "include"})
THEY = frozenset({"they", "group", "party", "those"})
OTHERS = frozenset({"other", "others"})
TOGETHER = frozenset({"with", "alongside"})
OPENS = frozenset({"nsubj", "nsubjpass", "npadvmod", "pobj", "dobj"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
BEFORE = 6
"""Sentences before "with six others" within which all of them are counted."""


def adding_up(parse: Parse, standing: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """(group, part): those whose numbers add up to a group that was counted, and "two of the women" of the women."""
    who = {m.head: (d, m) for d in standing for m in d.mentions if m.form != "pronoun"}
    counted = [(d, m) for d in standing if (number(d) or 0) > 1 for m in d.mentions if m.form == "group"]
    for group, m in counted:
        yield from ((group, part) for part in _told_off(parse, group, m, who))
    for others, m in counted:
        if set(others.nouns) & OTHERS:
            row = _beside(parse, m, who)
            wholes = {
                id(d): d for d, w in counted if number(d) == len(row) + (number(others) or 0) and 0 <= m.sentence - w.sentence <= BEFORE
            }
            if row and len(wholes) == 1:
                (whole,) = wholes.values()
                yield from ((whole, part) for part in (*row, others))
    for t in [t for t in parse.tokens if t.tag == "CD" and t.dep in OPENS]:
        for noun in clauses.phrases(parse, t.i, frozenset({"of"})):
            yield from _named_of(parse, t.i, noun, who)


def number(d: Draft) -> int | None:
    """How many somebody told of are: one, or the number of a group where it is exact."""
    if not d.group:
        return 1
    amount = d.amount
    return int(amount.low) if amount is not None and amount.low is not None and amount.exact else None


def _told_off(parse: Parse, group: Draft, m: Candidate, who: dict[int, tuple[Draft, Candidate]]) -> list[Draft]:
    """The parts told behind a colon, or in the next sentence ("They are ...", "The group was made up of ..."), where they add up."""
    here = parse.sentences[m.sentence]
    colon = next((i for i in range(m.head + 1, here.last) if parse.tokens[i].text in COLON), None)
    rows = [range(colon + 1, here.last)] if colon is not None else []
    if m.sentence + 1 < len(parse.sentences):
        behind = parse.sentences[m.sentence + 1]
        if _made_of(parse, behind.first, behind.last):
            rows.append(range(behind.first + 1, behind.last))
    for row in rows:
        parts: list[Draft] = []
        for i in row:
            part, said = who.get(i, (group, m))
            if part is group or part in parts:
                continue
            if number(part) is None or said.kin is not None or said.form == "name":
                break
            parts.append(part)
            if sum(number(p) or 0 for p in parts) >= (number(group) or 0):
                break
        if len(parts) > 1 and sum(number(p) or 0 for p in parts) == number(group):
            return parts
    return []


def _made_of(parse: Parse, first: int, last: int) -> bool:
    verb = next((i for i in range(first, min(last, first + 5)) if parse.tokens[i].lemma.lower() in MADE_OF), None)
    return verb is not None and any(parse.tokens[i].text.lower() in THEY for i in range(first, verb))


def _named_of(parse: Parse, count: int, noun: int, who: dict[int, tuple[Draft, Candidate]]) -> Iterator[tuple[Draft, Draft]]:
    """Those whom "two of the women, Ana Koval and a nurse of 29, Rosa Mena," names, as many as it says, of the women told of last."""
    last = parse.sentences[parse.tokens[noun].sentence].last
    end = next((i for i in range(noun + 1, last) if clauses.is_verb(parse, i) and parse.tokens[i].tag in FINITE), last)
    named = [who[i][0] for i in range(noun + 1, end) if i in who and who[i][1].form == "name"]
    lemma = parse.tokens[noun].lemma.lower()
    alike = [d for i, (d, _) in sorted(who.items()) if i < noun and d.group and lemma in d.nouns and (number(d) or 0) >= len(named)]
    whole = who[noun][0] if noun in who and who[noun][0].group else alike[-1] if alike else None
    many = numerals("en").value(parse.tokens[count].text)
    if (
        whole is not None
        and named
        and len(dict.fromkeys(map(id, named))) == many
        and parse.tokens[noun + 1].text in (",", "-", "–", "—", "(")
    ):
        yield from ((whole, d) for d in named if d is not whole)


def _beside(parse: Parse, m: Candidate, who: dict[int, tuple[Draft, Candidate]]) -> list[Draft]:
    """Those with whom so many others are told of, each a single person: "Ana Koval, her son and six others", "they hid with six others"."""
    governor = parse.tokens[parse.tokens[m.head].head]
    if parse.tokens[m.head].dep == "pobj" and governor.text.lower() in TOGETHER:
        verb = clauses.governing_verb(parse, governor.i)
        heads = [j for s in clauses.subjects(parse, verb) for j in coordinated(parse, s)] if verb is not None else []
    else:
        first = m.head
        while parse.tokens[first].dep == "conj":
            first = parse.tokens[first].head
        heads = [j for j in coordinated(parse, first) if j != m.head]
    row = [who[j][0] for j in heads if j in who]
    return row if len(row) == len(heads) and not any(d.group for d in row) else []
