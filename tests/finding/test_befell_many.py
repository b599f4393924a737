"""What befell several people together: who of them is named, when it was, and who "they" and "the men" are. Everybody here is invented."""

from __future__ import annotations

from habeas.finding.find import find
from habeas.model.findings import Findings
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def read(words: str) -> Findings:
    """What a report of these words tells."""
    return find(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))


def struck(found: Findings, kind: str) -> list[set[str]]:
    """Of each event of a kind the first words for those it befell."""
    first = {p.id: p.mentions[0].text for p in found.people}
    return [{first[r.entity] for r in e.roles if r.role == "victim"} for e in found.events if e.kind == kind]


def test_those_named_among_the_deported_were_deported_with_the_rest() -> None:
    """ "Among those deported are ..." goes on with the deportation that was just told."""
    found = read("Nine people were deported from Kenya on 4 May. Among those deported are Yusuf Abdi and Omar Hassan, a baker.")
    assert struck(found, "forced_return") == [{"Nine people", "Yusuf Abdi", "Omar Hassan"}]
    elsewhere = read("Six people were arrested in Baku. Among those arrested in Ganja on 5 June 2019 was Eva Lind.")
    assert len(struck(elsewhere, "detention")) == 2


def test_a_sum_takes_up_those_told_of_before() -> None:
    """ "Six people in all were stopped" are those of the sentence before."""
    found = read(
        "Eva Lind and her son are in the hands of the militia, with four neighbours. Six people in all were stopped on 10 March in Baku."
    )
    assert len(struck(found, "detention")) == 1


def test_they_are_the_only_ones_counted_for_a_while() -> None:
    """In a script of questions and answers "they" reaches over what the presenter says."""
    found = read("Eight Karens got as far as Mae Sot. Our man joins us. Mai, what is known? They were arrested in a market on Tuesday.")
    assert struck(found, "detention") == [{"Eight Karens"}]


def test_the_men_who_are_held_are_not_those_who_speak_of_them() -> None:
    """Experts who ask where the men are held are not held."""
    found = read("Three experts voiced concern at the removal of four men from Kenya. The experts ask where the men are held.")
    assert not any("Three experts" in who for who in struck(found, "detention"))


def test_the_day_of_speaking_out_is_not_the_day_of_the_deed() -> None:
    """ "Today" is when the experts spoke; "on or about 5 March" is when the men were removed."""
    found = read(
        "Experts today voiced concern at the removal from Kenya of at least six men, on or about 5 March 2021, reportedly to Asmara."
    )
    (event,) = [e for e in found.events if e.kind == "forced_return"]
    assert str(event.when.earliest).startswith("2021-03")


def test_what_a_joined_clause_tells_does_not_undo_an_act() -> None:
    """That two others lie in hospital does not make a march over the border a way to hospital."""
    found = read("Last October the police marched six Karens across a bridge and left two more tied to hospital beds.")
    assert struck(found, "forced_return") == [{"six Karens"}]


def test_a_town_that_somebody_got_as_far_as_is_nobody() -> None:
    """ "As far as Mae Sot" says where."""
    assert not any(n.text == "Mae Sot" for p in read("Six Karens got as far as Mae Sot.").people for n in p.names)


def in_language(words: str, language: str) -> Findings:
    """What a report of these words tells, in a language read with word lists."""
    source = Source("s", "0" * 64, "r.txt", "text/plain", language=language, main_text=(Span(0, len(words)),))
    return find(Text(source, words))


def kinds(words: str, language: str) -> list[str]:
    """The kinds of what a report tells, sorted."""
    return sorted(e.kind for e in in_language(words, language).events)


def test_whom_the_police_drag_away_is_arrested() -> None:
    """In Korean one word says that somebody was dragged away; who did it makes it an arrest or an abduction."""
    assert kinds("경찰이 집에 들이닥쳐 김철수 씨를 끌고 갔다.", "ko") == ["detention"]
    assert kinds("괴한들이 들이닥쳐 김철수 씨를 끌고 갔다.", "ko") == ["abduction"]


def test_what_was_meant_is_not_yet_done() -> None:
    """Who was caught as they were about to cross has not crossed."""
    assert kinds("탈북자 세 명이 강을 건너려다 붙잡혔다.", "ko") == ["detention"]


def test_handed_over_to_a_town_of_another_country() -> None:
    """Six who were passed to Dandong in China were sent back; a case passed to the prosecutors was not."""
    assert kinds("여덟 명 중 여섯 명은 중국 단둥으로 넘겨졌다.", "ko") == ["forced_return"]
    assert kinds("사건은 검찰로 넘겨졌다.", "ko") == []


def test_who_stands_behind_a_trade_and_a_comma_is_whom_the_clause_tells_of() -> None:
    """A Japanese clause tells of the noun behind it, and of the name behind that."""
    found = in_language("行方が分からなくなった看護学生、田中節子さんの帰りを待つ集いが開かれた。", "ja")
    assert struck(found, "disappearance") == [{"田中節子"}]


def test_days_in_chinese_characters() -> None:
    """Papers set from top to bottom print days in characters: of a year, of a reign, of the month."""
    for words, day in (
        ("山田太郎さんは二〇一九年三月九日に逮捕された。", "2019-03-09"),
        ("山田太郎さんは昭和五十五年十一月三日に逮捕された。", "1980-11-03"),
    ):
        (event,) = in_language(words, "ja").events
        assert str(event.when.earliest) == day
    assert not any(e.when.known for e in in_language("山田太郎さんは二、三日、拘束された。", "ja").events)


def test_sent_home_by_plane_in_chinese() -> None:
    """Suspects who have been brought home by charter are not merely supposed to have been."""
    found = in_language("13名涉嫌偷越国境的人员已由包机押解回国。", "zh")
    assert [(e.kind, e.happened) for e in found.events] == [("forced_return", "yes")]


def test_no_dateline_takes_part_in_the_grammar() -> None:
    """Whatever a line of town, agency and day looks like, what follows is read as if it stood alone."""
    told = "Four teachers were arrested in Baku."
    for line in (
        "GENEVA (30 September 2016) - ",
        "(New York, May 5, 2020) - ",
        "Nairobi, 3 May 2019 - ",
        "GENEVA, 30 September (OHCHR) - ",
        "MAE SOT, Thailand, 4 June 2019 (Litoral) - ",
        "Port-au-Prince, 4 May 2019 - ",
        "Ouagadougou, Monday 3 May - ",
        "Vienna/Minsk, 4.5.2020 - ",
        "LAHORE: ",
    ):
        found = read(line + told)
        assert struck(found, "detention") == [{"Four teachers"}], line
        (event,) = [e for e in found.events if e.kind == "detention"]
        assert event.when.precision != "day", line


def test_terms_without_a_word_for_prison() -> None:
    """ "Got terms of between one and three years" tells of prison; a firm that gets terms from its bank does not."""
    assert struck(read("Nine monks got terms of between one and three years."), "imprisonment") == [{"Nine monks"}]
    assert struck(read("The firm got terms of 30 days from its bank."), "imprisonment") == []


def test_where_somebody_was_stopped_is_no_ban() -> None:
    """Stopped in a street far from the bridge is held; stopped from leaving is not."""
    assert len(struck(read("Eight Karens were stopped on Tuesday in a street, four hundred metres from the bridge."), "detention")) == 1
    assert struck(read("Two men were stopped on Monday from leaving the country."), "detention") == []
