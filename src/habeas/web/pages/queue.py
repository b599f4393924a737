"""The queue: one proposed claim after another, one key each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from habeas.actions import review, signing, together
from habeas.actions.beside import corrected, listed, meant, people_of
from habeas.actions.review import Answer, Asked, Card
from habeas.actions.who import Who
from habeas.model.claims import ClaimKind, Stance
from habeas.model.errors import BadInput, Changed, NotFound
from habeas.model.quote import Quote
from habeas.model.wording import report
from habeas.web.entry import who
from habeas.web.forms import choices, counted, said
from habeas.web.freshness import FRESHNESS
from habeas.web.refusals import in_words
from habeas.web.wording import language

STEPS = ("0.7", "0.8", "0.9")
"""From which sureness of the machine on claims may be asked for."""


def now() -> str:
    """This moment as ISO time with zone, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def asked(given: Any) -> Asked:
    """The filter that a form or an address asks for."""
    surer = given.get("surer", "")
    return Asked(
        given.get("source", ""),
        given.get("kind", ""),
        given.get("stance", ""),
        given.get("words", ""),
        float(surer) if surer in STEPS else 0.0,
        given.get("state", "") if given.get("state") in ("unsure", "sign") else "",
    )


def address(filter_: Asked) -> str:
    """The filter as the end of an address."""
    fields = {"source": filter_.source, "kind": filter_.kind, "stance": filter_.stance, "words": filter_.words, "state": filter_.state}
    fields["surer"] = str(filter_.surer) if filter_.surer else ""
    return urlencode({name: value for name, value in fields.items() if value})


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The queue with its filter and the card on top; asked for by htmx, the card alone."""
    filter_ = asked(request.GET)
    if request.headers.get("HX-Request"):
        return render(request, "desk/_card.html", _shown(filter_, request.GET.get("after", ""), request.GET.get("claim", "")))
    fresh = FRESHNESS.ensure()
    shown = _shown(filter_, request.GET.get("after", ""), request.GET.get("claim", ""))
    return render(request, "desk/queue.html", {**shown, **_around(who(request), filter_), "fresh": fresh})


def _around(me: Who, filter_: Asked) -> dict[str, Any]:
    """What stands around the card: the filter and what can be chosen in it."""
    steps = [{"value": step, "percent": f"{float(step):.0%}", "chosen": filter_.surer == float(step)} for step in STEPS]
    unsigned = sum(signing.may_sign(me, row) for row in signing.waiting("claims"))
    return {
        "unsigned": unsigned,
        "title": _("Queue"),
        "kinds": get_args(ClaimKind),
        "stances": get_args(Stance),
        "sources": _sources(),
        "steps": steps,
    }


def _sources() -> list[tuple[str, str]]:
    return FRESHNESS.kept("sources", lambda: [(line.source.id, report(line.source)) for line in listed()])


def _shown(filter_: Asked, after: str, claim: str, next_: review.Next | None = None) -> dict[str, Any]:
    """A card: of this claim, or the next one after another, which may have been looked for already (`next_`)."""
    card: Card | None
    if claim:
        left, card = review.left(filter_), review.card(claim, language=language())
    else:
        left, found = next_ or review.following(filter_, after)
        card = review.card(found.id, found, language()) if found else None
    return {"card": card, "left": left, "asked": filter_, "filter": address(filter_)}


@require_GET
def correct(request: HttpRequest) -> HttpResponse:
    """The form that puts a claim right; asked for when it is opened, for it names everybody in the report, of whom there may be hundreds."""
    card = review.card(request.GET.get("claim", ""))
    return render(request, "desk/_correct.html", {"card": card, "asked": asked(request.GET), "form": _form(card)})


def _form(card: Card) -> dict[str, Any]:
    return {
        "meant": meant(card.claim, card.names),
        "people": FRESHNESS.kept(("people", card.source.id, language()), lambda: people_of(card.source.id, language())),
        **choices(),
    }


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Decide on the card that was shown, and show the next one; where someone else decided meanwhile, show it again and say so."""
    filter_, claim = asked(request.POST), request.POST.get("claim", "")
    answer: Answer = request.POST.get("answer", "")  # type: ignore[assignment]  # checked in the next line
    if answer not in get_args(Answer):
        raise BadInput("A decision is accept, reject, correct or not sure.")
    why = request.POST.get("why", "").strip() or "decided beside the words"
    value: dict[str, Any] | None = None
    others: tuple[Quote, ...] = ()
    if answer == "correct":
        card = review.card(claim)
        value, others = corrected(card.claim, card.names, said(request.POST))
    try:
        review.decide(who(request), claim, counted(request.POST.get("seen", "")), answer, now(), why, value, others)
    except (Changed, BadInput) as error:
        return _answer(request, filter_, claim=claim, told=in_words(error))
    return _answer(request, filter_, after=claim)


def _answer(request: HttpRequest, filter_: Asked, after: str = "", claim: str = "", told: str = "") -> HttpResponse:
    """The card for htmx, or nothing where the page shows it already; without scripts, the way back to the page."""
    if request.headers.get("HX-Request"):
        next_ = None if claim else review.following(filter_, after)
        if next_ and next_[1] and request.headers.get("X-Ahead") == f"{next_[1].id} {review.seen_of(next_[1].id)} {next_[0]}":
            return HttpResponse(status=204)
        return render(request, "desk/_card.html", {**_shown(filter_, after, claim, next_), "told": told})
    if told:
        shown = {**_shown(filter_, after, claim), **_around(who(request), filter_), "told": told, "fresh": True}
        return render(request, "desk/queue.html", shown, status=409)
    return HttpResponse(status=303, headers={"Location": f"/queue/?{address(filter_)}&{urlencode({'after': after, 'claim': claim})}"})


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take this person's last decision about a claim back, and show its card."""
    filter_ = asked(request.POST)
    why = request.POST.get("why", "").strip() or "undone in the queue"
    return _answer(request, filter_, claim=review.take_back_last(who(request), now(), why))


@require_http_methods(["GET", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """One decision for every claim that the filter wants: first a preview, then the decision."""
    given = request.POST if request.method == "POST" else request.GET
    filter_, answer = asked(given), given.get("answer", "accept")
    if answer not in ("accept", "reject", "unsure"):
        raise BadInput("Decide on all: accept, reject or not sure.")
    if request.method == "POST":
        mark = review.decide_all(who(request), filter_, counted(given.get("shown", "")), answer, now(), given.get("why", ""))  # type: ignore[arg-type]
        return HttpResponse(status=303, headers={"Location": f"/queue/bulk?{address(filter_)}&done={mark}"})
    if mark := given.get("done", ""):
        return _done(request, filter_, mark)
    found = list(review.waiting(filter_))
    cards = [review.card(one.id, language=language()) for one in found[:PREVIEW]]
    shown = {
        "title": _("Decide on all of these"),
        "asked": filter_,
        "filter": address(filter_),
        "answer": answer,
        "count": len(found),
        "cards": cards,
    }
    return render(request, "desk/bulk.html", shown)


def _done(request: HttpRequest, filter_: Asked, mark: str) -> HttpResponse:
    """What a decision on all has done, and the way to take it back."""
    act = together.act(mark)
    if act is None:
        raise NotFound("The ledger has no such decision.")
    shown = {"title": _("Decided together"), "filter": address(filter_), "act": act, "undoable": together.may_take_back(who(request), act)}
    return render(request, "desk/bulk_done.html", {**shown, "back": request.get_full_path()})


PREVIEW = 50
"""Claims that a preview shows."""
