"""People and incidents: the same or not, side by side with the reasons and both texts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from habeas.actions import pairs
from habeas.model.errors import BadInput
from habeas.web.entry import who
from habeas.web.freshness import FRESHNESS
from habeas.web.pages.queue import now
from habeas.web.wording import language

PAGE = 30
"""Pairs, or people, on one page."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Doubtful pairs, the least certain first, and a search for people or incidents to compare by hand."""
    fresh = FRESHNESS.ensure()
    about: pairs.About = "event" if request.GET.get("about") == "event" else "person"
    state = request.GET.get("state", "")
    found = pairs.doubts(about, state, language())
    words = request.GET.get("q", "").strip()
    shown = {
        "title": _("People and incidents"),
        "about": about,
        "state": state,
        "doubts": found[:PAGE],
        "count": len(found),
        "q": words,
        "hits": pairs.named(about, words, language())[:PAGE] if words else [],
        "searched": bool(words),
        "fresh": fresh,
        "renews": True,
    }
    return render(request, "desk/people.html", shown)


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Two side by side."""
    fresh = FRESHNESS.ensure()
    chosen = request.GET.getlist("id") or [request.GET.get("one", ""), request.GET.get("other", "")]
    if len(chosen) != 2 or not all(chosen):
        raise BadInput(_("Choose two to compare."))
    if chosen[0] == chosen[1]:
        raise BadInput(_("Choose two different ones to compare."))
    return render(
        request,
        "desk/compare.html",
        {"title": _("The same?"), "pair": pairs.compare(chosen[0], chosen[1], language()), "fresh": fresh, "renews": True},
    )


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Merge the two, or keep them apart."""
    one, other, seen = (request.POST.get(name, "") for name in ("one", "other", "seen"))
    if request.POST.get("answer") not in ("same", "different") or not seen.isdigit():
        raise BadInput("The form is not whole. Load the page again.")
    why = request.POST.get("why", "").strip() or "compared side by side"
    pairs.decide(who(request), one, other, request.POST["answer"] == "same", int(seen), now(), why)
    return HttpResponse(status=303, headers={"Location": f"/people/compare?{urlencode({'one': one, 'other': other})}"})
