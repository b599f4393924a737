"""The town of an event that reports place by its country only."""

from __future__ import annotations

from dataclasses import replace

from casefile.told import Report, same, texts
from habeas.casefile import assemble
from habeas.model.when import When


def place_of_main(kind: str, held: str, where: str, country: str, held_on: str = "2021-05-03") -> str | None:
    """The place of a return or taking told by two reports, the second of which tells where she was held or taken."""
    a = Report("aa", "Lorland sent back Mira Dovan on 3 May, and she was gone.", published="2021-05-06")
    b = Report("bb", f"Mira Dovan was held in {where} before. Mira Dovan was sent back.", published="2021-05-07")
    mira = a.person("mira", "Mira Dovan")
    there = b.person("mira", "Mira Dovan")
    a.event(kind, "sent back Mira Dovan", (mira,), When.day("2021-05-03"), place=a.place("Lorland", "country", "AQ"), id="aa:e:x")
    b.event(kind, "was sent back", (there,), When.day("2021-05-03"), id="bb:e:x")
    b.event(held, f"was held in {where}", (there,), When.day(held_on), place=b.place(where, "city", country), id="bb:e:h")
    b.places = [replace(p, city=p.name) for p in b.places]
    book = assemble([a.findings(), b.findings()], texts(a, b), same(("aa:p:mira", "bb:p:mira"), ("aa:e:x", "bb:e:x")))
    (case,) = book.cases
    assert case.main_event == "aa:e:x"
    return next(e.place for e in book.events if e.id == "aa:e:x")


def test_a_return_is_placed_in_the_town_she_was_held_in() -> None:
    """Sent back from the country in a town of which she was held."""
    assert place_of_main("forced_return", "detention", "Hestmark", "AQ") == "bb:l:Hestmark"


def test_a_town_of_another_country_is_not_where_a_return_began() -> None:
    """Held in the other country, which is where it led."""
    assert place_of_main("forced_return", "detention", "Velmora", "BV") == "aa:l:Lorland"


def test_another_word_for_the_taking_gives_its_town() -> None:
    """Abducted by a country's agents and vanished in a town on one day: the town is where."""
    assert place_of_main("abduction", "disappearance", "Velmora", "BV") == "bb:l:Velmora"


def test_a_later_disappearance_gives_none() -> None:
    """Months apart they are not one taking."""
    assert place_of_main("abduction", "disappearance", "Velmora", "BV", "2021-12-03") == "aa:l:Lorland"


def test_a_return_told_by_where_it_led_is_placed_where_they_were_seized_days_before() -> None:
    """Seized in one country on 29 April and handed to another on 3 May: it began in the first; a detention of years ago says nothing."""
    assert place_of_main("forced_return", "detention", "Velmora", "BV", "2021-04-29") == "bb:l:Velmora"
    assert place_of_main("forced_return", "detention", "Velmora", "BV", "2016-04-29") == "aa:l:Lorland"


def place_of_arrest(*spoken: tuple[str, ...]) -> str | None:
    """The place of an arrest that reports tell without a town, each speaking of some towns."""
    reports = [Report(f"r{n}", f"Mira Dovan was held. {' '.join(towns)}.", published="2021-05-06") for n, towns in enumerate(spoken)]
    for r, towns in zip(reports, spoken, strict=True):
        mira = r.person("mira", "Mira Dovan")
        for town in towns:
            r.place(town, "city", "AQ")
        r.places = [replace(p, city=p.name) for p in r.places]
        r.event("detention", "was held", (mira,), When.day("2021-05-03"), id=f"{r.id}:e:x")
    one = same(tuple(f"{r.id}:p:mira" for r in reports), tuple(f"{r.id}:e:x" for r in reports))
    book = assemble([r.findings() for r in reports], texts(*reports), one)
    places = {p.id: p.name for p in book.places}
    return next((places[e.place] for e in book.events if e.place), None)


def test_the_one_town_of_which_all_reports_speak_is_where_it_was() -> None:
    """Where no words place an arrest, the town that every report names is its town."""
    assert place_of_arrest(("Hestmark", "Lorvik"), ("Hestmark",)) == "Hestmark"


def test_a_town_of_one_report_or_two_towns_of_all_say_nothing() -> None:
    """A town of one report may be anybody's; of two towns that all name nobody knows which it was."""
    assert place_of_arrest(("Hestmark",), ("Lorvik",)) is None
    assert place_of_arrest(("Hestmark", "Lorvik"), ("Hestmark", "Lorvik")) is None


def case_with(kind: str, when: When, whole: When, where: str = "", happened: str = "yes") -> tuple[str | None, str | None]:
    """Day and place of the main event of two reports on one man: one understood in part, of the other only what it tells as a whole."""
    a = Report("aa", "Ivo Brand was taken, they say in Hestmark.", published="2021-05-06")
    b = Report("bb", "The chair of Ivo Brand has been empty since. Velmora.", published="2021-05-07")
    one, other = a.person("ivo", "Ivo Brand"), b.person("ivo", "Ivo Brand")
    place = a.place(where, "city", "BV") if where else None
    a.event(kind, "was taken", (one,), when, place=place, id="aa:e:x", leads=True)
    b.event("other", "has been empty", (other,), whole, place=b.place("Velmora", "city", "BV"), id="bb:h:o", leads=True,
            happened="uncertain", violation=True)  # fmt: skip
    a.places, b.places = ([replace(p, city=p.name) for p in r.places] for r in (a, b))
    book = assemble([a.findings(), b.findings()], texts(a, b), same(("aa:p:ivo", "bb:p:ivo")))
    (case,) = book.cases
    assert case.main_event == "aa:e:x"
    main = next(e for e in book.events if e.id == "aa:e:x")
    return main.when.earliest, main.place


def test_what_a_report_tells_as_a_whole_fills_what_no_clause_says() -> None:
    """No clause of either report says when or where; the whole of one does, for the same man. It never goes before what a clause says."""
    never, may = When.between(None, None), When.day("2021-05-03")
    assert case_with("abduction", never, may) == ("2021-05-03", "bb:l:Velmora")
    assert case_with("abduction", When.day("2021-05-02"), may, "Hestmark") == ("2021-05-02", "aa:l:Hestmark")
    assert case_with("detention", never, When.between("2020-01-01", "2020-12-31"), "Hestmark") == (None, "aa:l:Hestmark")
