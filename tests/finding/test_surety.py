"""How sure a claim is: readable signs, weights in a reviewed file, a value between 0 and 1 with its reasons."""

from __future__ import annotations

import pytest

from habeas.finding.find import find
from habeas.finding.lexicon import words
from habeas.finding.surety import LEAST, MOST, confidence
from habeas.model.claims import Claim
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def claims(text: str) -> list[Claim]:
    """The claims of a report that is article from end to end."""
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(text)),))
    return list(find(Text(source, text)).claims)


def test_every_claim_says_how_sure_it_is_and_why() -> None:
    """Confidence lies within its bounds, and the signs that moved it are named."""
    told = claims("Police arrested Marta Olin in Varna on Tuesday, her lawyer said. She may be released soon.")
    assert told
    assert all(LEAST <= c.confidence <= MOST for c in told)
    assert all("sure: " in c.why for c in told)


def test_a_plain_arrest_of_a_named_person_is_surer_than_a_scrap_about_nobody() -> None:
    """Who is named, and how long the quote is, moves confidence the way a reader expects."""
    told = claims("Police arrested Marta Olin at her flat in Varna on Tuesday. It may rain in May, some say.")
    arrest = max(c.confidence for c in told if "arrested" in c.quotes[0].text)
    assert arrest > min(c.confidence for c in told if "rain" in c.quotes[0].text)


def test_the_same_signs_give_the_same_value() -> None:
    """Confidence is a function of the signs alone, in any order."""
    shown = ["kind event", "about somebody by name", "tells of detention"]
    assert confidence(shown) == confidence(reversed(shown))


@pytest.mark.parametrize("shown", [[], ["a sign nobody weighs"]])
def test_signs_without_weight_change_nothing(shown: list[str]) -> None:
    """An unknown sign is worth nothing."""
    assert confidence(shown) == confidence(())


def test_weights_are_few_and_small() -> None:
    """The weights can be read: fewer than a hundred, none that decides alone."""
    held = words("any", "surety")["weights"]
    assert 20 < len(held) < 100
    assert all(abs(w) < 2.5 for w in held.values())
