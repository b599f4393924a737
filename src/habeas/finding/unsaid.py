"""Whether nobody knows, or will say, where somebody is: "his family has no idea where he is", "no office would tell her where he was taken"."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.lexicon import words


def unsaid(parse: Parse, verb: int) -> bool:
    """Whether the clause of a verb hangs on a knowing or telling that is said not to be there."""
    known = {name: frozenset(listed.split()) for name, listed in words("en", "events")["unsaid"].items()}
    above = parse.tokens[verb].head
    lemma = parse.tokens[above].lemma.lower()
    if lemma in ("of", "as", "about", "on", "from"):  # "no word of where he is", "no idea as to where"
        above = parse.tokens[above].head
        lemma = parse.tokens[above].lemma.lower()
    if above == verb:
        return False
    if lemma in known["nouns"]:
        return any(parse.tokens[c].text.lower() in known["nobody"] for c in parse.children[above]) or _denied(
            parse, parse.tokens[above].head
        )
    if lemma == "have" and any(
        parse.tokens[c].lemma.lower() in known["nouns"] for c in parse.children[above]
    ):  # "has no idea" parsed apart
        nouns = [c for c in parse.children[above] if parse.tokens[c].lemma.lower() in known["nouns"]]
        return any(parse.tokens[k].text.lower() in known["nobody"] for n in nouns for k in parse.children[n])
    if lemma not in known["verbs"]:
        return False
    governor = parse.tokens[parse.tokens[above].head].lemma.lower()
    return _denied(parse, above) or (parse.tokens[above].dep in ("xcomp", "ccomp", "pcomp") and governor in known["refuses"])


def _denied(parse: Parse, verb: int) -> bool:
    """Whether a verb is negated, or its subject is nobody."""
    nobody = words("en", "events")["unsaid"]["nobody"].split()
    subjects = [parse.tokens[s] for s in clauses.subjects(parse, verb)]
    none = any(t.text.lower() in nobody or any(parse.tokens[c].text.lower() in nobody for c in parse.children[t.i]) for t in subjects)
    return none or bool(clauses.own(parse, verb, "neg"))
