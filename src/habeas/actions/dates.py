"""When reports without a date were printed, as other reports tell: asked again only where reports came that could tell it."""

from __future__ import annotations

from habeas.actions import bonds
from habeas.actions.bonds import Part, Shared, Tied
from habeas.model.findings import Link
from habeas.model.plain import from_plain, to_plain
from habeas.model.when import When
from habeas.store import parts, queries, rows
from habeas.store.models import FindingsRow
from habeas.store.writing import writing


def dated_rows() -> tuple[Tied, list[int]]:
    """Which findings count for each source (those with an inferred date, where there is one), and how they are tied; and which count no more."""
    own = parts.own_rows()
    row_of = {source: row for row, source, _ in own}
    loose = {source for _, source, unknown in own if unknown}
    tied = bonds.tied(bonds.found(row_of))
    dates = _dates(tied, loose) if loose else {}
    again = {source: _found_again(row_of[source], source, published) for source, published in sorted(dates.items())}
    if again:
        tied = bonds.tied(bonds.found(row_of | again))
    return tied, sorted(queries.dated_findings() - set(again.values()))


def _dates(tied: Tied, loose: set[str]) -> dict[str, When]:
    """The inferred dates of undated reports, part by part; a part that is what it was is not asked again."""
    from habeas.linking.parts import parts as connected

    row_of, source_of = tied.found.row_of, tied.found.source_of
    together = connected(row_of, ((source_of[left], source_of[right]) for left, right in tied.tying))
    asked = [sources for sources in together if len(sources) > 1 and loose.intersection(sources)]
    known = parts.known("dates")
    wanted = {part.name: part for part in bonds.parts_of(tied, asked, Shared({}, {}, (), frozenset()), ())}
    prints = {name: part.fingerprint() for name, part in wanted.items()}
    changed = {name: (now, _ask(wanted[name])) for name, now in prints.items() if name not in known or known[name][0] != now}
    gone = [name for name in known if name not in wanted]
    if changed or gone:
        with writing():
            parts.save_results("dates", changed, gone)
    results = [changed[name][1] if name in changed else known[name][1] for name in wanted]
    return {source: from_plain(When, when) for result in results for source, when in result.items()}


def _ask(part: Part) -> dict[str, parts.Plain]:
    """Inferred dates of a part's undated reports, plain, by source."""
    from habeas.linking.dating import infer_published

    found = [rows.findings(row) for row in queries.rows(part.rows)]
    links = [from_plain(Link, link) for pair, plain in parts.links_between(part.rows).items() if pair in part.pairs for link in plain]
    return {source: to_plain(when) for source, when in infer_published(found, links).items()}


def _found_again(own: int, source: str, published: When) -> int:
    """Number of what is found in a source with the date that other reports give it."""
    from habeas.actions.add_reports import save_findings
    from habeas.pipeline import find, redated

    known = queries.findings_row(source, rows.dating(published))
    if known is not None:
        return known.pk
    text = rows.text(FindingsRow.objects.select_related("source").get(pk=own).source)
    found = find(redated(text, published))
    with writing():
        made_meanwhile = queries.findings_row(source, rows.dating(published))
        return (made_meanwhile or save_findings(found, text.text, published)).pk
