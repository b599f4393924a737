"""The jigsaw check on invented people: labelled scenarios, and a crowd of any size with people planted in it whom a few facts single out.

`python -m eval.jigsaw [people] [protected]`: what is found of what was planted, what is told without being so, seconds. Whether somebody is
singled out is counted here a second time by another way (every combination of exact values, in a dictionary).
"""

from __future__ import annotations

import random
import resource
import sys
import time
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from habeas.model.amount import Amount
from habeas.model.cases import Casebook
from habeas.model.claims import Claim, Speaker
from habeas.model.events import Event, Role
from habeas.model.people import Kin, Name, Person, Place
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.when import When
from habeas.protecting.jigsaw import MOST_TOLD, Report, Shown, findings

SCENARIOS = Path(__file__).parent / "cases" / "jigsaw.toml"
PLACES = {
    "Orvane": ("Talmar", "XK"), "Brenholt": ("Talmar", "XK"), "Sudovar": ("Kesh", "XK"), "Talmar": ("", "XK"), "Kesh": ("", "XK"), "XK": ("", "XK"),
}  # fmt: skip
"""Invented towns: region and country; XK is no member of ISO 3166-1."""
Row = dict[str, Any]


def place(name: str) -> Place:
    """An invented place."""
    region, country = PLACES.get(name, ("", "XK"))
    kind = "country" if name == country else "city" if region else "region"
    return Place(f"place:{name}", name, (name,), kind, country, "Exland", region or None)  # type: ignore[arg-type]


def when(words: str) -> When:
    """A day, a month or a year as ISO words."""
    parts = [int(n) for n in words.split("-")]
    return When.day(words) if len(parts) == 3 else When.month(parts[0], parts[1]) if len(parts) == 2 else When.year(parts[0])


def person(row: Row) -> Person:
    """A person of a scenario."""
    low, high = row["age"] if isinstance(row.get("age"), list) else (row.get("age"), row.get("age"))
    kin = tuple(Kin(*words.split(" of ")) for words in row.get("kin", []))
    names = (Name(row["name"]),) if row.get("name") else ()
    return Person(
        row["id"],
        "named" if names else "unknown",
        names,
        row.get("sex", "unknown"),
        None if low is None else Amount(low, high),
        row.get("group", "unknown"),
        kin=kin,
        occupations=tuple(row.get("jobs", [])),
        nationality=row.get("nationality"),
        traits=tuple((key, str(value)) for key, value in row.get("traits", {}).items()),
        mentions=(Quote("s1", 0, len(row["name"]), row["name"]),) if names else (),
    )


def book(rows: list[Row], sources: list[str] = []) -> Casebook:  # noqa: B006  # never changed
    """A casebook of people, each in the events of their row."""
    events, claims = [], []
    for row in rows:
        for n, e in enumerate(row.get("events", [])):
            events.append(
                Event(
                    f"{row['id']}:{n}",
                    e["act"],
                    (Role("victim", row["id"]),),
                    when(e["time"]) if "time" in e else When(),
                    f"place:{e['place']}" if "place" in e else None,
                    Amount(e["count"], e["count"]) if "count" in e else None,
                )
            )
        for n, words in enumerate(row.get("says", [])):
            quote = Quote("shown", 0, len(words), words)
            claims.append(
                Claim(f"{row['id']}:c{n}", "statement", (quote,), Speaker(row["id"]), "asserted", False, True, (row["id"],), "said")
            )
    texts = tuple((f"s{n}", text) for n, text in enumerate(sources, 1))
    told = tuple(Source(ident, "0" * 64, f"{ident}.txt", "text/plain", outlet=f"Paper {ident[1:]}") for ident, _ in texts)
    names = dict.fromkeys(e["place"] for row in rows for e in row.get("events", []) if "place" in e)
    return Casebook(
        told, tuple(person(row) for row in rows), places=tuple(map(place, names)), events=tuple(events), claims=tuple(claims), texts=texts
    )


def scenarios() -> list[Row]:
    """The labelled scenarios."""
    found: list[Row] = tomllib.loads(SCENARIOS.read_text(encoding="utf-8"))["case"]
    return found


def checked(case: Row) -> Report:
    """What the check says of a scenario: the first person is protected and shown as they are, but for what `shown` says instead."""
    people = [{**row, "id": row.get("id", f"p{n}")} for n, row in enumerate(case["people"])]
    shown = [{k: v for k, v in {**people[0], "name": "", **case.get("shown", {})}.items() if v not in ("", [])}]
    rest = [row for row in people[1:] if row["id"] in case.get("beside", [])]
    earlier = [
        Shown(n, book([{"id": "old", **e}]), (("old", people[0]["id"]),))
        for n, e in ((e.pop("called"), e) for e in map(dict, case.get("earlier", [])))
    ]
    public = book(shown + rest)
    links = tuple(Source(f"x{n}", "0" * 64, "x", "text/html", url=url) for n, url in enumerate(case.get("links", [])))
    whole = book(people, case.get("sources", []))
    if links:
        whole = replace(whole, sources=tuple(replace(s, url=u.url) for s, u in zip(whole.sources, links, strict=False)))
        public = replace(public, sources=links)
    return findings(whole, public, {people[0]["id"]: people[0]["id"]}, earlier)


ACTS = ("detention", "disappearance", "torture", "forced_return", "killing", "imprisonment")
JOBS = tuple(f"trade {n}" for n in range(40))
TOWNS = tuple(f"town {n}" for n in range(300))


def crowd(count: int, rng: random.Random) -> list[Row]:
    """Invented people: common facts drawn as real casebooks have them, a tenth of each missing."""
    out: list[Row] = []
    for n in range(count):
        day = date(2010, 1, 1) + timedelta(days=int(rng.random() * 4000))
        out.append(
            {
                "id": f"p{n}",
                "sex": rng.choice(("male", "male", "female")),
                "age": rng.randrange(16, 80),
                "jobs": [rng.choice(JOBS)],
                "nationality": rng.choice(("XK", "XK", "XK", "XA", "XB", "XC")),
                "events": [{"act": rng.choice(ACTS), "place": rng.choice(TOWNS), "time": f"{day:%Y-%m}"}],
            }
        )
        for missing in ("age", "jobs"):
            if rng.random() < 0.1:
                del out[-1][missing]
    return out


def plain(row: Row) -> dict[str, str]:
    """The facts of a row as words, to be counted."""
    e = row["events"][0]
    facts = {"sex": row["sex"], "age": row.get("age"), "job": (row.get("jobs") or [None])[0], "nationality": row["nationality"]}
    return {k: str(v) for k, v in {**facts, "act": e["act"], "place": e["place"], "time": e["time"]}.items() if v is not None}


def singled(rows: list[Row], who: list[int]) -> dict[int, set[frozenset[str]]]:
    """The smallest combinations of up to four facts that nobody else shares, counted in a dictionary."""
    facts = [plain(row) for row in rows]
    keys = sorted({key for fact in facts for key in fact})
    found: dict[int, set[frozenset[str]]] = {n: set() for n in who}
    for size in range(1, 5):
        for chosen in combinations(keys, size):
            seen = Counter(tuple(f[k] for k in chosen) for f in facts if all(k in f for k in chosen))
            for n in who:
                alone = all(k in facts[n] for k in chosen) and seen[tuple(facts[n][k] for k in chosen)] == 1
                if alone and not any(known <= set(chosen) for known in found[n]):
                    found[n].add(frozenset(chosen))
    return found


def measured(count: int, protected: int, seed: int = 1) -> dict[str, float]:
    """Figures of the check on a crowd: what was planted and found, what was told falsely, seconds."""
    rng = random.Random(seed)
    rows = crowd(count, rng)
    who = rng.sample(range(count), protected)
    planted = {n: frozenset(pair) for n, pair in zip(who[: max(1, protected // 10)], iter(lambda: rng.choice(_PAIRS), None), strict=False)}
    for n, pair in planted.items():
        _plant(rows[n], n, pair)
    whole = book(rows)
    shown = book([rows[n] for n in who])
    start, work = time.perf_counter(), time.process_time()
    report = findings(whole, shown, {rows[n]["id"]: rows[n]["id"] for n in who})
    seconds, work = time.perf_counter() - start, time.process_time() - work
    truth = singled(rows, who)
    told: dict[str, set[frozenset[str]]] = {}
    for f in report.findings:
        told.setdefault(f.person, set()).add(frozenset(f.parts))
    false = sum(parts not in truth[n] for n in who for parts in told.get(f"p{n}", ()))
    due = [n for n in who if truth[n]]
    return {
        "people": count,
        "protected": protected,
        "planted": len(planted),
        "planted and found": sum(any(t <= pair for t in told.get(f"p{n}", ())) for n, pair in planted.items()),
        "singled out by counting": len(due),
        "of these told": sum(bool(told.get(f"p{n}")) for n in due),
        "combinations told": len(report.findings),
        "told and not so": false,
        "all smallest combinations": sum(len(truth[n]) for n in who),
        f"left for later (more than {MOST_TOLD} of one person)": sum(p.untold for p in report.people),
        "seconds": seconds,
        "seconds of work": work,
    }


_PAIRS = (("job", "place"), ("age", "job"), ("nationality", "place"), ("sex", "job"), ("job", "time"))


def _plant(row: Row, n: int, pair: frozenset[str]) -> None:
    """Make this pair of facts of a person one that nobody else shares."""
    if "job" in pair:
        row["jobs"] = [f"rare trade {n}"]
    else:
        row["events"][0]["place"] = f"rare town {n}"
    row.setdefault("age", 33)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    protected = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for what, figure in measured(count, protected).items():
        print(f"{what:50} {figure:,.1f}" if what.startswith("seconds") else f"{what:50} {figure:,}")
    print(f"peak memory, counting again included: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
