"""The queue: what the machine proposed and nobody decided yet, in the order in which a decision helps most."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from habeas.actions.assemble import stamp
from habeas.actions.decide import about_claim, append
from habeas.actions.passages import Passage, known, labels, passages
from habeas.actions.who import Who
from habeas.model.claims import Claim
from habeas.model.errors import BadInput, Changed, NotFound
from habeas.model.events import GRAVE
from habeas.model.judgement import Judgement
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.store import assembled
from habeas.store.decided import about, decided
from habeas.store.search import folded

Answer = Literal["accept", "reject", "correct", "unsure"]
CONSEQUENCE = {"status": 3.0, "event": 2.5, "relation": 1.5, "attribute": 1.5, "figure": 1.0, "statement": 0.7, "appeal": 0.5, "law": 0.3}
"""How much hangs on a kind of claim: what became of someone and what happened come before what was said about it."""
STATES = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "unsure": "unsure", "add": "accepted"}
"""What a decision makes of a claim."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposed claim in the queue, and why it stands where it stands: "differs", "alone" (nothing else says so), "unsure_finder"."""

    id: str
    source: str
    kind: str
    stance: str
    confidence: float
    worth: float
    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims of the queue are wanted; "" wants all. `state`: "" those nobody decided, "unsure" those that someone was not sure of."""

    source: str = ""
    kind: str = ""
    stance: str = ""
    words: str = ""
    surer: float = 0.0
    state: str = ""

    def wants(self, one: Waiting) -> bool:
        """Whether a claim fits."""
        return (
            (not self.source or one.source == self.source)
            and (not self.kind or one.kind == self.kind)
            and (not self.stance or one.stance == self.stance)
            and one.confidence >= self.surer
            and (not self.words or all(word in one.words for word in folded(self.words).split()))
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with all that is needed to decide on it. `seen`: number of the last decision that touched it, which a new one must name."""

    claim: Claim
    source: Source
    passages: tuple[Passage, ...]
    names: Mapping[str, str]
    place: str
    event_kind: str
    speaker: str
    reasons: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]
    seen: int
    state: str
    last: Judgement | None


class _Order:
    """The queue of an assembled casebook, worked out once and kept until the casebook changes."""

    def __init__(self) -> None:
        self.stamp = "none"
        self.waiting: tuple[Waiting, ...] = ()
        self.place: dict[str, int] = {}
        self.cases: dict[str, list[tuple[str, str]]] = {}


_LOCK = threading.Lock()
_ORDER = _Order()


def _order() -> _Order:
    global _ORDER
    with _LOCK:
        now = stamp()
        if _ORDER.stamp != now:
            made = _Order()
            made.waiting = tuple(sorted(_waiting(), key=lambda w: (-w.worth, w.source, w.id)))
            made.place = {one.id: n for n, one in enumerate(made.waiting)}
            made.stamp = now
            for case, title, members in assembled.case_members():
                for member in members:
                    made.cases.setdefault(member, []).append((case, title))
            _ORDER = made
        return _ORDER


def _waiting() -> Iterator[Waiting]:
    """Every claim that is still proposed, with its worth: how unsure the finder was, times what hangs on it."""
    claims = assembled.plain("claims")
    events = dict(assembled.plain("events"))
    alone = Counter(c["event"] for _, c in claims if c.get("event") and c.get("state", "proposed") != "rejected")
    differing = {i for _, case in assembled.plain("cases") for d in case.get("disagreements", ()) for v in d["values"] for i in v["claims"]}
    for ident, c in claims:
        if c.get("state", "proposed") != "proposed":
            continue
        sure = c.get("confidence", 0.5)
        grave = events.get(c.get("event", ""), {}).get("kind") in GRAVE
        reasons = ["differs"] * (ident in differing) + ["alone"] * (grave and alone[c["event"]] == 1) + ["unsure_finder"] * (sure < 0.65)
        worth = (1.1 - sure) * (CONSEQUENCE.get(c["kind"], 0.5) + 1.5 * (ident in differing) + 1.0 * grave * (alone[c.get("event")] == 1))
        first = c["quotes"][0]
        yield Waiting(
            ident, first["source"], c["kind"], c["stance"], sure, worth, folded(" ".join(q["text"] for q in c["quotes"])), tuple(reasons)
        )


def waiting(asked: Asked) -> Iterator[Waiting]:
    """The claims of the queue that are wanted, the most helpful first."""
    made = decided()
    for one in _order().waiting:
        last = made.last(one.id)
        if (last.verdict if last else "") == asked.state and asked.wants(one):
            yield one


def following(asked: Asked, after: str = "") -> tuple[int, Waiting | None]:
    """How many claims of the queue are wanted, and the next one after this; from the start again where none follows."""
    place = _order().place
    at = place.get(after, -1)
    found = list(waiting(asked))
    others = [one for one in found if one.id != after] or found
    return len(found), next((one for one in others if place[one.id] > at), others[0] if others else None)


def card(ident: str) -> Card:
    """A claim with what is needed to decide on it. Raises NotFound where there is none of this id."""
    claim = claim_of(ident)
    near = known([q.source for q in claim.quotes] + ([claim.event] if claim.event else []))
    sources = {i: n for i, n in near.items() if isinstance(n, Source)}
    event = near.get(claim.event or "")
    wanted = {
        *claim.subjects,
        *claim.objects,
        *([claim.place] if claim.place else []),
        *([claim.speaker.entity] if claim.speaker.entity else []),
    }
    names = labels(wanted)
    index, order = decided(), _order()
    last = index.last(ident)
    at = order.place.get(ident)
    return Card(
        claim,
        sources[claim.quotes[0].source],
        passages(claim.quotes, sources, wide=True),
        names,
        names.get(claim.place or "", ""),
        event.kind if event is not None else "",
        names.get(claim.speaker.entity or "", claim.speaker.name or ""),
        order.waiting[at].reasons if at is not None else (),
        tuple(order.cases.get(ident, ())),
        index.seen(ident),
        state_of(claim, last, index.seen(ident)),
        last,
    )


def claim_of(ident: str) -> Claim:
    """The claim with this id. Raises NotFound where there is none."""
    found = assembled.noun(ident)
    if found is None or found[0] != "claims":
        raise NotFound("There is no such claim any more: a newer reading may have given it another place.")
    claim: Claim = found[1]
    return claim


def state_of(claim: Claim, last: Judgement | None, seen: int) -> str:
    """How a claim stands now, decisions counted in that the case files have not taken up yet; "unsure" where someone was not sure."""
    if last is not None:
        return STATES.get(last.verdict, claim.state)
    return "proposed" if seen else claim.state


def decide(
    who: Who,
    ident: str,
    seen: int,
    answer: Answer,
    at: str,
    why: str,
    value: Mapping[str, Any] | None = None,
    other: tuple[Quote, ...] = (),
) -> Judgement:
    """Write a decision about a claim that was shown when `seen` was the last one on it. Raises Changed where someone decided since."""
    deciding = who.decides(at, why)
    claim = claim_of(ident)
    if answer == "correct" and not value:
        raise BadInput("A correction says what is right; nothing was changed in the form.")
    with transaction.atomic():
        unchanged(ident, seen)
        return append(answer, deciding, claim.quotes, other, about_claim(claim, value))


def unchanged(key: str, seen: int) -> None:
    """Raise Changed where something was decided about this since it was shown; call inside the transaction that decides."""
    index = decided()
    if index.seen(key) != seen:
        row = index.rows[index.seen(key)]
        raise Changed(
            f"{row.by} decided on this at {row.at} ({row.verdict.replace('_', ' ')}: {row.why}). Look at it again; nothing was written."
        )


def decide_all(who: Who, asked: Asked, shown: int, answer: Answer, at: str, why: str) -> int:
    """Decide alike on every claim that is wanted, in one transaction; `shown`: how many the preview said there are. Gives how many."""
    deciding = who.decides(at, why)
    with transaction.atomic():
        found = list(waiting(asked))
        if len(found) != shown:
            raise Changed(f"There are {len(found)} such claims now and not {shown}. Look at the preview again; nothing was written.")
        for one in found:
            claim = claim_of(one.id)
            append(answer, deciding, claim.quotes, (), about_claim(claim))
    return len(found)


def take_back_last(who: Who, at: str, why: str) -> str:
    """Take this person's last decision about a claim back, and give the claim's id. Raises NotFound where there is none."""
    with transaction.atomic():
        for row in decided().by(who.name):
            if row.verdict in ("accept", "reject", "correct", "unsure"):
                ident = next(iter(about(row)), "")
                append("withdraw", who.decides(at, why), row.on, row.other, withdraws=row.number)
                return ident
    raise NotFound("There is no decision of yours to take back.")
