"""The quality gate: floors hold, data are those the floors were measured on, and no floor is lowered silently."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from eval.benchmarks import BENCHMARKS, Benchmark
from eval.figures import Figure
from eval.gate import compare, lowered, raised, written
from eval.run import Asked, Result, floors
from eval.trend import append, history

REACHED = {"share": Figure(0.8, 0.7, 0.9, 40), "quotes verbatim": Figure(1.0)}


def bench(tmp_path: Path, words: str = "data") -> Benchmark:
    """A benchmark over one small file."""
    (tmp_path / "gold.txt").write_text(words, encoding="utf-8")
    return Benchmark("toy", (tmp_path / "gold.txt",), lambda _: dict(REACHED))


def test_figure_below_its_floor_is_refused(tmp_path: Path) -> None:
    """A figure under its floor is named with both numbers."""
    b = bench(tmp_path)
    assert compare(b, REACHED, {"data": b.fingerprint(), "floors": {"share": 0.9}}) == ["toy: share is 0.800, its floor is 0.900"]


def test_figure_at_its_floor_passes(tmp_path: Path) -> None:
    """A figure at its floor holds."""
    b = bench(tmp_path)
    assert compare(b, REACHED, {"data": b.fingerprint(), "floors": {"share": 0.8}}) == []


def test_other_data_are_not_compared(tmp_path: Path) -> None:
    """Floors say nothing about data other than those they were measured on."""
    b = bench(tmp_path)
    pinned = {"data": b.fingerprint(), "floors": {"share": 0.1}}
    changed = bench(tmp_path, "other data")
    assert "the data changed" in compare(changed, REACHED, pinned)[0]


def test_metric_that_is_no_longer_measured_is_refused(tmp_path: Path) -> None:
    """A floor cannot be escaped by dropping its metric."""
    b = bench(tmp_path)
    assert compare(b, {}, {"data": b.fingerprint(), "floors": {"share": 0.1}}) == ["toy: share is no longer measured"]


def test_floor_cannot_be_lowered_without_a_decision() -> None:
    """A floor below one in the trend needs an entry under [lowered]."""
    rows = [{"benchmark": "toy", "metric": "share", "floor": "0.900", "value": "0.95", "version": "0"}]
    assert lowered({"toy": {"floors": {"share": 0.8}}}, rows)
    assert not lowered({"toy": {"floors": {"share": 0.8}}, "lowered": {"toy: share": "docs/decisions/0009-why.md"}}, rows)


def test_floors_in_this_repository_were_never_lowered_silently() -> None:
    """The pinned floors stand at or above every floor the trend records, or a decision record that exists says why."""
    pinned = floors()
    assert lowered(pinned, history()) == []
    root = Path(__file__).resolve().parent.parent.parent
    assert all((root / record).is_file() for record in pinned.get("lowered", {}).values())


def test_sample_benchmark_is_always_present() -> None:
    """The gate has something to measure on any machine: the sample reports and their gold."""
    assert next(b for b in BENCHMARKS if b.name == "examples").present


def test_recording_raises_floors_and_never_lowers_one(tmp_path: Path) -> None:
    """A floor becomes what was reached less .01; one that stood higher stays; what must never happen gets no margin."""
    b = bench(tmp_path)
    first = raised(Result(b, dict(REACHED), {}), {})
    assert first == {"data": b.fingerprint(), "floors": {"share": 0.79, "quotes verbatim": 1.0}}
    fallen = raised(Result(b, {"share": Figure(0.5)}, {}), first)
    assert fallen["floors"] == first["floors"]


def test_figures_of_a_language_have_no_floor(tmp_path: Path) -> None:
    """Three reports in a language are too few for a floor; those of all languages but English together have one."""
    figures = {"B-cubed F1, fi": Figure(0.3), "B-cubed F1, not English": Figure(0.7)}
    assert raised(Result(bench(tmp_path), figures, {}), {})["floors"] == {"B-cubed F1, not English": 0.69}


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    """Writing the floors of this repository and reading them again gives the same floors."""
    (tmp_path / "floors.toml").write_text(written(floors()), encoding="utf-8")
    again = tomllib.loads((tmp_path / "floors.toml").read_text(encoding="utf-8"))
    assert {k: v for k, v in again.items() if v} == {k: v for k, v in floors().items() if v}


def test_trend_keeps_one_row_a_metric_and_state(tmp_path: Path) -> None:
    """Measuring the same state of the program twice leaves one row, with the interval and the floor."""
    path = tmp_path / "trend.csv"
    for value in (0.7, 0.8):
        append("toy", {"share": Figure(value, 0.6, 0.9, 9)}, {"share": 0.5}, path)
    (row,) = history(path)
    assert (row["value"], row["low"], row["high"], row["floor"]) == ("0.800", "0.600", "0.900", "0.500")


def test_unknown_benchmark_is_named() -> None:
    """A slip in a benchmark's name says which there are."""
    with pytest.raises(SystemExit, match="no benchmark is called incidnets; there are examples"):
        Asked.read(["incidnets"])


def test_folder_of_casebooks_and_flags_are_read_from_the_words() -> None:
    """--books takes a folder, other words are names and flags."""
    asked = Asked.read(["--books", "kept", "examples", "--record"])
    assert (asked.names, asked.books, asked.flags) == ({"examples"}, Path("kept"), {"--record"})
