"""The propositions of a sentence: its clauses that can be true or false by themselves, each with the words it needs.

A row of verbs gives one each ("was caught / and was returned"); a relative clause takes the noun it hangs on ("his father, who died in prison").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.cues import VERBAL, kids
from habeas.finding.grammar import under
from habeas.model.quote import Span

SIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "ccomp", "parataxis", "appos"})
CONDITION = frozenset({"if", "unless", "lest", "whether", "that", "as", "than", "so"})
SMALL = 3
INSERTED = 4
LONGEST = 330
EDGE = frozenset({"punct", "cc"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause: the span it needs, the token that governs it, and whether it is a side clause of another."""

    span: Span
    head: int
    side: bool = False


def propositions(parse: Parse, tokens: list[int]) -> list[Proposition]:
    """The propositions made by the given tokens of one sentence (all of it, or a part that somebody says), in order."""
    inside = frozenset(tokens)
    tops = [i for i in tokens if (parse.tokens[i].head == i or parse.tokens[i].head not in inside) and parse.tokens[i].dep not in EDGE]
    out: list[Proposition] = []
    for top in tops:
        found = list(_main(parse, top, inside))
        if found or len(tops) == 1:
            out += found or [Proposition(_hull(parse, tokens), top)]
    if not out and tops:
        out = [Proposition(_hull(parse, tokens), max(tops, key=lambda i: len(parse.subtree(i))))]
    return sorted(out, key=lambda p: (p.span.start, p.span.end, p.head))


def _main(parse: Parse, head: int, inside: frozenset[int]) -> Iterator[Proposition]:
    if parse.tokens[head].pos not in VERBAL:
        for i in sorted(parse.subtree(head)):
            if i in inside and i != head and parse.tokens[i].pos in VERBAL and parse.tokens[i].dep in SIDE:
                yield from _side(parse, i, inside)
        return
    row = _row(parse, head, inside)
    for n, verb in enumerate(row):
        yield Proposition(_member(parse, row, n, inside), verb)
    for i in sorted(parse.subtree(head)):
        if i in inside and i not in row and parse.tokens[i].dep in SIDE and _own_clause(parse, i):
            yield from _side(parse, i, inside)


def _row(parse: Parse, head: int, inside: frozenset[int]) -> list[int]:
    """The verbs of a row, the first included, each of which says something of its own."""
    out = [head]
    for c in kids(parse, head, "conj"):
        if c in inside and parse.tokens[c].pos in VERBAL and len(parse.subtree(c)) >= SMALL:
            out += _row(parse, c, inside)
    return sorted(set(out))


def _member(parse: Parse, row: list[int], n: int, inside: frozenset[int]) -> Span:
    verb = row[n]
    later = {j for v in row if v != verb and v in under(parse, verb) for j in parse.subtree(v)}
    mine = sorted(j for j in parse.subtree(verb) if j in inside and j not in later)
    if later:
        ahead = [j for j in mine if j < min(later)]
        mine = ahead if verb in ahead else mine  # the grammar may hang a joined verb before the one it is joined to
    return trim(parse, _after_gap(parse, verb, _together(_short(parse, verb, mine), verb)))


def _short(parse: Parse, verb: int, tokens: list[int]) -> list[int]:
    """Where a sentence is too long to quote, it goes without the side clauses that come before its subject, then without those behind."""
    who = min([verb, *kids(parse, verb, "nsubj", "nsubjpass")])
    sides = [c for c in kids(parse, verb, "ccomp", "advcl", "parataxis") if c in set(tokens)]
    for c in sorted(sides, key=lambda c: (c > who, -len(parse.subtree(c)))):
        if len(parse.span(tokens[0], tokens[-1])) <= LONGEST:
            break
        gone = under(parse, c)
        kept = [j for j in tokens if j not in gone]
        if c < who:
            kept = [j for j in kept if j > max(gone)] or kept
        tokens = kept if verb in kept else tokens
    return tokens


def _together(tokens: list[int], verb: int) -> list[int]:
    """The unbroken run of tokens around a verb: words of somebody else's quotation may have been taken out."""
    at = tokens.index(verb)
    first = last = at
    while first > 0 and tokens[first] - tokens[first - 1] <= 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] - tokens[last] <= 2:
        last += 1
    return tokens[first : last + 1]


def _after_gap(parse: Parse, verb: int, tokens: list[int]) -> list[int]:
    """Where a long insertion parts subject and verb ("The man, who asked not to be named, fled"), the verb and what follows it."""
    who = next(iter(kids(parse, verb, "nsubj", "nsubjpass")), None)
    if who is None or who > verb:
        return tokens
    inserted = [j for c in kids(parse, who, "relcl", "acl", "appos") for j in parse.subtree(c) if who < j < verb]
    if len(inserted) < INSERTED:
        return tokens
    start = min([verb, *kids(parse, verb, "aux", "auxpass", "neg", "advmod")], key=lambda j: (j <= max(inserted), j))
    return [j for j in tokens if j >= start] or tokens


def _own_clause(parse: Parse, i: int) -> bool:
    t = parse.tokens[i]
    if t.pos not in VERBAL:
        return False
    marks = {parse.tokens[m].lemma.lower() for m in kids(parse, i, "mark", "advmod") if m < i}
    if t.dep in ("advcl", "ccomp", "acl") and (marks & CONDITION or any(parse.tokens[a].tag == "TO" for a in kids(parse, i, "aux"))):
        return t.dep == "ccomp" and "that" in marks
    return t.dep != "pcomp" or parse.tokens[t.head].lemma.lower() in ("after", "before", "since", "by", "for", "despite", "while")


def _side(parse: Parse, i: int, inside: frozenset[int]) -> Iterator[Proposition]:
    row = _row(parse, i, inside)
    t = parse.tokens[i]
    for n, verb in enumerate(row):
        span = _member(parse, row, n, inside)
        if n == 0 and t.dep in ("relcl", "acl"):
            span = _with_noun(parse, t.head, span)
        if n == 0 and t.dep == "pcomp":
            span = Span(min(span.start, parse.tokens[t.head].start), span.end)
        if len(parse.tokens_in(span)) > SMALL:
            yield Proposition(span, verb, True)


def _with_noun(parse: Parse, noun: int, span: Span) -> Span:
    """A relative clause with the noun it hangs on, where that stands close before it."""
    left = [j for j in parse.subtree(noun) if j <= noun]
    start = parse.tokens[min(left)].start
    return Span(start, span.end) if start < span.start and noun - min(left) <= 8 and span.start - parse.tokens[noun].end <= 40 else span


def _hull(parse: Parse, tokens: list[int]) -> Span:
    return trim(parse, tokens)


def trim(parse: Parse, tokens: list[int]) -> Span:
    """The stretch from the first to the last of some tokens, marks and conjunctions at its ends left off, cut where it grows too long."""
    kept = list(tokens)
    while len(kept) > 1 and parse.tokens[kept[0]].dep in EDGE and parse.tokens[kept[0]].text not in "“\"'‘(":
        kept = kept[1:]
    while len(kept) > 1 and parse.tokens[kept[-1]].text in (",", ";", ":", "–", "—", "-", "and", "but", "or", "“"):
        kept = kept[:-1]
    span = parse.span(kept[0], kept[-1])
    while len(span) > LONGEST and len(kept) > 12:
        commas = [n for n, j in enumerate(kept[:-1]) if n > 8 and parse.tokens[j].text in (",", ";", "–", "—", "…")]
        kept = kept[: commas[-1]] if commas else kept[: len(kept) * 3 // 4]
        span = parse.span(kept[0], kept[-1])
    return span
