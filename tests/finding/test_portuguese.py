"""What is read of reports in Portuguese, and whom an opening tells of before it names them."""

from __future__ import annotations

import pytest

from habeas.finding.find import mark
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def told(words: str, language: str = "pt") -> list[tuple[str, list[str], str | None]]:
    """The kind, the named victims and the first day of each event of a report of 30 June 2021."""
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language=language, published=When.day("2021-06-30"), main_text=main)
    read = mark(Text(source, words))
    names = {p.id: p.names[0].text for p in read.cast.people if p.names}
    return [
        (e.kind, [names.get(r.entity, "?") for r in e.roles if r.role in ("victim", "other", "agent")], e.when.earliest)
        for e in read.events
    ]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        (
            "O jornalista angolano Manuel Teca foi detido na segunda-feira em Luanda pela polícia.",
            ("detention", ["Manuel Teca"], "2021-06-28"),
        ),
        ("A activista Rosa Manjate, de 34 anos, foi raptada a 4 de maio de 2021.", ("abduction", ["Rosa Manjate"], "2021-05-04")),
        ("O tribunal de Maputo condenou Pedro Cossa a cinco anos de prisão.", ("imprisonment", ["Pedro Cossa"], None)),
        ("Pedro Cossa morreu na cela da esquadra.", ("death_in_custody", ["Pedro Cossa"], None)),
        ("O corpo de João Sitoe foi encontrado na sexta-feira num rio.", ("killing", ["João Sitoe"], "2021-06-25")),
    ],
)
def test_portuguese_reports_tell_what_befell_whom(words: str, event: tuple[str, list[str], str | None]) -> None:
    """Passive, active and noun tell of the act; day and month are read."""
    assert told(words) == [event]


@pytest.mark.parametrize(
    "words", ["A polícia negou ter detido o professor.", "Os refugiados temem ser deportados.", "O filme narra o rapto de um padre."]
)
def test_portuguese_denials_fears_and_films_are_no_events(words: str) -> None:
    """What is denied, feared or told in a film did not happen."""
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Um comerciante foi levado de casa por homens armados. Pedro Cossa, de 42 anos, vivia em Nampula.", "pt"),
        ("Un comerciante fue secuestrado en su tienda. Pedro Cossa, de 42 años, vivía en Managua.", "es"),
        ("Un étudiant a été arrêté à Douala. Pedro Cossa, 29 ans, rentrait chez lui.", "fr"),
    ],
)
def test_who_is_brought_in_unnamed_and_then_named_with_an_age_is_one(words: str, language: str) -> None:
    """An opening tells of "a trader"; the one person named with an age after it is that trader."""
    assert {n for _, names, _ in told(words, language) for n in names} == {"Pedro Cossa"}


def test_two_named_with_ages_are_not_guessed_among() -> None:
    """Where the opening names two with their ages, nobody knows which of them "a trader" was."""
    words = "Um comerciante foi raptado em Pemba. Pedro Cossa, de 42 anos, e Ana Teca, de 30 anos, viram tudo."
    assert {n for _, names, _ in told(words) for n in names} == {"?"}
