"""Those named as some of a counted group: "two of them, Ana Koval and Bo Li, had fled before", "the youngest of the nine is Tam Osei"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import words
from habeas.finding.listed_names import Named
from habeas.finding.numbers import numerals

MARKS = frozenset({",", "(", "-", "--", "–", "—", ":"})
LINKS = frozenset({",", "and", "&", ";"})
ALONE = 1


def some_named(parse: Parse, standing: Sequence[Draft], names: Mapping[int, Named]) -> None:
    """Make those whom a text names as some of a counted group its members, where it names as many as it says."""
    counted = [d for d in standing if d.group and _count(d) > ALONE]
    for group in counted:
        for m in group.mentions:
            many = _some(parse, m)
            row = _row(parse, m, names) if many is not None else []
            whole = group if many is not None and many < _count(group) else _before(counted, m, many or 0)
            if whole is not None and len(row) == many:
                whole.members += [d for d in row if d not in whole.members]


def _before(counted: Sequence[Draft], m: Candidate, many: int) -> Draft | None:
    """Of whom "two of them" are two: the larger group spoken of last before."""
    told = [(x.head, n) for n, d in enumerate(counted) if _count(d) > many for x in d.mentions if x.head < m.head and m not in d.mentions]
    return counted[max(told)[1]] if told else None


def _count(group: Draft) -> int:
    amount = group.amount
    return int(amount.low) if amount is not None and amount.low is not None and amount.exact else 0


def _some(parse: Parse, m: Candidate) -> int | None:
    """How many of a group are spoken of before it: "two of them", "the youngest of the nine"."""
    inside = parse.tokens_in(m.span)
    first = next((i + 1 for i in inside if parse.tokens[i].text.lower() == "of"), inside.start)
    if first < 2 or parse.tokens[first - 1].text.lower() != "of":
        return None
    word = parse.tokens[first - 2].text.lower()
    single = words("en", "people")["one_of"]["words"].split()
    return ALONE if word in single else numerals("en").values.get(word) or (int(word) if word.isdigit() else None)


def _row(parse: Parse, m: Candidate, names: Mapping[int, Named]) -> list[Draft]:
    """Those named right behind a group, between marks or behind "is"."""
    i = parse.tokens_in(m.span)[-1] + 1
    last = parse.sentences[m.sentence].last
    opens = i < last and (parse.tokens[i].text in MARKS or parse.tokens[i].lemma == "be")
    i += 1
    row: list[Draft] = []
    while opens and i < last:
        while i < last and i not in names and (parse.tokens[i].pos in ("NOUN", "ADJ", "DET") and not row):
            i += 1  # "two of them, the brothers Ana and Bo Koval"
        if i not in names:
            break
        row.append(names[i].who)
        i = names[i].last + 1
        while i < last and (parse.tokens[i].text.isdigit() or (parse.tokens[i].text == "," and parse.tokens[i + 1].text.isdigit())):
            i += 1
        if i >= last or parse.tokens[i].text not in LINKS:
            break
        while i < last and parse.tokens[i].text in LINKS:
            i += 1
    return row
