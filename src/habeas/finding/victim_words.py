"""The words around each named person, as the learned chooser weighs them: "pass:arrest", "obj:kill", "is:activist", "beside:court"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from habeas.finding.annotations import Cast, EntityMention, Parse
from habeas.finding.victim_signs import candidates, governed
from habeas.model.people import Person

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
NAMES = frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC", "ORG", "DATE"})
"""Names of people and places are never weighed: a chooser must not learn whom it has met or where they live."""
NEAR = 4
DEEP = 3


def around(parse: Parse, cast: Cast) -> dict[str, Counter[str]]:
    """For each named person's id the words around all that stands for them, with how they stand there."""
    rows = {p.id: Counter[str]() for p in candidates(cast)}
    for m in cast.mentions:
        if m.entity in rows and m.head >= 0:
            rows[m.entity].update(_clause(parse, m))
            if m.form == "name":
                rows[m.entity].update(_beside(parse, m))
                rows[m.entity].update(_sentence(parse, m))
    for p in candidates(cast):
        rows[p.id].update(_said(p))
    return rows


def report(parse: Parse) -> Counter[str]:
    """The words of the whole article, names left out: whether a report names its victims at all shows in them."""
    kept = (t for s in parse.main_sentences() for t in parse.tokens[s.first : s.last] if t.pos in CONTENT and t.ent not in NAMES)
    told = Counter(t.lemma.lower() for t in kept if t.text.isalpha())
    title = (parse.text.source.title or "").lower().split()
    told.update(f"title:{w.strip('.,:;?!')}" for w in title if w.isalpha())
    return told


def _clause(parse: Parse, m: EntityMention) -> list[str]:
    """How the clause holds a mention: its relation to verb or noun, and what stands above that."""
    out = []
    for relation, lemma in governed(parse, m.head):
        out.append(f"{relation}:{lemma}" if lemma else f"in a {relation}")
    above = [parse.tokens[a] for a in parse.ancestors(m.head)][:DEEP]
    out += [f"under:{t.lemma.lower()}" for t in above if t.pos in CONTENT and t.ent not in NAMES]
    return out


def _beside(parse: Parse, m: EntityMention) -> list[str]:
    """The words right before and after a name, and what it is called."""
    inside = parse.tokens_in(m.span)
    if not inside:
        return []
    s = parse.sentences[parse.tokens[inside[0]].sentence]
    before = parse.tokens[max(s.first, inside[0] - NEAR) : inside[0]]
    after = parse.tokens[inside[-1] + 1 : min(s.last, inside[-1] + 1 + NEAR)]
    out = [f"before:{t.lemma.lower()}" for t in before if t.ent not in NAMES]
    out += [f"after:{t.lemma.lower()}" for t in after if t.ent not in NAMES]
    out += [f"age:{t.text}" if t.text.isdigit() and len(t.text) == 1 else "age" for t in after[:2] if t.text.isdigit()]
    return out


def _sentence(parse: Parse, m: EntityMention) -> list[str]:
    s = parse.sentence_at(m.span.start)
    inside = parse.tokens[s.first : s.last] if s is not None else ()
    return [f"beside:{t.lemma.lower()}" for t in inside if t.pos in CONTENT and t.ent not in NAMES and t.text.isalpha()]


def _said(p: Person) -> Sequence[str]:
    return [f"is:{w}" for o in p.occupations for w in o.lower().split()]
