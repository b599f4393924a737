"""Signing in: a link that works once lets the one user of this machine in; there is no account and no password to make."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from habeas.actions.who import Who
from habeas.web.faults import told

IDLE = 12 * 3600.0
"""Seconds after which an unused session ends."""
OPEN = ("/static/", "/enter/")
"""What can be asked for without being signed in: files of the program, and the link that signs in."""


def cookie() -> str:
    """The name of the cookie that holds a session."""
    return str(getattr(settings, "HABEAS_COOKIE", "habeas"))


def _sealed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class Door:
    """Links not yet used and sessions that go on, both kept as hashes and in memory only: they end with the process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._links: dict[str, Who] = {}
        self._sessions: dict[str, tuple[Who, float]] = {}

    def link(self, who: Who) -> str:
        """A secret that signs this person in, once."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._links[_sealed(secret)] = who
        return secret

    def enter(self, secret: str) -> str | None:
        """The secret of a new session, for a link that was not used yet; None for any other."""
        with self._lock:
            who = self._links.pop(_sealed(secret), None)
            if who is None:
                return None
            session = secrets.token_urlsafe(32)
            self._sessions[_sealed(session)] = (who, self._clock())
        return session

    def who(self, session: str) -> Who | None:
        """Whose session this is, or None where it is none or was left unused too long."""
        key, now = _sealed(session), self._clock()
        with self._lock:
            who, seen = self._sessions.get(key, (None, 0.0))
            if who is None or now - seen > IDLE:
                self._sessions.pop(key, None)
                return None
            self._sessions[key] = (who, now)
        return who

    def leave(self, session: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_sealed(session), None)


DOOR = Door()


class SignIn:
    """Lets nobody further who is not signed in; notes who is."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        if not request.path.startswith(OPEN):
            who = DOOR.who(request.COOKIES.get(cookie(), ""))
            if who is None:
                return told(request, "closed", 403)
            request.habeas_who = who  # type: ignore[attr-defined]
        return self.answer(request)


def who(request: HttpRequest) -> Who:
    """Who asks for this page."""
    return cast(Who, request.habeas_who)  # type: ignore[attr-defined]


def enter(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Sign in with a link that works once, and go to the cases."""
    session = DOOR.enter(secret)
    if session is None:
        return told(request, "used_link", 403)
    response = HttpResponse(status=303, headers={"Location": "/"})
    response.set_cookie(cookie(), session, httponly=True, samesite="Strict", path="/")
    return response


def leave(request: HttpRequest) -> HttpResponseBase:
    """Sign out: end this session."""
    DOOR.leave(request.COOKIES.get(cookie(), ""))
    response = told(request, "left", 200)
    response.delete_cookie(cookie(), samesite="Strict")
    return response
