"""How two tellings of one point agree: ways that can both be true, lengths and ages that meet, places within one another."""

from __future__ import annotations

import re
from collections.abc import Callable

from habeas.casefile.ageing import aged, can_be_one
from habeas.casefile.differing import same_count, told_number
from habeas.casefile.dossier import Dossier
from habeas.casefile.kinship import words
from habeas.model.claims import Claim

Agree = Callable[[Claim, Claim], bool]
FAR_IN_AGE = 3
"""Years beyond which two ages are those of two people."""
TERM = re.compile(r"\d+|[一二三四五六七八九十兩两]+|개월|년|年|[個个かカヶ]?月|[a-zà-ž]+")
"""Numbers and units of a term, one behind the other."""
STEM = 5
"""Letters at the beginning of a word that tell it from others."""
NEAR = 0.15
"""Share by which an approximate length of time may be off."""


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
        x, y = a.objects[0], b.objects[0]
        return x == y or (classes.get(x, x) == classes.get(y, y))

    return agree


def _same_thing(a: Claim, b: Claim) -> bool:
    x, y = tokens(a.objects[0]), tokens(b.objects[0])
    return x <= y or y <= x


def _same_length(a: Claim, b: Claim) -> bool:
    x, y = days(a.objects[0]), days(b.objects[0])
    return x is None or y is None or (x[0] <= y[1] and y[0] <= x[1])


def days(said: str) -> tuple[float, float] | None:
    """A length of time in days, as bounds: "over ten years" has no upper one, "about two years" some room on both sides."""
    table = words()["lengths"]
    tokens = re.findall(r"\d+|[^\W\d]+", said.casefold())
    unit = next((table["units"][t] for t in (*tokens, *(t[:-1] for t in tokens)) if t in table["units"]), None)
    count = next((float(t) if t.isdigit() else float(table["numbers"][t]) for t in tokens if t.isdigit() or t in table["numbers"]), None)
    if unit is None or count is None:
        return None
    n = (count + (0.5 if "half" in tokens else 0.0)) * unit
    if any(t in table["more"] for t in tokens):
        return n, float("inf")
    if any(t in table["less"] for t in tokens):
        return n * (1 - NEAR), n
    room = NEAR if any(t in table["about"] for t in tokens) else 0.02
    return n * (1 - room), n * (1 + room)


def _same_term(a: Claim, b: Claim) -> bool:
    """Whether two terms of prison are of as many months; one that is not understood speaks against none."""
    x, y = months(a.objects[0]), months(b.objects[0])
    return x is None or y is None or x == y


def months(said: str) -> float | None:
    """The months of a term: "three years and six months", "6 ans et 6 mois", "三年六個月"."""
    table, total, n = words()["lengths"], 0.0, None
    whole = re.sub(r"\b(?:and a half|et demi|y medio)\b|einhalb", "", said.casefold())
    for part in TERM.findall(re.sub(r"(?<=[a-zü])(?=jährig)|jährigen?", lambda m: " jahre" if m.group() else "", whole)):
        length = table["terms"].get(part)
        if length is None:
            n = float(part) if part.isdigit() else _counted(part) or n
        elif n is not None:
            total, n = total + n * length, None
    return (total + (6.0 if re.search(r"\b(?:half|demi|medio)\b|einhalb|年半", said) else 0.0)) or None


def _counted(number: str) -> float | None:
    """The number of a word: of "twelve", of "十二"."""
    table = words()["lengths"]
    if number in table["numbers"]:
        return float(table["numbers"][number])
    if any(c not in table["han"] for c in number):
        return None
    tens, _, ones = number.partition("十")
    if "十" not in number:
        return float(table["han"][number[-1]])
    return float(table["han"].get(tens, 1) * 10 + table["han"].get(ones, 0))


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


def denied_force(c: Claim) -> bool:
    """Whether a claim says that somebody was not abducted: "the ministry denies that she was kidnapped"."""
    return c.objects[0] == "abducted" and (c.stance == "denied" or (c.negated and c.stance in ("asserted", "hedged")))


def _same_will(a: Claim, b: Claim) -> bool:
    """Ways of going and being made to go, where "not abducted" is going freely."""
    freely = words()["compatible"]["voluntariness"]["voluntary"]
    x, y = (freely[0] if denied_force(c) else c.objects[0] for c in (a, b))
    return x == y


def _same_charge(a: Claim, b: Claim) -> bool:
    """The same listed charge, or words of which one begins alike: "inciting enmity" and "incitement"."""
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
    "duration": _same_length,
    "occupation": _same_thing,
    "destination": _shares_a_word,
    "pretext": _shares_a_word,
    "lodging": _not_the_opposite,
    "recipient": _same_recipient,
    "official name": _same_holder,
    "sentence": _same_term,
}
"""How two claims of a point agree where it has no list of ways."""
