"""What befell "the eleven" of a case later, told in one report by their number."""

from __future__ import annotations

import pytest

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.amount import Amount
from habeas.model.cases import CaseFile
from habeas.model.when import When


def cases(number: int, later: When, named: bool = True) -> tuple[CaseFile, ...]:
    """The cases of a report that nine were seized with Mira Dovan, and of one that speaks of her and tells what `number` people went through."""
    a = Report("aa", "Nine porters and Mira Dovan were seized in Lorvik on 3 May 2021.", published="2021-05-06")
    mira, nine = a.person("mira", "Mira Dovan"), a.person("nine", "Nine porters", "group", count=Amount(9, 9, words="Nine", unit="persons"))
    a.event(
        "detention", "were seized in Lorvik", (mira, nine), When.day("2021-05-03"), place=a.place("Lorvik", "city", "AQ"), id="aa:e:seized"
    )
    words = "Mira Dovan still writes home. Mira Dovan asks for letters. " if named else "Nobody writes home. "
    b = Report("bb", words + "The porters were tortured at the quay.", published="2022-07-01")
    there = b.person("mira", "Mira Dovan") if named else ""
    if named:
        b.person("kin", "letters", "anchored", kin=(("sister", there),))
    group = b.person("them", "The porters", "group", count=Amount(number, number, words="", unit="persons"))
    b.event("torture", "were tortured at the quay", (group,), later, id="bb:e:hurt")
    ident = same(("aa:p:mira", "bb:p:mira")) if named else same()
    return assemble([a.findings(), b.findings()], texts(a, b), ident).cases


def test_what_the_same_number_went_through_later_is_the_same_case() -> None:
    """A report on one of the victims that tells what nine people suffered a month on tells it of the nine that were seized with her."""
    (case,) = cases(9, When.month(2021, 6))
    assert {"aa:e:seized", "bb:e:hurt"} <= set(case.events)


@pytest.mark.parametrize(("number", "later"), [(7, When.month(2021, 6)), (9, When.month(2020, 6)), (9, When.month(2031, 6))])
def test_another_number_or_another_time_is_another_case(number: int, later: When) -> None:
    """Seven are not the nine; what happened before they were seized, or ten years on, befell others."""
    assert len(cases(number, later)) == 2


def test_a_number_alone_joins_no_report() -> None:
    """A report that names nobody of the case speaks of any nine people."""
    assert len(cases(9, When.month(2021, 6), named=False)) == 2
