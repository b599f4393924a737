"""What sources differ on, each value with its claims."""

from __future__ import annotations

from casefile.told import MEDIA, Report, harbour, same, texts
from habeas.casefile import assemble
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, Disagreement
from habeas.model.findings import Identities
from habeas.model.people import Name
from habeas.model.when import When


def differing(book: Casebook, field: str) -> list[Disagreement]:
    """All disagreements of a field."""
    return [d for c in book.cases for d in c.disagreements if d.field == field]


def harbour_book() -> Casebook:
    """The two harbour reports as a casebook."""
    reports, identities = harbour()
    return assemble([r.findings() for r in reports], texts(*reports), identities)


def test_two_days_for_one_event_stand_side_by_side() -> None:
    """3 May and 5 May: both are shown, each with the claim that gives it; not the year in which the reports themselves came out."""
    (date,) = differing(harbour_book(), "date")
    assert {(v.value, v.claims) for v in date.values} == {("3 May", ("aa:c:00",)), ("5 May", ("bb:c:00",))}


def test_a_denial_stands_beside_what_is_said() -> None:
    """The ministry denies what the report tells, and is named."""
    (denial,) = differing(harbour_book(), "denial")
    assert [v.value.split(":")[0].split(" by ")[0] for v in denial.values] == ["detained, said", "denied"]


def test_spellings_of_one_name_are_shown() -> None:
    """Dovan and Dowan are one woman in two spellings."""
    (name,) = differing(harbour_book(), "name")
    assert {v.value for v in name.values} == {"Mira Dovan", "Mira Dowan"}


def test_one_sent_back_and_one_of_whom_nothing_is_known_is_a_matter_of_scope() -> None:
    """The return of the mother is set beside the open fate of the son."""
    (scope,) = differing(harbour_book(), "scope")
    assert [v.value for v in scope.values] == ["sent back: Mira Dovan", "unclear: son of Mira Dovan (6)"]


def test_a_month_and_a_day_inside_it_do_not_differ() -> None:
    """May 2020 and 4 May 2020 can both be true."""
    a = Report("aa", "Ivo Brakt was arrested on 4 May 2020. He was held in May 2020.")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("detention", "was arrested on 4 May 2020", (ivo,), When.day("2020-05-04"))
    extra = a.claim("He was held in May 2020", (ivo,), "held", "event", event="aa:e:00", when=When.month(2020, 5))
    a.events[0] = type(a.events[0])(
        **{f: getattr(a.events[0], f) for f in a.events[0].__slots__} | {"claims": (*a.events[0].claims, extra)}
    )
    assert differing(assemble([a.findings()], texts(a), Identities()), "date") == []


def counted(first: Amount, second: Amount) -> Casebook:
    """Two reports of one raid with two numbers."""
    reports = []
    for name, amount in (("aa", first), ("bb", second)):
        r = Report(name, "Several villagers were taken at dawn.", outlet=name)
        group = r.person("group", "Several villagers", "group", count=amount)
        r.event("detention", "Several villagers were taken at dawn", (group,), count=amount)
        reports.append(r)
    identities = same(("aa:p:group", "bb:p:group"), ("aa:e:00", "bb:e:00"))
    return assemble([r.findings() for r in reports], texts(*reports), identities)


def test_different_counts_differ_and_about_the_same_number_does_not() -> None:
    """Ten and twelve differ; about a hundred agrees with 104; at least nine agrees with ten."""
    (found,) = differing(counted(Amount(10, 10), Amount(12, 12)), "count")
    assert {v.value for v in found.values} == {"10", "12"}
    assert differing(counted(Amount(104, 104), Amount(100, 100, True)), "count") == []
    assert differing(counted(Amount(10, 10), Amount(9, None)), "count") == []


def test_a_name_withheld_by_one_and_printed_by_another_is_flagged() -> None:
    """Before anything is published somebody has to look at this."""
    a = Report("aa", "Mr. Brakt, whose name was changed, was arrested.")
    hidden = a.person("ivo", "Mr. Brakt", "pseudonymous")
    a.event("detention", "Mr. Brakt, whose name was changed, was arrested", (hidden,))
    b = Report("bb", "Ivo Brakt was arrested.")
    shown = b.person("ivo", "Ivo Brakt")
    b.event("detention", "Ivo Brakt was arrested", (shown,))
    book = assemble([a.findings(), b.findings()], texts(a, b), same((hidden, shown), ("aa:e:00", "bb:e:00")))
    (found,) = differing(book, "protection")
    assert [v.value for v in found.values] == ["name withheld: Mr. Brakt", "name printed: Ivo Brakt"]


def test_a_report_that_could_not_check_says_so_on_the_case() -> None:
    """The outlet's own words "could not verify" stand beside what it tells."""
    a = Report("aa", "Ivo Brakt was arrested. We could not verify this account.", outlet="Coast Courier")
    ivo = a.person("ivo", "Ivo Brakt")
    a.event("detention", "Ivo Brakt was arrested", (ivo,))
    a.claim("We could not verify this account", (ivo,), stance="not_confirmed", speaker=MEDIA)
    (found,) = differing(assemble([a.findings()], texts(a), Identities()), "verification")
    assert [v.claims for v in found.values] == [("aa:c:01",), ("aa:c:00",)]


def test_he_and_she_in_a_translated_report_is_a_slip_of_translation() -> None:
    """The same mother is he and she: shown as a matter of translation."""
    a = Report("aa", "Olena Brakt was taken. They beat him. She told us so.", machine_translated=True)
    olena = a.person("olena", "Olena Brakt")
    p = a.people[0]
    a.people[0] = type(p)(p.id, p.kind, (Name("Olena Brakt"),), mentions=(*p.mentions, a.quote("him"), a.quote("She")))
    a.event("detention", "Olena Brakt was taken", (olena,))
    a.event("torture", "They beat him", (olena,))
    a.claim("She told us so", (olena,))
    (found,) = differing(assemble([a.findings()], texts(a), Identities()), "translation")
    assert [v.claims for v in found.values] == [("aa:c:01",), ("aa:c:02",)]


def test_a_family_name_behind_the_full_name_withholds_nothing() -> None:
    """ "Yun" in a report that has printed "Yun Garam", as Korean papers write, hides nobody; in a report that prints no more it does."""
    a = Report("aa", "Yun Garam was arrested.")
    both = a.person("yun", "Yun Garam", names=(Name("Yun Garam"), Name("Yun", True)))
    a.event("detention", "Yun Garam was arrested", (both,))
    b = Report("bb", "Yun was arrested.")
    alone = b.person("yun", "Yun", "pseudonymous")
    b.event("detention", "Yun was arrested", (alone,))
    assert differing(assemble([a.findings()], texts(a), same()), "protection") == []
    book = assemble([a.findings(), b.findings()], texts(a, b), same((both, alone), ("aa:e:00", "bb:e:00")))
    (found,) = differing(book, "protection")
    assert [v.value for v in found.values] == ["name withheld: Yun", "name printed: Yun Garam"]
