"""Sentences that leave out of whom they tell. Everybody here is invented."""

from __future__ import annotations

import pytest
from test_told import happened, text

from habeas.finding.find import find

ENTRY = "Marta Sol. Nurse. Born 1974. Arrested on 5 May 2020 at her home in Brest. Sentenced to ten years in prison. Released on 1 June."


@pytest.mark.parametrize(
    ("words", "kind", "whom"),
    [
        (ENTRY, "detention", {"Marta Sol"}),
        (ENTRY, "imprisonment", {"Marta Sol"}),
        (ENTRY, "release", {"Marta Sol"}),
        ("ELENA RUIZ, 34, teacher. Missing since 3 May 2020. Last seen near Puebla.", "disappearance", {"ELENA RUIZ"}),
        ("SUDAN: Omar Said, poet. Held without charge in Kober prison since March. Is serving ten years.", "imprisonment", {"Omar Said"}),
        ("Police arrested Omar Said on 3 May. Released on bail a week later.", "release", {"Omar Said"}),
    ],
)
def test_an_entry_tells_of_whom_it_is_headed_by(words: str, kind: str, whom: set[str]) -> None:
    """ "Arrested on 5 May." under a name tells of that name; behind a full sentence, of whom that told."""
    assert happened(find(text(words))).get(kind) == whom


@pytest.mark.parametrize(
    "words", ["Omar Said is a minister. Arrested in May were two of his aides.", "Omar Said spoke on Monday.\n\nArrested on 5 May at home."]
)
def test_a_sentence_with_somebody_of_its_own_takes_nobody_from_before(words: str) -> None:
    """ "Arrested in May were two aides" says itself who; another paragraph tells another story."""
    assert all("Omar Said" not in who for who in happened(find(text(words))).values())
