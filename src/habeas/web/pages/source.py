"""A source: its text with the claims marked, beside them the claims; words can be marked to add one, and each can be put right."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from habeas.actions import beside, looking, originals, review
from habeas.actions.beside import Beside
from habeas.actions.review import Answer
from habeas.model.claims import Claim
from habeas.model.errors import BadInput, Changed
from habeas.model.quote import Span
from habeas.model.wording import report
from habeas.web import wording
from habeas.web.entry import who
from habeas.web.forms import choices, counted, said
from habeas.web.freshness import FRESHNESS
from habeas.web.pages.queue import now
from habeas.web.refusals import in_words

MOST_PICTURES = 60
"""Pages of a PDF that are shown beside its text; a browser asks for each when it comes into sight."""
DEEPEST = 3
"""Claims over one another that a mark tells apart by its look; more look alike."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same claims. `look`: classes of the mark; `first`: claims that begin here."""

    start: int
    text: str
    claims: tuple[str, ...]
    look: str
    first: tuple[str, ...]
    furniture: str


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every source, the last published first."""
    return render(request, "desk/sources.html", {"title": _("Sources"), "lines": beside.listed(), "fresh": FRESHNESS.ensure()})


@require_GET
def show(request: HttpRequest, ident: str) -> HttpResponse:
    """A source beside what was found in it; `?claim=` opens one, `?from=&to=` shows where words stand."""
    fresh = FRESHNESS.ensure()
    found = beside.open_source(ident, wording.language())
    span = _span(request.GET)
    kind, count = FRESHNESS.kept(("look", ident), lambda: originals.look(ident))
    held = FRESHNESS.kept(("pictures", ident), lambda: len(looking.pictures(ident)))
    opened = request.GET.get("claim", "")
    shown = {
        "title": found.text.source.title or found.text.source.name,
        "source": found.text.source,
        "found": found,
        "pieces": _pieces(found, span),
        "name": report(found.text.source),
        "look": kind,
        "pictures": range(1, min(count, MOST_PICTURES) + 1),
        "held": held,
        "unshown": max(0, count - MOST_PICTURES),
        "panel": _panel(opened) if opened else None,
        "opened": opened,
        "awaiting": review.awaiting(),
        "fresh": fresh,
        "renews": span is not None,  # where no form can have been begun
        **choices(),
    }
    return render(request, "desk/source.html", shown)


def _span(given: Any) -> Span | None:
    start, end = given.get("from", ""), given.get("to", "")
    return Span(int(start), int(end)) if start.isdigit() and end.isdigit() and int(start) <= int(end) else None


def _pieces(found: Beside, shown: Span | None) -> list[Piece]:
    """The text cut wherever a claim, a part of the page or the words that are looked for begin or end."""
    text, source = found.text.text, found.text.source
    quotes = [(q.start, q.end, c) for c in found.claims for q in c.quotes if q.source == source.id]
    cuts = {0, len(text), *(edge for start, end, _c in quotes for edge in (start, end))}
    cuts |= {edge for f in source.furniture for edge in (f.span.start, f.span.end)}
    cuts |= {shown.start, shown.end} if shown else set()
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    begins: dict[int, list[tuple[int, Claim]]] = {}
    for start, end, claim in quotes:
        begins.setdefault(start, []).append((end, claim))
    open_: list[tuple[int, Claim]] = []
    pieces = []
    for start, end in itertools.pairwise(edges):
        open_ = [(stop, claim) for stop, claim in open_ if stop > start] + begins.get(start, [])
        kind = next((f.kind for f in source.furniture if f.span.start <= start < f.span.end), "")
        here = tuple(claim.id for _stop, claim in open_)
        found_here = bool(shown and shown.start <= start < shown.end)
        first = tuple(claim.id for _stop, claim in begins.get(start, []))
        pieces.append(Piece(start, text[start:end], here, _look(here, found, found_here), first, kind))
    return pieces


def _look(here: tuple[str, ...], found: Beside, found_here: bool) -> str:
    states = {found.states[i] for i in here}
    depth = f"deep{min(len(here), DEEPEST)}" if here else ""
    state = "rejected" if states == {"rejected"} else "settled" if states and not states & {"proposed", "unsure"} else ""
    return " ".join(word for word in (depth, state, "found" if found_here else "") if word)


def _panel(ident: str, told: str = "") -> dict[str, Any]:
    language = wording.language()
    card = review.card(ident, language=language)
    plain = card.names if language == "en" else review.card(ident).names  # by which a correction tells what was changed in the form
    people = beside.people_of(card.source.id, language)
    return {"card": card, "meant": beside.meant(card.claim, plain), "people": people, "told": told, **choices()}


@require_GET
def at(request: HttpRequest, ident: str, place: int) -> HttpResponse:
    """The claims that rest on the words at a place."""
    found = beside.claims_at(ident, place)
    return render(request, "desk/_at.html", {"cards": [review.card(claim, language=wording.language()) for claim in found], "ident": ident})


@require_GET
def claim(request: HttpRequest, ident: str) -> HttpResponse:
    """One claim with the form that puts it right: in the panel for htmx, else beside its source."""
    if request.headers.get("HX-Request"):
        return render(request, "desk/_claim.html", {"panel": _panel(ident)})
    source = review.claim_of(ident).quotes[0].source
    return HttpResponse(status=303, headers={"Location": f"/sources/{quote(source)}?claim={quote(ident)}#panel"})


@require_POST
def decide(request: HttpRequest, ident: str) -> HttpResponse:
    """Decide on a claim beside its source, or put it right."""
    answer: Answer = request.POST.get("answer", "")  # type: ignore[assignment]  # checked in the next line
    if answer not in get_args(Answer):
        raise BadInput("A decision is accept, reject, correct or not sure.")
    seen = counted(request.POST.get("seen", ""))
    card = review.card(ident)
    value, others = corrected_by(request, card) if answer == "correct" else (None, ())
    why = request.POST.get("why", "").strip() or "decided beside the words"
    try:
        review.decide(who(request), ident, seen, answer, now(), why, value, others)
    except (Changed, BadInput) as error:
        if request.headers.get("HX-Request"):
            return render(request, "desk/_claim.html", {"panel": _panel(ident, in_words(error))})
        raise
    if request.headers.get("HX-Request"):
        return render(request, "desk/_claim.html", {"panel": _panel(ident, _("Kept. The case files take it up when you next open them."))})
    return claim(request_as_get(request), ident)


def corrected_by(request: HttpRequest, card: review.Card) -> tuple[dict[str, Any], Any]:
    """What the form sets that the claim says otherwise."""
    return beside.corrected(card.claim, card.names, said(request.POST))


def request_as_get(request: HttpRequest) -> HttpRequest:
    """The same request as one that only asks."""
    request.method = "GET"
    return request


@require_POST
def add(request: HttpRequest, ident: str) -> HttpResponse:
    """Add a claim on marked words, or protect those whom they name."""
    span = _span(request.POST)
    if span is None:
        raise BadInput("Mark some words of the text first.")
    words, why = request.POST.get("marked", "").replace("\r\n", "\n"), request.POST.get("why", "").strip()
    if request.POST.get("do") == "protect":
        beside.protect_words(who(request), ident, span, words, now(), why)
    elif request.POST.get("do") == "passage":
        beside.protect_passage(who(request), ident, span, words, now(), why or "protected beside the words")
    else:
        beside.add_claim(who(request), ident, span, words, said(request.POST), now(), why or "added beside the words")
    return HttpResponse(status=303, headers={"Location": f"/sources/{quote(ident)}?from={span.start}&to={span.end}"})


@require_GET
def original(request: HttpRequest, ident: str) -> HttpResponse:
    """The file as it was received, to be kept and never shown here: it could be made to harm whoever opens it."""
    name, body = originals.original(ident)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(body, content_type="application/octet-stream", headers=headers)


ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
"""The policy of a page as received, shown in a frame of ours: nothing runs, nothing loads, and it can do nothing to the page around it."""


@require_GET
def received(request: HttpRequest, ident: str) -> HttpResponse:
    """A web page as it was received, still: its words and their layout."""
    headers = {"Content-Security-Policy": ALONE, "X-Frame-Options": "SAMEORIGIN"}
    return HttpResponse(originals.page_as_received(ident), headers=headers)


@require_GET
def picture(request: HttpRequest, ident: str, number: int) -> HttpResponse:
    """A page of a PDF, or an image, as a picture made anew."""
    return HttpResponse(originals.picture_as_received(ident, number), content_type="image/png")
