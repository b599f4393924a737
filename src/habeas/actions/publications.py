"""What was published, to whom, until when, and whether it may stay out; each is withdrawn by a decision, and never forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, withdraw
from habeas.actions.protect import held
from habeas.model.cases import Casebook
from habeas.model.errors import NotFound
from habeas.model.judgement import Judgement, standing
from habeas.model.people import Person
from habeas.model.protection import Purpose
from habeas.model.wording import called
from habeas.store import assembled, ledger
from habeas.store import publications as table

if TYPE_CHECKING:
    from habeas.protecting.jigsaw import Shown
    from habeas.protecting.standing import Shield

State = Literal["out", "expired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication and how it stands. `must_go`: why it may not stay out, a sentence for each person who is protected now and was shown by name."""

    row: Judgement
    title: str
    cases: tuple[str, ...]
    forms: tuple[str, ...]
    to: str
    until: str
    purpose: Purpose
    digest: str
    files: tuple[tuple[str, str], ...]
    accepted: tuple[tuple[str, str], ...]
    state: State
    must_go: tuple[str, ...] = ()


class _Now:
    """Who is protected on an ISO day and who is meant by words, worked out once for all publications."""

    def __init__(self, whole: Casebook, day: str) -> None:
        self.people = {p.id: p for p in whole.people}
        self._texts, self._day = dict(whole.texts), day
        self._covers = held(whole)
        self._guarded: dict[Purpose, dict[str, Shield]] = {}
        self._meant: dict[table.Words, tuple[str, ...]] = {}

    def guarded(self, purpose: Purpose) -> Mapping[str, Shield]:
        """What is protected for this purpose, by its id."""
        from habeas.protecting.standing import shields

        if purpose not in self._guarded:
            self._guarded[purpose] = {s.thing: s for s in shields(self._covers, purpose, self._day) if s.protected}
        return self._guarded[purpose]

    def meant(self, words: table.Words) -> tuple[str, ...]:
        """Ids that the people have now for whom these words stand."""
        if words not in self._meant:
            self._meant[words] = _meant(self.people.values(), self._texts, words)
        return self._meant[words]


def listed(day: str) -> tuple[Publication, ...]:
    """Every publication, the last first; on this ISO day. What rests on a consent that was taken back since says so at once."""
    refresh()
    made = ledger.judgements()
    holds = {j.number for j in standing(made)}
    kept = {one.number: one for one in table.listed()}
    found = [j for j in reversed(made) if j.verdict == "publish" and j.number in kept]
    told = [_told(j, kept[j.number], j.number in holds, day) for j in found]
    if not any(one.state == "out" for one in told):
        return tuple(told)
    now = _Now(assembled.whole(), day)
    return tuple(
        replace(one, must_go=tuple(_must_go(kept[one.row.number], now, one.purpose))) if one.state == "out" else one for one in told
    )


def _told(row: Judgement, kept: table.Entry, holds: bool, day: str) -> Publication:
    said: dict[str, Any] = json.loads(row.value)
    plan = said["plan"]
    state: State = "withdrawn" if not holds else "expired" if plan["until"] and plan["until"] < day else "out"
    return Publication(
        row,
        plan["title"],
        tuple(said["cases"]),
        tuple(plan["forms"]),
        plan["to"],
        plan["until"],
        plan["purpose"],
        said["sha256"],
        tuple(sorted(kept.files.items())),
        tuple(sorted(said["accepted"].items())),
        state,
    )


def _must_go(kept: table.Entry, now: _Now, purpose: Purpose) -> Iterator[str]:
    """Why a publication may not stay out: people whom it shows by name and who are protected now."""
    guarded = now.guarded(purpose)
    for words in kept.named:
        for ident in now.meant(words):
            if ident in guarded:
                yield f"{called(now.people[ident], now.people)} is shown by name and is protected now: {'; '.join(guarded[ident].why)}"


def _meant(people: Iterable[Person], texts: Mapping[str, str], words: table.Words) -> tuple[str, ...]:
    from habeas.pipeline import moved
    from habeas.protecting.decided import meant

    return tuple(dict.fromkeys(meant(people, [moved(quote, texts) for quote in words])))


def out(whole: Casebook) -> tuple[Shown, ...]:
    """Earlier publications as the jigsaw check takes them, withdrawn ones too: what was out may have been copied."""
    from habeas.protecting.jigsaw import Shown

    texts = dict(whole.texts)
    found = []
    for one in table.kept():
        people = [(outside, ident) for outside, words in one.hidden.items() for ident in _meant(whole.people, texts, words)[:1]]
        if people:
            found.append(Shown(f"publication {one.number}", one.book, tuple(people)))
    return tuple(found)


def last_manifest(title: str, before: int = 0) -> bytes | None:
    """The manifest of the last site of this title that was published (before the publication of this number, where one is given), or None."""
    made = [j for j in ledger.judgements() if j.verdict == "publish" and (not before or j.number < before)]
    return table.manifest([j.number for j in made if json.loads(j.value)["plan"]["title"] == title])


def take_back(number: int, deciding: Deciding) -> Judgement:
    """Withdraw a publication: it may not be shown any more. What is out must be taken down by whoever put it there."""
    if not any(j.number == number and j.verdict == "publish" for j in ledger.judgements()):
        raise NotFound(f"decision {number} is no publication. `habeas publications` lists them.")
    return withdraw(number, deciding)
