from __future__ import annotations

from dataclasses import replace

from plain_cast import plain_cast, read

from habeas.finding.events import events
from habeas.finding.places import places
from habeas.finding.status import StatusMention, statuses
from habeas.finding.times import times


def said(words: str, same: dict[str, str] | None = None) -> list[StatusMention]:
    """The states that a report gives."""
    report = read(words)
    cast = plain_cast(report, same)
    told = events(report, cast, places(report), times(report), (), ())
    return list(statuses(report, cast, told))


def of(found: list[StatusMention], name: str) -> list[str]:
    """The states of one person, in order."""
    return [s.status for s in found if s.entity == f"s1:p{name}"]


def test_states_follow_from_events_in_order() -> None:
    """Arrested, sent back, put in a camp: each state stays, the latest last."""
    found = said("The boy was caught in Varna. The boy was returned to Eritrea. Finally, the boy was taken to a prison camp.")
    assert of(found, "boy") == ["detained", "forcibly_returned", "imprisoned"]


def test_a_mothers_return_never_passes_to_her_son() -> None:
    """Only those whom the words name take on a state."""
    found = said("Police sent the wife back to Eritrea. It is unclear what happened to the son.")
    assert of(found, "wife") == ["forcibly_returned"]
    assert of(found, "son") == ["unknown"]


def test_fate_unknown() -> None:
    """ "whereabouts unknown" is a state of its own."""
    assert of(said("The whereabouts of the poet remain unknown."), "poet") == ["unknown"]


def test_a_fate_that_is_known_is_no_unknown_one() -> None:
    """Speaking of someone's fate is not yet doubting it."""
    assert "unknown" not in of(said("Remembering the fate of the poet is hard."), "poet")


def test_officials_say_that_someone_is_dead() -> None:
    """A state's word that a prisoner died is a claim of death, not a death."""
    found = said("Pyongyang says that the girl died in 1994.")
    assert "claimed_dead" in of(found, "girl")
    assert "dead" not in of(found, "girl")


def test_a_fear_makes_at_risk_where_nothing_has_happened() -> None:
    """Who may be deported is at risk; who was deported no longer is."""
    assert of(said("The nurse could be deported to Sudan."), "nurse") == ["at_risk"]
    assert "at_risk" not in of(said("The nurse was deported to Sudan. The nurse could be executed."), "nurse")


def test_who_fled_and_now_lives_elsewhere_is_resettled() -> None:
    """A new home ends a flight."""
    found = said("Rosa Lind, who now lives in Oslo, fled in 2015.")
    assert set(of(found, "Rosa Lind")) == {"escaping", "resettled"}


def test_a_neighbour_who_lives_somewhere_has_no_state() -> None:
    """Living somewhere is news only of those who fled."""
    assert of(said("The neighbour lives in Oslo."), "neighbour") == []


def test_missing_and_released() -> None:
    """Disappearance and release give their states."""
    found = said("The guide vanished in 2012. The court freed the nurse on Friday.")
    assert of(found, "guide") == ["missing"]
    assert of(found, "nurse") == ["released"]


def test_each_state_shows_its_words() -> None:
    """Every state has the words it rests on and says why."""
    found = said("The nurse was deported to Sudan. The whereabouts of the poet remain unknown.")
    assert found
    assert all(s.why and s.span.start < s.span.end for s in found)


def test_who_landed_where_they_fled_to_is_free() -> None:
    """A flight told with its landing is over."""
    assert "free" in of(said("The nurse fled in May. The nurse landed in South Korea after hiding for weeks."), "nurse")


def test_what_only_weights_hold_likely_is_nobodys_state() -> None:
    """An arrest that no clause tells of somebody, and that a chooser only holds likely, makes nobody detained."""
    report = read("Police arrested the boy in Varna.")
    cast = plain_cast(report)
    told = events(report, cast, places(report), times(report), (), ())
    assert [s.status for s in statuses(report, cast, told)] == ["detained"]
    assert statuses(report, cast, tuple(replace(e, supposed=True) for e in told)) == ()
