"""Where and when something was that befell somebody while they did something else."""

from __future__ import annotations

import pytest

from habeas.finding.find import mark
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def told(words: str, kind: str) -> tuple[str | None, str | None]:
    """The place and the first day of the one event of a kind in an English report of 30 June 2021."""
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2021-06-30"), main_text=main)
    read = mark(Text(source, words))
    names = {p.id: p.name for p in read.gazetted.places}
    (event,) = {e.id: e for e in read.events if e.kind == kind}.values()
    return names.get(event.place or ""), event.when.earliest


@pytest.mark.parametrize(
    ("words", "kind", "place", "day"),
    [
        ("Ana Koval was arrested while boarding a flight at Lisbon airport on Monday.", "detention", "Lisbon airport", "2021-06-28"),
        ("Bo Li was shot dead as he walked home in Karachi.", "killing", "Karachi", None),
        ("Police detained Ana Koval when she arrived in Minsk for a funeral on 4 May.", "detention", "Minsk", "2021-05-04"),
        ("The two brothers were seized while trying to leave the country near Dandong.", "detention", "Dandong", None),
        ("Marta Velez was abducted after leaving a meeting in Goma.", "abduction", "Goma", None),
        ("Four women were detained after police raided a farm near Yanji.", "detention", "Yanji", None),
        (
            "Four nurses are held after police raided a clinic in Goma, a witness said. The raid came a week ago.",
            "detention",
            "Goma",
            "2021-06-20",
        ),
        ("Two Eritreans are in Libyan custody.", "detention", "Libya", "2021-03-30"),
        ("Two nurses were caught by Chinese troops while crossing the hills north of Dandong on foot.", "detention", "Dandong", None),
    ],
)
def test_what_went_on_then_says_where_and_when(words: str, kind: str, place: str, day: str | None) -> None:
    """A clause with while, when, as, after says where somebody was when it befell them."""
    assert told(words, kind) == (place, day)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ray Moss was killed, leaving a wife in Minsk.", "killing"),
        ("Ana Koval was jailed after criticising the president in London.", "imprisonment"),
        ("The monk Tam Osei was beaten because he had prayed in Lhasa.", "torture"),
    ],
)
def test_other_clauses_do_not(words: str, kind: str) -> None:
    """What followed, what it was for and what went before a sentence was elsewhere."""
    assert told(words, kind) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "Ten fishermen abducted by pirates were freed on Friday.",
        "Relatives of ten fishermen abducted by pirates wept on Friday.",
        "Ten fishermen who were abducted by pirates met the mayor on Friday.",
    ],
)
def test_the_day_of_what_they_did_later_is_not_the_day_they_were_taken(words: str) -> None:
    """A participle that tells of the subject has no part in the day of the verb."""
    assert told(words, "abduction")[1] is None
