"""Who else two reports name: it tells whether they speak of one thing, and whether two people of like names are met in the same company.

Names that millions bear, or that agree only roughly, need more than the name.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from habeas.linking import latin, people
from habeas.linking.lexicon import words
from habeas.linking.names import SAME, compare_names
from habeas.linking.people import Scores
from habeas.linking.report import Report, full_names, shown
from habeas.linking.setting import MANY_MENTIONS, setting
from habeas.linking.wording import wording
from habeas.model.findings import Reason
from habeas.model.people import Person

SPEAKS = frozenset({"age", "nationality", "occupation", "kin_names", "traits"})
"""Reasons that say of two people themselves that they are one."""
ROUGHLY = -0.4
"""What it counts against two people that their names agree only roughly and nothing else speaks for them."""
ABOUT_ONE, WORDS_OF_ONE = 0.2, 0.3
"""How much two reports speak of the same days and towns, or in the same words, where people of roughly one name are met in the same matter."""
RARE = 9
"""Letters from which on a word of a name is rare."""
SPELT, RETOLD = 0.7, ((5.0, -0.2), (10.0, -0.5))
"""From which agreement of names on an age may be told otherwise in the same matter; how much so many years then count."""
LETTERS, CLOSELY = 0.97, 0.9
"""From here on two names agree to the letter (or to the order of their words), or but for the ways to spell them."""


@functools.cache
def _borne_by_many() -> frozenset[str]:
    listed = words("names")
    return frozenset(latin.sound(w) for row in (*listed["many"].values(), *listed["short"].values()) for w in row.split())


def borne_by_many(name: str) -> bool:
    """Whether a name is made of given and family names only that millions bear ("Muhammad Ali", "Ahmed Hassan")."""
    own = [w for w in latin.name_words(name) if len(w) > 1]
    return bool(own) and all(latin.sound(w) in _borne_by_many() for w in own)


def company(left: Person, right: Person, a: Report, b: Report, found: Sequence[Reason]) -> Reason:
    """What speaks against two people of like names of whom nothing else is alike: neither trade nor age nor kin, nor anybody else named in both reports.

    `found`: the reasons so far, that of the names first. Never speaks for anybody.
    """
    name, said = found[0], (found[0].left, found[0].right)
    if name.score <= 0 or any(r.name in SPEAKS and r.score > 0 for r in found):
        return Reason("company", 0.0, *said, "more than the name speaks for it")
    usual = borne_by_many(name.left) or borne_by_many(name.right)
    lands = bool(a.setting.countries & b.setting.countries)
    enough = (name.score >= LETTERS and lands) if usual else name.score >= CLOSELY
    struck = lands and bool(a.told_of.get(left.id) and b.told_of.get(right.id))  # what is told of both is a violation in the same country
    if (
        enough
        or (not usual and (struck or one_matter(a, b) or (lands and rare(name.left) and rare(name.right))))
        or _meet(left, right, a, b)
    ):
        return Reason("company", 0.0, *said, "the reports have more in common than the name")
    why = "a name that many bear" if usual else "names that agree only roughly"
    return Reason("company", -1.0 if usual else ROUGHLY, *said, f"{why}, and nothing else in common")


def rare(name: str) -> bool:
    """Whether a name has a long word of its own that few can bear."""
    return any(len(w) >= RARE and latin.sound(w) not in _borne_by_many() for w in latin.name_words(name))


def one_matter(a: Report, b: Report) -> bool:
    """Whether two reports speak of the same towns or days, or in the same telling words."""
    return setting(a.setting, b.setting, counted=False).score >= ABOUT_ONE or wording(a.wording, b.wording).score >= WORDS_OF_ONE


def told_otherwise(name: Reason, age: Reason, years: float, a: Report, b: Report) -> Reason:
    """What ages count that differ: little where two reports name somebody alike in the same matter, as reports often give one person two ages."""
    if age.score >= 0 or name.score < SPELT or borne_by_many(name.left) or borne_by_many(name.right) or not one_matter(a, b):
        return age
    eased = next((score for most, score in RETOLD if years <= most), age.score)
    return replace(age, score=max(age.score, eased))


def _others(person: Person, report: Report) -> frozenset[str]:
    """The full names of everybody else in a report."""
    own = {latin.folded(n) for n in full_names(person)}
    return report.named_in_full - own


def _meet(left: Person, right: Person, a: Report, b: Report) -> bool:
    """Whether somebody else is named in full in both reports, in whatever spelling or script."""
    if _others(left, a) & _others(right, b):
        return True
    beside = [n for p in a.full if p.id != left.id for n in full_names(p)]
    return any(compare_names(n, m)[0] >= SAME for n in beside for p in b.full if p.id != right.id for m in full_names(p))


def shared_cast(a: Report, b: Report, known: Scores) -> Reason:
    """People named in full in both reports who are no public figures; one of whom both speak again and again counts for two."""
    full = {p.id for p in a.full}
    both = sorted(
        (p, q) for (p, q), s in known.items() if s >= 0.6 and p in full and not any(people.figure(n) for n in full_names(a.people[p]))
    )
    often = [min(a.setting.mentions[p], b.setting.mentions[q]) >= MANY_MENTIONS for p, q in both]
    names = [shown(a.people[p]) for p, _ in both]
    score = sum(1.0 if o else 0.5 for o in often)
    return Reason("cast", min(1.5, score), ", ".join(names), ", ".join(shown(b.people[q]) for _, q in both), "named in both")
