"""What reports on families seized together made finding learn: who is whose, who "she" is, what was done to whom. Everybody here is invented."""

from __future__ import annotations

import pytest
from tests.finding.test_told import happened, person, text

from habeas.finding.find import find
from habeas.model.findings import Findings


def kin(found: Findings, words: str) -> set[tuple[str, str]]:
    """The relations of whoever these words stand for, with the first words for the other."""
    first = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in found.people}
    return {(k.relation, first[k.to]) for k in person(found, words).kin}


def test_semicolons_part_those_of_a_list() -> None:
    """Who stands behind a semicolon is the next of a list and no other word for the one before; a husband's mother is not the wife."""
    found = find(
        text(
            "It includes Mira Dahl, 43, a former nurse from Varna; her husband; their sons, 15 and 9; the husband's mother, who walks with a stick; "
            "and a woman of about 20 with her baby."
        )
    )
    assert len({person(found, w).id for w in ("Mira Dahl", "her husband", "the husband's mother", "a woman", "her baby")}) == 5
    assert kin(found, "her husband") == {("husband", "Mira Dahl")}
    assert kin(found, "their sons") == {("son", "Mira Dahl")}
    assert kin(found, "her baby") == {("baby", "a woman")}
    assert kin(found, "the husband's mother") == {("mother", "her husband")}


def test_who_buried_her_and_who_had_died_are_two() -> None:
    """Neither who buried her nor who was told that she had died is the one who died."""
    found = find(
        text("Mira Dahl left the camp. Hana Koval did not. A fellow prisoner who buried her told Mira that she had died of typhoid.")
    )
    assert {m.text for m in person(found, "Hana Koval").mentions} == {"Hana Koval", "her", "she"}


def test_the_woman_is_the_woman_just_told_of() -> None:
    """A woman who was brought in a sentence before is "the woman", and not whoever else is a woman."""
    found = find(
        text("Mira Dahl crossed the river with a woman who had promised her work. The woman sold her to a farmer in Heilongjiang.")
    )
    assert happened(found)["trafficking"] == {"Mira Dahl"}


def test_their_daughter_and_their_brother() -> None:
    """ "Their" daughter is that of the two just told of; "their" brother that of two sisters; a mother's own daughter is nobody else's."""
    found = find(
        text(
            "Mira Dahl was 22 when her father was taken away. A farmer bought her, and he locked her in at night. Their daughter, Lena, was born in 2001."
        )
    )
    assert kin(found, "Their daughter") == {("daughter", "Mira Dahl"), ("daughter", "A farmer")}
    assert person(found, "Their daughter").names[0].text == "Lena"
    sisters = find(
        text("Mira Dahl's older sister, Ana Dahl, lives in Oslo. Ana Dahl rang her. Their brother, Bo Dahl, was arrested in Varna in 2015.")
    )
    assert {r for r, _ in kin(sisters, "Their brother")} == {"brother"}
    assert happened(sisters)["detention"] == {"Their brother"}


def test_arrested_and_handed_over() -> None:
    """Who was arrested and handed over did not hand over anybody; who died there died in custody."""
    found = find(
        text(
            "Bo Dahl was arrested in Changbai in October 2015 and handed over at the bridge to Hyesan within a week. He was held in a cell at the security "
            "office, where guards kicked him. He died there in January 2016."
        )
    )
    assert {k: happened(found).get(k) for k in ("forced_return", "death_in_custody")} == {
        "forced_return": {"Bo Dahl"},
        "death_in_custody": {"Bo Dahl"},
    }


def test_the_wife_who_spoke_is_named_later() -> None:
    """ "His wife said", and then a woman brought in by nothing but what she says of her husband: she is that wife."""
    found = find(
        text(
            "A preacher who disappeared in August is held in a prison in Varna, his wife said on Wednesday.\n\nTomas Ksor, 38, left his flat to buy rice "
            'and did not come back.\n\n"I did not sleep for six weeks," said Hana Rahl, who lives with the four children. She said that her husband had '
            "sent her a letter."
        )
    )
    assert person(found, "his wife").id == person(found, "Hana Rahl").id
    assert kin(found, "Hana Rahl") == {("wife", "Tomas Ksor")}


def test_father_of_four_is_no_ones_father() -> None:
    """ "A father of four" is a man; "his father" further down is another."""
    found = find(text("A father of four was arrested in Varna on Monday. Bo Dahl was shot. His father asked for the body."))
    assert person(found, "His father").id != person(found, "A father").id


def test_names_of_districts_and_prisons_are_nobody() -> None:
    """A name before "district" or "prison" is that of a place."""
    found = find(text("Tomas Ksor left the flat in the Bang Yai district. He was taken to Gia Trung prison in January, his friend said."))
    assert {n.text for p in found.people for n in p.names} == {"Tomas Ksor"}


def test_names_behind_relatives_and_offices() -> None:
    """A single name between commas behind "her son" is that son's; a name behind "spokeswoman for the ministry" is hers, of any sound."""
    found = find(text("Rosa Vidal fled in December with her younger son, Josué, who is 16. Her elder son, Beto, stayed."))
    assert person(found, "her younger son").names[0].text == "Josué"
    assert person(found, "her younger son").id != person(found, "Her elder son").id
    said = find(
        text(
            "On May 16, a spokeswoman for China's Foreign Ministry, Hao Lijuan, said that nobody was held. The network's coordinator, Suda Chaiyaporn, "
            "said that it was not true."
        )
    )
    assert person(said, "a spokeswoman").id == person(said, "Hao Lijuan").id
    assert person(said, "Suda Chaiyaporn").id


def test_age_at_death() -> None:
    """ "He died on March 2, aged 33" tells how old he was."""
    found = find(text("Bo Dahl was jailed in 2015. He died in custody on March 2, aged 33. The police said he had hanged himself."))
    age = person(found, "Bo Dahl").age
    assert age is not None
    assert age.low == 33


def test_fear_by_adjective_is_a_fear() -> None:
    """ "She is afraid that" gives what is feared to her, and nothing of it has happened."""
    found = find(text("Mira Dahl was caught in 2015. Ana Dahl is afraid that Mira will be sent to a mine."))
    told = [c for c in found.claims if "sent to a mine" in c.quotes[0].text]
    assert {(c.stance, c.speaker.name) for c in told if c.quotes[0].text.startswith("Mira")} == {("feared", "Ana Dahl")}
    assert "forced_return" not in happened(found)


def test_a_quotation_inside_a_quotation_ends_with_its_marks() -> None:
    """Behind the inner marks the one who is quoted speaks again."""
    found = find(text("“My sister said, ‘There are police in front of us,’ and I heard a scream,” Ana Dahl said. Mira Dahl is her sister."))
    inner = [c for c in found.claims if c.quotes[0].text.strip("‘’,") == "There are police in front of us"]
    assert inner
    assert all("scream" not in c.quotes[0].text for c in found.claims if c.speaker.name == "My sister")


@pytest.mark.parametrize(
    "words",
    [
        "The Chinese government should not send back the seven, Open Door Network said today.",
        "Open Door Network calls on the ministry to act. The government of Laos must say at once what became of the family, Open Door Network said.",
    ],
)
def test_what_a_body_says_should_be_done_it_asks_for(words: str) -> None:
    """What an organisation says a government should or should not do is an appeal to it, without quotation marks too."""
    found = find(text(words))
    assert [a for a in found.appeals if "government" in a.quotes[0].text and a.to]


def test_day_told_by_the_next_sentence() -> None:
    """ "That was on 11 March 2012" dates what the sentence before tells."""
    found = find(text("Lena Dahl was led away by two policemen. That was on 11 March 2012, her mother says."))
    assert [e.when.earliest for e in found.events if e.kind == "detention"] == ["2012-03-11"]


def test_taken_from_the_house_at_night() -> None:
    """Who was taken from the house in the middle of the night was seized, also where nobody says by whom; who was taken to hospital was not."""
    found = find(text("Her father, a train driver, was taken from the house in Varna in the middle of the night."))
    assert happened(found)["detention"] == {"Her father"}
    assert "detention" not in happened(find(text("Her father was taken from the house to a hospital in the middle of the night.")))


def test_a_row_of_relatives_is_them_and_the_five() -> None:
    """ "A tailor, his wife and their three daughters" are "them" and "the five" in the sentences behind, each of them."""
    found = find(
        text(
            "Bo Dahl, 32, a tailor, his wife and their three daughters had lived in a camp near Varna since 2014. On 6 March 2021 police took them from the "
            "camp. On 18 March 2021 the five were driven to the border and given to soldiers on the other side."
        )
    )
    each = {"Bo Dahl", "his wife", "their three daughters"}
    assert each <= happened(found)["detention"]
    assert each <= happened(found)["forced_return"]
    together = next(p for p in found.people if p.count is not None and p.count.low == 5)
    assert len(together.members) == 3


def test_a_counted_group_includes_those_told_one_by_one() -> None:
    """Whom a group "includes" was seized with it, named or not; two ages behind "sons" make them two."""
    found = find(
        text(
            "Police seized seven people in Varna two weeks ago. The group was stopped at a toll gate. It includes Mira Dahl, 43; her husband; their sons, 15 "
            "and 9; and a woman of about 20."
        )
    )
    assert {"seven people", "Mira Dahl", "her husband", "their sons", "a woman"} <= happened(found)["detention"]
    sons = person(found, "their sons").count
    assert sons is not None
    assert (sons.low, sons.high) == (2, 2)


def test_my_sister_in_a_quotation_is_not_who_says_it() -> None:
    """Who says "my sister" and "I" is one, her sister another, also where "she said" stands behind and a name only much later."""
    found = find(
        text(
            "Mira Dahl, 43, was stopped in Varna. Dahl's older sister, Ana Dahl, told us that she was on the telephone. “My sister said that police were "
            "there, and I heard a scream,” she said. Their brother, Bo Dahl, was arrested in 2015. “I lost my brother,” Ana Dahl said."
        )
    )
    assert person(found, "I").id == person(found, "Ana Dahl").id
    assert person(found, "My sister").id == person(found, "Mira Dahl").id
    assert person(found, "my brother").id == person(found, "Bo Dahl").id
    assert kin(found, "Their brother") == {("brother", "Mira Dahl"), ("brother", "Ana Dahl")}


def test_names_by_what_is_done_to_them_and_by_their_kin() -> None:
    """A name of any sound is somebody's where it is sent back, or where "and her husband" follows; its bearer is then "her" as well."""
    found = find(
        text("A court in Varna ruled that Dilnur Abdi should be sent back to China. Her lawyer said she would appeal. Her husband wept.")
    )
    assert kin(found, "Her husband") == {("husband", "Dilnur Abdi")}
    found = find(text("Amina and her husband, Yusuf, were stopped at the airport. Yusuf was released. Amina has not been heard from."))
    assert len(person(found, "Amina").mentions) >= 2
    assert kin(found, "her husband") == {("husband", "Amina")}


def test_they_are_the_five_and_not_two_of_them() -> None:
    """ "They" behind "five members of one family, including a grandmother and a baby" are not only these two; the grandmother is 71."""
    found = find(
        text(
            "Five members of one family, including a grandmother of 71 and a baby of ten months, were arrested near Dandong on 3 June. They were put on a bus "
            "to Tumen on 10 June."
        )
    )
    age = person(found, "a grandmother").age
    assert age is not None
    assert age.low == 71
    assert happened(found)["forced_return"] & {"Five members", "one family"}


def test_in_a_detention_centre_is_held() -> None:
    """Who "are still in a detention centre" are held, three of a larger group by themselves."""
    assert happened(find(text("Three of them, a mother and two girls, are still in a detention centre in Nanning.")))["detention"]


def test_his_wife_their_daughter_and_her_father_are_three() -> None:
    """A daughter set beside "his wife" by a comma is the next of a list; all three were detained, and the wife's father is not her husband."""
    found = find(
        text(
            "Bo Dahl waits for a call. His wife, their three-month-old daughter and his wife's father were detained by police in Varna, Dahl said. “My "
            "daughter will be taken from her, because the father lives in the South,” he said."
        )
    )
    three = {"His wife", "their three-month-old daughter", "his wife's father"}
    assert len({person(found, w).id for w in (*three, "Bo Dahl")}) == 4
    assert happened(found)["detention"] == three


def test_a_row_of_relatives_holds_as_many_people() -> None:
    """ "My husband, my mother and my son" are three; a couple and their boys are two groups; a boy is no grown woman who is somebody's daughter."""
    found = find(
        text(
            "A 62-year-old woman and her grandson were flown to Varna, her daughter Leyla Oraz told us. Oraz says the boy's father is in prison. “They "
            "have taken my husband, my mother and my son,” she said."
        )
    )
    assert len({person(found, w).id for w in ("my husband", "my mother", "my son", "Oraz", "the boy")}) == 5
    assert person(found, "my mother").id == person(found, "A 62-year-old woman").id
    two = find(text("The couple and their twin boys, 6, were arrested in Varna on 20 February."))
    assert person(two, "The couple").id != person(two, "their twin boys").id


@pytest.mark.parametrize(
    ("words", "victims"),
    [
        ("Police arrested Bo Reyl, 39, his wife Ana Duarte, and a student.", {"Bo Reyl", "Ana Duarte", "a student"}),
        (
            "Tomas Reyl, 39, his wife, Ana Duarte, 35, and their two children were deported to China.",
            {"Tomas Reyl", "Ana Duarte", "their two children"},
        ),
        ("Police arrested Jun Castro, her brother, on Monday.", {"Jun Castro"}),
        ("Police arrested Lea Brant, a friend of Ana Koval and her sister.", {"Lea Brant"}),
    ],
)
def test_a_relative_in_a_row_of_names(words: str, victims: set[str]) -> None:
    """A relative with a name of their own behind a name is the next of the row and shares what befell it; one without is who was just named."""
    found = find(text(words))
    first = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in found.people}
    assert {first[r.entity] for e in found.events for r in e.roles if r.role == "victim" and e.happened == "yes"} == victims


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Police arrested the Danish doctoral student Ana Koval.", "DK"),
        ("The South Korean pastor Ana Koval was held.", "KR"),
        ("The English teacher Ana Koval was held.", None),
        ("The Turkish lawyer of Ana Koval was held.", None),
    ],
)
def test_a_country_before_a_name(words: str, country: str | None) -> None:
    """The adjective of a country before somebody's trade and name says of which country they are; a teacher's may be that of the tongue."""
    assert person(find(text(words)), "Ana Koval").nationality == country


def test_what_somebody_is_arrested_over_was_at_another_time() -> None:
    """The day of an arrest is not the day of the crime that it is over, nor the month of a ruling that of a detention told beside it."""
    found = find(
        text(
            "Four men were arrested on Tuesday over the abduction of Ana Koval. Bo Lind remains behind bars in spite of the August ruling."
        )
    )
    assert {e.kind: e.when.known for e in found.events} == {"abduction": False, "detention": False}


@pytest.mark.parametrize(
    ("words", "kind", "year"),
    [
        ("A neighbour saw two men pushing Ana Koval into a black 2016 Ford Transit and beating her.", "torture", None),
        ("Bo Lind was freed from prison, where he was held over a 2009 tax conviction.", "detention", None),
        ("Bo Lind, winner of the 2018 Kestrel Prize, was arrested at home.", "detention", None),
        ("Dara Melon was killed in a 2015 air strike.", "killing", "2015"),
        ("The 2014 killing of Ana Koval shook the town.", "killing", "2014"),
        ("Petra Zorn was abducted during the 2011 World Cup.", "abduction", "2011"),
    ],
)
def test_the_year_of_a_thing_is_not_that_of_what_is_done_beside_it(words: str, kind: str, year: str | None) -> None:
    """A year that only tells which car, conviction or list is meant dates no act; that of the act itself, or of what it happened in, does."""
    told = next(e for e in find(text(words)).events if e.kind == kind)
    assert (told.when.earliest or "")[:4] == (year or "")


def test_a_surname_is_that_of_whose_name_ends_in_it() -> None:
    """ "Fattah" is who is called so last, before somebody in whose full name the word only stands, though that one was named later."""
    found = find(text("Alaa Abd El Fattah writes. President Abdel Fattah El Sisi spoke. Fattah has been jailed for his work."))
    assert {m.text for m in person(found, "Alaa Abd El Fattah").mentions} >= {"Fattah"}


def test_an_opening_is_about_whom_the_next_sentence_begins_with() -> None:
    """ "The geologist who was jailed" and the name with which the next sentence begins are one; who only speaks of her is another."""
    found = find(text("The geologist who was jailed in Iran for two years is home. Bo Lind landed at an air base on Monday."))
    assert {m.text for m in person(found, "Bo Lind").mentions} >= {"The geologist"}
    found = find(text("The pupil who was shot in Minsk was fifteen. Ana Koval said she knew her."))
    assert "The pupil" not in {m.text for m in person(found, "Ana Koval").mentions}


def test_nobody_says_he_of_themselves_in_a_written_conversation() -> None:
    """Behind "Hana:" whoever "he" is, it is not Hana; she stays of unknown sex and the boy is another."""
    found = find(
        text(
            "Host: With us is Lim Hana, who is 59. How long did they keep you?\nLim Hana: Two weeks. He was nine, my grandson, and he counted them."
        )
    )
    assert person(found, "Lim Hana").sex == "unknown"


def test_an_age_stands_between_a_word_for_somebody_and_a_name() -> None:
    """ "A woman of 58, Ana Koval," is Ana Koval; a father of four has children, and is the next named too."""
    found = find(text("The six include a woman of 58, Ana Koval, and her grandson. A Minsk-based activist said so."))
    assert {m.text for m in person(found, "Ana Koval").mentions} >= {"a woman"}
    assert person(found, "Ana Koval").occupations == ()


def test_what_is_said_behind_others_is_said_of_the_whole_row() -> None:
    """ "Ana Koval and four others, arrested in May" tells of her too, and the words that say so begin with her."""
    found = find(text("The case of Ana Koval (f, 25) and four others, arrested on 17 August 2019, was never heard."))
    arrest = next(e for e in found.events if e.kind == "detention" and e.happened == "yes")
    assert person(found, "Ana Koval").id in arrest.entities("victim")
    claim = next(c for c in found.claims if c.event == arrest.id)
    assert claim.quotes[0].text.startswith("Ana Koval")


def test_experts_who_speak_of_the_men_who_are_held_are_not_they() -> None:
    """ "The men" to whom something is done are no group of experts, officials or police told of before."""
    found = find(text("Three United Nations experts voiced concern on Friday. They asked where the men are held."))
    assert not any(r.role == "victim" for e in found.events if e.kind == "detention" for r in e.roles)


@pytest.mark.parametrize(
    ("words", "sister"),
    [
        (
            "The elder sister of Wichai Orbell, missing since June, wants answers. Somcha Orbell says he was taken off in a van on June 4.",
            True,
        ),
        (
            "The elder sister of Wichai Orbell, missing since June, wants answers. Somcha Vellaren says he was taken off in a van on June 4.",
            False,
        ),
        ("Wichai Orbell has been missing since June. Somcha Orbell says he was taken off in a van on June 4.", False),
    ],
)
def test_a_relative_is_then_named_by_the_family_name(words: str, sister: bool) -> None:
    """Who speaks with the missing man's family name, right after his sister was told of, is that sister, and "he" is not she."""
    told = find(text(words))
    (one,) = [p for p in told.people if any(n.text.startswith("Somcha") for n in p.names)]
    assert any(k.relation == "sister" for k in one.kin) is sister
    if sister:
        assert one.sex == "female"
        assert not any(one.id in e.entities("victim") for e in told.events)
