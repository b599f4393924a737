"""The benchmarks count as the scorers that come with the data do, where the data are on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from eval import hrds, incidents
from eval.books import HRDS, INCIDENTS, Books, hashed, module

needs_incidents = pytest.mark.skipif(
    not (INCIDENTS / "score_cases.py").exists(), reason="the restated reports are not part of the repository"
)
needs_hrds = pytest.mark.skipif(not (HRDS / "score.py").exists(), reason="HRDsAttack is not part of the repository")


def incidents_gold() -> tuple[Any, Any, dict[str, Any]]:
    """The scorer, its gold, and a prediction with faults: the gold with two incidents made one, and every other speaker lost."""
    scorer = module(INCIDENTS / "score_cases.py")
    gold = scorer.Gold(str(INCIDENTS))
    predicted = scorer.gold_as_prediction(gold)
    one, two = sorted(predicted["cases"])[:2]
    predicted["docs"] = {d: sorted({one if c == two else c for c in cases}) for d, cases in predicted["docs"].items()}
    for claim in predicted["claims"][::2]:
        claim["speaker"] = None
    return scorer, gold, predicted


@needs_incidents
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves files open
def test_incidents_one_by_one_add_up_to_the_whole() -> None:
    """Counting report by report and incident by incident gives what the scorer gives for all at once."""
    scorer, gold, predicted = incidents_gold()
    whole, _ = scorer.score(gold, predicted)
    spoken = incidents.languages(INCIDENTS)
    mine = {
        **incidents.linking(scorer, gold, predicted, spoken), **incidents.facts(scorer, gold, predicted), **incidents.said(scorer, gold, predicted)
    }  # fmt: skip
    assert mine["same incident, B-cubed F1"].value == pytest.approx(whole["linking"]["bcubed_all"]["f1"])
    assert mine["confusable pairs kept apart"].value == pytest.approx(1 - whole["linking"]["pairwise_hard"]["false_link_rate"])
    assert mine["who says what"].value == pytest.approx(whole["attribution"]["end_to_end"])
    assert mine["types F1"].value == pytest.approx(whole["types"]["f1"])
    for name, (section, key, _) in incidents.FACTS.items():
        assert mine[name].value == pytest.approx(whole[section][key]), name


@needs_hrds
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_hrdsattack_gold_as_prediction_is_right() -> None:
    """The gold given as prediction gets the full score, but for what the published scorer takes from it."""
    scorer = module(HRDS / "score.py")
    figures = hrds.scored([scorer.as_pred(g) for g in scorer.read_gold(str(HRDS / "dev.json"))])
    assert figures["violation types F1"].value == pytest.approx(1.0)
    assert figures["victim names F1, exact"].value > 0.97


def test_reading_again_takes_the_casebook_that_is_there(tmp_path: Path) -> None:
    """A casebook of the same program and data is read from the folder, not made again."""
    first = Books(tmp_path)["examples"]
    assert json.loads(first.read_text(encoding="utf-8"))["format"] == "habeas-casebook/1"
    first.write_text("{}", encoding="utf-8")
    assert Books(tmp_path)["examples"].read_text(encoding="utf-8") == "{}"


def test_hash_sees_names_and_bytes(tmp_path: Path) -> None:
    """Other words or another name give another hash."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    first = hashed([tmp_path])
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    second = hashed([tmp_path])
    (tmp_path / "b.txt").write_text("two", encoding="utf-8")
    assert len({first, second, hashed([tmp_path])}) == 3
