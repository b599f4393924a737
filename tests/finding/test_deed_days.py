"""The day of a deed that is told without its month or year, or beside what happened then. All persons are invented."""

import pytest

from habeas.finding.find import find
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def deeds(words: str, language: str = "en") -> set[tuple[str, str, str | None]]:
    """The deeds with their days, and of whom they are told, in a report of 20 March 2019."""
    source = Source(
        "s", "0" * 64, "r.txt", "text/plain", language=language, published=When.day("2019-03-20"), main_text=(Span(0, len(words)),)
    )
    told = find(Text(source, words))
    called = {p.id: p.names[0].text for p in told.people if p.names}
    days = [c for c in told.claims if c.kind == "attribute" and c.predicate == "day"]
    return {(c.objects[0], called.get(c.subjects[0], "") if c.subjects else "", c.when.earliest) for c in days}


@pytest.mark.parametrize(
    ("words", "whose", "day"),
    [
        ("They came for Omar Said on the tenth, in the afternoon.", "Omar Said", "2019-03-10"),
        ("Omar Said was picked up on the twenty-fourth of September.", "Omar Said", "2018-09-24"),
        ("Omar Said was arrested on the night of the 10th.", "Omar Said", "2019-03-10"),
        (
            "The shop has been shut since Friday, when its owner, Omar Said, left for lunch and did not come back.",
            "Omar Said",
            "2019-03-15",
        ),
        ("Officer Bo Lind collected Amal Said from the print shop on 4 March.", "Amal Said", "2019-03-04"),
        ("Omar Said, a friend of Bo Lind, was arrested on 4 March.", "Omar Said", "2019-03-04"),
        ("Omar Said was taken overnight on 4 March.", "Omar Said", "2019-03-04"),
    ],
)
def test_the_day_of_a_taking_and_whose_it_is(words: str, whose: str, day: str) -> None:
    """Ordinals in words, what was then, who is taken and not who takes."""
    assert deeds(words) == {("taken", whose, day)}


@pytest.mark.parametrize(
    ("language", "words", "sort", "day"),
    [
        ("es", "La policía detuvo al grupo el día 12.", "taken", "2019-03-12"),
        ("fr", "Il a été arrêté le 12 à son domicile.", "taken", "2019-03-12"),
        ("de", "Sie wurden in der Nacht zum 12. in ein Flugzeug gesetzt und abgeschoben.", "sent back", "2019-03-12"),
    ],
)
def test_a_day_without_its_month(language: str, words: str, sort: str, day: str) -> None:
    """ "El día 12" is the last twelfth before the day of printing."""
    assert {(s, d) for s, _, d in deeds(words, language)} == {(sort, day)}


@pytest.mark.parametrize(
    "words",
    [
        "Omar Said was seen on the tenth floor.",
        "Omar Said went to the police on 4 March because his son had not come home.",
        "Omar Said set up a shop on 4 March; the goods never arrived.",
    ],
)
def test_what_is_no_day_of_a_taking(words: str) -> None:
    """A floor, a journey abroad, a complaint and a shop are no taking."""
    assert deeds(words) == set()
