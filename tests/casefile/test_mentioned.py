"""Reports that speak of a victim without telling the event anew."""

from __future__ import annotations

from dataclasses import replace

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.cases import CaseFile
from habeas.model.when import When


def cases(second: str, title: str = "Talks go on", relative: str | None = None) -> tuple[CaseFile, ...]:
    """The cases of a report of a disappearance and a later report with the given words."""
    a = Report("aa", "Mira Dovan vanished in Lorvik on 3 May 2021.", published="2021-05-06")
    mira = a.person("mira", "Mira Dovan")
    a.event("disappearance", "vanished in Lorvik", (mira,), When.day("2021-05-03"), place=a.place("Lorvik", "city", "AQ"), id="aa:e:gone")
    b = Report("bb", second, published="2021-07-01")
    there = b.person("mira", "Mira Dovan")
    if relative:
        b.person("kin", relative, "anchored", kin=(("sister", there),))
    b.person("minister", "Oskar Tellen")
    ident = same(("aa:p:mira", "bb:p:mira"))
    findings = [a.findings(), b.findings()]
    findings[1] = replace(findings[1], source=replace(findings[1].source, title=title))
    return assemble(findings, texts(a, b), ident).cases


def test_a_report_on_a_victims_family_belongs_to_the_victims_case() -> None:
    """A report that names the victim and lets the sister speak stands in the case though it tells no event."""
    (case,) = cases("Oskar Tellen met the sister of Mira Dovan, and her sister asked again.", relative="her sister")
    assert case.sources == ("aa", "bb")


def test_a_title_that_names_the_victim_is_enough() -> None:
    """The name in the title makes it a report on that person."""
    (case,) = cases("Oskar Tellen spoke of Mira Dovan.", title="Still no trace of Mira Dovan")
    assert case.sources == ("aa", "bb")


def test_a_name_in_passing_makes_no_report_of_the_case() -> None:
    """A report on something else that names the victim once stays outside."""
    (case,) = cases("Oskar Tellen, asked about Mira Dovan, spoke of trade.")
    assert case.sources == ("aa",)


def test_a_person_who_only_speaks_draws_no_report_in() -> None:
    """Another report by the minister whom a case's report names is no report of that case."""
    (case,) = cases("Oskar Tellen, Oskar Tellen and Mira Dovan.", title="Oskar Tellen on trade")
    assert case.sources == ("aa",)
