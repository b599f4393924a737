"""Rows of people named one by one: "Among them are Ana Koval, a cook from Lisk; her son Tam, aged 9; and Bo Li, 40, a former guard".

What is said of each may stand beside the name; the row ends where the sentence goes on with a verb of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.drafts import Draft

MARKS = frozenset({",", ";", "(", ")", "-", "–", "—", ":"})
RELATIVES = frozenset({"who", "whom", "whose", "which", "where", "that", "when", "while"})
JOINTS = frozenset({"and", "&", "plus", "also"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BESIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "PUNCT", "ADV"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: the number of its first token and of the last, and who bears it."""

    first: int
    last: int
    who: Draft


def named_one_by_one(parse: Parse, first: int, names: dict[int, Named]) -> list[Named]:
    """Those whom a row that begins at a token names, whatever is told beside each; nobody who only stands in what is told of another."""
    row: list[Named] = []
    for part in _parts(parse, first, names):
        words = [parse.tokens[i] for i in part]
        if words[0].text.lower() in RELATIVES:
            continue
        at = next((i for i in part if i in names), None)
        before = part[: part.index(at)] if at is not None else part
        if any(parse.tokens[i].tag in FINITE for i in (before if at is not None else part)) or (
            row and at is not None and _goes_on(parse, names[at])
        ):
            break
        if at is None or not all(_beside(parse, i) for i in before) or (parse.tokens[names[at].last].dep == "pobj" and before):
            continue
        if all(names[at].who is not n.who for n in row):
            row.append(names[at])
    return row


def _goes_on(parse: Parse, name: Named) -> bool:
    """Whether a name is the subject of the verb right behind it: "..., Ana Koval said"."""
    behind = name.last + 1
    return behind < len(parse.tokens) and parse.tokens[behind].tag in FINITE


def _beside(parse: Parse, i: int) -> bool:
    t = parse.tokens[i]
    return t.pos in BESIDE or (t.tag == "VBN" and t.dep == "amod") or t.text.lower() == "aged"


def _parts(parse: Parse, first: int, names: dict[int, Named]) -> Iterator[range]:
    """The stretches between the marks of a row; "and" parts them where a name follows it."""
    last = parse.sentences[parse.tokens[first].sentence].last
    start, i = first, first
    while i < last:
        t = parse.tokens[i]
        joint = t.text.lower() in JOINTS and _name_follows(parse, i + 1, last, names)
        if t.text in MARKS or t.text == "." or joint:
            if i > start:
                yield range(start, i)
            start = i + 1
            if t.text == ".":
                return
        i += 1
    if last > start:
        yield range(start, last)


def _name_follows(parse: Parse, i: int, last: int, names: dict[int, Named]) -> bool:
    """Whether what stands behind "and" is a name, with a word or two beside it."""
    while i < last and i not in names:
        if not _beside(parse, i) or parse.tokens[i].text in MARKS:
            return False
        i += 1
    return i < last


def spelled(parse: Parse, drafts: Iterable[Draft]) -> dict[int, Named]:
    """Every name of the text by its first token."""
    found = {}
    for d in drafts:
        for m in d.mentions if not d.group else ():
            inside = parse.tokens_in(m.span) if m.form == "name" else range(0)
            if inside:
                found[inside.start] = Named(inside.start, inside.stop - 1, d)
    return found


def identified(parse: Parse, sentence: int, verbs: frozenset[str]) -> int | None:
    """The token behind which a sentence names people outright: "We can identify ...", "The families named three of them: ..."."""
    s = parse.sentences[sentence]
    for i in range(s.first, s.last):
        t = parse.tokens[i]
        if t.lemma.lower() not in verbs or not clauses.is_verb(parse, i) or clauses.passive(parse, i):
            continue
        as_what = any(u.text.lower() == "as" for u in parse.tokens[i : s.last])  # "named them as the authors"
        if clauses.own(parse, i, "dobj") and not as_what:
            return i + 1
    return None
