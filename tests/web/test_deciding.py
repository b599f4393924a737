"""Decisions made at the desk: kept with who and why, never over someone else's head, taken up by the case files, taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from tests.web.conftest import words

from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, decisions
from habeas.actions.review import Asked, following, left, waiting
from habeas.model.errors import BadInput
from habeas.store import assembled, ledger
from habeas.store.rows import stored_text

AJAX = {"HTTP_HX_REQUEST": "true"}


def first() -> str:
    """Id of the claim on top of the queue."""
    return next(waiting(Asked())).id


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the card."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_one_decision_leads_to_the_next_card(desk: Client, book: Path) -> None:
    """Accepting writes who, when and why into the ledger, and the next card comes; the case files are not waited for."""
    top = first()
    answer = desk.post("/queue/decide", {"claim": top, "seen": "0", "answer": "accept", "why": "seen in the court record"}, **AJAX)
    assert top not in fields(words(answer))["claim"]
    (row,) = ledger.judgements()
    assert (row.verdict, row.by, row.why) == ("accept", "Aino", "seen in the court record")
    assert first() != top
    refresh()
    assert assembled.noun(top)[1].state == "accepted"  # type: ignore[index]


def test_what_no_database_can_hold_is_refused(desk: Client, book: Path) -> None:
    """A reason, a search, an address and the name of a view with a NUL in it are refused in words, whatever database keeps the casebook."""
    form = {"claim": first(), "seen": "0", "answer": "accept", "why": "seen\0 in court"}
    asked = [
        desk.post("/queue/decide", form),
        desk.post("/queue/decide", form, **AJAX),
        desk.post("/views/save", {"name": "a\0", "address": "/"}),
    ]
    asked += [desk.get("/search/?q=ta%00xi"), desk.get("/cases/case-%00"), desk.get("/sources/?x=1&x=%00")]
    assert [answer.status_code for answer in asked] == [400] * len(asked)
    assert all("belongs to no text" in words(answer) for answer in asked)
    assert ledger.judgements() == ()
    for wrong in ("seen\0", "seen\udc80"):
        with pytest.raises(BadInput, match="belongs to no text"):
            Deciding("Aino", "2026-01-02T03:04:05+00:00", wrong)


def test_a_stale_decision_is_refused_and_shown(sign_in: Callable[[str], Client], book: Path) -> None:
    """Two reviewers see the same card; the second to answer sees what the first decided, and nothing is written over it."""
    aino, minji = sign_in("Aino"), sign_in("Min-ji")
    top = first()
    form = {"claim": top, "seen": "0"}
    aino.post("/queue/decide", {**form, "answer": "reject", "why": "a threat, not an event"}, **AJAX)
    answer = minji.post("/queue/decide", {**form, "answer": "accept"}, **AJAX)
    assert "Aino decided on this" in words(answer)
    assert fields(words(answer))["claim"] == top
    assert [row.by for row in ledger.judgements()] == ["Aino"]
    again = {**form, "seen": fields(words(answer))["seen"], "answer": "accept"}
    minji.post("/queue/decide", again, **AJAX)
    assert [row.by for row in ledger.judgements()] == ["Aino", "Min-ji"]


def test_a_card_that_the_page_shows_already_is_not_sent_again(sign_in: Callable[[str], Client], book: Path) -> None:
    """A page may show the next card before the answer: the answer is empty where it is that card, and the right card where somebody decided meanwhile."""
    aino, minji = sign_in("Aino"), sign_in("Min-ji")
    count, two = following(Asked(), first())
    assert two
    ahead = {"HTTP_X_AHEAD": f"{two.id} 0 {count - 1}"}
    answer = aino.post("/queue/decide", {"claim": first(), "seen": "0", "answer": "accept"}, **AJAX, **ahead)
    assert (answer.status_code, answer.content) == (204, b"")
    count, three = following(Asked(), two.id)
    assert three
    minji.post("/queue/decide", {"claim": three.id, "seen": "0", "answer": "reject"}, **AJAX)
    answer = aino.post(
        "/queue/decide", {"claim": two.id, "seen": "0", "answer": "accept"}, **AJAX, HTTP_X_AHEAD=f"{three.id} 0 {count - 1}"
    )
    assert answer.status_code == 200
    assert fields(words(answer))["claim"] not in (two.id, three.id)
    stale = minji.post(
        "/queue/decide", {"claim": two.id, "seen": "0", "answer": "accept"}, **AJAX, HTTP_X_AHEAD=f"{three.id} 0 {count - 1}"
    )
    assert "Aino decided on this" in words(stale)
    assert [row.by for row in ledger.judgements()] == ["Aino", "Min-ji", "Aino"]


def test_undo_brings_the_card_back(desk: Client, book: Path) -> None:
    """Undo takes back one's own last decision and shows its card again; a decision of before the undo is stale."""
    top = first()
    desk.post("/queue/decide", {"claim": top, "seen": "0", "answer": "unsure"}, **AJAX)
    answer = desk.post("/queue/undo", {}, **AJAX)
    assert fields(words(answer))["claim"] == top
    assert fields(words(answer))["seen"] == "2"
    assert first() == top
    assert [row.verdict for row in ledger.judgements()] == ["unsure", "withdraw"]
    stale = desk.post("/queue/decide", {"claim": top, "seen": "0", "answer": "accept"}, **AJAX)
    assert "Look at it again" in words(stale)


def test_undo_takes_nobody_elses_decision(sign_in: Callable[[str], Client], book: Path) -> None:
    """Who decided nothing has nothing to undo."""
    aino, minji = sign_in("Aino"), sign_in("Min-ji")
    aino.post("/queue/decide", {"claim": first(), "seen": "0", "answer": "accept"}, **AJAX)
    assert minji.post("/queue/undo", {}, **AJAX).status_code == 404
    assert len(ledger.judgements()) == 1


def test_not_sure_leaves_the_queue_and_can_be_asked_for(desk: Client, book: Path) -> None:
    """A claim that someone was not sure of waits in a list of its own, and changes nothing in the case files."""
    top = first()
    desk.post("/queue/decide", {"claim": top, "seen": "0", "answer": "unsure"}, **AJAX)
    assert [one.id for one in waiting(Asked(state="unsure"))] == [top]
    refresh()
    assert assembled.noun(top)[1].state == "proposed"  # type: ignore[index]


def test_bulk_decides_what_was_previewed_and_nothing_else(desk: Client, book: Path) -> None:
    """The preview says how many; where that has changed, nothing is written. A reason must be given."""
    kind = next(waiting(Asked())).kind
    count = sum(1 for _ in waiting(Asked(kind=kind)))
    assert f"{count} claim" in words(desk.get(f"/queue/bulk?kind={kind}&answer=accept"))
    refused = desk.post("/queue/bulk", {"kind": kind, "answer": "accept", "shown": str(count + 1), "why": "read them all"})
    assert refused.status_code == 409
    assert desk.post("/queue/bulk", {"kind": kind, "answer": "accept", "shown": str(count), "why": " "}).status_code == 400
    assert ledger.judgements() == ()
    assert desk.post("/queue/bulk", {"kind": kind, "answer": "accept", "shown": str(count), "why": "read them all"}).status_code == 303
    assert len(ledger.judgements()) == count
    assert not list(waiting(Asked(kind=kind)))


def test_a_corrected_day_becomes_the_events_day(desk: Client, book: Path) -> None:
    """A date put right beside the words is the event's date in the case, and the claim keeps its words."""
    claim = next(c for c in assembled.nouns("claims") if c.event and c.when.known)
    form = {
        "answer": "correct",
        "seen": "0",
        "stance": claim.stance,
        "people": list(claim.subjects),
        "earliest": "2016-05-01",
        "latest": "2016-05-31",
    }
    answer = desk.post(f"/claims/{claim.id}/decide", form, **AJAX)
    assert answer.status_code == 200
    refresh()
    again = assembled.noun(claim.id)[1]  # type: ignore[index]
    assert (again.state, again.when.earliest, again.when.latest, again.when.precision) == ("corrected", "2016-05-01", "2016-05-31", "month")
    assert again.quotes == claim.quotes
    assert assembled.noun(claim.event)[1].when.earliest == "2016-05-01"  # type: ignore[index]


def test_who_and_where_can_be_put_right(desk: Client, book: Path) -> None:
    """Another person and another place are what the claim and its event say then; a place that no report names is made."""
    claim = next(c for c in assembled.nouns("claims") if c.event and c.subjects)
    source = claim.quotes[0].source
    other = next(p for p in assembled.nouns("people") if p.id not in claim.subjects and any(m.source == source for m in p.mentions))
    form = {"answer": "correct", "seen": "0", "stance": claim.stance, "people": [other.id], "place": "Ostwick", "low": "9", "high": ""}
    form |= {"earliest": claim.when.earliest or "", "latest": claim.when.latest or ""}
    desk.post(f"/claims/{claim.id}/decide", form, **AJAX)
    value = json.loads(ledger.judgements()[0].value)
    assert {"subjects", "place", "amount"} <= value.keys()
    refresh()
    again = assembled.noun(claim.id)[1]  # type: ignore[index]
    assert again.subjects == (other.id,)
    assert assembled.noun(again.place)[1].name == "Ostwick"  # type: ignore[index]
    assert (again.amount.low, again.amount.high) == (9, None)
    assert assembled.noun(claim.event)[1].entities("victim") == (other.id,)  # type: ignore[index]


def test_what_cannot_be_is_refused(desk: Client, book: Path) -> None:
    """A day that is none, a last day before the first and numbers that run backwards are refused in words; nothing is written."""
    top = first()
    for wrong in (
        {"earliest": "2017-02-30"},
        {"earliest": "2017-03-02", "latest": "2017-03-01"},
        {"low": "9", "high": "3"},
        {"low": "nine"},
    ):
        answer = desk.post(f"/claims/{top}/decide", {"answer": "correct", "seen": "0", **wrong}, **AJAX)
        assert "note" in words(answer) or answer.status_code == 400
    assert ledger.judgements() == ()


def test_a_claim_is_added_on_marked_words(desk: Client, book: Path) -> None:
    """Words a person marked become an accepted claim that names its words, with an event of its own; it outlives a rebuild."""
    from habeas.actions.rebuild import rebuild

    person = next(p for p in assembled.nouns("people") if any(n.text == "Tomas Verriden" for n in p.names))
    source = person.mentions[0].source
    text = stored_text(source)
    start = text.index("Tomas Verriden")
    form = {
        "from": str(start),
        "to": str(start + 14),
        "marked": "Tomas Verriden",
        "kind": "event",
        "event": "torture",
        "stance": "asserted",
    }
    form |= {
        "people": person.id,
        "earliest": "2019-03-01",
        "latest": "2019-03-31",
        "near": "relative",
        "speaker": "his sister",
        "why": "said by telephone",
    }
    assert desk.post(f"/sources/{source}/add", form).status_code == 303
    for _ in range(2):
        refresh()
        (added,) = [c for c in assembled.nouns("claims") if c.finder.name == "a person"]
        assert (added.state, added.quotes[0].text, added.speaker.name) == ("accepted", "Tomas Verriden", "his sister")
        event = assembled.noun(added.event)[1]  # type: ignore[index]
        assert (event.kind, event.entities("victim"), event.when.earliest) == ("torture", (person.id,), "2019-03-01")
        rebuild()
    page = words(desk.get(f"/sources/{source}"))
    assert f'data-claim="{added.id}"' in page
    card, korean = (words(desk.get(f"/claims/{added.id}", **AJAX, HTTP_ACCEPT_LANGUAGE=code)) for code in ("en", "ko"))
    assert f"Added by {ledger.judgements()[-1].by}, " in card
    assert "The machine is" not in card
    assert "추가한 사람: " in korean


def test_words_that_do_not_stand_there_are_refused(desk: Client, book: Path) -> None:
    """A claim cannot be added on words that the source does not say at that place."""
    source = assembled.nouns("sources")[0].id
    form = {"from": "0", "to": "5", "marked": "Never", "kind": "event", "event": "torture", "stance": "asserted"}
    assert desk.post(f"/sources/{source}/add", form).status_code == 400
    assert ledger.judgements() == ()


def test_a_merge_by_mistake_is_undone(desk: Client, book: Path) -> None:
    """Two people are merged with a reason, the ledger says so, and undo takes them apart again."""
    people = {n.text: p.id for p in assembled.nouns("people") for n in p.names}
    pair = {"one": people["Tomas Verriden"], "other": people["Marek Verriden"]}
    page = words(desk.get("/people/compare", pair))
    assert "two in the casebook" in page
    assert desk.post("/people/decide", {**pair, "seen": "0", "answer": "same", "why": "mistook one for the other"}).status_code == 303
    assert "one in the casebook" in words(desk.get("/people/compare", pair))
    stale = desk.post("/people/decide", {**pair, "seen": "0", "answer": "different"})
    assert stale.status_code == 409
    assert desk.post("/ledger/undo", {"number": "1", "why": "they are brothers"}).status_code == 303
    assert "two in the casebook" in words(desk.get("/people/compare", pair))
    assert [(row.verdict, holds) for row, holds in decisions()] == [("same_person", False), ("withdraw", False)]


def test_the_ledger_shows_filters_and_checks(desk: Client, book: Path) -> None:
    """Who, what and why of each decision; filters by kind, person and word; the chain is gone through."""
    desk.post("/queue/decide", {"claim": first(), "seen": "0", "answer": "accept", "why": "seen in the court record"}, **AJAX)
    desk.post("/queue/decide", {"claim": first(), "seen": "0", "answer": "reject", "why": "a headline"}, **AJAX)
    assert "court record" in words(desk.get("/ledger/"))
    assert "a headline" not in words(desk.get("/ledger/?verdict=accept"))
    assert "a headline" in words(desk.get("/ledger/?words=headline"))
    assert "court record" not in words(desk.get("/ledger/?words=headline"))
    assert "No decision yet" in words(desk.get("/ledger/?by=Nobody"))
    assert "The chain is whole: 2 rows." in words(desk.post("/ledger/check", {}, **AJAX))


def test_what_others_wrote_is_shown_and_never_run(desk: Client, book: Path) -> None:
    """Words with markup in a reason, a filter or a search are words on the page."""
    evil = '<script>alert("x")</script>'
    desk.post("/queue/decide", {"claim": first(), "seen": "0", "answer": "accept", "why": evil}, **AJAX)
    for page in (
        "/ledger/",
        f"/search/?q={quote(evil)}",
        f"/?q={quote(evil)}",
        f"/people/?q={quote(evil)}",
        f"/queue/?words={quote(evil)}",
    ):
        assert "<script>alert" not in words(desk.get(page)), page


def test_the_number_left_is_the_number_that_waits(desk: Client, book: Path) -> None:
    """The queue says how many wait: one fewer after each decision, one more after an undo, the same after the case files took the decisions up."""
    everything = Asked()
    before = sum(1 for _ in waiting(everything))
    assert left(everything) == before
    for answer in ("accept", "reject", "unsure"):
        desk.post("/queue/decide", {"claim": first(), "seen": "0", "answer": answer}, **AJAX)
    desk.post("/queue/undo", {}, **AJAX)
    for _ in ("before", "after the case files took it up"):
        assert left(everything) == sum(1 for _ in waiting(everything)) == before - 2
        refresh()


def test_the_queue_goes_on_from_a_card_and_then_from_the_top(desk: Client, book: Path) -> None:
    """After a card comes the next one in order; after the last one those on top that were passed over; the only one left comes again."""
    order = [one.id for one in waiting(Asked())]
    assert following(Asked(), order[1])[1].id == order[2]  # type: ignore[union-attr]
    assert following(Asked(), order[-1])[1].id == order[0]  # type: ignore[union-attr]
    filters = (Asked(source=one.source, kind=one.kind, stance=one.stance) for one in waiting(Asked()))
    alone, (only,) = next((asked, found) for asked in filters if len(found := list(waiting(asked))) == 1)
    assert following(alone, only.id)[1] == only
