"""Two reports compared: who and what is the same in both, with reasons. Independent of all other reports, the same in either order."""

from __future__ import annotations

from habeas.linking import incidents, people
from habeas.linking.alike import compare_reports
from habeas.linking.between import Between
from habeas.linking.company import company, told_otherwise
from habeas.linking.keys import name_keys
from habeas.linking.names import POSSIBLE
from habeas.linking.people import Scores
from habeas.linking.reasons import join_from, link, propose_from, weigh
from habeas.linking.report import Report, described, full_names, report_of, telling_words
from habeas.linking.texts import compare_texts
from habeas.model.findings import Findings, Link, Reason
from habeas.model.people import Person

ONE_EVENT = 0.85
"""How surely two events must be one before their only victims are taken for one person."""
Events = dict[tuple[int, int], float]
ONLY_VICTIM = 0.6
"""What that is worth at most: names come together first."""
Found = dict[tuple[str, str], tuple[float, tuple[Reason, ...]]]


def compare(left: Findings, right: Findings) -> tuple[Link, ...]:
    """What is the same in two reports: people, groups, events, the text itself, or else what they tell of as wholes. Sorted; scores 0.3 and up.

    Bodies, places and laws are the same in all reports by their keys (`cluster` sees to it), not between two.
    """
    if left.source.id == right.source.id:
        return ()
    if right.source.id < left.source.id:
        left, right = right, left
    a, b = report_of(left), report_of(right)
    texts = compare_texts(left, right, a.marks, b.marks)
    found: Found = {}
    known: Scores = {}
    _note(found, known, _full_name_pairs(a, b))
    between = Between(a, b)
    events = _score_incidents(between, known)
    for _ in range(2):  # names tell incidents apart; incidents then tell who the unnamed are; their kin follow
        _note(found, known, _part_name_pairs(a, b, events))
        _note(found, known, _kin_pairs(a, b, events, known))
        _note(found, known, _group_pairs(a, b, events))
        _note(found, known, _only_victims(a, b, events))
        events = _score_incidents(between, known)
    if texts:
        _note(found, known, _same_words(a, b))
    links = [link("person", x, y, s, r) for (x, y), (s, r) in found.items() if s >= propose_from()]
    told = _event_links(between, known, events)
    cast, _, counted, words = between.about(known)
    tied = bool(texts) or any(k.score >= join_from() for k in told)
    wholes = compare_reports(left, right, (cast, counted, words), tied)
    links += told
    merged = {(k.kind, k.left, k.right): k for k in sorted(links, key=lambda k: k.score)}
    return tuple(sorted((*merged.values(), *texts, *wholes), key=lambda k: (k.kind, k.left, k.right)))


def _note(found: Found, known: Scores, pairs: Found) -> None:
    """Keep the better score of each pair."""
    for pair, (score, reasons) in pairs.items():
        if pair not in found or score > found[pair][0]:
            found[pair] = (score, reasons)
            known[pair] = score


def _trusted(a: Report, b: Report) -> bool:
    return not (a.findings.source.machine_translated or b.findings.source.machine_translated)


def _full_name_pairs(a: Report, b: Report) -> Found:
    """Pairs of people with full names that share a key."""
    held: dict[str, set[str]] = {}
    for p in b.full:
        for name in full_names(p):
            for key in name_keys(name):
                held.setdefault(key, set()).add(p.id)
    out: Found = {}
    for p in a.full:
        near: set[str] = set()
        for name in full_names(p):
            for key in name_keys(name):
                near |= held.get(key, set())
        for other in sorted(near):
            reasons = _full_name_reasons(p, b.people[other], a, b)
            out[p.id, other] = (weigh(reasons, "full_name"), tuple(reasons))
    return out


def _full_name_reasons(p: Person, q: Person, a: Report, b: Report) -> list[Reason]:
    veto = people.contradiction(p, q, _trusted(a, b))
    if veto is not None:
        return [veto]
    name, years = people.name_match(p, q), people.years_between(a, b)
    found = [
        name,
        people.sex(p, q, _trusted(a, b)),
        told_otherwise(name, people.age(p, q, years), people.years_apart(p, q, years), a, b),
        people.nationality(p, q),
        people.occupation(p, q),
        people.kin_names(p, q, a, b),
        people.traits(p, q),
    ]
    return [*found, company(p, q, a, b, found)]


def _part_name_pairs(a: Report, b: Report, events: Events) -> Found:
    """People known by a part of a name or a pseudonym, against everyone whose name that may be."""
    out: Found = {}
    for p, q in [*((p, q) for p in a.partial for q in (*b.partial, *b.full)), *((p, q) for p in a.full for q in b.partial)]:
        first = people.pseudonym_to_name(p, q)
        if first.score < 0:
            continue
        veto = people.contradiction(p, q, _trusted(a, b))
        reasons = (
            [veto]
            if veto is not None
            else [
                first,
                people.sex(p, q, _trusted(a, b)),
                people.age(p, q, people.years_between(a, b)),
                people.nationality(p, q),
                people.occupation(p, q),
                people.kin_facts(p, q, a, b),
                people.kin_names(p, q, a, b),
                people.traits(p, q),
                people.shared_event(p, q, a, b, events),
            ]
        )
        out[p.id, q.id] = (weigh(reasons, "part_name"), tuple(reasons))
    return out


def _kin_pairs(a: Report, b: Report, events: Events, known: Scores) -> Found:
    """People known by kin, with a name or without one."""
    out: Found = {}
    for p in a.anchored:
        for q in b.anchored:
            anchor = people.kin_anchor(p, q, a, b, known)
            if anchor.score <= 0:
                continue
            veto = people.contradiction(p, q, _trusted(a, b))
            reasons = (
                [veto]
                if veto is not None
                else [
                    anchor,
                    people.age(p, q, people.years_between(a, b)),
                    people.sex(p, q, _trusted(a, b)),
                    people.traits(p, q),
                    people.shared_event(p, q, a, b, events),
                ]
            )
            out[p.id, q.id] = (weigh(reasons, "kin"), tuple(reasons))
    return out


def _group_pairs(a: Report, b: Report, events: Events) -> Found:
    """Groups that the same was done to."""
    out: Found = {}
    for p in a.groups:
        for q in b.groups:
            shared = people.shared_event(p, q, a, b, events)
            if shared.score <= 0:
                continue
            veto = people.contradiction(p, q)
            reasons = (
                [veto]
                if veto is not None
                else [
                    shared,
                    incidents.amounts(p.count, q.count),
                    incidents.whose(_who(p), _who(q), (described([p]), described([q]))),
                    people.part(p, q),
                ]
            )
            out[p.id, q.id] = (weigh(reasons, "group"), tuple(reasons))
    return out


def _only_victims(a: Report, b: Report, events: Events) -> Found:
    """Someone without a name ("the bookseller") and the one victim that the other report gives for the same event."""
    out: Found = {}
    for (i, j), score in events.items():
        x, y = a.incidents[i], b.incidents[j]
        if (
            score < ONE_EVENT
            or not incidents.same_event(x.event, y.event)
            or not len(x.victims) == len(x.singles) == len(y.singles) == len(y.victims) == 1
        ):
            continue
        p, q = a.people[x.victims[0]], b.people[y.victims[0]]
        found = people.only_victim(p, q, a, b)
        if (
            found.score > 0
            and people.contradiction(p, q, _trusted(a, b)) is None
            and people.age(p, q, people.years_between(a, b)).score >= 0
        ):
            out[p.id, q.id] = (ONLY_VICTIM * score, (found,))
    return out


def _who(group: Person) -> frozenset[str]:
    found = telling_words(group.mentions[0].text) if group.mentions else frozenset()
    return found | {group.nationality} if group.nationality else found


def _same_words(a: Report, b: Report) -> Found:
    """In two copies of one text: those whom both name by the same words."""
    held: dict[tuple[str, str], str] = {}
    for q in b.people.values():
        for m in q.mentions[:1]:
            held.setdefault((q.kind, m.text.casefold()), q.id)
    out: Found = {}
    for p in a.people.values():
        for m in p.mentions[:1]:
            other = held.get((p.kind, m.text.casefold()))
            if other is not None and people.contradiction(p, b.people[other]) is None:
                out[p.id, other] = (0.9, (Reason("same_words", 1.0, m.text, m.text, "the same words in two copies of one text"),))
    return out


def _score_incidents(between: Between, known: Scores) -> Events:
    about = between.about(known)
    known = {pair: s for pair, s in known.items() if s >= POSSIBLE}
    out: Events = {}
    for i in range(len(between.a.incidents)):
        for j in range(len(between.b.incidents)):
            reasons = between.reasons(i, j, known, about)
            if reasons:
                out[i, j] = weigh(reasons, "incident")
    return out


def _event_links(between: Between, known: Scores, events: Events) -> list[Link]:
    """Links between events that two kinds can be words for."""
    a, b, about = between.a, between.b, between.about(known)
    out = []
    for (i, j), score in events.items():
        x, y = a.incidents[i], b.incidents[j]
        if incidents.same_event(x.event, y.event) and score >= propose_from() and not _outdone(i, j, a, b, events):
            out.append(link("event", x.event.id, y.event.id, score, between.reasons(i, j, known, about)))
    return out


def _outdone(i: int, j: int, a: Report, b: Report, events: Events) -> bool:
    """Whether two events lie in different countries and one report has another event of the kind in the other one's country: that is the one meant."""
    x, y = a.incidents[i], b.incidents[j]
    if incidents.place(x, y).score >= 0:
        return False
    beside = [(a.incidents[m], y) for m in range(len(a.incidents)) if m != i and events.get((m, j), 0.0) >= propose_from()]
    beside += [(x, b.incidents[n]) for n in range(len(b.incidents)) if n != j and events.get((i, n), 0.0) >= propose_from()]
    return any(p.event.kind == q.event.kind and incidents.place(p, q).score > 0 for p, q in beside)
