"""What the one who asks may see: every question to the casebook is narrowed to it in the database, so that what is closed to somebody adds nothing to any answer.

Someone who may see all, a command, and the thread that assembles the case files are not narrowed. For the others each row is asked for by the report or
case that it begins with (`1f0c2a…:p410` stands in report 1f0c2a…), and that must be among what their view lists.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import StrIndex, Substr

from habeas.store.staff import SeenRow

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """What somebody may see. `name`: under which the table of views lists its reports, cases and the bodies and places that these name."""

    name: str
    sources: frozenset[str]


_VIEW: ContextVar[View | None] = ContextVar("view", default=None)


def view() -> View | None:
    """What is seen now; None is everything."""
    return _VIEW.get()


def key() -> str:
    """Names what is seen now: what was worked out under one name must not be shown under another."""
    now = _VIEW.get()
    return now.name if now else ""


@contextlib.contextmanager
def through(seen: View | None) -> Iterator[None]:
    """Ask with the eyes of somebody; None sees everything."""
    token = _VIEW.set(seen)
    try:
        yield
    finally:
        _VIEW.reset(token)


def everything() -> contextlib.AbstractContextManager[None]:
    """Work on the whole casebook, whoever asked for it: what is assembled for one is assembled for all."""
    return through(None)


Row = TypeVar("Row", bound=models.Model)


class Seen(models.Manager[Row]):
    """Rows of a table, narrowed to what is seen now. `columns`: each must begin with something that is seen."""

    def __init__(self, *columns: str) -> None:
        super().__init__()
        self.columns = columns

    def get_queryset(self) -> QuerySet[Row]:
        """The rows that may be seen."""
        rows = super().get_queryset()
        now = _VIEW.get()
        if now is None:
            return rows
        listed = SeenRow.objects.filter(view=now.name).values("thing")
        for n, column in enumerate(self.columns):
            whole, stands_in = f"whole_{n}", f"stands_in_{n}"
            colon = StrIndex(F(column), models.Value(":"))
            first = Case(When(Q(**{whole: 0}), then=F(column)), default=Substr(F(column), 1, F(whole) - 1), output_field=models.CharField())
            rows = rows.alias(**{whole: colon}).alias(**{stands_in: first}).filter(**{f"{stands_in}__in": listed})
        return rows


def shown_whole(kind: str, ident: str) -> bool:
    """Whether a noun is shown as it is to whoever asks now: everything to whoever sees all, and what stands in one report to the others."""
    return _VIEW.get() is None or ":" in ident or kind not in ("people", "organisations", "places", "laws")


def trimmed(kind: str, ident: str, plain: Plain) -> Plain:
    """A noun that many reports share, as those tell of it that may be seen: its names and mentions there, and nothing else that tells it from others."""
    now = _VIEW.get()
    if now is None or shown_whole(kind, ident):
        return plain
    mentions = [quote for quote in plain.get("mentions", ()) if quote["source"] in now.sources]
    said = list(
        dict.fromkeys(quote["text"] for quote in mentions)
    )  # in their own order and spelling: which of them the whole casebook prefers would tell
    kept = {**plain, "mentions": mentions}
    if kind == "laws":
        return {**kept, "quotes": [quote for quote in plain.get("quotes", ()) if quote["source"] in now.sources]}
    if kind == "people":
        named = {name["text"]: name for name in plain.get("names", ())}
        return {"id": plain["id"], "kind": plain["kind"], "names": [named[text] for text in said if text in named], "mentions": mentions}
    called = max(said, key=lambda text: (len(text), text), default=plain["name"])
    return {**kept, "name": called, "names": [text for text in said if text in plain.get("names", ())]}
