"""Which ages reports give of one person, also where they call them only "the researcher"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from habeas.casefile.ageing import Aged, aged, aged_as, can_be_one
from habeas.casefile.differing import Said, told_number
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.kinship import words
from habeas.model.claims import Claim
from habeas.model.wording import number

CLOSE = 3
"""Years by which reports differ on the age of somebody who is only described; what lies further off is the age of somebody else."""
FAR = 5
"""Years beyond which an age of then is that of another time than the day others speak of."""
FIRST_GROWN = 13
"""Years from which an age tells more than that somebody is a child."""


def ages_of(d: Dossier, person: str) -> list[Said[Aged]]:
    """The ages that reports give of a person; one of then, or reckoned from the year of birth, is left out where all others are far from it."""
    out: list[Said[Aged]] = []
    for i in d.about[person]:
        c = d.claims[i]
        told = aged(d, c) if _own(c, person) else None
        if told is not None and told.years.known:
            out.append(Said(told, number(told.years), (i,)))
    now = [s.value for s in out if not s.value.then and s.value.years.low == s.value.years.high]
    out = [s for s in out if s.value in now or (s.value.then and not now) or any(_near(s.value, n, FAR) for n in now)]
    have = {source for s in out for source in d.sources_of(s.claims)}
    for part in d.person_parts[person]:
        if part.age and part.age.known and part.mentions and part.kind != "group":
            source = part.mentions[0].source
            said = number(part.age)
            here = [d.claims[c] for c in d.about[person] if source in d.sources_of([c])]
            giving = [c for c in here if re.search(rf"(?<!\d){re.escape(said)}(?!\d)", c.quotes[0].text)]
            if source not in have and giving:
                out.append(Said(aged_as(d, giving[0], part.age, said), said, tuple(c.id for c in giving[:2])))
    return out


def strays(d: Dossier, o: Outline, known: Mapping[str, Sequence[Said[Aged]]]) -> dict[str, list[Said[Aged]]]:
    """Ages of somebody whom a report only describes, by the victim of the case whose age in other reports they come near.

    `known`: the ages told of each victim. A report that gives a victim's age in so many words tells it nowhere else.
    """
    out: dict[str, list[Said[Aged]]] = defaultdict(list)
    for source in o.sources:
        for c in d.by_source[source]:
            told = aged(d, c) if c.kind == "attribute" and c.predicate == "age" and c.objects[:1] == ("age",) and _described(d, c) else None
            if told is None or told_number(told.years) < FIRST_GROWN:
                continue
            near = [p for p, said in known.items() if any(_near(told, s.value, CLOSE) for s in said)]
            own = [p for p in near if any(source in d.sources_of(s.claims) for s in known[p])]
            if len(near) == 1 and not own:
                out[near[0]].append(Said(told, number(told.years), (c.id,)))
    return out


def _own(c: Claim, person: str) -> bool:
    return c.kind == "attribute" and c.predicate == "age" and c.objects[:1] == ("age",) and c.subjects[:1] == (person,)


def _near(a: Aged, b: Aged, within: int) -> bool:
    """Whether two ages can be of one person who is told as somewhat older or younger."""
    return abs(told_number(a.years) - told_number(b.years)) <= within or can_be_one(a, b)


def _described(d: Dossier, c: Claim) -> bool:
    """Whether an age is told of nobody, or of somebody without a name who is taken as known: "the researcher", not "a neighbour"."""
    first = next((p for p in c.subjects[:1] if p in d.people), None)
    if first is None:
        return not c.subjects
    p = d.people[first]
    definite = words()["definite"]["words"]
    nameless = p.kind == "unknown" and not p.names and not p.kin and not d.done_to.get(first)
    return nameless and all(m.text.casefold().split()[0] in definite for m in p.mentions[:1])
