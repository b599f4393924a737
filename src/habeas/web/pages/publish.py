"""Publishing from the desk: what would go out and what speaks against it, an answer to each finding, and what is out already."""

from __future__ import annotations

import base64
import re
import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from habeas.actions import publications, signing
from habeas.actions.naming import renew
from habeas.actions.overview import overview
from habeas.actions.passages import labels
from habeas.actions.publish import Preview, prepare, publish, release
from habeas.actions.who import Who
from habeas.model.errors import BadInput, Changed, NotAllowed, Refused
from habeas.model.publication import FORMS, LANGUAGES, Plan
from habeas.web import withheld, wording
from habeas.web.answers import Answers, groups
from habeas.web.entry import who
from habeas.web.forms import number
from habeas.web.freshness import FRESHNESS
from habeas.web.pages.queue import now
from habeas.web.refusals import in_words

DATES, AGES, QUOTES, PICTURES = ("day", "month", "year", "none"), ("exact", "band"), ("shown", "withheld"), ("shown", "none")
DEFAULTS = {
    "title": "",
    "to": "",
    "until": "",
    "dates": "month",
    "ages": "band",
    "people": "250000",
    "quotes": "shown",
    "pictures": "shown",
}
"""What the form holds before anything is filled in."""
PAGE = 50
"""Cases to choose from on one page."""
KEPT = 6
"""Previews kept at hand; each holds every file that would go out."""
TYPES = {"html": "text/html; charset=utf-8", "xml": "application/xml", "json": "application/json", "csv": "text/csv", "txt": "text/plain"}
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
PICTURE = re.compile(rb'src="(?:\.\./)+(pictures/[\w.-]+)"')
_PREVIEWS: dict[str, tuple[str, Preview]] = {}


def _whole(request: HttpRequest) -> Who:
    """Whoever publishes sees every case: the check holds what is shown against all of them."""
    asking = who(request)
    if not asking.every:
        raise NotAllowed(
            _("Only who may see every case can publish: the check holds what is shown against all of them. Nothing was changed.")
        )
    return asking


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What is out, and the form for a new publication."""
    asking, fresh = _whole(request), FRESHNESS.ensure()
    return _form(request, request.GET, {"fresh": fresh, "out": _out(asking)})


@require_POST
def cases(request: HttpRequest) -> HttpResponse:
    """The form once more with what it held: other cases to choose from, those that are chosen on top."""
    _whole(request)
    return _form(request, request.POST, {"fresh": FRESHNESS.ensure()})


def _form(request: HttpRequest, given: QueryDict, more: dict[str, Any]) -> HttpResponse:
    """The form for a new publication, filled with what was given. Ticked cases stay, whatever is looked for."""
    every = FRESHNESS.kept("cases", overview)
    ticked, words, first = set(given.getlist("case")), given.get("q", "").strip(), number(given.get("page", ""))
    found = [one for one in every if one.line.id not in ticked and one.fits(words)]
    shown = {
        "title": _("Publish"),
        "chosen": [one.line for one in every if one.line.id in ticked],
        "cases": [one.line for one in found[first : first + PAGE]],
        "q": words,
        "found": len(found),
        "every": len(every),
        "turned": len(every) > PAGE or bool(words),
        "before": max(0, first - PAGE) if first else None,
        "next": first + PAGE if first + PAGE < len(found) else None,
        "given": {**DEFAULTS, **{name: given[name] for name in DEFAULTS if name in given}},
        "ticked_forms": given.getlist("form") or ["site"],
    }
    return render(request, "desk/publish.html", {**shown, **_choices(), **more})


def _choices() -> dict[str, Any]:
    return {"forms": FORMS, "languages_of_site": LANGUAGES, "dates": DATES, "ages": AGES, "quotes": QUOTES, "pictures": PICTURES}


def _out(asking: Who) -> list[dict[str, Any]]:
    found = []
    for one in publications.listed(now()[:10]):
        settled = not signing.required("publications") or signing.is_settled(one.row.number)
        must_go = [withheld.must_go(why) for why in one.must_go]
        found.append({"one": one, "must_go": must_go, "settled": settled, "mine": asking.may("publish")})
    return found


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Make everything and show what speaks against it; nothing is written but new pseudonyms."""
    _whole(request)
    plan = _plan(request)
    return _previewed(request, plan, prepare(plan, now()), Answers())


def _previewed(request: HttpRequest, plan: Plan, made: Preview, answers: Answers, told: str = "", status: int = 409) -> HttpResponse:
    token = secrets.token_urlsafe(12)
    while len(_PREVIEWS) >= KEPT:
        _PREVIEWS.pop(next(iter(_PREVIEWS)))
    _PREVIEWS[token] = (who(request).name, made)
    language = wording.language()
    titles = {one.line.id: wording.listed_title(one.line) for one in FRESHNESS.kept("cases", overview)}
    names = labels({f.person for f in made.report.findings if f.person}, language=language)
    files = [(path, len(body)) for path, body in made.files.items()]
    pages = [path for path, _size in files if path.endswith(".html")]
    shown = {
        "title": _("Publish"),
        "plan": plan,
        "made": made,
        "stops": [withheld.stop(stop) for stop in made.stops],
        "cases": [(ident, titles.get(ident, name)) for ident, name in made.cases],
        "told": told,
        "groups": groups(made.report.findings, answers, names, language),
        "language": language,
        "files": files,
        "pages": pages,
        "token": token,
    }
    return render(request, "desk/publish_preview.html", shown, status=status if told else 200)


def _plan(request: HttpRequest) -> Plan:
    given = request.POST
    people = given.get("people", "250000")
    if not (people.isascii() and people.isdigit()):
        raise BadInput(_("The number of inhabitants is written in digits."))
    return Plan(
        tuple(given.getlist("case")),
        given.get("title", "").strip()[:200],
        tuple(given.getlist("form")) or ("site",),
        tuple(given.getlist("language_of_site")) or LANGUAGES,
        to=given.get("to", "").strip()[:200] or "the public",
        until=given.get("until", ""),
        quotes=given.get("quotes", "shown"),
        pictures=given.get("pictures", "shown"),
        dates=given.get("dates", "month"),
        ages=given.get("ages", "band"),
        people=int(people),
    )


@require_POST
def another(request: HttpRequest) -> HttpResponse:
    """Give somebody another pseudonym, and show what would go out with it."""
    _whole(request)
    plan, bearing = _plan(request), request.POST.get("bearing", "")
    made = renew(bearing, now())
    told = _("%(new)s is the pseudonym now, in place of %(old)s. What is out already keeps the old one.") % {
        "new": made.text,
        "old": bearing,
    }
    return _previewed(request, plan, prepare(plan, now()), Answers.given(request.POST), told, 200)


@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """Publish, where each finding is answered; the files are then to be had."""
    asking, plan, why = _whole(request), _plan(request), request.POST.get("why", "").strip()
    answers = Answers.given(request.POST)
    at = now()
    made = prepare(plan, at)
    if not why:
        return _previewed(request, plan, made, answers, _("Say why this is published."))
    if request.POST.get("seen") != made.shown:
        return _previewed(request, plan, made, answers, _("What would go out has changed since you looked at it. Nothing was published."))
    try:
        publish(made, answers.reasons(), asking.decides(at, why))
    except (Refused, Changed) as error:
        return _previewed(request, plan, made, answers, in_words(error))
    return HttpResponse(status=303, headers={"Location": "/publish/"})


@require_GET
def look(request: HttpRequest, token: str, path: str) -> HttpResponse:
    """A file of a preview, as it would go out, shut in a frame."""
    by, made = _PREVIEWS.get(token, ("", None))
    if made is None or by != _whole(request).name or path not in made.files:
        raise Http404
    kind = TYPES.get(path.rsplit(".", 1)[-1], "application/octet-stream")
    headers = {"Content-Security-Policy": FRAMED, "X-Frame-Options": "SAMEORIGIN"}
    body = made.files[path]
    return HttpResponse(_with_pictures(body, made) if path.endswith(".html") else body, content_type=kind, headers=headers)


def _with_pictures(page: bytes, made: Preview) -> bytes:
    """A page with its pictures inside it: shut in a frame, it may ask for none."""

    def inside(match: re.Match[bytes]) -> bytes:
        body = made.files.get(f"site/{match[1].decode()}", b"")
        return b'src="data:image/jpeg;base64,' + base64.b64encode(body) + b'"'

    return PICTURE.sub(inside, page)


@require_GET
def files(request: HttpRequest, number: int) -> HttpResponse:
    """The files of a publication, made again and held against what was approved, as one ZIP."""
    from habeas.actions.forms import packed

    _whole(request)
    made = release(number)
    headers = {"Content-Disposition": f'attachment; filename="publication-{number}.zip"'}
    return HttpResponse(packed(made.files), content_type="application/zip", headers=headers)


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a publication."""
    why = request.POST.get("why", "").strip()
    if not why:
        raise BadInput(_("Say why it is withdrawn."))
    publications.take_back(number, _whole(request).decides(now(), why))
    return HttpResponse(status=303, headers={"Location": "/publish/"})
