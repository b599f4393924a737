"""Add reports: dropped on the page, put aside on the disk, read in the background."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from habeas.actions.inbox import INBOX
from habeas.model.errors import BadInput
from habeas.web.entry import who
from habeas.web.pages.queue import now


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The page to drop reports on; a POST takes them."""
    if request.method == "POST":
        given = [file for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
        if not given:
            raise BadInput(_("Choose at least one file."))
        INBOX.drop([(file.name or "report", file.read()) for file in given], who(request), now())
        if request.headers.get("HX-Request"):
            return jobs(request)
        return HttpResponse(status=303, headers={"Location": "/add/"})
    watched = INBOX.watched_for(who(request))
    more = watched.count - len(watched.names) if watched else 0
    return render(request, "desk/add.html", {"title": _("Add reports"), "watched": watched, "more": more, **_listed(request)})


def _listed(request: HttpRequest) -> dict[str, object]:
    found = INBOX.jobs_for(who(request))
    going = [job for job in found if job.state in ("waiting", "reading")]
    return {"jobs": found, "going": len(going), "done": len(found) - len(going), "all": len(found)}


def jobs(request: HttpRequest) -> HttpResponse:
    """What became of each file so far."""
    return render(request, "desk/_jobs.html", _listed(request))


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Take what is done off the list."""
    INBOX.clear(who(request))
    return HttpResponse(status=303, headers={"Location": "/add/"})
