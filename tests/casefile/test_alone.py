"""Reports that tell of no event with another report, and single people taken with many."""

from __future__ import annotations

from dataclasses import replace

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.amount import Amount
from habeas.model.cases import CaseFile
from habeas.model.findings import Link
from habeas.model.when import When


def cases(words: str, alike: tuple[tuple[str, float], ...], killed: bool = False) -> tuple[CaseFile, ...]:
    """The cases of two reports of one disappearance and of a third with the given words, and what that one is like."""
    a = Report("aa", "Mira Dovan vanished in Lorvik on 3 May 2021.", published="2021-05-06")
    b = Report("bb", "Mira Dovan has vanished in Lorvik.", published="2021-05-07")
    for r in (a, b):
        mira = r.person("mira", "Mira Dovan")
        r.event(
            "disappearance",
            "vanished in Lorvik",
            (mira,),
            When.day("2021-05-03"),
            place=r.place("Lorvik", "city", "AQ"),
            id=f"{r.id}:e:gone",
        )
    c = Report("cc", words, published="2021-06-01")
    if killed:
        c.event("killing", words, (c.person("x", words.split(" was")[0]),), When.day("2020-01-01"), id="cc:e:k")
    ident = same(("aa:p:mira", "bb:p:mira"), ("aa:e:gone", "bb:e:gone"))
    ident = replace(ident, links=tuple(Link("report", other, "cc", score) for other, score in alike))
    return assemble([r.findings() for r in (a, b, c)], texts(a, b, c), ident).cases


def test_a_report_of_a_protest_goes_to_the_case_it_is_like() -> None:
    """A report without an event of its own stands in the case whose reports it is like as a whole."""
    (case,) = cases("Hundreds marched for her in Lorvik.", (("aa", 0.9), ("bb", 0.7)))
    assert case.sources == ("aa", "bb", "cc")


def test_a_report_like_none_stays_alone() -> None:
    """Without a link as a whole nothing is guessed."""
    (case,) = cases("Hundreds marched in Lorvik.", ())
    assert case.sources == ("aa", "bb")


def test_what_it_tells_besides_stays_a_case_of_its_own() -> None:
    """A report with an event of another kind goes to the case it is like and keeps its own."""
    found = cases("Ossi Pell was killed there.", (("aa", 0.9), ("bb", 0.9)), killed=True)
    assert sorted(c.sources for c in found) == [("aa", "bb", "cc"), ("cc",)]


def one_of_many(town: str) -> tuple[CaseFile, ...]:
    """The cases of a report that tells of nine people held and of one man's sister held, the latter in the town given."""
    a = Report("aa", f"Police held nine miners in Lorvik on 3 May. Ana Dovan was held in {town} on 3 May.", published="2021-05-06")
    nine = a.person("nine", "nine miners", "group", count=Amount(9, 9, words="nine", unit="persons"))
    ana = a.person("ana", "Ana Dovan")
    first = a.place("Lorvik", "city", "AQ")
    there = first if town == "Lorvik" else a.place(town, "city", "AQ")
    a.places = [replace(p, city=p.name) for p in a.places]
    a.event("detention", "held nine miners", (nine,), When.day("2021-05-03"), place=first, id="aa:e:nine")
    a.event("detention", "was held", (ana,), When.day("2021-05-03"), place=there, id="aa:e:ana")
    return assemble([a.findings()], texts(a), same()).cases


def test_one_taken_with_many_stands_in_the_case_of_all() -> None:
    """Someone named and a group, held in one town on one day as one report tells it, are one incident."""
    assert {e for c in one_of_many("Lorvik") for e in c.events} == {"aa:e:ana", "aa:e:nine"}
    assert len(one_of_many("Lorvik")) == 1


def test_another_town_is_another_incident() -> None:
    """The same day in another town joins nothing."""
    assert not any({"aa:e:ana", "aa:e:nine"} <= set(c.events) for c in one_of_many("Hestmark"))


def untold(second: str) -> tuple[CaseFile, ...]:
    """The cases of two reports of one woman in which no event was made out, alike as wholes; the second names somebody as given."""
    a, b = Report("aa", "Mira Dovan has a new trial."), Report("bb", f"{second} is home from Lorvik.")
    first, her = a.person("one", "Mira Dovan"), b.person("two", second)
    ident = same((first, her)) if second == "Mira Dovan" else same()
    ident = replace(ident, links=(Link("report", "aa", "bb", 0.9),))
    return assemble([a.findings(), b.findings()], texts(a, b), ident).cases


def test_reports_alike_that_name_one_person_are_a_case_though_no_event_was_made_out() -> None:
    """Whoever both reports name in full is whose case it is."""
    (case,) = untold("Mira Dovan")
    assert case.sources == ("aa", "bb")
    assert case.whom == ("aa:p:one",)


def test_reports_alike_that_name_nobody_in_common_make_no_case() -> None:
    """Without somebody in both there is nobody whose case it could be."""
    assert not untold("Ossi Pell")
