"""What courts say of an act, and deaths of those who had been held."""

from __future__ import annotations

import pytest

from habeas.finding.find import mark
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def told(words: str) -> dict[str, str | None]:
    """The first day of each kind of event in an English report of 30 June 2021."""
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2021-06-30"), main_text=main)
    return {e.kind: e.when.earliest for e in mark(Text(source, words)).events}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A court in Lisk acquitted two officers on Friday of the murder of Daud Raza.", "killing"),
        ("Three guards were charged on Tuesday with the torture of Daud Raza.", "torture"),
        ("Two policemen went on trial on Monday over the abduction of Daud Raza.", "abduction"),
    ],
)
def test_the_day_of_a_verdict_is_not_that_of_the_act(words: str, kind: str) -> None:
    """What a court tries was done before, on a day it does not tell; and who is acquitted of it was not let go as a victim."""
    assert told(words) == {kind: None}


@pytest.mark.parametrize(
    "words",
    [
        "Daud Raza was arrested on 15 February and died two days later.",
        "Police arrested Daud Raza on 15 February. They say he died of a heart attack on 17 February.",
        "The prosecutor has closed the inquiry into the death of Daud Raza (36), arrested on 15 February as a suspect.",
    ],
)
def test_who_dies_shortly_after_an_arrest_may_have_died_in_custody(words: str) -> None:
    """A death told right after an arrest, with no release between, is read as one in custody, and as no more than likely."""
    assert "death_in_custody" in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Daud Raza was arrested on 15 February 2012 and released in May. He died on 4 June 2020.",
        "Daud Raza was arrested on 15 February 2012. He died on 4 June 2020.",
        "Daud Raza died on 15 February.",
    ],
)
def test_other_deaths_are_not_in_custody(words: str) -> None:
    """Who had been let go, or died years later, did not die in custody."""
    assert "death_in_custody" not in told(words)


def test_a_body_identified_further_on_is_somebodys() -> None:
    """ "The body found ... has been identified as that of X" tells of X, however far the name stands from the body."""
    assert "killing" in told("The body found in a field on Wednesday has been identified as that of Daud Raza, 23.")


def test_of_whom_nobody_has_heard_is_gone() -> None:
    """The name may stand behind any preposition of the words."""
    assert "disappearance" in told("Nobody has heard from Daud Raza since Tuesday.")
