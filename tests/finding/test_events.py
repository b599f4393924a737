from __future__ import annotations

import csv
from pathlib import Path

import pytest
from plain_cast import plain_cast, read

from habeas.finding.amounts import amounts
from habeas.finding.annotations import Cast, EventMention, Gazetted
from habeas.finding.events import events
from habeas.finding.find import find, mark
from habeas.finding.places import places
from habeas.finding.times import times
from habeas.model.quote import Span

CASES = (Path(__file__).parents[2] / "eval" / "cases" / "events.csv").read_text(encoding="utf-8").splitlines()
SAID = ("appeal", "statement", "other")


def found(words: str, same: dict[str, str] | None = None, language: str = "en", published: str | None = None) -> tuple[EventMention, ...]:
    """Events of a report of our own, without those of speech."""
    report = read(words, language, published)
    cast = plain_cast(report, same) if language == "en" else Cast()
    when = times(report)
    told = events(report, cast, places(report), when, amounts(report, when), ())
    assert all(e.span.end <= len(words) and e.span.covers(e.trigger) for e in told)
    return tuple(e for e in told if e.kind not in SAID)


def who(e: EventMention, role: str) -> list[str]:
    """Who has a role in an event."""
    return [r.entity.removeprefix("s1:p") for r in e.roles if r.role == role]


@pytest.mark.parametrize("case", list(csv.DictReader(CASES)), ids=lambda c: c["text"][:50])
def test_labelled_sentence(case: dict[str, str]) -> None:
    """Each labelled sentence gives its event with its people, or none where nothing happened."""
    report = read(case["text"])
    told = found(case["text"])
    if case["kind"] == "none":
        assert not told
        return
    right = [e for e in told if e.kind == case["kind"]]
    assert len({e.id for e in right}) == 1
    assert any(report.words(e.trigger).split()[0] == case["trigger"] for e in right)
    assert {e.happened for e in right} == {case["happened"]}
    if case["who"]:
        assert case["who"] in [r.entity.removeprefix("s1:p") for e in right for r in e.roles]


def test_a_retelling_is_the_same_event() -> None:
    """What the lead says and a later paragraph tells again is one event with the finer time and place."""
    told = found(
        "Police have detained Marta Olin, her lawyer said.\n\nOlin was arrested in Varna on 4 May 2021 with two friends.\n\nHer arrest drew protests.",
        {"Olin": "Marta Olin", "Her": "Marta Olin"},
    )
    arrests = [e for e in told if e.kind == "detention"]
    assert len(arrests) == 3
    assert len({e.id for e in arrests}) == 1
    assert {e.when.earliest for e in arrests} == {"2021-05-04"}


def test_the_arrest_of_a_wife_is_not_that_of_her_husband() -> None:
    """Two people arrested in two years are two events."""
    told = found("Ivan Petrov was arrested in 2011 in Minsk.\n\nHis wife was arrested in 2019 in Brest.")
    assert len({e.id for e in told if e.kind == "detention"}) == 2


def test_the_same_person_in_two_countries_is_two_detentions() -> None:
    """Held there and then held here, after being sent back, are two events."""
    told = found("She is being held in the border city of Sinuiju after being caught in China.", {"She": "Ana"})
    assert len({e.id for e in told if e.kind == "detention"}) == 2


def test_who_is_named_at_last_is_the_one_described() -> None:
    """ "The bookseller vanished. Anton Belik has been gone since Wednesday" tells of one disappearance, of Anton Belik."""
    text = read("The bookseller vanished at night.\n\nAnton Belik has been gone since Wednesday.", published="2020-06-15").text
    known = mark(text)
    names = {p.id: p.names[0].text for p in known.cast.people if p.names}
    assert len({e.id for e in known.events}) == 1
    assert {names.get(r.entity) for e in known.events for r in e.roles} == {"Anton Belik"}


def test_two_bodies_are_two_people() -> None:
    """Two people named are two disappearances."""
    told = found("Marta Olin vanished at night.\n\nAnton Belik has been gone since Wednesday.", published="2020-06-15")
    assert len({e.id for e in told}) == 2


def test_numbers_of_another_incident_stay_apart() -> None:
    """A count that cannot be that of the incident is another event."""
    told = found(
        "Police arrested ten women in Shenyang on 4 November.\n\nPolice arrested at least 49 women in China between July and September."
    )
    assert len({e.id for e in told if e.kind == "detention"}) == 2


def test_wife_son_and_eight_others_are_ten() -> None:
    """A number that the people told of add up to is that group and no sum of it."""
    told = found(
        "Police arrested his wife and his son along with eight other defectors.\n\nThe ministry was unaware of the 10 defectors arrested."
    )
    arrests = [e for e in told if e.kind == "detention"]
    assert all((e.count.low if e.count else 0) != 18 for e in arrests)


def test_a_time_of_speaking_is_no_time_of_the_event() -> None:
    """ "said last week" dates the saying: the event was not later, and that is all."""
    told = found("The ministry said last week that the two men were deported.", published="2020-06-15")
    assert [(e.when.earliest, e.when.latest) for e in told] == [(None, "2020-06-14")]


def test_a_dateline_is_no_time_of_the_event() -> None:
    """The date before the dash is the day of printing."""
    told = found("SEOUL, 8 November 2017 - Police have detained ten women in Yanji.", published="2017-11-08")
    assert [e.when.known for e in told] == [False]


def test_the_year_a_story_has_reached_holds_for_what_follows() -> None:
    """ "In 2006 she lived by the river" dates the crossing told next."""
    told = found("In 2006, Rosa lived near the border.\n\nLife was hard.\n\nRosa got across the river with a guide.")
    assert [(e.when.earliest, e.when.latest) for e in told] == [("2006-01-01", "2006-12-31")]


def test_later_is_not_the_same_month() -> None:
    """ "was later caught" does not take over the month of the flight."""
    told = found("In October 2017, Rosa fled the town. She was later caught in Varna.", {"She": "Rosa"})
    caught = [e for e in told if e.kind == "detention"]
    assert [(e.when.earliest, e.when.latest) for e in caught] == [("2017-10-01", None)]


def test_what_follows_in_a_story_is_bounded_by_what_led_to_it() -> None:
    """Who was beaten after the return and freed before a new flight: both lie between the two dated events."""
    told = found(
        "In May 2011, Rosa was sent back to Kenya.\n\nThere guards beat Rosa.\n\nRosa was released.\n\nIn 2014 Rosa fled to Uganda.",
        published="2020-06-15",
    )
    when = {e.kind: (e.when.earliest, e.when.latest) for e in told}
    assert when["torture"] == ("2011-05-01", "2014-12-31")
    assert when["release"] == ("2011-05-01", "2014-12-31")


def test_the_story_of_another_bounds_nothing() -> None:
    """What befell Rosa says nothing of when Ivan was beaten."""
    told = found("In May 2011, Rosa was sent back to Kenya.\n\nPolice have beaten Ivan Petrov.", published="2020-06-15")
    assert [e.when.known for e in told if e.kind == "torture"] == [False]


def test_what_goes_on_lies_within_a_season_of_printing() -> None:
    """ "is now being held" is no day of arrest but holds up to the day of printing."""
    told = found("Rosa is now being held in Varna.", published="2020-06-15")
    assert [(e.when.earliest, e.when.latest) for e in told] == [("2020-03-15", "2020-06-15")]


def test_the_day_a_body_was_found_is_the_last_it_can_have_been() -> None:
    """A body found on Friday: the death was that day or before."""
    told = found("The body of Anton Belik was found in a ditch on Friday.", published="2020-06-15")
    assert [(e.happened, e.when.earliest, e.when.latest) for e in told] == [("uncertain", None, "2020-06-12")]


def test_a_stretch_inside_a_noun_is_not_the_time_of_the_verb() -> None:
    """Who had been in camps for two years was freed on Saturday, not for two years."""
    told = found("Anton Belik, in camps for the last two years, was freed on Saturday.")
    assert [e.when.words for e in told if e.kind == "release"] == ["Saturday"]


def test_who_pays_a_guide_pays_for_the_one_spoken_of() -> None:
    """ "wanted her son to come. She paid two smugglers": the flight is the son's and not hers."""
    text = read("In 2019 Rosa wanted her son to come to Kenya. She paid two smugglers 900 euros.", published="2020-06-15").text
    flights = [e for e in mark(text).events if e.kind == "escape"]
    assert [sorted(r.role for r in e.roles) for e in flights] == [["agent", "other"]]
    assert [(e.when.earliest, e.when.latest) for e in flights] == [("2019-01-01", "2019-12-31")]


def test_what_is_reported_in_a_month_was_not_later() -> None:
    """ "Those arrested in May were sent back" is not before May; the summer "when the bill failed" is when it failed."""
    told = found("Nine of those arrested in May 2019 were deported to Kenya.", published="2020-06-15")
    assert [(e.when.earliest, e.when.latest) for e in told if e.kind == "forced_return"] == [("2019-05-01", "2020-06-15")]
    told = found("They have waited since the summer of 2011, when the bill failed to pass.", published="2012-06-15")
    assert [(e.when.earliest, e.when.latest) for e in told if e.kind == "ruling_or_law"] == [("2011-06-01", "2011-08-31")]


def test_years_spent_in_detention_began_years_ago() -> None:
    """A man whose wife was seized this month and who spent two years in detention himself is no one seized this month: his began two years ago or before."""
    told = found(
        "Officers arrested the wife of Pavel Dorn in Gomel on 4 November. Dorn spent two years in detention from the age of 20.",
        published="2017-11-20",
    )
    seized, before = sorted((e for e in told if e.kind == "detention"), key=lambda e: e.head)
    assert seized.id != before.id
    assert (before.when.earliest, before.when.latest, before.when.words) == (None, "2015-11-21", "two years")


def test_a_sentence_of_five_years_says_nothing_of_its_beginning() -> None:
    """ "Jailed for five years" is a term to come, and no bound of when it began."""
    told = found("Pavel Dorn was jailed for five years.", published="2017-11-20")
    assert not any(e.when.latest and e.when.latest < "2017" for e in told)


def test_a_return_has_its_goal_for_place() -> None:
    """Where someone is sent back to is where the return took place."""
    told = found("Thailand deported two men from Bangkok to Cambodia in May.")
    report = read("Thailand deported two men from Bangkok to Cambodia in May.")
    names = {p.id: p.name for p in places(report).places}
    assert [names.get(e.place or "") for e in told] == ["Cambodia"]


def test_furniture_tells_no_event() -> None:
    """What is not article is not read."""
    report = read("Police arrested ten women in Yanji.")
    bare = type(report)(report.text, report.language, tuple(type(s)(s.i, s.span, s.first, s.last, s.paragraph, False) for s in report.sentences),
                        report.tokens, report.children)  # fmt: skip
    assert events(bare, plain_cast(bare), Gazetted(), (), (), ()) == ()


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("ko", "지난 4일 경찰이 선양에서 주민 열 명을 체포했다.", "detention"),
        ("zh", "泰国二月将四十人遣返。警方拘留了一名编辑。", "detention"),
        ("ja", "教師は1990年5月に自宅から姿を消した。", "disappearance"),
        ("es", "La policía detuvo a dos maestros en Oaxaca.", "detention"),
        ("fr", "Le journaliste a été enlevé à Bamako lundi.", "abduction"),
        ("de", "Zwei Anwälte wurden am Montag in Minsk festgenommen.", "detention"),
        ("fi", "Kaksi opettajaa pidätettiin Minskissä maanantaina.", "detention"),
        ("bn", "পুলিশ দুই শিক্ষককে গ্রেপ্তার করেছে।", "detention"),
    ],
)
def test_other_languages_by_words_alone(language: str, words: str, kind: str) -> None:
    """A report in a language without a grammar here gives at least the kinds of its events."""
    assert kind in {e.kind for e in found(words, language=language)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "주민들은 북송될 위기에 놓였다."),
        ("zh", "他们担心被遣返。"),
        ("es", "Las dos temen ser deportadas."),
        ("ja", "二人は送還される恐れがある。"),
    ],
)
def test_a_fear_is_no_event_in_other_languages(language: str, words: str) -> None:
    """Danger of return is no return, in whatever language."""
    assert not found(words, language=language)


def test_reading_twice_gives_the_same() -> None:
    """The same report gives the same events in the same order."""
    words = "Police arrested Marta Olin and two guides in Varna in May. The guides were deported to Kenya. Olin fled."
    assert found(words) == found(words)


def test_who_tells_of_it_is_not_whom_it_happened_to_in_korean() -> None:
    """In a Korean sentence that ends with its telling, the husband who tells and the day he tells it are no part of the arrest."""
    from habeas.finding.find import mark
    from habeas.model.source import Source, Text

    words = "국경에서 여성 3명이 체포됐다고 남편 백동수 씨가 6일 밝혔다. 백동수 씨의 아들은 2019년 중국에서 체포됐다."
    marked = mark(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="ko", main_text=(Span(0, len(words)),)), words))
    named = {p.id for p in marked.cast.people if any(n.text == "백동수" for n in p.names)}
    assert named
    assert [e.kind for e in marked.events].count("detention") >= 1
    assert not any(r.entity in named and r.role == "victim" for e in marked.events for r in e.roles)


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        ("Councillor Daniel Osei came home six days after gunmen pulled him out of a taxi in Nyendo.", "abduction", "Daniel Osei"),
        ("Soldiers dragged Marta Velez out of her house at dawn.", "detention", "Marta Velez"),
        ("The intelligence agency has brought Tomas Reyl from Gabon in a secret operation.", "forced_return", "Tomas Reyl"),
        ("Daniel Osei died at dawn when police stormed the farm.", "killing", "Daniel Osei"),
        ("Two supporters of the opposition who were pushed into a van were freed on Monday.", "abduction", "Two supporters"),
    ],
)
def test_acts_that_were_missed_in_affairs_of_other_countries(words: str, kind: str, who: str) -> None:
    """Pulled out of a car or a house, brought home by agents, dead when police came: who it befell is found."""
    told = find(read(words, "en", None).text)
    called = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in told.people}
    assert who in {called[r.entity] for e in told.events if e.kind == kind for r in e.roles if r.role == "victim"}


@pytest.mark.parametrize(
    ("words", "free"),
    [
        ("Bo Tamsin, a student who went missing in September, has come home, his uncle said.", True),
        ("Gunmen abducted the teacher Ana Koval in Varna in May. On Tuesday she returned home, her sister said.", True),
        ("Ana Koval, a teacher, came home from work and called the police.", False),
        ("Bo Tamsin, who was kidnapped in Minsk, said on state television that he had come home of his own free will.", False),
        ("China sent Bo Tamsin back by force in May after he was arrested in Lisk. He is home with his family, the embassy said.", False),
    ],
)
def test_who_was_gone_and_has_come_home_was_let_go(words: str, free: bool) -> None:
    """Coming home is a release of somebody who was held or missing, and of nobody else."""
    assert any(e.kind == "release" for e in find(read(words, "en", None).text).events) is free
