"""Pages that say what went wrong and what to do next. They show nothing of the casebook and nothing of the program."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from habeas.actions.who import Who
from habeas.model.errors import BadInput, CasebookBusy, HabeasError, NotAllowed, NotFound
from habeas.model.quote import UNKEPT
from habeas.protecting.access import Act
from habeas.store.queries import trouble
from habeas.web.refusals import in_words
from habeas.web.wording import word


def told(request: HttpRequest, fault: str, status: int, detail: str = "") -> HttpResponse:
    """The page of a fault. `detail`: a message that habeas made for the person at the keyboard."""
    heading, advice = _words(fault)
    shown = {"fault": fault, "title": heading, "heading": heading, "advice": advice, "detail": detail}
    return HttpResponse(render_to_string("desk/fault.html", shown, request), status=status)


def _words(fault: str) -> tuple[str, str]:
    words = {
        "closed": (_("You are not signed in"), _("Open the link that `habeas serve` printed in the terminal.")),
        "closed_team": (_("You are not signed in"), _("Your session has ended. Load the page again and sign in.")),
        "used_up": (_("This link does not hold any more"), _("It works once, for three days. Ask an administrator for another.")),
        "not_yours": (_("This is not yours to do"), _("Nothing was changed. An administrator can give you another role.")),
        "used_link": (
            _("This link was used already"),
            _("Each link works once. Stop `habeas serve` in the terminal with Ctrl+C, start it again, and open the new link."),
        ),
        "left": (_("You are signed out"), _("Start `habeas serve` again to come back. The casebook stays as it is.")),
        "forged": (_("This form is too old"), _("Go back, load the page again, and send the form once more. Nothing was changed.")),
        "not_found": (
            _("There is no such page"),
            _("It may have been joined with another, or the address is not whole. Start from the cases."),
        ),
        "refused": (_("This cannot be done so"), _("Nothing was changed.")),
        "bad_request": (_("This request is refused"), _("The desk answers only to a browser on this machine.")),
        "busy": (_("The casebook is busy"), _("Another habeas is writing to it. Wait until it is done and try again; nothing is lost.")),
        "full": (
            _("The disk is full"),
            _("The disk that keeps the casebook is full. Make room and do it again; what was written before is kept."),
        ),
        "away": (
            _("The casebook cannot be reached"),
            _(
                "Its file or its database does not answer. See to it that it is where it was and that the database runs, then load the page again. "
                "What was written is kept; what you did last was not written."
            ),
        ),
        "defect": (
            _("habeas failed here"),
            _("This is a defect of the program. Nothing half-done was kept. The terminal says where it happened."),
        ),
    }
    return words[fault]


def not_yours(request: HttpRequest, who: Who, act: Act) -> HttpResponse:
    """The page for somebody whose role may not do this."""
    said = _("As %(role)s you may not do this: %(act)s.") % {"role": word("role", who.role), "act": word("act", act)}
    return told(request, "not_yours", 403, said)


class Plainly:
    """Turns what was raised on purpose into a page that says so."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Refuse what no database can hold, in the address and in what is sent, before anything is asked of the casebook."""
        fields = [*request.GET.lists(), *request.POST.lists()]
        if any(UNKEPT.search(str(said)) for said in (request.path, *(part for name, values in fields for part in (name, *values)))):
            return told(request, "refused", 400, _("What was sent holds a character that belongs to no text. Type it again."))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error that a view let through; None for one that is nobody's intention."""
        if fault := "busy" if isinstance(error, CasebookBusy) else trouble(error):
            return told(request, fault, 503)
        if isinstance(error, NotFound):
            return told(request, "not_found", 404, in_words(error))
        if isinstance(error, BadInput):
            return told(request, "refused", 400, in_words(error))
        if isinstance(error, NotAllowed):
            return told(request, "not_yours", 403, in_words(error))
        if isinstance(error, HabeasError):
            return told(request, "refused", 409, in_words(error))
        return None


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of this desk."""
    return told(request, "forged", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request for another host, or one that is too large. In English only: not even its language is looked at."""
    return told(request, "bad_request", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page has this address."""
    return told(request, "not_found", 404)


def defect(request: HttpRequest) -> HttpResponse:
    """A defect of ours. The terminal hears where it happened, without any words of a case."""
    _, error, trace = sys.exc_info()
    if error is not None and (fault := trouble(error)):
        return told(request, fault, 503)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)][-6:]
    print(f"habeas: a page failed ({type(error).__name__}):", *places, sep="\n  ", file=sys.stderr)
    return told(request, "defect", 500)
