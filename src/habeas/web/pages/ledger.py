"""The ledger: who decided what, when and why; the check of its chain; undo."""

from __future__ import annotations

from typing import get_args

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from habeas.actions import signing, together
from habeas.actions.records import chain, entries, take_back
from habeas.model.errors import BadInput
from habeas.model.judgement import Verdict
from habeas.web.entry import who
from habeas.web.pages.queue import now

PAGE = 50
"""Decisions on one page."""


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The decisions, the latest first."""
    asked = {
        name: request.GET.get(name, "").strip() for name in ("verdict", "by", "words", "since", "until", "differing", "together", "from")
    }
    fitting = (asked[name] for name in ("verdict", "by", "words", "since", "until", "together"))
    found = entries(*fitting, differing=bool(asked["differing"]))
    signable = {row.hash for row in signing.waiting() if signing.may_sign(who(request), row)}
    first = int(asked["from"]) if asked["from"].isdigit() else 0
    rows = found[first : first + PAGE]
    acts = {one.mark: together.act(one.mark) for one in rows if one.mark}
    whole = together.act(asked["together"])
    shown = {
        "title": _("Ledger"),
        "signable": signable,
        "rows": rows,
        "acts": {mark: act for mark, act in acts.items() if act is not None and len(act.rows) > 1},
        "act": whole,
        "undoable": whole is not None and together.may_take_back(who(request), whole),
        "back": request.get_full_path(),
        "count": len(found),
        "asked": asked,
        "verdicts": get_args(Verdict),
        "next": first + PAGE if first + PAGE < len(found) else None,
        "before": first - PAGE if first else None,
    }
    return render(request, "desk/ledger.html", shown)


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Go through the whole chain and say whether it is whole."""
    return render(request, "desk/_chain.html", {"chain": chain(), "title": _("Ledger")})


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take a decision back; a new row says so."""
    number, why = request.POST.get("number", ""), request.POST.get("why", "").strip()
    if not number.isalnum():
        raise BadInput("The form is not whole. Load the page again.")
    take_back(who(request), number, now(), why or "taken back in the ledger")
    return _back(request)


@require_POST
def undo_all(request: HttpRequest) -> HttpResponse:
    """Take back what was decided in one act; a new row for each decision says so."""
    why = request.POST.get("why", "").strip() or "taken back in the ledger"
    together.take_back(who(request), request.POST.get("together", ""), now(), why)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("back", "")
    return HttpResponse(status=303, headers={"Location": back if url_has_allowed_host_and_scheme(back, None) else "/ledger/"})


@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """Sign what another decided, where two must."""
    why = request.POST.get("why", "").strip() or "signed in the ledger"
    signing.sign_by_seal(who(request), request.POST.get("row", ""), now(), why)
    return HttpResponse(status=303, headers={"Location": "/ledger/"})
