"""Words that tell of somebody taken, shown to others or hurt without naming the act."""

from __future__ import annotations

import pytest

from habeas.finding.find import mark
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def kinds(words: str) -> set[str]:
    """The kinds of event that an English report tells of."""
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2021-06-30"), main_text=main)
    return {e.kind for e in mark(Text(source, words)).events}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Her son Pavel was taken from his room in Goma on the night of 17 March.", "detention"),
        ("His brother Pavel was taken with him.", "abduction"),
        ("All five men had been kept blindfolded in the same building for nine days.", "detention"),
        ("Pavel Orlik was paraded before the cameras in Goma yesterday.", "detention"),
        ("Pavel Orlik was led into court in handcuffs on Thursday.", "detention"),
        ("Pavel Orlik is in Kordan prison.", "detention"),
        ("Four nationals were taken hostage at Oban village.", "abduction"),
        ("Pavel Orlik was summoned to the police station on 4 May.", "interrogation"),
    ],
)
def test_who_is_taken_or_shown_is_held(words: str, kind: str) -> None:
    """Somebody taken, with nothing told of where to, shown to the press or led to court was held."""
    assert kind in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ana Tovar was taken to the cinema by her aunt.",
        "The boy was taken ill on Monday.",
        "The photograph was taken in 1998.",
        "The children were taken from their mother in 2004.",
        "The minister presented the plan to the press.",
        "An editor who brought out more than thirty books lives in Lisk.",
        "The goalkeeper Pavel Orlik broke his wrist. His left eye was swollen shut.",
    ],
)
def test_other_things_taken_tell_of_nothing(words: str) -> None:
    """Of what is taken somewhere, taken ill or shown that is nobody, nothing befell anyone."""
    assert kinds(words) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Pavel Orlik was arrested on 4 May 2019. His left eye was swollen shut when his wife saw him.",
        "Pavel Orlik was taken by police on 4 May. There were round burns on his chest.",
        "The body of Pavel Orlik was found on 4 May. A nurse described welts on the back.",
        "Pavel Orlik was held for two days. He could barely walk.",
    ],
)
def test_wounds_on_those_taken_may_tell_of_torture(words: str) -> None:
    """Wounds are read as ill-treatment, and as no more than likely, only of those who had been held, taken or killed."""
    assert "torture" in kinds(words)


def test_who_sees_it_is_not_whom_it_befalls() -> None:
    """Of "a neighbour saw four men push him into a car" the man is another than the neighbour, and the car's name is nobody's."""
    words = "Mr Daud Raza, 44, had been called twice. A neighbour saw four men push him into a grey Toyota Prado on 8 September."
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2021-06-30"), main_text=main)
    read = mark(Text(source, words))
    names = {p.id: p.names[0].text for p in read.cast.people if p.names}
    assert {names.get(r.entity) for e in read.events for r in e.roles if r.role == "victim"} == {"Daud Raza"}
    assert set(names.values()) == {"Daud Raza"}
