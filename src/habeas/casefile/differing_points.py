"""What reports of one case differ on beside who, when, where and how many: charge, cause of death, of whose will, vehicle, how long held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from habeas.casefile.differing import clip
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.kinship import words
from habeas.model.cases import Disagreement, DisagreementField, SaidValue
from habeas.model.claims import Claim

FIELDS: dict[str, DisagreementField] = {
    "charge": "charge",
    "cause": "cause",
    "voluntariness": "voluntariness",
    "characterisation": "characterisation",
    "vehicle": "vehicle",
    "duration": "duration",
    "age": "age",
}
"""The field of disagreement for each point that finding marks."""
UNSAID = frozenset({"denied", "feared", "predicted", "asked", "policy"})
"""Stances of a clause whose point is not told as so; a charge is told whatever the stance."""
NEAR = 0.15
"""Share by which an approximate length of time may be off."""


def about_points(d: Dossier, o: Outline) -> list[Disagreement]:
    """The points that the reports of a case tell in ways that cannot all be true, each way with its claims."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for s in o.sources:
        for c in d.by_source[s]:
            if c.kind == "attribute" and c.predicate in FIELDS and len(c.objects) == 2 and _of_case(d, o, c) and _told(c):
                told[c.predicate].append(c)
    found = []
    for sort, claims in sorted(told.items()):
        said = _apart(claims, AGREE.get(sort, _same_class(sort)))
        if said:
            about = tuple(dict.fromkeys(c.subjects[0] for c in claims if c.subjects and c.subjects[0] in o.people))
            found.append(Disagreement(FIELDS[sort], about[:3] or tuple(o.events[:1]), said))
    return found


def _told(c: Claim) -> bool:
    return c.predicate == "charge" or (c.stance not in UNSAID and not (c.negated and c.predicate in ("cause", "vehicle")))


def _of_case(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a point is told of this case: of its people, or of nobody to whom something else was done."""
    harmed = [p for p in c.subjects if p in d.people and d.done_to.get(p)]
    return not harmed or harmed[0] in o.people


def _apart(claims: Sequence[Claim], agree: Callable[[Claim, Claim], bool]) -> tuple[SaidValue, ...]:
    """Ways that contradict one another and do not all come from one mouth; the most told first."""
    groups: list[list[Claim]] = []
    by_way: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        by_way[c.objects[0].casefold()].append(c)
    for _, same in sorted(by_way.items(), key=lambda x: (-len(x[1]), x[0])):
        home = next((g for g in groups if agree(g[0], same[0])), None)
        if home is None:
            groups.append(list(same))
        else:
            home += same
    mouths = [{_mouth(c) for c in g} for g in groups]
    if len(groups) < 2 or not any(a - b and b - a for n, a in enumerate(mouths) for b in mouths[n + 1 :]):
        return ()
    return tuple(SaidValue(_label(g), tuple(sorted({c.id for c in g}))) for g in groups)


def _mouth(c: Claim) -> str:
    return c.speaker.entity or f"{c.quotes[0].source} {c.speaker.name}"


def _label(claims: Sequence[Claim]) -> str:
    """The words of a way as printed, with its plain name where they do not hold it."""
    way = claims[0].objects[0]
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


def _same_ages(a: Claim, b: Claim) -> bool:
    x, y = (re.findall(r"\d+", c.objects[0]) for c in (a, b))
    return not x or not y or x == y or not set(x) & set(y)


AGREE: dict[str, Callable[[Claim, Claim], bool]] = {"vehicle": _same_thing, "duration": _same_length, "age": _same_ages}
"""How two claims of a point agree where it has no list of ways."""


def sorts() -> Iterable[str]:
    """The points that are compared."""
    return FIELDS
