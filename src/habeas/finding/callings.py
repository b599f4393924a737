"""What somebody is by trade, in the words right beside the name: before it, behind it, or before or behind the row of names it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.descriptions import nouns
from habeas.finding.drafts import Draft
from habeas.finding.names_in_rows import row
from habeas.model.quote import Span

PHRASE = 4
"""Words before a name among which its bearer's trade may stand; hyphens are not counted."""
BEHIND = 9
"""Words behind a name, from the comma on, that may say what its bearer is."""
NEAR_ROW = 4
"""Words between a row of names and the plural that holds for all of it."""
ENDS = frozenset({".", ":", ";", ")"})
OPENS = frozenset({",", "-", "–", "—", "("})


def callings(parse: Parse, d: Draft, known: Collection[str]) -> tuple[str, ...]:
    """The `known` words for trades that stand beside somebody's names, each once."""
    found: dict[str, None] = {}
    for m in d.mentions:
        if m.form == "name":
            before = calling_before(parse, m.span, known)
            said = (before,) if before else (*calling_behind(parse, m.span, known), *_of_row(parse, m.span, known))
            found.update(dict.fromkeys(said))
    return tuple(found)


def calling_before(parse: Parse, span: Span, known: Collection[str]) -> str | None:
    """The one of the `known` words for a trade that stands nearest before a name in its phrase: "the journalist and poet Ana Koval"."""
    first = parse.tokens_in(span).start
    begins, left = parse.sentences[parse.tokens[first].sentence].first, PHRASE
    for t in reversed(parse.tokens[begins:first]):
        if t.text == "-":
            continue
        if left == 0 or t.ent == "PERSON" or t.text in ENDS or clauses.is_verb(parse, t.i):
            return None
        left -= 1
        word = _known(parse, t.i, known)
        if word is not None:
            return word
    return None


def calling_behind(parse: Parse, span: Span, known: Collection[str]) -> tuple[str, ...]:
    """The trades told behind a name in the same phrase: "Ana Koval, 31, a Kurdish artist and journalist,"; not "Ana Koval, editor Bo Li and"."""
    inside = parse.tokens_in(span)
    ends = parse.sentences[parse.tokens[inside.start].sentence].last
    after = parse.tokens[inside.stop : min(ends, inside.stop + BEHIND + 2)]
    if not after or after[0].text not in OPENS:
        return ()
    if len(after) > 2 and after[1].text.isdigit() and after[2].text in (",", ")"):
        after = after[2:]
    found = []
    for t in after[1:]:
        word = _known(parse, t.i, known)
        if word is not None and not _plural(parse, t.i) and not _names_follow(parse, t.i):
            found.append(word)
        elif t.text in ENDS or t.text == "," or t.text.lower() in ("who", "whose") or clauses.is_verb(parse, t.i):
            break
    return tuple(found)


def _of_row(parse: Parse, span: Span, known: Collection[str]) -> Iterable[str]:
    """The plural that holds for a whole row of names: "lawyers, Ana Koval and Bo Li", "Ana Koval and Bo Li - two reporters"."""
    inside = parse.tokens_in(span)
    together = row(parse, list(inside))
    if not together:
        return
    if parse.tokens[together[0]].pos != "PROPN":  # "lawyers, Ana Koval and Bo Li": the names stand in apposition to the plural
        word = _known(parse, together[0], known)
        yield from [word] if word is not None and _plural(parse, together[0]) else []
        return
    own = max((m for m in together if m <= inside.stop - 1), default=together[0])
    for member in [m for m in reversed(together) if m <= own]:
        said = _plural_before(parse, _leftmost(parse, member))
        if said is not None:
            word = _known(parse, said, known)
            yield from [word] if word is not None else []
            return
    s = parse.sentences[parse.tokens[together[0]].sentence]
    for i in range(together[-1] + 1, min(s.last, together[-1] + 1 + NEAR_ROW)):
        word = _known(parse, i, known) if _plural(parse, i) else None
        if word is not None:
            yield word
            return


def _plural_before(parse: Parse, first: int) -> int | None:
    """The token of a plural for people within a few words before a name: what the row says from there on."""
    begins = parse.sentences[parse.tokens[first].sentence].first
    for i in range(first - 1, max(begins, first - NEAR_ROW) - 1, -1):
        t = parse.tokens[i]
        if t.ent == "PERSON" and t.pos == "PROPN" and not _plural(parse, i):
            return None
        if _plural(parse, i) and (t.lemma.lower() in nouns() or t.lemma.lower().rstrip("s") in nouns()):
            return i
    return None


def _plural(parse: Parse, i: int) -> bool:
    t = parse.tokens[i]
    return t.tag in ("NNS", "NNPS") or (t.tag == "NNP" and t.text[-1:] == "s" and t.lemma[-1:] == "s")


def _leftmost(parse: Parse, head: int) -> int:
    return min((i for i in parse.subtree(head) if parse.tokens[i].dep == "compound" and parse.tokens[i].pos == "PROPN"), default=head)


def _known(parse: Parse, i: int, known: Collection[str]) -> str | None:
    """A word for a trade at a token, a capital plural too; with the words before it where they say more ("labour activist", "labour rights activist")."""
    t = parse.tokens[i]
    lemma = t.lemma.lower()
    if t.tag == "NNP" and lemma not in known and lemma.endswith("s"):  # "Journalists Ana Koval and Bo Li": taken for a name
        lemma = lemma[:-1]
    before = [parse.tokens[k].text.lower() for k in (i - 2, i - 1) if k >= 0]
    return next((words for n in range(len(before), -1, -1) if (words := " ".join([*before[len(before) - n :], lemma])) in known), None)


def _names_follow(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].pos == "PROPN"
