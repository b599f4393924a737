"""What somebody does by speaking without being quoted: wants an inquiry, condemns a raid, thanks a neighbour, will not comment."""

from __future__ import annotations

from habeas.finding.annotations import Cast, Parse, Utterance
from habeas.finding.cues import kids, subject_of
from habeas.finding.voices import known, mention_at, voice
from habeas.model.quote import Span

FEELING = frozenset({"be", "feel"})
ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp"})
"""What only tells more of somebody ("to which the ministry objected") makes no voice of the whole."""


def act(parse: Parse, cast: Cast, v: int, clause: Span) -> Utterance | None:
    """The voice behind a clause whose verb is itself an act of speech or tells what somebody feels; None where nobody speaks by it.

    `v`: the clause's verb. The clause is its own content: "the ministry deplores the arrests" is said by the ministry.
    """
    if not parse.grammatical or parse.tokens[v].dep in ASIDE or not _speaks(parse, v):
        return None
    who = subject_of(parse, v)
    felt = parse.tokens[v].lemma.lower() in known("acts", "feelings")
    if who is None or (parse.tokens[who].dep == "nsubjpass" and not felt) or parse.tokens[who].sentence != parse.tokens[v].sentence:
        return None
    t = parse.tokens[who]
    if t.lemma.lower() in known("persons", "first") or t.lemma.lower() in ("it", "this", "that", "which", "there"):
        return None
    found = voice(parse, cast, who)
    if found.name is None or (mention_at(cast, parse, who) is None and found.kind == "unknown" and t.pos != "PROPN"):
        return None
    cue = parse.tokens[v]
    return Utterance(clause, clause, found, False, Span(cue.start, cue.end))


def denier(parse: Parse, cast: Cast, word: Span, clause: Span) -> Utterance | None:
    """Who denies by the verb itself, wherever it stands: "she blames the army, which the government denies"."""
    v = parse.token_at(word.start)
    if v is None or not parse.grammatical or parse.tokens[v].lemma.lower() not in known("cues", "denied"):
        return None
    who = next((j for j in parse.children[v] if parse.tokens[j].dep == "nsubj"), None)
    if who is None or parse.tokens[who].lemma.lower() in known("persons", "relative_pronouns"):
        return None
    cue = parse.tokens[v]
    return Utterance(clause, clause, voice(parse, cast, who), False, Span(cue.start, cue.end))


def _speaks(parse: Parse, v: int) -> bool:
    lemma = parse.tokens[v].lemma.lower()
    negative = bool(kids(parse, v, "neg"))
    helpers = [parse.tokens[a] for a in kids(parse, v, "aux", "auxpass")]
    if any(a.tag == "MD" for a in helpers) and not negative:
        return False
    if lemma in known("acts", "appeals"):
        return bool(kids(parse, v, "prep")) and not kids(parse, v, "xcomp", "ccomp", "dobj", "advcl")
    if lemma in known("acts", "silence"):
        return negative
    if any(a.dep == "auxpass" for a in helpers) or kids(parse, v, "nsubjpass"):
        return lemma in known("acts", "feelings")
    if lemma in known("acts", "verbs"):
        return bool(kids(parse, v, "dobj", "prep", "xcomp", "ccomp", "advcl", "oprd", "dative", "prt", "conj"))
    shown = (*kids(parse, v, "acomp", "attr", "oprd"),)
    return lemma in FEELING and any(parse.tokens[a].lemma.lower() in known("acts", "feelings") for a in shown)
