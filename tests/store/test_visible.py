"""Search in time and through the eyes of somebody who may not see all: the same answers as going through every claim one by one, in each kind of database."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from habeas.store.accounts import keep_view
from habeas.store.facts import Fact
from habeas.store.seen import View, through

RNG = random.Random(4)
WORDS = "police house brother winter river market".split()


def told(n: int) -> Fact:
    """One of six hundred claims in two hundred reports; the oldest twenty reports alone speak of a lantern, "market" stands in every other claim."""
    words = ["lantern"] * (n < 60 and n % 7 == 0) + ["market"] * (n % 2) + RNG.sample(WORDS[:5], 2)
    first = date(2014, 1, 1) + timedelta(days=RNG.randrange(900))
    last = first + timedelta(days=RNG.choice((0, 0, 3, 40, 200, 500)))
    days = RNG.choice([(first.isoformat(), last.isoformat())] * 6 + [("", last.isoformat()), (first.isoformat(), ""), ("", "")])
    return Fact(
        f"{n // 3:04}:c{n}", f"{n // 3:04}", n, n + 5, " ".join(words), "event", "asserted", "proposed", "", "", "media",
        "detention", "TH", *days, f"case-{n // 30}", 0.5, 1.0, ()
    )  # fmt: skip


FACTS = [told(n) for n in range(600)]
ASKED = [
    ("market", "", ""),
    ("lantern", "", ""),
    ("police house", "", ""),
    ("market", "2015-03-04", "2015-03-09"),
    ("", "2014-11-20", "2015-01-03"),
]
ASKED += [
    ("river", "2014-01-01", "2016-12-31"),
    ("", "2015-06-01", ""),
    ("market", "", "2014-02-01"),
    ("nowhere", "", ""),
    ("", "1950-01-01", "1950-12-31"),
]


def wanted(fact: Fact, words: str, since: str, until: str) -> bool:
    """Whether a claim is one of those asked for, worked out on its own columns."""
    if not all(word in fact.words.split() for word in words.split()):
        return False
    if not (since or until):
        return True
    known = bool(fact.earliest or fact.latest)
    return known and (not since or not fact.latest or fact.latest >= since) and (not until or not fact.earliest or fact.earliest <= until)


@pytest.mark.usefixtures("book")
def test_what_is_found_is_what_stands_in_the_reports_that_may_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Old reports, new ones and a few here and there: each question gives exactly the claims in these, whichever way the index goes about it."""
    from django.db import transaction

    from habeas.store import facts, fulltext_postgresql, queries
    from habeas.store.queries import Claims

    with transaction.atomic():
        facts.save(("p", fact) for fact in FACTS)
    views = {
        "old": {f"{n:04}" for n in range(25)},
        "new": {f"{n:04}" for n in range(150, 200)},
        "few": {f"{n:04}" for n in range(0, 200, 9)},
        "none": set(),
    }
    for first, walk in ((5, 1_000), (5, 20), (2_000, 10_000)):
        monkeypatch.setattr(fulltext_postgresql, "FIRST_STEP", first)
        monkeypatch.setattr(fulltext_postgresql, "LONGEST_WALK", walk)
        for name, sources in {"": None, **views}.items():
            if sources is not None:
                keep_view(name, sources)
            with through(View(name, frozenset(sources)) if sources is not None else None):
                for words, since, until in ASKED:
                    found = [one.id for one in queries.search(Claims(words, since=since, until=until), size=1_000)]
                    meant = {f.ident for f in FACTS if (sources is None or f.source in sources) and wanted(f, words, since, until)}
                    assert len(found) == len(set(found)), (name, words)
                    assert set(found) == meant, (name, words, since, until)
