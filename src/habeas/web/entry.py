"""Who is let in: the one user of this machine by a link that works once, without an account; a team by name, password and a second factor."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from habeas.actions import sign_in
from habeas.actions.seeing import View, through
from habeas.actions.team import teamed
from habeas.actions.who import Who
from habeas.protecting.access import Act, may
from habeas.web.faults import not_yours, told
from habeas.web.rules import needed

IDLE = 12 * 3600.0
"""Seconds after which an unused session ends."""
OPEN = ("/static/", "/enter/")
"""What can be asked for without being signed in: files of the program, and the link that signs in."""


OPEN_TO_ALL = (*OPEN, "/sign-in", "/welcome/", "/language")
"""The same where a team works."""
NOTHING = View("nothing", frozenset())


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
    """Lets nobody further who is not signed in, nor to what their role may not do; and lets the casebook be asked only through their eyes."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        if request.path.startswith("/static/"):
            return self.answer(request)
        if teamed():
            return self._of_a_team(request)
        if not request.path.startswith(OPEN):
            who = DOOR.who(request.COOKIES.get(cookie(), ""))
            if who is None:
                return told(request, "closed", 403)
            request.habeas_who = who  # type: ignore[attr-defined]
        return self.answer(request)

    def _of_a_team(self, request: HttpRequest) -> HttpResponseBase:
        secret = request.COOKIES.get(cookie(), "")
        inside = sign_in.inside(secret, seconds()) if secret else None
        if inside is not None and inside.full:
            request.habeas_who, request.habeas_inside = inside.who, inside  # type: ignore[attr-defined]
            with through(inside.view):
                return self.answer(request)
        if request.path.startswith(OPEN_TO_ALL):
            with through(NOTHING):
                return self.answer(request)
        if request.method == "GET" and not request.headers.get("HX-Request"):
            return HttpResponse(status=303, headers={"Location": f"/sign-in?{urlencode({'next': request.get_full_path()})}"})
        return told(request, "closed_team", 403)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Refuse what the role of the person may not do."""
        who: Who | None = getattr(request, "habeas_who", None)
        if who is None:
            return None
        rule = needed(request.resolver_match.route if request.resolver_match else "", request.method or "GET")
        if rule is None:
            return told(request, "not_found", 404)
        return None if rule in ("open", "any") or may(who.role, cast(Act, rule)) else not_yours(request, who, cast(Act, rule))


def seconds() -> int:
    """Seconds since 1970."""
    return int(time.time())


def who(request: HttpRequest) -> Who:
    """Who asks for this page."""
    return cast(Who, request.habeas_who)  # type: ignore[attr-defined]


def inside(request: HttpRequest) -> sign_in.Inside | None:
    """The session of an account, where a team works here."""
    return cast(sign_in.Inside | None, getattr(request, "habeas_inside", None))


def let_in(request: HttpRequest, response: HttpResponseBase, secret: str) -> HttpResponseBase:
    """Hand a session's secret to the browser: no script reads it, no other site sends it."""
    response.set_cookie(cookie(), secret, httponly=True, samesite="Strict", path="/", secure=request.is_secure())
    return response


def enter(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Sign in with a link that works once, and go to the cases."""
    session = None if teamed() else DOOR.enter(secret)
    if session is None:
        return told(request, "used_link", 403)
    return let_in(request, HttpResponse(status=303, headers={"Location": "/"}), session)


def leave(request: HttpRequest) -> HttpResponseBase:
    """Sign out: end this session."""
    secret = request.COOKIES.get(cookie(), "")
    if teamed():
        sign_in.leave(secret, seconds())
        response: HttpResponseBase = HttpResponse(status=303, headers={"Location": "/sign-in"})
    else:
        DOOR.leave(secret)
        response = told(request, "left", 200)
    response.delete_cookie(cookie(), samesite="Strict")
    return response
