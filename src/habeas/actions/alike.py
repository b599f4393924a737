"""Findings of a preview that one reason can answer: like ones put together. What is written holds a reason for every finding all the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.protecting.jigsaw import Finding

WAYS = {
    "words": "Words that a search would find",
    "source": "A title or address of a report that says the name",
    "pseudonym": "A pseudonym that somebody else bears",
    "picture": "A picture that would be shown",
    "single": "What fits nobody else",
}
"""The kinds of findings."""
ALONE = ("pseudonym", "picture")
"""Kinds each of which is looked at and answered by itself."""
SIGN = "like-"
"""What the id of a group begins with, so that nobody takes it for that of a finding."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Like findings: of one kind (a word of WAYS), on one person, leading to one report."""

    way: str
    person: str
    where: str
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """Its name, made of its findings: an answer to it reaches those alone that were shown under this name."""
        return SIGN + hashlib.sha256("\n".join(sorted(f.id for f in self.findings)).encode()).hexdigest()[:8]


def alike(findings: Iterable[Finding]) -> list[Alike]:
    """The findings in groups, in the order in which each group is first found."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        way = way_of(finding)
        groups.setdefault((way, finding.id) if way in ALONE else (way, finding.person, finding.where), []).append(finding)
    return [Alike(key[0], found[0].person, found[0].where, tuple(found)) for key, found in groups.items()]


def way_of(finding: Finding) -> str:
    """The kind of a finding, a word of WAYS."""
    kind = finding.parts[0] if len(finding.parts) == 1 else ""
    return kind if kind in WAYS else "single"


def reasons(groups: Iterable[Alike], answers: Mapping[str, str]) -> dict[str, str]:
    """A reason for each finding that has one. `answers`: by id of a finding or of a group; a finding's own comes before that of its group."""
    shared = {f.id: answers[group.id] for group in groups if group.id in answers for f in group.findings}
    return shared | {ident: why for ident, why in answers.items() if not ident.startswith(SIGN)}


def unknown(groups: Iterable[Alike], answers: Mapping[str, str]) -> list[str]:
    """Ids of groups that were answered and are not there: what they held has changed, and they answer nothing."""
    there = {group.id for group in groups}
    return [ident for ident in answers if ident.startswith(SIGN) and ident not in there]
