"""What long reports made finding learn: datelines, initials, first-person testimony, wishes and practice. Everybody here is invented."""

from __future__ import annotations

from habeas.finding.find import find, mark
from habeas.model.findings import Findings
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text

ACCOUNT = (
    "Filmon (not his real name) is 27 and comes from Keren. He told his story to our volunteer Ruth Asfaha in Kampala.\n\n"
    "I was in the army for six years. In 2014 I was put in an underground cell. When I got out I said to my younger brother: we go.\n\n"
    "On 21 May 2016 the police came to the house. I was at work. My brother was there with my wife. "
    "“This is worth nothing here,” the man said. My brother had a card. I have not seen my brother since."
)


def text(words: str, translated: bool = False) -> Text:
    """A report of these words and no more."""
    return Text(
        Source("s", "0" * 64, "r.txt", "text/plain", language="en", machine_translated=translated, main_text=(Span(0, len(words)),)), words
    )


def happened(found: Findings) -> dict[str, set[str]]:
    """Kinds of events that happened, with the first words for those they struck."""
    first = {p.id: p.mentions[0].text for p in found.people}
    told: dict[str, set[str]] = {}
    for e in found.events:
        if e.happened == "yes":
            told.setdefault(e.kind, set()).update(first.get(r.entity, "") for r in e.roles if r.role in ("victim", "other"))
    return told


def person(found: Findings, words: str) -> Person:
    """Who is spoken of with these words."""
    return next(p for p in found.people if any(m.text == words for m in p.mentions))


def test_dateline_is_nobody() -> None:
    """The woman behind a dateline was sentenced, not the town in it."""
    found = find(text("SEOUL, July 2 – A woman who was seized in China in February has been sentenced to five years in a prison camp."))
    assert happened(found)["imprisonment"] == {"A woman"}
    assert happened(find(text("(Geneva) – Police arrested Marta Olin on Monday.")))["detention"] == {"Marta Olin"}


def test_everybody_taken_away_is_told_one_by_one() -> None:
    """Behind "everybody" and a colon stand those who were taken."""
    found = find(text("Police took away everybody inside: her mother, two girls and four other people."))
    assert happened(found)["detention"] == {"her mother", "two girls", "four other people"}


def test_wishes_and_calls_did_not_happen() -> None:
    """What is asked of a president or written on a poster, and who picks up a telephone, is no event."""
    asked = "“I ask President Orel: let my mother go. She is old,” Mira Dahl read out.\n\n"
    poster = '"Return the teacher!" was written on their posters.\n\n'
    phone = "“I rang. A man picked up, he said something and then he switched the phone off,” said Mira Dahl."
    assert happened(find(text(asked + poster + phone))) == {}


def test_woman_beside_the_speaker_is_another_woman() -> None:
    """Who "slept next to me" and died is not the woman who tells of it, and she goes on speaking."""
    found = find(
        text("Mira Dahl spent a year in a camp. “We were counted. The woman who slept next to me died of a fever,” she said. She is 31.")
    )
    dead = {s for c in found.claims if c.kind == "status" and c.predicate == "dead" for s in c.subjects}
    assert person(found, "The woman").id in dead
    assert person(found, "Mira Dahl").id not in dead
    assert {c.speaker.entity for c in found.claims if c.direct} == {person(found, "Mira Dahl").id}


def test_broker_says_what_the_broker_says() -> None:
    """Whoever is met only in what is told does not tell it."""
    found = find(text("Her mother is held in Onsong, a broker told her. The girls were sent to an uncle in Musan, he said."))
    assert {c.speaker.entity for c in found.claims if "uncle" in c.quotes[0].text} == {person(found, "a broker").id}


def test_people_called_by_initials() -> None:
    """An initial with an age, a trade, kin or a fear is somebody, also where the grammar takes it for something else."""
    found = find(
        text(
            "N., 41, was a prosecutor in Kunduz. N. was at a clinic. A., a radio journalist who is himself in hiding, said that his cousin "
            "was deported. A. fears that he could be next. He is the son of J. Moss. Plan A. failed."
        )
    )
    assert [m.text for m in person(found, "A.").mentions if m.text == "A."] == ["A.", "A."]
    assert {k.to for k in person(found, "his cousin").kin} == {person(found, "A.").id}
    assert person(found, "N.").age is not None


def test_relatives_owner_is_not_struck_with_them() -> None:
    """Whose husband and sons are arrested is not arrested by that."""
    found = find(
        text("N., 41, was a prosecutor in Kunduz. On 24 October 2023 police arrested her husband and her two sons. N. was at a clinic.")
    )
    assert happened(found)["detention"] == {"her husband", "her two sons"}


def test_testimony_under_another_name() -> None:
    """In a first-person account "I" is whom it opens with, "my brother" one brother, and "the man" neither."""
    found = find(text(ACCOUNT))
    teller = person(found, "Filmon")
    assert [n.pseudonym for n in teller.names] == [True]
    brother = person(found, "my younger brother")
    assert {k.to for k in brother.kin} == {teller.id}
    assert sum(m.text.lower() == "my brother" for m in brother.mentions) == 3
    assert person(found, "the man").id not in (teller.id, brother.id)
    assert happened(found)["imprisonment"] == {"Filmon"}


def test_name_in_either_order_is_one_person() -> None:
    """A translation prints the family name first, last, and with an initial behind it."""
    found = mark(text("The teacher Hamut Gulnisa was given back. Gulnisa Hamut, 34, crossed on foot. Hamut G. had a paper.", True)).cast
    names = [{n.text for n in p.names} for p in found.people if p.names]
    assert names == [{"Hamut Gulnisa", "Gulnisa Hamut", "Hamut G."}]


def appeals_of(words: str, outlet: str | None = None) -> dict[str, tuple[str | None, list[str]]]:
    """For each appeal its first words: who asks, and who is asked, by name."""
    source = Source("s", "0" * 64, "r.txt", "text/plain", outlet=outlet, language="en", main_text=(Span(0, len(words)),))
    found = find(Text(source, words))
    names = {p.id: p.names[0].text for p in found.people if p.names} | {o.id: o.name for o in found.organisations}
    return {a.quotes[0].text[:24]: (names.get(a.by or ""), [names.get(x, x) for x in a.to]) for a in found.appeals}


def test_an_organisations_own_statement_asks() -> None:
    """What a statement says should be done is asked by the body that prints it; the same words of a newspaper are nobody's appeal."""
    duty = "Havra's authorities should stop expelling families."
    call = "Hearth International calls on Prime Minister Anwar Shirazi to release the three sisters."
    said = appeals_of(f"{duty} {call}", "Hearth International")
    assert said[duty[:24]][0] == "Hearth International"
    assert said[call[:24]] == ("Hearth International", ["Anwar Shirazi"])
    assert duty[:24] not in appeals_of(duty, "Harbour Post")


def test_whom_a_speaker_addresses() -> None:
    """A president before a colon, a secretary-general who is written to and asked, a government to whom one wants to say something."""
    told = appeals_of(
        "Noh Jae-il is a pastor. He has written to UN Secretary-General Pedro Moss and asked him to speak to Beijing about the seven.\n\n"
        "“I ask President Orel: let my mother go,” said Ryu Mi-ra.\n\n"
        "“I want to say to the government of Sudan: do not sell us,” said Ryu Mi-ra."
    )
    assert sorted(told.values()) == [
        ("Noh Jae-il", ["Pedro Moss"]), ("Ryu Mi-ra", ["Orel"]), ("Ryu Mi-ra", ["government of Sudan"])
    ]  # fmt: skip


def test_listed_behind_a_colon_and_taken_by_those_who_came() -> None:
    """Those told off behind "everybody" are taken however the sentence is broken; "they" takes up the police that came; all four members were taken."""
    broken = "Havran police broke down the door on February 14, Ryu says, and took away everybody inside: her mother, two girls and four other people."
    assert happened(find(text(broken)))["detention"] == {"her mother", "two girls", "four other people"}
    came = "The police came to the house at night. Mira Dahl was at home. They took her brother."
    assert happened(find(text(came)))["detention"] == {"her brother"}
    assert not happened(find(text("The guests came to the house. They took her brother.")))
    four = "Some ten officers entered the family's flat on 11 May 2016. They beat Tesfu Abay and took all four members of the family to prison."
    told = find(text(four))
    assert happened(told)["imprisonment"] == {"all four members"}
    assert {r.entity for e in told.events for r in e.roles if r.role == "perpetrator"} == {person(told, "Some ten officers").id}


def test_sent_over_a_border_and_let_go() -> None:
    """People are sent back over a bridge, back to a land, to its side; who is "detained and let go" is free again."""
    for words in (
        "On March 6 the seven women were driven over the bridge at Tumen.",
        "The teacher Mira Dahl was given back to China.",
        "Mira Dahl was transferred to the Chinese side at the post Khorgos.",
        "Nine of the men have been forced across the border at Torkham.",
    ):
        assert "forced_return" in happened(find(text(words))), words
    assert happened(find(text("Two women were detained and let go in the evening.")))["release"] == {"Two women"}


def test_practice_and_treaties_are_no_events() -> None:
    """What a treaty forbids and what a country does with people in general has happened to nobody."""
    for words in (
        "Article 3 of the Convention against Torture forbids returning a person to a country where he would be tortured.",
        "Havra regards people who enter without papers as migrants and sends them back under a protocol of 1986.",
    ):
        assert happened(find(text(words))) == {}, words


def test_kin_beside_names() -> None:
    """Her husband is the man named behind the comma; a brother in law is no brother; a month is no police's."""
    found = find(
        text(
            "We write of the arrest of Ms. Luwam Habte, born in 1988, and the alleged disappearance of her husband, Mr. Tesfu Abay, a mechanic. "
            "His brother in law, Mr. Daniel Habte, was threatened. On 24 October 2016 police in plain clothes arrested her cousin."
        )
    )
    assert {k.relation for k in person(found, "Mr. Tesfu Abay").kin} == {"husband"}
    assert "brother" not in {k.relation for p in found.people for k in p.kin}
    assert all("October" not in o.name for o in found.organisations)


def test_narrator_is_not_he() -> None:
    """In somebody's own account "he" is another: the friend whose family paid."""
    found = find(text(ACCOUNT + " My friend Yonas was kidnapped from the camp, and his family had to pay before he was let go."))
    assert happened(found)["release"] == {"My friend"}


def test_ages_told_by_a_clause() -> None:
    """ "Was about 30", "is 27", "34 years" and "66-year-old" before a name are ages; so many people are none."""
    found = find(
        text(
            "Tesfu Abay was about 30 and leaves a wife. Sara Abay, who is 31, lives abroad. Gulnisa Hamut, 34 years, crossed on foot. "
            "Their mother, 66-year-old Patigul Hamut, is ill. Ola Brenn was 20 minutes late. Bo Ferren was 16 when he was jailed."
        )
    )
    ages = {p.names[0].text: p.age.low for p in found.people if p.names and p.age is not None}
    assert ages == {"Tesfu Abay": 30, "Sara Abay": 31, "Gulnisa Hamut": 34, "Patigul Hamut": 66}


def test_she_in_a_quotation_is_another_than_who_says_it() -> None:
    """Whoever says "my" in a quotation is not the "she" in it, and "she said" is a woman who has been speaking, never the man who spoke last."""
    found = find(
        text(
            "“I was caught in 2009,” said Mira Dahl. Bo Ferren, a guide, said that he could not help.\n\n"
            "“The woman who slept beside me died and they left her there until morning,” she said."
        )
    )
    mine = person(found, "Mira Dahl")
    assert {c.speaker.entity for c in found.claims if c.direct} == {mine.id}
    assert [m.text for m in person(found, "The woman").mentions] == ["The woman", "her"]


def test_who_rang_is_who_he_said_means() -> None:
    """Whoever has just called says what is told next, and not the officer who spoke before."""
    found = find(
        text(
            "Sara Abay asked for her sons. An officer told her that nobody was held. On 28 October her elder son called from the border. "
            "He said that the three had been taken over the bridge."
        )
    )
    assert {c.speaker.entity for c in found.claims if "the three" in c.quotes[0].text} == {person(found, "her elder son").id}


def test_one_of_those_arrested_and_a_town_behind_an_age() -> None:
    """Who "was one of six arrested" was arrested; the town stands behind the ages; the day of the dateline is no event's."""
    found = find(
        text("SEOUL, July 2, 2019 – Mira Dahl was one of six women arrested in a raid in Varna and has been sentenced to five years.")
    )
    assert person(found, "Mira Dahl").id in {r.entity for e in found.events if e.kind == "detention" for r in e.roles}
    assert all(e.when.earliest != "2019-07-02" for e in found.events)
    aged = find(text("On 24 October 2023 police arrested her husband, aged 46, in the I-10 sector of Islamabad."))
    town = {p.id: p.name for p in aged.places}
    assert [town.get(e.place or "") for e in aged.events if e.kind == "detention"] == ["Islamabad"]


def test_mother_and_son_of_one_family_name() -> None:
    """Talavera, 51, is not Wilfredo Talavera, 24; "in Maungdaw" is a town that no table holds."""
    found = find(
        text(
            "Every morning Rosa Talavera walks to the bus stop. Her son Wilfredo Talavera, 24, is in prison. “I brought food for him,” says Talavera, "
            "51, who used to sell tortillas. Their father was shot dead in Maungdaw on 28 August 2017."
        )
    )
    ages = {p.names[0].text: p.age.low for p in found.people if p.names and p.age is not None}
    assert ages == {"Rosa Talavera": 51, "Wilfredo Talavera": 24}
    assert not any(n.text == "Maungdaw" for p in found.people for n in p.names)


def test_not_able_to_confirm_is_not_confirmed() -> None:
    """A paper that "has not been able to confirm this" leaves it open."""
    found = find(text("Tesfu Abay was kept in a dark cell. The Harbour Post has not been able to confirm this."))
    assert {c.stance for c in found.claims if "able" in c.quotes[0].text} == {"not_confirmed"}
