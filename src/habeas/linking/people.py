"""Whether two people of two reports are one: one small function a reason, each with the words on both sides."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import date

from habeas.linking import latin
from habeas.linking.lexicon import words
from habeas.linking.names import POSSIBLE, SAME, compare_names, is_given_name, is_partial, partial_match
from habeas.linking.reasons import VETO
from habeas.linking.report import Report, full_names, shown
from habeas.linking.transcribed import incomparable
from habeas.model.findings import Reason
from habeas.model.people import Person

Scores = dict[tuple[str, str], float]
"""Scores so far of pairs (left id, right id)."""


def name_match(left: Person, right: Person) -> Reason:
    """The full names that agree best; 0 or less where none do."""
    best = (-1.0, "", "", "no full name on one side")
    pairs = [(a, b) for a in full_names(left) for b in full_names(right)]
    for a, b in pairs:
        fit, why = compare_names(a, b)
        best = max(best, (fit, a, b, why))
    if best[0] < POSSIBLE and pairs and all(incomparable(a, b) for a, b in pairs):
        return Reason("name_match", 0.0, *pairs[0], "in scripts that cannot be compared")
    score = best[0] if best[0] >= SAME else best[0] - 0.35 if best[0] >= POSSIBLE else -1.0
    return Reason("name_match", score, best[1], best[2], best[3])


def pseudonym_to_name(left: Person, right: Person) -> Reason:
    """A family name, a given name or a pseudonym of one that is a part of the other's name."""
    best = (0.0, "", "")
    for a in left.names:
        for b in right.names:
            part_a, part_b = is_partial(a.text), is_partial(b.text)
            fit = partial_match(a.text, b.text) if part_a else partial_match(b.text, a.text) if part_b else compare_names(a.text, b.text)[0]
            best = max(best, (fit if fit >= 0.7 else 0.0, a.text, b.text))
    why = "one name is a part of the other" if best[0] else "no part in common"
    hidden = any(n.pseudonym for n in (*left.names, *right.names))
    if not best[0] and hidden:
        return Reason("pseudonym_to_name", 0.0, shown(left), shown(right), "a pseudonym need not be like the name")
    if any(n.pseudonym and is_given_name(n.text, f) for p, q in ((left, right), (right, left)) for n in p.names for f in full_names(q)):
        return Reason("pseudonym_to_name", -1.0, best[1], best[2], "nobody is given their own first name as a pseudonym")
    return Reason("pseudonym_to_name", best[0] if best[0] else -1.0, best[1] or shown(left), best[2] or shown(right), why)


def sex(left: Person, right: Person, trusted: bool = True) -> Reason:
    """Male or female in both; where a text is machine-translated its pronouns weigh little. `trusted`: neither text is."""
    known = left.sex in ("male", "female") and right.sex in ("male", "female")
    score = 0.0 if not known else 1.0 if left.sex == right.sex else -1.0 if trusted else -0.15
    return Reason("sex", score, left.sex, right.sex, "not known" if not known else "the same sex" if score > 0 else "different sexes")


def age(left: Person, right: Person, years: float | None) -> Reason:
    """Ages that fit the time between the reports; a year's difference is Korean counting or a birthday. `years`: from left report to right."""
    a, b = left.age, right.age
    said = ((a.words or f"{a.low}") if a else "", (b.words or f"{b.low}") if b else "")
    if a is None or b is None or a.low is None or a.high is None or b.low is None or b.high is None:
        groups = {left.age_group, right.age_group}
        return Reason(
            "age", -0.6 if groups == {"adult", "child"} and years is not None and abs(years) < 8 else 0.0, *said, "an age is not known"
        )
    off = _distance(float(a.low), float(a.high), float(b.low), float(b.high), years)
    width = max(a.high - a.low, b.high - b.low)
    if off <= 1:
        return Reason("age", 1.0 if width <= 1 else 0.3, *said, "ages that fit" if off else "the same age")
    return Reason("age", -0.3 if off <= 2 else -0.7 if off <= 3 else -1.0, *said, f"{off:g} years apart")


def years_apart(left: Person, right: Person, years: float | None) -> float:
    """How many years two ages are apart; 0 where one is not known."""
    a, b = left.age, right.age
    if a is None or b is None or a.low is None or a.high is None or b.low is None or b.high is None:
        return 0.0
    return _distance(float(a.low), float(a.high), float(b.low), float(b.high), years)


def _distance(low: float, high: float, low2: float, high2: float, years: float | None) -> float:
    """How far two age intervals are apart when the first is moved by the time between the reports (unknown: by 0, either may be old)."""
    shifts = [years, 0.0] if years is not None else [0.0]  # a report may repeat the age at the time of the event
    return min(max(0.0, low2 - (high + s), (low + s) - high2) for s in shifts)


def years_between(left: Report, right: Report) -> float | None:
    """Years from the left report's printing to the right one's, None where a day is not known."""
    a, b = left.published.earliest, right.published.earliest
    return (date.fromisoformat(b) - date.fromisoformat(a)).days / 365.25 if a and b else None


def nationality(left: Person, right: Person) -> Reason:
    """The same or another country's citizen."""
    a, b = left.nationality, right.nationality
    score = 0.0 if not a or not b else 1.0 if a == b else -1.0
    return Reason(
        "nationality", score, a or "", b or "", "the same nationality" if score > 0 else "different nationalities" if score else "not known"
    )


def occupation(left: Person, right: Person) -> Reason:
    """A trade or office that both reports give."""
    a, b = (frozenset(w for o in p.occupations for w in latin.folded(o).split() if len(w) > 3) for p in (left, right))
    both = sorted(a & b)
    return Reason(
        "occupation",
        min(1.0, 0.5 * len(both)),
        ", ".join(left.occupations),
        ", ".join(right.occupations),
        " ".join(both) or "none in common",
    )


def traits(left: Person, right: Person) -> Reason:
    """Other facts of both: the year they fled, where they are from."""
    a, b = dict(left.traits), dict(right.traits)
    both = sorted(k for k in a if k in b)
    same = [k for k in both if latin.folded(a[k]) == latin.folded(b[k])]
    score = 0.0 if not both else max(-1.0, min(1.0, len(same) - 0.7 * (len(both) - len(same))))
    return Reason(
        "traits",
        score,
        "; ".join(f"{k} {a[k]}" for k in both),
        "; ".join(f"{k} {b[k]}" for k in both),
        "the same facts" if score > 0 else "other facts",
    )


@functools.cache
def _same_kin() -> dict[str, frozenset[str]]:
    return {k: frozenset(v.split()) for k, v in words("kin")["same"].items()}


def kin_fits(left: str, right: str) -> bool:
    """Whether two kin words can name one relation (son and child, wife and spouse)."""
    return left == right or right in _same_kin().get(left, frozenset()) or left in _same_kin().get(right, frozenset())


def only_one(relation: str) -> bool:
    """Whether a person has one such relative at a time."""
    return relation in words("kin")["one"]["only"].split()


def kin_facts(left: Person, right: Person, a: Report, b: Report) -> Reason:
    """Relatives alike on both sides: a wife, a four-year-old son. Ages must fit; each such relative counts."""
    found, total, years = [], 0.0, years_between(a, b)
    for relation, other in a.kin_of.get(left.id, ()):
        fits = [
            age(a.people[other], b.people[third], years).score
            for kind, third in b.kin_of.get(right.id, ())
            if kin_fits(relation, kind) and other in a.people and third in b.people
        ]
        if fits:
            best = max(fits)
            total += 0.6 if best >= 0.9 else -0.6 if best <= -0.7 else 0.35
            found.append(relation)
    return Reason(
        "kin_facts",
        max(-1.0, min(1.0, total)),
        ", ".join(found),
        ", ".join(found),
        "both have " + ", ".join(found) if found else "no kin alike",
    )


def kin_names(left: Person, right: Person, a: Report, b: Report) -> Reason:
    """Named relatives of both: the same name speaks for, another name of an only relative (wife, mother) against."""
    best = Reason("kin_names", 0.0, "", "", "no named kin on both sides")
    for relation, other in _kin_both_ways(left, a):
        for kind, third in _kin_both_ways(right, b):
            match = name_match(a.people[other], b.people[third]) if kin_fits(relation, kind) else best
            if match.left and match.score >= SAME:
                return Reason("kin_names", 1.0, match.left, match.right, f"both have the same {relation}")
            if match.left and match.score < 0 and only_one(relation):
                best = Reason("kin_names", -0.8, match.left, match.right, f"a {relation} of another name")
    return best


def _kin_both_ways(person: Person, report: Report) -> list[tuple[str, str]]:
    """(relation, id) of a person's named kin: those who are kin of them, and those they are kin of (with "of ")."""
    near = [(r, o) for r, o in report.kin_of.get(person.id, ()) if o in report.people]
    near += [(f"of {k.relation}", k.to) for k in person.kin if k.to in report.people]
    return [(r, o) for r, o in near if full_names(report.people[o])]


def kin_anchor(left: Person, right: Person, a: Report, b: Report, known: Scores) -> Reason:
    """The same relation to the same person; another relation, or the same one to someone else, speaks against."""
    best = Reason("kin_anchor", 0.0, "", "", "not kin of anyone known")
    for k in left.kin:
        for m in right.kin:
            if k.to not in a.people or m.to not in b.people:
                continue
            fits, anchor = kin_fits(k.relation, m.relation), known.get((k.to, m.to), 0.0)
            said = (f"{k.relation} of {shown(a.people[k.to])}", f"{m.relation} of {shown(b.people[m.to])}")
            if anchor >= POSSIBLE:
                score = (anchor if only_one(k.relation) or only_one(m.relation) else 0.9 * anchor) if fits else -1.0
                found = Reason(
                    "kin_anchor", score, *said, "the same relation to the same person" if fits else "another relation to the same person"
                )
            elif fits and full_names(a.people[k.to]) and full_names(b.people[m.to]):
                found = Reason("kin_anchor", -1.0, *said, "kin of different people")
            else:
                found = Reason(
                    "kin_anchor",
                    0.35 if fits else -0.3,
                    *said,
                    "the same relation to someone who may be the same" if fits else "other relations",
                )
            if best.left == "" or found.score > best.score:
                best = found
    return best


def shared_event(left: Person, right: Person, a: Report, b: Report, events: dict[tuple[int, int], float]) -> Reason:
    """The likeliest incident that both reports tell of them or of their kin."""
    pairs = [(events.get((i, j), 0.0), i, j) for i in a.told_of.get(left.id, ()) for j in b.told_of.get(right.id, ())]
    if not pairs:
        return Reason("shared_event", 0.0, "", "", "no incident is told of both")
    score, i, j = max(pairs, key=lambda t: (t[0], -t[1], -t[2]))
    said = (a.incidents[i].event.kind, b.incidents[j].event.kind)
    return Reason(
        "shared_event", score if score >= 0.4 else -1.0 + score, *said, "the same incident" if score >= 0.5 else "different incidents"
    )


def only_victim(left: Person, right: Person, a: Report, b: Report) -> Reason:
    """Each is the one victim of what is one event, and at least one has no name; nobody's relative is that somebody, and kin must be of one sex."""
    said = (shown(left), shown(right))
    if left.names and right.names:
        return Reason("only_victim", 0.0, *said, "both have names")
    if any(not p.names and any(i.named for i in r.incidents) for p, r in ((left, a), (right, b))):
        return Reason("only_victim", 0.0, *said, "the report names another victim, who may be meant")
    if any(_kin_names(p, r) & _own_names(q) for p, r, q in ((left, a, right), (right, b, left))):
        return Reason("only_victim", -1.0, *said, "one is a relative of the other")
    kin, sexes = left.kin or right.kin, {left.sex, right.sex}
    if sexes == {"male", "female"} or (kin and "unknown" in sexes):
        return Reason("only_victim", 0.0, *said, "the sexes differ or are not known")
    return Reason("only_victim", 1.0, *said, "the one victim of one event")


def _own_names(p: Person) -> frozenset[str]:
    return frozenset(latin.folded(n.text) for n in p.names)


def _kin_names(p: Person, r: Report) -> frozenset[str]:
    return frozenset(latin.folded(n.text) for k in p.kin if k.to in r.people for n in r.people[k.to].names)


def part(left: Person, right: Person) -> Reason:
    """One group is told of as others beside someone, a part of more people or a family, and the other group is not."""
    told = [_as_part(p) for p in (left, right)]
    score = 0.0 if told[0] == told[1] else -1.0
    return Reason("part", score, shown(left), shown(right), "one is told of as a part" if score else "told of alike")


def _as_part(group: Person) -> bool:
    """Whether a group is told of as other people, a part of more people, or somebody's family."""
    said = f" {latin.folded(shown(group))} "
    return bool(group.kin) or any(f" {w} " in said for w in words("incidents")["words"]["part"].split(","))


def contradiction(left: Person, right: Person, trusted: bool = True) -> Reason | None:
    """What keeps two people apart whatever speaks for them: two real full names of different sound, a person and a group, different sexes of named people."""
    if (left.kind == "group") != (right.kind == "group"):
        return Reason(VETO, -1.0, shown(left), shown(right), "one is a group")
    name = name_match(left, right)
    if name.left and name.score < 0 and not _known_by_both(left, right):
        return Reason(VETO, -1.0, name.left, name.right, f"different names: {name.why}")
    if sex(left, right, trusted).score <= -1.0:
        return Reason(VETO, -1.0, left.sex, right.sex, "different sexes")
    if left.kind == "group" and left.count and right.count and not left.count.meets(right.count):
        low, high = sorted((left.count.high or left.count.low or 0, right.count.high or right.count.low or 0))
        if high > 1.5 * low + 1:
            return Reason(VETO, -1.0, f"{low:g}", f"{high:g}", "groups of different size")
    return None


def _known_by_both(left: Person, right: Person) -> bool:
    """Whether some name of one equals some name of the other, so that other names are further names of the same person."""
    return bool({latin.folded(n.text) for n in left.names} & {latin.folded(n.text) for n in right.names if not is_partial(n.text)})


def _figures() -> Iterable[str]:
    return (n.strip() for n in words("figures")["names"].replace("\n", "").split("|"))


@functools.cache
def _figure_keys() -> dict[str, str]:
    return {" ".join(sorted(latin.name_words(n))): n for n in _figures()}


@functools.lru_cache(maxsize=50_000)
def figure(name: str) -> str | None:
    """The public figure of that full name, or None: someone so well known that the name alone says who is meant."""
    return _figure_keys().get(" ".join(sorted(latin.name_words(name))))
