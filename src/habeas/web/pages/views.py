"""Views that people keep of the lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from habeas.actions.views import forget, keep
from habeas.web.entry import who


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the view that is shown under a name, and go back to it."""
    made = keep(who(request), request.POST.get("page", ""), request.POST.get("query", ""), request.POST.get("name", ""))
    return HttpResponse(status=303, headers={"Location": made.address})


@require_POST
def drop(request: HttpRequest, ident: int) -> HttpResponse:
    """Forget a view, and go back to the cases."""
    forget(who(request), ident)
    return HttpResponse(status=303, headers={"Location": "/"})
