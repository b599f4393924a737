"""A watched folder: reports that somebody puts there are added by themselves; the files stay where they are."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from habeas.actions.inbox import SIDE_FILE, Inbox, Watched
from habeas.actions.who import Who
from habeas.model.errors import BadInput, BadMetadata, HabeasError
from habeas.store import boot

EVERY = 3.0
"""Seconds between two looks into the folder."""
LARGEST = 512 * 1024 * 1024
"""Bytes of a file that is taken by itself; a larger one is read with `habeas read`."""
MOST = 200
"""Files taken in one go."""
NAMED = 5
"""Files that the page names of those taken last."""
LAST = "last taken"
"""Where the note beside the inbox keeps what was taken last; no folder is called so, for those are named from the root."""
State = tuple[int, int]
"""Size and time of the last change: a file is taken when both stayed the same between two looks, so that none is taken half copied."""


class Watch:
    """Looks into a folder again and again and puts what is new into the inbox. What was taken is remembered beside the inbox, over restarts."""

    def __init__(self, folder: Path, inbox: Inbox, who: Who, now: Callable[[], str]) -> None:
        if not folder.is_dir():
            raise BadInput(f"{folder} is no folder. Make it first, or name another with --watch.")
        self.folder, self.inbox, self.who, self._now = folder.resolve(), inbox, who, now
        self._note = inbox.folder / "watched.folder"
        self._seen: dict[str, State] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="watching", daemon=True)
        self._tell()

    def begin(self) -> None:
        """Start looking, beside everything else."""
        self._thread.start()

    def end(self) -> None:
        """Stop looking."""
        self._stop.set()
        self.inbox.watched = None
        self._thread.join(EVERY + 30)

    def look(self) -> tuple[str, ...]:
        """Look once; gives the names of what was taken. What another program may still be writing waits for the next look."""
        there = dict(sorted(self._files()))
        taken = self._taken()
        whole = [name for name, state in there.items() if self._seen.get(name) == state and taken.get(name) != state][:MOST]
        self._seen = there
        files = [(name, body) for name in whole if (body := self._read(name)) is not None]
        if not files:
            return ()
        try:
            self.inbox.drop([*files, *self._side()], self.who, self._now())
        except BadMetadata:  # one bad side file never stops the reports
            self.inbox.drop(files, self.who, self._now())
        names = tuple(name for name, _ in files)
        self._remember(taken | {name: there[name] for name in names}, names)
        self._tell()
        return names

    def _side(self) -> list[tuple[str, bytes]]:
        """The side file of the folder, where there is one."""
        side = self._read(SIDE_FILE)
        return [(SIDE_FILE, side)] if side is not None else []

    def _files(self) -> Iterator[tuple[str, State]]:
        """Files in the folder and in folders inside it, those left out that are hidden, linked from elsewhere or too large."""
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            if name.casefold() == SIDE_FILE or any(part.startswith((".", "~")) for part in path.relative_to(self.folder).parts):
                continue
            with contextlib.suppress(OSError):
                if path.is_file() and not path.is_symlink():
                    stat = path.stat()
                    if 0 < stat.st_size <= LARGEST:
                        yield name, (stat.st_size, stat.st_mtime_ns)

    def _read(self, name: str) -> bytes | None:
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def _noted(self) -> dict[str, Any]:
        try:
            known = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _taken(self) -> dict[str, State]:
        return {name: (state[0], state[1]) for name, state in self._noted().get(str(self.folder), {}).items()}

    def _remember(self, taken: dict[str, State], last: tuple[str, ...]) -> None:
        said = {str(self.folder): taken, LAST: {"at": self._now(), "count": len(last), "names": last[:NAMED]}}
        new = self._note.with_name(".watched.new")
        new.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        new.replace(self._note)

    def _tell(self) -> None:
        """Say on the page which folder is watched and what was taken from it last, over restarts."""
        noted = self._noted()
        last = noted.get(LAST, {}) if str(self.folder) in noted else {}
        self.inbox.watched = Watched(str(self.folder), last.get("at", ""), last.get("count", 0), tuple(last.get("names", ())))

    def _go_on(self) -> None:
        try:
            while not self._stop.wait(EVERY):
                with contextlib.suppress(OSError, HabeasError):
                    self.look()
        finally:
            boot.hang_up()
