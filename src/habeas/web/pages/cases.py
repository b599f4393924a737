"""The list of cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from habeas.actions.overview import Overview, overview
from habeas.actions.views import views
from habeas.web.entry import who
from habeas.web.forms import number
from habeas.web.freshness import FRESHNESS
from habeas.web.wording import ago, listed_title

ORDERS: dict[str, Callable[[Overview], Any]] = {
    "incident": lambda c: c.line.number,
    "report": lambda c: ([-int(part) for part in c.line.last.split("-")] if c.line.last else [0], c.line.number),
    "questions": lambda c: (-c.line.open_questions, c.line.number),
    "disagreements": lambda c: (-c.line.disagreements, c.line.number),
    "name": lambda c: (c.line.title.casefold(), c.line.number),
}
PAGE = 50
"""Cases on one page."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every case, or those that fit: words, what happened, what became of someone; in the order that is asked for."""
    up_to_date = FRESHNESS.ensure()
    every = FRESHNESS.kept("cases", overview)
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "status", "open", "order")}
    found = sorted((case for case in every if _fits(case, asked)), key=ORDERS.get(asked["order"], ORDERS["incident"]))
    first = number(request.GET.get("from", ""))
    today = datetime.now(UTC).date()
    rows = [
        {"case": c.line, "title": listed_title(c.line), "ago": ago(c.line.last, today) if c.line.last else ""}
        for c in found[first : first + PAGE]
    ]
    shown = {
        "title": _("Cases"),
        "views": views(who(request), "/"),
        "rows": rows,
        "asked": asked,
        "found": len(found),
        "every": len(every),
        "kinds": sorted({case.line.kind for case in every if case.line.kind}),
        "statuses": sorted({known.status for case in every for known in case.line.now}),
        "fresh": up_to_date,
        "renews": True,
        "next": first + PAGE if first + PAGE < len(found) else None,
        "before": first - PAGE if first else None,
    }
    return render(request, "desk/cases.html", shown)


def _fits(case: Overview, asked: dict[str, str]) -> bool:
    line = case.line
    return (
        case.fits(asked["q"])
        and asked["kind"] in ("", line.kind)
        and (not asked["status"] or any(known.status == asked["status"] for known in line.now))
        and (asked["open"] != "questions" or line.open_questions > 0)
        and (asked["open"] != "disagreements" or line.disagreements > 0)
    )


@require_GET
def fresh(request: HttpRequest) -> HttpResponse:
    """Whether the case files are up to date; a page that waits for it is told to load again."""
    return HttpResponse(status=204, headers={"HX-Refresh": "true"} if FRESHNESS.ensure(0) else {})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language that was chosen, and go back to the page."""
    chosen = request.POST.get("language", "")
    back = request.POST.get("back", "/")
    response = HttpResponse(status=303, headers={"Location": back if url_has_allowed_host_and_scheme(back, None) else "/"})
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=31536000, httponly=True, samesite="Strict")
    return response
