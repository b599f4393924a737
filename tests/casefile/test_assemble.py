"""Findings of several reports made into a casebook."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.told import Report, harbour, same, texts
from habeas.casefile import assemble
from habeas.model.cases import Casebook, CaseFile
from habeas.model.events import Event
from habeas.model.findings import Identities
from habeas.model.judgement import Judgement
from habeas.model.people import Person
from habeas.model.when import When
from habeas.publishing import casebook_json


def made() -> tuple[list[Report], Casebook]:
    """The two harbour reports and their casebook."""
    reports, identities = harbour()
    return reports, assemble([r.findings() for r in reports], texts(*reports), identities)


def person(book: Casebook, key: str) -> Person:
    """The person whose id ends so."""
    return next(p for p in book.people if p.id.endswith(key))


def event(book: Casebook, key: str) -> Event:
    """The event whose id ends so."""
    return next(e for e in book.events if e.id.endswith(key))


def case_of(book: Casebook, victim: str) -> CaseFile:
    """The only case that someone stands in."""
    (found,) = [c for c in book.cases if any(p.endswith(victim) for p in c.people)]
    return found


def test_one_person_in_two_reports_is_one_person_with_both_spellings() -> None:
    """Names, mentions and roles of a person told of twice come together under one id."""
    _, book = made()
    mira = person(book, "p:mira")
    assert [n.text for n in mira.names] == ["Mira Dovan", "Mira Dowan"]
    assert {m.source for m in mira.mentions} == {"aa", "bb"}
    assert mira.id == "aa:p:mira"


def test_an_event_told_twice_keeps_every_claim_and_victim() -> None:
    """The detention has the claims of both reports and both victims."""
    _, book = made()
    taken = event(book, "e:taken")
    assert {c[:2] for c in taken.claims} == {"aa", "bb"}
    assert set(taken.entities("victim")) == {"aa:p:mira", "aa:p:boy"}


def test_the_case_holds_both_reports_the_victims_and_the_brother_who_speaks_up() -> None:
    """A relative who appeals for the victims stands in the case; unnamed guards who only tell of it do not."""
    _, book = made()
    case = case_of(book, "p:boy")
    assert case.sources == ("aa", "bb")
    assert [p.rsplit(":", 1)[1] for p in case.people] == ["boy", "mira", "tomas"]
    assert case.main_event == "aa:e:taken"


def test_a_title_says_who_what_where_and_when() -> None:
    """The title of a case can be said aloud."""
    _, book = made()
    title = case_of(book, "p:boy").title
    assert title.startswith("Mira Dovan and son of Mira Dovan (6): detained in Lorvik")


def test_a_rejected_claim_stays_marked_and_carries_nothing() -> None:
    """A person's decision on the words of the return takes the event out of the case; the claim is still there, marked."""
    reports, identities = harbour()
    words = reports[1].quote("was driven over the border on 20 May")
    no = Judgement(1, "reject", "ana", "2024-01-01T00:00:00+00:00", "misread", (words,))
    book = assemble([r.findings() for r in reports], texts(*reports), identities, [no])
    (claim,) = [c for c in book.claims if c.predicate == "forced_return"]
    assert claim.state == "rejected"
    case = case_of(book, "p:boy")
    assert "bb:e:sent" not in case.events
    assert "forcibly_returned" not in {s.status for s in case.status}


def test_a_withdrawn_rejection_changes_nothing() -> None:
    """Taking a decision back gives the casebook that was there before it."""
    reports, identities = harbour()
    words = reports[1].quote("was driven over the border on 20 May")
    no = Judgement(1, "reject", "ana", "2024-01-01T00:00:00+00:00", "misread", (words,))
    back = Judgement(2, "withdraw", "ana", "2024-01-02T00:00:00+00:00", "read again", (words,), withdraws=1)
    found = [r.findings() for r in reports]
    assert assemble(found, texts(*reports), identities, [no, back]) == assemble(found, texts(*reports), identities)


def test_a_corrected_time_becomes_the_time_of_the_event() -> None:
    """A correction of a claim's time is the event's time from then on."""
    reports, identities = harbour()
    words = reports[1].quote("was driven over the border on 20 May")
    value = '{"when": {"earliest": "2021-05-21", "latest": "2021-05-21", "precision": "day"}}'
    fix = Judgement(1, "correct", "ana", "2024-01-01T00:00:00+00:00", "guard's log", (words,), value=value)
    book = assemble([r.findings() for r in reports], texts(*reports), identities, [fix])
    assert event(book, "e:sent").when == When.day("2021-05-21")


def test_bodies_with_one_name_in_one_country_are_one_body() -> None:
    """Two reports' "Border Guard" of the same country are joined without any link; another country's is not."""
    reports = [Report(i, "Border Guard came.") for i in ("aa", "bb", "cc")]
    for r, country in zip(reports, ("XA", "XA", "XB"), strict=True):
        r.organisation("Border Guard", country=country)
    book = assemble([r.findings() for r in reports], texts(*reports), Identities())
    assert [(o.id, len(o.mentions)) for o in book.organisations] == [("aa:o:Border Guard", 2), ("cc:o:Border Guard", 1)]


def test_a_word_of_kinship_outvotes_pronouns() -> None:
    """A translated report calls a mother "he"; as somebody's mother she is a woman."""
    a = Report("aa", "Olena Brakt was taken. The mother of Ivo Brakt was taken.")
    child = a.person("ivo", "Ivo Brakt")
    a.person("olena", "Olena Brakt", sex="male", kin=(("mother", child),))
    b = Report("bb", "Olena Brakt was taken.")
    b.person("olena", "Olena Brakt", sex="male")
    book = assemble([a.findings(), b.findings()], texts(a, b), same(("aa:p:olena", "bb:p:olena")))
    assert person(book, "p:olena").sex == "female"


def test_a_flight_without_violation_is_a_case_when_nothing_else_is_told() -> None:
    """A report of a named person's flight stands in a case although nobody was harmed."""
    a = Report("aa", "Edda Roth crossed the river at night and reached the camp.")
    edda = a.person("edda", "Edda Roth")
    a.event("escape", "crossed the river at night", roles=(("agent", edda),))
    book = assemble([a.findings()], texts(a), Identities())
    assert case_of(book, "p:edda").sources == ("aa",)


def test_statistics_told_as_background_make_no_case() -> None:
    """A report on one woman cites a yearly number of arrests: the number is no case of its own."""
    a = Report("aa", "Edda Roth was jailed on Monday. Guards beat Edda Roth. At least 49 people were held in the spring, a group says.")
    edda = a.person("edda", "Edda Roth")
    many = a.person("many", "At least 49 people", "group")
    a.event("detention", ("Edda Roth was jailed on Monday",), (edda,))
    a.event("torture", ("Guards beat Edda Roth",), (edda,))
    a.event("detention", "At least 49 people were held in the spring", (many,))
    book = assemble([a.findings()], texts(a), Identities())
    assert [c.people for c in book.cases] == [(edda,)]


def test_one_person_taken_twice_years_apart_has_two_related_cases() -> None:
    """Abducted in 2015, pulled off a train in 2018: two incidents that name each other."""
    a = Report("aa", "In 2015 Edda Roth vanished. In 2018 she was pulled off a train.")
    edda = a.person("edda", "Edda Roth")
    a.event("disappearance", "In 2015 Edda Roth vanished", (edda,), When.year(2015))
    a.event("detention", "In 2018 she was pulled off a train", (edda,), When.year(2018))
    book = assemble([a.findings()], texts(a), Identities())
    assert len(book.cases) == 2
    assert book.cases[0].related == (book.cases[1].id,)


def test_a_prison_term_long_after_the_arrest_stays_in_the_case() -> None:
    """What follows an arrest, even two years on, is the same case."""
    a = Report("aa", "In 2015 Edda Roth was arrested. In 2017 she was sentenced to a camp.")
    edda = a.person("edda", "Edda Roth")
    a.event("detention", "In 2015 Edda Roth was arrested", (edda,), When.year(2015))
    a.event("imprisonment", "In 2017 she was sentenced to a camp", (edda,), When.year(2017))
    assert len(assemble([a.findings()], texts(a), Identities()).cases) == 1


def test_a_massacre_long_ago_is_not_what_befell_somebody_who_was_jailed() -> None:
    """A report of one woman's jail recalls a massacre, and tells of a killing of many: the massacre joins the killings and never names her."""
    a = Report(
        "aa",
        "Edda Roth was jailed. Her brother was jailed too. Guards jailed her twice. Soldiers shot 90 men. The massacre of June 1989 is not forgotten.",
    )
    edda = a.person("edda", "Edda Roth")
    men = a.person("men", "90 men", "group")
    a.event("imprisonment", ("Edda Roth was jailed", "Guards jailed her twice"), (edda,))
    a.event("killing", "Soldiers shot 90 men", (men,))
    a.event("killing", "The massacre of June 1989", when=When("1989-06-01", "1989-06-30"), leads=True)
    book = assemble([a.findings()], texts(a), Identities())
    own = case_of(book, "p:edda")
    assert "Edda Roth" in own.title
    assert "killed" not in own.title
    assert not any("Edda Roth" in c.title and "1989" in c.title for c in book.cases)


def test_what_befell_a_group_and_one_of_its_people_in_one_report_is_one_incident() -> None:
    """Seven were arrested, a girl among them; she and her uncle were seized with five others: one case. Her arrest of years before is another."""
    a = Report(
        "aa",
        "Seven people were arrested, a girl among them. She and Edda Roth were seized with five others. In 2011 the girl was arrested.",
    )
    girl = a.person("girl", "a girl", "unknown")
    edda = a.person("edda", "Edda Roth")
    seven = a.person("seven", "Seven people", "group", members=(girl,))
    a.event("detention", "Seven people were arrested", (seven,), When.day("2019-04-21"))
    a.event("detention", "She and Edda Roth were seized", (girl, edda), When("2019-04-20", "2019-04-21"))
    book = assemble([a.findings()], texts(a), Identities())
    assert [len(c.events) for c in book.cases] == [2]
    a.event("detention", "In 2011 the girl was arrested", (girl,), When.year(2011))
    book = assemble([a.findings()], texts(a), Identities())
    assert sorted(len(c.events) for c in book.cases) == [1, 2]


def test_an_event_said_not_to_have_happened_makes_no_case() -> None:
    """A denied arrest that nobody asserts is kept as an event and a claim, and is nobody's case."""
    a = Report("aa", "Edda Roth was not arrested, her office says.")
    edda = a.person("edda", "Edda Roth")
    a.event("detention", "Edda Roth was not arrested", (edda,), happened="no")
    book = assemble([a.findings()], texts(a), Identities())
    assert book.cases == ()
    assert len(book.events) == 1


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_findings_never_matters(rng: random.Random) -> None:
    """The same reports in any order, one of them given twice, give the same bytes."""
    reports, identities = harbour()
    found = [r.findings() for r in reports] + [reports[0].findings()]
    first = casebook_json(assemble(found, texts(*reports), identities))
    rng.shuffle(found)
    shuffled = Identities(tuple(rng.sample(identities.of, len(identities.of))))
    assert casebook_json(assemble(found, texts(*reports), shuffled)) == first
