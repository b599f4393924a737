from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.linking.told import CHINA, IGUALA, SHENYANG, Report, number

from habeas.linking import compare
from habeas.linking.incidents import amounts
from habeas.linking.times import time
from habeas.model.findings import Findings
from habeas.model.when import NEVER_SAID, When


def same(left: Findings, right: Findings) -> set[tuple[str, str]]:
    """Pairs of events that a comparison takes for one."""
    return {(k.left, k.right) for k in compare(left, right) if k.kind == "event" and k.score >= 0.5}


def taken(source: str, count: int, when: When, where: tuple[str, str, str | None] = SHENYANG) -> Findings:
    """A group taken."""
    r = Report(source)
    r.event("detention", [r.group(number(count), f"{count} North Koreans", "KP")], when, where)
    return r.done()


def test_day_place_and_number_make_an_incident() -> None:
    """Ten people taken in one city on one day are one incident."""
    assert same(taken("a", 10, When.day("2017-11-04")), taken("b", 10, When.day("2017-11-04"))) == {("a:e000", "b:e000")}


def test_who_the_victims_are_is_shown_as_each_report_prints_it() -> None:
    """What both are described by stands as it was printed, after the code of the country, and not as it was compared."""
    (found,) = [k for k in compare(taken("a", 10, When.day("2017-11-04")), taken("b", 10, When.day("2017-11-04"))) if k.kind == "event"]
    assert [(r.left, r.right) for r in found.reasons if r.name == "whose"] == [("KP: 10 North Koreans", "KP: 10 North Koreans")]


def test_numbers_nearly_alike_are_one_incident() -> None:
    """Reports differ by one in the number: still one incident, and the difference is for people to see."""
    assert same(taken("a", 10, When.day("2017-11-04")), taken("b", 11, When.day("2017-11-04")))


def test_the_same_city_and_month_is_not_yet_the_same_incident() -> None:
    """Ten and thirty people taken in one city in one month are two incidents."""
    assert not same(taken("a", 10, When.month(2017, 11)), taken("b", 30, When.month(2017, 11)))


def test_the_same_number_years_apart_is_not_the_same_incident() -> None:
    """The same number in the same city in another year is another incident."""
    assert not same(taken("a", 10, When.month(2016, 11)), taken("b", 10, When.month(2017, 11)))


def test_a_day_without_its_year_meets_the_day_with_it() -> None:
    """ "November 4" in an undated report meets 4 November 2017, and not 4 October."""
    pattern = When(words="November 4", pattern="XXXX-11-04")
    assert same(taken("a", 10, pattern), taken("b", 10, When.day("2017-11-04")))
    assert time(pattern, When.day("2017-10-04")).score < 0


def test_a_victim_in_common_decides() -> None:
    """One named victim joins two reports that give month and day, city and country."""
    a, b = Report("a"), Report("b")
    a.event("disappearance", [a.someone("Tomás Villaseñor")], When.day("2014-09-26"), IGUALA)
    b.event("abduction", [b.someone("Tomas Villaseñor Cruz")], When.month(2014, 9), ("Mexico", "MX", None))
    assert same(a.done(), b.done())


def test_one_victim_twice_taken_makes_two_incidents() -> None:
    """A man abducted in 2015 and taken off a train in 2018 is one man and two incidents."""
    a, b = Report("a"), Report("b")
    a.event("abduction", [a.someone("Zheng Wenbo")], When.day("2015-10-17"), ("Pattaya", "TH", "Pattaya"))
    b.event("abduction", [b.someone("Zheng Wenbo")], When.day("2018-01-20"), CHINA)
    assert not same(a.done(), b.done())


def test_a_figure_about_other_months_does_not_glue_reports() -> None:
    """A background count of arrests between July and September is not the arrest of ten in November."""
    assert not same(taken("a", 10, When.day("2017-11-04")), taken("b", 49, When.between("2017-07-01", "2017-09-30"), CHINA))


def family(source: str, when: When, where: tuple[str, str, str | None] = SHENYANG) -> Report:
    """A report of a man's wife and son taken, without a word of others."""
    r = Report(source)
    man = r.someone("Bang Joo-won", sex="male")
    r.event("detention", [r.someone(of=("wife", man), sex="female"), r.someone(of=("son", man), sex="male")], when, where)
    return r


def test_a_family_may_be_among_the_ten() -> None:
    """Wife and son taken in a town on the day when ten were taken there: one incident; on another day they are not."""
    assert same(family("a", When.day("2017-11-04")).done(), taken("b", 10, When.day("2017-11-04")))
    assert not same(family("a", When.day("2017-09-04")).done(), taken("b", 10, When.day("2017-11-04")))


def test_one_named_man_is_not_among_the_ten_for_being_taken_that_month() -> None:
    """A man with a name whose report tells of him alone stays apart from a group counted elsewhere in that month."""
    a = Report("a")
    a.event("detention", [a.someone("Bang Joo-won")], When.month(2017, 11), CHINA)
    assert not same(a.done(), taken("b", 10, When.day("2017-11-04")))


def test_a_second_detention_across_the_border_is_not_the_first() -> None:
    """A report of an arrest in one country and of the same woman's later custody in another: the other report's arrest is the first only."""
    a, b = Report("a"), Report("b")
    woman = a.someone("Ko Mi-ran", sex="female")
    a.event("detention", [woman], NEVER_SAID, CHINA)
    a.event("detention", [woman], NEVER_SAID, ("North Korea", "KP", None))
    b.event("detention", [b.someone("Ko Mi-ran", sex="female")], When.day("2017-11-04"), CHINA)
    assert same(a.done(), b.done()) == {("a:e000", "b:e000")}


def test_numbers_do_not_part_reports_that_name_one_victim() -> None:
    """One report counts a family of four with a stranger, another a family of five: their man has one name, so the number is a difference to show."""
    a, b = Report("a"), Report("b")
    man = a.someone("Pae Kwang-jin")
    a.event("detention", [man, a.group(number(4), "four others", "KP")], When.day("2017-07-18"), ("Erlian", "CN", "Erlian"))
    b.event("detention", [b.someone("Pae Gwang-jin"), b.group(number(9), "nine others", "KP")], When.day("2017-07-19"), CHINA)
    assert same(a.done(), b.done())
    c = Report("c")
    c.event("detention", [c.someone("Ro Myong-hak"), c.group(number(9), "nine others", "KP")], When.day("2017-07-19"), CHINA)
    assert not same(a.done(), c.done())


def test_what_was_long_past_is_told_again_years_apart() -> None:
    """A disappearance of 1980 told in 2011, and without its day in 2020 of the same man, is one; news of last week is not told again after nine years."""
    sea = ("Hamada", "JP", "Hamada")
    for year, joined in ((1980, True), (2011, False)):
        a, b = Report("a", When.day("2011-02-09")), Report("b", When.day("2020-11-02"))
        a.event("disappearance", [a.someone("Osamu Kitagishi")], When.day(f"{year}-02-03"), sea)
        b.someone("Osamu Kitagishi")
        b.event("disappearance", [], NEVER_SAID, sea)
        assert bool(same(a.done(), b.done())) is joined


WHENS = st.one_of(
    st.just(NEVER_SAID),
    st.builds(lambda y, m: When.month(y, m), st.integers(2010, 2020), st.integers(1, 12)),
    st.builds(lambda m, d: When(pattern=f"XXXX-{m:02}-{d:02}"), st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda y, m, d: When.day(f"{y}-{m:02}-{d:02}"), st.integers(2010, 2020), st.integers(1, 12), st.integers(1, 28)),
)


@given(WHENS, WHENS)
def test_times_compare_alike_both_ways(a: When, b: When) -> None:
    """Two times get one score whichever comes first."""
    assert time(a, b).score == time(b, a).score


@given(st.integers(1, 60), st.integers(1, 60))
def test_numbers_compare_alike_both_ways(a: int, b: int) -> None:
    """Two numbers get one score whichever comes first."""
    assert amounts(number(a), number(b)).score == amounts(number(b), number(a)).score


def test_an_arrest_without_a_fact_of_its_own_is_no_bridge() -> None:
    """ "Officers grabbed him", with no time, place or name, is told the same way of many: it joins only by a victim in common."""
    text = "The bookseller of Cairo, 23 boxes, the ferry Almasa and 4711 leaflets."
    a, b = Report("a", When.day("2016-01-03"), text=text), Report("b", When.day("2016-01-29"), text=text)
    a.event("detention", [a.someone(sex="male")])
    b.event("detention", [b.someone("Sabri Nagat", sex="male")], When.month(2016, 1), CHINA)
    assert not same(a.done(), b.done())
    land = Report("a", When.day("2016-01-03"), text=text)  # a country alone is no fact of its own
    land.event("detention", [land.someone(sex="male")], NEVER_SAID, ("China", "CN", None))
    assert not same(land.done(), b.done())


def of_many(source: str, more: int) -> Findings:
    """A report of a man killed in Cairo, with a list of other events ("and in 2011 ...") beside it."""
    r = Report(source, When.day("2016-01-29"), text="The ferry Almasa, 23 boxes, 4711 leaflets and the Sabri archive.")
    r.event("killing", [r.someone(sex="male")], When.year(2015), ("Cairo", "EG", "Cairo"))
    for n in range(more):
        r.event("torture", [r.someone(sex="male")], When.day(f"20{10 + n}-02-03"), ("Giza", "EG", "Giza"))
    return r.done()


def test_round_ups_that_share_their_background_are_not_glued_by_it() -> None:
    """Two long lists name the same days and towns: that makes none of their events one, as it would for two short reports."""
    assert ("a:e000", "b:e000") in {(k.left, k.right) for k in compare(of_many("a", 1), of_many("b", 1)) if k.kind == "event"}
    short = {k.left + k.right: k.score for k in compare(of_many("a", 2), of_many("b", 2)) if k.kind == "event"}
    long = {k.left + k.right: k.score for k in compare(of_many("a", 15), of_many("b", 15)) if k.kind == "event"}
    assert long["a:e000b:e000"] < short["a:e000b:e000"]


def test_whoever_a_report_knows_is_not_the_victim_of_what_it_tells_of_others() -> None:
    """One report tells of the arrest of two and names a third elsewhere; another tells of the third's arrest: these are two arrests."""
    a, b = Report("a", When.day("2019-09-20")), Report("b", When.day("2019-09-22"))
    for r in (a, b):
        r.someone("Orla Quist Vennemark")
        r.someone("Teodor Malk Ravn")
        r.someone("Agnes Holm Darrow")
    taken = [a.someone("Omar Sevrin Tell"), a.someone("Mirja Ekholt")]
    a.event("detention", [a.group(number(4), "four crew members"), *taken], NEVER_SAID, CHINA)
    b.event("detention", ["b:p002"], When.day("2019-08-22"), CHINA)
    assert same(a.done(), b.done()) == set()


def test_what_only_weights_hold_likely_is_compared_with_nothing() -> None:
    """Two reports tell of one arrest; where one of them only holds it likely that somebody was taken, the other's arrest is not his."""
    left, right = taken("aa", 10, When.day("2017-11-04")), taken("bb", 10, When.day("2017-11-04"))
    assert same(left, right)
    likely = replace(right, events=tuple(replace(e, supposed=True) for e in right.events))
    assert not same(left, likely)
    leading = replace(right, events=tuple(replace(e, supposed=True, leads=True) for e in right.events))
    assert same(left, leading)
