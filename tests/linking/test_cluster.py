from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.told import SHENYANG, Report, number

from habeas.linking import cluster, compare, keys, pairs
from habeas.model.findings import Findings, Link
from habeas.model.judgement import Judgement
from habeas.model.quote import Quote
from habeas.model.when import When


def report(source: str, name: str, count: int, day: int, sex: str = "unknown") -> Findings:
    """One report of one arrest with a named witness."""
    r = Report(source, When.day("2017-11-10"))
    r.someone(name, sex=sex)  # type: ignore[arg-type]
    r.event(
        "detention",
        [r.group(number(count), f"{count} people", "KP"), r.someone(of=("brother", f"{source}:p000"))],
        When.day(f"2017-11-{day:02}"),
        SHENYANG,
    )
    r.body("Human Rights Watch")
    return r.done()


def links(findings: Sequence[Findings]) -> list[Link]:
    """All links of all pairs."""
    return [k for a, b in combinations(findings, 2) for k in compare(a, b)]


def decision(number: int, verdict: str, on: Quote, other: Quote | None = None, withdraws: int | None = None) -> Judgement:
    """A decision about the words of two reports."""
    return Judgement(
        number, verdict, "someone", "2026-01-01T00:00:00Z", "I know both", (on,), (other,) if other else (), withdraws=withdraws
    )  # type: ignore[arg-type]


NAMES = ["Bang Joo-won", "Bang Ju-won", "Bang Seo-yeon", "Ko Mi-ran", "Go Mi-ran", "Ahn Seung-hee", "An Sung-hee"]
REPORTS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([7, 10, 11, 30]), st.integers(1, 9)), min_size=2, max_size=6)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_links_changes_nothing(told: list[tuple[str, int, int]], chance: object) -> None:
    """Reading the same reports in another order gives the same people and incidents."""
    findings = [report(f"s{i}", *one) for i, one in enumerate(told)]
    found = links(findings)
    shuffled, mixed = list(findings), [*found, *links(findings[::-1])]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert cluster(findings, found) == cluster(shuffled, mixed)


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_comparing_is_the_same_both_ways(told: list[tuple[str, int, int]]) -> None:
    """Two reports give the same links whichever comes first."""
    findings = [report(f"s{i}", *one) for i, one in enumerate(told)]
    assert compare(findings[0], findings[1]) == compare(findings[1], findings[0])


@settings(max_examples=25, deadline=None)
@given(REPORTS)
def test_reports_that_link_share_a_key(told: list[tuple[str, int, int]]) -> None:
    """Whatever links people or events of two reports, the two share a key."""
    findings = [report(f"s{i}", *one) for i, one in enumerate(told)]
    followed = set(pairs({f.source.id: keys(f) for f in findings}))
    joined = {(k.left.split(":")[0], k.right.split(":")[0]) for k in links(findings) if k.kind in ("person", "event") and k.score >= 0.5}
    assert joined <= followed


def test_spellings_meet_in_one_person() -> None:
    """Three spellings of a name are one person, whose id is the smallest."""
    findings = [report(f"s{i}", name, 10, 4) for i, name in enumerate(["Ahn Seung-hee", "An Sung-hee", "Ahn Sung-hee"])]
    table = cluster(findings, links(findings)).table()
    assert {table[f"s{i}:p000"] for i in range(3)} == {"s0:p000"}


def test_a_decision_keeps_two_people_apart_whatever_links_say() -> None:
    """ "Not the same person" holds against a link, and the link is kept among the refused."""
    a, b = report("a", "Bang Joo-won", 10, 4), report("b", "Bang Joo-won", 10, 4)
    different = decision(1, "different_person", a.people[0].mentions[0], b.people[0].mentions[0])
    found = cluster([a, b], links([a, b]), [different])
    assert found.table()["a:p000"] != found.table()["b:p000"]
    assert ("a:p000", "b:p000") in {(k.left, k.right) for k in found.refused}


def test_a_decision_joins_what_nothing_else_joins() -> None:
    """ "The same person" holds against different names, and comes apart when it is withdrawn."""
    a, b = report("a", "Bang Joo-won", 10, 4), report("b", "Ko Mi-ran", 30, 9)
    together = decision(1, "same_person", a.people[0].mentions[0], b.people[0].mentions[0])
    joined = cluster([a, b], links([a, b]), [together])
    assert joined.table()["b:p000"] == "a:p000"
    undone = cluster([a, b], links([a, b]), [together, decision(2, "withdraw", a.people[0].mentions[0], withdraws=1)])
    assert undone == cluster([a, b], links([a, b]))
    assert undone.table()["b:p000"] == "b:p000"


def test_incidents_are_kept_apart_by_decision() -> None:
    """ "Not the same incident" is anchored by the words of each report's claim."""
    a, b = report("a", "Bang Joo-won", 10, 4), report("b", "Ko Mi-ran", 10, 4)
    different = decision(1, "different_incident", a.claims[0].quotes[0], b.claims[0].quotes[0])
    assert cluster([a, b], links([a, b])).table()["b:e000"] == "a:e000"
    assert cluster([a, b], links([a, b]), [different]).table()["b:e000"] == "b:e000"


def test_a_third_report_cannot_bring_together_who_contradict_one_another() -> None:
    """A report that does not say the sex cannot make one person of a man and a woman of one name."""
    findings = [
        report("a", "Ahn Sung-hee", 10, 4, "male"),
        report("b", "Ahn Sung-hee", 10, 4),
        report("c", "Ahn Sung-hee", 10, 4, "female"),
    ]
    table = cluster(findings, links(findings)).table()
    assert table["a:p000"] != table["c:p000"]


def test_bodies_meet_by_name_in_reports_that_were_never_compared() -> None:
    """Human Rights Watch is one body in all reports, whether or not they have anything else in common."""
    a, b = report("a", "Bang Joo-won", 10, 4), Report("b")
    b.body("HRW")
    table = cluster([a, b.done()], []).table()
    assert table["b:o000"] == "a:o000"


def test_ministries_of_two_countries_are_two_bodies() -> None:
    """ "The foreign ministry" is one body only within one country."""
    reports = []
    for source, country in (("a", "CN"), ("b", "KR"), ("c", "CN")):
        r = Report(source)
        r.body("Foreign Ministry", country, "state_other")
        reports.append(r.done())
    table = cluster(reports, []).table()
    assert table["a:o000"] == table["c:o000"] != table["b:o000"]


def test_two_numbers_of_one_report_are_two_incidents() -> None:
    """A report of two bakers handed over today recalls three traders of January: what was done to the traders never takes the bakers in."""
    now, old = Report("s1", When.day("2012-10-19")), Report("s2", When.day("2012-01-27"))
    bakers = now.event("forced_return", [now.group(number(2), "Two brothers", "KP")])
    traders = now.event("forced_return", [now.group(number(3), "three traders", "KP")], When.between("2012-01-01", "2012-01-31"))
    before = old.event("forced_return", [old.group(number(3), "three traders", "KP")], When.day("2012-01-24"))
    findings = [now.done(), old.done()]
    same = cluster(findings, links(findings)).table()
    assert same[traders] == same[before] != same[bakers]
