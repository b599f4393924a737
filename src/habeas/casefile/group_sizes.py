"""How many the victims of a case are by each report, whatever deed it counts them at: "eight were caught", "nine face return"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from habeas.casefile.differing import Said, apart, room, same_count, told_number
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline, of_case
from habeas.casefile.kinship import words
from habeas.casefile.mains import main_event
from habeas.model.amount import Amount
from habeas.model.cases import SaidValue
from habeas.model.claims import Claim
from habeas.model.wording import number

TAKEN = frozenset({"held or sent back", "abducted", "missing", "in all"})
"""Numbers of people to whom a case's deed was done."""
MEANT = frozenset({"asserted", "hedged", "feared", "asked"})
"""Stances that leave a number of people as it is: the nine who fear something are nine."""
WHOLE = 1.5
"""How many times as many a number may be that counts the same people and no part of them."""


def group_sizes(d: Dossier, o: Outline) -> tuple[SaidValue, ...]:
    """The numbers of victims that reports give, where they cannot be one; of several in one report the largest, which is the whole."""
    by_report: dict[str, list[Said[Amount]]] = defaultdict(list)
    main = main_event(d, o.core)
    for source in o.sources if main and any(d.is_group(v) for v in d.victims(main)) else ():
        for said in (*_counted(d, o, source), *_grouped(d, o, source)):
            if told_number(said.value) > 1:
                by_report[source].append(said)
    if len(by_report) < 2:
        return ()
    told = Counter(n for every in by_report.values() for n in {told_number(s.value) for s in every})
    usual = max(told, key=lambda n: (told[n], n))
    whole = []
    for every in by_report.values():
        near = [s for s in every if usual / WHOLE < told_number(s.value) < usual * WHOLE]
        most = max((told_number(s.value) for s in near), default=0.0)
        whole += [s for s in near if told_number(s.value) == most]
    values = apart(whole, same_count, room)
    return values if len(d.sources_of(c for v in values for c in v.claims)) > 1 else ()


def _counted(d: Dossier, o: Outline, source: str) -> Iterator[Said[Amount]]:
    """Numbers told with a deed of the case."""
    for c in d.by_source[source]:
        if c.kind == "attribute" and c.predicate == "count" and c.objects[:1] and c.objects[0] in TAKEN and c.amount and _of_case(d, o, c):
            yield Said(c.amount, number(c.amount), (c.id,))


def _of_case(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a number is told of a case's people and not of a part of them."""
    return c.stance in MEANT and not c.negated and of_case(d, o, c) and not _part(c.objects[-1])


def _grouped(d: Dossier, o: Outline, source: str) -> Iterator[Said[Amount]]:
    """Sizes of the groups of victims that a report speaks of."""
    for group in (p for p in o.victims if d.is_group(p)):
        for part in d.person_parts[group]:
            here = [m.text for m in part.mentions if m.source == source]
            claims = tuple(c for c in d.about[group] if source in d.sources_of([c]))[:2]
            if here and claims and part.count and part.count.known and part.count.words and not _part(f"{part.count.words} {here[0]}"):
                yield Said(part.count, number(part.count), claims)


def _part(said: str) -> bool:
    """Whether words count a part of a group only: "nine others", "five women"."""
    return re.search(words()["counted_part"]["match"], said, re.IGNORECASE) is not None
