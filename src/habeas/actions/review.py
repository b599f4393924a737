"""The queue: what the machine proposed and nobody decided yet, in the order in which a decision helps most."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from habeas.actions.assemble import stamp
from habeas.actions.decide import about_claim, append
from habeas.actions.passages import Passage, known, labels, passages
from habeas.actions.signing import sign
from habeas.actions.together import new_mark
from habeas.actions.who import Who
from habeas.casefile.added import added_by
from habeas.model.claims import Claim
from habeas.model.errors import BadInput, Changed, NotFound
from habeas.model.judgement import Judgement
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.wording import report
from habeas.store import assembled, ledger, queries, seen
from habeas.store.decided import about, decided
from habeas.store.queries import Claims, Found
from habeas.store.writing import deciding

Next = tuple[int, Found | None]
"""How many claims wait, and the next of them."""
Answer = Literal["accept", "reject", "correct", "unsure"]
STATES = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "unsure": "unsure", "add": "accepted"}
"""What a decision makes of a claim."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims of the queue are wanted; "" wants all. `state`: "" those nobody decided, "unsure" those that someone was not sure of, "sign" those
    that one of two has signed."""

    source: str = ""
    kind: str = ""
    stance: str = ""
    words: str = ""
    surer: float = 0.0
    state: str = ""

    def claims(self) -> Claims:
        """The same as the store asks it."""
        return Claims(words=self.words, kind=self.kind, stance=self.stance, source=self.source, surer=self.surer)


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with all that is needed to decide on it. `seen`: how many decisions touched it, which a new one must name;
    `awaits`: whether the last one counts only when a second person has signed it; `added`: the decision by which a person added it, where it may be seen."""

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
    awaits: bool = False
    added: Judgement | None = None


def waiting(asked: Asked, after: str = "") -> Iterator[Found]:
    """The claims of the queue that are wanted, the most helpful first. `after`: the id of the claim to go on from."""
    holding = decided().holding
    if asked.state == "sign":
        return iter(queries.among(awaiting(), asked.claims(), after))
    if asked.state:
        return iter(queries.among({ident for ident, verdict in holding.items() if verdict == asked.state}, asked.claims(), after))
    return queries.queue(asked.claims(), holding, after)


def awaiting() -> set[str]:
    """Ids of the claims on which one person decided where two must."""
    return {ident for row in decided().hands.waiting.values() if ledger.visible(row) for ident in about(row)}


class _Settled:
    """What holds until the casebook is assembled anew, by who looks and what is wanted.

    `fits`: whether a decided claim is one of those that it calls proposed and that are wanted; `counts`: how many there are of these.
    """

    def __init__(self) -> None:
        self.stamp = "none"
        self.fits: dict[tuple[str, Claims], dict[str, bool]] = {}
        self.counts: dict[tuple[str, Claims], int] = {}


_SETTLED = _Settled()


def _decided_but_proposed(holding: Collection[str], wanted: Claims) -> int:
    """How many of the wanted claims that the assembled casebook calls proposed were decided since."""
    now, ids = stamp(), list(holding)
    if _SETTLED.stamp != now:
        _SETTLED.fits, _SETTLED.counts, _SETTLED.stamp = {}, {}, now
    fits = _SETTLED.fits.setdefault((seen.key(), wanted), {})
    new = [ident for ident in ids if ident not in fits]
    fitting = {one.id for one in queries.among(new, wanted)}
    fits.update((ident, ident in fitting) for ident in new)
    return sum(fits[ident] for ident in ids)


def left(asked: Asked) -> int:
    """How many claims of the queue are wanted."""
    if asked.state:
        return sum(1 for _ in waiting(asked))
    wanted = asked.claims()
    decided_since = _decided_but_proposed(decided().holding.keys(), wanted)
    counts, key = _SETTLED.counts, (seen.key(), wanted)
    if key not in counts:
        counts[key] = queries.waiting(wanted)
    return counts[key] - decided_since


def following(asked: Asked, after: str = "") -> Next:
    """How many claims of the queue are wanted, and the next one after this; from the start again where none follows."""
    count = left(asked)
    found = next(waiting(asked, after), None) or (next(waiting(asked), None) if after else None)
    if found and (fits := _SETTLED.fits.get((seen.key(), asked.claims()))) is not None and not asked.state:
        fits[found.id] = True  # when it is decided on, it need not be asked for
    return count, found


def seen_of(ident: str) -> int:
    """How many decisions touched a claim."""
    return decided().seen(ident)


def card(ident: str, row: Found | None = None, language: str = "en") -> Card:
    """A claim with what is needed to decide on it; `row`: the same in columns, where it is at hand; `language`: of names and titles.

    Raises NotFound where there is none of this id.
    """
    claim = claim_of(ident)
    wanted = {i for i in (*claim.subjects, *claim.objects, claim.place, claim.speaker.entity) if i}
    near = known([*(q.source for q in claim.quotes), *([claim.event] if claim.event else []), *wanted])
    sources = {i: n for i, n in near.items() if isinstance(n, Source)}
    event = near.get(claim.event or "")
    names = labels(wanted, near, language)
    index, row = decided(), row or queries.fact(ident)
    last = index.last(ident)
    return Card(
        claim,
        sources[claim.quotes[0].source],
        passages(claim.quotes, sources, wide=True),
        names,
        names.get(claim.place or "", ""),
        event.kind if event is not None else "",
        names.get(claim.speaker.entity or "") or claim.speaker.name or _outlet(claim, sources),
        tuple(row.reasons.split()) if row is not None and claim.state == "proposed" else (),
        assembled.titles([row.case], language) if row is not None else (),
        index.seen(ident),
        state_of(claim, last, index.seen(ident)),
        last,
        last is not None and last.number in index.hands.waiting,
        _added(claim),
    )


def _added(claim: Claim) -> Judgement | None:
    row = decided().rows.get(added_by(claim) or 0)
    return row if row is not None and ledger.visible(row) else None


def _outlet(claim: Claim, sources: Mapping[str, Source]) -> str:
    """What to call a report that tells by itself and names no outlet."""
    return report(sources[claim.quotes[0].source]) if claim.speaker.kind == "media" else ""


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
    """Write a decision about a claim that was shown when so many (`seen`) had touched it. Raises Changed where someone decided since."""
    who.must("decide")
    said = who.decides(at, why)
    claim = claim_of(ident)
    if answer == "correct" and not value:
        raise BadInput("A correction says what is right; nothing was changed in the form.")

    def write() -> Judgement:
        unchanged(ident, seen)
        if answer == "accept" and (number := _awaited(ident)):
            return sign(who, number, at, why)
        return append(answer, said, claim.quotes, other, about_claim(claim, value))

    return deciding(write)


def _awaited(ident: str) -> int:
    """The number of the decision on a claim that waits for a second hand, or 0."""
    last = decided().last(ident)
    return last.number if last is not None and last.number in decided().hands.waiting else 0


def unchanged(key: str, seen: int) -> None:
    """Raise Changed where something was decided about this since it was shown; call inside the transaction that decides."""
    index = decided()
    if index.seen(key) != seen:
        row = index.rows[index.about[key][-1]] if key in index.about else None
        if row is None:
            raise Changed("What was decided on this is not in the ledger any more. Look at it again; nothing was written.")
        raise Changed(
            f"{row.by} decided on this at {row.at} ({row.verdict.replace('_', ' ')}: {row.why}). Look at it again; nothing was written."
        )


def decide_all(who: Who, asked: Asked, shown: int, answer: Answer, at: str, why: str) -> str:
    """Decide alike on every claim that is wanted, in one transaction; `shown`: how many the preview said there are. Gives the mark that its rows bear."""
    who.must("decide")
    said, mark = who.decides(at, why), new_mark()

    def write() -> str:
        found = [one.id for one in waiting(asked)]
        if len(found) != shown:
            raise Changed(f"There are {len(found)} such claims now and not {shown}. Look at the preview again; nothing was written.")
        for ident in found:
            if answer == "accept" and (number := _awaited(ident)):
                sign(who, number, at, why, {"together": mark})
            else:
                claim = claim_of(ident)
                append(answer, said, claim.quotes, (), about_claim(claim, {"together": mark}))
        return mark

    return deciding(write)


def take_back_last(who: Who, at: str, why: str) -> str:
    """Take this person's last decision about a claim back, and give the claim's id. Raises NotFound where there is none."""

    def write() -> str:
        for row in decided().by(who.name):
            if row.verdict in ("accept", "reject", "correct", "unsure") and ledger.visible(row):
                ident = next(iter(about(row)), "")
                append("withdraw", who.decides(at, why), row.on, row.other, withdraws=row.number)
                return ident
        raise NotFound("There is no decision of yours to take back.")

    return deciding(write)
