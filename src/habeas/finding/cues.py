"""Where an English text shows that somebody speaks: the verb or phrase, who its subject is, and what is said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.voices import known
from habeas.model.claims import Stance
from habeas.model.quote import Span

STANCES: tuple[Stance, ...] = ("asserted", "hedged", "denied", "feared", "predicted", "asked", "not_confirmed")
VERBAL = frozenset({"VERB", "AUX"})
SEEING = frozenset({"see", "watch", "witness"})
MARKS = frozenset({",", '"', "”", "’", "'", "»", "?", "!", "“"})
PEOPLE = ("official", "organisation", "expert", "witness", "relative", "victim", "anonymous", "media", "public")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of speech. `verb`: its token; `speaker`: the token of who speaks, or None where nobody is named; `to`: addressee's token.

    `hearsay`: the speaker passes on what somebody else (`source`, or nobody named) told them.
    """

    verb: int
    speaker: int | None
    stance: Stance = "asserted"
    to: int | None = None
    hearsay: bool = False
    source: int | None = None


def kids(parse: Parse, i: int, *deps: str) -> list[int]:
    """Tokens that i governs with one of the given relations, in order."""
    return [c for c in parse.children[i] if parse.tokens[c].dep in deps]


def stance_of(lemma: str) -> Stance | None:
    """What a cue verb alone says of the stance; None where the verb is no cue."""
    return next((s for s in STANCES if lemma in known("cues", s)), None)


def subject_of(parse: Parse, v: int) -> int | None:
    """Who does what verb v says: its subject, the antecedent of "who", or the subject it shares with the verb it hangs on."""
    for _ in range(8):
        found = kids(parse, v, "nsubj", "nsubjpass")
        t = parse.tokens[v]
        if found and parse.tokens[found[0]].lemma.lower() in known("persons", "relative_pronouns") and t.dep in ("relcl", "acl"):
            return t.head
        if found:
            return found[0]
        if t.dep in ("acl", "relcl") and parse.tokens[t.head].pos not in VERBAL:
            up = _who_did(parse, t.head) if t.dep == "acl" and t.tag == "VBG" else None
            if up is None:
                return t.head
            v = up
            continue
        if t.dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "aux") and t.head != v:
            if t.dep == "ccomp" and t.tag != "VBG":
                told = [c for c in kids(parse, t.head, "dobj") if t.head < c < v]  # "told the paper a source confirmed it"
                return told[-1] if told and kids(parse, t.head, "dative") else None
            v = t.head
            continue
        return None
    return None


def _who_did(parse: Parse, noun: int) -> int | None:
    """For "he listed abuses saying ...": the verb whose subject speaks, None where the noun itself can."""
    t = parse.tokens[noun]
    if (
        t.dep not in ("dobj", "pobj")
        or t.ent in ("PERSON", "ORG", "NORP", "GPE")
        or any(t.lemma.lower() in known("kinds", k) for k in PEOPLE)
    ):
        return None
    if kids(parse, noun, "poss") and t.lemma.lower() in known("documents", "nouns"):
        return None
    if any(parse.tokens[p].lemma in ("by", "from") for p in kids(parse, noun, "prep")):
        return None
    return next((a for a in parse.ancestors(noun) if parse.tokens[a].pos in VERBAL), None)


def inverted(parse: Parse, v: int) -> int | None:
    """The speaker behind a cue verb where grammar missed it ("..., said Lee"): the noun at the end of the phrase that follows."""
    before = parse.tokens[v - 1].text if v else ""
    if before not in MARKS:
        return None
    last = None
    for j in range(v + 1, min(v + 9, len(parse.tokens))):
        t = parse.tokens[j]
        if (
            t.sentence != parse.tokens[v].sentence
            or t.pos not in ("DET", "ADJ", "PROPN", "NOUN", "PART", "PRON", "NUM")
            or (last is not None and t.pos == "DET")
        ):
            break
        last = j if t.pos in ("PROPN", "NOUN", "PRON") else last
    return last


def cue_at(parse: Parse, v: int, direct: bool = False) -> Cue | None:
    """The cue that token v is, or None. `direct`: beside a quotation more verbs will do."""
    t = parse.tokens[v]
    if t.pos not in VERBAL and not (direct and t.tag.startswith("VB")):
        return None
    lemma = t.lemma.lower()
    passive = bool(kids(parse, v, "auxpass", "nsubjpass")) or (t.tag == "VBN" and t.dep == "acl")
    stance = stance_of(lemma)
    if lemma == "call" and kids(parse, v, "oprd") and not kids(parse, v, "prep", "prt"):
        stance = "asserted"
    if lemma in SEEING and kids(parse, v, "ccomp"):
        who = subject_of(parse, v)
        return Cue(v, who) if who is not None and parse.tokens[who].lemma.lower() in known("kinds", "witness") else None
    if passive and lemma in known("hearsay", "passive"):
        return Cue(v, subject_of(parse, v), "asserted", hearsay=True, source=_through(parse, v))
    if lemma in known("hearsay", "verbs") and not direct:
        return Cue(v, subject_of(parse, v), "asserted", hearsay=True, source=_through(parse, v))
    if stance is None and not (direct and (lemma in known("direct", "verbs") or lemma in known("direct", "labels"))):
        return None
    if passive:
        agent = next((p for a in kids(parse, v, "agent") for p in kids(parse, a, "pobj")), None)
        if agent is None and not (direct and lemma in ("quote", "cite")):
            return None
        return Cue(v, agent if agent is not None else subject_of(parse, v), stance or "asserted")
    who = subject_of(parse, v)
    if who is None:
        who = inverted(parse, v)
    return Cue(v, who, stance or "asserted", _addressee(parse, v))


def _through(parse: Parse, v: int) -> int | None:
    for p in kids(parse, v, "prep", "agent"):
        if parse.tokens[p].lemma.lower() in known("hearsay", "through"):
            return next(iter(kids(parse, p, "pobj")), None)
    return None


def _addressee(parse: Parse, v: int) -> int | None:
    if parse.tokens[v].lemma.lower() not in ("tell", "inform", "notify", "brief", "write"):
        found = [q for p in kids(parse, v, "prep") if parse.tokens[p].lemma == "to" for q in kids(parse, p, "pobj")]
    else:
        found = kids(parse, v, "dobj", "dative", "iobj")
    return found[0] if found else None


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
    marked = [c for c in clauses if c > v and parse.tokens[min(parse.subtree(c))].text.lower() == "that"]
    spans = [_content(parse, v, c) for c in marked or clauses]
    if len(spans) > 1 and all(a.end + 2 >= b.start for a, b in itertools.pairwise(spans)):
        spans = [Span(spans[0].start, spans[-1].end)]
    if not spans:
        spans = _loose(parse, cue)
    spans = [kept for x in spans if (kept := _own_part(parse, v, x)) is not None]
    if len(spans) == 1 and clauses:
        spans = [_with_contrast(parse, v, clauses[-1], spans[0])]
    for span in spans:
        yield _from_told(parse, v, span)


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
    if cue.speaker is None or lemma not in known("cues", "asserted") or kids(parse, v, "dobj", "prep", "xcomp"):
        return []
    first = min(v, min(parse.subtree(cue.speaker)))
    if first - 3 < part[0] or parse.tokens[first - 1].text != "," or text[parse.tokens[first - 2].end - 1] in '”"':
        return []
    words = range(part[0], first - 1)
    return [parse.span(part[0], first - 2)] if any(parse.tokens[j].pos in VERBAL for j in words) else []


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
        parse.tokens[inside[0]].pos == "PUNCT" or (parse.tokens[inside[0]].dep == "mark" and parse.tokens[inside[0]].lemma == "that")
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
