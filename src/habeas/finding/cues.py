"""Where an English text shows that somebody speaks: the verb or phrase, who its subject is, and what is said."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.finding.annotations import Parse
from habeas.finding.remembered import once
from habeas.finding.voices import known
from habeas.model.claims import Stance

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
    tokens = parse.tokens
    return [c for c in parse.children[i] if tokens[c].dep in deps]


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


@once
def cue_at(parse: Parse, v: int, direct: bool = False) -> Cue | None:
    """The cue that token v is, or None. `direct`: beside a quotation more verbs will do."""
    t = parse.tokens[v]
    lemma = t.lemma.lower()
    if t.pos not in VERBAL and not (direct and t.tag.startswith("VB")):
        afraid = lemma in known("acts", "fearing") and t.dep == "acomp" and not direct
        return Cue(v, subject_of(parse, t.head), "feared") if afraid else None  # "she is afraid that he will be tried"
    passive = bool(kids(parse, v, "auxpass", "nsubjpass")) or (t.tag == "VBN" and t.dep == "acl")
    stance = stance_of(lemma)
    if lemma == "call" and kids(parse, v, "oprd") and not kids(parse, v, "prep", "prt"):
        stance = "asserted"
    if lemma in (*SEEING, "show") and kids(parse, v, "ccomp"):
        return _seen(parse, v, lemma)
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
    if any(parse.tokens[a].lemma.lower() in known("persons", "duties") for a in kids(parse, v, "aux")):
        return None  # "the minister must say whether": he has not
    quoted = _quoted_as(parse, v)
    if quoted is not None:
        return quoted
    who = next((w for find in (subject_of, inverted, _just_before) if (w := find(parse, v)) is not None), None)
    cited = _cited(parse, v, who)
    if cited is not None and who is not None and not direct:
        return Cue(v, who, stance or "asserted", hearsay=True, source=cited)
    return Cue(v, who, stance or "asserted", _addressee(parse, v))


def _quoted_as(parse: Parse, v: int) -> Cue | None:
    """ "The paper quoted a witness as saying that": the witness says it, and the paper passes it on."""
    t = parse.tokens[v]
    upper = parse.tokens[parse.tokens[t.head].head]
    if t.dep != "pcomp" or parse.tokens[t.head].text.lower() != "as" or upper.lemma.lower() not in known("hearsay", "quoting"):
        return None
    said = next(iter(kids(parse, upper.i, "dobj")), None)
    if said is None:  # "was quoted as saying"
        who = subject_of(parse, upper.i)
        return Cue(v, who) if who is not None and kids(parse, upper.i, "auxpass") else None
    return Cue(v, subject_of(parse, upper.i), hearsay=True, source=said)


def _cited(parse: Parse, v: int, who: int | None) -> int | None:
    """Whom a speaker cites beside the verb: "citing a guard, the paper reported", "the paper, citing a guard, said"."""
    beside = kids(parse, v, "advcl") + (kids(parse, who, "acl") if who is not None else [])
    citing = [c for c in beside if parse.tokens[c].tag == "VBG" and parse.tokens[c].lemma.lower() in known("hearsay", "quoting")]
    papers = (
        known("documents", "nouns") | known("documents", "rumours") | known("documents", "showing")
    )  # what is read out is said by who reads it
    people = (d for c in citing for d in kids(parse, c, "dobj") if parse.tokens[d].pos in ("NOUN", "PROPN"))
    return next((d for d in people if parse.tokens[d].lemma.lower() not in papers), None)


def _seen(parse: Parse, v: int, lemma: str) -> Cue | None:
    """A witness, reporter or camera that saw it happen tells of it."""
    who = subject_of(parse, v)
    seen = known("documents", "showing") if lemma == "show" else known("kinds", "witness") | known("kinds", "seeing")
    return Cue(v, who) if who is not None and parse.tokens[who].lemma.lower() in seen else None


def _just_before(parse: Parse, v: int) -> int | None:
    """A name right before the verb that the grammar gave to another ("in a video shown last August Bae said")."""
    if not v or parse.tokens[v].tag not in ("VBD", "VBZ", "VBP") or parse.tokens[v - 1].sentence != parse.tokens[v].sentence:
        return None
    t = parse.tokens[v - 1]
    return t.i if t.pos == "PROPN" and t.text.lower() not in known("persons", "no_names") else None


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
