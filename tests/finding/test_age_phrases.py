"""Ages told by a phrase of their own: whose they are, and what only looks like one. All persons are invented."""

import pytest

from habeas.finding.find import find
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def ages(words: str) -> set[tuple[str, float]]:
    """The ages that a report of March 2019 tells, each with whose it is."""
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", published=When.day("2019-03-20"), main_text=(Span(0, len(words)),))
    told = find(Text(source, words))
    called = {p.id: p.names[0].text if p.names else p.mentions[0].text for p in told.people}
    points = [c for c in told.claims if c.kind == "attribute" and c.predicate == "age" and len(c.objects) == 2]
    return {(called.get(c.subjects[0], "") if c.subjects else "", float(c.amount.high or 0)) for c in points if c.amount}


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Judge Bo Lind sentenced Omar Said, an electrician, at the age of 17.", {("Omar Said", 17.0)}),
        ("Omar Said, who turned 30 in prison last month, was moved.", {("Omar Said", 30.0)}),
        ("Omar Said was led away two days before his 45th birthday.", {("Omar Said", 44.0)}),
        ("Omar Said spent his 45th birthday in prison.", {("Omar Said", 45.0)}),
        ("Omar Said, born in 1973, was led away.", {("Omar Said", 46.0)}),
        ("Omar Said died in prison at 45. His brother Karim, aged 50, was freed.", {("Omar Said", 45.0), ("Karim", 50.0)}),
    ],
)
def test_whose_age_a_phrase_tells(words: str, whose: set[tuple[str, float]]) -> None:
    """The age is that of the subject, or of whom it is done to; before a birthday one year less."""
    assert ages(words) == whose


@pytest.mark.parametrize(
    "words",
    [
        "The group of 29 was stopped at the border.",
        "A dance troupe of 29 was stopped at the border.",
        "She turned 40 men away.",
        "The charity turned 30 this year.",
        "The shop was born in 1990.",
        "The youngest two were released.",
        "He got a conviction that was ten years old.",
        "The leader of 29 men was held.",
    ],
)
def test_what_only_looks_like_an_age(words: str) -> None:
    """A number of people, of years that something has stood, and a rank are nobody's age."""
    assert ages(words) == set()


def test_the_youngest_of_a_number_is_no_number_of_people() -> None:
    """ "The twelve, the youngest 16" are twelve."""
    words = "The twelve, the youngest 16, were taken at prayer time from a guest house."
    told = find(Text(Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words)).claims
    counts = {c.amount.low for c in told if c.kind == "attribute" and c.predicate == "count" and c.amount}
    assert counts == {12}
