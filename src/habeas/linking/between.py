"""What speaks for and against two reports telling of one incident. Who is known to be who grows while they are compared: the rest is weighed once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from habeas.linking import incidents, times
from habeas.linking.company import shared_cast
from habeas.linking.people import Scores
from habeas.linking.report import Report
from habeas.linking.setting import setting
from habeas.linking.wording import wording
from habeas.model.findings import Reason

COMMON = 0.5
"""Score of people from which two events have a victim in common."""
ROUND_UP = 5
"""Grave events from which on a report is a round-up: what it has in common with another as a whole says less and less of any one of them."""
About = tuple[Reason, Reason, Reason, Reason]
"""What two reports as wholes have in common: people, settings without and with the numbers told, words."""
Apart = tuple[Reason, ...]
"""What two events have in common, whoever is who: nothing, a contradiction, or what stands before the people and behind them."""
BEFORE = 4


@dataclass(slots=True)
class Between:
    """Two reports that are compared; what of their comparison does not hang on who is who is remembered."""

    a: Report
    b: Report
    _wholes: tuple[Reason, Reason, Reason] | None = field(init=False, default=None)
    _apart: dict[tuple[int, int], Apart] = field(init=False, default_factory=dict)

    def about(self, known: Scores) -> About:
        """What the reports as wholes have in common."""
        a, b = self.a, self.b
        if self._wholes is None:
            self._wholes = setting(a.setting, b.setting, counted=False), setting(a.setting, b.setting), wording(a.wording, b.wording)
        return (shared_cast(a, b, known), *self._wholes)

    def reasons(self, i: int, j: int, known: Scores, about: About) -> list[Reason]:
        """All that speaks for or against two grave events being of one incident.

        A number that both events give is not counted a second time among the numbers of the reports.
        """
        if (i, j) not in self._apart:
            self._apart[i, j] = self._weighed_apart(i, j)
        apart = self._apart[i, j]
        if len(apart) <= 1:
            return list(apart)
        x, y = self.a.incidents[i], self.b.incidents[j]
        found = [*apart[:BEFORE], incidents.people(x, y, known), *apart[BEFORE:]]
        cast, plain, counted, words = about
        whole = [cast, words, plain if any(r.name == "count" and r.score > 0 for r in found) else counted]
        share = 1.0 if found[BEFORE].score >= COMMON else min(1.0, ROUND_UP / max(len(self.a.incidents), len(self.b.incidents)))
        found += [r if share == 1.0 else replace(r, score=r.score * share) for r in whole]
        return [*found, incidents.thin(found, incidents.bare(x) or incidents.bare(y))]

    def _weighed_apart(self, i: int, j: int) -> Apart:
        x, y = self.a.incidents[i], self.b.incidents[j]
        kind = incidents.kind(x, y)
        if not kind.score:
            return ()
        veto = incidents.contradiction(x, y)
        if veto is not None:
            return (veto,)
        near = (kind, times.time(x.when, y.when), incidents.place(x, y), incidents.heads(x, y))
        return (*near, incidents.whose(x.whose, y.whose, (x.whose_words, y.whose_words)), times.told(x, y, self.a, self.b))
