"""Who does what to whom in an English clause: subjects, objects and companions, also where grammar leaves them out."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding.annotations import Parse
from habeas.finding.lexicon import word_list
from habeas.finding.remembered import once

SUBJECT = frozenset({"nsubj", "nsubjpass"})
OF = frozenset({"of", "among"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
UNCHANGED = frozenset({"let", "put", "cut", "hit", "beat", "shut", "set"})
"""Verbs whose participle looks like their infinitive."""
GIVEN = frozenset({"given", "denied", "granted", "handed"})
"""Participles that keep an object: "was convicted and given ten years"."""
VERBAL = frozenset({"VERB", "AUX"})
PARTS = frozenset({"ROOT", "conj", "xcomp", "ccomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "dep", "appos"})


def own(parse: Parse, i: int, *deps: str) -> list[int]:
    """Numbers of the tokens that token i governs in one of the given ways, in order."""
    return [c for c in parse.children[i] if parse.tokens[c].dep in deps]


def auxiliaries(parse: Parse, verb: int) -> list[int]:
    """The auxiliaries of a verb; of the verb it is joined to where it has none of its own ("was caught and returned")."""
    mine = own(parse, verb, "aux", "auxpass")
    token = parse.tokens[verb]
    if (
        not mine
        and token.dep == "conj"
        and not own(parse, verb, *SUBJECT)
        and token.tag in ("VBN", "VB", "VBG")
        and is_verb(parse, token.head)
    ):
        governor = parse.tokens[token.head]
        alike = token.tag == "VB" and governor.tag == "VBN" and token.lemma in UNCHANGED  # "were detained and let go"
        if governor.tag == token.tag or (token.tag == "VBN" and governor.tag == "VBD") or alike:
            return auxiliaries(parse, token.head)
    return mine


def is_verb(parse: Parse, i: int) -> bool:
    """Whether a token is a verb form."""
    return parse.tokens[i].pos in VERBAL or parse.tokens[i].tag.startswith("VB")


def whose(parse: Parse, i: int) -> int | None:
    """The noun that "whose" stands for: that of the relative clause it opens."""
    verb = governing_verb(parse, i)
    return antecedent(parse, verb) if verb is not None else None


def _object(parse: Parse, verb: int) -> bool:
    """Whether a verb has an object; none is what stands behind a dash ("the 81 people killed - the highest number") or "put aboard"."""
    after = parse.tokens[verb + 1].text.lower() if verb + 1 < len(parse.tokens) else ""
    return bool(own(parse, verb, "dobj")) and after not in ("-", "–", "—", ":", "aboard", "inside", "behind")


def passive(parse: Parse, verb: int) -> bool:
    """Whether the grammatical subject of a verb is the one who undergoes it."""
    token = parse.tokens[verb]
    group = auxiliaries(parse, verb)
    if own(parse, verb, "nsubjpass") or any(parse.tokens[a].dep == "auxpass" for a in group):
        return True
    if (
        not (token.tag in ("VBN", "VBD") or (token.tag == "VB" and token.lemma in UNCHANGED))
        or group
        or own(parse, verb, "nsubj")
        or (_object(parse, verb) and not (token.dep == "conj" and token.text.lower() in GIVEN))
    ):
        return False
    if token.dep in ("acl", "amod", "advcl", "relcl"):
        bare = token.tag == "VBD" and [parse.tokens[c].dep for c in parse.children[verb]] == ["prt"]
        return not bare  # "a man picked up, said something and hung up": he answered the telephone
    participle = (
        token.tag == "VBN"
        or (token.tag == "VBD" and (token.lemma in word_list("done_to") | UNCHANGED or token.text.lower() in GIVEN))
        or (token.tag == "VB" and token.lemma in UNCHANGED and parse.tokens[token.head].tag == "VBN")
    )
    return token.dep == "conj" and is_verb(parse, token.head) and participle and passive(parse, token.head)


def says_that(parse: Parse, verb: int) -> bool:
    """Whether what a verb is followed by is a clause with "that": "the judges held that ..."."""
    return any(parse.tokens[m].text.lower() == "that" for c in own(parse, verb, "ccomp") for m in own(parse, c, "mark"))


def antecedent(parse: Parse, verb: int) -> int | None:
    """The noun that a relative clause or participle says something of."""
    token = parse.tokens[verb]
    if token.dep in ("relcl", "acl"):
        return _nearer(parse, verb)
    if token.dep == "conj" and is_verb(parse, token.head) and parse.tokens[token.head].dep in ("relcl", "acl"):
        return antecedent(parse, token.head)
    return None


def _nearer(parse: Parse, verb: int) -> int:
    """The noun right before a participle where the parser took one further off: in "the son of a woman abducted" it is the woman."""
    noun = _agreeing(parse, verb, parse.tokens[verb].head)
    for preposition in own(parse, noun, "prep"):
        for inner in own(parse, preposition, "pobj"):
            named = set(parse.subtree(inner))
            touching = inner < verb and all(
                i in named or parse.tokens[i].dep in ("punct", "nsubj", "nsubjpass", "aux", "auxpass", "advmod")
                for i in range(inner + 1, verb)
            )
            one = parse.tokens[noun].tag == "NN" or (
                parse.tokens[noun].lemma.lower() in word_list("theirs") and parse.tokens[inner].tag in ("NNS", "NN")
            )
            if touching and one and parse.tokens[noun].lemma.lower() not in word_list("collectives"):
                return inner
    return row_of_others(parse, noun)


def row_of_others(parse: Parse, noun: int) -> int:
    """The first of a row that ends in others, all of whom are meant: "Ana Koval and four others, arrested in May"."""
    while parse.tokens[noun].lemma.lower() == "other" and parse.tokens[noun].dep == "conj":
        noun = parse.tokens[noun].head
    return noun


def _agreeing(parse: Parse, verb: int, noun: int) -> int:
    """The noun that "who were" agrees with: in "two supporters of the opposition who were taken" it is the supporters."""
    above = parse.tokens[parse.tokens[noun].head]
    if parse.tokens[noun].tag not in ("NN", "NNP") or above.text.lower() != "of" or parse.tokens[above.head].tag != "NNS":
        return noun
    who = any(parse.tokens[s].text.lower() == "who" for s in own(parse, verb, *SUBJECT))
    several = any(parse.tokens[a].text.lower() in ("were", "are", "have") for a in own(parse, verb, "aux", "auxpass"))
    return above.head if who and several else noun


def _lifted(parse: Parse, verb: int, nouns: list[int]) -> list[int]:
    """Nouns with relative pronouns replaced by what they stand for."""
    lifted = []
    for n in nouns:
        if parse.tokens[n].text.lower() in RELATIVE and parse.tokens[n].tag in ("WP", "WDT", "IN", "WP$"):
            said = parse.tokens[verb].dep == "ccomp" and parse.tokens[parse.tokens[verb].head].dep == "relcl"
            head = antecedent(parse, parse.tokens[verb].head if said else verb)  # "those who they say are held"
            lifted.extend([head] if head is not None else [])
        else:
            lifted.append(n)
    return lifted


def subjects(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Heads of the grammatical subject, also one shared, controlled or left out; without those joined to them."""
    mine = _lifted(parse, verb, own(parse, verb, *SUBJECT))
    mine = mine or _lifted(
        parse, verb, [s for a in own(parse, verb, "aux", "auxpass") for s in own(parse, a, *SUBJECT)]
    )  # the parser hangs it on a helper
    if mine or depth > 6:
        return mine
    stranded = _stranded(parse, verb)
    if stranded is not None:
        return [stranded]
    token = parse.tokens[verb]
    governor = token.head
    if token.dep in ("relcl", "acl"):
        return _of_participle(parse, verb, depth)
    if token.dep in ("amod", "appos") and token.tag in ("JJ", "VBN", "VBG") and governor < verb:
        return [_nearer(parse, verb)]
    if token.dep in ("xcomp", "ccomp") and is_verb(parse, governor):
        controlled = own(parse, governor, "dobj", "dative")
        return controlled or subjects(parse, governor, depth + 1)
    if token.dep in ("conj", "advcl", "dep") and is_verb(parse, governor):
        return subjects(parse, governor, depth + 1)
    if token.dep in ("pcomp", "acomp", "oprd", "attr", "xcomp"):
        above = next((a for a in parse.ancestors(verb) if is_verb(parse, a)), None)
        return subjects(parse, above, depth + 1) if above is not None else []
    return []


def _stranded(parse: Parse, verb: int) -> int | None:
    """A subject that the parser hung on the noun before it: "two were freed in August by the court and nine were sentenced"."""
    group = own(parse, verb, "auxpass", "aux")
    if not group or parse.tokens[verb].dep != "conj" or group[0] < 2:
        return None
    before, joint = parse.tokens[group[0] - 1], parse.tokens[group[0] - 2]
    if before.dep == "conj" and before.pos in ("NUM", "NOUN", "PROPN", "PRON") and joint.dep == "cc" and before.sentence == joint.sentence:
        return before.i
    return None


def _of_participle(parse: Parse, verb: int, depth: int) -> list[int]:
    noun = parse.tokens[verb].head
    infinitive = any(parse.tokens[a].tag == "TO" for a in own(parse, verb, "aux"))
    if not infinitive:
        return [_nearer(parse, verb)]
    owner = own(parse, noun, "poss")
    above = next((a for a in parse.ancestors(noun) if is_verb(parse, a)), None)
    return owner or (subjects(parse, above, depth + 1) if above is not None else [])


def objects(parse: Parse, verb: int) -> list[int]:
    """Heads of the objects; a receiver ("gave him ten years") comes before the thing given."""
    mine = [c for c in own(parse, verb, "dative") if parse.tokens[c].pos != "ADP"] or own(parse, verb, "dobj")
    mine = _lifted(parse, verb, mine)
    if mine or passive(parse, verb):
        return mine
    token = parse.tokens[verb]
    if token.dep == "relcl" and own(parse, verb, "nsubj") and parse.tokens[own(parse, verb, "nsubj")[0]].text.lower() not in RELATIVE:
        return [token.head]
    after = [c for c in parse.children[verb] if c > verb and parse.tokens[c].dep in ("ccomp", "xcomp", "advcl") and is_verb(parse, c)]
    for inner in after:
        held = [s for s in own(parse, inner, *SUBJECT) if s > verb]
        if held and not any(
            parse.tokens[m].text.lower() in ("that", "because", "as", "when", "after", "while", "if")
            for m in own(parse, inner, "mark", "advmod")
        ):
            return held
    shared = [c for c in own(parse, verb, "conj") if is_verb(parse, c) and not own(parse, c, *SUBJECT) and own(parse, c, "dobj")]
    return own(parse, shared[0], "dobj") if shared and parse.tokens[shared[0]].tag == token.tag else []


def by_phrase(parse: Parse, head: int) -> list[int]:
    """Who does it, where a by-phrase says so."""
    found = []
    for c in parse.children[head]:
        if parse.tokens[c].dep == "agent" or (parse.tokens[c].text.lower() == "by" and parse.tokens[c].dep == "prep"):
            found.extend(own(parse, c, "pobj"))
    return found


def phrases(parse: Parse, head: int, prepositions: frozenset[str]) -> list[int]:
    """Objects of the given prepositions that a verb or noun governs, also through one more preposition ("out of", "along with")."""
    found = []
    for c in parse.children[head]:
        if parse.tokens[c].dep not in ("prep", "advmod", "prt", "dative"):
            continue
        if parse.tokens[c].text.lower() in prepositions:
            found.extend(own(parse, c, "pobj"))
        for d in own(parse, c, "prep"):
            if parse.tokens[d].text.lower() in prepositions:
                found.extend(own(parse, d, "pobj"))
    return found


@once
def governing_verb(parse: Parse, i: int) -> int | None:
    """The nearest verb above a token."""
    return next((a for a in parse.ancestors(i) if is_verb(parse, a)), None)


def _before(parse: Parse, head: int) -> Iterator[int]:
    """The noun that a participle says something of, with what stands before it: "the ten women" of "the ten women arrested"."""
    noun = parse.tokens[head].head
    yield noun
    for c in own(parse, noun, "det", "nummod", "amod", "compound", "poss", "quantmod", "prep"):
        if c < head:
            yield from parse.subtree(c)


def clause_span(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the clause of a head, without clauses joined to it that have their own subject."""
    inside, stack = [], [head]
    while stack:
        i = stack.pop()
        inside.append(i)
        for c in parse.children[i]:
            token = parse.tokens[c]
            apart = token.dep in ("conj", "parataxis", "ccomp", "advcl") and is_verb(parse, c) and i == head and token.dep != "ccomp"
            if (
                not (apart and own(parse, c, *SUBJECT))
                and not (i == head and token.dep == "punct")
                and not (i == head and token.dep == "cc")
            ):
                stack.append(c)
    first, last = head, head
    if parse.tokens[head].dep == "acl" or (parse.tokens[head].dep == "relcl" and not own(parse, head, "nsubj")):
        inside.extend(_before(parse, head))
    kept = set(inside)
    while first - 1 in kept or (
        first - 1 >= 0 and first - 2 in kept and parse.tokens[first - 1].sentence == parse.tokens[head].sentence and first - 1 > min(kept)
    ):
        first -= 1
    while last + 1 in kept or (
        last + 2 in kept and parse.tokens[last + 1].sentence == parse.tokens[head].sentence and last + 1 < max(kept)
    ):
        last += 1
    return first, last
