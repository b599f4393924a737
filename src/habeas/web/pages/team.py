"""People who work here: who they are, what each may do and see, and where they are signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.actions import team
from habeas.model.errors import BadInput
from habeas.model.signing import SORTS_OF_SIGNED
from habeas.protecting.access import MAY, ROLES
from habeas.web.entry import seconds, who
from habeas.web.pages.account import sessions_shown
from habeas.web.pages.queue import now
from habeas.web.wording import language


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Everybody who works here; a POST adds somebody and shows the link by which they choose a password."""
    shown: dict[str, object] = {"title": _("People who work here"), "roles": ROLES, "teamed": team.teamed(), "done": "done" in request.GET}
    if request.method == "POST":
        if not team.teamed():
            raise BadInput(_("The first account is made in the terminal: habeas team add NAME --role administrator"))
        name, role, display = (request.POST.get(field, "") for field in ("name", "role", "display"))
        added, secret = team.add(who(request), name, role, now(), display, every="every" in request.POST)
        shown |= {"added": added, "link": request.build_absolute_uri(f"/welcome/{secret}")}
    acts = [act for act in MAY["administrator"] if act != "see"]
    table = [{"act": act, "may": [act in MAY[role] for role in ROLES]} for act in sorted(acts, key=_how_many)]
    return render(request, "desk/team.html", {**shown, "members": team.members(), "two": team.two_required(), "table": table})


def _how_many(act: str) -> tuple[int, str]:
    return -sum(act in allowed for allowed in MAY.values()), act


@require_POST
def rules(request: HttpRequest) -> HttpResponse:
    """Say what two people must sign."""
    team.require_two(who(request), [what for what in SORTS_OF_SIGNED if what in request.POST.getlist("two")], now())
    return HttpResponse(status=303, headers={"Location": "/team/?done"})


@require_http_methods(["GET", "POST"])
def member(request: HttpRequest, ident: int) -> HttpResponse:
    """One of them; a POST changes what they may do or see, closes the account, resets it, or ends a session."""
    shown: dict[str, object] = {}
    do, given = request.POST.get("do", ""), request.POST
    if do == "role":
        team.set_role(who(request), ident, given.get("role", ""), now())
    elif do == "access":
        team.set_access(who(request), ident, given.get("cases_seen") == "every", given.getlist("case"), "new" in given, now())
    elif do in ("close", "open"):
        team.set_active(who(request), ident, do == "open", now(), seconds())
    elif do == "reset":
        secret = team.reset(who(request), ident, now(), seconds())
        shown["link"] = request.build_absolute_uri(f"/welcome/{secret}")
    elif do == "end":
        team.end_session(who(request), given.get("session", ""), now(), seconds())
    elif request.method == "POST":
        raise BadInput(_("The form is not whole. Load the page again."))
    if request.method == "POST" and not shown:
        return HttpResponse(status=303, headers={"Location": f"/team/{ident}?done"})
    one = team.member(ident)
    listed = [{**row, "given": row["id"] in one.cases, "closed": row["id"] in one.closed} for row in team.cases_to_give(language())]
    shown |= {
        "title": one.display,
        "one": one,
        "roles": ROLES,
        "cases": listed,
        "sessions": sessions_shown(ident),
        "done": "done" in request.GET and not shown,
    }
    return render(request, "desk/member.html", shown)
