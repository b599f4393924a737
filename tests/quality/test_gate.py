"""The quality gate: floors hold, data are those the floors were measured on, and no floor is lowered silently."""

from __future__ import annotations

from pathlib import Path

from eval.benchmarks import BENCHMARKS, Benchmark
from eval.gate import compare, floors, history, lowered


def bench(tmp_path: Path, words: str = "data") -> Benchmark:
    """A benchmark over one small file."""
    (tmp_path / "gold.txt").write_text(words, encoding="utf-8")
    return Benchmark("toy", (tmp_path / "gold.txt",), lambda folder: {"share": 0.8})


def test_figure_below_its_floor_is_refused(tmp_path: Path) -> None:
    """A figure under its floor is named with both numbers."""
    b = bench(tmp_path)
    assert compare(b, b.run(), {"data": b.fingerprint(), "floors": {"share": 0.9}}) == ["toy: share is 0.800, its floor is 0.900"]


def test_figure_at_its_floor_passes(tmp_path: Path) -> None:
    """A figure at its floor holds."""
    b = bench(tmp_path)
    assert compare(b, b.run(), {"data": b.fingerprint(), "floors": {"share": 0.8}}) == []


def test_other_data_are_not_compared(tmp_path: Path) -> None:
    """Floors say nothing about data other than those they were measured on."""
    b = bench(tmp_path)
    pinned = {"data": b.fingerprint(), "floors": {"share": 0.1}}
    changed = bench(tmp_path, "other data")
    assert "the data changed" in compare(changed, changed.run(), pinned)[0]


def test_metric_that_is_no_longer_measured_is_refused(tmp_path: Path) -> None:
    """A floor cannot be escaped by dropping its metric."""
    b = bench(tmp_path)
    assert compare(b, {}, {"data": b.fingerprint(), "floors": {"share": 0.1}}) == ["toy: share is no longer measured"]


def test_floor_cannot_be_lowered_without_a_decision() -> None:
    """A floor below one in the trend needs an entry under [lowered]."""
    trend = [{"benchmark": "toy", "metric": "share", "floor": "0.900", "value": "0.95", "version": "0"}]
    assert lowered({"toy": {"floors": {"share": 0.8}}}, trend)
    assert not lowered({"toy": {"floors": {"share": 0.8}}, "lowered": {"toy: share": "docs/decisions/0009-why.md"}}, trend)


def test_floors_in_this_repository_were_never_lowered_silently() -> None:
    """The pinned floors stand at or above every floor the trend records, or a decision record that exists says why."""
    pinned = floors()
    assert lowered(pinned, history()) == []
    root = Path(__file__).resolve().parent.parent.parent
    assert all((root / record).is_file() for record in pinned.get("lowered", {}).values())


def test_sample_benchmark_is_always_present() -> None:
    """The gate has something to measure on any machine: the sample reports and their gold."""
    assert next(b for b in BENCHMARKS if b.name == "examples").present
