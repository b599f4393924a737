"""Links and decisions put together: who is the same and what is the same over all reports, whatever the order they came in.

Agglomeration in order of falling score: decisions first, then links; a step that would put two things together that a decision or a
contradiction keeps apart is not made, and the link is kept among the refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from habeas.linking import chinese, incidents, people, times
from habeas.linking.bodies import Keyed, keyed, same_key
from habeas.linking.decisions import decided
from habeas.linking.lexicon import words
from habeas.linking.names import compare_names
from habeas.linking.reasons import join_from, link
from habeas.linking.report import Incident, Report, full_names, report_of
from habeas.model.findings import Findings, Identities, Link, LinkKind, Reason
from habeas.model.judgement import Judgement
from habeas.model.people import Person


def cluster(findings: Sequence[Findings], links: Sequence[Link], judgements: Sequence[Judgement] = ()) -> Identities:
    """Who is the same and what is the same. The same input in any order gives the same result.

    Links below 0.5 join nothing. A decision "same" holds against contradictions; a decision "different" holds against links and transitivity.
    """
    groups = _Groups(findings)
    together, apart = decided(findings, judgements)
    kept: list[Link] = []
    refused: list[Link] = []
    for pair, j in sorted(apart.items()):
        groups.forbid(*pair)
        sort: LinkKind = "person" if j.verdict == "different_person" else "event"
        refused.append(link(sort, *pair, 0.0, [Reason("decision", -1.0, j.by, j.why, "kept apart by a person")]))
    for pair, j in sorted(together.items()):
        kind: LinkKind = "person" if j.verdict == "same_person" else "event"
        made = link(kind, *pair, 1.0, [Reason("decision", 1.0, j.by, j.why, "decided by a person")])
        (kept if groups.join(made, forced=True) else refused).append(made)
    groups.weigh(links)
    kept += {k for k in links if k.kind == "report" and groups.knows(k)}  # alike as wholes, which makes nothing in them the same
    for candidate in _in_order([*(k for k in links if k.kind != "report"), *_by_key(findings)]):
        if candidate.score < join_from() or not groups.knows(candidate):
            continue
        (kept if groups.join(candidate) else refused).append(candidate)
    order = lambda k: (k.kind, k.left, k.right)  # noqa: E731 - one key for both lists
    return Identities(groups.table(), tuple(sorted(kept, key=order)), tuple(sorted(refused, key=order)))


def _in_order(links: Iterable[Link]) -> list[Link]:
    """Each pair once with its best link, the highest score first, ties by ids."""
    best: dict[tuple[str, str], Link] = {}
    for k in sorted(links, key=lambda k: (k.score, k.kind, repr(k.reasons))):
        best[k.left, k.right] = k
    return sorted(best.values(), key=lambda k: (-k.score, k.left, k.right))


def _by_key(findings: Sequence[Findings]) -> list[Link]:
    """Links between all that bear one key over all reports (bodies, places, laws, public figures), each to the next of its key."""
    held: dict[tuple[str, str], list[Keyed]] = {}
    for f in sorted(findings, key=lambda f: f.source.id):
        for item in keyed(f):
            held.setdefault((item[0], item[2]), []).append(item)
    chains = (sorted(items, key=lambda item: item[1]) for items in held.values())
    return [same_key(a, b) for items in chains for a, b in pairwise(items)]


class _Groups:
    """The clusters while they grow: union of ids, with what may not come together."""

    def __init__(self, findings: Sequence[Findings]) -> None:
        self.parent: dict[str, str] = {}
        self.source: dict[str, str] = {}
        self.people: dict[str, tuple[Person, Report]] = {}
        self.incidents: dict[str, Incident] = {}
        self.enemies: dict[str, set[str]] = {}
        self.members: dict[str, list[str]] = {}
        self.near: dict[str, dict[str, float]] = {}
        for f in findings:
            self._add(report_of(f))

    def _add(self, report: Report) -> None:
        f = report.findings
        for one in (f.source.id, *(x.id for kind in (f.people, f.organisations, f.places, f.events, f.laws) for x in kind)):
            self.parent[one] = one
            self.members[one] = [one]
            self.source[one] = f.source.id
        for person in f.people:
            self.people[person.id] = (person, report)
        for incident in report.incidents:
            self.incidents[incident.event.id] = incident

    def knows(self, candidate: Link) -> bool:
        """Whether both ends were found in the reports at hand."""
        return candidate.left in self.parent and candidate.right in self.parent

    def forbid(self, left: str, right: str) -> None:
        """Never put two ids together."""
        self.enemies.setdefault(left, set()).add(right)
        self.enemies.setdefault(right, set()).add(left)

    def find(self, one: str) -> str:
        """The id that stands for a cluster while it grows."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, candidate: Link, forced: bool = False) -> bool:
        """Put two clusters together unless something keeps them apart. `forced`: only a decision does."""
        a, b = self.find(candidate.left), self.find(candidate.right)
        if a == b:
            return True
        if self._apart(a, b) or (not forced and (self._thin(a, b, candidate.kind) or self._contrary(a, b, candidate.kind))):
            return False
        a, b = min(a, b), max(a, b)
        self.parent[b] = a
        self.members[a] += self.members.pop(b)
        return True

    def weigh(self, links: Iterable[Link]) -> None:
        """Note every link's score, so that two clusters are not brought together by one weak bridge."""
        for k in links:
            if self._many(k):
                self.near.setdefault(k.left, {})[k.right] = k.score
                self.near.setdefault(k.right, {})[k.left] = k.score

    def _many(self, k: Link) -> bool:
        return k.kind == "event" or (k.kind == "person" and k.left in self.people and self.people[k.left][0].kind == "group")

    def _thin(self, a: str, b: str, kind: LinkKind) -> bool:
        """Whether two clusters of events are tied by too few of the pairs that they could be tied by."""
        if not (kind == "event" or (kind == "person" and self.people[a][0].kind == "group")):
            return False
        few, many = sorted((self.members[a], self.members[b]), key=len)
        inside = set(many)
        tied = sum(score for m in few for other, score in self.near.get(m, {}).items() if other in inside)
        return tied < float(words("weights")["join"]["tied"]) * len(few) * len(many)

    def _apart(self, a: str, b: str) -> bool:
        few, many = sorted((self.members[a], self.members[b]), key=len)
        inside = set(many)
        return any(self.enemies.get(m, set()) & inside for m in few)

    def _contrary(self, a: str, b: str, kind: LinkKind) -> bool:
        """Whether any two members of two clusters contradict one another."""
        if kind == "person":
            left, right = self._distinct(a), self._distinct(b)
            return any(self._persons_clash(x, y) for x in left for y in right)
        if kind == "event":
            return any(self._events_clash(x, y) for x in self.members[a] for y in self.members[b])
        return False

    def _distinct(self, root: str) -> list[str]:
        """Members of a cluster that differ in something that could contradict: a head of state in a thousand reports is compared once."""
        seen: dict[object, str] = {}
        for m in sorted(self.members[root]):
            p, r = self.people[m]
            seen.setdefault((p.kind, p.sex, full_names(p), p.count, p.kin != () and r.findings.source.id), m)
        return list(seen.values())

    def _persons_clash(self, x: str, y: str) -> bool:
        (p, a), (q, b) = self.people[x], self.people[y]
        if a.findings.source.id == b.findings.source.id:
            return not _one_name(p, q)
        if p.kind == q.kind == "group" and _other_incidents(a, x, b, y):
            return True
        trusted = not (a.findings.source.machine_translated or b.findings.source.machine_translated)
        return people.contradiction(p, q, trusted) is not None

    def _events_clash(self, x: str, y: str) -> bool:
        if x not in self.incidents or y not in self.incidents:
            return False
        one, two = self.incidents[x], self.incidents[y]
        if incidents.contradiction(one, two) is not None:
            return True
        if self.source[x] != self.source[y]:
            return False
        return one.event.kind != two.event.kind or times.time(one.when, two.when).score < 0 or _two_numbers(one, two)

    def table(self) -> tuple[tuple[str, str], ...]:
        """Local id to the smallest id of its cluster, sorted."""
        smallest = {root: min(ids) for root, ids in self.members.items()}
        return tuple(sorted((one, smallest[self.find(one)]) for one in self.parent))


def _other_incidents(a: Report, x: str, b: Report, y: str) -> bool:
    """Whether what was done to one group cannot be what was done to the other, whichever events are taken."""
    pairs = [(a.incidents[i], b.incidents[j]) for i in a.told_of.get(x, ()) for j in b.told_of.get(y, ())]
    kin = [(m, n) for m, n in pairs if incidents.kind(m, n).score]
    return bool(pairs) and all(incidents.contradiction(m, n) is not None for m, n in kin)


def _two_numbers(one: Incident, two: Incident) -> bool:
    """Whether one report tells of different numbers of different people: two bakers of today, three traders of January."""
    if one.count is None or two.count is None or set(one.victims) & set(two.victims):
        return False
    return one.count.exact and two.count.exact and one.count.low != two.count.low and min(one.count.low or 0, two.count.low or 0) > 1


def _one_name(p: Person, q: Person) -> bool:
    """Whether two entries of one report bear the same full name, so that the report itself means one person."""
    pairs = [(x, y) for x in full_names(p) for y in full_names(q)]
    return any(compare_names(x, y)[0] >= 0.95 or chinese.agree(x, y) for x, y in pairs)
