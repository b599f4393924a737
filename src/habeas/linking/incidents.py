"""Whether two reports tell of one incident: kind, time, place, number, people, who they are. One small function a reason."""

from __future__ import annotations

import functools
from itertools import product

from habeas.linking.lexicon import words
from habeas.linking.names import POSSIBLE, SAME, compare_names
from habeas.linking.reasons import VETO
from habeas.linking.report import Incident
from habeas.linking.times import gap_between, said_of
from habeas.model.amount import Amount
from habeas.model.events import Event
from habeas.model.findings import Reason

OPEN_END = 1.6
FAMILY = 4


@functools.cache
def _kinds(key: str) -> dict[frozenset[str], float]:
    rows = (row.split() for row in words("incidents")[key]["pairs"].split("|"))
    return {frozenset(row[:2]): float(row[2]) for row in rows}


def same_event(left: Event, right: Event) -> float:
    """How well two kinds can be words for one event."""
    return 1.0 if left.kind == right.kind else _kinds("same_event").get(frozenset((left.kind, right.kind)), 0.0)


def kind(left: Incident, right: Incident) -> Reason:
    """Kinds that are the same, are used for one another or follow from one another; 0 where neither."""
    pair = frozenset((left.event.kind, right.event.kind))
    fit = max(same_event(left.event, right.event), _kinds("same_case").get(pair, 0.0))
    return Reason(
        "kind",
        fit,
        left.event.kind,
        right.event.kind,
        "the same kind" if fit == 1 else "kinds of one case" if fit else "kinds that have nothing to do with one another",
    )


def place(left: Incident, right: Incident) -> Reason:
    """The same place, a city in both, or only the same country; different countries speak against, unless people were moved between them."""
    said = (left.place_words, right.place_words)
    if not left.place_words or not right.place_words:
        return Reason("place", 0.0, *said, "a place is not known")
    if left.place_names & right.place_names:
        return Reason("place", 1.0, *said, "the same place")
    if left.city and right.city:
        same = left.city == right.city
        return Reason("place", 0.9 if same else _other_city(left, right), *said, "the same city" if same else "different cities")
    if (left.city and left.city in right.place_names) or (right.city and right.city in left.place_names):
        return Reason("place", 0.9, *said, "one lies in the other")
    a, b = _land(left.country), _land(right.country)
    if not a or not b:
        return Reason("place", 0.0, *said, "a country is not known")
    if a == b:
        return Reason("place", 0.3, *said, "the same country")
    moved = words("incidents")["places"]["crossing"].split()
    eased = left.event.kind in moved or right.event.kind in moved
    vague = not (left.city or left.place_names) or not (right.city or right.place_names)
    return Reason(
        "place",
        -0.2 if eased else -0.6 if vague else -1.0,
        *said,
        "different countries" + (", between which people were moved" if eased else ""),
    )


def _other_city(left: Incident, right: Incident) -> float:
    return -0.35 if _land(left.country) == _land(right.country) else -0.9


def _land(country: str | None) -> str | None:
    return words("incidents")["places"]["within"].get(country, country) if country else None


def amounts(left: Amount | None, right: Amount | None, name: str = "count") -> Reason:
    """How many: the same number says the more the larger it is; numbers that cannot meet speak against."""
    if left is None or right is None or not left.known or not right.known:
        return Reason(name, 0.0, _number(left), _number(right), "a number is not known")
    said = (_number(left), _number(right))
    low, high = sorted((_middle(left), _middle(right)))
    if _bounded(left).meets(_bounded(right)):
        if left.low == right.low and left.high == right.high:
            fit = 1.0 if low >= 6 else 0.7 if low >= 3 else 0.15
            return Reason(name, fit, *said, "the same number")
        return Reason(name, 0.5 if high <= 2.5 * low and low >= 3 else 0.0, *said, "numbers that can be one")
    near = high - low <= max(1.0, 0.2 * high) and low >= 3
    return Reason(
        name, 0.45 if near else -0.4 if high <= 3 or low == 1 else -1.0, *said, "nearly the same number" if near else "different numbers"
    )


def heads(left: Incident, right: Incident) -> Reason:
    """How many were concerned; one family told of may be some of the many that the other report counts, which says nothing either way."""
    found = amounts(left.count, right.count)
    if found.score < 0 and (_some(left, right) or _some(right, left)):
        return Reason("count", 0.0, found.left, found.right, "some may be of the many")
    return found


def _some(few: Incident, many: Incident) -> bool:
    """Whether one incident's victims are a family or somebody's relative, and the other's a counted group. A named person alone is told of alone."""
    whole = many.count
    return (
        len(few.victims) == len(few.singles)
        and bool(few.kin_names)
        and (1 < len(few.singles) <= FAMILY or (len(few.singles) == 1 and not few.named))
        and whole is not None
        and (whole.low or 0) > FAMILY + 1
        and len(many.victims) > len(many.singles)
    )


def _bounded(amount: Amount) -> Amount:
    """A number with an open end taken as far as the words can well mean: "at least forty" is hardly a hundred."""
    return Amount(amount.low, amount.low * OPEN_END) if amount.high is None and amount.low is not None else amount


def _other_victims(left: Incident, right: Incident) -> bool:
    """Whether all victims of both are known by full names and none agrees with the other's victims or their kin."""
    if not left.full_names or not right.full_names or len(left.victims) > len(left.named) or len(right.victims) > len(right.named):
        return False
    near_left, near_right = (*left.full_names, *left.kin_names), (*right.full_names, *right.kin_names)
    return not any(
        compare_names(a, b)[0] >= POSSIBLE for a, b in (*product(left.full_names, near_right), *product(near_left, right.full_names))
    )


def _name_in_common(left: Incident, right: Incident) -> bool:
    """Whether a victim of one, or somebody known to be their kin, bears the full name of one of the other."""
    near_left, near_right = (*left.full_names, *left.kin_names), (*right.full_names, *right.kin_names)
    return any(compare_names(a, b)[0] >= SAME for a, b in product(near_left, near_right))


def _other_family(left: Incident, right: Incident) -> bool:
    """Whether single victims known by kin are kin of people of other names, or of the other sex."""
    known = {"male", "female"}
    if left.sexes and right.sexes and left.sexes | right.sexes == known and not left.sexes & right.sexes:
        return True
    return bool(left.sexes and right.sexes and left.kin_names and right.kin_names) and not any(
        compare_names(a, b)[0] >= POSSIBLE for a in left.kin_names for b in right.kin_names
    )


def _middle(amount: Amount) -> float:
    low = amount.low if amount.low is not None else amount.high
    high = amount.high if amount.high is not None else amount.low
    return (float(low or 0) + float(high or 0)) / 2


def _number(amount: Amount | None) -> str:
    if amount is None or not amount.known:
        return ""
    if amount.low == amount.high:
        return f"{amount.low:g}"
    return f"{'' if amount.low is None else f'{amount.low:g}'}-{'' if amount.high is None else f'{amount.high:g}'}"


def whose(left: frozenset[str], right: frozenset[str], said: tuple[str, str]) -> Reason:
    """Who the victims are: the same people, nationality or trade; different nationalities speak against. `said`: the same as each report prints it."""
    common = left & right
    if common:
        return Reason("whose", min(1.0, 0.5 + 0.25 * len(common)), *said, "described alike")
    nations = ({w for w in left if w.isupper()}, {w for w in right if w.isupper()})
    if nations[0] and nations[1]:
        return Reason("whose", -1.0, *said, "of different countries")
    return Reason("whose", 0.0, *said, "described otherwise or not at all")


def people(left: Incident, right: Incident, known: dict[tuple[str, str], float]) -> Reason:
    """Victims in common; two lone people who are known and not the same speak against. `known`: scores of person pairs so far."""
    best = max(((known.get((a, b), 0.0), a, b) for a in left.singles for b in right.singles), default=(0.0, "", ""))
    if best[0] >= 0.5:
        return Reason("people", best[0], best[1], best[2], "a victim in common")
    told = max(((s, a, b) for (a, b), s in known.items() if a in left.named or b in right.named), default=(0.0, "", ""))
    if left.named and right.named:
        alone = len(left.victims) == len(left.named) and len(right.victims) == len(right.named)
        told_of = told[0] >= 0.6  # the other report knows them, and tells this of others
        return Reason("people", -1.0 if alone or told_of else -0.8, left.named[0], right.named[0], "other victims are named")
    if _other_family(left, right):
        return Reason("people", -1.0, ", ".join(left.kin_names), ", ".join(right.kin_names), "single victims of other sex or family")
    if told[0] >= 0.6:
        return Reason("people", 0.4, told[1], told[2], "the victim that one names is named in the other report too")
    return Reason("people", 0.0, "", "", "no victim is known in both")


def thin(found: list[Reason], bare: bool = False) -> Reason:
    """Kind and place alone make no incident: without a time, a number, a victim or much else in common the rest counts for less.

    `bare`: one event has no fact of its own, so that only a victim in common carries.
    """
    least = {"people": 0.5} if bare else {"time": 0.3, "count": 0.45, "people": 0.5, "cast": 0.5, "wording": 0.3, "setting": 0.4}
    carried = [r.name for r in found if r.score >= least.get(r.name, 9.0)]
    return Reason(
        "thin", 0.0 if carried else -1.0, "", "", "carried by " + ", ".join(carried) if carried else "nothing but kind and place agrees"
    )


def bare(x: Incident) -> bool:
    """Whether an event is told without a time, a town, a name, kin or a number that could tell it from others ("that officers grabbed him")."""
    some = x.count is not None and (x.count.high or x.count.low or 0) > 2
    return not (x.when.known or x.when.pattern or x.city or x.place_names or x.full_names or x.kin_names or some)


def contradiction(left: Incident, right: Incident) -> Reason | None:
    """What no other reason can outweigh: precise days of one event far apart, precise numbers far apart at other places."""
    if left.when.known and right.when.known and not left.when.meets(right.when):
        gap = gap_between(left.when, right.when)
        if gap > 40 and max(left.when.days or 999, right.when.days or 999) <= 366:
            return Reason(VETO, -1.0, said_of(left.when), said_of(right.when), f"{gap} days apart")
    if _other_victims(left, right):
        return Reason(VETO, -1.0, left.full_names[0], right.full_names[0], "victims of different names")
    there, number = place(left, right), heads(left, right)
    if there.score <= -0.9:
        return Reason(VETO, -1.0, there.left, there.right, there.why)
    if number.score <= -1.0 and there.score < 0.9 and not _name_in_common(left, right):
        return Reason(VETO, -1.0, number.left, number.right, "different numbers of people")
    return None
