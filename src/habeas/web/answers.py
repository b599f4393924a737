"""The findings of a preview put together as they can be answered: one reason for like ones, each still to be answered by itself.

What is written holds a reason for every finding. An answer to many reaches those alone that the page showed when it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from habeas.actions.alike import WAYS, Alike, alike
from habeas.web import withheld
from habeas.web.listed import Listed

if TYPE_CHECKING:
    from django.http import QueryDict

SOURCE = Listed(later("source %(a)s (%(b)s)"), later("a source"))


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered on a page. `own`: a reason by finding; `many`: by group a reason and the findings that were shown in it."""

    own: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def given(cls, form: QueryDict) -> Answers:
        """Those of a form."""
        own = {name.removeprefix("accept-"): str(form[name]).strip() for name in form if name.startswith("accept-")}
        groups = {name.removeprefix("group-"): str(form[name]).strip() for name in form if name.startswith("group-")}
        return cls(own, {group: (why, tuple(form.getlist(f"in-{group}"))) for group, why in groups.items()})

    def reasons(self) -> dict[str, str]:
        """A reason for each finding that has one; its own before that of its group."""
        shared = {finding: why for why, shown in self.many.values() for finding in shown if why}
        return shared | {finding: why for finding, why in self.own.items() if why}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding on the page; `reason`: the answer that it has by itself."""

    id: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Like findings: of one kind, on one person, leading to one report. `reason`: the answer that they have together."""

    id: str
    way: str
    person: str
    where: str
    lines: tuple[Line, ...]
    reason: str


def groups(findings: Iterable[Any], answers: Answers, names: Mapping[str, str], language: str) -> list[Group]:
    """The findings in groups, in the order in which each group is first found. `names`: of people by id."""
    return [_group(one, answers, names, language) for one in alike(findings)]


def _group(one: Alike, answers: Answers, names: Mapping[str, str], language: str) -> Group:
    name = one.findings[0].id
    together, shown = answers.many.get(name, ("", ()))
    whole = all(
        f.id in shown for f in one.findings
    )  # an answer reaches nothing that came since: those it was given for keep it as their own
    kept = answers.own if whole else answers.reasons()
    lines = tuple(Line(f.id, withheld.shown(f.said(language)), kept.get(f.id, "")) for f in one.findings)
    return Group(name, _(WAYS[one.way]), names.get(one.person, ""), SOURCE.in_words(one.where), lines, together if whole else "")
