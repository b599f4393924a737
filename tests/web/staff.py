"""People of a team for tests: accounts with a password and a second factor, and browsers signed in as they would sign in."""

from __future__ import annotations

import functools
import time

from django.test import Client

from habeas.actions import seeing, team
from habeas.actions.who import Who
from habeas.protecting.one_time import STEP, code
from habeas.store import accounts
from habeas.store.models import AccountRow

AT = "2026-01-02T03:04:05+00:00"
PASSWORD = "nine grey herons by the weir"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OWNER = Who("Aino")


@functools.cache
def kept(password: str) -> str:
    """A password as it is kept; worked out once, for it takes a while on purpose."""
    return accounts.hashed(password)


def employ(name: str, role: str, *, every: bool = False, cases: tuple[str, ...] = ()) -> AccountRow:
    """An account with the password and the second factor of the tests; the first of a casebook is made an administrator's besides."""
    if not accounts.any_account() and role != "administrator":
        employ("Root", "administrator")
    made, _secret = team.add(OWNER, name, role, AT, every=every)
    row = accounts.account(made.id)
    assert row is not None
    row.password, row.totp = kept(PASSWORD), SECRET
    row.save()
    if cases:
        wanted = {other for case in cases for other in seeing.beside(case)}
        team.set_access(OWNER, row.pk, False, wanted, False, AT)
        row.refresh_from_db()
    return row


def digits() -> str:
    """The six digits of now."""
    return code(SECRET, int(time.time()) // STEP)


def signed_in(name: str) -> Client:
    """A browser in which somebody has signed in with password and second factor."""
    client = Client(HTTP_HOST="127.0.0.1")
    AccountRow.objects.update(step=0)  # tests sign in more than once in half a minute
    first = client.post("/sign-in", {"name": name, "password": PASSWORD})
    assert first.status_code == 303, first.content.decode()
    second = client.post("/sign-in/code", {"code": digits()})
    assert second.status_code == 303, second.content.decode()
    return client
