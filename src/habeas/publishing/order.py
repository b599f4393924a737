"""The order of cases: the one that a report turns on stands before those which that report tells of beside it."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model.cases import CaseFile


def in_order(cases: Iterable[CaseFile]) -> list[CaseFile]:
    """The cases by id, each behind those that its reports rather turn on; where two reports would have it both ways, one of them is not heeded."""
    left = {c.id: c for c in sorted(cases, key=lambda c: c.id)}
    home: dict[str, list[str]] = {}
    for c in left.values():
        for report in c.about:
            home.setdefault(report, []).append(c.id)
    before = {c.id: sorted({h for s in c.sources if s not in c.about for h in home.get(s, ())}) for c in left.values()}
    out: list[CaseFile] = []
    met: set[str] = set()
    for ident in list(left):
        path = [] if ident in met else [(ident, iter(before[ident]))]
        while path:  # no recursion: reports may tie thousands of cases in a row
            met.add(path[-1][0])
            ahead = next((h for h in path[-1][1] if h not in met), None)
            if ahead is not None:
                path.append((ahead, iter(before[ahead])))
            else:
                out.append(left[path.pop()[0]])
    return out
