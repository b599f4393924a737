"""Bring the casebook up to date: put together what single reports say. Done when it is asked for, and only if something changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from habeas.edition import edition
from habeas.model.cases import Casebook, CaseFile
from habeas.model.findings import Link
from habeas.model.plain import from_plain, to_plain
from habeas.model.when import When
from habeas.store import assembled, ledger, queries, rows
from habeas.store.models import FindingsRow

TRIES = 3
"""How often the casebook is assembled while others go on writing, before they are made to wait."""


def current() -> bool:
    """Whether the assembled casebook says all that reports and decisions say now, by this edition of habeas."""
    return assembled.mark("assembled") == _state()


def _state() -> str:
    return f"{assembled.mark('changes') or 0} {edition()}"


def refresh() -> None:
    """Assemble the casebook if a report or a decision came since it was last assembled; others may write meanwhile."""
    for _ in range(TRIES):
        if current():
            return
        if _attempt():
            return
    with transaction.atomic():
        _attempt()


def _attempt() -> bool:
    """Assemble and save; False where the casebook changed under our hands. The stages are imported only when they are needed: they are slow to load."""
    from habeas.linking.dating import infer_published
    from habeas.pipeline import conclude

    state = _state()
    own = queries.own_findings()
    dated = infer_published([rows.findings(row) for row in own], linked(own))
    found = [_found_again(row, dated[row.source_id]) if row.source_id in dated else row for row in own]
    links = linked(found)
    texts = {row.source_id: rows.stored_text(row.source_id) for row in found}
    casebook, identities = conclude([rows.findings(row) for row in found], links, texts, ledger.judgements())
    members, sealed = needed(casebook), digest(casebook)
    with transaction.atomic():
        if _state() != state:
            return False
        FindingsRow.objects.exclude(dated="").exclude(pk__in=[row.pk for row in found if row.dated]).delete()
        assembled.save(casebook, identities, [(case, members[case.id]) for case in listed(casebook)])
        assembled.set_mark("digest", sealed)
        assembled.set_mark("assembled", state)
    return True


def linked(found: Sequence[FindingsRow]) -> tuple[Link, ...]:
    """Every link between these findings. Those that were never compared are compared now and kept."""
    from habeas.actions.add_reports import compare_two
    from habeas.linking import pairs

    by_source = {row.source_id: row for row in found}
    wanted = [(by_source[left], by_source[right]) for left, right in pairs(queries.keyed(row.pk for row in found))]
    known = queries.comparisons(row.pk for row in found)
    links = [from_plain(Link, plain) for left, right in wanted for plain in known.get((left.pk, right.pk), ())]
    missing = [(left, right) for left, right in wanted if (left.pk, right.pk) not in known]
    for left, right in missing:
        with transaction.atomic():
            links.extend(compare_two(left, right))
    return tuple(sorted(links, key=lambda link: (link.kind, link.left, link.right)))


def _found_again(own: FindingsRow, published: When) -> FindingsRow:
    """What is found in a source with the date that other reports give it."""
    from habeas.actions.add_reports import save_findings
    from habeas.pipeline import find, redated

    known = queries.findings_row(own.source_id, rows.dating(published))
    if known is not None:
        return known
    text = rows.text(own.source)
    found = find(redated(text, published))
    with transaction.atomic():
        made_meanwhile = queries.findings_row(own.source_id, rows.dating(published))
        return made_meanwhile or save_findings(found, text.text, published)


def digest(casebook: Casebook) -> str:
    """SHA-256 over everything an assembled casebook says."""
    plain = {kind: [to_plain(noun) for noun in getattr(casebook, kind)] for kind in assembled.KINDS}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def listed(casebook: Casebook) -> list[CaseFile]:
    """The cases in the order people see them: by the day of their main event, the latest first, those without a day last."""
    events = {event.id: event for event in casebook.events}

    def place(case: CaseFile) -> tuple[str, str]:
        event = events.get(case.main_event or "")
        return (event.when.latest or event.when.earliest or "" if event else "", case.id)

    return sorted(sorted(casebook.cases, key=lambda case: case.id), key=lambda case: place(case)[0], reverse=True)


def needed(casebook: Casebook) -> dict[str, Collection[str]]:
    """For each case the ids of every noun that is needed to show it: its own, what is said of them, and all that these name."""
    nouns = {noun.id: noun for kind in assembled.KINDS for noun in getattr(casebook, kind)}
    cases = {case.id for case in casebook.cases}
    named = {ident: {other for other in _ids(to_plain(noun), nouns) if other not in cases} for ident, noun in nouns.items()}
    said = _said_of(casebook)
    return {case.id: {case.id, *_reached(_start(case, said) | named[case.id], named)} for case in casebook.cases}


def _said_of(casebook: Casebook) -> dict[str | None, set[str]]:
    """Ids of the claims and appeals that are about each person or event, and of the figures and laws that stand in each report."""
    said: dict[str | None, set[str]] = {}
    about: list[tuple[str, tuple[str | None, ...]]]
    about = [(c.id, (c.event,) if c.event is not None else (*c.subjects, *c.objects)) for c in casebook.claims]
    about += [(a.id, (a.by, a.event, *a.for_)) for a in casebook.appeals]
    about += [(f.id, (f.source,)) for f in casebook.figures]
    about += [(law.id, tuple(quote.source for quote in law.quotes)) for law in casebook.laws]
    for ident, of in about:
        for one in of:
            said.setdefault(one, set()).add(ident)
    return said


def _start(case: CaseFile, said: Mapping[str | None, set[str]]) -> set[str]:
    """What belongs to a case, and what is said of its people and events."""
    core = {*case.people, *case.events, *case.sources}
    return core.union(*(said.get(one, ()) for one in core))


def _reached(start: set[str], named: Mapping[str, set[str]]) -> set[str]:
    """Everything that is named by what we start from, by what that names, and so on."""
    done: set[str] = set()
    waiting = start
    while waiting:
        done |= waiting
        waiting = {other for ident in waiting for other in named.get(ident, ())} - done
    return done


def _ids(plain: Any, nouns: Collection[str]) -> Iterator[str]:
    """Every string in plain data that is the id of a noun."""
    if isinstance(plain, str):
        if plain in nouns:
            yield plain
    elif isinstance(plain, dict):
        for value in plain.values():
            yield from _ids(value, nouns)
    elif isinstance(plain, list):
        for value in plain:
            yield from _ids(value, nouns)
