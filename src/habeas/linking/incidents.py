"""Whether two reports tell of one incident: kind, time, place, number, people, who they are. One small function a reason."""

from __future__ import annotations

import functools
from datetime import date
from itertools import product

from habeas.linking.lexicon import words
from habeas.linking.names import POSSIBLE, compare_names
from habeas.linking.reasons import VETO
from habeas.linking.report import Incident, Report
from habeas.model.amount import Amount
from habeas.model.events import Event
from habeas.model.findings import Reason
from habeas.model.when import When

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


def time(left: When, right: When) -> Reason:
    """Days that agree, as finely as both are known; a day known without its year is compared by month and day."""
    said = (_said(left), _said(right))
    if left.pattern or right.pattern:
        fit, why = _by_pattern(left, right)
        if why:
            return Reason("time", fit, *said, why)
    if not (left.known and right.known):
        return Reason("time", 0.0, *said, "a time is not known")
    if left.meets(right):
        span = max(left.days or 400, right.days or 400)
        fit = 1.0 if span == 1 else 0.8 if span <= 7 else 0.55 if span <= 31 else 0.35 if span <= 92 else 0.15 if span <= 366 else 0.0
        return Reason("time", fit, *said, "the same day" if span == 1 else f"both can lie within {span} days")
    gap = _gap(left, right)
    fit = 0.6 if gap <= 1 else 0.2 if gap <= 3 else -0.2 if gap <= 10 else -0.6 if gap <= 31 else -1.0
    return Reason("time", fit, *said, f"{gap} days apart")


def _said(when: When) -> str:
    if when.known:
        return when.earliest or "" if when.earliest == when.latest else f"{when.earliest or '..'}/{when.latest or '..'}"
    return when.pattern or when.words or ""


def _gap(left: When, right: When) -> int:
    first, second = (left, right) if (left.latest or "9999") < (right.earliest or "") else (right, left)
    return (date.fromisoformat(second.earliest or "") - date.fromisoformat(first.latest or "")).days


def _by_pattern(left: When, right: When) -> tuple[float, str]:
    """Month and day where at least one year is not known ("XXXX-11-04"); why is "" where the pattern decides nothing."""
    a, b = (_month_day(left), _month_day(right))
    if a is None or b is None:
        return 0.0, ""
    if a == b:
        return (0.85, "the same day of the year") if a[1] else (0.35, "the same month of the year")
    if a[0] == b[0] and not (a[1] and b[1]):
        return 0.3, "the same month of the year"
    near = a[1] and b[1] and abs((date(2000, *a) - date(2000, *b)).days) <= 1  # type: ignore[arg-type]
    return (0.3, "a day apart in the year") if near else (-0.7, "other days of the year")


def _month_day(when: When) -> tuple[int, int | None] | None:
    if when.pattern:
        parts = when.pattern.split("-")
        month = parts[1] if len(parts) > 1 and parts[1].isdigit() else None
        day = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else None
        return (int(month), day) if month else None
    if when.earliest and when.latest and when.earliest[:7] == when.latest[:7]:
        return int(when.earliest[5:7]), int(when.earliest[8:10]) if when.earliest == when.latest else None
    return None


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


def told(x: Incident, y: Incident, left: Report, right: Report) -> Reason:
    """What the days of printing say where an event's own time is not told: news is of the weeks before, and never of days to come."""
    one, two = _likely(x.when, left.published), _likely(y.when, right.published)
    if one is None or two is None or (x.when.known and y.when.known):
        return Reason("told", 0.0, "", "", "told by the events themselves, or no day of printing is known")
    said = (_said(one), _said(two))
    if one.meets(two):
        return Reason("told", 1.0 if not (x.when.known or y.when.known) else 0.6, *said, "printed within the same weeks")
    gap = _gap(one, two)
    for when, other, printed in ((y.when, x.when, left.published), (x.when, y.when, right.published)):
        if when.known and not other.known and printed.latest and when.earliest and when.earliest > printed.latest:
            return Reason("told", -2.0, *said, "one was printed before the other happened")
    return Reason(
        "told", -1.5 if gap > 900 else -1.0 if gap > 300 else -0.5 if gap > 60 else 0.0, *said, f"{gap} days apart by the days of printing"
    )


def _likely(when: When, printed: When) -> When | None:
    """The event's own time, else the weeks before its report was printed."""
    if when.known:
        return when
    return printed.widened(75, 0) if printed.earliest and printed.latest and (printed.days or 999) <= 31 else None


def contradiction(left: Incident, right: Incident) -> Reason | None:
    """What no other reason can outweigh: precise days of one event far apart, precise numbers far apart at other places."""
    if left.when.known and right.when.known and not left.when.meets(right.when):
        gap = _gap(left.when, right.when)
        if gap > 40 and max(left.when.days or 999, right.when.days or 999) <= 366:
            return Reason(VETO, -1.0, _said(left.when), _said(right.when), f"{gap} days apart")
    if _other_victims(left, right):
        return Reason(VETO, -1.0, left.full_names[0], right.full_names[0], "victims of different names")
    there, number = place(left, right), heads(left, right)
    if there.score <= -0.9:
        return Reason(VETO, -1.0, there.left, there.right, there.why)
    if number.score <= -1.0 and there.score < 0.9 and not set(left.named) & set(right.named):
        return Reason(VETO, -1.0, number.left, number.right, "different numbers of people")
    return None
