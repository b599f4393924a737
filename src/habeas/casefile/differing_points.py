"""What reports of one case differ on beside who, when, where and how many: charge, cause of death, of whose will, vehicle, how long held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from habeas.casefile.agreeing import AGREE, Agree, denied_force, illness, same_age, same_class, same_goal, size, tokens
from habeas.casefile.comparable import clashing, comparable, of_one_child
from habeas.casefile.differing import clip, of_their_own, room
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.kinship import words
from habeas.casefile.lengths import same_length, term, what_lasted
from habeas.casefile.mains import main_event
from habeas.casefile.spots import BY_VOICE, SORTS, are_places, same_spot, side, voice
from habeas.casefile.told_points import convict, of_another_time, of_case
from habeas.casefile.told_points import told as is_told
from habeas.casefile.vehicles import same_vehicle
from habeas.model.cases import Disagreement, DisagreementField, SaidValue
from habeas.model.claims import Claim
from habeas.model.when import NEVER_SAID
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
    "doers": "perpetrator",
    "occupation": "occupation",
    "route": "route",
    "destination": "destination",
    "pretext": "pretext",
    "lodging": "lodging",
    "recipient": "recipient",
    "whereabouts": "whereabouts",
    "circumstances": "circumstances",
    "scene": "place",
    "found": "place",
    "boarding": "circumstances",
    "remains": "remains",
    "official name": "official name",
    "sentence": "sentence",
    "treatment": "treatment",
    "motive": "motive",
    "resistance": "circumstances",
}
"""The field of disagreement for each point that finding marks."""
BY_FIRST = {"recipient": 1, "official name": 0}
"""Points compared where they begin alike: letters with letters, prosecutors with prosecutors."""
LETTERS = 3
AS_PRINTED = frozenset({"treatment", "motive", "resistance", "doers"})
"""Points shown in the words of the reports."""
LISTED = 3
"""How many of these words are shown."""
EITHER_WAY = frozenset({"lodging"})
"""Points of which a negated clause tells the opposite."""
OF_THE_GONE = frozenset({"whereabouts", "destination"})
"""Points that are told of many people, and tell something where somebody is missing."""
TAKEN = "held or sent back"
"""What a number of people taken is a number of, whatever a report calls the taking."""
GONE = frozenset({"whereabouts", "destination"})
"""Points that are told of many people, and tell something where somebody is missing."""
TAKEN = "held or sent back"
"""What a number of people taken is a number of, whatever a report calls the taking."""
MOST_TIMES = 2.5
"""How many times the usual number another may be to be compared with it."""
GONE = frozenset({"disappearance", "abduction"})
OLDEST_CHILD = 12
SHORT = 80
"""Letters of a clause that is short enough to be shown whole."""


def about_points(d: Dossier, o: Outline) -> list[Disagreement]:
    """The points that the reports of a case tell in ways that cannot all be true, each way with its claims."""
    told: dict[str, list[Claim]] = defaultdict(list)
    main = main_event(d, o.core)
    then = main.when if main else NEVER_SAID
    for s in o.sources:
        for c in d.by_source[s]:
            point = c.kind == "attribute" and c.predicate in FIELDS and len(c.objects) == 2
            if point and of_case(d, o, c) and is_told(c) and not of_another_time(c, then):
                told[_of_what(d, o, c)].append(c)
                if c.predicate == "count" and c.when.days == 1:  # so many on that day, whatever others count in all
                    told[f"{_of_what(d, o, c)} {c.when.earliest}"].append(c)
    if not any(e.kind in GONE for e in o.core):
        told = {what: claims for what, claims in told.items() if claims[0].predicate not in OF_THE_GONE}
    found = []
    by_case: dict[str, Callable[[Dossier], Agree]] = {
        "age": same_age,
        "duration": same_length,
        "route": same_goal,
        "whereabouts": same_goal,
        "vehicle": partial(same_vehicle, sources=o.sources),
        **dict.fromkeys(BY_VOICE, partial(same_spot, sources=o.sources)),
    }
    for _, every in sorted(told.items()):
        sort = every[0].predicate
        claims = comparable(every) if sort == "count" else clashing(every) if sort == "status" else of_one_child(every)
        said = _apart(d, claims, by_case[sort](d) if sort in by_case else AGREE.get(sort, same_class(sort)))
        if said:
            about = tuple(dict.fromkeys(c.subjects[0] for c in claims if c.subjects and c.subjects[0] in o.people))
            found.append(Disagreement(_field(sort, claims), about[:3] or tuple(o.events[:1]), said))
    return found


def _field(sort: str, claims: Sequence[Claim]) -> DisagreementField:
    """The field of a sort; where somebody was caught is a place, that they gave themselves up is how."""
    return "place" if sort in SORTS and are_places({c.objects[0] for c in claims}) else FIELDS[sort]


def _of_what(d: Dossier, o: Outline, c: Claim) -> str:
    """What a point is compared under: numbers by what they count, ages by whose they are; a case's small child is one child."""
    if c.predicate == "count":
        return f"count {TAKEN if c.objects[0] in ('abducted', 'in all') else c.objects[0]}"
    if c.predicate == "age":
        child = c.objects[0] == "age of a child" and size(c) <= OLDEST_CHILD
        return f"age {c.subjects[0] if c.subjects and c.objects[0] == 'age' else 'child' if child else c.objects[0]}"
    if c.predicate == "duration":
        return f"duration {what_lasted(c)}"
    if c.predicate == "sentence":
        return f"sentence {convict(d, o, c)}"
    if c.predicate == "occupation":
        return f"occupation {c.subjects[0] if c.subjects else ''}"
    if c.predicate == "doers":
        return f"doers {side(c.objects[0])}"
    if c.predicate in BY_FIRST:
        return f"{c.predicate} {c.objects[BY_FIRST[c.predicate]].casefold()[:LETTERS]}"
    return c.predicate


def _apart(d: Dossier, claims: Sequence[Claim], agree: Callable[[Claim, Claim], bool]) -> tuple[SaidValue, ...]:
    """Ways that contradict one another and do not all come from one mouth; the most told first."""
    groups: list[list[Claim]] = []
    by_way: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        by_way[_way(c)].append(c)
    for _, same in sorted(by_way.items(), key=lambda x: (_loose(x[1][0]), -len(x[1]), x[0])):
        every = claims[0].predicate == "age"  # the same number in two years may be two ages
        home = next((g for g in groups if all(agree(x, y) for x in (g if every else g[:1]) for y in (same if every else same[:1]))), None)
        if home is None:
            groups.append(list(same))
        else:
            home += same
    if claims and claims[0].predicate == "count":
        groups = of_their_own(groups)
    mouths = [{voice(c) for c in g} for g in groups]
    if len(groups) < 2 or len(set().union(*mouths)) < 2:
        return ()
    return tuple(SaidValue(_label(d, g), tuple(sorted({c.id for c in g}))) for g in groups)


def _way(c: Claim) -> str:
    """What is one way of telling a point: the number, the name of the holder, the way with or without its "not"."""
    if c.predicate in ("count", "age"):
        return number(c.amount)
    said = c.objects[1] if c.predicate == "official name" else c.objects[0]
    if c.predicate == "voluntariness" and denied_force(c):
        return "not abducted"
    if c.predicate == "cause":
        return f"{said} {illness(c)}"
    return f"not {said.casefold()}" if c.negated and c.predicate in EITHER_WAY else said.casefold()


def _loose(c: Claim) -> float:
    """Exact numbers come first, or "about ten" would make one of ten and more than ten; so do vehicles of more words, and abduction before mere force."""
    if c.predicate == "vehicle":
        return -float(len(c.objects[0].split()))
    if c.predicate == "voluntariness":
        return float(c.objects[0] == words()["compatible"]["voluntariness"]["forced"][0])
    return room(c.amount) if c.predicate == "count" and c.amount else 0.0


def _label(d: Dossier, claims: Sequence[Claim]) -> str:
    """The words of a way as printed, with its plain name where they do not hold it."""
    if claims[0].predicate in ("count", "age"):
        return number(claims[0].amount)
    way = claims[0].objects[0]
    if claims[0].predicate == "sentence":
        return clip(term(claims[0].objects[0]))
    if claims[0].predicate in EITHER_WAY:
        return clip(f"not {way}" if claims[0].negated else way)
    if claims[0].predicate in BY_FIRST:
        return clip(claims[0].objects[1])
    if claims[0].predicate == "voluntariness" and denied_force(claims[0]):
        return clip(f"not {way}: {min((c.quotes[0].text for c in claims if denied_force(c)), key=lambda t: (len(t), t))}")
    if claims[0].predicate == "voluntariness" and (
        clauses := [c for c in claims if c.objects[0] == way and len(c.quotes[0].text) <= SHORT]
    ):
        best = max(clauses, key=lambda c: (c.speaker.kind != "media", len(c.quotes[0].text), c.id))
        return clip(f"{way}: {best.quotes[0].text}")
    if claims[0].predicate in AS_PRINTED:
        return clip("; ".join(sorted({c.objects[1] for c in claims}, key=lambda w: (-len(w), w))[:LISTED]))
    if claims[0].predicate in SORTS:
        claims = [c for c in claims if c.objects[0] == way]  # what one voice tells together with it is another spot
        hidden = way in words()["one_spot"]["vague"]
        if not hidden and all((d.sources[c.quotes[0].source].language or "").startswith("en") for c in claims):
            return clip(max((c.objects[1] for c in claims), key=lambda w: (len(w), w)))
    if claims[0].predicate == "cause" and len(words_of := {c.objects[1].casefold() for c in claims if c.objects[0] == way}) > 1:
        return clip(f"{way} ({'; '.join(sorted(words_of, key=lambda w: (-len(w), w))[:LISTED])})")
    printed = max((c.objects[1] for c in claims), key=lambda w: (len(tokens(w) & tokens(way)), len(w), w))
    shared = tokens(way) & tokens(printed)
    return clip(printed if 2 * len(shared) >= len(tokens(way)) else f"{way} ({printed})")
