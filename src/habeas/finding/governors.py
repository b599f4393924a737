"""What stands above a clause and changes how it is meant: "fears that", "is believed to", "begged China not to", "without", "the risk of"."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.grammar import VERBAL, Verdict, harmful, heads, infinitive, kids, lemma, listed, past, subject, time_it_took
from habeas.finding.mood import frame
from habeas.finding.own_words import adjective, noun
from habeas.finding.remembered import once
from habeas.model.claims import Stance

GROUPS: tuple[tuple[str, Stance], ...] = (
    ("feared", "feared"),
    ("asked", "asked"),
    ("denied", "denied"),
    ("doubted", "not_confirmed"),
    ("hedged", "hedged"),
    ("predicted", "predicted"),
)
STOPPING = frozenset({"after", "since", "during", "following", "despite", "because", "over", "amid", "amidst", "until", "given", "before"})
CLAUSAL = frozenset({"ccomp", "xcomp", "acomp", "csubj", "csubjpass", "oprd", "attr"})
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative", "obj", "iobj"})


def climb(parse: Parse, i: int) -> Iterator[Verdict]:
    """All that governs a clause or noun, from the nearest upward, as far as it bears on whether it is so."""
    for _ in range(12):
        t = parse.tokens[i]
        if t.head == i:
            return
        found, following = _step(parse, i)
        yield from found
        if following is None:
            return
        i = following


@once
def _step(parse: Parse, i: int) -> tuple[list[Verdict], int | None]:
    """The verdicts of the nearest governor, and where to go on, None where nothing above bears on it any more."""
    t = parse.tokens[i]
    g = t.head
    if _behind_semicolon(parse, i, g):
        return [], None
    if _in_case(parse, i):
        return [Verdict("predicted", "unreal: in case")], None
    if t.dep == "conj":
        return _row(parse, i, g)
    if t.dep in ("pcomp", "pobj"):
        return _preposition(parse, i, g)
    if t.dep in ("relcl", "acl"):
        return _of_noun(parse, i, g)
    if t.dep == "advcl":
        return _adverbial(parse, i, g)
    if t.dep == "prep":
        return [], g
    if t.pos in VERBAL or t.dep in CLAUSAL:
        return (_governed(parse, i, g), g) if t.dep in CLAUSAL or t.dep in ("parataxis", "dep") else ([], None)
    return _noun_step(parse, i, g)


def _behind_semicolon(parse: Parse, i: int, g: int) -> bool:
    """Whether a semicolon parts a clause from what the grammar hangs it on: "they took him; some think that it was two"."""
    first, last = (i, g) if i < g else (g, i)
    return parse.tokens[i].dep in ("ccomp", "parataxis") and any(t.text == ";" for t in parse.tokens[first:last])


def _in_case(parse: Parse, i: int) -> bool:
    """Whether "in case" or "in the event that" opens a clause, however the grammar hangs it."""
    if parse.tokens[i].pos not in VERBAL or parse.tokens[i].dep not in ("ccomp", "advcl", "acl", "relcl"):
        return False
    first = min(parse.subtree(i))
    before = [parse.tokens[j].text.lower() for j in range(max(0, first - 4), first)]
    return before[-2:] == ["in", "case"] or before[-3:] == ["in", "the", "event"] or before[-4:-1] == ["in", "the", "event"]


def _row(parse: Parse, i: int, g: int) -> tuple[list[Verdict], int | None]:
    """A member of a row shares what governs the row, and its frame where it has no subject of its own."""
    if parse.tokens[i].pos not in VERBAL:
        return list(noun(parse, g)) if parse.tokens[g].pos not in VERBAL else [], g
    if subject(parse, i) is not None and parse.tokens[g].head == g:
        return [], None
    if infinitive(parse, g) and parse.tokens[next(iter(kids(parse, i, "aux", "auxpass")), i)].tag == "VBD":
        return [], None  # "went out to buy bread and never came back": the purpose was the bread
    marks = _condition(parse, g)
    return marks, g


def _condition(parse: Parse, i: int) -> list[Verdict]:
    found = [m for m in kids(parse, i, "mark", "advmod") if lemma(parse, m) in ("if", "unless", "lest", "supposing")]
    return (
        [Verdict("feared" if harmful(parse, i) else "predicted", parse.tokens[found[0]].text)]
        if found and parse.tokens[i].dep == "advcl"
        else []
    )


def negative(parse: Parse, g: int) -> bool:
    """Whether a governor is negated or something that keeps it from being said ("could not", "declined to", "neither ... nor")."""
    if any(v.negated for v in frame(parse, g)):
        return True
    up = parse.tokens[g].head
    return up != g and parse.tokens[g].dep in ("xcomp", "ccomp", "conj") and lemma(parse, up) in listed("governing", "declining")


def _passive(parse: Parse, g: int) -> bool:
    t = parse.tokens[g]
    perfect = any(lemma(parse, a) == "have" for a in kids(parse, g, "aux"))
    bare = t.tag == "VBN" and t.dep in ("acl", "relcl", "amod", "ROOT", "advcl") and not perfect
    return bool(kids(parse, g, "auxpass", "nsubjpass")) or bare


def _governed(parse: Parse, i: int, g: int) -> list[Verdict]:
    """A clause below a verb, an adjective or a copula with its predicate."""
    out: list[Verdict] = []
    to = infinitive(parse, i)
    for h in heads(parse, g):
        out += _of_word(parse, i, h, to)
    word = lemma(parse, g)
    deny = negative(parse, g)
    opening = [
        lemma(parse, m)
        for m in kids(parse, i, "mark", "advmod", "dobj", "nsubj", "attr")
        if parse.tokens[m].tag in ("IN", "WRB", "WP", "WDT")
    ]
    asks = bool({"whether", "if"} & set(opening))
    if deny and word in listed("governing", "confirming") and not to:
        out.append(Verdict("not_confirmed", f"not {word}"))
    elif asks or (deny and word in listed("governing", "knowing") and opening and opening[0] != "that"):
        out.append(Verdict("not_confirmed", opening[0]))
    if parse.tokens[i].dep in ("xcomp", "csubj", "csubjpass", "acomp", "oprd", "attr") and parse.tokens[g].pos in VERBAL:
        out += [v for v in frame(parse, g) if not (v.negated and out and word not in listed("governing", "transparent"))]
        if word == "go" and parse.tokens[g].tag == "VBG" and to:
            out.append(Verdict("predicted", "going to"))
        if word == "be" and to and parse.tokens[i].dep == "xcomp" and not kids(parse, g, "attr", "acomp", "expl"):
            out.append(Verdict("predicted", "is to"))
    return out


def _of_word(parse: Parse, i: int, h: int, to: bool) -> list[Verdict]:
    word, text = lemma(parse, h), parse.tokens[h].text
    bare = parse.tokens[i].tag == "VB" and not kids(parse, i, "aux") and not to
    deny = any(v.negated for v in frame(parse, h)) if parse.tokens[h].pos in VERBAL else bool(kids(parse, parse.tokens[h].head, "neg"))
    if word in listed("governing", "passive_feared") and _passive(parse, h):
        return [Verdict("feared", text)]
    if word in listed("governing", "passive_hedged") and _passive(parse, h):
        return [Verdict("predicted" if word == "expect" else "hedged", text)]
    if word in listed("governing", "prevented") - listed("governing", "from_only") and (
        to or parse.tokens[i].dep in ("xcomp", "pcomp", "dobj")
    ):
        return [Verdict(None, text, not deny)]
    if word in listed("governing", "attempted") and (to or parse.tokens[i].tag == "VBG"):
        return [Verdict("hedged", f"attempt: {text}")]
    found = _of_group(parse, i, h, to, bare, deny)
    if found is not None:
        return found
    if to and word not in listed("governing", "transparent") and parse.tokens[i].dep == "xcomp":
        return [Verdict("predicted", f"{text} to")]
    return []


def _of_group(parse: Parse, i: int, h: int, to: bool, bare: bool, deny: bool) -> list[Verdict] | None:
    """By the list a governor stands in; a finite clause is as sure as itself under most of those that look forward."""
    word, text = lemma(parse, h), parse.tokens[h].text
    finite = not to and (parse.tokens[i].tag != "VBG" or bool(kids(parse, i, "aux")))
    if word in listed("governing", "calling") and not any(lemma(parse, p) in ("for", "on", "upon") for p in kids(parse, h, "prep")):
        return None if parse.tokens[i].dep == "prep" else []
    for group, stance in GROUPS:
        if word not in listed("governing", group):
            continue
        if finite and group in ("feared", "predicted") and word not in listed("finite", group):
            if word in listed("finite", "mood") and not past(parse, i):
                return [Verdict("feared", text)]
            continue
        if finite and group == "asked" and not bare and not any(parse.tokens[a].tag == "MD" for a in kids(parse, i, "aux")):
            continue
        if group == "hedged" and deny and word != "doubt":
            return [Verdict("denied", f"not {word}")]
        if group == "denied" and deny:
            return [Verdict("not_confirmed", f"not {word}")]
        return [Verdict(stance, text)]
    return None


def _adverbial(parse: Parse, i: int, g: int) -> tuple[list[Verdict], int | None]:
    marks = [lemma(parse, m) for m in kids(parse, i, "mark", "advmod") if m < i]
    if set(marks) & {"if", "whether"} and lemma(parse, g) in listed("governing", "confirming") | listed("governing", "knowing"):
        return [Verdict("not_confirmed", marks[0])], g
    if marks[:1] == ["as"] and set(marks) & {"if", "though"}:
        return [Verdict("predicted", f"unreal: as {marks[-1]}")], None
    if set(marks) & {"if", "unless", "lest", "supposing"}:
        return [Verdict("feared" if harmful(parse, i) or harmful(parse, g) else "predicted", marks[0])], g
    if infinitive(parse, i):
        if lemma(parse, g) in listed("governing", "transparent") or lemma(parse, g) in listed("governing", "attempted"):
            return _governed(parse, i, g), g
        took = any(time_it_took(parse, k) for k in kids(parse, g, "dobj"))
        return ([], None) if took else ([*_of_word(parse, i, g, True), Verdict("predicted", "to (purpose)")], g)
    when = set(marks) & listed("clauses", "when")
    if when and not past(parse, i) and parse.tokens[i].tag != "VBG":
        return [v for v in frame(parse, g) if not v.negated], g
    if not marks and parse.tokens[i].tag == "VBG" and parse.tokens[g].pos in VERBAL:
        return [v for v in frame(parse, g) if not v.negated], None
    return [], None


def _of_noun(parse: Parse, i: int, g: int) -> tuple[list[Verdict], int | None]:
    """A clause that hangs on a noun: "fears that", "a plan to deport", "anyone caught", "a film about", "people who are sent back"."""
    word, text = lemma(parse, g), parse.tokens[g].text
    if any(lemma(parse, d) == "no" for d in kids(parse, g, "det", "neg")) and word in listed("nouns", "recorded") | listed(
        "clauses", "beyond_doubt"
    ):
        return ([Verdict("denied", f"no {text}")] if word in listed("nouns", "recorded") else []), None
    if parse.tokens[i].dep == "acl":
        found = by_noun(word, text)
        if (found or word in listed("nouns", "told")) and (infinitive(parse, i) or kids(parse, i, "mark")):
            return found, g
        if infinitive(parse, i):
            return ([], None) if time_it_took(parse, g) else ([Verdict("predicted", f"{text} to")], None)
    if word in listed("nouns", "fiction"):
        return [Verdict("not_confirmed", f"unreal: {text}")], None
    if word in listed("clauses", "generic_heads") or (parse.tokens[g].tag == "NNS" and not kids(parse, g, "det", "nummod", "poss")):
        above = [v for v in _above(parse, g) if v.stance in ("policy", "predicted", "feared")]
        if above:
            return [Verdict("policy" if above[0].stance != "feared" else "feared", above[0].why)], None
        if parse.tokens[i].dep == "relcl" and not past(parse, i) and parse.tokens[i].tag != "VBG":
            return [Verdict("policy", text)], None
    return [], None


def _above(parse: Parse, g: int) -> Iterator[Verdict]:
    up = parse.tokens[g].head
    if up != g and parse.tokens[up].pos in VERBAL:
        yield from frame(parse, up)


def by_noun(word: str, text: str) -> list[Verdict]:
    """What a noun above a clause or above another noun makes of it."""
    if word in listed("nouns", "prevented"):
        return [Verdict(None, text, True)]
    if word in listed("nouns", "attempted"):
        return [Verdict("hedged", f"attempt: {text}")]
    if word in listed("nouns", "fiction"):
        return [Verdict("not_confirmed", f"unreal: {text}")]
    return [Verdict(stance, text) for group, stance in GROUPS if word in listed("nouns", group)][:1]


def _preposition(parse: Parse, i: int, p: int) -> tuple[list[Verdict], int | None]:
    """What stands before a preposition bears on what stands behind it ("accused of", "saved from", "risk of", "without")."""
    prep, h = lemma(parse, p), parse.tokens[p].head
    while parse.tokens[h].dep == "prep" and parse.tokens[h].pos == "ADP" and parse.tokens[h].head != h:
        prep, h = (prep if lemma(parse, h) not in ("instead", "rather") else "instead"), parse.tokens[h].head
    if prep in listed("clauses", "negating_prepositions"):
        return [Verdict(None, prep, True)], h
    if prep in STOPPING or (prep == "about" and lemma(parse, h) in ("ask", "question", "press", "quiz")):
        return [], None  # "asked about reports that ten had been held, he said"
    if parse.tokens[h].pos not in VERBAL and parse.tokens[h].pos not in ("ADJ", "ADV"):
        found = by_noun(lemma(parse, h), parse.tokens[h].text) if prep in ("of", "about", "for", "from", "to", "on", "against") else []
        return [*found, *noun(parse, h)], h
    if prep in ("in", "at", "on", "by", "through", "under", "as", "into", "inside") or (
        prep == "for" and lemma(parse, h) not in listed("governing", "asked")
    ):
        return [v for v in frame(parse, h) if v.stance != "policy" or prep != "for"] if parse.tokens[
            h
        ].pos in VERBAL else [], h if prep != "for" else None
    if prep == "from" and lemma(parse, h) in listed("governing", "prevented"):
        return [Verdict(None, f"{parse.tokens[h].text} from", True)], h
    out = (
        [v for j in heads(parse, h) for v in _of_word(parse, i, j, True)]
        if prep in ("of", "about", "for", "to", "with", "against", "on", "that")
        else []
    )
    return out + (list(frame(parse, h)) if parse.tokens[h].pos in VERBAL else []), h


def _noun_step(parse: Parse, i: int, g: int) -> tuple[list[Verdict], int | None]:
    """A noun of happening below a verb or another noun."""
    dep = parse.tokens[i].dep
    if parse.tokens[g].pos not in VERBAL:
        if dep in ("compound", "nmod", "amod"):
            return [*_compound(parse, g), *noun(parse, g)], g
        return (list(adjective(parse, g)), g) if dep in ("poss", "appos", "npadvmod", "nmod") else ([], g if dep == "dobj" else None)
    if dep == "nsubj" and not (
        lemma(parse, g) in listed("clauses", "happening") or lemma(parse, g) in ("be", "remain", "seem", "appear", "prove", "turn")
    ):
        return [], None
    if dep == "nsubj":
        return [*frame(parse, g), *(v for h in heads(parse, g)[1:] for v in _of_word(parse, i, h, True))], g
    if dep in OBJECTS:
        return [*(v for h in heads(parse, g) for v in _of_word(parse, i, h, True)), *frame(parse, g)], g
    return [], None


def _compound(parse: Parse, g: int) -> list[Verdict]:
    word, text = lemma(parse, g), parse.tokens[g].text
    names: tuple[tuple[str, Stance], ...] = (("predicted", "predicted"), ("feared", "feared"), ("hedged", "hedged"))
    out = [Verdict(stance, text) for group, stance in names if word in listed("compounds", group)]
    return out + ([Verdict("hedged", f"attempt: {text}")] if word in listed("compounds", "attempted") else [])
