"""Bringing the case files up to date beside the pages: a decision is written at once, what follows from it is worked out in the background."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from django.db import connection

from habeas.actions.assemble import current, refresh, stamp
from habeas.actions.seeing import key as seen_by
from habeas.model.errors import HabeasError

PATIENCE = 3.0
"""Seconds that a page waits for the case files before it shows them as they were."""
KEPT = 80
"""Answers that are kept at hand until the case files change."""

T = TypeVar("T")


class Freshness:
    """One thread that assembles the case files when a page needs them and something changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: threading.Thread | None = None
        self._kept: dict[Hashable, object] = {}
        self._stamp = ""
        self.patience = PATIENCE

    def begin(self) -> None:
        """Start bringing the case files up to date, without waiting."""
        self.ensure(0)

    def end(self) -> None:
        """Wait for work that has begun."""
        if running := self._running:
            running.join(30)

    def ensure(self, patience: float | None = None) -> bool:
        """Whether the case files are up to date, after waiting for so many seconds at most."""
        if current():
            return True
        with self._lock:
            if self._running is None or not self._running.is_alive():
                self._running = threading.Thread(target=self._assemble, name="assembling", daemon=True)
                self._running.start()
            running = self._running
        running.join(self.patience if patience is None else patience)
        return current()

    def _assemble(self) -> None:
        try:
            with contextlib.suppress(HabeasError):
                refresh()
        finally:
            connection.close()

    def forget(self) -> None:
        """Forget what was kept, as where another casebook is opened."""
        with self._lock:
            self._kept.clear()

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for this key since the case files last changed."""
        now, key = stamp(), (seen_by(), key)
        with self._lock:
            if now != self._stamp or len(self._kept) > KEPT:
                self._kept.clear()
                self._stamp = now
            if key in self._kept:
                return cast(T, self._kept[key])
        made = make()
        with self._lock:
            if now == self._stamp:
                self._kept[key] = made
        return made


FRESHNESS = Freshness()
