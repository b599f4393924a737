from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.linking import korean
from habeas.linking.latin import word_agreement
from habeas.linking.names import SAME, compare_names, is_partial, partial_match

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "corpora" / "names"


def labelled() -> list[tuple[str, str, bool]]:
    """The labelled pairs of the repository."""
    with (ROOT / "eval" / "cases" / "names.csv").open(encoding="utf-8") as file:
        return [(r["a"], r["b"], r["same"] == "yes") for r in csv.DictReader(file)]


@pytest.mark.parametrize(("a", "b", "same"), labelled())
def test_labelled_pairs_of_names(a: str, b: str, same: bool) -> None:
    """Each labelled pair comes out as a person labelled it."""
    score, why = compare_names(a, b)
    assert (score >= SAME) == same, (score, why)


@given(st.text(alphabet="abcdefg-' 김이박민준서王李ОАя", max_size=14), st.text(alphabet="abcdefg-' 김이박민준서王李ОАя", max_size=14))
def test_either_name_may_come_first(a: str, b: str) -> None:
    """Comparing two names gives the same score whichever is given first, between 0 and 1."""
    assert compare_names(a, b)[0] == compare_names(b, a)[0]
    assert 0.0 <= compare_names(a, b)[0] <= 1.0


def test_a_syllable_is_read_into_the_hangul_it_may_stand_for() -> None:
    """ "seung" is most likely 승, and "sung" may be 성 or 승."""
    assert korean.syllables("seung")[0][0] == "승"
    assert {"성", "승"} <= {h for h, _ in korean.syllables("sung")}


def test_a_family_name_alone_is_only_part_of_a_name() -> None:
    """ "Mr. Ryu" is a part of a name, "Ryu Ji-tae" a whole one; so is a single Chinese character."""
    assert is_partial("Mr. Ryu")
    assert is_partial("柳")
    assert not is_partial("Ryu Ji-tae")
    assert not is_partial("유지태")


@pytest.mark.parametrize(("part", "full", "fits"), [
    ("Yoo", "Ryu Ji-tae", True), ("Mr. Ryu", "유지태", True), ("Bang", "Ryu Ji-tae", False), ("Fuentes", "Ana Fuentes", True), ("Fuentes", "Ana Robles", False),
])  # fmt: skip
def test_a_family_name_fits_the_full_names_it_is_part_of(part: str, full: str, fits: bool) -> None:
    """A family name fits full names of any of its spellings, and no others."""
    assert (partial_match(part, full) >= 0.7) == fits


def average_precision(scored: list[tuple[float, bool]]) -> float:
    """Average precision of scores, ties counted against us."""
    ranked = sorted(scored, key=lambda s: (-s[0], s[1]))  # ties against us
    hits, total = 0, 0.0
    for place, (_, same) in enumerate(ranked, 1):
        if same:
            hits += 1
            total += hits / place
    return total / hits


@pytest.mark.skipif(not SHARED.exists(), reason="the benchmark is not part of the repository")
def test_korean_benchmark() -> None:
    """Average precision on every third pair of the Korean benchmark stays at .90 and above."""
    pairs = json.loads((SHARED / "korean_pairs.json").read_text(encoding="utf-8"))[::3]
    assert average_precision([(compare_names(a, b)[0], same) for a, b, same, *_ in pairs]) >= 0.90


@pytest.mark.skipif(not SHARED.exists(), reason="the benchmark is not part of the repository")
def test_benchmark_of_names_of_many_countries() -> None:
    """F1 on the person rows of the name benchmark stays at .80 and above at the threshold in use."""
    with (SHARED / "name_bench.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["schema"] == "Person"]
    got = [(compare_names(r["name1"], r["name2"])[0] >= SAME, r["is_match"] == "true") for r in rows]
    right = sum(g and s for g, s in got)
    assert 2 * right / (sum(g for g, _ in got) + sum(s for _, s in got)) >= 0.80


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [("sharof", "sharofiddin", True), ("sharof", "scharofiddin", True), ("shuhrat", "shuhratjon", True), ("marin", "marinella", False)],
)
def test_given_names_that_lost_their_last_part(short: str, full: str, same: bool) -> None:
    """Friends and headlines leave out the last part of some given names; another name that begins so is another."""
    assert (word_agreement(short, full) >= 0.85) == same


def test_an_initial_and_a_surname_fit_whose_name_begins_so() -> None:
    """ "E. Lind" can be Eero Lind and not Kalle Lind."""
    assert partial_match("E. Lind", "Eero Lind") == 1.0
    assert partial_match("E. Lind", "Kalle Lind") == 0.0
