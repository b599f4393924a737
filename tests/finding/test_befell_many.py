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
