"""What every page shows around its own part: where one is, who is at the desk, and the language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from habeas.protecting.access import MAY, Act

NEEDS: dict[str, Act] = {"/queue/": "decide", "/add/": "add", "/publish/": "publish"}
"""Pages that are named only to those who may work there."""

DOORS = ("/sign-in", "/sign-in/code")
WELCOME = "/welcome/"
"""Pages of those who are not signed in yet, who choose their language there too; not where a secret is shown, for loading that page again makes another."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Values for `base.html`; the pages are listed in the order of a day's work."""
    who = getattr(request, "habeas_who", None)
    places = [
        ("/", _("Cases")),
        ("/queue/", _("Queue")),
        ("/people/", _("People and incidents")),
        ("/sources/", _("Sources")),
        ("/search/", _("Search")),
        ("/add/", _("Add reports")),
        ("/publish/", _("Publish")),
        ("/ledger/", _("Ledger")),
    ]
    if who is not None:
        places = [(path, name) for path, name in places if who.may(NEEDS.get(path, "see"))]
        if who.account is not None and who.may("manage"):
            places.append(("/team/", _("Team")))
    here = max((path for path, _name in places if request.path.startswith(path)), key=len, default="")
    if here == "/" and request.path != "/":
        here = "/" if request.path.startswith("/cases/") else ""
    return {
        "who": who,
        "may": MAY[who.role] if who else (),
        "places": [{"path": path, "name": name, "here": path == here} for path, name in places] if who else [],
        "at_the_door": who is None and (request.path in DOORS or request.path.startswith(WELCOME)),
        "languages": [get_language_info(code) for code, _name in settings.LANGUAGES],
    }
