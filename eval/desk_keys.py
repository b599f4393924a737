"""How long from a key to the next card, in Chromium, as a case worker feels it: 1,000 claims in one report, and the same beside 100,000 other claims.

    python -m eval.desk_keys
    python -m eval.desk_keys --others 100000

Makes a report of so many claims (invented people), reads it as `habeas read` does, serves the desk as `habeas serve` does and opens the queue of that
report in a Chromium without a window. A key is pressed every half a second, which is quicker than people read, and the page itself notes when the key
went down, when the next card stood in the page, and when the browser had painted it. Rounds are told apart: where other programs use the machine, the
least of their medians says most about the desk. `--others`: claims of other reports in the casebook, their rows inserted straight (see `eval.desk_scale`).
`--keep FILE` keeps the casebook, or measures the one that is there. The same ways are walked as by the browser tests (`tests/web/browser.py`).
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import itertools
import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eval.casebook_scale import BODIES, FAMILY, GIVEN, MIDDLE, TOWNS, WORK
from eval.desk_scale import World, claims
from habeas.store.boot import casebook

if TYPE_CHECKING:
    from playwright.sync_api import Page

AT = "2026-01-02T03:04:05+00:00"
KEYS = "arsa"
PAUSE = 0.5
GOALS = {0: 60.0, 100_000: 90.0}
WATCH = """() => {
  const card = document.getElementById('card'), noted = window.noted = [];
  let pressed = 0, from = 0;
  document.addEventListener('keydown', (event) => { pressed = from = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (!pressed || !card.querySelector('[data-claim]')) return;
    const there = performance.now() - from;
    pressed = 0;
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => noted.push([there, performance.now() - from, 0]); port2.postMessage(0); });
  }).observe(card, { childList: true, subtree: true });
  new MutationObserver(() => {
    if (document.body.dataset.waiting !== '0') return;
    const written = performance.now() - from, note = () => noted.length ? noted.at(-1)[2] ||= written : 0;
    if (pressed) return;
    setTimeout(note, 50);
  }).observe(document.body, { attributes: true, attributeFilter: ['data-waiting'] });
}"""
"""Notes of every key how long until the next card was there, until the frame that shows it was painted (a message comes right after painting), and until
the desk had answered that the decision is written."""


def pace() -> float:
    """Milliseconds that this machine takes now for a fixed piece of work, by which runs on a busy machine can be compared."""
    begun, total = time.perf_counter(), 0
    for n in range(1_000_000):
        total += n * n
    return 1000 * (time.perf_counter() - begun)


def report(sentences: int) -> bytes:
    """A roll of so many arrests, each of somebody else."""
    rng = random.Random(1)
    names = [f"{g} {m} {f}" for f in FAMILY for g in GIVEN for m in MIDDLE]
    rng.shuffle(names)
    told = (
        f"{BODIES[n % 5].capitalize()} arrested {names[n]}, a {rng.choice(WORK)}, in {rng.choice(TOWNS)} on {1 + n % 28} March 2019, a lawyer said."
        for n in range(sentences)
    )
    return ("Roll of arrests\n\nBy Ines Corvale, Coast Ledger, 14 May 2019\n\n" + "\n\n".join(told) + "\n").encode()


def fill(sentences: int, others: int) -> None:
    """Read the report into the open casebook, and put the other claims beside it. They wait behind those of the report."""
    from django.db import transaction

    from habeas.actions.add_reports import add_report
    from habeas.actions.assemble import refresh
    from habeas.store import facts

    add_report("roll.txt", report(sentences), {}, AT)
    refresh()
    made = claims(World(), others)
    while some := list(itertools.islice(made, 20_000)):
        with transaction.atomic():
            facts.save((part, dataclasses.replace(fact, worth=fact.worth / 1000)) for part, fact in some)  # type: ignore[type-var]


def waiting() -> tuple[str, int]:
    """The report, and how many claims of it wait."""
    from habeas.actions.review import Asked, left
    from habeas.store import assembled

    [source] = assembled.nouns("sources")
    return source.id, left(Asked(source=source.id))


def press(page: Page, count: int) -> list[list[float]]:
    """Press so many keys, each on a card that was looked at; milliseconds until the next was there, was painted, and the decision written."""
    page.evaluate(WATCH)
    for key in itertools.islice(itertools.cycle(KEYS), count):
        before = page.evaluate("noted.length")
        page.keyboard.press(key)
        page.wait_for_function("before => noted.length > before && noted.at(-1)[2]", arg=before, timeout=20_000)
        time.sleep(PAUSE)
    noted: list[list[float]] = page.evaluate("noted")
    return noted


def tell(what: str, times: Sequence[float]) -> float:
    """Print the median and the 95th of a hundred, and give the median."""
    ranked = sorted(times)
    median = statistics.median(ranked)
    late = ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]
    print(f"  {what:26} median {median:6.1f} ms   p95 {late:6.1f} ms   least {ranked[0]:6.1f} ms", flush=True)
    return median


def main() -> None:
    """Make the casebook, press the keys, print."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    words.add_argument("--sentences", type=int, default=820)
    words.add_argument("--others", type=int, default=0)
    words.add_argument("--keys", type=int, default=40)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--all", action="store_true", help="the queue of the whole casebook and not of the report alone")
    words.add_argument("--keep", type=Path)
    said = words.parse_args()
    from tests.web.browser import chromium, served

    with contextlib.ExitStack() as stack:
        path = said.keep or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "keys.casebook"
        there = path.exists()
        with casebook(path, create=True):
            if not there:
                fill(said.sentences, said.others)
            source, left = waiting()
        print(f"{left:,} claims of the report wait; load of the machine {os.getloadavg()[0]:.1f}", flush=True)
        desk = stack.enter_context(served(stack.enter_context(chromium()), path))
        medians = []
        for n in range(said.rounds):
            page = desk.open("/queue/" if said.all else f"/queue/?source={source}")
            page.locator("#card article").wait_for()
            print(f"round {n + 1}; a fixed piece of work takes {pace():.0f} ms", flush=True)
            time.sleep(1)
            there, painted, written = zip(*press(page, said.keys), strict=True)
            tell("the next card is there", there)
            medians.append(tell("and painted", painted))
            tell("and the decision written", written)
        goal = GOALS.get(said.others)
        print(f"key to next card painted: least median {min(medians):.1f} ms" + (f"   goal {goal:.0f}" if goal else ""))


if __name__ == "__main__":
    main()
