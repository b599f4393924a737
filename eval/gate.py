"""The quality gate: measures every benchmark whose data are here and refuses a figure below its floor.

    python -m eval.gate               measure, compare with eval/floors.toml, exit 1 where a floor is broken
    python -m eval.gate --record      also append the figures to eval/trend.csv
    python -m eval.gate examples      only the named benchmarks

A floor stands with the hash of the data it was measured on: other data, other figures, and the gate says so and refuses to compare.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from pathlib import Path
from typing import Any

from eval.benchmarks import BENCHMARKS, Benchmark
from habeas import __version__

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
TREND = HERE / "trend.csv"
SLACK = 0.0005
"""Floors are written with three decimals."""


def floors() -> dict[str, Any]:
    """Benchmark to its data's hash and its floors."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def compare(benchmark: Benchmark, figures: dict[str, float], pinned: dict[str, Any]) -> list[str]:
    """What is wrong with the figures, in words; nothing where every floor holds."""
    seal = benchmark.fingerprint()
    if pinned.get("data") != seal:
        return [f"{benchmark.name}: the data changed (sha256 {seal}); measure again and pin floors and hash together in eval/floors.toml"]
    below = []
    for metric, floor in pinned["floors"].items():
        if metric not in figures:
            below.append(f"{benchmark.name}: {metric} is no longer measured")
        elif figures[metric] < floor - SLACK:
            below.append(f"{benchmark.name}: {metric} is {figures[metric]:.3f}, its floor is {floor:.3f}")
    return below


def lowered(pinned: dict[str, Any], trend: list[dict[str, str]]) -> list[str]:
    """Floors that stand below one recorded before, without a decision record that says why ([lowered] in floors.toml)."""
    excused = pinned.get("lowered", {})
    highest: dict[tuple[str, str], float] = {}
    for row in trend:
        if row["floor"]:
            key = (row["benchmark"], row["metric"])
            highest[key] = max(highest.get(key, 0.0), float(row["floor"]))
    found = []
    for (benchmark, metric), floor in sorted(highest.items()):
        now = pinned.get(benchmark, {}).get("floors", {}).get(metric)
        if (now is None or now < floor - SLACK) and f"{benchmark}: {metric}" not in excused:
            found.append(
                f"{benchmark}: the floor of {metric} was {floor:.3f} and is {now if now is not None else 'gone'}; a decision record must say why"
            )
    return found


def history() -> list[dict[str, str]]:
    """The rows of the trend."""
    if not TREND.exists():
        return []
    with TREND.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def show(benchmark: Benchmark, figures: dict[str, float], pinned: dict[str, Any]) -> None:
    """A table of figures, floors and what others reach."""
    print(f"\n{benchmark.name}   {'figure':>10} {'floor':>7} {'naive':>7}")
    for metric, value in figures.items():
        floor, naive = pinned.get("floors", {}).get(metric), pinned.get("naive", {}).get(metric)
        print(f"  {metric:<36}{value:>7.3f} {'' if floor is None else f'{floor:.3f}':>7} {'' if naive is None else f'{naive:.3f}':>7}")


def record(benchmark: Benchmark, figures: dict[str, float], pinned: dict[str, Any]) -> None:
    """Append the figures and their floors to the trend."""
    new = not TREND.exists()
    with TREND.open("a", encoding="utf-8", newline="") as f:
        rows = csv.writer(f)
        if new:
            rows.writerow(["version", "benchmark", "metric", "value", "floor"])
        for metric, value in figures.items():
            rows.writerow([__version__, benchmark.name, metric, f"{value:.3f}", pinned.get("floors", {}).get(metric, "")])


def main(words: list[str]) -> int:
    """Run the gate; 0 where all floors hold."""
    wanted = {w for w in words if not w.startswith("-")} or {b.name for b in BENCHMARKS}
    pinned, ran = floors(), 0
    broken = lowered(pinned, history())
    for b in BENCHMARKS:
        if b.name not in wanted:
            continue
        if not b.present:
            print(f"\n{b.name}: its data are not on this machine; left out")
            continue
        figures = b.run()
        ran += 1
        show(b, figures, pinned.get(b.name, {}))
        broken += compare(b, figures, pinned.get(b.name, {}))
        if "--record" in words:
            record(b, figures, pinned.get(b.name, {}))
    print("\n" + "\n".join(broken or [f"every floor of {ran} benchmarks holds"]))
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
