"""Which case the end of somebody's custody belongs to."""

from __future__ import annotations

import pytest

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.when import When


@pytest.mark.parametrize(("years", "inside"), [(2, True), (9, False)])
def test_a_release_ends_the_custody_however_late(years: int, inside: bool) -> None:
    """Somebody freed two years after the arrest is freed in that case; nine years on it ends something else."""
    a = Report("aa", "Mira Dovan was arrested in Lorvik on 3 May 2012.", published="2012-05-06")
    mira = a.person("mira", "Mira Dovan")
    a.event("detention", "was arrested in Lorvik", (mira,), When.day("2012-05-03"), place=a.place("Lorvik", "city", "AQ"), id="aa:e:taken")
    b = Report("bb", "Mira Dovan was freed. Mira Dovan thanked the crowd.", published=f"{2012 + years}-07-01")
    there = b.person("mira", "Mira Dovan")
    b.event("release", "was freed", (), When.day(f"{2012 + years}-06-28"), id="bb:e:freed", roles=(("other", there),))
    (case,) = assemble([a.findings(), b.findings()], texts(a, b), same(("aa:p:mira", "bb:p:mira"))).cases
    assert ("bb:e:freed" in case.events) is inside


def test_an_arrest_and_the_sentence_it_led_to_are_two_events_of_one_case() -> None:
    """Reports of an arrest and of the prison term, which were compared as one and name no victim by name, give one case with both."""
    a = Report("aa", "A baker was arrested in Lorvik on 3 May 2012.", published="2012-05-06")
    baker = a.person("baker", "A baker", "unknown")
    a.event("detention", "was arrested in Lorvik", (baker,), When.day("2012-05-03"), place=a.place("Lorvik", "city", "AQ"), id="aa:e:taken")
    b = Report("bb", "The court in Lorvik gave him nine years.", published="2012-09-01")
    b.event("imprisonment", "gave him nine years", (), When.month(2012, 8), id="bb:e:jailed")
    book = assemble([a.findings(), b.findings()], texts(a, b), same(("aa:e:taken", "bb:e:jailed")))
    (case,) = book.cases
    assert {e.kind for e in book.events if e.id in case.events} == {"detention", "imprisonment"}
    assert case.sources == ("aa", "bb")


def test_an_abduction_and_a_disappearance_told_as_one_are_two_events_of_one_time_and_place() -> None:
    """One report says who took him and when, the other that he is missing: one case has both, and he is missing now."""
    a = Report("aa", "Tomas Verriden was abducted in Lorvik on 3 May 2012.", published="2012-05-06")
    him = a.person("tomas", "Tomas Verriden")
    a.event("abduction", "was abducted in Lorvik", (him,), When.day("2012-05-03"), place=a.place("Lorvik", "city", "AQ"), id="aa:e:taken")
    b = Report("bb", "Tomas Verriden disappeared in May 2012. His mother says that Tomas Verriden has vanished.", published="2012-09-01")
    there = b.person("tomas", "Tomas Verriden")
    b.event("disappearance", "disappeared in May 2012", (there,), When.month(2012, 5), id="bb:e:gone")
    book = assemble([a.findings(), b.findings()], texts(a, b), same(("aa:p:tomas", "bb:p:tomas"), ("aa:e:taken", "bb:e:gone")))
    (case,) = book.cases
    events = [e for e in book.events if e.id in case.events]
    assert {e.kind for e in events} == {"abduction", "disappearance"}
    assert {(e.when.earliest, e.place) for e in events} == {("2012-05-03", "aa:l:Lorvik")}
    assert [s.status for s in case.status][-1] == "missing"
