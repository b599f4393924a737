"""Benchmarks over the product's own output: each runs `habeas read` and `habeas export` and gives the casebook to a scorer."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from eval.examples import score_examples

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ACCEPTANCE = SHARED / "acceptance"
INCIDENTS = SHARED / "corpora" / "incidents"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A named measurement. `data`: files it stands on (their hash is pinned with the floors); `measure`: metric to value, run in an empty folder."""

    name: str
    data: tuple[Path, ...]
    measure: Callable[[Path], dict[str, float]]

    @property
    def present(self) -> bool:
        """Whether its data are on this machine."""
        return bool(self.data) and all(p.exists() for p in self.data)

    def fingerprint(self) -> str:
        """SHA-256 over names and bytes of the data."""
        seal = hashlib.sha256()
        for p in sorted(files_under(self.data)):
            seal.update(p.name.encode() + b"\0" + hashlib.sha256(p.read_bytes()).digest())
        return seal.hexdigest()

    def run(self) -> dict[str, float]:
        """Measure in a folder of its own."""
        with tempfile.TemporaryDirectory() as folder:
            return self.measure(Path(folder))


def files_under(paths: Iterable[Path]) -> list[Path]:
    """All files that the paths name or hold."""
    return [f for p in paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if f.is_file()]


def habeas(*words: str | Path) -> None:
    """Run a habeas command; a report it refuses does not stop a benchmark."""
    done = subprocess.run([sys.executable, "-m", "habeas", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"habeas {words[0]} failed:\n{done.stderr[-2000:]}")


def casebook(folder: Path, *sources: str | Path) -> Path:
    """The JSON export of a new casebook made from the sources."""
    habeas("read", *sources, "--casebook", folder / "eval.casebook")
    out = folder / "casebook.json"
    habeas("export", "--format", "json", "--output", out, "--casebook", folder / "eval.casebook")
    return out


def script(*words: str | Path) -> str:
    """Run one of the scorers that come with the data and give back what it prints."""
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=True).stdout


def five_reports(folder: Path) -> dict[str, float]:
    """The five model reports against their hand-made gold: sections, overall, and the gates as figures."""
    book, scored = casebook(folder, SHARED / "reports"), folder / "score.json"
    script(ACCEPTANCE / "score_reports.py", ACCEPTANCE / "reports_gold.json", book, "--json", scored)
    result = json.loads(scored.read_text(encoding="utf-8"))
    metrics = result["metrics"]
    figures = {f"section {k}": v for k, v in result["sections"].items()}
    return {
        "overall": result["overall"],
        "quotes verbatim": result["verbatim"],
        "claims not from boilerplate": metrics["sources"]["claims not from boilerplate"]["value"],
        "persons not wrongly merged": 1.0 - metrics["people"]["false merges (pairs)"]["value"],
        "traps avoided": metrics["events"]["traps avoided (0 if no event was found)"]["value"],
        "son not stored as returned": float(not any("inherits the return" in why for _, why in result["misses"])),
        **figures,
    }


def incidents(folder: Path) -> dict[str, float]:
    """115 restated reports about 20 incidents in several languages."""
    reports, predicted, scored = folder / "reports", folder / "predicted.json", folder / "score.json"
    script(INCIDENTS / "make_files.py", INCIDENTS, reports)
    book = casebook(folder, reports, "--metadata", reports / "sources.csv")
    predicted.write_text(script(INCIDENTS / "from_casebook.py", book), encoding="utf-8")
    script(INCIDENTS / "score_cases.py", INCIDENTS, predicted, "--json", scored)
    s = json.loads(scored.read_text(encoding="utf-8"))["summary"]
    return {
        "same incident, B-cubed F1": s["linking"]["bcubed_all"]["f1"],
        "confusable pairs kept apart": 1.0 - s["linking"]["pairwise_hard"]["false_link_rate"],
        "country": s["place"]["country"],
        "date, month": s["date"]["month"],
        "date, exact": s["date"]["exact"],
        "names recall": s["names"]["recall"],
        "count": s["count"]["in_interval"],
        "status now": s["status"]["accuracy"],
        "types F1": s["types"]["f1"],
        "conflicts": s["conflicts"]["recall_field_and_values"],
        "who says what": s["attribution"]["end_to_end"],
    }


def examples(folder: Path) -> dict[str, float]:
    """The sample reports of this repository against a small gold of our own: share of its statements that hold."""
    return score_examples(json.loads(casebook(folder, ROOT / "examples" / "reports").read_text(encoding="utf-8")))


BENCHMARKS = (
    Benchmark("examples", (ROOT / "examples" / "reports", ROOT / "eval" / "examples_gold.toml"), examples),
    Benchmark("reports", (SHARED / "reports", ACCEPTANCE / "reports_gold.json", ACCEPTANCE / "score_reports.py"), five_reports),
    Benchmark(
        "incidents",
        (INCIDENTS / "docs.jsonl", INCIDENTS / "gold_docs.json", INCIDENTS / "gold_incidents.json", INCIDENTS / "score_cases.py"),
        incidents,
    ),
)
