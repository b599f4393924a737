"""What a report says as a whole, and what that adds to its events."""

from __future__ import annotations

import numpy as np
import pytest
from plain_cast import read

from habeas.finding.find import find, mark
from habeas.finding.learned.weights import labeller, ranker, summed
from habeas.finding.whole import contest, marks, turning
from habeas.finding.whole.chosen import choose
from habeas.finding.whole.dating import TIMES, days
from habeas.finding.whole.day_words import around
from habeas.finding.whole.view import View, counted
from habeas.finding.whole.where import LANDS, TOWNS, lands, towns
from habeas.model.findings import Findings

RAID = (
    "Police in Lusaka arrested the journalist Tembo Banda on Monday after he wrote about the mines of the north.\n\n"
    "Officers beat him in a cell, his lawyer said. His newspaper called the arrest an attack on the press in Zambia.\n\n"
    "The journalist was held for two days without charge."
)
ROBBER = (
    "A man who robbed three shops was arrested on Friday in Leeds, police said.\n\nThe robber had threatened a shopkeeper with a knife "
    "and stole 300 pounds. Detectives thanked the public for pictures of the stolen car. He will appear before magistrates over theft."
)


def view(words: str) -> View:
    """A report of our own as the choosers look at it."""
    m = mark(read(words, published="2021-03-10").text)
    return View(m.parse, m.gazetted, m.times, m.cast, m.events)


def told(words: str) -> Findings:
    """What is found in a report of our own."""
    return find(read(words, published="2021-03-10").text)


def test_each_row_has_a_value_for_each_feature() -> None:
    """Lands, towns, times, types and actors are weighed by as many values as they have features, in every report."""
    v = view(RAID)
    assert {len(g.row) for g in lands(v)} == {len(LANDS)}
    assert {len(g.row) for g in towns(v, {})} == {len(TOWNS)}
    times = days(v, {})
    assert {len(d.row) for d in times} == {len(TIMES)}
    assert contest.rows(times, [0.0] * len(times)).shape == (len(times), len(contest.CONTEST))
    assert {len(r) for r in marks.type_rows(v, {})} == {len(marks.OF_TYPE)}
    assert {len(r) for r in marks.actor_rows(v, {})} == {len(marks.OF_ACTOR)}


def test_weights_fit_the_features_they_were_trained_on() -> None:
    """A model in the package asks for the features that finding makes now."""
    for name, features in (
        ("lands", LANDS), ("towns", TOWNS), ("violations", marks.OF_TYPE), ("actors", marks.OF_ACTOR),
    ):  # fmt: skip
        model = ranker(name)
        assert model is not None
        assert model.features == features
    day = summed("days")
    assert day is not None
    assert day.features == contest.CONTEST
    said = labeller("topics")
    assert said is not None
    assert said.labels == (*marks.TYPES, *marks.ACTORS)


def test_names_of_people_and_places_are_not_what_a_report_is_judged_by() -> None:
    """The words that topics are learned from hold no name, so that no land is guilty by itself."""
    words = counted(view(RAID))
    assert not {w for w in words if "zambia" in w or "banda" in w or "lusaka" in w}
    assert "arrest" in words


def test_one_event_is_what_the_report_turns_on_and_it_says_by_what_actor() -> None:
    """One event leads, and the police that arrest are the state."""
    events = [e for e in told(RAID).events if e.leads]
    assert len(events) == 1
    assert events[0].actor == "state"


def test_the_land_and_town_of_the_whole_fill_what_no_clause_says() -> None:
    """The event the report turns on has its town, though another sentence names it."""
    found = told(
        "Tembo Banda was arrested on Monday.\n\n"
        + RAID.split("\n\n", 1)[1]
        + " Friends waited for him in Lusaka. All of Lusaka spoke of it."
    )
    lead = next(e for e in found.events if e.leads)
    places = {p.id: p for p in found.places}
    assert places[lead.place or ""].country == "ZM"


def test_a_return_gets_neither_town_nor_day_from_the_whole() -> None:
    """Somebody was sent back, and the report mostly tells of a rally in Lusaka on Monday: neither is where or when that was."""
    found = told(
        "A rally was held in Lusaka on 3 May 2021. Crowds filled Lusaka on Monday, 3 May 2021, for Tembo Banda. He had already been deported. "
        "Friends waited for him in Lusaka. All of Lusaka spoke of it on 3 May 2021."
    )
    sent = next(e for e in found.events if e.kind == "forced_return")
    assert sent.scene is None
    assert not sent.around.known


def test_the_town_of_the_whole_lies_in_its_land() -> None:
    """A town abroad that is named often is not where an arrest of the land the report is about took place."""
    chosen = choose(
        view(
            "Police in Zambia arrested the journalist Tembo Banda, and Zambia's courts kept him for a week. Diplomats in Geneva protested. "
            "A rapporteur in Geneva asked Zambia to free him. Experts met in Geneva again. Zambian officers had beaten him in Zambia before."
        )
    )
    assert chosen is not None
    assert chosen.land is not None
    assert chosen.land[0].country == "ZM"
    assert chosen.town is None or chosen.town[0].country == "ZM"


def test_the_arrest_of_a_robber_is_no_violation() -> None:
    """An arrest in a report that tells of a crime and of no violation by the state has no category of violation."""
    assert [e.sdg for e in told(ROBBER).events if e.kind == "detention"] in ([None], [None, None])


def test_a_return_that_is_only_recalled_is_not_what_a_report_tells_of() -> None:
    """A report on a killing that says beside it who was once deported tells of a killing; one that turns on a return still tells of a violation."""
    recalled = told(
        "Two gunmen shot the journalist Tembo Banda dead in Lusaka on Monday, police said. He was killed outside his newspaper.\n\n"
        "Colleagues mourned the murdered reporter. The killing of Banda shocked Zambia. A driver of the paper was deported in 1998."
    )
    assert [e.sdg for e in recalled.events if e.kind == "forced_return"] == [None]
    assert "killing" in {e.sdg for e in recalled.events}
    turned = told("Tembo Banda was deported to Zambia on Monday.\n\nThe deportation of the baker shocked his street.")
    assert {e.sdg for e in turned.events if e.kind == "forced_return"} == {"other"}


def test_times_that_name_one_month_lift_each_other() -> None:
    """Two times of one month win together over a third that is likelier than either; of that month the day is said."""
    times = days(view("Tembo Banda was arrested in March. He was held from 4 March on. His paper was founded on 6 May 2020."), {})
    assert [t.mention.when.earliest for t in times][1:] == ["2021-03-04", "2020-05-06"]
    n, share = contest.winner(times, np.log([0.35, 0.25, 0.4]))
    assert (n, round(share, 2)) == (1, 0.6)


def test_the_words_around_a_time_hold_no_name() -> None:
    """Who is named near a time and where is told by its kind alone, and a date by its form."""
    v = view("Police arrested Tembo Banda in Lusaka on 4 March 2021.")
    words = around(v, v.times[0])
    assert {"verb:arrest", "prep:on", "as:0 MONTH YEAR"} <= set(words)
    assert not any(w in key for key in words for w in ("tembo", "banda", "lusaka", "march"))


def test_a_chosen_time_says_why() -> None:
    """The time that wins names the features that set it apart from the others and the words around it."""
    chosen = choose(view("Tembo Banda was arrested on 4 March 2021. His paper was founded in 2003. He is now in Lusaka prison."))
    assert chosen is not None
    assert chosen.day is not None
    assert chosen.day[0].mention.when.earliest == "2021-03-04"
    assert chosen.day[1].why.count("(") >= 3


def test_every_chosen_value_says_why() -> None:
    """Each choice names the features that moved it."""
    chosen = choose(view(RAID))
    assert chosen is not None
    assert chosen.land is not None
    assert "(" in chosen.land[1].why
    assert all(w.why for w in chosen.types.values())


def test_what_the_whole_adds_stands_on_a_claim_of_the_report() -> None:
    """Each event keeps at least one claim with words of the report."""
    for words in (RAID, ROBBER):
        found = told(words)
        known = {c.id for c in found.claims}
        assert all(e.claims and set(e.claims) <= known for e in found.events)
        assert all(q.text == words[q.start : q.end] for c in found.claims for q in c.quotes)


def test_without_weights_the_clauses_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the weights are missing nothing is added and nothing is taken away."""
    monkeypatch.setattr(turning, "choose", lambda view: None)
    assert not any(e.leads or e.actor or e.violation is not None for e in told(RAID).events)


def test_what_the_whole_gave_is_said_with_the_claim() -> None:
    """An event that no clause of its own places or dates says by which signs the report as a whole does, with the claim that tells of it."""
    said = told(RAID)
    given = {e.id: e for e in said.events if e.leads}
    assert given
    why = " ".join(c.why for c in said.claims if c.event in given)
    (lead,) = given.values()
    assert (lead.scene is not None) == ("the report as a whole puts it in" in why)
    assert (lead.actor is not None) == ("a perpetrator of the kind" in why)
