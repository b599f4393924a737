"""Add reports that were dropped on a page: each is put aside on the disk first, then read in the background, so that a restart loses none."""

from __future__ import annotations

import json
import os
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from habeas.actions.add_reports import Outcome, add_report
from habeas.actions.who import Who
from habeas.model.errors import BadMetadata, CasebookBusy, NotFound
from habeas.pipeline import Hints, parse_metadata
from habeas.store import boot, queries
from habeas.store.address import Book, beside
from habeas.store.writing import busy

SIDE_FILE = "sources.csv"

State = Literal["waiting", "reading", "added", "known", "updated", "refused"]


@dataclass(frozen=True, slots=True)
class Found:
    """A report that was read out of a dropped file, and how much was found in it."""

    source: str
    title: str
    outlet: str
    people: int
    events: int
    claims: int
    linked: int


@dataclass(frozen=True, slots=True)
class Job:
    """A file that was dropped: by whom, when, and what became of it. `batch`: those dropped together share a sources.csv."""

    id: str
    batch: str
    name: str
    size: int
    by: str
    at: str
    state: State = "waiting"
    reports: tuple[Found, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder that is watched, and what was taken from it last: when (ISO moment, "" where nothing was yet), how many files, and the names of the first."""

    folder: str
    at: str = ""
    count: int = 0
    names: tuple[str, ...] = ()


class Inbox:
    """The folder beside a casebook in which dropped files wait, and the thread that reads them one after another."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self.watched: Watched | None = None

    def open(self, casebook: Book) -> None:
        """Take up the inbox of this casebook; what was waiting or being read when the desk stopped is read now."""
        self._folder, self.watched = beside(casebook), None
        for job in self.jobs():
            if job.state == "reading":
                self._write(replace(job, state="waiting"))
        if any(job.state == "waiting" for job in self.jobs()):
            self._wake()

    @property
    def folder(self) -> Path:
        """The folder, made when it is first needed, readable by its owner alone."""
        if self._folder is None:
            raise NotFound("no inbox is open")
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return self._folder

    def drop(self, files: Sequence[tuple[str, bytes]], who: Who, at: str) -> tuple[Job, ...]:
        """Put files aside and have them read. A sources.csv among them says what the others do not."""
        who.must("add")
        batch = secrets.token_hex(8)
        side = next((body for name, body in files if name.casefold() == SIDE_FILE), None)
        if side is not None:
            parse_metadata(side)
            self._put(f"{batch}.csv", side)
        jobs = []
        for n, (name, body) in enumerate((name, body) for name, body in files if name.casefold() != SIDE_FILE):
            job = Job(f"{at[:19].replace(':', '')}-{n:04}-{batch}", batch, name, len(body), who.name, at)
            self._put(f"{job.id}.bytes", body)
            self._write(job)
            jobs.append(job)
        self._wake()
        return tuple(jobs)

    def jobs(self) -> tuple[Job, ...]:
        """Every file that was dropped and not cleared away, the latest first."""
        if self._folder is None or not self._folder.is_dir():
            return ()
        return tuple(_job(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(self._folder.glob("*.json"), reverse=True))

    def jobs_for(self, who: Who) -> tuple[Job, ...]:
        """The files that somebody may know of: every file, or their own; of these not whether the casebook had them, nor what they were linked with."""
        if who.every:
            return self.jobs()
        return tuple(_as_told(job) for job in self.jobs() if job.by == who.name)

    def watched_for(self, who: Who) -> Watched | None:
        """The watched folder, or None; somebody who does not see everything hears only that there is one."""
        return self.watched if self.watched is None or who.every else Watched("")

    def clear(self, who: Who) -> None:
        """Take what is done off somebody's list. The reports stay in the casebook."""
        for job in self.jobs():
            if (who.every or job.by == who.name) and job.state not in ("waiting", "reading"):
                (self.folder / f"{job.id}.json").unlink(missing_ok=True)

    def wait(self, seconds: float) -> bool:
        """Whether all that was dropped is read, after waiting so long at most."""
        worker = self._worker
        if worker is not None:
            worker.join(seconds)
        return not any(job.state in ("waiting", "reading") for job in self.jobs())

    def _wake(self) -> None:
        with self._lock:
            if self._worker is None or not self._worker.is_alive():
                self._worker = threading.Thread(target=self._work, name="reading", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        try:
            while waiting := [job for job in reversed(self.jobs()) if job.state == "waiting"]:
                self._read(waiting[0])
        finally:
            boot.hang_up()

    def _read(self, job: Job) -> None:
        self._write(replace(job, state="reading"))
        body = self.folder / f"{job.id}.bytes"
        try:
            outcome = add_report(job.name, body.read_bytes(), self._hints(job), job.at)
        except Exception as error:  # one bad file never stops the others
            why = f"habeas failed on this file ({type(error).__name__}). Please report this."
            if isinstance(error, CasebookBusy) or busy(error):
                why = "Another habeas was writing to the casebook for too long. Drop the file again when it is done."
            self._write(replace(job, state="refused", reasons=(why,)))
            return
        self._write(_done(job, outcome))
        body.unlink(missing_ok=True)

    def _hints(self, job: Job) -> Mapping[str, Hints]:
        side = self.folder / f"{job.batch}.csv"
        try:
            return parse_metadata(side.read_bytes()) if side.exists() else {}
        except BadMetadata:
            return {}

    def _put(self, name: str, body: bytes) -> None:
        """Write a file whole or not at all."""
        new = self.folder / f".{name}.new"
        with open(new, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.folder / name)

    def _write(self, job: Job) -> None:
        self._put(f"{job.id}.json", json.dumps(asdict(job), ensure_ascii=False).encode())


def _done(job: Job, outcome: Outcome) -> Job:
    reports = tuple(
        Found(r.source.id, r.source.title or r.source.name, r.source.outlet or "", r.people, r.events, r.claims, r.linked)
        for r in outcome.reports
    )
    return replace(job, state=outcome.state, reports=reports, reasons=tuple(reason.message for reason in outcome.reasons))


def _as_told(job: Job) -> Job:
    shown = queries.visible_sources([found.source for found in job.reports])
    reports = tuple(replace(found, linked=0) for found in job.reports if found.source in shown)
    return replace(job, state="added" if job.state in ("known", "updated") else job.state, reports=reports)


def _job(plain: dict[str, Any]) -> Job:
    reports = tuple(Found(**found) for found in plain.pop("reports"))
    return Job(**{**plain, "reports": reports, "reasons": tuple(plain["reasons"])})


INBOX = Inbox()
