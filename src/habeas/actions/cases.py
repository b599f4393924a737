"""List the cases, and open one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.actions.assemble import refresh
from habeas.actions.case_lines import CaseLine
from habeas.model.cases import Casebook, CaseFile, Status
from habeas.model.errors import NotFound
from habeas.model.findings import Link
from habeas.model.plain import from_plain
from habeas.store import assembled
from habeas.store.search import folded

if TYPE_CHECKING:
    from habeas.casefile.corroboration import Origin


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with every noun that is needed to show it.

    `origins`: for each event, and each (person, status word) as "person status", those independent of one another who say so. `joined`: for a
    person or event, the ids it has in single reports; `held`, `refused`: the links that put these together, or were kept from doing so.
    """

    number: int
    case: CaseFile
    book: Casebook
    origins: Mapping[str, tuple[Origin, ...]]
    joined: Mapping[str, tuple[str, ...]]
    held: tuple[Link, ...]
    refused: tuple[Link, ...]


def list_cases() -> tuple[CaseLine, ...]:
    """Every case in the order of listing."""
    refresh()
    return tuple(from_plain(CaseLine, {**line, "number": number}) for number, line in assembled.case_lines())


def open_case(wanted: str) -> CaseView:
    """The case with this number, id, beginning of an id, words of its title, or name of someone in it. Raises NotFound where none or several fit."""
    refresh()
    return see_case(wanted)


def see_case(wanted: str) -> CaseView:
    """The same as last assembled, decisions since then not counted in."""
    number, ident = choose(wanted)
    book = assembled.part(ident)
    case = next(case for case in book.cases if case.id == ident)
    joined = assembled.locals_of_each([*case.people, *case.events])
    ids = sorted({local for locals_ in joined.values() for local in locals_})
    held, refused = (assembled.links(ids, refused=kept_apart) for kept_apart in (False, True))
    return CaseView(number, case, book, origins(case, book), joined, held, refused)


def titles(idents: Collection[str], language: str) -> tuple[tuple[str, str], ...]:
    """Id and title of those of these cases that there are, in English or in Korean."""
    return assembled.titles(idents, language)


def believed(told: tuple[Status, ...], on: str) -> tuple[Status, ...]:
    """What was known of each person on a day (ISO): what had been reported by then. A report without a day is left out."""
    return tuple(status for status in told if status.reported and (status.reported.latest or status.reported.earliest or "9999") <= on)


def origins(case: CaseFile, book: Casebook) -> dict[str, tuple[Origin, ...]]:
    """Who, independent of one another, says that each event happened and that each status holds."""
    from habeas.casefile.corroboration import Independence

    independence = Independence(book)
    told = {event.id: independence.of(event.claims) for event in book.events if event.id in case.events}
    return told | {f"{status.person} {status.status}": independence.of(status.claims) for status in case.status}


def choose(wanted: str) -> tuple[int, str]:
    """Number and id of the one case that is meant: by number, by id, by words of its title, by the names of its people and places."""
    if number := assembled.case_number(wanted):
        return number, wanted
    rows = assembled.case_rows()
    if not rows:
        raise NotFound("the casebook has no case yet. Read some reports with `habeas read PATH`.")
    words = folded(wanted).split()
    named = assembled.cases_named(words)
    tests = (
        lambda row: str(row[0]) == wanted.strip().lstrip("#"),
        lambda row: bool(wanted) and row[1].startswith(wanted),
        lambda row: bool(words) and all(word in folded(row[2]) for word in words),
        lambda row: row[1] in named,
    )
    for test in tests:
        fits = [row for row in rows if test(row)]
        if len(fits) == 1:
            return fits[0][0], fits[0][1]
        if fits:
            several = "; ".join(f"{row[0]} {row[2]}" for row in fits[:5])
            raise NotFound(f"{wanted!r} fits {len(fits)} cases: {several}. Give the number of one.")
    raise NotFound(f"no case fits {wanted!r}. `habeas cases` lists the {len(rows)} there are.")
