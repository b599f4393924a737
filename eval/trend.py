"""How the figures went, version by version: eval/trend.csv."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

from eval.books import ROOT
from eval.figures import Figures
from habeas import __version__

TREND = Path(__file__).parent / "trend.csv"
COLUMNS = ("version", "commit", "benchmark", "metric", "value", "low", "high", "floor")
Row = dict[str, str]


def history(path: Path = TREND) -> list[Row]:
    """The rows of the trend, oldest first."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as f:
        return [{c: row.get(c) or "" for c in COLUMNS} for row in csv.DictReader(f)]


def append(benchmark: str, figures: Figures, floors: dict[str, float], path: Path = TREND) -> None:
    """Add the figures of a benchmark; those of the same state of the program are replaced."""
    now = commit()
    kept = [r for r in history(path) if (r["version"], r["commit"], r["benchmark"]) != (__version__, now, benchmark)]
    for metric, f in figures.items():
        low, high = ("" if x is None else f"{x:.3f}" for x in (f.low, f.high))
        floor = f"{floors[metric]:.3f}" if metric in floors else ""
        kept.append(dict(zip(COLUMNS, (__version__, now, benchmark, metric, f"{f.value:.3f}", low, high, floor), strict=True)))
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def commit() -> str:
    """The state of the program that was measured, as git names it; with "+" where files were changed since. Empty without git."""
    try:
        named = subprocess.run(
            ["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        changed = subprocess.run(
            ["git", "status", "--porcelain", "src"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return named + ("+" if changed else "")
