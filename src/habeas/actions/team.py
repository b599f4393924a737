"""Who works here: add people, say what each may do and see, close an account, end a session. Each act is a row of the ledger."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from habeas.actions.seeing import case_groups, closed_though_given
from habeas.actions.who import Who
from habeas.model.errors import BadInput, NotFound
from habeas.model.judgement import Judgement
from habeas.model.signing import SORTS_OF_SIGNED, Hands, person_key
from habeas.protecting.access import ROLES
from habeas.store import accounts, ledger, seen
from habeas.store.models import AccountRow, SessionRow
from habeas.store.writing import in_line

LINK_HOURS = 72
"""Hours for which a set-up link holds."""
WEAK = {
    "short": f"A password has at least {accounts.SHORTEST} characters; a few words that nobody else would put together are good.",
    "common": "This password is one of those that are tried first. Choose another.",
    "name": "This password has the name in it. Choose another.",
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here, as a list shows them. `closed`: cases that were given and stay closed; `ready`: password and second factor are set."""

    id: int
    name: str
    display: str
    role: str
    active: bool
    every: bool
    since: str
    cases: frozenset[str]
    closed: tuple[str, ...]
    ready: bool
    sessions: int
    codes: int


def log(who: Who, at: str, act: str, why: str, **said: Any) -> Judgement:
    """Write an act of the team into the ledger; call inside the transaction that does it. The case files are not touched by it."""
    by = who.decides(at, why)
    value = json.dumps({"act": act, **said}, ensure_ascii=False, sort_keys=True)
    return ledger.append(Judgement(0, "team", by.by, by.at, by.why, (), (), value))


def teamed() -> bool:
    """Whether people work here by name: from the first account on everybody signs in."""
    return accounts.any_account()


def members() -> tuple[Member, ...]:
    """Everybody who works or worked here."""
    return tuple(_member(row) for row in accounts.accounts())


def member(ident: int) -> Member:
    """One of them. Raises NotFound where there is none of this number."""
    return _member(row_of(ident))


def row_of(ident: int) -> AccountRow:
    """The account of this number. Raises NotFound."""
    row = accounts.account(ident)
    if row is None:
        raise NotFound("Nobody of this number works here.")
    return row


def row_named(name: str) -> AccountRow:
    """The account of this name. Raises NotFound."""
    row = accounts.account_named(name)
    if row is None:
        raise NotFound(f"nobody called {name!r} works here; `habeas team list` names those who do.")
    return row


def cases_to_give(language: str = "en") -> list[dict[str, Any]]:
    """Every case with its title and, where it opens only together with others, their titles."""
    titles = dict(accounts.titles(language))
    of = {case: group.cases for group in case_groups() for case in group.cases}
    return [
        {"id": ident, "title": title, "with": [titles[other] for other in sorted(of.get(ident, ())) if other != ident and other in titles]}
        for ident, title in titles.items()
    ]


def _member(row: AccountRow) -> Member:
    going = sum(session.ended is None for session in accounts.sessions(row))
    closed = closed_though_given(row) if not row.every else ()
    ready = bool(row.password and row.totp)
    given = frozenset(accounts.cases_given(row))
    return Member(row.pk, row.name, row.display, row.role, row.active, row.every, row.since, given, closed, ready, going, len(row.recovery))


def add(who: Who, name: str, role: str, at: str, display: str = "", *, every: bool | None = None, password: str = "") -> tuple[Member, str]:
    """Make an account; gives it and, where no password was given, the secret of its set-up link. The first one must be an administrator."""
    who.must("manage")
    name = " ".join(name.split())
    _role(role)
    if not name or len(name) > 80 or not name.isprintable():
        raise BadInput("A name has 1 to 80 characters.")
    if accounts.account_named(name) is not None:
        raise BadInput(f"Somebody called {name} works here already; take another name.")
    if not accounts.any_account() and role != "administrator":
        raise BadInput("The first account must be an administrator's: somebody has to let the others in.")
    if password:
        strong(password, name)
    with in_line():
        row = AccountRow(name=name, key=person_key(name), display=(display.strip() or name)[:120], role=role, made=at)
        row.every = role != "reader" if every is None else every
        row.password = accounts.hashed(password) if password else ""
        row.save(force_insert=True)
        secret = "" if password else _link(row, at)
        log(who, at, "add", f"{name} works here now", account=name, role=role, every=row.every)
    return _member(row), secret


def strong(password: str, name: str) -> None:
    """Raise BadInput for a password that is easily guessed."""
    weak = accounts.weakness(password, name)
    if weak:
        raise BadInput(WEAK[weak])


def _role(role: str) -> None:
    if role not in ROLES:
        raise BadInput(f"A role is one of: {', '.join(ROLES)}.")


def _link(row: AccountRow, at: str) -> str:
    secret = secrets.token_urlsafe(24)
    row.setup, row.setup_until = accounts.sealed(secret), (datetime.fromisoformat(at) + timedelta(hours=LINK_HOURS)).isoformat()
    row.save(update_fields=["setup", "setup_until"])
    return secret


def set_role(who: Who, ident: int, role: str, at: str) -> None:
    """Give somebody another role. The last administrator keeps theirs."""
    who.must("manage")
    _role(role)
    row = row_of(ident)
    if row.role == role:
        return
    if role != "administrator":
        _not_last(row)
    with in_line():
        was, row.role = row.role, role
        row.save(update_fields=["role"])
        log(who, at, "role", f"{row.name} is {role} now", account=row.name, role=role, was=was)


def set_access(who: Who, ident: int, every: bool, cases: Collection[str], new: bool, at: str) -> None:
    """Say which cases somebody may see: every case, or these; and whether those that come from now on open to them by themselves."""
    who.must("manage")
    row = row_of(ident)
    known = {case for group in case_groups() for case in group.cases}
    if set(cases) - known:
        raise NotFound("One of the cases is not in the casebook any more. Load the page again.")
    with in_line():
        row.every = every
        row.since = (row.since or at) if new and not every else ""
        row.save(update_fields=["every", "since"])
        not_shown = accounts.cases_given(row) & known - {
            case for case, _title in accounts.titles()
        }  # closed to whoever says it: these stay as they are
        accounts.give_cases(row, () if every else {*cases, *not_shown})
        log(who, at, "access", f"{row.name} sees {'every case' if every else 'the cases listed'}", account=row.name, every=every,
            cases=[] if every else sorted(cases), new=bool(row.since))  # fmt: skip


def set_active(who: Who, ident: int, active: bool, at: str, now: int) -> None:
    """Close an account, which ends its sessions, or open it again. What somebody decided keeps their name."""
    who.must("manage")
    row = row_of(ident)
    if row.active == active:
        return
    if not active:
        _not_last(row)
    with in_line():
        row.active = active
        row.save(update_fields=["active"])
        if not active:
            accounts.end_sessions(row, now)
        log(who, at, "open" if active else "close", f"{row.name}'s account is {'open' if active else 'closed'}", account=row.name)


def reset(who: Who, ident: int, at: str, now: int) -> str:
    """Take somebody's password and second factor away and end their sessions; gives the secret of a link by which they choose new ones."""
    who.must("manage")
    row = row_of(ident)
    with in_line():
        row.password, row.totp, row.step, row.recovery = "", "", 0, []
        row.save(update_fields=["password", "totp", "step", "recovery"])
        secret = _link(row, at)
        accounts.end_sessions(row, now)
        log(who, at, "reset", f"{row.name} chooses password and second factor anew", account=row.name)
    return secret


def end_session(who: Who, handle: str, at: str, now: int) -> SessionRow:
    """End a session: one's own, or, as administrator, anybody's. Raises NotFound where there is none that goes on."""
    own = None if who.may("manage") or who.account is None else row_of(who.account)
    with in_line():
        session = accounts.end_session(handle, now, own)
        if session is None:
            raise NotFound("This session has ended already.")
        if session.account.pk != who.account:
            log(who, at, "end_session", f"a session of {session.account.name} was ended", account=session.account.name)
    return session


def require_two(who: Who, what: Collection[str], at: str) -> None:
    """Say what two people must sign from now on: claims, publications, both or nothing."""
    who.must("manage")
    unknown = set(what) - set(SORTS_OF_SIGNED)
    if unknown:
        raise BadInput(f"Two people can be asked to sign {' and '.join(SORTS_OF_SIGNED)}.")
    with in_line():
        if two_required() != set(what):
            said = f"{' and '.join(sorted(what))} are signed by two" if what else "one signature is enough"
            log(who, at, "require_two", said, what=sorted(what))


def two_required() -> frozenset[str]:
    """What two people must sign now."""
    with seen.everything():
        return Hands(ledger.judgements()).two


def _not_last(row: AccountRow) -> None:
    others = [one for one in accounts.accounts() if one.role == "administrator" and one.active and one.pk != row.pk]
    if row.role == "administrator" and not others:
        raise BadInput(f"{row.name} is the only administrator; make another one first.")
