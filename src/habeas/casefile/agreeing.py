"""How two tellings of one point agree: ways that can both be true, lengths and ages that meet, places within one another."""

from __future__ import annotations

import re
from collections.abc import Callable

from habeas.casefile.ageing import aged, can_be_one
from habeas.casefile.differing import same_count, told_number
from habeas.casefile.dossier import Dossier
from habeas.casefile.kinship import words
from habeas.casefile.lengths import same_term
from habeas.model.claims import Claim

Agree = Callable[[Claim, Claim], bool]
FAR_IN_AGE = 3
"""Years beyond which two ages are those of two people."""
STEM = 5
"""Letters at the beginning of a word that tell it from others."""


def tokens(text: str) -> set[str]:
    """The words of a text, case folded."""
    return set(re.findall(r"\w+", text.casefold()))


def size(c: Claim) -> float:
    """The number that a claim gives, 0 where it gives none."""
    return told_number(c.amount)


def same_class(sort: str) -> Agree:
    """Ways of one class can both be true."""
    classes = {way: name for name, ways in words().get("compatible", {}).get(sort, {}).items() for way in ways}

    def agree(a: Claim, b: Claim) -> bool:
        x, y = plain(a), plain(b)
        return x == y or (classes.get(x, x) == classes.get(y, y))

    return agree


def _same_thing(a: Claim, b: Claim) -> bool:
    x, y = tokens(a.objects[0]), tokens(b.objects[0])
    return x <= y or y <= x


def same_age(d: Dossier) -> Agree:
    """The same number of years, or as many more as lie between the reports; ages too far apart are those of two people."""

    def agree(a: Claim, b: Claim) -> bool:
        one, other = aged(d, a), aged(d, b)
        if a.amount is None or b.amount is None or one is None or other is None or a.amount == b.amount:
            return True
        if a.objects[0] != "ages of a group":
            return abs(size(a) - size(b)) > FAR_IN_AGE or can_be_one(one, other)
        return a.amount.low != b.amount.low and a.amount.high != b.amount.high

    return agree


def plain(c: Claim) -> str:
    """The way a point is told, turned round where its own words deny it: "not struck" is not ill-treated, "they are not refugees"."""
    turned = words()["turned"].get(c.predicate, {}).get(c.objects[0])
    if turned is None or not (c.negated or c.stance == "denied"):
        return c.objects[0]
    beside = words()["turned"]["beside"].replace("{words}", re.escape(c.objects[1]))
    return str(turned) if re.search(beside, c.quotes[0].text, re.IGNORECASE) else c.objects[0]


def denied_force(c: Claim) -> bool:
    """Whether a claim says that somebody was not abducted: "the ministry denies that she was kidnapped", "there had been no abduction"."""
    if c.objects[0] != "abducted":
        return False
    none = re.search(rf"\b(?:no|never|not)\s+(?:\w+\s+)?{re.escape(c.objects[1])}", c.quotes[0].text, re.IGNORECASE)
    return c.stance == "denied" or (c.stance in ("asserted", "hedged") and (c.negated or none is not None))


def _same_will(a: Claim, b: Claim) -> bool:
    """Ways of going and being made to go, where "not abducted" is going freely."""
    ways = words()["compatible"]["voluntariness"]
    x, y = (ways["voluntary"][0] if denied_force(c) else c.objects[0] for c in (a, b))
    return any({x, y} <= set(side) for side in ways.values())


def _same_charge(a: Claim, b: Claim) -> bool:
    """The same listed charge or one that holds it, or words of which one begins alike: "inciting enmity" and "incitement"."""
    if any({a.objects[0], b.objects[0]} <= set(group) for group in words()["one_charge"]["groups"]):
        return True
    x, y = ({w[:STEM] for w in tokens(c.objects[0]) - set(words()["little"]["words"])} for c in (a, b))
    return bool(x & y)


def illness(c: Claim) -> str:
    """Which illness a cause of death names, as far as any list knows it: the heart, an infection; "" where it is none or not said."""
    if c.predicate != "cause" or c.objects[0] != "illness":
        return ""
    return next((name for name, form in words()["illnesses"].items() if re.search(form, c.objects[1], re.IGNORECASE)), "")


def _same_cause(a: Claim, b: Claim) -> bool:
    """Ways of dying that can be told of one death; a weak heart is no virus, but either is an illness."""
    x, y = illness(a), illness(b)
    return same_class("cause")(a, b) and (not x or not y or x == y)


def _same_number(a: Claim, b: Claim) -> bool:
    return a.amount is None or b.amount is None or same_count(a.amount, b.amount)


def same_goal(d: Dossier) -> Agree:
    """Places to which somebody was flown: the same, or one of them the land of the other."""
    land = {name.casefold(): p.country for p in d.places.values() for name in (p.name, *p.names)}
    lands = {name.casefold() for p in d.places.values() if p.kind == "country" for name in (p.name, *p.names)}

    def agree(a: Claim, b: Claim) -> bool:
        x, y = (c.objects[0].casefold().split(",")[0] for c in (a, b))
        if x not in land or y not in land or _same_thing(a, b):
            return True
        return land[x] == land[y] and (x in lands or y in lands)

    return agree


def _shares_a_word(a: Claim, b: Claim) -> bool:
    x, y = (tokens(c.objects[0]) - set(words()["little"]["words"]) for c in (a, b))
    return not x or not y or bool(x & y)


def _not_the_opposite(a: Claim, b: Claim) -> bool:
    """Whether two claims are not "stayed there" and "did not stay there"."""
    return a.negated == b.negated or not _same_thing(a, b)


def _same_recipient(a: Claim, b: Claim) -> bool:
    x, y = (c.objects[1].casefold().split()[-1] for c in (a, b))
    return x == y or {x, y} & set(words()["kin_vague"]["words"]) != set()


def _same_holder(a: Claim, b: Claim) -> bool:
    return bool(tokens(a.objects[1]) & tokens(b.objects[1]))


AGREE: dict[str, Agree] = {
    "cause": _same_cause,
    "charge": _same_charge,
    "voluntariness": _same_will,
    "perpetrator": _same_thing,
    "place last seen": _same_thing,
    "count": _same_number,
    "occupation": _same_thing,
    "destination": _shares_a_word,
    "pretext": _shares_a_word,
    "lodging": _not_the_opposite,
    "recipient": _same_recipient,
    "official name": _same_holder,
    "sentence": same_term,
}
"""How two claims of a point agree where it has no list of ways."""
