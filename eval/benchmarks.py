"""The benchmarks: each gives what the product wrote about a corpus to a scorer. One whose data are not on this machine is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval import accounts, calibration, examples, hrds, incidents, labelled, names, reports, sentences
from eval.books import ACCEPTANCE, AFFAIRS, HRDS, INCIDENTS, NAMES, ROOT, SHARED, Books, hashed
from eval.figures import Figures, of_items


def _none(_: Books) -> dict[str, float]:
    """No naive way is measured here; one that others measured stands in anchors.toml."""
    return {}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A named measurement. `data`: files it stands on (their hash is pinned with the floors); `corpora`: what is read for it, in books.CORPORA;

    `measure`: casebooks to figures; `naive`: what a way without any reading reaches, by metric.
    """

    name: str
    data: tuple[Path, ...]
    measure: Callable[[Books], Figures]
    corpora: tuple[str, ...] = ()
    naive: Callable[[Books], dict[str, float]] = _none

    @property
    def present(self) -> bool:
        """Whether its data are on this machine."""
        return bool(self.data) and all(p.exists() for p in self.data)

    def fingerprint(self) -> str:
        """SHA-256 over names and bytes of the data."""
        return hashed(self.data)


def _examples(books: Books) -> Figures:
    """Statements on the sample reports that hold, each one an item."""
    held = examples.score_examples(json.loads(books["examples"].read_text(encoding="utf-8")))
    return {name: of_items(hit, n) for name, (hit, n) in held.items()}


def _accounts(books: Books) -> Figures:
    """Statements on the invented reports that hold, each one an item."""
    held = accounts.score(json.loads(books["accounts"].read_text(encoding="utf-8")))
    both = [sum(n) for n in zip(*held.values(), strict=True)]
    whole = {"all statements": of_items(both[0], both[1])}
    return whole | {name if name in accounts.NEVER else f"kind: {name}": of_items(hit, n) for name, (hit, n) in held.items()}


def _affairs(folder: Path) -> Benchmark:
    """Invented reports in the format of the restated ones, held against their own gold by the same scorer."""
    return Benchmark(
        folder.name,
        (folder, INCIDENTS / "score_cases.py", INCIDENTS / "from_casebook.py"),
        lambda books: incidents.measure(books[folder.name], folder),
        (folder.name,),
        lambda _: incidents.naive(folder),
    )


BENCHMARKS = (
    Benchmark("examples", (ROOT / "examples" / "reports", ROOT / "eval" / "examples_gold.toml"), _examples, ("examples",)),
    Benchmark(
        "accounts",
        (accounts.ACCOUNTS / "reports", accounts.ACCOUNTS / "gold.toml", ROOT / "eval" / "accounts.py"),
        _accounts,
        ("accounts",),
    ),
    Benchmark("cases", (labelled.CASES,), lambda _: labelled.measure()),
    Benchmark("sentences", (sentences.SENTENCES,), lambda _: sentences.measure()),
    Benchmark(
        "reports",
        (SHARED / "reports", ACCEPTANCE / "reports_gold.json", ACCEPTANCE / "score_reports.py"),
        lambda books: reports.measure(books["reports"]),
        ("reports",),
    ),
    Benchmark(
        "incidents",
        (INCIDENTS / "docs.jsonl", INCIDENTS / "gold_docs.json", INCIDENTS / "gold_incidents.json", INCIDENTS / "score_cases.py"),
        lambda books: incidents.measure(books["incidents"]),
        ("incidents",),
        lambda _: incidents.naive(),
    ),
    *(_affairs(folder) for folder in AFFAIRS),
    Benchmark(
        "hrdsattack",
        (HRDS / "dev.json", HRDS / "train.json", HRDS / "score.py", HRDS / "hrds_from_casebook.py"),
        lambda books: hrds.measure(books["hrds_dev"]),
        ("hrds_dev",),
        lambda _: hrds.naive(),
    ),
    Benchmark("names", (NAMES / "korean_pairs.json", NAMES / "name_bench.csv"), lambda _: names.measure(), (), lambda _: names.naive()),
    Benchmark(
        "calibration",
        (
            INCIDENTS / "docs.jsonl",
            INCIDENTS / "gold_claims.jsonl",
            SHARED / "reports",
            ACCEPTANCE / "reports_gold.json",
            HRDS / "dev.json",
            ROOT / "eval" / "right.py",
        ),
        calibration.measure,
        tuple(calibration.JUDGES),
    ),
)
