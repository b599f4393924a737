"""Corpora made into casebooks by `habeas read` and `habeas export`: each is read once, and every benchmark takes the same casebook.

A casebook is kept under the hash of the program and of the data, in the folder of `--books` (else in one that is thrown away), so that measuring again
without a change reads nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HABEAS_SHARED", ROOT.parent / "shared"))
"""The labelled data: beside the repository, or where HABEAS_SHARED says."""
ACCEPTANCE = SHARED / "acceptance"
INCIDENTS = SHARED / "corpora" / "incidents"
HRDS = SHARED / "corpora" / "hrdsattack"
NAMES = SHARED / "corpora" / "names"
AFFAIRS = tuple(
    ROOT / "eval" / name
    for name in (
        *(
            "affairs",
            "affairs_second",
            "affairs_third",
            "affairs_fourth",
            "affairs_fifth",
            "affairs_sixth",
            "affairs_seventh",
            "affairs_eighth",
        ),
        *("affairs_small", "affairs_small_held"),
    )
)
"""Invented reports of ours in the form of INCIDENTS, whose programs make files of them and score them; each set was written when those before it
had been mended on. The small ones are fifty affairs each, of two short reports, without marked statements; no rule was made on those held."""
AT_ONCE = 2
"""Corpora that are read side by side."""


def files_under(paths: Iterable[Path]) -> list[Path]:
    """All files that the paths name or hold."""
    return [f for p in paths for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if f.is_file()]


def hashed(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of files, wherever they lie."""
    each = (p.name.encode() + b"\0" + hashlib.sha256(p.read_bytes()).digest() for p in files_under(paths))
    return hashlib.sha256(b"".join(sorted(each))).hexdigest()


def habeas(*words: str | Path) -> None:
    """Run a habeas command; a report it refuses does not stop a benchmark."""
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-m", "habeas", *map(str, words)], capture_output=True, text=True, check=False, env=env)
    if done.returncode not in (0, 1):
        raise SystemExit(f"habeas {words[0]} failed:\n{done.stderr[-2000:]}")


def script(*words: str | Path) -> str:
    """Run one of the programs that come with the data and give back what it prints."""
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=True).stdout


def module(path: Path) -> Any:
    """A scorer that comes with the data, as a module: its functions give counts by report, which its table does not."""
    spec = importlib.util.spec_from_file_location(f"eval_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    made: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def incident_files(data: Path) -> Callable[[Path], list[str | Path]]:
    """The reports of a folder as files, and what `habeas read` is told of them."""

    def make(folder: Path) -> list[str | Path]:
        script(INCIDENTS / "make_files.py", data, folder)
        return [folder, "--metadata", folder / "sources.csv"]

    return make


def hrds_files(part: str) -> Callable[[Path], list[str | Path]]:
    """The articles of a part of HRDsAttack as files."""

    def make(folder: Path) -> list[str | Path]:
        script(HRDS / "hrds_from_casebook.py", "--files", HRDS / f"{part}.json", folder)
        return [folder, "--metadata", folder / "sources.csv"]

    return make


CORPORA: dict[str, tuple[Callable[[Path], list[str | Path]], tuple[Path, ...]]] = {
    "examples": (lambda _: [ROOT / "examples" / "reports"], (ROOT / "examples" / "reports",)),
    "accounts": (lambda _: [ROOT / "eval" / "accounts" / "reports"], (ROOT / "eval" / "accounts" / "reports",)),
    "reports": (lambda _: [SHARED / "reports"], (SHARED / "reports",)),
    **{folder.name: (incident_files(folder), (folder / "docs.jsonl", INCIDENTS / "make_files.py")) for folder in AFFAIRS},
    "incidents": (incident_files(INCIDENTS), (INCIDENTS / "docs.jsonl", INCIDENTS / "make_files.py")),
    "hrds_dev": (hrds_files("dev"), (HRDS / "dev.json", HRDS / "hrds_from_casebook.py")),
    "hrds_train": (hrds_files("train"), (HRDS / "train.json", HRDS / "hrds_from_casebook.py")),
}
"""Name of a corpus to what makes its files and to the data they are made of."""


class Books:
    """Casebooks by name of corpus, made when first asked for."""

    def __init__(self, kept: Path | None = None) -> None:
        self._thrown = tempfile.TemporaryDirectory() if kept is None else None
        self.folder = Path(self._thrown.name) if self._thrown is not None else kept or Path()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._program = hashed([p for p in files_under([ROOT / "src" / "habeas"]) if "__pycache__" not in p.parts])

    def make(self, names: Iterable[str]) -> None:
        """Read these corpora, two at a time."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self.__getitem__, names))

    def __getitem__(self, name: str) -> Path:
        """The JSON export of the casebook of a corpus."""
        files, data = CORPORA[name]
        seal = hashlib.sha256((self._program + hashed(data)).encode()).hexdigest()[:16]
        out = self.folder / f"{name}-{seal}.json"
        if not out.exists():
            with tempfile.TemporaryDirectory() as work:
                book, made = Path(work) / "eval.casebook", Path(work) / "export.json"
                habeas("read", *files(Path(work) / "files"), "--casebook", book)
                habeas("export", "--format", "json", "--output", made, "--casebook", book)
                out.write_bytes(made.read_bytes())
        return out
