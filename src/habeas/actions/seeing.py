"""What each of those who work here may see: worked out of the cases they were given whenever the case files or these change, and kept as a list to ask by."""

from __future__ import annotations

import hashlib
import threading
from typing import cast

from habeas.actions.assemble import stamp
from habeas.actions.audiences import closed_to
from habeas.protecting.access import Given, Group, Role, groups, open_to
from habeas.store import accounts, seen
from habeas.store.models import AccountRow
from habeas.store.seen import View, key, through

__all__ = ["View", "beside", "case_groups", "closed_though_given", "given", "key", "through", "view_of"]

_LOCK = threading.Lock()
_GROUPS: tuple[str, tuple[Group, ...]] = ("none", ())
_VIEWS: dict[str, View] = {}


def given(row: AccountRow) -> Given:
    """What cases somebody was given. An administrator decides what others see, and so sees all."""
    return Given(row.every or row.role == "administrator", frozenset(accounts.cases_given(row)), row.since)


def case_groups() -> tuple[Group, ...]:
    """The cases that open together, as last assembled."""
    global _GROUPS
    with _LOCK:
        now = stamp()
        if _GROUPS[0] != now:
            with seen.everything():
                _GROUPS = (now, groups(*accounts.standing_of()))
                accounts.drop_views(_VIEWS.keys())
            _VIEWS.clear()
        return _GROUPS[1]


def view_of(row: AccountRow) -> View | None:
    """What somebody may see; None is everything. Reports that tell of what was protected from them are closed, with all cases that rest on them."""
    theirs, closed = given(row), closed_to(cast(Role, row.role), row.name)
    if theirs.every and not closed:
        return None
    found = case_groups()
    key = hashlib.sha256(repr((_GROUPS[0], theirs.every, sorted(theirs.cases), theirs.since, sorted(closed))).encode()).hexdigest()
    with _LOCK:
        if key in _VIEWS and accounts.view_kept(key):
            return _VIEWS[key]
    shown = [group for group in found if open_to(theirs, group) and not group.sources & closed]
    sources = frozenset(source for group in shown for source in group.sources)
    with seen.everything():
        things = {*sources, *(case for group in shown for case in group.cases), *accounts.shared_by(sources)}
        accounts.keep_view(key, things)
    with _LOCK:
        _VIEWS[key] = View(key, sources)
        return _VIEWS[key]


def beside(case: str) -> frozenset[str]:
    """The cases that open together with a case, itself too."""
    return next((group.cases for group in case_groups() if case in group.cases), frozenset({case}))


def closed_though_given(row: AccountRow) -> tuple[str, ...]:
    """Ids of cases that were given to somebody and stay closed, for they stand in the same reports as others that were not."""
    theirs = given(row)
    return tuple(sorted(case for group in case_groups() if not open_to(theirs, group) for case in group.cases & theirs.cases))
