"""Who is held to be a victim: the chooser adds and takes out, says why, and leaves everything as it was without weights. All persons are invented."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.finding.test_people import text_of

from habeas.finding.claims import claims
from habeas.finding.find import Reading, mark
from habeas.finding.learned.trees import Ranker
from habeas.finding.learned.weights import ranker
from habeas.finding.victim_choice import ROW, chosen, decided, weigh
from habeas.finding.victim_signs import FEATURES, signs
from habeas.finding.victim_words import around, report
from habeas.model.events import Role

STORY = (
    "Reporter Ana Koval was arrested in Port Halden on Monday. Police beat her. Tam Osei, her editor, said that she had done nothing. "
    "Bo Li and Mina Roh, who filmed the protest with Koval, were held as well."
)


def by(sign: str, above: float, at_least: float = 0.0, bias: float = 0.0) -> Ranker:
    """A chooser that holds for a victim whoever has more of one sign than a limit; surer or less sure by a bias."""
    return Ranker(
        features=ROW,
        roots=np.array([0]),
        feature=np.array([ROW.index(sign), 0, 0]),
        limit=np.array([above, 0.0, 0.0]),
        left=np.array([1, 1, 2]),
        right=np.array([2, 1, 2]),
        value=np.array([0, -20, 20]),
        depth=1,
        scale=0.1,
        bias=bias,
        threshold=at_least,
    )


def read(words: str = STORY) -> Reading:
    """A report with the victims that the rules find."""
    return mark(text_of(words), weigh=False)


def victims(r: Reading) -> set[str]:
    """Names of those who are a victim of some event."""
    ids = {role.entity for e in r.events for role in e.roles if role.role == "victim"}
    ids |= {m for p in r.cast.people if p.id in ids for m in p.members}
    return {p.names[0].text for p in r.cast.people if p.id in ids and p.names}


def test_signs_tell_the_arrested_from_the_quoted() -> None:
    """Whoever is arrested suffers something, whoever is quoted speaks, and each sign is a number of the report."""
    r = read()
    rows = signs(r.parse, r.cast, r.utterances, r.events)
    named = {p.names[0].text: rows[p.id] for p in r.cast.people if p.id in rows}
    assert named["Ana Koval"]["suffers held"] > 0
    assert named["Ana Koval"]["quoted"] == 0
    assert named["Tam Osei"]["suffers"] == 0
    assert named["Tam Osei"]["quoted"] > 0
    assert {key for row in rows.values() for key, n in row.items() if n} & set(FEATURES)


def test_words_around_a_name_hold_no_names() -> None:
    """The chooser weighs what befell somebody and never who they are."""
    r = read()
    words = {w.split(":", 1)[-1] for row in around(r.parse, r.cast).values() for w in row} | set(report(r.parse))
    assert "arrest" in words
    assert not words & {"koval", "osei", "roh", "halden"}


def test_the_chooser_adds_whom_the_rules_missed_to_an_event_told_nearby() -> None:
    """Somebody whom the signs speak for becomes a victim of the event told nearest to the name that befell nobody else by name."""
    r = read("Soldiers took away four nurses in Port Halden on Monday. Tam Osei has not come home since.")
    events = decided(by("times name", 0), r.parse, r.cast, r.utterances, r.events)
    assert "Tam Osei" in victims(replace(r, events=events))
    assert len(events) == len(r.events)


def test_nobody_is_made_a_victim_of_what_befell_somebody_else() -> None:
    """Whoever is named beside another's fate has an event of their own, left open, with neither day nor place nor doer of the other's."""
    r = read()
    events = decided(by("times name", 0), r.parse, r.cast, r.utterances, r.events)
    assert victims(replace(r, events=events)) >= {"Ana Koval", "Tam Osei"}
    mine = [e for e in events if "Tam Osei" in victims(replace(r, events=(e,)))]
    assert len(mine) == 1
    assert (len(mine[0].roles), mine[0].place, mine[0].when.known, mine[0].happened) == (1, None, False, "uncertain")
    assert not any("Tam Osei" in victims(replace(r, events=(e,))) and "Ana Koval" in victims(replace(r, events=(e,))) for e in events)


def test_somebody_far_from_what_befell_others_is_no_victim_of_it() -> None:
    """What befell four nurses in one sentence is not what befell somebody whom the report names two sentences later."""
    r = read(
        "Soldiers took away four nurses in Port Halden on Monday. The town was quiet. The roads were closed. Tam Osei worked with them."
    )
    events = decided(by("times name", 0), r.parse, r.cast, r.utterances, r.events)
    mine = [e for e in events if "Tam Osei" in victims(replace(r, events=(e,)))]
    assert [(len(e.roles), e.happened) for e in mine] == [(1, "uncertain")]


def test_somebody_who_may_be_a_victim_is_proposed_and_added_to_no_others_fate() -> None:
    """Below even odds somebody has an uncertain event of their own, though the sentence before tells of others; far below they have none."""
    r = read("Soldiers took away four nurses in Port Halden on Monday. Tam Osei worked with them.")
    maybe, hardly = (by("times name", 0, -9.0, bias) for bias in (-2.4, -3.0))
    assert 0.35 < maybe.probability(-0.4) < 0.5
    events = decided(maybe, r.parse, r.cast, r.utterances, r.events)
    assert [e.happened for e in events if "Tam Osei" in victims(replace(r, events=(e,)))] == ["uncertain"]
    assert len(events) == len(r.events) + 1
    assert "Tam Osei" not in victims(replace(r, events=decided(hardly, r.parse, r.cast, r.utterances, r.events)))


def test_those_named_in_one_breath_share_one_event() -> None:
    """Of "A and B" the one whom the rules missed joins the other."""
    r = read("Police in Port Halden arrested Ana Koval and Tam Osei on Monday.")
    ana = next(p.id for p in r.cast.people if p.names and p.names[0].text == "Ana Koval")
    alone = (replace(r.events[0], roles=(Role("victim", ana),)),)
    events = decided(by("times name", 0), r.parse, r.cast, r.utterances, alone)
    assert len(events) == 1
    assert victims(replace(r, events=events)) >= {"Ana Koval", "Tam Osei"}


def test_the_chooser_takes_out_whom_the_signs_speak_against() -> None:
    """Somebody put there in error keeps a part in the event and is no victim of it."""
    r = read()
    assert "Ana Koval" in victims(r)
    events = decided(by("times name", 99), r.parse, r.cast, r.utterances, r.events)
    assert "Ana Koval" not in victims(replace(r, events=events))
    assert {role.entity for e in events for role in e.roles} >= {role.entity for e in r.events for role in e.roles}


def test_the_claim_says_which_signs_counted() -> None:
    """A claim of an event tells how sure the chooser is of each victim, and by what."""
    r = read()
    events = decided(by("suffers", 0), r.parse, r.cast, r.utterances, r.events)
    told = claims(r.parse, r.cast, r.gazetted, r.times, r.amounts, r.utterances, events)
    assert any("Ana Koval held to be a victim at 0.88 by suffers" in c.why for c in told)


def test_a_report_without_events_or_weights_stays_as_it_is() -> None:
    """Where nothing happened nobody becomes a victim, and where the weights are missing the rules alone decide."""
    r = read("Ana Koval opened a shop in Port Halden. Tam Osei came to see it.")
    assert chosen(r.parse, r.cast, r.utterances, r.events) == r.events
    r = read()
    if ranker("victims") is None:
        assert chosen(r.parse, r.cast, r.utterances, r.events) == r.events


def test_the_weights_fit_the_signs() -> None:
    """The shipped trees ask for exactly the signs that finding computes, in their order."""
    trees = ranker("victims")
    if trees is not None:
        assert trees.features == ROW
        r = read()
        weighed = {
            p.names[0].text: w for p in r.cast.people for i, w in weigh(trees, r.parse, r.cast, r.utterances, r.events).items() if i == p.id
        }
        assert weighed["Ana Koval"].probability > weighed["Tam Osei"].probability


def test_one_out_of_many_is_given_one_name_at_most() -> None:
    """ "One of the pupils vanished": a chooser that would name all of them names no more than one."""
    words = "One of the pupils vanished on Monday. The pupils were Ana Koval, Tam Osei and Bo Li."
    r = read(words)
    told = decided(by("times name", -1.0), r.parse, r.cast, (), r.events)
    assert len(victims(replace(r, events=told))) <= 1
