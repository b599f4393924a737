"""The forms of a publication: what is planned, and the files that a veiled casebook becomes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from habeas.actions import publications
from habeas.model.cases import Casebook
from habeas.model.pictures import Picture
from habeas.model.publication import Plan
from habeas.model.quote import Quote
from habeas.store import ledger

if TYPE_CHECKING:
    from habeas.protecting.veil import Veiled
    from habeas.publishing.case_view import Origins


def wordless(book: Casebook, hidden: Collection[str]) -> Casebook:
    """The casebook without the words of reports that speak of protected people."""
    from habeas.protecting.withheld import without_words

    return without_words(book, {q.source for p in book.people if p.id in hidden for q in p.mentions})


def made(plan: Plan, veiled: Veiled, cases: Sequence[str], at: str, before: int = 0, pictures: Sequence[Picture] = ()) -> dict[str, bytes]:
    """Every file of every form, by path. `before`: number of the publication that these files are made again for; `pictures`: covered copies."""
    from habeas.casefile.corroboration import origins_of

    found: dict[str, bytes] = {}
    origins = origins_of(veiled.book)
    makers: Mapping[str, Callable[[], dict[str, bytes]]] = {
        "site": lambda: _site(plan, veiled.book, cases, at, before, origins, pictures),
        "dossier": lambda: _dossier(plan, veiled.book, cases, at, origins, pictures),
        "data": lambda: _data(veiled.book),
    }
    for form in plan.forms:
        if form in makers:
            found |= {f"{form}/{path}": body for path, body in makers[form]().items()}
    return found | (_bundle(plan, found, veiled, cases, at, before) if "bundle" in plan.forms else {})


def _site(
    plan: Plan, book: Casebook, cases: Sequence[str], at: str, before: int, origins: Origins, pictures: Sequence[Picture]
) -> dict[str, bytes]:
    from habeas.publishing.site import changes, site

    return site(
        book,
        cases,
        plan.languages,
        stamp=at,
        title=plan.title,
        base_url=plan.base_url or None,
        changes=changes(publications.last_manifest(plan.title, before), book, cases, at),
        origins=origins,
        pictures=pictures,
    )


def _dossier(plan: Plan, book: Casebook, cases: Sequence[str], at: str, origins: Origins, pictures: Sequence[Picture]) -> dict[str, bytes]:
    """A PDF of each case in each language."""
    from habeas.publishing.dossier import dossier

    wanted = [(case, language) for case in cases for language in plan.languages]
    given: Mapping[str, Any] = {"stamp": at, "title": plan.title, "origins": origins, "pictures": pictures}
    return {f"{case}.{code}.pdf": dossier(book, case, code, **given) for case, code in wanted}


def _data(book: Casebook) -> dict[str, bytes]:
    from habeas.model.errors import MissingPart
    from habeas.publishing import ftm_json, jsonld, tables_csv, tables_parquet

    found = {**tables_csv(book), "entities.ftm.json": ftm_json(book), "casebook.jsonld": jsonld(book)}
    try:
        return found | tables_parquet(book)
    except MissingPart:  # CSV holds the same tables
        return found


def _bundle(plan: Plan, forms: Mapping[str, bytes], veiled: Veiled, cases: Sequence[str], at: str, before: int) -> dict[str, bytes]:
    from habeas.publishing.bundle import bundle, zipped

    def here(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        return tuple(dataclasses.replace(q, source=veiled.ids.get(q.source, "")) for q in quotes)

    rows = [dataclasses.replace(j, on=here(j.on), other=here(j.other)) for j in ledger.judgements() if not before or j.number < before]
    return {"bundle.zip": zipped(bundle(forms, veiled.book, cases, rows, stamp=at, title=plan.title))}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one ZIP that says nothing of the time and the machine it was made on."""
    from habeas.publishing.bundle import zipped

    return zipped(files)
