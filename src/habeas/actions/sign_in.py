"""Signing in where a team works: password, then the six digits of a telephone; throttled; sessions that end by themselves."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from habeas.actions.seeing import view_of
from habeas.actions.team import log, row_of, strong
from habeas.actions.who import Who
from habeas.model.errors import BadInput
from habeas.model.signing import person_key
from habeas.protecting.access import Role
from habeas.protecting.one_time import STEP, fitting, link, spaced
from habeas.protecting.scanned import scanned
from habeas.store import accounts
from habeas.store.models import AccountRow, SessionRow
from habeas.store.seen import View
from habeas.store.writing import in_line

IDLE, LONGEST = 3600, 12 * 3600
"""Seconds after which a session ends that is not used, and after which any session ends."""
HALF = 600
"""Seconds within which the second factor must be given."""
FREE_A_NAME, FREE_AN_ADDRESS = 5, 30
"""Tries that may fail in a row before the next must wait, by account and by address: many people may share an address."""
LONGEST_WAIT, FORGET = 900, 86400
CODES = 10
SHOWN = 20
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class From:
    """Where a browser asks from: its address and what it calls itself; `now`: seconds since 1970."""

    address: str
    agent: str
    now: int


@dataclass(frozen=True, slots=True)
class Waits:
    """Too much failed: the next try is heard after so many seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Inside:
    """A session: who, what they may see (None is everything), and its handle. Until the second factor was given `full` is False, and it opens nothing."""

    who: Who
    view: View | None
    full: bool
    handle: str
    account: AccountRow


def with_password(name: str, password: str, at: From) -> str | Waits | None:
    """The secret of a half session for the right password; None for any that is wrong, whether or not there is such an account."""
    keys = [f"name {person_key(name)[:200]}", f"address {at.address}"]
    if wait := _waits(keys, at.now):
        return wait
    row = accounts.account_named(name[:200])
    if not accounts.password_fits(row, password[:1000]) or row is None:
        _failed(keys, at.now)
        return None
    return _begin(row, at, full=False)


def with_code(secret: str, said: str, at: From) -> str | Waits | None:
    """The secret of a full session, in place of the half one, for the right code of the telephone or a recovery code; None for a wrong one."""
    session = _half(secret, at.now)
    if session is None or not session.account.totp:
        return None
    row = session.account
    keys = [f"code {row.pk}", f"address {at.address}"]
    if wait := _waits(keys, at.now):
        return wait
    step = fitting(row.totp, said[:40], at.now // STEP, row.step)
    if not (accounts.use_step(row, step) if step is not None else accounts.recovery_fits(row, said[:40])):
        _failed(keys, at.now)
        return None
    accounts.forgive([*keys, f"name {row.key[:200]}"])
    return _rotate(session, at)


def new_secret() -> str:
    """A secret for a telephone: 160 random bits, as RFC 4226 wants."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def as_shown(secret: str, name: str) -> dict[str, Any]:
    """A secret as people type it (`spaced`), as a program of theirs takes it (`link`), and as the camera of a telephone does (`picture`, or None)."""
    taken = link(secret, name)
    return {"spaced": spaced(secret), "link": taken, "picture": scanned(taken)}


def with_new_factor(secret: str, totp: str, said: str, at: From) -> tuple[str, tuple[str, ...]] | None:
    """Set the second factor up, for a half session of somebody who has none: a full session and the recovery codes; None for a wrong code."""
    session = _half(secret, at.now)
    if session is None or session.account.totp:
        return None
    step = fitting(totp, said[:40], at.now // STEP, 0)
    if step is None:
        return None
    row = session.account
    row.totp, row.step = totp, step
    codes = new_codes(row)
    row.save(update_fields=["totp", "step"])
    return _rotate(session, at), codes


def new_codes(row: AccountRow) -> tuple[str, ...]:
    """Recovery codes in place of those there were; shown once and kept as hashes."""
    codes = tuple("".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(CODES))
    row.recovery = [accounts.sealed(code) for code in codes]
    row.save(update_fields=["recovery"])
    return tuple(f"{code[:5]}-{code[5:]}" for code in codes)


def link_holds(token: str, iso: str) -> bool:
    """Whether a set-up link still lets somebody choose."""
    return accounts.account_of_link(token, iso) is not None


def set_up(token: str, password: str, at: From, iso: str) -> str | None:
    """Choose a password by a set-up link, which works once; gives a half session, or None where the link does not hold."""
    row = accounts.account_of_link(token, iso)
    if row is None:
        return None
    strong(password, row.name)
    row.password, row.setup, row.setup_until = accounts.hashed(password), "", ""
    row.save(update_fields=["password", "setup", "setup_until"])
    accounts.end_sessions(row, at.now)
    return _begin(row, at, full=False)


def change_password(inside: Inside, old: str, new: str, at: From, iso: str) -> None:
    """Choose another password; other sessions end. Raises BadInput where the old one is not right."""
    _confirm(inside, old, at)
    row = inside.account
    strong(new, row.name)
    row.password = accounts.hashed(new)
    row.save(update_fields=["password"])
    accounts.end_sessions(row, at.now, but=inside.handle)
    with in_line():
        log(inside.who, iso, "password", f"{row.name} chose another password", account=row.name)


def other_codes(inside: Inside, password: str, at: From, iso: str) -> tuple[str, ...]:
    """Recovery codes in place of those there were. Raises BadInput where the password is not right."""
    _confirm(inside, password, at)
    with in_line():
        log(inside.who, iso, "codes", f"{inside.account.name} asked for other recovery codes", account=inside.account.name)
    return new_codes(inside.account)


def _confirm(inside: Inside, password: str, at: From) -> None:
    keys = [f"name {inside.account.key[:200]}"]
    if (wait := _waits(keys, at.now)) is not None:
        raise BadInput(f"Too much failed. Try again in {wait.seconds} seconds.")
    if not accounts.password_fits(inside.account, password[:1000]):
        _failed(keys, at.now)
        raise BadInput("This is not your password. Nothing was changed.")


def inside(secret: str, now: int) -> Inside | None:
    """Whose session this is, or None where it is none, or ended, or was left unused too long, or is too old."""
    session = accounts.session_of(secret)
    if session is None or not _goes_on(session, now):
        return None
    row = session.account
    if now - session.seen >= 30:  # not at every page: that would be a write for each
        session.seen = now
        session.save(update_fields=["seen"])
    view = view_of(row) if session.full else View("nothing", frozenset())
    who = Who(row.name, cast(Role, row.role), row.pk, view is None)
    return Inside(who, view, session.full, session.handle, row)


def leave(secret: str, now: int) -> None:
    """End a session."""
    session = accounts.session_of(secret)
    if session is not None and session.ended is None:
        accounts.end_session(session.handle, now)


def _goes_on(session: SessionRow, now: int) -> bool:
    oldest, unused = (LONGEST, IDLE) if session.full else (HALF, HALF)
    return session.ended is None and session.account.active and now - session.begun < oldest and now - session.seen < unused


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as pages list it. `begun`, `seen`: ISO moments; `going`: it opens pages still."""

    handle: str
    begun: str
    seen: str
    address: str
    agent: str
    going: bool


def sessions_of(ident: int, now: int) -> tuple[Listed, ...]:
    """Somebody's sessions, those that go on first."""
    found = [
        Listed(one.handle, _iso(one.begun), _iso(one.seen), one.address, one.agent, _goes_on(one, now))
        for one in accounts.sessions(row_of(ident))
    ]
    return tuple(sorted(found, key=lambda one: not one.going)[:SHOWN])


def _iso(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()


def _half(secret: str, now: int) -> SessionRow | None:
    session = accounts.session_of(secret)
    return session if session is not None and not session.full and _goes_on(session, now) else None


def _begin(row: AccountRow, at: From, *, full: bool) -> str:
    secret = secrets.token_urlsafe(32)
    handle = secrets.token_hex(8)
    SessionRow.objects.create(
        token=accounts.sealed(secret), handle=handle, account=row, full=full, begun=at.now, seen=at.now,
        address=at.address[:64], agent=at.agent[:200],
    )  # fmt: skip
    return secret


def _rotate(half: SessionRow, at: From) -> str:
    """A full session of another secret: one that was planted before signing in opens nothing."""
    half.delete()
    return _begin(half.account, at, full=True)


def _waits(keys: list[str], now: int) -> Waits | None:
    until = accounts.waits_until(keys)
    return Waits(until - now) if until > now else None


def _failed(keys: list[str], now: int) -> None:
    free = {True: FREE_AN_ADDRESS, False: FREE_A_NAME}
    for key in keys:
        accounts.failed(key, now, free[key.startswith("address ")], LONGEST_WAIT, FORGET)
