"""Signing in by name, password and a second factor; choosing these by a link; and one's own account."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from habeas.actions import sign_in as signing_in
from habeas.actions import team
from habeas.actions.sign_in import From, Inside, Waits
from habeas.model.errors import BadInput
from habeas.web.entry import cookie, inside, let_in, seconds
from habeas.web.faults import told
from habeas.web.pages.queue import now
from habeas.web.refusals import in_words

SECRET = re.compile("[A-Z2-7]{32}")


def asks_from(request: HttpRequest) -> From:
    """Where a request comes from."""
    return From(str(request.META.get("REMOTE_ADDR", "")), request.headers.get("User-Agent", ""), seconds())


def _half(request: HttpRequest) -> Inside | None:
    """The session of somebody who gave the password and not yet the second factor."""
    found = signing_in.inside(request.COOKIES.get(cookie(), ""), seconds())
    return found if found is not None and not found.full else None


def _on(request: HttpRequest) -> str:
    given = request.POST.get("next") or request.GET.get("next", "")
    return given if given.startswith("/") and url_has_allowed_host_and_scheme(given, None) else "/"


def _go(to: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": to})


def _waits(found: Waits) -> str:
    words = ngettext("Too much failed. Try again in %(n)s second.", "Too much failed. Try again in %(n)s seconds.", found.seconds)
    return words % {"n": found.seconds}


def _page(request: HttpRequest, template: str, title: str, status: int = 200, **shown: Any) -> HttpResponse:
    return render(request, f"desk/{template}.html", {"title": title, "next": _on(request), **shown}, status=status)


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Name and password. What is wrong is not told apart: no answer says whether there is such an account."""
    if not team.teamed() or inside(request) is not None:
        return _go("/")
    said, status = "", 200
    if request.method == "POST":
        found = signing_in.with_password(request.POST.get("name", ""), request.POST.get("password", ""), asks_from(request))
        if isinstance(found, str):
            return let_in(request, _go(f"/sign-in/code?next={_on(request)}"), found)
        said, status = (_waits(found), 429) if isinstance(found, Waits) else (_("Name or password is wrong."), 403)
    return _page(request, "sign_in", _("Sign in"), status, told=said, name=request.POST.get("name", "")[:200])


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponseBase:
    """The six digits, or a recovery code. Somebody who has no second factor yet sets one up."""
    half = _half(request)
    if half is None:
        return _go("/sign-in")
    if not half.account.totp:
        return _go(f"/sign-in/second?next={_on(request)}")
    said, status = "", 200
    if request.method == "POST":
        found = signing_in.with_code(request.COOKIES.get(cookie(), ""), request.POST.get("code", ""), asks_from(request))
        if isinstance(found, str):
            return let_in(request, _go(_on(request)), found)
        said, status = (
            (_waits(found), 429) if isinstance(found, Waits) else (_("This code is not the one of now, or was used already."), 403)
        )
    return _page(request, "code", _("Second factor"), status, told=said)


@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponseBase:
    """Set a second factor up: the secret for the telephone, then a code of it; then the recovery codes, once."""
    half = _half(request)
    if half is None or half.account.totp:
        return _go("/sign-in")
    given = request.POST.get("secret", "")
    secret, said, status = (given if SECRET.fullmatch(given) else signing_in.new_secret()), "", 200
    if request.method == "POST":
        found = signing_in.with_new_factor(request.COOKIES.get(cookie(), ""), secret, request.POST.get("code", ""), asks_from(request))
        if found is not None:
            page = _page(request, "recovery", _("Recovery codes"), codes=found[1])
            return let_in(request, page, found[0])
        said, status = _("This code is not the one of now. Check the clock of your telephone."), 403
    shown = {"secret": secret, **signing_in.as_shown(secret, half.account.name)}
    return _page(request, "second", _("Set up your second factor"), status, told=said, **shown)


@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Choose a password by a link that an administrator gave; the link works once."""
    if not signing_in.link_holds(secret, now()):
        return told(request, "used_up", 403)
    said, status = "", 200
    if request.method == "POST":
        password = request.POST.get("password", "")
        try:
            if password != request.POST.get("again", ""):
                raise BadInput(_("The two passwords differ."))
            found = signing_in.set_up(secret, password, asks_from(request), now())
        except BadInput as error:
            said, status = in_words(error), 400
        else:
            return told(request, "used_up", 403) if found is None else let_in(request, _go("/sign-in/code"), found)
    return _page(request, "welcome", _("Choose your password"), status, told=said)


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponseBase:
    """One's own account: sessions, password, recovery codes."""
    here = inside(request)
    if here is None:
        return _go("/team/")
    said = ""
    if request.method == "POST":
        try:
            codes = _change(request, here)
        except BadInput as error:
            said = in_words(error)
        else:
            return _page(request, "recovery", _("Recovery codes"), codes=codes) if codes else _go("/account/?done")
    shown: dict[str, Any] = {"mine": team.member(here.account.pk), "sessions": sessions_shown(here.account.pk, here.handle)}
    return _page(request, "account", _("Your account"), 400 if said else 200, told=said, done="done" in request.GET, **shown)


def _change(request: HttpRequest, here: Inside) -> tuple[str, ...]:
    """Do what a form of the account asks for; gives new recovery codes where these were asked for."""
    do, old = request.POST.get("do", ""), request.POST.get("old", "")
    if do == "end":
        team.end_session(here.who, request.POST.get("session", ""), now(), seconds())
    elif do == "password":
        new = request.POST.get("new", "")
        if new != request.POST.get("again", ""):
            raise BadInput(_("The two passwords differ."))
        signing_in.change_password(here, old, new, asks_from(request), now())
    elif do == "codes":
        return signing_in.other_codes(here, old, asks_from(request), now())
    return ()


def sessions_shown(ident: int, handle: str = "") -> list[dict[str, Any]]:
    """The sessions of somebody as a page lists them, the one of this browser marked."""
    found = signing_in.sessions_of(ident, seconds())
    return [{"session": one, "here": one.handle == handle} for one in found]
