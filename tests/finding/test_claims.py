"""Claims: one for each proposition, in its own words, with its voice and stance. All persons are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.finding.claims import claims
from habeas.finding.find import mark
from habeas.model.claims import Claim
from habeas.model.quote import Span
from habeas.model.source import Source, Text

STORY = (
    "Baek Dong-su, who now lives in Seoul, fled alone in 2014.\n\n"
    "In October his wife was caught in Dandong and was sent back to North Korea, according to Freedom Watch.\n\n"
    "“My wife will be sent to a camp,” said Baek. “I beg the president to save her.”\n\n"
    "The foreign ministry would neither confirm nor deny that the woman had been returned.\n\n"
    "The authorities routinely send escapees back.\n\n"
    "A source told Baek that his father, who was jailed in 2011, had died in prison.\n\n"
    "Share this article"
)


def told(words: str, outlet: str | None = "The Daily Lamp") -> tuple[Claim, ...]:
    """The claims of a text whose last line is page furniture where it says "Share"."""
    end = words.find("Share this") if "Share this" in words else len(words)
    source = Source("s", "0" * 64, "r.txt", "text/plain", outlet=outlet, language="en", main_text=(Span(0, end),))
    m = mark(Text(source, words))
    return claims(m.parse, m.cast, m.gazetted, m.times, m.amounts, m.utterances, m.events)


@pytest.fixture(scope="module")
def story() -> tuple[Claim, ...]:
    """The claims of one story."""
    return told(STORY)


def saying(found: tuple[Claim, ...], words: str) -> list[Claim]:
    """The claims whose quote holds these words."""
    return [c for c in found if words in c.quotes[0].text]


def test_every_quote_is_verbatim(story: tuple[Claim, ...]) -> None:
    """Each claim's words stand in the text where it says they do."""
    for c in story:
        c.quotes[0].check(STORY)


def test_page_furniture_makes_no_claim(story: tuple[Claim, ...]) -> None:
    """What is not article is not claimed."""
    assert not saying(story, "Share")


def test_ids_are_unique_and_the_same_each_time(story: tuple[Claim, ...]) -> None:
    """The same text gives the same claims with the same ids."""
    assert len({c.id for c in story}) == len(story)
    assert told(STORY) == story


def test_a_row_of_verbs_gives_a_claim_each(story: tuple[Claim, ...]) -> None:
    """ "Was caught and was sent back" are two claims."""
    heads = {c.predicate.split()[0] for c in story if "Dandong" in c.quotes[0].text or "sent back" in c.quotes[0].text}
    assert {"catch", "send"} <= heads


def test_narration_speaks_with_the_outlet(story: tuple[Claim, ...]) -> None:
    """What nobody is said to say is said by the outlet."""
    fled = next(c for c in saying(story, "fled alone") if c.predicate.startswith("flee"))
    assert (fled.speaker.kind, fled.speaker.name, fled.speaker.entity) == ("media", "The Daily Lamp", None)


def test_outlet_that_is_not_known_has_no_name() -> None:
    """An unknown outlet is not given a name."""
    assert {c.speaker.name for c in told("Two men were released on Monday.", outlet=None)} == {None}


def test_words_in_quotation_marks_are_direct(story: tuple[Claim, ...]) -> None:
    """Quoted words are the speaker's own, others are not."""
    assert all(c.direct for c in saying(story, "will be sent"))
    assert not any(c.direct for c in saying(story, "fled alone"))


def test_prediction_is_never_asserted(story: tuple[Claim, ...]) -> None:
    """ "Will be sent to a camp" is foreseen by its speaker, not told as having happened."""
    found = [c for c in saying(story, "to a camp") if c.direct]
    assert found
    assert {c.stance for c in found} <= {"predicted", "feared"}
    assert {c.speaker.name for c in found} == {"Baek Dong-su"}


def test_plea_is_asked(story: tuple[Claim, ...]) -> None:
    """What a plea asks for has not happened: only the asking itself may be told as fact."""
    found = saying(story, "save her")
    assert found
    assert all(c.stance == "asked" for c in found if not c.predicate.startswith("beg"))


def test_refusal_to_confirm_is_a_claim_of_its_own(story: tuple[Claim, ...]) -> None:
    """A ministry that neither confirms nor denies is quoted with that, and the content stays unconfirmed."""
    found = saying(story, "had been returned")
    assert found
    assert {c.stance for c in found} == {"not_confirmed"}


def test_practice_is_policy(story: tuple[Claim, ...]) -> None:
    """What is done routinely is no single event."""
    assert {c.stance for c in saying(story, "escapees back")} == {"policy"}


def test_inner_voice_speaks_and_the_outer_relays(story: tuple[Claim, ...]) -> None:
    """What a source told somebody is said by the source."""
    died = next(c for c in story if c.predicate.startswith("die"))
    assert died.speaker.kind == "anonymous"


def test_according_to_speaks_for_its_sentence(story: tuple[Claim, ...]) -> None:
    """A sentence that ends in "according to" is said by whom that names."""
    caught = [c for c in story if c.predicate == "catch"]
    assert {c.speaker.name for c in caught} == {"Freedom Watch"}


def test_relative_clause_takes_its_noun(story: tuple[Claim, ...]) -> None:
    """ "His father, who was jailed" keeps the words that say who."""
    assert any(c.quotes[0].text.startswith("his father") for c in saying(story, "who was jailed"))


def test_every_event_has_a_claim() -> None:
    """Each event that was found is told of by at least one claim of kind event whose quote holds its word."""
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(STORY)),))
    m = mark(Text(source, STORY))
    found = claims(m.parse, m.cast, m.gazetted, m.times, m.amounts, m.utterances, m.events)
    assert m.events
    for e in m.events:
        assert any(c.kind == "event" and c.event == e.id and c.quotes[0].span.covers(e.trigger) for c in found)


def test_quote_stays_inside_one_sentence(story: tuple[Claim, ...]) -> None:
    """No quote runs over a sentence's end."""
    assert all("\n" not in c.quotes[0].text for c in story)


PIECES = [
    "The police arrested Farid Darwand.",
    "“He is innocent,” his mother said.",
    "She fears he may be killed.",
    "“",
    "”",
    '"',
    "– I saw it, Amina Khoury says.",
    "According to the court, nobody was held.",
    "he said",
    "...",
    "\n\n",
    "It is unclear whether",
    "(and then)",
    "«",
    "»",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_any_mixture_of_marks_and_sentences_keeps_quotes_verbatim(pieces: list[str]) -> None:
    """Broken marks and fragments never break a quote: offsets hold, ids stay unique, a fear is not asserted."""
    words = " ".join(pieces)
    if not words.strip():
        return
    found = told(words)
    for c in found:
        c.quotes[0].check(words)
    assert len({c.id for c in found}) == len(found)
