from __future__ import annotations

import dataclasses

from tests.linking.told import IGUALA, SHENYANG, Report, number

from habeas.linking import compare
from habeas.linking.setting import setting, setting_of
from habeas.linking.wording import wording, wording_of
from habeas.model.claims import Claim, Speaker
from habeas.model.findings import Findings
from habeas.model.quote import Quote
from habeas.model.when import When


def saying(source: str, words: str, language: str = "en") -> Findings:
    """A report with one claim of these words."""
    r = Report(source)
    r.claims.append(Claim(f"{source}:c0", "event", (Quote(source, 0, len(words), words),), Speaker(), "asserted", False, False, (), "said"))
    found = r.done()
    return dataclasses.replace(found, source=dataclasses.replace(found.source, language=language))


FERRY = "The lighthouse keeper was pushed into a green minibus beside the Velmora ferry slip while his parrot shrieked."
AGAIN = "Witnesses by the Velmora ferry saw the lighthouse keeper dragged to a minibus; his parrot was found alone."
OTHER = "Soldiers shot three teachers at a checkpoint outside the cotton mill in Quarrybank on Sunday, the union said."


def test_reports_of_the_same_thing_share_rare_words() -> None:
    """Rare words in common speak for, the want of them against; words that every report has say nothing."""
    assert wording(wording_of(saying("a", FERRY)), wording_of(saying("b", AGAIN))).score > 0.4
    assert wording(wording_of(saying("a", FERRY)), wording_of(saying("b", OTHER))).score < 0


def test_between_languages_only_names_count_and_never_against() -> None:
    """A Spanish report is not held against an English one for its other words."""
    spanish = saying("b", "El farero fue subido a un microbús junto al muelle de Velmora según su hermana.", "es")
    found = wording(wording_of(saying("a", FERRY)), wording_of(spanish))
    assert found.score > 0
    assert "velmora" in found.left
    assert wording(wording_of(saying("a", OTHER)), wording_of(spanish)).score == 0


def test_days_and_towns_of_a_whole_report_count() -> None:
    """A day, a town and a number that both reports speak of tie them, whichever event they were said of."""
    a, b = Report("a"), Report("b")
    for r in (a, b):
        r.event("detention", [r.group(number(12), "twelve people")], When.day("2014-09-26"), IGUALA)
        town = r.places[-1]
        r.places[-1] = dataclasses.replace(town, mentions=(r.quote("Iguala"),))
    found = setting(setting_of(a.done()), setting_of(b.done()))
    assert found.score >= 0.9
    assert "2014-09-26" in found.left


def test_towns_that_both_speak_of_stand_as_each_prints_them() -> None:
    """What two reports have in common is shown in the words of each, not as it was compared."""
    a, b = Report("a"), Report("b")
    for r, printed in ((a, "Iguala"), (b, "이괄라")):
        r.event("detention", [], where=IGUALA)
        r.places[-1] = dataclasses.replace(r.places[-1], mentions=(r.quote(printed), r.quote("IGUALA")))
    found = setting(setting_of(a.done()), setting_of(b.done()))
    assert (found.left, found.right) == ("Iguala", "이괄라")


def test_an_event_cannot_have_happened_after_its_report_was_printed() -> None:
    """An undated event in a report of 2012 is not the one of 2017, though city and number agree."""
    a, b = Report("a", When.day("2012-02-20")), Report("b", When.day("2017-11-08"))
    a.event("detention", [a.group(number(10), "ten North Koreans", "KP")], where=SHENYANG)
    b.event("detention", [b.group(number(10), "ten North Koreans", "KP")], When.day("2017-11-04"), SHENYANG)
    assert not [k for k in compare(a.done(), b.done()) if k.kind == "event" and k.score >= 0.5]


def test_kind_and_place_alone_make_no_incident() -> None:
    """Two disappearances in one city with nothing else known are two until something else ties them."""
    a, b = Report("a"), Report("b")
    for r in (a, b):
        r.event("disappearance", [], where=IGUALA)
    assert not [k for k in compare(a.done(), b.done()) if k.kind == "event" and k.score >= 0.5]


def test_others_beside_someone_are_not_the_whole_group() -> None:
    """ "Eight other people" of one report are not the ten of another, though both were taken together."""
    a, b = Report("a"), Report("b")
    a.event("detention", [a.group(number(8), "eight other people", "KP")], When.day("2017-11-04"), SHENYANG)
    b.event("detention", [b.group(number(10), "ten people", "KP")], When.day("2017-11-04"), SHENYANG)
    assert not [k for k in compare(a.done(), b.done()) if k.kind == "person" and k.score >= 0.5]


def test_reports_of_a_protest_are_alike_as_wholes() -> None:
    """Two reports without an event, of the same rare words and towns, are linked as wholes; a report of something else is not."""
    assert [k.kind for k in compare(saying("a", FERRY), saying("b", FERRY.replace("pushed", "shoved") + " He is gone."))] in (
        ["report"],
        ["text"],
    )
    assert [k.kind for k in compare(saying("a", FERRY), saying("b", AGAIN))] == ["report"]
    assert compare(saying("a", FERRY), saying("b", OTHER)) == ()
