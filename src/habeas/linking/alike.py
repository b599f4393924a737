"""Whether two reports as wholes tell of one thing: for reports that tell no event of their own, only protests, comments and what followed.

The weights are fitted to labelled pairs of reports (tools/train/alike.py); what is compared is what the incidents of the reports are compared by as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.linking.reasons import join_from, link, weigh
from habeas.model.findings import Findings, Link, Reason

KIND = "report"


def compare_reports(left: Findings, right: Findings, about: Iterable[Reason], tied: bool) -> tuple[Link, ...]:
    """The link between two reports that tell of one thing by their people, days, towns, numbers and words. `tied`: an incident ties them already."""
    reasons = list(about)
    score = 0.0 if tied else weigh(reasons, KIND)
    return (link("report", left.source.id, right.source.id, score, reasons),) if score >= join_from() else ()
