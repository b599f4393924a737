"""Those who did it and got away; what was taken, found and brought home in other languages. Everybody here is invented."""

from __future__ import annotations

import pytest
from plain_cast import read
from test_told import happened, text

from habeas.finding.find import find


def kinds(language: str, words: str) -> dict[str, set[str]]:
    """Kinds of events that a report in a language tells of, with those they struck by name."""
    found = find(read(words, language).text)
    named = {p.id: p.names[0].text for p in found.people if p.names}
    return {e.kind: {named[r.entity] for r in e.roles if r.entity in named} for e in found.events}


@pytest.mark.parametrize("words", ["The attackers fled in a grey car.", "Four men abducted Ana Koval. The men fled in a van."])
def test_the_flight_of_those_who_did_it_is_no_escape(words: str) -> None:
    """Attackers who flee have not escaped from anybody."""
    assert "escape" not in {e.kind for e in find(text(words)).events}


def test_who_flees_attackers_escapes() -> None:
    """Who flees from attackers escapes, and so does who was held."""
    assert "escape" in {e.kind for e in find(text("Ana Koval fled her attackers to Lisk.")).events}
    assert "detention" in happened(find(text("Soldiers arrested Ana Koval. She escaped in May.")))


@pytest.mark.parametrize(
    ("language", "words", "kind", "name"),
    [
        ("es", "Cuatro hombres se llevaron la noche del domingo al dirigente Evelio Prada de su vivienda.", "abduction", "Evelio Prada"),
        ("es", "Luis Mena volvió a casa tras 20 meses de cautiverio.", "release", "Luis Mena"),
        ("fr", "Policiers en civil ont emmené la journaliste Anne Roux de son domicile mardi.", "detention", "Anne Roux"),
        ("fr", "La police a reconnu mardi détenir l'éditrice Anne Roux, 47 ans.", "detention", "Anne Roux"),
        ("de", "Männer nahmen am Sonntag den Bauernführer Jonas Reinke aus seiner Wohnung mit.", "detention", "Jonas Reinke"),
        ("de", "Am Samstag landete Jonas Reinke nach zwei Jahren Haft in Bonn.", "release", "Jonas Reinke"),
        ("fi", "Kuolleena löydetty tutkija Eero Salmi oli matkalla häihin.", "killing", "Eero Salmi"),
        ("zh", "一名20岁的柔道运动员方成日（音译）在比赛期间离队出走。", "escape", "方成日"),
        ("zh", "工程师李明被判处十年有期徒刑。", "imprisonment", "李明"),
    ],
)
def test_acts_with_words_between_are_seen_in_other_languages(language: str, words: str, kind: str, name: str) -> None:
    """ "Se llevaron la noche del domingo al dirigente" and its like in other languages tell of whom they befell."""
    assert name in kinds(language, words).get(kind, set())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "El equipo se llevó anoche el trofeo a casa y Luis Mena fue el mejor."),
        ("es", "Los agresores huyeron en una camioneta gris."),
        ("fr", "Ses parents ont emmené Anne Roux en vacances."),
        ("de", "Die Täter flohen in einem Lieferwagen."),
        ("de", "Jonas Reinke nahm die Kinder mit."),
    ],
)
def test_trophies_holidays_and_doers_are_no_acts(language: str, words: str) -> None:
    """A trophy taken home, children taken along and the flight of those who did it are nothing of the kind."""
    assert not kinds(language, words)


def test_who_speaks_of_a_body_is_not_whose_it_is() -> None:
    """The widow who is quoted is not the dead, though hers was the last name before the body was found."""
    words = "Tutkija Eero Salmi katosi toukokuussa, kertoo hänen puolisonsa Kaisa Mäki. Ruumis löytyi rannalta sunnuntaina."
    assert "Kaisa Mäki" not in kinds("fi", words).get("killing", set())
