"""Names that some town bears too, and names in Bengali."""

from __future__ import annotations

from habeas.finding.find import mark
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def told(words: str, language: str = "en") -> tuple[set[str], set[str], set[str]]:
    """The kinds of event of a report of 30 June 2021, the names of its people and those of its places."""
    main = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language=language, published=When.day("2021-06-30"), main_text=main)
    read = mark(Text(source, words))
    return {e.kind for e in read.events}, {p.names[0].text for p in read.cast.people if p.names}, {p.name for p in read.gazetted.places}


def test_a_towns_name_behind_a_given_name_is_a_surname() -> None:
    """Whatever the tagger takes "Marta Velez" for behind "the torture of", she is somebody and no town."""
    assert told("Three guards were charged on Tuesday with the torture of Marta Velez.") == ({"torture"}, {"Marta Velez"}, set())


def test_a_town_whose_name_is_a_given_name_stays_a_town() -> None:
    """A town alone behind "in" is a town."""
    assert told("Pavel Orlik was held in Florence on Monday.")[2] == {"Florence"}


def test_bengali_names_stand_before_ages_in_brackets() -> None:
    """Those listed with their ages as missing are named, the last of the row too."""
    kinds, people, _ = told("নিখোঁজ শ্রমিকেরা হলেন করিম শেখ (৩০), অরুণ সাহা (২৫) ও জামাল মোল্লা।", "bn")
    assert kinds == {"disappearance"}
    assert people == {"করিম শেখ", "অরুণ সাহা", "জামাল মোল্লা"}
