"""Who of those who work here may do what, and see what: a small table of roles, the cases a person was given, and the answer in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from habeas.model.protection import Protection

Role = Literal["administrator", "editor", "reviewer", "reader"]
Act = Literal["see", "see_protected", "decide", "protect", "sign", "merge", "overrule", "add", "publish", "sign_publication", "manage"]

ROLES: tuple[Role, ...] = get_args(Role)
READER: frozenset[Act] = frozenset({"see"})
REVIEWER: frozenset[Act] = READER | {"decide", "protect", "sign"}
EDITOR: frozenset[Act] = REVIEWER | {"see_protected", "merge", "overrule", "add", "publish", "sign_publication"}
MAY: Mapping[Role, frozenset[Act]] = {
    "reader": READER,
    "reviewer": REVIEWER,
    "editor": EDITOR,
    "administrator": EDITOR | {"manage"},
}
"""What each role may do. "overrule": take back what somebody else decided; "manage": who works here and what they may see."""
WORDS: Mapping[Act, str] = {
    "see": "see cases",
    "see_protected": "see what only editors may see",
    "decide": "decide on claims",
    "protect": "protect people and passages",
    "sign": "sign what another decided",
    "merge": "merge people and incidents or keep them apart",
    "overrule": "take back what somebody else decided",
    "add": "add reports",
    "publish": "publish",
    "sign_publication": "sign a publication",
    "manage": "manage the people who work here",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no, and why in words."""

    yes: bool
    why: str

    def __bool__(self) -> bool:
        """Whether it is a yes."""
        return self.yes


def may(role: Role, act: Act) -> Answer:
    """Whether somebody in this role may do this."""
    if act in MAY[role]:
        return Answer(True, f"{role}s may {WORDS[act]}")
    others = [one for one in ROLES if act in MAY[one]]
    return Answer(False, f"{role}s may not {WORDS[act]}; {' and '.join(f'{one}s' for one in reversed(others))} may")


def may_see(role: Role, name: str, guarded: Protection) -> Answer:
    """Whether somebody in this role, of this name, may see a protected thing; what is open to named readers is closed to all others."""
    if guarded.audience == "all":
        return Answer(True, "all who work here may see it")
    if guarded.audience == "named":
        named = name in guarded.readers
        return Answer(named, f"{name} is one of those who may see it" if named else "only those who are named may see it")
    return may(role, "see_protected")


@dataclass(frozen=True, slots=True)
class Given:
    """What cases a person was given. `every`: all, those to come too. `since`: ISO moment; of the cases all of whose reports came after it, each; "" none."""

    every: bool = False
    cases: frozenset[str] = frozenset()
    since: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that share a report, a person or an incident, with all reports they rest on. `received`: when the first of these reports came."""

    cases: frozenset[str]
    sources: frozenset[str]
    received: str


def open_to(given: Given, group: Group) -> Answer:
    """Whether a person may see a group of cases: all of its cases are theirs. What one case rests on would tell of the others."""
    if given.every:
        return Answer(True, "every case is theirs")
    if given.since and group.received > given.since:
        return Answer(True, "all of it came after new cases were opened to them")
    if not group.cases:
        return Answer(False, "these reports belong to no case yet")
    missing = group.cases - given.cases
    if not missing:
        return Answer(True, "each of its cases was given to them")
    if missing == group.cases:
        return Answer(False, "the case was not given to them")
    return Answer(False, f"it stands in the same reports as {len(missing)} that {'was' if len(missing) == 1 else 'were'} not given to them")


def groups(cases: Mapping[str, Collection[str]], tied: Collection[Collection[str]], received: Mapping[str, str]) -> tuple[Group, ...]:
    """The groups of a casebook. `cases`: reports by case; `tied`: reports that name one person or incident; `received`: every report and when it came."""
    parent = {source: source for source in received}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for several in (*cases.values(), *tied):
        known = [source for source in several if source in parent]
        for other in known[1:]:
            one, two = sorted((root(known[0]), root(other)))
            parent[two] = one
    held: dict[str, set[str]] = {}
    for source in parent:
        held.setdefault(root(source), set()).add(source)
    of: dict[str, set[str]] = {}
    for case, several in cases.items():
        for source in several:
            if source in parent:
                of.setdefault(root(source), set()).add(case)
                break
    return tuple(
        Group(frozenset(of.get(first, ())), frozenset(sources), min(received[s] for s in sources))
        for first, sources in sorted(held.items())
    )
