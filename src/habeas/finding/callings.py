"""What somebody is by trade, in the words right beside the name: before it, behind it, or before or behind the row of names it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from habeas.finding import clauses
from habeas.finding.annotations import Parse
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
        if word is not None and t.tag != "NNS" and not _names_follow(parse, t.i):
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
        yield from [word] if word is not None and parse.tokens[together[0]].tag == "NNS" else []
        return
    first = _leftmost(parse, together[0])
    s = parse.sentences[parse.tokens[first].sentence]
    places = (*reversed(range(max(s.first, first - NEAR_ROW), first)), *range(together[-1] + 1, min(s.last, together[-1] + 1 + NEAR_ROW)))
    for i in places:
        word = _known(parse, i, known) if parse.tokens[i].tag == "NNS" else None
        if word is not None:
            yield word
            return


def _leftmost(parse: Parse, head: int) -> int:
    return min((i for i in parse.subtree(head) if parse.tokens[i].dep == "compound" and parse.tokens[i].pos == "PROPN"), default=head)


def _known(parse: Parse, i: int, known: Collection[str]) -> str | None:
    """A word for a trade at a token; with the word before it where the two say more ("labour activist")."""
    lemma = parse.tokens[i].lemma.lower()
    two = f"{parse.tokens[i - 1].lemma.lower()} {lemma}" if i else lemma
    return two if two in known else lemma if lemma in known else None


def _names_follow(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].pos == "PROPN"
