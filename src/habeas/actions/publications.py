"""What was published, to whom, until when, and whether it may stay out; each is withdrawn by a decision, and never forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, withdraw
from habeas.actions.protect import held
from habeas.model.cases import Casebook
from habeas.model.errors import NotFound
from habeas.model.judgement import Judgement, standing
from habeas.model.protection import Purpose
from habeas.model.quote import Quote
from habeas.model.wording import called
from habeas.store import assembled, ledger
from habeas.store import publications as table

if TYPE_CHECKING:
    from habeas.protecting.jigsaw import Shown

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
    digest: str
    files: tuple[tuple[str, str], ...]
    accepted: tuple[tuple[str, str], ...]
    state: State
    must_go: tuple[str, ...] = ()


def listed(day: str) -> tuple[Publication, ...]:
    """Every publication, the last first; on this ISO day. What rests on a consent that was taken back since says so at once."""
    refresh()
    made = ledger.judgements()
    holds = {j.number for j in standing(made)}
    kept = {one.number: one for one in table.kept()}
    found = [j for j in reversed(made) if j.verdict == "publish" and j.number in kept]
    if not found:
        return ()
    whole = assembled.whole()
    return tuple(_told(j, kept[j.number], j.number in holds, whole, day) for j in found)


def _told(row: Judgement, kept: table.Kept, holds: bool, whole: Casebook, day: str) -> Publication:
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
        said["sha256"],
        tuple(sorted(kept.files.items())),
        tuple(sorted(said["accepted"].items())),
        state,
        tuple(_must_go(kept, whole, plan["purpose"], day)) if state == "out" else (),
    )


def _must_go(kept: table.Kept, whole: Casebook, purpose: Purpose, day: str) -> Iterator[str]:
    """Why a publication may not stay out: people whom it shows by name and who are protected now."""
    from habeas.protecting.standing import shields

    by_id = {p.id: p for p in whole.people}
    now = {s.thing: s for s in shields(held(whole), purpose, day) if s.protected}
    for words in kept.named:
        for ident in _meant(whole, words):
            if ident in now:
                yield f"{called(by_id[ident], by_id)} is shown by name and is protected now: {'; '.join(now[ident].why)}"


def _meant(whole: Casebook, words: table.Words) -> tuple[str, ...]:
    """Ids that the people have now for whom these words stand."""
    from habeas.pipeline import moved
    from habeas.protecting.decided import meant

    texts = dict(whole.texts)
    there: list[Quote] = [moved(quote, texts) for quote in words]
    return tuple(dict.fromkeys(meant(whole.people, there)))


def out(whole: Casebook) -> tuple[Shown, ...]:
    """Earlier publications as the jigsaw check takes them, withdrawn ones too: what was out may have been copied."""
    from habeas.protecting.jigsaw import Shown

    found = []
    for one in table.kept():
        people = [(outside, ident) for outside, words in one.hidden.items() for ident in _meant(whole, words)[:1]]
        if people:
            found.append(Shown(f"publication {one.number}", one.book, tuple(people)))
    return tuple(found)


def last_manifest(title: str, before: int = 0) -> bytes | None:
    """The manifest of the last site of this title that was published (before the publication of this number, where one is given), or None."""
    rows = {j.number: json.loads(j.value)["plan"]["title"] for j in ledger.judgements() if j.verdict == "publish"}
    made = [one.manifest for one in table.kept() if one.manifest and rows.get(one.number) == title and (not before or one.number < before)]
    return made[-1] if made else None


def take_back(number: int, deciding: Deciding) -> Judgement:
    """Withdraw a publication: it may not be shown any more. What is out must be taken down by whoever put it there."""
    if not any(j.number == number and j.verdict == "publish" for j in ledger.judgements()):
        raise NotFound(f"decision {number} is no publication. `habeas publications` lists them.")
    return withdraw(number, deciding)
