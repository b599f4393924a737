from __future__ import annotations

import pytest
from plain_cast import plain_cast, read

from habeas.finding.annotations import Gazetted
from habeas.finding.events import events


def roles(words: str, kind: str) -> set[tuple[str, str]]:
    """Roles of the events of one kind."""
    report = read(words)
    told = events(report, plain_cast(report), Gazetted(), (), (), ())
    return {(r.role, r.entity.removeprefix("s1:p")) for e in told if e.kind == kind for r in e.roles}


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Two officers beat the prisoner.", "torture", {("perpetrator", "officers"), ("victim", "prisoner")}),
        ("The prisoner was beaten by two officers.", "torture", {("perpetrator", "officers"), ("victim", "prisoner")}),
        ("The women arrested in Yanji were nurses.", "detention", {("victim", "women")}),
        ("The woman who was abducted in May is a nurse.", "abduction", {("victim", "woman")}),
        (
            "The refugees whom soldiers deported to China were orphans.",
            "forced_return",
            {("victim", "refugees"), ("perpetrator", "soldiers")},
        ),
        ("The boy was caught and beaten.", "torture", {("victim", "boy")}),
        ("The boy was caught in China and was sent back to Korea.", "forced_return", {("victim", "boy")}),
        ("The singer and the cook were jailed in 2010.", "imprisonment", {("victim", "singer"), ("victim", "cook")}),
        ("Police detained the nurse along with two cousins.", "detention", {("victim", "nurse"), ("victim", "cousins")}),
        ("She was killed after being arrested in June.", "detention", {("victim", "She")}),
        ("The arrest of the editor by two soldiers came at dawn.", "detention", {("victim", "editor"), ("perpetrator", "soldiers")}),
        ("The son of a woman abducted in 1978 lives here.", "abduction", {("victim", "woman")}),
        ("Five of the teachers were executed in May.", "killing", {("victim", "Five")}),
        ("Rosa Lind fled with two brothers.", "escape", {("agent", "Rosa Lind"), ("agent", "brothers")}),
        ("He paid a broker to bring out the girl.", "escape", {("agent", "He"), ("other", "girl")}),
        ("The court freed the nurse on Friday.", "release", {("other", "nurse")}),
        ("Guards tortured and beat the boy.", "torture", {("perpetrator", "Guards"), ("victim", "boy")}),
    ],
)
def test_who_has_which_part(words: str, kind: str, expected: set[tuple[str, str]]) -> None:
    """Grammar tells who did what to whom: actives, passives, relatives, participles, shared subjects, company, owners."""
    assert roles(words, kind) == expected


def test_nobody_has_two_parts_in_one_event() -> None:
    """Whoever suffers an event does not also commit it."""
    told = roles("The soldiers arrested the soldiers of the other camp.", "detention")
    assert len({entity for _, entity in told}) == len(told)


def test_a_speaker_is_not_the_victim() -> None:
    """Who reports an arrest has no part in it."""
    assert ("victim", "lawyer") not in roles("The lawyer said that the nurse was arrested.", "detention")
