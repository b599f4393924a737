"""The pictures of a source: boxes that the machine proposes, drawn anew by a person, the covered copy, and who has looked at it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from habeas.actions import beside, given, looking
from habeas.actions.looking import Looked
from habeas.model.errors import BadInput, Changed
from habeas.model.wording import report
from habeas.protecting.access import MAY
from habeas.web.entry import who
from habeas.web.pages.queue import now

SMALL = 480
"""Pixels of the longer side of a picture in a list."""
SIDES = ("x", "y", "w", "h")
LANGUAGES = ("en", "ko")


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest, ident: str) -> HttpResponse:
    """The pictures of a source, and which of them somebody has looked at; a photograph that came by itself, sent, becomes one of them."""
    if request.method == "POST":
        file = request.FILES.get("picture")
        if not isinstance(file, UploadedFile):
            raise BadInput(_("Choose a picture."))
        made = given.give(who(request), ident, file.read(), now(), request.POST.get("why", "").strip() or "belongs to this report")
        return HttpResponse(status=303, headers={"Location": f"/sources/{quote(ident)}/pictures/{made.number}"})
    found = looking.pictures(ident)
    source = beside.open_source(ident).text.source
    shown = {"title": _("Pictures"), "source": source, "name": report(source), "pictures": found}
    return render(request, "desk/pictures.html", shown)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, ident: str, number: int) -> HttpResponse:
    """One picture with its boxes; asked with boxes, the covered copy too; sent, what was decided."""
    if request.method == "POST":
        return _decide(request, ident, number)
    asked = request.GET
    boxes = _boxes(asked) if "look" in asked else _first(ident, number, asked)
    return _page(request, ident, number, boxes, look="look" in asked)


def _first(ident: str, number: int, asked: Any) -> list[Any]:
    """The boxes a page opens with: those of the last decision, else the machine's, else none."""
    seen = looking.picture(ident, number)
    if "hand" in asked:
        return []
    return list(seen.boxes if seen.state == "shown" and "machine" not in asked else looking.proposed(ident, number))


def _page(request: HttpRequest, ident: str, number: int, boxes: Sequence[Any], *, look: bool = False, told: str = "") -> HttpResponse:
    seen, all_ = looking.picture(ident, number), looking.pictures(ident)
    across, down = looking.size(ident, number)
    source = beside.open_source(ident).text.source
    copy = looking.covered(ident, number, boxes) if look else None
    # a box of an earlier decision says who drew it; those of a form are told from the machine's by where they lie
    machine = {(b.x, b.y, b.width, b.height): b for b in looking.proposed(ident, number)} if "decide" in MAY[who(request).role] else {}
    shown = {
        "title": _("Picture %(n)s of %(all)s") % {"n": number, "all": len(all_)},
        "source": source,
        "name": report(source),
        "seen": seen,
        "all": all_,
        "across": across,
        "down": down,
        "boxes": [machine.get((b.x, b.y, b.width, b.height), b) for b in boxes],
        "covered": f"{urlencode([(side, v) for b in boxes for side, v in zip(SIDES, _numbers(b), strict=True)])}",
        "copy": copy,
        "sha256": sha256(copy.data).hexdigest() if copy else "",
        "looks": looking.looks(),
        "hand": "hand" in request.GET,
        "alt": seen.said.get("alt", {}),
        "told": told,
    }
    return render(request, "desk/picture.html", shown, status=409 if told else 200)


def _numbers(box: Any) -> tuple[int, int, int, int]:
    return box.x, box.y, box.width, box.height


def _boxes(sent: Any) -> list[Any]:
    """The boxes of a form: a row without a width is none, one that is ticked goes."""
    from habeas.actions.pictures import box_of

    dropped = set(sent.getlist("drop"))
    rows = zip(*(sent.getlist(side) for side in SIDES), strict=False)
    return [box_of(",".join(row)) for n, row in enumerate(rows) if str(n) not in dropped and row[2].strip() and row[3].strip()]


def _decide(request: HttpRequest, ident: str, number: int) -> HttpResponse:
    sent = request.POST
    touched, answer, boxes = sent.get("touched", ""), sent.get("answer", ""), _boxes(sent)
    looking.picture(ident, number)
    if not touched.isdigit():
        raise BadInput(_("The form is not whole. Load the page again."))
    if answer == "show" and not sent.get("looked"):
        return _page(request, ident, number, boxes, look=True, told=_("Look at the covered picture and say that you have."))
    alt = tuple((code, sent.get(f"alt-{code}", "").strip()[:500]) for code in LANGUAGES)
    looked = Looked(answer, tuple(boxes), sent.get("sha256", ""), bool(sent.get("wordless")), alt)  # type: ignore[arg-type]  # checked where it is decided
    why = sent.get("why", "").strip() or "looked at the picture"
    try:
        looking.decide(who(request), ident, number, int(touched), looked, now(), why)
    except Changed as error:
        return _page(request, ident, number, boxes, look=answer == "show", told=str(error))
    return HttpResponse(status=303, headers={"Location": f"/sources/{quote(ident)}/pictures/{number}"})


@require_GET
def seen(request: HttpRequest, ident: str, number: int) -> HttpResponse:
    """A picture as it came, made anew."""
    body = looking.as_received(ident, number, SMALL) if "small" in request.GET else looking.as_received(ident, number)
    return HttpResponse(body, content_type="image/jpeg")


@require_GET
def covered(request: HttpRequest, ident: str, number: int) -> HttpResponse:
    """The copy with these boxes covered, as a publication would show it."""
    return HttpResponse(looking.covered(ident, number, _boxes(request.GET)).data, content_type="image/jpeg")
