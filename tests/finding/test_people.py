"""Who a report speaks of: names, relatives without names, groups, pronouns. All persons here are invented."""

from __future__ import annotations

import pytest

from habeas.finding.amounts import amounts
from habeas.finding.annotations import Cast
from habeas.finding.find import mark
from habeas.finding.parse import parse
from habeas.finding.people import cast, met
from habeas.finding.places import places
from habeas.finding.times import times
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def text_of(words: str, language: str = "en", translated: bool = False) -> Text:
    """A report that is article from end to end."""
    return Text(
        Source("s", "0" * 64, "r.txt", "text/plain", language=language, machine_translated=translated, main_text=(Span(0, len(words)),)),
        words,
    )


def people_of(words: str, translated: bool = False) -> Cast:
    """The cast of an English text before speech is known."""
    p = parse(text_of(words, translated=translated))
    when = times(p)
    return cast(p, met(p, places(p), (), (), amounts(p, when), when))


def who(found: Cast, words: str, nth: int = 0) -> Person:
    """The person that the nth mention with these words stands for."""
    spans = {q.span for p in found.people for q in p.mentions if q.text == words}
    said = [m for m in found.mentions if m.span in spans]
    assert len(said) > nth, f"no mention {words!r} among {[q.text for p in found.people for q in p.mentions]}"
    return next(p for p in found.people if p.id == said[nth].entity)


def test_relative_without_a_name_is_a_person_anchored_to_someone() -> None:
    """A wife without a name is a person of her own, tied to her husband."""
    found = people_of("Baek Dong-su spoke in Seoul. Police in Dandong arrested his wife on Friday.")
    wife = who(found, "his wife")
    assert wife.kind == "anchored"
    assert wife.sex == "female"
    assert [(k.relation, k.to) for k in wife.kin] == [("wife", who(found, "Baek Dong-su").id)]


def test_one_relation_to_one_person_is_one_relative() -> None:
    """His wife, the wife of Baek and his son's mother are the same woman."""
    found = people_of("Baek Dong-su fled alone. His wife stayed with his son. Police later took Baek's wife. The boy cried for his mother.")
    assert who(found, "His wife").id == who(found, "Baek's wife").id
    assert who(found, "his mother").id == who(found, "His wife").id


def test_another_son_is_another_person() -> None:
    """ "Another son" never falls together with the son met before."""
    found = people_of("Mina Roh has a son in a camp. Roh has remarried and had another son. Her son was 17 then.")
    assert who(found, "a son").id != who(found, "another son").id


def test_two_full_names_with_one_family_name_stay_apart() -> None:
    """Two Lees with different given names are two people, and a bare family name goes to the nearer one."""
    found = people_of("Lee Sang-ho, a baker, wept. Lee Min-jae, an official, said little. Lee declined to say more.")
    assert who(found, "Lee Sang-ho").id != who(found, "Lee Min-jae").id
    assert who(found, "Lee").id == who(found, "Lee Min-jae").id


def test_hyphenated_name_is_kept_whole() -> None:
    """A given name with a hyphen is not cut."""
    found = people_of("Oh Tae-hyun told reporters that he was tired.")
    assert [n.text for n in who(found, "Oh Tae-hyun").names] == ["Oh Tae-hyun"]


def test_a_syllable_behind_a_hyphen_is_no_link_word() -> None:
    """ "Yun Seo-bin" ends in a syllable of the given name, and not in the "bin" of an Arabic one."""
    found = people_of("Yun Seo-bin, 43, a locksmith, was detained. Police denied that Yun Seo-bin was held.")
    assert [n.text for n in who(found, "Yun Seo-bin").names] == ["Yun Seo-bin"]


def test_kin_nouns_outvote_the_pronouns_of_a_translation() -> None:
    """In machine-translated text a mother called "he" stays a woman and the same person."""
    found = people_of("Seo Yun-hi lost her son. The mother says he waits. Seo last saw his son in May.", translated=True)
    mother = who(found, "Seo Yun-hi")
    assert mother.sex != "male"
    assert who(found, "his son").kin[0].to == mother.id


def test_group_keeps_its_count_as_an_interval() -> None:
    """ "At least nine villagers" is a group of nine or more."""
    found = people_of("Soldiers seized at least nine villagers near the river.")
    group = next(p for p in found.people if p.kind == "group")
    assert group.count is not None
    assert (group.count.low, group.count.high) == (9, None)


def test_pseudonym_is_marked_and_joined_to_the_man_it_stands_for() -> None:
    """ "Who asked to be identified only as Noh" makes the man Noh, and Noh a pseudonym."""
    found = people_of("The man, who asked to be identified only as Noh, fled in 2014. Noh lives in Busan.")
    assert who(found, "The man").id == who(found, "Noh").id
    assert who(found, "Noh").kind == "pseudonymous"


def test_first_person_is_whoever_speaks() -> None:
    """ "My daughter" inside a quotation is the daughter of the speaker."""
    marked = mark(text_of("Ji Sun-ok sat in her kitchen. “My daughter was taken away,” said Ji. “I miss her.”"))
    daughter = next(p for p in marked.cast.people if any(q.text == "My daughter" for q in p.mentions))
    assert daughter.kin
    assert daughter.kin[0].to == next(p.id for p in marked.cast.people if any(n.text == "Ji Sun-ok" for n in p.names))


def test_report_that_opens_unnamed_and_then_names_speaks_of_one_family() -> None:
    """ "The wife of a defector" in the lead is the wife of the defector named below."""
    found = people_of(
        "Police have deported the wife of a North Korean defector. Han Gil-do told reporters that his wife is in prison. Han is a defector who lives in Seoul."
    )
    assert who(found, "a North Korean defector").id == who(found, "Han Gil-do").id
    assert who(found, "the wife").id == who(found, "his wife").id


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("ko", "선양에서 체포된 백동수 씨는 10명과 함께 있었다.", "백동수"),
        ("zh", "书商冯子文在曼谷失踪。冯子文的妻子说他被带走。", "冯子文"),
        ("ja", "新潟市の田村花子さんは1978年に消えた。", "田村花子"),
        ("es", "La policía detuvo al activista Ramiro Quispe Lanza en La Paz.", "Ramiro Quispe Lanza"),
    ],
)
def test_names_are_found_without_grammar(language: str, words: str, name: str) -> None:
    """Names are found in languages for which there are only word lists."""
    marked = mark(text_of(words, language))
    assert name in {n.text for p in marked.cast.people for n in p.names}


def test_an_arabic_family_name_keeps_its_article() -> None:
    """ "al-Sayegh" is one word of a name, also where it stands alone, and a bare "Sayegh" is the same woman."""
    found = people_of("Rima al-Sayegh was detained in Port Halden. Sayegh is a teacher. Police also held Omar Al-Tayeb.")
    assert {n.text for n in who(found, "Rima al-Sayegh").names} == {"Rima al-Sayegh", "Sayegh"}
    assert who(found, "Omar Al-Tayeb").names[0].text == "Omar Al-Tayeb"


def test_a_trade_or_verb_in_capitals_is_no_part_of_a_name() -> None:
    """ "Satirist Keyan Marzouk" is a satirist called Keyan Marzouk, and "Remembering" is nobody's name."""
    found = people_of("Satirist Keyan Marzouk was jailed. Remembering Osman Ghanem is hard. Osman Ghanem was killed in May.")
    assert who(found, "Keyan Marzouk").names[0].text == "Keyan Marzouk"
    assert "satirist" in who(found, "Keyan Marzouk").occupations
    assert [n.text for n in who(found, "Osman Ghanem").names] == ["Osman Ghanem"]


def test_somebody_with_a_full_name_is_not_another_of_that_family() -> None:
    """Elio Vance, later "Vance", is not Irma Vance."""
    found = people_of("Elio Vance was arrested on Monday. Vance is a nurse. Irma Vance was arrested on Friday.")
    assert [n.text for n in who(found, "Irma Vance").names] == ["Irma Vance"]
    assert who(found, "Vance").id == who(found, "Elio Vance").id


def test_a_street_or_a_prize_is_nobody() -> None:
    """What is called after somebody is no person."""
    found = people_of("They met at Altan Ali Park. The Marta Koval Foundation paid for it.")
    assert [p.names for p in found.people if p.names] == []


LONG = "Tam Osei vanished. " + "Nobody in the port knows why. " * 8


@pytest.mark.parametrize(
    ("words", "age"),
    [
        (LONG, "adult"),
        (LONG + "Two children saw it.", "adult"),
        ("Two children saw it. " + LONG, "unknown"),
        ("Tam Osei vanished. Nobody saw it. Nobody heard it. He left the school at noon. They wait. They hope.", "unknown"),
        ("Tam Osei vanished. Nobody in the port knows why.", "unknown"),
    ],
)
def test_a_report_that_does_not_speak_of_children_beside_a_full_name_names_an_adult(words: str, age: str) -> None:
    """Reports say of a child whom they name that it is one; where one speaks of children beside the name or says little, nothing follows."""
    assert next(p for p in people_of(words).people if p.names).age_group == age


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("Soldiers beat the well-known journalist and author Ana Koval in May.", ("journalist",)),
        ("Soldiers arrested the journalist and human rights lawyer Ana Koval on Monday.", ("human_rights_defender",)),
        ("The journalist said that Ana Koval left.", ()),
    ],
)
def test_a_trade_stands_in_the_phrase_before_the_name(words: str, types: tuple[str, ...]) -> None:
    """A trade among the words before a name is its bearer's; one behind a verb, or too far off, is not."""
    assert next(p.types for p in people_of(words).people if p.names and p.names[0].text == "Ana Koval") == types


def test_a_name_is_kept_as_printed() -> None:
    """A curly apostrophe in a name stays what it is, and initials belong to the name behind them."""
    found = people_of("Police arrested E.V. Karasamy and Hopeful Chin’ono on Monday.")
    assert sorted(n.text for p in found.people for n in p.names) == ["E.V. Karasamy", "Hopeful Chin’ono"]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("Mina Roh was killed in May. Roh loved music.", "adult"),
        ("Elio Vance was arrested on Monday.", "adult"),
        ("Tam Osei waited. His wife waited too.", "adult"),
        ("Tam Osei, a reporter, was beaten.", "adult"),
        ("Journalists Bo Li and Tam Osei were beaten.", "adult"),
        ("Tam Osei vanished.", "unknown"),
        ("Irma Tamm, 12, was arrested. Tamm cried.", "child"),
        ("The boy Tam Osei was charged.", "child"),
    ],
)
def test_age_is_what_words_imply(words: str, age: str) -> None:
    """A trade, a spouse, a court or the bare family name imply an adult; an age or a child's word goes before them all; else nothing is said."""
    assert next(p for p in people_of(words).people if p.names and p.names[0].text.split()[0] not in ("Bo",)).age_group == age


def test_a_trade_before_a_row_of_names_is_the_trade_of_each() -> None:
    """ "Journalists Ana Koval and Tam Osei" are two journalists, and "the defender Bo Li" is one person."""
    found = people_of("Journalists Ana Koval and Tam Osei were beaten. The environmental defender Bo Li fled.")
    assert who(found, "Ana Koval").types == who(found, "Tam Osei").types == ("journalist",)
    assert who(found, "Bo Li").types == ("human_rights_defender",)
    assert len([p for p in found.people if p.kind != "group"]) == 3


def test_a_party_to_a_treaty_is_nobody() -> None:
    """A state is a party to a treaty; a party of ten crossed the river."""
    assert people_of("China is a party to the convention.").people == ()
    assert [p.kind for p in people_of("A party of ten crossed the river.").people] == ["group"]


def test_an_age_in_a_list_is_its_bearers() -> None:
    """In "Tam Osei, 19; Ana Koval, 23; and ..." each age is that of the name before it."""
    found = people_of("The students are Tam Osei, 19; Ana Koval, 23; and Bo Tamsin, 17.")
    assert {p.names[0].text: p.age.low for p in found.people if p.names and p.age} == {"Tam Osei": 19, "Ana Koval": 23, "Bo Tamsin": 17}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("In 2017, Peace Prize Laureate Liu Koval died in a hospital.", "Liu Koval"),
        ("Kidnappers led AVM Sikiru Koval away in June.", "Sikiru Koval"),
    ],
)
def test_a_rank_or_an_honour_before_a_name_is_no_part_of_it(words: str, name: str) -> None:
    """ "Laureate" and "AVM" stand before names."""
    assert [n.text for p in people_of(words).people for n in p.names] == [name]


def test_a_creed_is_nobodys_name_and_an_aside_no_part_of_a_description() -> None:
    """ "A Roman Catholic" is no name; "also a teacher" is a teacher."""
    found = people_of("The clerk, a Roman Catholic, was held. Her brother, also a teacher, was held.")
    assert [p.names for p in found.people if p.names] == []
    p = next(p for p in found.people if any("teacher" in m.text for m in p.mentions))
    assert "a teacher" in {m.text for m in p.mentions}


@pytest.mark.parametrize(
    ("words", "name", "also"),
    [
        ("A girl of nine was held. It gives the girl's family name as Kwon.", "Kwon", "A girl"),
        ("The girl crossed the river with her uncle, surnamed Osei, in May.", "Osei", "her uncle"),
        ("A woman was held. Her surname is Kwon.", "Kwon", "A woman"),
    ],
)
def test_a_name_given_afterwards_is_that_of_who_was_described(words: str, name: str, also: str) -> None:
    """ "Her uncle, surnamed Osei" and "the girl's family name" name the one who was spoken of."""
    found = people_of(words)
    p = next(p for p in found.people if any(n.text == name for n in p.names))
    assert any(m.text.startswith(also) for m in p.mentions)
