"""What is known of a person now, and what was known before."""

from __future__ import annotations

from casefile.told import Report, harbour, same, texts
from habeas.casefile import assemble
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, Status
from habeas.model.claims import Speaker
from habeas.model.findings import Identities
from habeas.model.when import When


def rows(book: Casebook, key: str) -> list[Status]:
    """Statuses of the person whose id ends so, in their order, of the only case they stand in."""
    return [s for c in book.cases for s in c.status if s.person.endswith(key)]


def harbour_book() -> Casebook:
    """The two harbour reports as a casebook."""
    reports, identities = harbour()
    return assemble([r.findings() for r in reports], texts(*reports), identities)


def test_the_latest_status_comes_last_and_earlier_ones_stay() -> None:
    """First detained, then sent back: both are kept, in this order, with the day of the first report."""
    told = rows(harbour_book(), "p:mira")
    assert [s.status for s in told] == ["detained", "forcibly_returned"]
    assert told[1].since == When.day("2021-05-20")
    assert told[1].reported == When.day("2021-05-25")


def test_what_befell_a_mother_is_never_put_on_her_son() -> None:
    """The mother was sent back; of the boy it is unknown."""
    told = rows(harbour_book(), "p:boy")
    assert [s.status for s in told] == ["detained", "unknown"]


def test_a_feared_death_is_no_status() -> None:
    """Relatives fear that he is dead: he counts as detained."""
    a = Report("aa", "Ivo Brakt was arrested. His sister fears that he is dead.")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("detention", "Ivo Brakt was arrested", (ivo,))
    a.claim("he is dead", (ivo,), "dead", "status", "feared")
    assert [s.status for s in rows(assemble([a.findings()], texts(a), Identities()), "p:ivo")] == ["detained"]


def test_nothing_comes_after_death() -> None:
    """A death without a date stands after a detention with one."""
    a = Report("aa", "Ivo Brakt died in a cell. Ivo Brakt had been arrested on 4 May 2020.")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("death_in_custody", "Ivo Brakt died in a cell", (ivo,))
    a.event("detention", "had been arrested on 4 May 2020", (ivo,), When.day("2020-05-04"))
    assert [s.status for s in rows(assemble([a.findings()], texts(a), Identities()), "p:ivo")] == ["detained", "dead"]


def test_a_later_status_cannot_begin_before_an_earlier_one() -> None:
    """Arrested on 4 May, sent back some day in May: the return lies between 4 and 31 May."""
    a = Report("aa", "Ivo Brakt was arrested on 4 May 2020. He was deported in May 2020.")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("detention", "was arrested on 4 May 2020", (ivo,), When.day("2020-05-04"))
    a.event("forced_return", "was deported in May 2020", (ivo,), When.month(2020, 5))
    told = rows(assemble([a.findings()], texts(a), Identities()), "p:ivo")
    assert [(s.status, s.since.earliest, s.since.latest) for s in told] == [
        ("detained", "2020-05-04", "2020-05-04"),
        ("forcibly_returned", "2020-05-04", "2020-05-31"),
    ]


def test_a_later_report_may_know_what_an_earlier_one_did_not() -> None:
    """The first report does not know where he is; the second says that he was sent back: that is what is known now."""
    a = Report("aa", "Ivo Brakt was arrested. It is unclear where he is.")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("detention", "Ivo Brakt was arrested", (ivo,))
    a.claim("It is unclear where he is", (ivo,), "unknown", "status", "not_confirmed")
    b = Report("bb", "Ivo Brakt was deported.")
    ivo_b = b.person("ivo", "Ivo Brakt")
    b.event("forced_return", "Ivo Brakt was deported", (ivo_b,))
    book = assemble([a.findings(), b.findings()], texts(a, b), same((ivo, ivo_b)))
    assert [s.status for s in rows(book, "p:ivo")] == ["detained", "unknown", "forcibly_returned"]


def test_the_same_status_told_twice_is_one_entry_with_both_claims() -> None:
    """Two reports of one release are one entry at the narrower time."""
    a = Report("aa", "Ivo Brakt was freed in May 2020. He had been jailed in 2019.")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("imprisonment", "had been jailed in 2019", (ivo,), When.year(2019))
    a.event("release", "was freed in May 2020", (ivo,), When.month(2020, 5))
    a.claim("Ivo Brakt was freed", (ivo,), "released", "status")
    told = rows(assemble([a.findings()], texts(a), Identities()), "p:ivo")
    assert [(s.status, len(s.claims)) for s in told] == [("imprisoned", 1), ("released", 2)]
    assert told[1].since == When.month(2020, 5)


def test_who_vanished_at_home_is_missing_and_who_was_taken_abroad_is_abducted() -> None:
    """Only where another country's people took someone is the status "abducted, not returned"."""
    for country, word in (("AQ", "missing"), ("NO", "abducted_not_returned")):
        r = Report("aa", "Mira Dovan was snatched in Lorvik by the Border Guard and has not come back.")
        mira = r.person("mira", "Mira Dovan")
        guard = r.organisation("Border Guard", kind="state_security", country=country)
        r.event(
            "abduction",
            "was snatched",
            (mira,),
            When.day("2021-05-03"),
            place=r.place("Lorvik", "city", "AQ"),
            roles=(("perpetrator", guard),),
        )
        r.claim("has not come back", (mira,), "abducted_not_returned", "status")
        (case,) = assemble([r.findings()], texts(r), same()).cases
        assert case.status[-1].status == word


def test_that_someone_was_seized_does_not_end_the_disappearance() -> None:
    """ "Police seized him" without a day, beside a dated disappearance, is how it began; the person is missing."""
    r = Report("aa", "Mira Dovan has vanished. Police seized her.")
    mira = r.person("mira", "Mira Dovan")
    r.event("disappearance", "has vanished", (mira,), When.day("2021-05-03"))
    r.event("detention", "Police seized her", (mira,))
    (case,) = assemble([r.findings()], texts(r), same()).cases
    assert [s.status for s in case.status] == ["detained", "missing"]


def test_a_ministry_s_word_that_the_returned_are_home_is_no_status() -> None:
    """Only officials say that a person sent back by force is with the family again: the claim stays, the status is the return."""
    r = Report("aa", "Mira Dovan was sent over the border. The ministry said she was back with her family.")
    mira = r.person("mira", "Mira Dovan")
    r.event("forced_return", "was sent over the border", (mira,), When.day("2021-05-03"))
    r.claim("she was back with her family", (mira,), "reunited", "status", speaker=Speaker(None, "The ministry", "official"))
    book = assemble([r.findings()], texts(r), same())
    assert [s.status for s in book.cases[0].status] == ["forcibly_returned"]
    assert "reunited" in {c.predicate for c in book.claims}


def test_the_death_of_someone_who_vanished_is_claimed_until_somebody_saw_it() -> None:
    """Those who took her say that she died: a claim. A doctor who examined the body ends it."""
    for kind, status in (("official", "claimed_dead"), ("anonymous", "claimed_dead"), ("expert", "dead"), ("media", "dead")):
        a = Report("aa", "Lina Orr was abducted in 1980. Agents say that she died of a fever.")
        lina = a.person("lina", "Lina Orr")
        a.event("abduction", "Lina Orr was abducted in 1980", (lina,), When.between("1980-01-01", "1980-12-31"))
        a.claim("she died of a fever", (lina,), "dead", "status", speaker=Speaker(None, "somebody", kind))  # type: ignore[arg-type]
        assert rows(assemble([a.findings()], texts(a), Identities()), "p:lina")[-1].status == status


def test_seized_without_a_day_is_how_someone_went_missing() -> None:
    """ "Was seized in the street", with no beginning of its own, is no later news of somebody who was abducted that week."""
    a = Report("aa", "Ivo Brakt was abducted on 4 May 2020. Ivo Brakt was seized in the street.", published="2020-05-08")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("disappearance", "was abducted on 4 May 2020", (ivo,), When.day("2020-05-04"))
    a.event("detention", "was seized in the street", (ivo,), When(None, "2020-05-08"))
    assert rows(assemble([a.findings()], texts(a), Identities()), "p:ivo")[-1].status == "missing"


def test_who_has_no_face_has_no_state_beside_those_who_have() -> None:
    """ "Youths were held" beside the nine who were: the nine have a state, and no nameless others."""
    a = Report("aa", "Nine pupils were held in Varna, the youths among them.")
    nine = a.person("nine", "Nine pupils", "group", count=Amount(9, 9, "nine"))
    youths = a.person("youths", "the youths", "group")
    a.event("detention", "Nine pupils were held in Varna", (nine, youths))
    book = assemble([a.findings()], texts(a), Identities())
    assert [s.status for s in rows(book, "p:nine")] == ["detained"]
    assert rows(book, "p:youths") == []


def test_what_befell_all_of_a_counted_group_befell_those_named_of_it() -> None:
    """Eight were held, Mira Olt among them; a week later the eight were sent back: so was she. Of "some relatives" nothing follows for one."""
    a = Report(
        "aa",
        "Eight people, among them Mira Olt, were held on 4 May 2020. On 11 May 2020 the eight were deported. Her relatives were beaten.",
    )
    mira = a.person("mira", "Mira Olt")
    eight = a.person("eight", "Eight people", "group", count=Amount(8, 8, words="Eight", unit="persons"), members=(mira,))
    some = a.person("some", "Her relatives", "group", members=(mira,))
    a.event("detention", "were held on 4 May 2020", (eight, mira), When.day("2020-05-04"))
    a.event("forced_return", "the eight were deported", (eight,), When.day("2020-05-11"))
    a.event("killing", "were beaten", (some,))
    assert [s.status for s in rows(assemble([a.findings()], texts(a), Identities()), "p:mira")] == ["detained", "forcibly_returned"]


def test_what_befell_the_whole_group_befell_those_whom_another_report_names_of_it() -> None:
    """One report names two of the eight who were held, another tells that the eight were sent back: so were the two."""
    a = Report("aa", "Eight people were held in Varna in May 2021, among them Ivo Brakt.")
    ivo = a.person("ivo", "Ivo Brakt")
    eight = a.person("eight", "Eight people", "group", count=Amount(8, 8, "eight"), members=(ivo,))
    a.event("detention", "Eight people were held in Varna in May 2021", (eight, ivo), When("2021-05-01", "2021-05-31"))
    b = Report("bb", "The eight were sent back on 2 June 2021.")
    they = b.person("they", "The eight", "group", count=Amount(8, 8, "eight"))
    b.event("forced_return", "The eight were sent back on 2 June 2021", (they,), When.day("2021-06-02"))
    book = assemble([a.findings(), b.findings()], texts(a, b), same((eight, they)))
    assert [s.status for s in rows(book, "p:ivo")] == ["detained", "forcibly_returned"]
