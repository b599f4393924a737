"""The tables of those who work here: accounts, what each may see, who is signed in, and who tried to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AccountRow(models.Model):
    """Somebody who works here. `key`: the name folded, by which it is found and taken once.

    `password`: as Django hashes it, "" where none was chosen yet. `totp`: base32 secret of the second factor, "" where none; `step`: the last half minute
    whose code was used. `recovery`: hashes of the codes that stand in for it, each once. `setup`, `setup_until`: hash of a one-time link and ISO moment up
    to which it holds. `every`, `since`: which cases (`protecting.access.Given`).
    """

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=160, unique=True)
    display = models.CharField(max_length=120)
    password = models.TextField(default="")
    totp = models.CharField(max_length=64, default="")
    step = models.BigIntegerField(default=0)
    recovery = models.JSONField(default=list)
    role = models.CharField(max_length=20)
    every = models.BooleanField(default=False)
    since = models.CharField(max_length=40, default="")
    active = models.BooleanField(default=True)
    made = models.CharField(max_length=40)
    setup = models.CharField(max_length=64, default="", db_index=True)
    setup_until = models.CharField(max_length=40, default="")

    objects: ClassVar[models.Manager[AccountRow]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "accounts"


class GrantRow(models.Model):
    """A case that somebody may see. A case that got another id is not seen until it is given again."""

    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="grants")
    case = models.CharField(max_length=120)

    objects: ClassVar[models.Manager[GrantRow]] = models.Manager()

    class Meta:
        """Table name; given once."""

        db_table = "grants"
        constraints = (models.UniqueConstraint(fields=("account", "case"), name="given_once"),)


class SessionRow(models.Model):
    """A browser that somebody is signed in with. `token`: hash of what its cookie holds. `full`: the second factor was given; until then it opens nothing.

    `begun`, `seen`: seconds since 1970; `ended`: the same, or None while it goes on; `handle`: by which pages name it.
    """

    token = models.CharField(max_length=64, unique=True)
    handle = models.CharField(max_length=32, unique=True)
    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="sessions")
    full = models.BooleanField(default=False)
    begun = models.BigIntegerField()
    seen = models.BigIntegerField()
    ended = models.BigIntegerField(null=True)
    address = models.CharField(max_length=64)
    agent = models.CharField(max_length=200)

    objects: ClassVar[models.Manager[SessionRow]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "sessions"


class ThrottleRow(models.Model):
    """Signing in that failed, by account or by address. `key`: hash of the name or address; `failed`: how often in a row; `until`: when the next try is heard."""

    key = models.CharField(primary_key=True, max_length=64)
    failed = models.IntegerField()
    last = models.BigIntegerField()
    until = models.BigIntegerField()

    objects: ClassVar[models.Manager[ThrottleRow]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "failed_sign_ins"


class SeenRow(models.Model):
    """A report, case, body or place that a view lists. Derived, and made anew when the case files or somebody's cases change."""

    view = models.CharField(max_length=64)
    thing = models.CharField(max_length=120)

    objects: ClassVar[models.Manager[SeenRow]] = models.Manager()

    class Meta:
        """Table name; listed once."""

        db_table = "seen"
        constraints = (models.UniqueConstraint(fields=("view", "thing"), name="seen_once"),)
