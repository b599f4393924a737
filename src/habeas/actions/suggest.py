"""Ask a language model on this machine what a report says, and keep what stands in the report word for word, as proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from habeas.actions.add_reports import compare_with_others, save_findings
from habeas.actions.model_at import ModelAt, ModelFailed
from habeas.finding.suggested import SCHEMA, Proposal, messages, passages, weigh
from habeas.model.errors import NotFound
from habeas.store import assembled, proposals, queries, rows
from habeas.store.writing import writing


@dataclass(frozen=True, slots=True)
class Suggested:
    """What came of asking: how many passages the model was shown, how many proposals were kept or known already, and why others were refused."""

    report: str
    model: str
    passages: int
    proposed: int
    known: int
    refused: Mapping[str, int]


def suggest(
    report: str, at: ModelAt, received: str, model: str | None = None, tell: Callable[[int, int], None] = lambda done, total: None
) -> Suggested:
    """Ask about every passage of a report, named by its id or file name; nothing is kept unless all were answered.

    `received`: ISO time with zone. `tell` hears how many passages are done, and how many there are. Raises ModelFailed and NotFound.
    """
    source = source_called(report)
    asked = model or next(iter(at.models()), None)
    if asked is None:
        raise ModelFailed(f"{at.where} names no model; give its name with --model.")
    row = queries.source_row(source)
    assert row is not None
    text = rows.text(row)
    shown = passages(text)
    kept: dict[Proposal, None] = {}
    refused: Counter[str] = Counter()
    for done, passage in enumerate(shown):
        tell(done, len(shown))
        weighed = weigh(at.answer(asked, messages(passage), SCHEMA), passage, asked)
        kept |= dict.fromkeys(weighed.proposals)
        refused.update(weighed.refused)
    before = set(proposals.of(source, Proposal))
    new = [p for p in kept if p not in before]
    if new:
        _keep(source, new, received)
    return Suggested(text.source.name, asked, len(shown), len(new), len(kept) - len(new), dict(sorted(refused.items())))


def source_called(named: str) -> str:
    """The id of the one report that has this id or file name."""
    found = sorted(queries.source_rows().filter(pk=named).values_list("pk", flat=True)) or sorted(
        queries.source_rows().filter(name=named).values_list("pk", flat=True)
    )
    if len(found) == 1:
        return str(found[0])
    if found:
        raise NotFound(f"{len(found)} reports are called {named!r}: {', '.join(found)}. Give the id of one.")
    raise NotFound(f"no report has the id or the file name {named!r}. `habeas search` finds reports by their words.")


def _keep(source: str, new: list[Proposal], received: str) -> None:
    """Keep proposals for good, and put what was found in the report anew with them in it."""
    with writing():
        proposals.save(source, new, received)
        stored = rows.stored_text(source)
        for row in queries.rows_of(source):
            found, undated = rows.findings(row), row.dated == ""
            row.delete()
            if undated:  # those with a date that other reports gave are made again when the casebook is next put together
                compare_with_others(save_findings(found, stored))
        assembled.changed()
