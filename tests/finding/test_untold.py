"""What a short report turns on where no clause of it was understood."""

from __future__ import annotations

import pytest
from plain_cast import read

from habeas.finding.find import find
from habeas.model.events import Event
from habeas.model.findings import Findings

EMPTY_CHAIR = (
    "Ilka Moravec, 31, sold tickets at the ferry office in Gdansk. On 4 March two policemen asked for her at the counter with a paper in hand, and her "
    "coffee went cold. Her mother goes to the police station each morning. Moravec kept a list of the drowned."
)
HEARING = (
    "The lawyers of Tomas Birk, 44, had brought two suitcases of papers to Gdansk. The judges were through with them on 9 March before noon, and the "
    "guards turned Birk round by the shoulder. His wife left by the side door."
)


def told(words: str) -> Findings:
    """What is found in a report of our own."""
    return find(read(words, published="2021-03-20").text)


def turned_on(found: Findings) -> Event | None:
    """The event that a report turns on."""
    return next((e for e in found.events if e.leads), None)


@pytest.mark.parametrize(("words", "day", "name"), [(EMPTY_CHAIR, "2021-03-04", "Moravec"), (HEARING, "2021-03-09", "Birk")])
def test_a_report_without_a_clause_that_tells_it_turns_on_whom_it_speaks_of_most(words: str, day: str, name: str) -> None:
    """Nothing says what befell them; that something did, to whom, on which day and in which town, the report as a whole tells, hedged."""
    found = told(words)
    event = turned_on(found)
    assert event is not None
    assert (event.kind, event.happened, event.around.earliest) == ("other", "uncertain", day)
    who = next(p for p in found.people if p.id in event.entities("victim"))
    assert name in who.names[0].text
    assert next(p.name for p in found.places if p.id == event.scene) == "Gdansk"
    claim = next(c for c in found.claims if c.id in event.claims)
    assert claim.stance == "hedged"
    assert claim.quotes[0].text in words


@pytest.mark.parametrize(
    "words",
    [
        "Ilka Moravec, 31, sold tickets at the ferry office in Gdansk. On 4 March two painters asked for her at the counter, and her coffee went cold. "
        "Moravec keeps a list of the gulls.",
        "The minister Ilka Moravec spoke in Gdansk on 4 March. The police would get new cars, Moravec said, and the courts new roofs. Judges clapped.",
        "A court in Gdansk got a new roof on 4 March. The police stood by while the judges moved back in.",
    ],
)
def test_a_report_of_nothing_of_the_kind_turns_on_nothing(words: str) -> None:
    """Without police, cells, courts, wounds or somebody gone, or of nobody but those in office, there is no event to make."""
    assert turned_on(told(words)) is None


def test_the_day_of_a_release_is_not_that_of_what_came_before() -> None:
    """Let go on Tuesday: when the man was taken stays open."""
    event = turned_on(
        told(
            "Jakub Lorenc, 52, was released from prison in Gdansk on Tuesday. The warders gave Lorenc his belt. His wife had the court's paper. Lorenc slept."
        )
    )
    assert event is None or not event.around.known
