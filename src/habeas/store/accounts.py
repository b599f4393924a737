"""Those who work here, as rows: accounts with their password hashes, cases that were given, sessions, and what failed."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Collection, Iterable

from django.contrib.auth.hashers import ScryptPasswordHasher, make_password
from django.contrib.auth.hashers import check_password as check
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.crypto import constant_time_compare

from habeas.model.signing import person_key
from habeas.store.models import AccountRow, CaseRow, GrantRow, IdentityRow, NounRow, SeenRow, SessionRow, SourceRow, ThrottleRow
from habeas.store.rows import BATCH

SHORTEST = 12


def sealed(secret: str) -> str:
    """SHA-256 of a secret that is long and random, as it is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def any_account() -> bool:
    """Whether people work here by name: from the first account on everybody signs in."""
    return AccountRow.objects.exists()


def accounts() -> list[AccountRow]:
    """Everybody who works or worked here, by name."""
    return list(AccountRow.objects.order_by("key"))


def account(ident: int) -> AccountRow | None:
    """An account by its number."""
    return AccountRow.objects.filter(pk=ident).first()


def account_named(name: str) -> AccountRow | None:
    """An account by its name, however it is capitalised."""
    return AccountRow.objects.filter(key=person_key(name)).first()


def account_of_link(secret: str, now: str) -> AccountRow | None:
    """The account that a set-up link is for, while it holds."""
    return AccountRow.objects.filter(setup=sealed(secret), setup_until__gt=now, active=True).exclude(setup="").first()


def weakness(password: str, name: str) -> str:
    """What is wrong with a password: "short", "common", "name", or "" where nothing is."""
    if len(password) < SHORTEST:
        return "short"
    if len(name) > 2 and name.casefold() in password.casefold():
        return "name"
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return "common"
    return ""


def hashed(password: str) -> str:
    """A password as it is kept: scrypt with Django's cost."""
    return make_password(password, hasher=ScryptPasswordHasher())


@functools.cache
def _nobody() -> str:
    return hashed("the password of nobody")


def password_fits(row: AccountRow | None, password: str) -> bool:
    """Whether it is the account's password. The same work is done for an account that there is not, one that is closed, and one without a password."""
    usable = row is not None and row.active and bool(row.password)
    fits = check(password, row.password if row is not None and usable else _nobody())
    return fits and usable


def recovery_fits(row: AccountRow, said: str) -> bool:
    """Use up one of the codes that stand in for the telephone; False where it is none."""
    wanted = sealed("".join(said.split()).replace("-", "").casefold())
    left = [kept for kept in row.recovery if not constant_time_compare(kept, wanted)]
    if len(left) == len(row.recovery):
        return False
    row.recovery = left
    row.save(update_fields=["recovery"])
    return True


def use_step(row: AccountRow, step: int) -> bool:
    """Note that the code of this half minute let somebody in; False where another was quicker with it."""
    return AccountRow.objects.filter(pk=row.pk, step__lt=step).update(step=step) == 1


def cases_given(row: AccountRow) -> set[str]:
    """Ids of the cases that were given to somebody."""
    return set(GrantRow.objects.filter(account=row).values_list("case", flat=True))


def give_cases(row: AccountRow, cases: Iterable[str]) -> None:
    """Give somebody these cases and no others."""
    wanted, had = set(cases), cases_given(row)
    GrantRow.objects.filter(account=row, case__in=had - wanted).delete()
    GrantRow.objects.bulk_create([GrantRow(account=row, case=case) for case in sorted(wanted - had)], batch_size=BATCH)


def titles(language: str = "en") -> list[tuple[str, str]]:
    """(id, title) of every case, in order of listing; in Korean where that is asked for."""
    found = CaseRow.objects.order_by("-day", "ident").values_list("ident", "title", "line")
    return [(ident, (language == "ko" and line.get("korean")) or title) for ident, title, line in found]


def standing_of() -> tuple[dict[str, list[str]], list[set[str]], dict[str, str]]:
    """What groups of cases are made of: reports by case; reports that name one person or incident; every report and when it came."""
    cases = {ident: list(noun["sources"]) for ident, noun in NounRow.objects.filter(kind="cases").values_list("ident", "noun")}
    shared = set(NounRow.objects.filter(part="").values_list("ident", flat=True))
    tied: dict[str, set[str]] = {}
    for local, cluster in IdentityRow.objects.values_list("local", "cluster").iterator():
        if cluster not in shared:
            tied.setdefault(cluster, set()).add(local.split(":")[0])
    received = dict(SourceRow.objects.values_list("pk", "receipt__received"))
    assembled = set(NounRow.objects.filter(kind="sources").values_list("ident", flat=True))
    return cases, [some for some in tied.values() if len(some) > 1], {s: at for s, at in received.items() if s in assembled}


def shared_by(sources: Collection[str]) -> list[str]:
    """Ids of the bodies, places, laws and public figures that these reports name."""
    found = []
    for ident, noun in NounRow.objects.filter(part="").values_list("ident", "noun").iterator():
        quotes = (*noun.get("mentions", ()), *noun.get("quotes", ()))
        if any(quote["source"] in sources for quote in quotes):
            found.append(ident)
    return found


def view_kept(name: str) -> bool:
    """Whether it is kept what a view lists."""
    return SeenRow.objects.filter(view=name, thing="").exists()


def keep_view(name: str, things: Collection[str]) -> None:
    """Keep what a view lists, unless it is kept already."""
    if not view_kept(name):
        rows = [
            SeenRow(view=name, thing=thing) for thing in sorted({*things, ""})
        ]  # "" stands in it, so that an empty view is known as kept
        SeenRow.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def drop_views(names: Collection[str]) -> None:
    """Forget these views."""
    SeenRow.objects.filter(view__in=list(names)).delete()


def session_of(secret: str) -> SessionRow | None:
    """The session of a cookie, ended or not."""
    return SessionRow.objects.select_related("account").filter(token=sealed(secret)).first() if secret else None


def sessions(row: AccountRow | None = None) -> list[SessionRow]:
    """The full sessions of somebody, or of everybody, the last used first."""
    found = SessionRow.objects.select_related("account").filter(full=True)
    return list((found if row is None else found.filter(account=row)).order_by("-seen", "-pk")[:100])


def end_sessions(row: AccountRow, now: int, *, but: str = "") -> int:
    """End every session of somebody, but one (by its handle); gives how many."""
    return SessionRow.objects.filter(account=row, ended=None).exclude(handle=but).update(ended=now)


def end_session(handle: str, now: int, row: AccountRow | None = None) -> SessionRow | None:
    """End a session by its handle, of this account or of any; None where none goes on by it."""
    found = SessionRow.objects.select_related("account").filter(handle=handle, ended=None)
    session = (found if row is None else found.filter(account=row)).first()
    if session is not None:
        session.ended = now
        session.save(update_fields=["ended"])
    return session


def waits_until(keys: Collection[str]) -> int:
    """Until when (seconds since 1970) no try is heard from any of these; 0 where each is heard now."""
    return max(ThrottleRow.objects.filter(pk__in=[sealed(key) for key in keys]).values_list("until", flat=True), default=0)


def failed(key: str, now: int, free: int, longest: int, forget: int) -> None:
    """Note that signing in failed: after `free` times in a row each further try waits twice as long, `longest` seconds at most; forgotten after `forget`."""
    ThrottleRow.objects.filter(last__lt=now - forget).delete()
    row, _ = ThrottleRow.objects.get_or_create(key=sealed(key), defaults={"failed": 0, "last": now, "until": 0})
    ThrottleRow.objects.filter(pk=row.pk).update(failed=F("failed") + 1, last=now)
    row.refresh_from_db()
    if row.failed >= free:
        ThrottleRow.objects.filter(pk=row.pk).update(until=now + min(longest, 2 ** min(20, row.failed - free)))


def forgive(keys: Collection[str]) -> None:
    """Forget what failed under these: somebody signed in."""
    ThrottleRow.objects.filter(pk__in=[sealed(key) for key in keys]).delete()
