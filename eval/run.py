"""Every benchmark whose data are here: our figure with its interval, beside the best known, a plain way, what we set out to reach, and the floor.

python -m eval.run                       all of them, and append the figures to eval/trend.csv
python -m eval.run incidents names       only these
python -m eval.run --books FOLDER        keep the casebooks there, and take those that are there already
python -m eval.run --no-trend            write nothing
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import trend
from eval.benchmarks import BENCHMARKS, Benchmark
from eval.books import Books
from eval.figures import Figures

HERE = Path(__file__).parent
FLOORS, ANCHORS = HERE / "floors.toml", HERE / "anchors.toml"


@dataclass(frozen=True, slots=True)
class Result:
    """What a benchmark gave: our figures, and what a plain way reaches."""

    benchmark: Benchmark
    figures: Figures
    naive: dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of the command ask for."""

    names: frozenset[str]
    books: Path | None
    flags: frozenset[str]

    @classmethod
    def read(cls, words: list[str]) -> Asked:
        """Names of benchmarks, --books FOLDER, and other flags."""
        rest, folder = list(words), None
        if "--books" in rest:
            at = rest.index("--books")
            folder = Path(rest[at + 1])
            del rest[at : at + 2]
        names = frozenset(w for w in rest if not w.startswith("-"))
        unknown = names - {b.name for b in BENCHMARKS}
        if unknown:
            raise SystemExit(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(b.name for b in BENCHMARKS)}")
        return cls(names or frozenset(b.name for b in BENCHMARKS), folder, frozenset(w for w in rest if w.startswith("-")))


def measured(asked: Asked) -> Iterator[Result]:
    """The asked benchmarks one by one; each corpus is read once, two side by side."""
    books = Books(asked.books)
    wanted = [b for b in BENCHMARKS if b.name in asked.names]
    for b in wanted:
        if not b.present:
            print(f"\n{b.name}: its data are not on this machine; left out")
    here = [b for b in wanted if b.present]
    books.make(dict.fromkeys(c for b in here for c in b.corpora))
    for b in here:
        yield Result(b, b.measure(books), b.naive(books))


def floors() -> dict[str, Any]:
    """Benchmark to its data's hash and its floors."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def anchors() -> dict[str, dict[str, dict[str, Any]]]:
    """Benchmark to metric to what stands beside it."""
    return tomllib.loads(ANCHORS.read_text(encoding="utf-8"))


def show(result: Result, pinned: dict[str, Any]) -> None:
    """The table of a benchmark."""
    beside = anchors().get(result.benchmark.name, {})
    print(f"\n{result.benchmark.name:<42}{'figure':>7}  {'95 %':^11} {'naive':>6} {'best':>6} {'reach':>6} {'floor':>6}  whose")
    for metric, f in result.figures.items():
        a = beside.get(metric, {})
        naive = result.naive.get(metric, a.get("naive"))
        interval = f"{f.low:.2f}-{f.high:.2f}" if f.low is not None and f.high is not None else ""
        cells = [naive, a.get("best"), a.get("reach"), pinned.get("floors", {}).get(metric)]
        numbers = " ".join("      " if c is None else f"{c:6.3f}" for c in cells)
        whose = "; ".join(x for x in (a.get("who", ""), f"naive: {a['how']}" if "how" in a and metric not in result.naive else "") if x)
        print(f"  {metric:<40}{f.value:7.3f}  {interval:^11} {numbers}  {whose}".rstrip())


def main(words: list[str]) -> int:
    """Measure, show, and keep the trend."""
    asked, pinned = Asked.read(words), floors()
    for result in measured(asked):
        show(result, pinned.get(result.benchmark.name, {}))
        if "--no-trend" not in asked.flags:
            trend.append(result.benchmark.name, result.figures, pinned.get(result.benchmark.name, {}).get("floors", {}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
