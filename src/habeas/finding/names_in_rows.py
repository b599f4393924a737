"""The company a name keeps: who stands beside a person in "A, B and C", is somebody's relative, or does what people do, is a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.finding.annotations import Parse
from habeas.finding.descriptions import kin, nouns
from habeas.finding.given_names import given
from habeas.finding.lexicon import word_list

ELSE = frozenset({"LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "DATE"})
"""What the grammar's proposals call things: such a word in a row of people is not made a person. A town (GPE) that the gazetteer does not know is
one only where people are the fewer in the row."""
TRADE = 6
"""Words in which a trade and what it is of are told before a name."""
LIVED = re.compile(r"\s?[,(]\s?(?:born |b\. ?)?(?:1[89]|20)\d\d\s?[-–—]\s?(?:1[89]|20)\d\d\b")
"""The years of a life behind a name: "Ana Koval (1968-2007)"."""
OPENING = frozenset({"a", "an", "the", "another", "one", "his", "her", "their", "my"})
FEW = 2
"""Full names that a row must have before a single word in it is a name as well."""


def row(parse: Parse, run: Sequence[int]) -> tuple[int, ...]:
    """The heads of all that stands in one row with a run of words, its own included; () where it stands alone."""
    head = head_of(parse, run)
    first = opening(parse, head)
    members, todo = [first], [first]
    while todo:
        linked = [k for k in parse.children[todo.pop()] if parse.tokens[k].dep in ("conj", "appos")]
        members += linked
        todo += linked
    return tuple(sorted(members)) if head in members and len(members) > 1 else ()


def opening(parse: Parse, i: int) -> int:
    """The token that the row begins with in which a token stands: itself where it stands in none."""
    while parse.tokens[i].dep in ("conj", "appos") and parse.tokens[i].head != i:
        i = parse.tokens[i].head
    return i


def head_of(parse: Parse, run: Sequence[int]) -> int:
    """The token of a run by which the clause holds it."""
    return next((i for i in run if parse.tokens[i].head not in run), run[-1])


def beside_people(parse: Parse, run: Sequence[int], size: int, met: dict[int, tuple[int, bool]]) -> bool:
    """Whether a run of `size` words stands in a row with people. `met`: for each word of those known, how many words the name has and whether the
    grammar itself proposed a person there: where it did it knows people when it sees them, and what it calls a body beside them is one."""
    mine = {parse.tokens[i].ent for i in run}
    there = row(parse, run)
    beside = {met[i] for i in there if i in met and i not in run}
    full = [known for words, known in beside if words > 1]
    known_there = sum(i in met and met[i][0] > 1 for i in there)
    if full and size == 1 and parse.tokens[run[-1]].text in given() and _before_relative(parse, run, there):
        return True
    if not full or mine & ELSE or ("GPE" in mine and 2 * known_there < len(there)):
        return False
    if size == 1:
        return known_there >= FEW and "ORG" not in mine
    return "ORG" not in mine or not all(full)


def _before_relative(parse: Parse, run: Sequence[int], there: Sequence[int]) -> bool:
    """Whether a given name stands right before "and" and the full name of a relative: "Yusuf and Maryam Ndiaye"."""
    after = run[-1] + 1
    return parse.tokens[after].text in ("and", "&") and any(after < i <= after + FEW + 1 for i in there)


def listed(parse: Parse, run: Sequence[int]) -> bool:
    """Whether a run stands in a row with somebody whom the pipeline knows for a person."""
    head = head_of(parse, run)
    row = [parse.tokens[head].head] if parse.tokens[head].dep == "conj" else []
    row += [k for k in parse.children[head] if parse.tokens[k].dep == "conj"]
    return any(parse.tokens[k].ent == "PERSON" for k in row)


def kindred(parse: Parse, run: Sequence[int]) -> bool:
    """Whether the name is somebody's relative by what stands around it: "wife of X", "her husband, X"."""
    if _set_beside(parse, run):
        return True
    if _with_kin(parse, run[-1]):
        return True
    if len(run) < 2:  # "her daughter Luwam"
        noun, owner = (parse.tokens[i] if i >= 0 else None for i in (run[0] - 1, run[0] - 2))
        return bool(noun and owner and noun.tag == "NN" and noun.lemma.lower() in kin() and owner.tag in ("PRP$", "POS")) and _printed(
            parse, run[0]
        )
    before = [t.lemma.lower() if t.tag == "NNS" else t.text.lower() for t in parse.tokens[max(0, run[0] - 3) : run[0]]]
    return any(w in kin() for w in before) and all(
        w in kin() or w in ("of", "'s", ",", "his", "her", "my", "their", "the", "named", "called") for w in before[-2:]
    )


def _with_kin(parse: Parse, last: int) -> bool:
    """Whether somebody's relative is joined to a name by "and": "Amina and her husband"."""
    behind = parse.tokens[last + 1 : last + 4]
    if (
        len(behind) < 3
        or behind[0].text not in ("and", "with")
        or parse.tokens[last].pos != "PROPN"
        or not parse.tokens[last].text.istitle()
    ):
        return False
    return behind[1].text.lower() in ("his", "her") and behind[2].lemma.lower() in kin() and behind[2].pos == "NOUN"


def undergoes(parse: Parse, run: Sequence[int]) -> bool:
    """Whether what is done to a name is done to people only: "that Dilnur Abdi should be sent back"."""
    t = parse.tokens[head_of(parse, run)]
    verb = parse.tokens[t.head]
    if t.dep == "nsubjpass" and verb.lemma == "send":
        return any(parse.tokens[k].text.lower() in ("back", "home") for k in parse.children[verb.i])
    return t.dep == "nsubjpass" and verb.lemma.lower() in word_list("done_to_people")


def _set_beside(parse: Parse, run: Sequence[int]) -> bool:
    """Whether a name stands between commas behind somebody's relative or one person of a trade: "her son, Luwam, who", "the coordinator, Ana Koval"."""
    if run[0] < 2 or parse.tokens[run[0] - 1].text != ",":
        return False
    before, after = parse.tokens[run[0] - 2], parse.tokens[min(run[-1] + 1, len(parse.tokens) - 1)]
    if before.text == "other" and after.text == "," and len(run) < 2:  # "One was freed; the other, Jampa, was not"
        return _printed(parse, run[0])
    if before.tag != "NN" or not before.text.islower() or after.text not in (",", ".", ";", "and"):
        return False
    if len(run) < 2:
        owned = any(parse.tokens[k].dep == "poss" for k in parse.children[before.i])
        return owned and before.lemma.lower() in kin() and _printed(parse, run[0])
    apposed = parse.tokens[head_of(parse, run)]
    return apposed.dep == "appos" and ((apposed.head == before.i and before.lemma.lower() in nouns()) or _of_a_trade(parse, before.i))


def _of_a_trade(parse: Parse, i: int) -> bool:
    """Whether the words up to a token are one person of a trade and what it is of: "a student of theology", "the owner of a bakery"."""
    for k in range(i, max(1, i - TRADE), -1):
        t, opens = parse.tokens[k], parse.tokens[k - 1].text.lower()
        if t.tag == "NN" and t.lemma.lower() in nouns() and (opens in OPENING or parse.tokens[k - 1].pos == "ADJ") and k < i:
            return parse.tokens[k + 1].text.lower() in ("of", "for")
        if not t.text.islower() or t.pos not in ("NOUN", "ADJ", "DET", "ADP", "PRON"):
            return False
    return False


def _printed(parse: Parse, i: int) -> bool:
    """Whether a word is printed as a name alone is: "Luwam", not "OK"."""
    return parse.tokens[i].text.istitle() and len(parse.tokens[i].text) > 2 and parse.tokens[i].pos == "PROPN"


def acts(parse: Parse, i: int) -> bool:
    """Whether a token is subject or object of a verb, or stands in apposition, as people do."""
    return parse.tokens[i].dep in ("nsubj", "nsubjpass", "dobj", "appos", "poss", "agent", "conj", "pobj", "dative")
