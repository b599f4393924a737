"""How long the page of a case of a thousand claims takes, from the request to the last byte: the first time after the case files changed, and again.

    python -m eval.desk_page [--rounds 15] [--keep FILE]

Makes a casebook with one case of 1,000 claims in ninety reports (`eval.desk_scale.whole_case`) and asks the desk for its page. Before each "first time"
one claim of the case is written anew, as a decision on it would, so that nothing the desk keeps of the page holds. "Nothing at hand" is the same with
nothing kept at all, as after starting the desk. Prints milliseconds of wall clock and of the processor, and how quick the machine is.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from eval.desk_scale import GOALS, World, pace, tell, timed, whole_case
from habeas.store.boot import casebook, django_ready

if TYPE_CHECKING:
    from django.test import Client

PAGE = "/cases/case-whole"


def signed_in() -> Client:
    """A browser of somebody who works alone."""
    from django.test import Client

    from habeas.actions.who import Who
    from habeas.web.entry import DOOR

    browser = Client(HTTP_HOST="127.0.0.1")
    browser.get(f"/enter/{DOOR.link(Who('A'))}")
    return browser


def ask(browser: Client) -> None:
    """Get the page, and see that it is the page."""
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    assert b"A case of a thousand claims" in answer.content


def decided(n: int) -> None:
    """Write one claim of the case anew, another each time."""
    from habeas.store.models import NounRow

    row = NounRow.objects.get(ident=f"w:c{n}")
    NounRow.objects.filter(ident=row.ident).update(
        noun={**row.noun, "state": "accepted" if row.noun.get("state") != "accepted" else "proposed"}
    )


def measure(rounds: int) -> None:
    """Ask, and print how long the answers took."""
    from habeas.store import assembled
    from habeas.web.freshness import FRESHNESS

    browser = signed_in()
    ask(browser)
    times: dict[str, list[tuple[float, float]]] = {"case page, nothing at hand": [], "case page, first time": [], "case page, again": []}
    for n in range(rounds):
        for what, shown in times.items():
            if "again" not in what:
                decided(n)
                FRESHNESS.forget()
            if "nothing" in what:
                assembled.forget()
            shown.append(timed(lambda: ask(browser)))
    print(f"a fixed piece of work takes {pace():.0f} ms of the processor", flush=True)
    for what, shown in times.items():
        tell(what, shown, GOALS["case page"])


def main() -> None:
    """Make the case, or take one that was kept, and measure it."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    words.add_argument("--rounds", type=int, default=15)
    words.add_argument("--keep", type=Path)
    said = words.parse_args()
    from habeas.web.settings import desk

    django_ready(desk(port=1))
    with contextlib.ExitStack() as stack:
        path = said.keep or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "page.casebook"
        made = path.exists()
        stack.enter_context(casebook(path, create=True))
        if not made:
            from habeas.actions.assemble import refresh

            refresh()  # first, with nothing in it: what is written straight must not count as out of date
            whole_case(World())
        measure(said.rounds)


if __name__ == "__main__":
    main()
