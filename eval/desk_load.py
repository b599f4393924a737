"""Whether twenty people can decide at one desk at once: no decision lost, none over someone else's head, no error, and how long an answer takes.

    python -m eval.desk_load --people 20 --minutes 5 --database postgresql://USER@HOST/DATABASE

The sample reports are read into the casebook (use a database made for this) and a desk is served, as `habeas serve` does it. Each person is a browser
of its own, signed in by a link, who looks at a card for a second or so (--pause), which is quicker than people are. All take claims by chance, so that
two often have the same card open, and every tenth time two people open the same card on purpose and both decide: one is to be written, the other told.
Now and then somebody takes the last decision back, looks at another page, or drops a report, so that reports are read and case files assembled
meanwhile. Afterwards the ledger must have every decision that a browser was told was written, and no other; its chain must be whole.
Exit status: 0 so it was, 1 it was not.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from habeas.store.address import Book, place

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples" / "reports"
AT = "2026-01-02T03:04:05+00:00"
TOGETHER, LOOK, UNDO, DROP = 0.1, 0.05, 0.03, 20.0
"""How often two decide on one card on purpose, somebody looks at another page, takes back; and seconds between reports that are dropped."""
PAGES = ("/", "/ledger/", "/people/", "/search/?q=Shenyang", "/sources/")
DECIDES = ("accept", "reject", "unsure")
TOLD = "Look at it again; nothing was written."


@dataclass
class Tally:
    """What all browsers saw. `written`: the reason given with each decision that was accepted; `pairs`: of two on one card, how many were written."""

    written: list[str] = field(default_factory=list)
    told: int = 0
    undone: int = 0
    dropped: int = 0
    errors: list[str] = field(default_factory=list)
    pairs: list[int] = field(default_factory=list)
    deciding: list[float] = field(default_factory=list)
    opening: list[float] = field(default_factory=list)
    looking: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Browser:
    """One person at the desk."""

    def __init__(self, link: str) -> None:
        parts = urllib.parse.urlsplit(link)
        self.line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.ask("GET", parts.path)

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> tuple[int, str]:
        """Status and page; what is asked from a card's place comes as a card."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Accept-Language": "en"}
        if path.startswith("/queue/"):
            headers["HX-Request"] = "true"
        if body is not None:
            headers["Content-Type"] = kind
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        for said in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = said.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def card(self, claim: str) -> tuple[int, dict[str, str]]:
        """The hidden fields of a claim's card."""
        status, page = self.ask("GET", f"/queue/?{urllib.parse.urlencode({'claim': claim})}")
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
        return status, {name: html.unescape(value) for name, value in reversed(found) if name != "answer"}

    def send(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Send a form."""
        return self.ask("POST", path, urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def drop(self, name: str, words: bytes, token: str) -> int:
        """Drop a report on the desk."""
        edge = b"-----edge"
        parts = [b'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n' + token.encode()]
        parts.append(b'Content-Disposition: form-data; name="files"; filename="' + name.encode() + b'"\r\n\r\n' + words)
        body = b"".join(b"--" + edge + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + edge + b"--\r\n"
        return self.ask("POST", "/add/", body, f"multipart/form-data; boundary={edge.decode()}")[0]


class Meeting:
    """Two people who open one card and decide on it at the same moment."""

    def __init__(self) -> None:
        self.barrier = threading.Barrier(2)
        self.claim = ""
        self.came: list[bool] = []

    def wait(self) -> bool:
        """Wait for the other; False where nobody comes."""
        try:
            self.barrier.wait(20)
        except threading.BrokenBarrierError:
            return False
        return True


class Person(threading.Thread):
    """Decides until the time is over."""

    def __init__(self, number: int, link: str, claims: list[str], tally: Tally, until: float, meeting: Meeting, pause: float) -> None:
        super().__init__(name=f"person {number}")
        self.pause = pause
        self.number, self.claims, self.tally, self.until, self.meeting = number, claims, tally, until, meeting
        self.browser, self.chance, self.steps = Browser(link), random.Random(number), 0
        self.together = random.Random(number // 2)  # the same for both of two who meet

    def run(self) -> None:
        """Decide, look around, meet."""
        try:
            while time.monotonic() < self.until:
                self.steps += 1
                time.sleep(self.chance.uniform(0, 2 * self.pause))
                if self.steps % round(1 / TOGETHER) == 0:
                    self.meet()
                elif (luck := self.chance.random()) < LOOK:
                    self.look()
                elif luck < LOOK + UNDO:
                    self.take_back()
                else:
                    self.decide(self.chance.choice(self.claims))
        except Exception as error:
            self.fault(f"{type(error).__name__}: {error}")
        finally:
            self.meeting.barrier.abort()
            self.browser.line.close()

    def fault(self, said: str) -> None:
        """Something that must not happen."""
        with self.tally.lock:
            self.tally.errors.append(f"{self.name}: {said}")

    def timed(self, times: list[float], begun: float) -> None:
        """Note how long an answer took."""
        with self.tally.lock:
            times.append(1000 * (time.perf_counter() - begun))

    def decide(self, claim: str, met: bool = False) -> bool | None:
        """Open a card and decide; whether it was written, None where it went wrong."""
        begun = time.perf_counter()
        status, card = self.browser.card(claim)
        self.timed(self.tally.opening, begun)
        if status != 200 or "seen" not in card:
            self.fault(f"the card of {claim}: {status}")
            return None
        if met and not self.meeting.wait():
            return None
        why = f"{self.name}, step {self.steps}"
        begun = time.perf_counter()
        status, page = self.browser.send("/queue/decide", {**card, "answer": self.chance.choice(DECIDES), "why": why})
        self.timed(self.tally.deciding, begun)
        if status != 200:
            self.fault(f"deciding: {status}")
            return None
        told = TOLD in page
        with self.tally.lock:
            self.tally.told += told
            if not told:
                self.tally.written.append(why)
        return not told

    def meet(self) -> None:
        """Both open the same card before either decides. Others are at work too: it may be that neither of the two was first."""
        claim = self.together.choice(self.claims)
        if not self.meeting.wait():
            return
        if self.number % 2 == 0:
            self.meeting.came = []
        if not self.meeting.wait():
            return
        written = self.decide(claim, met=True)
        with self.tally.lock:
            self.meeting.came.append(bool(written))
            both = list(self.meeting.came)
        if len(both) == 2:
            self.tally.pairs.append(sum(both))

    def look(self) -> None:
        """Open another page."""
        begun = time.perf_counter()
        page = self.chance.choice(PAGES)
        status, _ = self.browser.ask("GET", page)
        self.timed(self.tally.looking, begun)
        if status != 200:
            self.fault(f"{page}: {status}")

    def take_back(self) -> None:
        """Take the last decision back; there may be none."""
        status, card = self.browser.card(self.claims[0])
        why = f"{self.name}, step {self.steps}"
        status, _ = self.browser.send("/queue/undo", {"csrfmiddlewaretoken": card.get("csrfmiddlewaretoken", ""), "why": why})
        if status not in (200, 404):
            self.fault(f"taking back: {status}")
        if status == 200:
            with self.tally.lock:
                self.tally.undone += 1
                self.tally.written.append(why)


def dropping(link: str, claims: list[str], tally: Tally, until: float) -> None:
    """Drop a new report now and then."""
    browser = Browser(link)
    for number in range(1, 10_000):
        if time.monotonic() + 1 > until:
            break
        _, card = browser.card(claims[0])
        words = f"Ostwick, {1 + number % 28} May 2018. Police arrested Ilse Brandvik and {number} others in Ostwick, her brother said."
        if browser.drop(f"late-{number}.txt", words.encode(), card["csrfmiddlewaretoken"]) != 303:
            tally.errors.append("a dropped report was refused")
        tally.dropped += 1
        time.sleep(max(0.0, min(DROP, until - time.monotonic())))
    browser.line.close()


def desk(where: Book, people: int) -> None:
    """The desk itself, in a process of its own: prints a link for each person."""
    from habeas.store.boot import casebook, django_ready
    from habeas.web.port import ADDRESS, listening
    from habeas.web.settings import LOOPBACK
    from habeas.web.settings import desk as settings

    with listening(0) as bound:
        port = bound.getsockname()[1]
        django_ready(settings(LOOPBACK, port))
        from habeas.actions.inbox import INBOX
        from habeas.actions.who import Who
        from habeas.web.entry import DOOR
        from habeas.web.server import TEAM, THREADS, serve

        def say(link: str) -> None:
            links = [f"http://{ADDRESS}:{port}/enter/{DOOR.link(Who(f'Reviewer {n}'))}" for n in range(people)]
            print(*links, link, sep="\n", flush=True)

        with casebook(where):
            INBOX.open(where)
            serve(bound, Who("Nobody"), browser=False, say=say, threads=THREADS if isinstance(where, Path) else TEAM)


@contextlib.contextmanager
def served(where: Book, people: int) -> Iterator[list[str]]:
    """A desk, and the links that sign people in."""
    address = str(where) if isinstance(where, Path) else where.address
    command = [sys.executable, "-m", "eval.desk_load", "--desk", "--people", str(people), "--database", address]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        assert process.stdout
        try:
            yield [process.stdout.readline().strip() for _ in range(people + 1)]
        finally:
            process.terminate()
            process.wait(60)


def fill(where: Book) -> None:
    """Read the sample reports into a new casebook."""
    from habeas.actions.add_reports import add_report
    from habeas.actions.assemble import refresh
    from habeas.pipeline import parse_metadata
    from habeas.store.boot import casebook

    with casebook(where, create=True):
        hints = parse_metadata((REPORTS / "sources.csv").read_bytes())
        for file in sorted(REPORTS.glob("*.*")):
            if file.name != "sources.csv":
                add_report(file.name, file.read_bytes(), hints, AT)
        refresh()


def claims_of(where: Book) -> tuple[list[str], int]:
    """Ids of the claims, and how many decisions there are already."""
    from habeas.store import assembled, ledger
    from habeas.store.boot import casebook

    with casebook(where):
        return [claim.id for claim in assembled.nouns("claims")], len(ledger.judgements())


def load(where: Book, people: int, seconds: float, pause: float = 1.0) -> Tally:
    """Have that many people decide for so long. `pause`: seconds that each looks at a card."""
    claims, _ = claims_of(where)
    tally = Tally()
    with served(where, people) as links:
        until = time.monotonic() + seconds
        meetings = [Meeting() for _ in range((people + 1) // 2)]
        crowd = [Person(n, links[n], claims, tally, until, meetings[n // 2], pause) for n in range(people)]
        reader = threading.Thread(target=dropping, args=(links[people], claims, tally, until))
        for one in (*crowd, reader):
            one.start()
        for one in (*crowd, reader):
            one.join()
    return tally


def faults(where: Book, tally: Tally, before: int) -> list[str]:
    """What must not be: lost decisions, decisions that nobody made, a broken chain, two decisions where one should have been told, errors."""
    from habeas.store import ledger
    from habeas.store.boot import casebook

    with casebook(where):
        rows = ledger.judgements()[before:]
        wrong = list(ledger.faults())
    kept, written = Counter(row.why for row in rows), Counter(tally.written)
    wrong += [f"lost: {why}" for why in sorted((written - kept).elements())]
    wrong += [f"nobody made it: {why}" for why in sorted((kept - written).elements())]
    wrong += [f"of two who met on a card {n} were written" for n in tally.pairs if n > 1]
    return wrong + tally.errors


def tell(what: str, times: list[float]) -> None:
    """Print the median and the 95th of a hundred."""
    if times:
        times = sorted(times)
        median, late = (times[min(len(times) - 1, int(share * len(times)))] for share in (0.5, 0.95))
        print(f"{what:24} {len(times):7,}   median {median:7.1f} ms   p95 {late:7.1f} ms   longest {times[-1]:7.1f} ms")


def main() -> int:
    """Fill the database, have people decide, and say what came of it."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    words.add_argument("--database", required=True, type=place)
    words.add_argument("--people", type=int, default=20)
    words.add_argument("--minutes", type=float, default=5)
    words.add_argument("--pause", type=float, default=1.0)
    words.add_argument("--desk", action="store_true", help=argparse.SUPPRESS)
    said = words.parse_args()
    if said.desk:
        desk(said.database, said.people)
        return 0
    fill(said.database)
    claims, before = claims_of(said.database)
    tally = load(said.database, said.people, 60 * said.minutes, said.pause)
    wrong = faults(said.database, tally, before)
    print(f"{said.people} people, {said.minutes:g} minutes, {len(claims)} claims, {tally.dropped} reports dropped meanwhile")
    print(f"written {len(tally.written):,} ({tally.undone:,} taken back), told that somebody was quicker {tally.told:,}")
    print(f"two met on one card {len(tally.pairs):,} times: one was written {tally.pairs.count(1):,}, neither {tally.pairs.count(0):,}")
    tell("a card is opened", tally.opening)
    tell("a decision is answered", tally.deciding)
    tell("another page", tally.looking)
    print(f"faults: {len(wrong)}", *wrong[:20], sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
