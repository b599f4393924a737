from __future__ import annotations

import pytest
from tests.linking.told import CAIRO, SHENYANG, Report, number

from habeas.linking import compare
from habeas.model.findings import Findings
from habeas.model.when import When

NOV4 = When.day("2017-11-04")
NOV15 = When.day("2017-11-15")


def same(left: Findings, right: Findings, kind: str = "person") -> set[tuple[str, str]]:
    """Pairs that a comparison takes for the same."""
    return {(k.left, k.right) for k in compare(left, right) if k.kind == kind and k.score >= 0.5}


def flight(source: str, name: str, pseudonym: bool, fled: str = "2015", son: int = 4) -> Report:
    """A man who fled, his wife and son taken with others: the shape in which several outlets tell of one family."""
    r = Report(source, NOV15)
    man = r.someone(name, pseudonym, sex="male", traits=(("fled", fled),))
    wife = r.someone(of=("wife", man), sex="female")
    child = r.someone(of=("son", man), sex="male", age=son)
    group = r.group(number(10), "ten North Koreans", "KP")
    r.event("detention", [wife, child, group], NOV4, SHENYANG)
    return r


def test_a_pseudonym_joins_the_name_by_kin_and_incident() -> None:
    """ "Mr. Bang" and Bang Joo-won are one where wife, four-year-old son, year of flight and arrest agree; so are wife and son."""
    a, b = flight("a", "Mr. Bang", True).done(), flight("b", "Bang Joo-won", False).done()
    assert {("a:p000", "b:p000"), ("a:p001", "b:p001"), ("a:p002", "b:p002"), ("a:p003", "b:p003")} == same(a, b)


def test_a_pseudonym_is_nobodys_own_first_name() -> None:
    """Tesfu, "not his real name", is not Tesfu Abay, whatever else agrees; a family name may be the real one."""
    a = flight("a", "Tesfu", True).done()
    assert ("a:p000", "b:p000") not in same(a, flight("b", "Tesfu Abay", False).done())
    assert ("a:p000", "b:p000") in same(a, flight("b", "Lian Tesfu", False).done())


def test_a_family_name_alone_joins_nobody() -> None:
    """The same family name without a fact in common is not the same person."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone("Mr. Bang", True)
    b.someone("Bang Joo-won")
    assert same(a.done(), b.done()) == set()


def test_people_of_one_family_name_stay_apart() -> None:
    """Bang Joo-won and Bang Seo-yeon are two people even where both fled and have a son; their sons are two people too."""
    a, b = flight("a", "Bang Joo-won", False).done(), flight("b", "Bang Seo-yeon", False).done()
    assert ("a:p000", "b:p000") not in same(a, b)
    assert ("a:p002", "b:p002") not in same(a, b)


def test_kin_of_other_facts_stay_apart() -> None:
    """A father of a four-year-old and a mother of a seventeen-year-old of one family name are not one."""
    a = flight("a", "Bang", True).done()
    r = Report("b", When.year(2023))
    mother = r.someone("Bang", sex="female", traits=(("fled", "2008"),))
    r.event("forced_return", [r.someone(of=("son", mother), sex="male", age=17)], When.year(2019), ("China", "CN", None))
    assert same(a, r.done()) == set()


def test_spellings_of_one_name_are_one_person() -> None:
    """Pastor Ahn Seung-hee and Pastor An Sung-hee are one."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone("Ahn Seung-hee", occupations=("pastor",))
    b.someone("An Sung-hee", occupations=("pastor",))
    assert same(a.done(), b.done()) == {("a:p000", "b:p000")}


def test_first_and_second_son_stay_apart() -> None:
    """Sons of one mother whose ages cannot meet are two people."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone(of=("son", a.someone("Bang Seo-yeon")), age=17)
    b.someone(of=("son", b.someone("Bang Seo-yeon")), age=3)
    assert same(a.done(), b.done()) == {("a:p000", "b:p000")}


def test_a_named_relative_joins_an_unnamed_one() -> None:
    """ "The wife of Bang Joo-won" and Ko Mi-ran, wife of Bang Joo-won, are one."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone(of=("wife", a.someone("Bang Joo-won")), sex="female")
    b.someone("Ko Mi-ran", of=("spouse", b.someone("Bang Ju-won")), sex="female")
    assert ("a:p001", "b:p001") in same(a.done(), b.done())


def test_wrong_pronouns_of_a_translation_do_not_part_a_person() -> None:
    """A machine-translated report that calls a woman "he" still tells of her; between trusted texts the sexes keep people apart."""
    a = Report("a", NOV15)
    a.someone("Bang Seo-yeon", sex="female")
    for translated, joined in ((True, {("a:p000", "b:p000")}), (False, set())):
        b = Report("b", NOV15, translated=translated)
        b.someone("Bang Seo-yeon", sex="male")
        assert same(a.done(), b.done()) == joined


def test_groups_join_by_what_was_done_to_them() -> None:
    """Ten North Koreans taken in one city on one day are one group; ten taken years earlier are not."""
    a, b, c = Report("a", NOV15), Report("b", NOV15), Report("c", When.day("2012-02-20"))
    for r, day in ((a, "2017-11-04"), (b, "2017-11-04"), (c, "2012-02-10")):
        r.event("detention", [r.group(number(10), "ten North Koreans", "KP")], When.day(day), SHENYANG)
    assert same(a.done(), b.done()) == {("a:p000", "b:p000")}
    assert same(a.done(), c.done()) == set()


def test_every_reason_gives_the_words_on_both_sides() -> None:
    """A link between two spellings shows both names and why they are taken for one."""
    a, b = Report("a"), Report("b")
    a.someone("Ahn Seung-hee")
    b.someone("An Sung-hee")
    (found,) = (k for k in compare(a.done(), b.done()) if k.kind == "person")
    (reason,) = [r for r in found.reasons if r.name == "name_match"]
    assert (reason.left, reason.right) == ("Ahn Seung-hee", "An Sung-hee")
    assert "Korean" in reason.why


def test_a_student_of_one_city_is_not_another() -> None:
    """Two lone victims of different names in one city and month are two incidents."""
    a, b = Report("a"), Report("b")
    a.event("disappearance", [a.someone("Luca Morandi")], When.month(2016, 1), CAIRO)
    b.event("disappearance", [b.someone("Karim Fahmy")], When.month(2016, 1), CAIRO)
    assert same(a.done(), b.done(), "event") == set()


def taken(source: str, name: str | None, sex: str = "male", other: str | None = None) -> Findings:
    """A report of one person taken in one town on one day; `other`: a second victim whom the report names."""
    r = Report(source, NOV15, text="A bookseller was taken from a ferry in the harbour of Cairo.")
    one = r.someone(name, sex=sex)  # type: ignore[arg-type]
    r.event("abduction", [one], NOV4, CAIRO)
    if other:
        r.event("killing", [r.someone(other)], NOV15)
    return r.done()


def test_the_only_victim_without_a_name_is_the_named_one_of_the_same_event() -> None:
    """ "A man" taken that day in that town and the one whom another report names there are one person."""
    assert ("a:p000", "b:p000") in same(taken("a", None), taken("b", "Sabri Nagat"))


def test_a_nameless_victim_is_nobody_in_particular_where_the_report_names_another() -> None:
    """Where the report names some other victim, or the sexes differ, the nameless one is not given the other report's name."""
    assert ("a:p000", "b:p000") not in same(taken("a", None, other="Lotfi Hamed"), taken("b", "Sabri Nagat"))
    assert ("a:p000", "b:p000") not in same(taken("a", None, "female"), taken("b", "Sabri Nagat"))


def test_names_that_millions_bear_join_nobody_by_themselves() -> None:
    """ "Muhammad Salman" and "Mohammed bin Salman" of two reports with nothing else in common stay two people; the pair is not even likely."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone("Muhammad Salman", sex="male")
    b.someone("Mohammed bin Salman", sex="male")
    assert same(a.done(), b.done()) == set()


def test_a_common_name_joins_with_a_trade_or_company() -> None:
    """The same common name, the same trade: one person; so is one whom both reports name beside somebody else of a full name."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone("Muhammad Salman", occupations=("beekeeper",))
    b.someone("Mohammed Salman", occupations=("beekeeper",))
    assert same(a.done(), b.done()) == {("a:p000", "b:p000")}
    a, b = Report("a", NOV15), Report("b", NOV15)
    for r, name in ((a, "Muhammad Salman"), (b, "Mohammed Salman")):
        r.someone(name)
        r.someone("Orla Venn-Tarrow Quist")
    assert ("a:p000", "b:p000") in same(a.done(), b.done())


def test_roughly_alike_is_not_the_same() -> None:
    """ "Chris Morley" and "Craig Morlay" of two reports are two people where nothing but the roughly like name speaks for them."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone("Chris Morley")
    b.someone("Craig Morlay")
    assert same(a.done(), b.done()) == set()


def test_roughly_alike_is_enough_where_both_were_harmed_in_one_country() -> None:
    """ "Ebelino Tercel" and "Evelino Tercel Marroquin", each told to have been harmed in one country, are one person; in two countries they are two."""
    for where, one in ((CAIRO, True), (SHENYANG, False)):
        a, b = Report("a", NOV15), Report("b", NOV15)
        a.event("torture", [a.someone("Ebelino Tercel")], where=CAIRO)
        b.event("imprisonment", [b.someone("Evelino Tercel Marroquin")], where=where)
        assert bool(same(a.done(), b.done())) is one


def test_a_double_family_name_is_no_full_name() -> None:
    """A mother and her daughter share "Orbell-Vance"; that both are called so by it alone does not make them one."""
    a, b = Report("a", NOV15), Report("b", NOV15)
    a.someone("Nadia Orbell-Vance", also=("Orbell-Vance",), sex="female")
    b.someone("Gabi Orbell-Vance", also=("Orbell-Vance",), sex="female")
    assert same(a.done(), b.done()) == set()


def held(source: str, name: str, age: int, day: str = "2019-05-03", town: tuple[str, str, str] = CAIRO) -> Findings:
    """A report of an arrest of somebody of an age on a day in a town."""
    r = Report(source, When.day("2019-05-09"))
    r.event("detention", [r.someone(name, age=age)], When.day(day), town)
    return r.done()


@pytest.mark.parametrize(
    ("left", "right", "years"),
    [("Ruslan Gadzhimardanov", "Ruslan Hajimardanov", 2), ("Filmon Weldeab", "Philimon Weldeab", 3), ("Odon Verriden", "Odon Verriden", 5)],
)
def test_reports_of_one_matter_may_give_one_person_two_ages(left: str, right: str, years: int) -> None:
    """A name that few bear, met on the same day in two reports, is one person though they tell of other ages."""
    assert same(held("aa", left, 30), held("bb", right, 30 + years))


def test_in_another_matter_another_age_is_another_person() -> None:
    """The same name on other days in another country, five years older, is somebody else."""
    assert not same(held("aa", "Odon Verriden", 30), held("bb", "Odon Verriden", 35, "2019-03-01", SHENYANG))
