"""How quickly the desk answers in a large casebook: search, the queue, the list of cases, a case of a thousand claims.

    python -m eval.desk_scale 1000000
    python -m eval.desk_scale 1000000 --database postgresql://USER@HOST/DATABASE

Makes a casebook of that many claims and measures it (--database keeps it, or measures the one that is there). Reading so much would take days: the
rows that the desk asks are inserted straight, by the code that also writes them after reading, with the shapes that reading gives (eleven claims
to a report, three reports to a case, words as unevenly frequent as in a language, a tenth in Korean). The first --made claims are each another; beyond
these their rows are copied by the database, as claims of further reports, so that a million takes minutes. One case is made whole, with a thousand
claims and all their nouns. Every name is invented. Searches are made with all reports open and, as somebody who was given a tenth of the cases, with
the others closed. Prints milliseconds of wall clock, and of the processor (on PostgreSQL of this machine, the server's included).
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import itertools
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from eval.casebook_scale import FAMILY, GIVEN, MIDDLE, TOWNS
from habeas.store.address import place
from habeas.store.boot import casebook

KINDS = (("event", 30), ("status", 12), ("relation", 10), ("attribute", 14), ("figure", 6), ("statement", 22), ("appeal", 5), ("law", 1))
STANCES = (("asserted", 74), ("hedged", 9), ("denied", 5), ("not_confirmed", 2), ("feared", 4), ("predicted", 2), ("asked", 4))
SPEAKERS = (("media", 45), ("official", 14), ("organisation", 14), ("relative", 9), ("victim", 6), ("witness", 5), ("anonymous", 7))
EVENTS = ("detention", "abduction", "killing", "torture", "forced_return", "release", "disappearance", "imprisonment")
COUNTRIES = "TH CN KR KP LA VN RU BY TR EG SY IQ IR PK BD MM KH NG SD ET ER CM VE CU NI MX CO PH ID UZ".split()
STATUS = ("detained", "missing", "released", "dead", "imprisoned", "forcibly_returned", "unknown")
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro sa te vi wo xe yu zo bra cle dri flo gru".split()
HANGUL = "가나다라마바사아자차카타파하강김이박최정한윤조장임신권황안송류홍".strip()
PLAIN = "police soldiers arrested detained taken family lawyer said house prison court released beaten brother wife children border town night".split()
PER_REPORT, PER_CASE = 11, 33
PAGE = 50
GOALS = {"search": 100.0, "queue": 60.0, "case list": 100.0, "case page": 200.0}


def vocabulary(rng: random.Random, size: int = 40_000) -> list[str]:
    """Made-up words, the commonest first."""
    made = {"".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(size)}
    return PLAIN + sorted(made, key=lambda word: (len(word), word))


class World:
    """Everything that claims are made of, drawn once."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng)
        self.often = list(itertools.accumulate(1 / (n + 3) for n in range(len(self.words))))
        self.people = [f"{g} {m} {f}" for f in FAMILY for g in GIVEN for m in MIDDLE]
        self.korean = ["".join(self.rng.choices(HANGUL, k=3)) for _ in range(2000)]
        self.towns = TOWNS + ["".join(self.rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(600)]

    def one(self, weighted: tuple[tuple[str, int], ...]) -> str:
        """One of several, as often as its weight says."""
        return self.rng.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]

    def sentence(self) -> str:
        """Words of a quote."""
        if self.rng.random() < 0.1:
            return " ".join("".join(self.rng.choices(HANGUL, k=self.rng.randint(2, 5))) for _ in range(self.rng.randint(4, 12)))
        return " ".join(self.rng.choices(self.words, cum_weights=self.often, k=self.rng.randint(6, 26)))


def claims(world: World, count: int) -> Iterator[tuple[str, object]]:
    """(part, claim in columns) of that many claims."""
    from habeas.store.facts import Fact

    rng = world.rng
    for n in range(count):
        if n % PER_CASE == 0:
            who = rng.choice(world.korean) if rng.random() < 0.1 else rng.choice(world.people)
            town, country, event = rng.choice(world.towns), rng.choice(COUNTRIES), rng.choice(EVENTS)
            day = date(2000, 1, 1) + timedelta(days=rng.randrange(9300))
        kind, source, words = world.one(KINDS), f"{n // PER_REPORT:016x}", world.sentence()
        dated = rng.random() < 0.7
        last = day + timedelta(days=rng.choice((0, 0, 0, 6, 30, 364)))
        sure = round(rng.betavariate(6, 2), 4)
        speaker = world.one(SPEAKERS)
        start = n % PER_REPORT * 240
        yield (
            f"part{n // PER_CASE}",
            Fact(
                f"{source}:c{start}-0",
                source,
                start,
                start + len(words),
                words,
                kind,
                world.one(STANCES),
                "proposed" if rng.random() < 0.9 else "accepted",
                rng.choice(STATUS) if kind == "status" else event,
                rng.choice(world.people) if speaker in ("relative", "official", "witness") else "",
                speaker,
                event if kind in ("event", "status") else "",
                country,
                day.isoformat() if dated else "",
                last.isoformat() if dated else "",
                f"case-{n // PER_CASE:012x}",
                sure,
                round((1.1 - sure) * rng.choice((3.0, 2.5, 1.5, 0.7)), 6),
                (),
                (who, town),
                (f"{n // PER_CASE:016x}:p1", f"{zlib.crc32(town.encode()):x}:l1"),
            ),
        )


def cases(world: World, count: int) -> None:
    """The rows of that many cases, as a list shows them."""
    from habeas.store.models import CaseRow

    rng = world.rng

    def row(n: int) -> CaseRow:
        who, town, kind = rng.choice(world.people), rng.choice(world.towns), rng.choice(EVENTS)
        day = (date(2000, 1, 1) + timedelta(days=rng.randrange(9300))).isoformat()
        title, status = f"{who}: {kind} in {town}, {day}", rng.choice(STATUS)
        line = {
            "number": 0,
            "id": f"case-{n:012x}",
            "title": title,
            "people": [who],
            "status": [[who, status]],
            "place": town,
            "kind": kind,
        }
        return CaseRow(
            ident=f"case-{n:012x}",
            part=f"part{n}",
            day=day,
            title=title,
            line=line,
            members=[],
            kind=kind,
            country=rng.choice(COUNTRIES),
            last=day,
            status=f" {status} ",
            words=title.casefold(),
            reports=rng.randint(1, 9),
            questions=rng.randint(0, 8),
            disagreements=rng.randint(0, 3),
        )

    for start in range(0, count, 2000):
        CaseRow.objects.bulk_create([row(n) for n in range(start, min(start + 2000, count))], batch_size=400)


def whole_case(world: World, count: int = 1000) -> None:
    """One case with every noun that shows it: people, incidents, places, bodies and that many claims in ninety reports."""
    from habeas.model.plain import to_plain
    from habeas.store.models import CaseRow, NounRow

    nouns = _nouns(world, count)
    NounRow.objects.bulk_create((NounRow(ident=n.id, kind=kind, part="whole", noun=to_plain(n)) for kind, n in nouns), batch_size=400)
    [case] = [n for kind, n in nouns if kind == "cases"]
    line = {"number": 0, "id": case.id, "title": case.title}
    members = [n.id for _, n in nouns]
    CaseRow.objects.create(ident=case.id, part="whole", day="2020-01-01", title=case.title, line=line, members=members, words="whole")


def _nouns(world: World, count: int) -> list[tuple[str, object]]:
    from habeas.model.cases import CaseFile, Status
    from habeas.model.claims import Claim, Speaker
    from habeas.model.events import Event, Role
    from habeas.model.people import Name, Person, Place
    from habeas.model.quote import Quote
    from habeas.model.source import Source
    from habeas.model.when import When

    rng = world.rng
    when = When.day("2020-01-01", "on 1 January 2020")
    ids = [f"whole{n:03}" for n in range(count // PER_REPORT)]
    sources = [Source(i, "0" * 64, f"{i}.txt", "text/plain", f"Report {i}", f"Outlet {n % 30}") for n, i in enumerate(ids)]
    people = [Person(f"w:p{n}", "named", (Name(rng.choice(world.people)),), mentions=_quotes(world, ids, 8)) for n in range(40)]
    places = [Place(f"w:l{n}", rng.choice(world.towns), (), "city", "TH", mentions=_quotes(world, ids, 8)) for n in range(25)]
    told = [[f"w:c{n}" for n in range(count) if n % 30 == e] for e in range(30)]
    events = [
        Event(f"w:e{e}", "detention", (Role("victim", f"w:p{e}"),), when, f"w:l{e % 25}", None, "yes", tuple(c)) for e, c in enumerate(told)
    ]
    said = [
        Claim(
            f"w:c{n}",
            "event",
            (Quote(ids[n % len(ids)], n, n + len(words), words),),
            Speaker(f"w:p{n % 40}", None, "relative"),
            "asserted",
            False,
            True,
            (f"w:p{n % 30}",),
            "arrested",
            event=f"w:e{n % 30}",
            when=when,
            place=f"w:l{n % 25}",
        )
        for n, words in enumerate(world.sentence() for _ in range(count))
    ]
    status = tuple(Status(p.id, "detained", when, when, tuple(told[n % 30])) for n, p in enumerate(people))
    case = CaseFile(
        "case-whole", "A case of a thousand claims", tuple(ids), tuple(p.id for p in people), tuple(e.id for e in events), "w:e0", status
    )
    lists = {"sources": sources, "people": people, "places": places, "events": events, "claims": said, "cases": [case]}
    return [(kind, noun) for kind, made in lists.items() for noun in made]  # type: ignore[attr-defined]


def _quotes(world: World, sources: list[str], count: int):  # type: ignore[no-untyped-def]
    from habeas.model.quote import Quote

    return tuple(Quote(world.rng.choice(sources), n, n + 5, "words") for n in range(count))


def asked(world: World) -> Iterator[tuple[str, object]]:
    """Searches as people make them, by what sort they are."""
    from habeas.store.queries import Claims

    rng = world.rng
    while True:
        word = rng.choices(world.words, cum_weights=world.often)[0]
        day = date(2000, 1, 1) + timedelta(days=rng.randrange(9000))
        since, until = day.isoformat(), (day + timedelta(days=rng.choice((1, 30, 365)))).isoformat()
        yield "a common word", Claims(rng.choice(PLAIN))
        yield "a word", Claims(word)
        yield "two words", Claims(f"{word} {rng.choice(PLAIN)}")
        yield "a name", Claims(rng.choice(world.people))
        yield "two Korean letters", Claims("".join(rng.choices(HANGUL, k=2)))
        yield "four letters of a word", Claims(word[:4])
        yield "kind and country", Claims(kind=world.one(KINDS), country=rng.choice(COUNTRIES))
        yield "word, kind, who says so", Claims(word, kind=world.one(KINDS), speaker_kind=world.one(SPEAKERS))
        yield "a stretch of time", Claims(since=since, until=until)
        yield "word and stretch of time", Claims(rng.choice(PLAIN), since=since, until=until)
        yield "town, kind of event, year", Claims(rng.choice(world.towns), event_kind=rng.choice(EVENTS), since=since, until=until)
        yield "one person", Claims(thing=f"{rng.randrange(1000):016x}:p1")


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor, a PostgreSQL's on this machine included."""
    wall, processor = time.perf_counter(), worked()
    act()
    return 1000 * (time.perf_counter() - wall), 1000 * (worked() - processor)


def worked() -> float:
    """Seconds that this process has had of the processor, and the server's process that answers it."""
    return time.process_time() + (int(answering().read_text().split()[0]) / 1e9 if answering().exists() else 0.0)


@functools.cache
def answering() -> Path:
    """Where Linux counts what a PostgreSQL on this machine has had for us. It is kept from sharing a question out among processes that are not counted."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return Path("/nowhere")
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def pace() -> float:
    """Milliseconds of the processor for a fixed piece of work. A machine that does other work besides takes longer for all."""
    begun, total = time.process_time(), 0
    for n in range(1_000_000):
        total += n * n
    return 1000 * (time.process_time() - begun)


def tell(what: str, times: list[tuple[float, float]], goal: float | None = None) -> None:
    """Print the median and the 95th of a hundred."""
    wall, processor = (sorted(column) for column in zip(*times, strict=True))
    at = lambda column, share: column[min(len(column) - 1, int(share * len(column)))]  # noqa: E731 - said once
    aim = f"   goal {goal:.0f}" if goal else ""
    print(
        f"{what:28} median {at(wall, 0.5):7.1f} ms   p95 {at(wall, 0.95):7.1f} ms   processor p95 {at(processor, 0.95):7.1f} ms{aim}",
        flush=True,
    )


def searches(world: World, rounds: int, what: str) -> None:
    """Search, and print how long the answers took."""
    from habeas.store import queries

    by_sort: dict[str, list[tuple[float, float]]] = {}
    for sort, wanted in itertools.islice(asked(world), rounds * 12):
        by_sort.setdefault(sort, []).append(timed(partial(queries.search, wanted, size=PAGE)))
    for sort, times in by_sort.items():
        tell(f"  {sort}", times)
    tell(what, [one for times in by_sort.values() for one in times], GOALS["search"])


def given(share: int = 10) -> contextlib.AbstractContextManager[None]:
    """The eyes of somebody who was given one of so many cases: the reports of these, as the desk lists them for every question."""
    from habeas.store import accounts
    from habeas.store.models import ClaimFactRow
    from habeas.store.seen import View, through

    name = f"one in {share}"
    sources = sorted(set(ClaimFactRow.objects.values_list("source", flat=True).distinct()))[::share]
    if not accounts.view_kept(name):
        accounts.keep_view(name, set(sources))
    return through(View(name, frozenset(sources)))


def measure(world: World, rounds: int) -> None:
    """Ask, and print how long the answers took."""
    from habeas.store import queries
    from habeas.store.queries import Cases, Claims

    print(f"a fixed piece of work takes {pace():.0f} ms of the processor", flush=True)
    searches(world, rounds, "search")
    with given():
        searches(world, rounds, "search, nine of ten cases closed")
    card, steps = "", []
    decided = {f"{n:016x}:c0-0" for n in range(500)}
    for n in range(rounds * 4):
        wanted = Claims() if n % 2 else Claims(kind=world.one(KINDS))
        begun = time.perf_counter(), time.process_time()
        card = next(queries.queue(wanted, decided, card)).id
        steps.append((1000 * (time.perf_counter() - begun[0]), 1000 * (time.process_time() - begun[1])))
    tell("queue", steps, GOALS["queue"])
    lists = [
        Cases(),
        Cases(world.rng.choice(world.towns)),
        Cases(status="missing", country="TH"),
        Cases(since="2010-01-01", until="2011-12-31"),
    ]
    tell("case list", [timed(partial(queries.case_rows, w)) for _ in range(rounds) for w in lists], GOALS["case list"])
    # the page itself is measured by eval.desk_page
    tell("case, out of the database", [timed(partial(queries.case, "case-whole")) for _ in range(rounds)], GOALS["case page"])


def main() -> None:
    """Make a casebook of many claims, or take one that was kept, and measure it."""
    words = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    words.add_argument("claims", type=int, nargs="?", default=100_000)
    words.add_argument("--database", type=place)
    words.add_argument("--made", type=int, default=60_000)
    words.add_argument("--rounds", type=int, default=20)
    said = words.parse_args()
    with contextlib.ExitStack() as stack:
        where = said.database or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "large.casebook"
        stack.enter_context(casebook(where, create=True))
        from habeas.store.models import ClaimFactRow

        if not ClaimFactRow.objects.exists():
            begun = time.perf_counter()
            fill(World(), said.claims, said.made)
            print(f"made in {time.perf_counter() - begun:.0f} s", flush=True)
        measure(World(2), said.rounds)


def copy(count: int, made: int) -> None:
    """Copy the rows of claims until there are so many; each copy is a claim of another report."""
    from django.db import connection

    from habeas.store.models import ClaimFactRow

    columns = [field.column for field in ClaimFactRow._meta.concrete_fields if field.column not in ("id", "ident", "source")]
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        for copied in range(made, count, made):
            most, mark = min(made, count - copied), f"-{copied // made}"
            cursor.execute(
                f"INSERT INTO claim_facts (id, ident, source, {names}) SELECT id + {copied}, substr(ident, 1, 16) || '{mark}' || substr(ident, 17),"
                f" source || '{mark}', {names} FROM claim_facts WHERE id <= {most}"
            )
            cursor.execute(
                f"INSERT INTO claim_words (rowid, words, grams, facets) SELECT rowid + {copied}, words, grams, facets FROM claim_words"
                f" WHERE rowid <= {most}"
            )
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")  # as the server does by itself after a while


def fill(world: World, count: int, most: int) -> None:
    """Write the rows."""
    from django.db import transaction

    from habeas.store import facts

    made = claims(world, min(count, most))
    while some := list(itertools.islice(made, 20_000)):
        with transaction.atomic():
            facts.save(some)  # type: ignore[arg-type]
    copy(count, min(count, most))
    with transaction.atomic():
        cases(world, count // PER_CASE)
        whole_case(world)


if __name__ == "__main__":
    main()
