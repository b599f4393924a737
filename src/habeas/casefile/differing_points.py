"""What reports of one case differ on beside who, when, where and how many: charge, cause of death, of whose will, vehicle, how long held."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from habeas.casefile.differing import clip, same_count
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline, main_event
from habeas.casefile.happening import days_between
from habeas.casefile.kinship import words
from habeas.model.cases import Disagreement, DisagreementField, SaidValue
from habeas.model.claims import Claim
from habeas.model.when import NEVER_SAID, When
from habeas.model.wording import number

FIELDS: dict[str, DisagreementField] = {
    "charge": "charge",
    "cause": "cause",
    "voluntariness": "voluntariness",
    "characterisation": "characterisation",
    "vehicle": "vehicle",
    "duration": "duration",
    "age": "age",
    "count": "count",
    "status": "status",
    "time of day": "time of day",
    "place last seen": "place last seen",
    "perpetrator": "perpetrator",
    "occupation": "occupation",
    "route": "route",
}
"""The field of disagreement for each point that finding marks."""
OPEN = frozenset({"to be returned", "not known whether returned", "nothing heard", "out of contact"})
"""Ways that are told as feared, planned or unknown and are meant so."""
OF_THEIRS = frozenset({"occupation", "route"})
"""Points that are told of many people, and count only of a case's own."""
UNSAID = frozenset({"denied", "feared", "predicted", "asked", "policy"})
"""Stances of a clause whose point is not told as so; a charge is told whatever the stance."""
MOST_TIMES = 2.5
"""How many times the usual number another may be to be compared with it."""
OLDEST_CHILD = 12
SHORT = 80
"""Letters of a clause that is short enough to be shown whole."""
FIRST_WITHOUT_SPACES = 0x2E80
"""Where the scripts begin whose words may stand anywhere: Chinese, Japanese, Korean."""
A_YEAR = 300
"""Days from the main event beyond which a number is one of other people."""
FAR_IN_AGE = 3
"""Years beyond which two ages are those of two people."""
NEAR = 0.15
"""Share by which an approximate length of time may be off."""


def about_points(d: Dossier, o: Outline) -> list[Disagreement]:
    """The points that the reports of a case tell in ways that cannot all be true, each way with its claims."""
    told: dict[str, list[Claim]] = defaultdict(list)
    main = main_event(d, o.core)
    then = main.when if main else NEVER_SAID
    for s in o.sources:
        for c in d.by_source[s]:
            point = c.kind == "attribute" and c.predicate in FIELDS and len(c.objects) == 2
            if point and _of_case(d, o, c) and _told(c) and not _of_another_time(c, then):
                told[_of_what(c)].append(c)
    found = []
    by_case = {"age": _same_age, "route": _same_goal}
    for _, every in sorted(told.items()):
        sort = every[0].predicate
        claims = _comparable(every) if sort == "count" else _clashing(every) if sort == "status" else every
        said = _apart(claims, by_case[sort](d) if sort in by_case else AGREE.get(sort, _same_class(sort)))
        if said:
            about = tuple(dict.fromkeys(c.subjects[0] for c in claims if c.subjects and c.subjects[0] in o.people))
            found.append(Disagreement(FIELDS[sort], about[:3] or tuple(o.events[:1]), said))
    return found


def _clashing(claims: Sequence[Claim]) -> list[Claim]:
    """What is said to have become of them, as far as it cannot hold with something else that is said: alive and dead, sent back and not yet."""
    pairs = [set(p) for p in words()["clashing"]["status"]]
    ways = {c.objects[0] for c in claims}
    return [c for c in claims if any(c.objects[0] in p and p <= ways for p in pairs)]


def _of_what(c: Claim) -> str:
    """What a point is compared under: numbers by what they count, ages by whose they are; a case's small child is one child."""
    if c.predicate == "count":
        return f"count {c.objects[0]}"
    if c.predicate == "age":
        child = c.objects[0] == "age of a child" and _size(c) <= OLDEST_CHILD
        return f"age {c.subjects[0] if c.subjects and c.objects[0] == 'age' else 'child' if child else c.objects[0]}"
    return f"{c.predicate} {c.subjects[0] if c.subjects else ''}" if c.predicate == "occupation" else c.predicate


def _of_another_time(c: Claim, then: When) -> bool:
    """Whether a number is told with a time far from the case's own: "in 2015 more than 100 were deported" counts others."""
    return c.predicate == "count" and bool(c.when.days) and bool(then.days) and days_between(c.when, then) > A_YEAR


def _comparable(claims: Sequence[Claim]) -> list[Claim]:
    """Numbers of one size: "41 arrests that summer" is no other number of the ten who were caught."""
    sizes = Counter(_size(c) for c in claims)
    usual = max(sizes, key=lambda n: (sizes[n], n), default=0.0)
    return [c for c in claims if usual / MOST_TIMES <= _size(c) <= usual * MOST_TIMES]


def _size(c: Claim) -> float:
    return float((c.amount.low or c.amount.high or 0) if c.amount else 0)


def _told(c: Claim) -> bool:
    if c.predicate == "status" and re.search(words()["part_of_group"]["match"], c.quotes[0].text, re.IGNORECASE):
        return False
    return (
        c.predicate == "charge"
        or c.objects[0] in OPEN
        or (c.stance not in UNSAID and not (c.negated and c.predicate in ("cause", "vehicle")))
    )


def _of_case(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a point is told of this case: of its people, or of nobody to whom something else was done."""
    harmed = [p for p in c.subjects if p in d.people and d.done_to.get(p)]
    if c.predicate in OF_THEIRS:
        return any(p in o.people for p in c.subjects[:1]) if c.predicate == "occupation" else any(p in o.victims for p in harmed)
    return not harmed or harmed[0] in o.people or (c.predicate == "count" and _mostly(d, o, c.quotes[0].source))


def _mostly(d: Dossier, o: Outline, source: str) -> bool:
    """Whether a third and more of what a report tells is of this case."""
    told = [c.event in o.events for c in d.by_source[source] if c.event]
    return 3 * sum(told) >= len(told)


def _apart(claims: Sequence[Claim], agree: Callable[[Claim, Claim], bool]) -> tuple[SaidValue, ...]:
    """Ways that contradict one another and do not all come from one mouth; the most told first."""
    groups: list[list[Claim]] = []
    by_way: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        by_way[number(c.amount) if c.predicate in ("count", "age") else c.objects[0].casefold()].append(c)
    for _, same in sorted(by_way.items(), key=lambda x: (-len(x[1]), x[0])):
        home = next((g for g in groups if agree(g[0], same[0])), None)
        if home is None:
            groups.append(list(same))
        else:
            home += same
    mouths = [{_mouth(c) for c in g} for g in groups]
    if len(groups) < 2 or len(set().union(*mouths)) < 2:
        return ()
    return tuple(SaidValue(_label(g), tuple(sorted({c.id for c in g}))) for g in groups)


def _mouth(c: Claim) -> str:
    return c.speaker.entity or f"{c.quotes[0].source} {c.speaker.name}"


def _label(claims: Sequence[Claim]) -> str:
    """The words of a way as printed, with its plain name where they do not hold it."""
    if claims[0].predicate in ("count", "age"):
        return number(claims[0].amount)
    way = claims[0].objects[0]
    if claims[0].predicate == "voluntariness" and (clauses := [c for c in claims if len(c.quotes[0].text) <= SHORT]):
        best = max(clauses, key=lambda c: (c.objects[0] == way, c.speaker.kind != "media", len(c.quotes[0].text), c.id))
        return clip(f"{way}: {best.quotes[0].text}")
    printed = max((c.objects[1] for c in claims), key=lambda w: (len(_tokens(w) & _tokens(way)), len(w), w))
    shared = _tokens(way) & _tokens(printed)
    return clip(printed if 2 * len(shared) >= len(_tokens(way)) else f"{way} ({printed})")


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _same_class(sort: str) -> Callable[[Claim, Claim], bool]:
    classes = {way: name for name, ways in words().get("compatible", {}).get(sort, {}).items() for way in ways}

    def agree(a: Claim, b: Claim) -> bool:
        x, y = a.objects[0], b.objects[0]
        return x == y or (classes.get(x, x) == classes.get(y, y))

    return agree


def _same_thing(a: Claim, b: Claim) -> bool:
    x, y = _tokens(a.objects[0]), _tokens(b.objects[0])
    return x <= y or y <= x


def _same_length(a: Claim, b: Claim) -> bool:
    x, y = days(a.objects[0]), days(b.objects[0])
    return x is None or y is None or (x[0] <= y[1] and y[0] <= x[1])


def days(said: str) -> tuple[float, float] | None:
    """A length of time in days, as bounds: "over ten years" has no upper one, "about two years" some room on both sides."""
    table = words()["lengths"]
    tokens = re.findall(r"\w+", said.casefold())
    unit = next((table["units"][t] for t in tokens if t in table["units"]), None)
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


def _same_age(d: Dossier) -> Callable[[Claim, Claim], bool]:
    """The same number of years, or as many more as lie between the reports; ages too far apart are those of two people."""

    def agree(a: Claim, b: Claim) -> bool:
        if a.amount is None or b.amount is None or a.amount == b.amount:
            return True
        if a.objects[0] != "ages of a group":
            years = abs(_year(d, a) - _year(d, b)) if _year(d, a) and _year(d, b) else 0
            apart = abs(_size(a) - _size(b))
            return apart > FAR_IN_AGE or (years > 0 and abs(apart - years) <= 1)
        return a.amount.low != b.amount.low and a.amount.high != b.amount.high

    return agree


def _year(d: Dossier, c: Claim) -> int:
    when = d.sources[c.quotes[0].source].published
    return int((when.earliest or "0000")[:4]) if when.days else 0


def _same_number(a: Claim, b: Claim) -> bool:
    return a.amount is None or b.amount is None or same_count(a.amount, b.amount)


def _same_goal(d: Dossier) -> Callable[[Claim, Claim], bool]:
    """Places to which somebody was flown: the same, or one of them the land of the other."""
    land = {name.casefold(): p.country for p in d.places.values() for name in (p.name, *p.names)}
    lands = {name.casefold() for p in d.places.values() if p.kind == "country" for name in (p.name, *p.names)}

    def agree(a: Claim, b: Claim) -> bool:
        x, y = (c.objects[0].casefold().split(",")[0] for c in (a, b))
        if x not in land or y not in land or _same_thing(a, b):
            return True
        return land[x] == land[y] and (x in lands or y in lands)

    return agree


AGREE: dict[str, Callable[[Claim, Claim], bool]] = {
    "perpetrator": _same_thing,
    "place last seen": _same_thing,
    "count": _same_number,
    "vehicle": _same_thing,
    "duration": _same_length,
    "occupation": _same_thing,
}
"""How two claims of a point agree where it has no list of ways."""


def denials(d: Dossier, o: Outline) -> list[Claim]:
    """What is said against the case's event by those who deny it: not what reports themselves say."""
    found = []
    about = _beginnings({w for e in o.core for w in words()["kind_words"].get(e.kind, ())} | set(words()["denied_of"]["words"]))
    for s in o.sources:
        for c in d.by_source[s]:
            spoken = c.speaker.kind != "media" or c.speaker.entity is not None
            denied = c.kind == "attribute" and c.predicate == "denial" and c.stance != "not_confirmed"
            if denied and spoken and (about.search(c.quotes[0].text.casefold()) or _bare(c)) and _of_case(d, o, c):
                found.append(c)
    return found


def _bare(c: Claim) -> bool:
    """Whether a denial does not name what is denied: "the government denies"."""
    return len(c.objects) == 2 and c.quotes[0].text.rstrip(" .,;").casefold().endswith(c.objects[1].casefold())


def _beginnings(stems: set[str]) -> re.Pattern[str]:
    """Words that begin so; in scripts that write no spaces, anywhere."""
    spaced = [re.escape(w) for w in sorted(stems) if ord(w[0]) < FIRST_WITHOUT_SPACES]
    other = [re.escape(w) for w in sorted(stems) if ord(w[0]) >= FIRST_WITHOUT_SPACES]
    return re.compile("|".join([rf"\b(?:{'|'.join(spaced)})", *other]))
