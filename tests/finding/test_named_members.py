"""Groups whose people a text names. Everybody here is invented."""

from __future__ import annotations

import pytest

from habeas.finding.amounts import amounts
from habeas.finding.annotations import Cast
from habeas.finding.find import find
from habeas.finding.parse import parse
from habeas.finding.people import cast, met
from habeas.finding.places import places
from habeas.finding.times import times
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def text(words: str) -> Text:
    """A report of these words and no more."""
    return Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words)


def people(words: str) -> Cast:
    """Everybody whom a report speaks of."""
    p = parse(text(words))
    when = times(p)
    return cast(p, met(p, places(p), (), (), amounts(p, when), when))


def called(found: Cast, name: str) -> Person:
    """The person who bears a name."""
    return next(p for p in found.people if any(n.text == name for n in p.names))


def members(found: Cast) -> set[frozenset[str]]:
    """The names of the members of each group that has some."""
    by_id = {p.id: p for p in found.people}
    return {frozenset(by_id[m].names[0].text for m in p.members) for p in found.people if p.members}


@pytest.mark.parametrize(
    "words",
    [
        "Two reporters - Ana Koval, 27, and Bo Tamsin - were detained on Monday.",
        "On Monday, two reporters for a channel based in Lisk -- Ana Koval, 27, and Bo Tamsin, 23, -- were detained at a rally.",
        "Two reporters—Ana Koval and Bo Tamsin—spent the night in a cell.",
        "Two reporters were held at the gate. They were identified as Ana Koval, 35, and Bo Tamsin, 26, and were questioned.",
        "The reporters, Ana Koval and Bo Tamsin, were led away.",
        "The two reporters killed were Ana Koval, who was shot, and Bo Tamsin of Lisk.",
    ],
)
def test_those_named_are_the_members_of_their_group(words: str) -> None:
    """As many are named behind a group as were counted, or all of "the reporters": they are its members, and reporters."""
    found = people(words)
    assert members(found) == {frozenset({"Ana Koval", "Bo Tamsin"})}
    assert called(found, "Ana Koval").types == called(found, "Bo Tamsin").types == ("journalist",)


def test_some_of_a_group_are_not_all_of_it() -> None:
    """Of seven activists two are named: both are activists and among them, and the seven stay seven."""
    found = people("Seven activists were held, including Ana Koval and Bo Tamsin.")
    assert members(found) == {frozenset({"Ana Koval", "Bo Tamsin"})}
    assert [p.count.low for p in found.people if p.count is not None] == [7]
    assert called(found, "Ana Koval").types == called(found, "Bo Tamsin").types == ("human_rights_defender",)


@pytest.mark.parametrize(
    "words",
    [
        "Police beat two women, Ana Koval and Bo Tamsin said.",
        "Three brothers, Ana Koval told reporters, were taken.",
        "The villagers fled. Ana Koval and Bo Tamsin were held.",
    ],
)
def test_who_speaks_behind_a_group_is_not_of_it(words: str) -> None:
    """A verb right behind the names begins another clause."""
    assert members(people(words)) == set()


def test_what_is_said_of_a_group_holds_for_those_named() -> None:
    """Two boys are children and male, each of them."""
    found = people("The bodies of two boys - Tam Osei and Andrea Koval - were found at the gate.")
    assert {(p.sex, p.age_group) for p in found.people if p.names} == {("male", "child")}


def test_what_befell_a_group_befell_its_members() -> None:
    """Each of the two is a victim of the arrest, and no third party of two is."""
    found = find(text("On 4 May 2021 police arrested two reporters - Ana Koval, 27, and Bo Tamsin - in Varna."))
    names = {p.id: p.names[0].text for p in found.people if p.names}
    arrest = next(e for e in found.events if e.kind == "detention")
    assert {names.get(r.entity) for r in arrest.roles if r.role == "victim"} == {"Ana Koval", "Bo Tamsin"}
    assert arrest.count is not None
    assert arrest.count.low == 2


def test_one_among_a_group_is_a_member() -> None:
    """ "Seven people were held, a girl of nine among them": the girl is one of the seven, who stay seven."""
    found = people("Seven people were held, a nine-year-old girl among them.")
    seven = next(p for p in found.people if p.kind == "group")
    girl = next(p for p in found.people if p.kind != "group")
    assert seven.members == (girl.id,)
    assert seven.count is not None
    assert seven.count.low == 7


def test_those_named_of_a_counted_group_are_of_it_though_the_row_goes_on() -> None:
    """ "They are Ana Koval (66), Bo Tamsin (24) and a pupil" names two of five."""
    found = people(
        "The remaining five have been moved to the central prison. They are Ana Koval (66), Bo Tamsin (24), and a pupil whose name we withhold."
    )
    assert frozenset({"Ana Koval", "Bo Tamsin"}) in members(found)


@pytest.mark.parametrize(
    "words",
    [
        "Six people were arrested on Monday. The detainees include Ana Koval and Bo Tamsin.",
        "Police arrested six people on Monday. Among the detainees are Ana Koval and Bo Tamsin.",
        "Two people were killed on Monday. The dead were named as Ana Koval, 34, and Bo Tamsin.",
        "Gunmen seized three nurses on Monday. The hostages include Ana Koval and Bo Tamsin.",
    ],
)
def test_the_detainees_are_those_just_arrested(words: str) -> None:
    """Whom a report calls by what befell them are those whom it has just told of."""
    assert frozenset({"Ana Koval", "Bo Tamsin"}) in members(people(words))


@pytest.mark.parametrize(
    "words",
    [
        "Police on Monday arrested a journalist identified as Ana Koval.",
        "The journalist arrested on Monday was named as Ana Koval.",
        "The woman arrested on Monday was Ana Koval, a teacher.",
        "A 34-year-old builder has died in a detention centre. Ana Koval was stopped at a checkpoint on her way home, and her husband said so.",
    ],
)
def test_who_is_told_of_and_then_named_is_one_person(words: str) -> None:
    """Somebody identified, named or turned out to be somebody is no second person."""
    found = called(people(words), "Ana Koval")
    assert len(found.mentions) > 1


@pytest.mark.parametrize(
    "words",
    [
        "Two men were pushed into a van in Mbale. Witnesses named them as Ana Koval, a rider aged 27, and her friend Bo Tamsin, 24.",
        'Two suspected rebels died when they shot it out with the police. The dead were identified as Ana Koval alias "Ka Boy", 52, and Bo Tamsin, 34.',
        "The agency has brought two teachers from Gabon. Ana Koval and Bo Tamsin landed in Ankara on Wednesday.",
    ],
)
def test_those_named_afterwards_are_the_members_of_their_group(words: str) -> None:
    """Who "they" or "the dead" are named as, or whom the next sentence opens with, as many as were counted, is the group."""
    assert frozenset({"Ana Koval", "Bo Tamsin"}) in members(people(words))


@pytest.mark.parametrize(
    "words",
    [
        "Two reporters were held on Monday. Ana Koval and Bo Tamsin said they had seen nothing.",
        "Three teachers were held on Monday. Ana Koval and Bo Tamsin were freed in May.",
        "Two officers came. Ana Koval and Bo Tamsin were taken away.",
    ],
)
def test_who_speaks_next_or_is_another_number_is_not_the_group(words: str) -> None:
    """A row that speaks, is of another number, or comes behind those who take, names nobody of the group."""
    assert not any(p.members for p in people(words).people if p.mentions[0].text != "they" and p.count is not None)


def told_victims(words: str, kind: str) -> set[str]:
    """By what names or words the victims of an event are called."""
    found = find(text(words))
    called_by = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in found.people}
    return {called_by[r.entity] for e in found.events if e.kind == kind for r in e.roles if r.role == "victim"}


def test_a_couple_of_a_group_is_named_and_its_child_belongs_too() -> None:
    """What befell six people befell the couple among them, who are named in the next sentence."""
    words = (
        "Six people who fled the North, including a couple and their daughter of 13, have been caught by police in Tumen. "
        "Pyo Chol-min, 49, a former miner, his wife, Ri Kum-ok, 45, and the girl crossed on May 8."
    )
    assert told_victims(words, "detention") == {"Six people", "Pyo Chol-min", "Ri Kum-ok", "their daughter"}


def test_those_whom_a_group_includes_are_of_it() -> None:
    """ "The group includes a boy and his mother" names two of the six."""
    words = "Six North Koreans were caught in Mong Cai and handed back to China. The group includes an eight-year-old boy and his mother, Yun Bok-ja."
    assert told_victims(words, "forced_return") == {"Six North Koreans", "an eight-year-old boy", "Yun Bok-ja"}


def test_the_rest_of_a_group_was_taken_with_it() -> None:
    """The remaining five were among the 43 who were detained, though not among those let go."""
    words = (
        "The Observatory welcomes the release of thirty-eight of the 43 villagers of Bamunka who had been detained in Bamenda since 17 April. "
        "The remaining five are Joseph Ngwanu (66), Elvis Mbanda (24), the brothers Festus and Denis Tohmu, and a pupil of sixteen."
    )
    assert {"Joseph Ngwanu", "Elvis Mbanda", "Denis Tohmu"} <= told_victims(words, "detention")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Three Turkish nationals, Mr. Orhan DEMİRAY, Mr. Ibrahim Akkaya and Mr. Adem Yurtman, lived here. On 14 March the men were arrested.", "detention"),
        ("Police arrested Orhan DEMİRAY, Ibrahim Akkaya and Adem Yurtman in Varna on Monday. They were beaten. Mr Demiray is ill.", "torture"),
    ],
)  # fmt: skip
def test_the_men_and_they_are_the_whole_row(words: str, kind: str) -> None:
    """All three of a row are taken up, and a Turkish capital makes no other name."""
    assert told_victims(words, kind) == {"Orhan DEMİRAY", "Ibrahim Akkaya", "Adem Yurtman"}


def test_another_name_is_no_other_person() -> None:
    """An alias belongs to whom it follows."""
    found = people("Police shot Omar Tamrin alias 'Ka Boy', 52, in Lisk.")
    assert {n.text for n in called(found, "Omar Tamrin").names} == {"Omar Tamrin", "Ka Boy"}


def test_two_of_a_row_told_of_later_are_two() -> None:
    """ "They" behind two of three who were named and counted before are these two."""
    words = "Three clerks, Orhan Demiray, Ibrahim Akkaya and Adem Yurtman, lived here. Ibrahim Akkaya and Adem Yurtman went out. They were arrested."
    assert "Orhan Demiray" not in told_victims(words, "detention")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "Police took six villagers at the market. Among them are Ana Koval, a cook from Lisk; her son Tam Koval, aged 9; and Bo Tamsin, 40, a former guard.",
            {"Ana Koval", "Tam Koval", "Bo Tamsin"},
        ),
        (
            "Four Hazaras were put on a plane on Friday. We can so far identify the tailor Ana Koval, 44, his wife Tam Osei, and a student of law, Bo Tamsin.",
            {"Ana Koval", "Tam Osei", "Bo Tamsin"},
        ),
        (
            "Five teachers were arrested on Monday. They have been named as Ana Koval, a teacher of maths, and Bo Tamsin.",
            {"Ana Koval", "Bo Tamsin"},
        ),
        (
            "Eight people were arrested, including Ana Koval, who teaches maths, her husband, Tam Osei, and the poet Bo Tamsin, the group said.",
            {"Ana Koval", "Tam Osei", "Bo Tamsin"},
        ),
        (
            "Eight people were arrested, including Ana Koval, whose brother Tam Osei was killed last year, and Bo Tamsin.",
            {"Ana Koval", "Bo Tamsin"},
        ),
        ("Three men were arrested on Monday. Police named the officers as Ana Koval and Bo Tamsin.", set()),
        (
            "Three men were beaten on Monday. Rights groups identified Ana Koval, a lawyer, and Bo Tamsin as the authors of the report.",
            set(),
        ),
        ("Six villagers were jailed. Among them are lawyers who defended Ana Koval and Bo Tamsin.", set()),
    ],
)
def test_some_of_a_group_are_named_one_by_one(words: str, named: set[str]) -> None:
    """What is told beside each name does not end the row, and who only stands in what is told of another is not of the group."""
    found = people(words)
    by_id = {p.id: p for p in found.people}
    counted = [p for p in found.people if p.kind == "group" and p.count is not None and p.count.low and p.count.low > 2]
    assert {by_id[m].names[0].text for p in counted for m in p.members if by_id[m].names} == named


def test_a_student_of_something_is_named_behind_a_comma() -> None:
    """A name that nobody vouches for is somebody's where a trade and what it is of stand before it; a village's name is nobody's."""
    assert called(people("In the lorry was also a student of theology, Ilyar Memtam."), "Ilyar Memtam").kind == "named"
    assert not people("They drove to the centre of the village, Lower Bamun, and slept.").people[1:]
