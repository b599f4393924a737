"""Views of the lists that people keep: a filter under a name, each person's own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from habeas.actions.who import Who
from habeas.model.errors import BadInput, NotFound
from habeas.store.models import ViewRow
from habeas.store.writing import writing

LONGEST, MOST = 80, 60
"""Letters of a name, and views that one person keeps."""
LISTS = ("/", "/search/", "/queue/", "/ledger/")
"""Lists of which a view can be kept."""


@dataclass(frozen=True, slots=True)
class View:
    """A kept view: what it is called, and where it leads."""

    id: int
    name: str
    address: str


def views(who: Who, page: str) -> tuple[View, ...]:
    """This person's views of a list, by name."""
    rows = ViewRow.objects.filter(by=who.name).order_by("name")
    return tuple(View(row.pk, row.name, row.address) for row in rows if row.address.split("?")[0] == page)


def keep(who: Who, page: str, query: str, name: str) -> View:
    """Keep a view of a list under a name; one of this name is replaced. Raises BadInput where there is no name or no such list."""
    if page not in LISTS:
        raise BadInput("A view can be kept of the cases, the search, the queue and the ledger.")
    if not name.strip() or len(name.strip()) > LONGEST:
        raise BadInput(f"A view has a name of at most {LONGEST} letters.")
    asked = urlencode([(key, value) for key, value in parse_qsl(query[:2000]) if value and key not in ("from", "page")])
    with writing():
        if ViewRow.objects.filter(by=who.name).exclude(name=name.strip()).count() >= MOST:
            raise BadInput(f"Nobody keeps more than {MOST} views; forget one first.")
        row, _ = ViewRow.objects.update_or_create(by=who.name, name=name.strip(), defaults={"address": f"{page}?{asked}"})
    return View(row.pk, row.name, row.address)


def forget(who: Who, ident: int) -> None:
    """Forget one of this person's views. Raises NotFound where it is none of theirs."""
    if not ViewRow.objects.filter(by=who.name, pk=ident).delete()[0]:
        raise NotFound("There is no such view of yours.")
