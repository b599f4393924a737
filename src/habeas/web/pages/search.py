"""Search over words, people, places and cases, and over what is said by kind, speaker and time; results open at the passage."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from habeas.actions.search import countries, said, search
from habeas.actions.views import views
from habeas.model.claims import ClaimKind, SpeakerKind
from habeas.model.countries import by_name
from habeas.model.events import EventKind
from habeas.store.queries import Claims
from habeas.web.entry import who
from habeas.web.forms import number
from habeas.web.freshness import FRESHNESS
from habeas.web.wording import language

KINDS = ("case", "person", "organisation", "place", "source")
SHOWN = 100
"""Results on a page."""
PAGE = 50
"""Claims on a page."""
FILTERS = ("about", "near", "event", "country", "since", "until")
"""What claims can be narrowed by, beside words."""


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What has all of the words in it, by kind, and the claims that fit words, kind, speaker, place and time."""
    fresh = FRESHNESS.ensure()
    words, kind = request.GET.get("q", "").strip()[:200], request.GET.get("kind", "")
    asked = {name: request.GET.get(name, "").strip()[:40] for name in FILTERS}
    narrowed = any(asked.values())
    hits = [
        hit
        for hit in (search(words, language()) if words and not narrowed and kind != "claim" else ())
        if kind not in KINDS or hit.kind == kind
    ]
    page = number(request.GET.get("page", ""))
    claims = said(_wanted(words, asked), page, PAGE + 1) if kind in ("", "claim") and (words or narrowed) else ()
    shown: dict[str, Any] = {
        "title": _("Search"),
        "views": views(who(request), "/search/"),
        "q": words,
        "kind": kind,
        "kinds": (*KINDS, "claim"),
        "asked": asked,
        "narrowed": narrowed,
        "abouts": get_args(ClaimKind),
        "nears": get_args(SpeakerKind),
        "events": get_args(EventKind),
        "countries": by_name(FRESHNESS.kept("countries", countries), language()),
        "hits": hits[:SHOWN] if not page else (),
        "count": len(hits),
        "claims": claims[:PAGE],
        "more": _address(words, kind, asked, page + 1) if len(claims) > PAGE else "",
        "before": _address(words, kind, asked, page - 1) if page else "",
        "fresh": fresh,
    }
    return render(request, "desk/search.html", shown)


def _wanted(words: str, asked: dict[str, str]) -> Claims:
    return Claims(
        words=words,
        kind=asked["about"],
        speaker_kind=asked["near"],
        event_kind=asked["event"],
        country=asked["country"],
        since=asked["since"],
        until=asked["until"],
    )


def _address(words: str, kind: str, asked: dict[str, str], page: int) -> str:
    fields = {"q": words, "kind": kind, **asked, "page": str(page) if page else ""}
    return urlencode({name: value for name, value in fields.items() if value})
