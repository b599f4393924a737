"""The quality gate: measures every benchmark whose data are here and refuses a figure below its floor.

    python -m eval.gate               measure, compare with eval/floors.toml, exit 1 where a floor is broken
    python -m eval.gate --record      also raise the floors to what was reached less .01, pin the data, and append to eval/trend.csv
    python -m eval.gate examples      only the named benchmarks; --books FOLDER keeps the casebooks, as in eval.run

A floor stands with the hash of the data it was measured on: other data, other figures, and the gate says so and refuses to compare. --record never lowers
a floor; lowering one is done by hand, with a decision record named under [lowered].
"""

from __future__ import annotations

import math
import sys
from typing import Any

from eval import trend
from eval.benchmarks import Benchmark
from eval.figures import Figures
from eval.run import FLOORS, Asked, Result, floors, measured, show

SLACK = 0.0005
"""Floors are written with three decimals."""
MARGIN = 0.01
EXACT = frozenset(
    {
        "quotes verbatim",
        "claims not from boilerplate",
        "persons not wrongly merged",
        "traps avoided",
        "son not stored as returned",
        "fears are no events",
    }
)
"""What must never happen: the floor of these is what was reached, without margin."""
UNFLOORED = (
    "kind: ",
    "B-cubed F1, ",
    "found with the English reports, en",
    "year ",
    "mode of ",
    "victim names precision",
    "victim names recall",
)
"""Beginnings of metrics that are shown only: too few reports in a language, a half of another figure, or no goal of ours. "not English" stands for the languages,
"kind: " is a kind of statements on the invented reports, too few of each."""
FLOORED = frozenset({"B-cubed F1, not English"})


def compare(benchmark: Benchmark, figures: Figures, pinned: dict[str, Any]) -> list[str]:
    """What is wrong with the figures, in words; nothing where every floor holds."""
    seal = benchmark.fingerprint()
    if pinned.get("data") != seal:
        return [
            f"{benchmark.name}: the data changed (sha256 {seal}); measure again and pin floors and hash together (python -m eval.gate --record)"
        ]
    below = []
    for metric, floor in pinned["floors"].items():
        if metric not in figures:
            below.append(f"{benchmark.name}: {metric} is no longer measured")
        elif figures[metric].value < floor - SLACK:
            below.append(f"{benchmark.name}: {metric} is {figures[metric].value:.3f}, its floor is {floor:.3f}")
    return below


def lowered(pinned: dict[str, Any], rows: list[trend.Row]) -> list[str]:
    """Floors that stand below one recorded before, without a decision record that says why ([lowered] in floors.toml)."""
    excused = pinned.get("lowered", {})
    highest: dict[tuple[str, str], float] = {}
    for row in rows:
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


def raised(result: Result, pinned: dict[str, Any]) -> dict[str, Any]:
    """The floors of a benchmark after these figures: none is lower than before, and what is measured for the first time gets one."""
    old: dict[str, float] = pinned.get("floors", {})
    new = {}
    for metric, f in result.figures.items():
        if metric in old or metric in FLOORED or not metric.startswith(UNFLOORED):
            reached = f.value if metric in EXACT else max(0.0, f.value - MARGIN)
            new[metric] = max(old.get(metric, 0.0), math.floor(reached * 1000 + 1e-6) / 1000)
    return {"data": result.benchmark.fingerprint(), "floors": {**old, **new}}


def written(pinned: dict[str, Any]) -> str:
    """floors.toml in full."""
    lines = [
        "# Floors the gate holds, written by `python -m eval.gate --record`. `data`: hash of the files they were measured on.",
        "# A floor is the figure reached less .01, what must never happen without margin. It is lowered only with a decision record named under [lowered].",
    ]
    for name, held in pinned.items():
        if name != "lowered":
            lines += ["", f"[{name}]", f'data = "{held["data"]}"', f"[{name}.floors]"]
            lines += [f'"{metric}" = {floor:.3f}' for metric, floor in held["floors"].items()]
    lines += ["", "[lowered]", *(f'"{what}" = "{record}"' for what, record in pinned.get("lowered", {}).items())]
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """Run the gate; 0 where all floors hold."""
    asked, pinned, ran = Asked.read(words), floors(), 0
    broken = lowered(pinned, trend.history())
    for result in measured(asked):
        name, ran = result.benchmark.name, ran + 1
        if "--record" in asked.flags:
            pinned[name] = raised(result, pinned.get(name, {}))
            FLOORS.write_text(written(pinned), encoding="utf-8")
            trend.append(name, result.figures, pinned[name]["floors"])
        show(result, pinned.get(name, {}))
        broken += compare(result.benchmark, result.figures, pinned.get(name, {}))
    print("\n" + "\n".join(broken or [f"every floor of {ran} benchmarks holds"]))
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
