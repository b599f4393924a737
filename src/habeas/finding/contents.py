"""What an English cue of speech tells of without quotation marks: its clause, infinitive or noun, and the phrases that need no verb."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.cues import VERBAL, Cue, kids, stance_of
from habeas.finding.voices import known
from habeas.model.quote import Span


def contents(parse: Parse, cue: Cue) -> Iterator[Span]:
    """What is told of under a cue without quotation marks: its content clause, infinitive or noun."""
    v = cue.verb
    lemma = parse.tokens[v].lemma.lower()
    clauses = kids(parse, v, "ccomp")
    if lemma in known("objects", "infinitives"):
        clauses += kids(parse, v, "xcomp")
    if lemma in known("objects", "asking"):
        clauses += [
            c for c in kids(parse, v, "advcl") if any(parse.tokens[m].lemma.lower() in ("if", "whether") for m in kids(parse, c, "mark"))
        ]
    if not clauses and lemma in known("objects", "nouns"):
        clauses = [c for c in kids(parse, v, "dobj") if parse.tokens[c].pos in ("NOUN", "PROPN")]
    if not clauses and lemma in known("objects", "loose"):
        clauses = [
            c for c in kids(parse, v, "parataxis", "advcl", "dep") if kids(parse, c, "nsubj", "nsubjpass") and _no_conjunction(parse, c)
        ]
    if not clauses and cue.source is not None:
        clauses = _behind_source(parse, cue.source)
    marked = [c for c in clauses if c > v and parse.tokens[min(parse.subtree(c))].text.lower() == "that"]
    spans = sorted((_content(parse, v, c) for c in marked or clauses), key=lambda x: (x.start, x.end))
    if len(spans) > 1 and all(a.end + 2 >= b.start for a, b in itertools.pairwise(spans)):
        spans = [Span(spans[0].start, max(x.end for x in spans))]
    if not spans:
        spans = _loose(parse, cue)
    spans = [_in_single(parse, x) for x in spans]
    spans = [kept for x in spans if (kept := _own_part(parse, v, x)) is not None]
    if len(spans) == 1 and clauses:
        spans = [_with_contrast(parse, v, clauses[-1], spans[0])]
    for span in spans:
        yield _from_told(parse, v, _to_last_that(parse, v, span) if marked else span)


def _behind_source(parse: Parse, source: int) -> list[int]:
    """ "She heard from an inmate that her son was ill": what was heard, which grammar hangs on the inmate."""
    found = []
    for c in kids(parse, source, "relcl", "acl"):
        first = min(parse.subtree(c))
        told = [
            w for w in kids(parse, c, "nsubj", "nsubjpass") if parse.tokens[w].lemma.lower() not in known("persons", "relative_pronouns")
        ]
        if told and parse.tokens[first].text.lower() == "that":
            found.append(c)
    return found


def _to_last_that(parse: Parse, v: int, span: Span) -> Span:
    """ "Told the radio that they came in May, were held, and that they are safe": all of the row is told, whatever the grammar made of it."""
    part = part_of(parse, v)
    behind = [j for j in part if parse.tokens[j].start >= span.end]
    rows = [
        j for j in behind if parse.tokens[j].text == "that" and parse.tokens[j - 1].text in ("and", ",") and parse.tokens[j].dep == "mark"
    ]
    if not rows or any(stance_of(parse.tokens[j].lemma.lower()) for j in behind if j < rows[-1] and parse.tokens[j].pos in VERBAL):
        return span
    last = max(j for j in parse.subtree(parse.tokens[rows[-1]].head) if j in part)
    while last > rows[-1] and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return Span(span.start, parse.tokens[last].end)


def _with_contrast(parse: Parse, v: int, c: int, span: Span) -> Span:
    """ "He said he did not mean to go but only wanted to see her": what follows "but" belongs to what was said."""
    others = [x for x in kids(parse, v, "conj") if x > c and not kids(parse, x, "nsubj", "nsubjpass")]
    if others and kids(parse, c, "neg") and any(parse.tokens[b].lemma == "but" for b in kids(parse, v, "cc")):
        return Span(span.start, parse.tokens[max(j for j in parse.subtree(others[0]) if parse.tokens[j].pos != "PUNCT")].end)
    return span


def part_of(parse: Parse, i: int) -> range:
    """The tokens of the part of a sentence, between semicolons, in which token i stands."""
    s = parse.sentences[parse.tokens[i].sentence]
    cuts = [s.first - 1, *(j for j in range(s.first, s.last) if parse.tokens[j].text == ";"), s.last]
    first = max(c for c in cuts if c < i or c == s.first - 1)
    return range(first + 1, min(c for c in cuts if c > first and c >= i))


def _own_part(parse: Parse, v: int, span: Span) -> Span | None:
    """A content keeps to the part of the sentence its cue stands in; the grammar of long rows reaches too far."""
    part = part_of(parse, v)
    inside = [j for j in parse.tokens_in(span) if j in part]
    if not inside:
        return None
    follows = part[-1] + 2
    if len(inside) == len(parse.tokens_in(span)) or (follows < len(parse.tokens) and parse.tokens[follows].text == "that"):
        return span
    while len(inside) > 1 and parse.tokens[inside[-1]].text in (",", ";"):
        inside = inside[:-1]
    return parse.span(inside[0], inside[-1])


def _loose(parse: Parse, cue: Cue) -> list[Span]:
    """Contents the grammar does not tie to their cue: after a colon, before ", she said", a verdict ("called it a crime"), "spoke of"."""
    v, text = cue.verb, parse.text.text
    lemma = parse.tokens[v].lemma.lower()
    if lemma in known("direct", "labels") and kids(parse, v, "oprd"):
        return [
            parse.span(
                min(j for c in kids(parse, v, "dobj", "oprd") for j in parse.subtree(c)),
                max(j for c in kids(parse, v, "oprd") for j in parse.subtree(c)),
            )
        ]
    part = part_of(parse, v)
    s = parse.sentences[parse.tokens[v].sentence]
    colon = next((j for j in range(v + 1, min(v + 9, s.last)) if parse.tokens[j].text == ":"), None)
    if colon is not None and colon + 2 < s.last and lemma in known("cues", "asserted"):
        return [parse.span(colon + 1, s.last - 1)]
    if (
        cue.speaker is None
        or lemma not in known("cues", "asserted")
        or kids(parse, v, "dobj", "xcomp")
        or not _bare(parse, v)
        or _relative(parse, v)
    ):
        return []
    first = min(v, min(parse.subtree(cue.speaker)))
    if first - 3 < part[0] or parse.tokens[first - 1].text != "," or text[parse.tokens[first - 2].end - 1] in '”"':
        return []
    words = range(part[0], first - 1)
    return [parse.span(part[0], first - 2)] if any(parse.tokens[j].pos in VERBAL for j in words) else []


def _in_single(parse: Parse, span: Span) -> Span:
    """A quotation inside a quotation ends where its own marks close: "My sister said, ‘Police are here,’ and I heard a scream"."""
    text = parse.text.text
    if text[max(0, span.start - 1) : span.start] != "‘" and text[span.start : span.start + 1] != "‘":
        return span
    closed = text.find("’", span.start, span.end)
    while closed >= 0 and text[closed + 1 : closed + 2].isalnum():
        closed = text.find("’", closed + 1, span.end)
    return Span(span.start, closed) if closed > 0 else span


def _relative(parse: Parse, v: int) -> bool:
    return parse.tokens[v].dep in ("relcl", "acl") or any(parse.tokens[j].tag == "WP$" for j in parse.subtree(v))


def _bare(parse: Parse, v: int) -> bool:
    """Whether a cue has nothing but its day and its hearer behind it ("..., officials told the paper", "..., she said on Monday")."""
    tails = [q for p in kids(parse, v, "prep") for q in kids(parse, p, "pobj")]
    short = all(parse.tokens[p].lemma in ("on", "to", "in", "at", "from", "last") for p in kids(parse, v, "prep"))
    return short and all(parse.tokens[q].ent in ("DATE", "TIME", "ORG", "GPE", "PERSON") or parse.tokens[q].pos == "PROPN" for q in tails)


def _from_told(parse: Parse, v: int, span: Span) -> Span:
    """A content without "that" behind an addressee may have lost its subject to the verb ("told CNN a source confirmed ...")."""
    lost = [c for c in kids(parse, v, "dobj") if kids(parse, v, "dative") and v < c and parse.tokens[c].end <= span.start]
    return Span(min(parse.tokens[j].start for j in parse.subtree(lost[-1])), span.end) if lost else span


def _no_conjunction(parse: Parse, c: int) -> bool:
    return all(parse.tokens[m].lemma.lower() in ("that",) for m in kids(parse, c, "mark", "advmod") if m < c)


def _content(parse: Parse, v: int, c: int) -> Span:
    inside = sorted(parse.subtree(c))
    if inside[0] < v < inside[-1]:  # "the men, she said, were beaten"
        return parse.span(inside[0], inside[-1])
    while len(inside) > 1 and (
        parse.tokens[inside[0]].pos == "PUNCT"
        or (parse.tokens[inside[0]].dep in ("mark", "dobj") and parse.tokens[inside[0]].lemma == "that")
    ):
        inside = inside[1:]
    while len(inside) > 1 and parse.tokens[inside[-1]].pos == "PUNCT" and parse.tokens[inside[-1]].text in ",;:-–—":
        inside = inside[:-1]
    return parse.span(inside[0], inside[-1])


def according(parse: Parse) -> Iterator[tuple[Span, int]]:
    """Phrases that name a speaker without a verb ("according to the ministry"): the phrase and the speaker's token."""
    for t in parse.tokens:
        word = t.text.lower()
        if word == "according" and t.i + 1 < len(parse.tokens) and parse.tokens[t.i + 1].text.lower() == "to":
            found = [p for q in (t.i, t.i + 1) for p in kids(parse, q, "pobj")]
            who = found[0] if found else _next_noun(parse, t.i + 2)
        elif word in ("citing", "quoting"):
            who = next(iter(kids(parse, t.i, "dobj")), None)
        else:
            continue
        if who is not None:
            last = max(parse.subtree(who))
            yield parse.span(t.i, max(last, t.i)), who


def _next_noun(parse: Parse, i: int) -> int | None:
    for j in range(i, min(i + 8, len(parse.tokens))):
        if parse.tokens[j].pos in ("NOUN", "PROPN", "PRON") and parse.tokens[parse.tokens[j].head].i <= j:
            return j
    return None
