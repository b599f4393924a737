"""Search over words, people, places and cases; results open at the passage."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from habeas.actions.search import search
from habeas.web.freshness import FRESHNESS

KINDS = ("case", "person", "organisation", "place", "source")
SHOWN = 100
"""Results on a page."""


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What has all of the words in it, by kind."""
    fresh = FRESHNESS.ensure()
    words, kind = request.GET.get("q", "").strip()[:200], request.GET.get("kind", "")
    hits = [hit for hit in (search(words) if words else ()) if kind not in KINDS or hit.kind == kind]
    shown = {"title": _("Search"), "q": words, "kind": kind, "kinds": KINDS, "hits": hits[:SHOWN], "count": len(hits), "fresh": fresh}
    return render(request, "desk/search.html", shown)
