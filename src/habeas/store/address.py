"""Where a casebook is kept: in a file, or in a PostgreSQL database that a team shares. An address is never shown with its password."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from habeas.model.errors import BadInput

SCHEMES = ("postgresql://", "postgres://")
SECRET = ("password", "sslpassword")
HERE = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Server:
    """A casebook in a PostgreSQL database. `address` may hold a password: print the server itself, which leaves it out."""

    address: str = field(repr=False)

    def __str__(self) -> str:
        """The address without what is secret in it."""
        parts = _split(self.address)
        user = quote(parts.username, safe="") + "@" if parts.username else ""
        shown = [pair for pair in parse_qsl(parts.query) if pair[0].casefold() not in SECRET]
        return f"postgresql://{user}{_host(parts)}{parts.path}{'?' + urlencode(shown) if shown else ''}"

    @property
    def holds_password(self) -> bool:
        """Whether a password stands in the address, where lists of processes show it to others on this machine."""
        parts = _split(self.address)
        return bool(parts.password) or any(name.casefold() in SECRET for name, _ in parse_qsl(parts.query))

    @property
    def database(self) -> str:
        """The name of the database, "" where the address leaves it to a service file."""
        return _split(self.address).path.lstrip("/")


Book = Path | Server
"""A casebook, wherever it is kept."""


def place(said: str) -> Book:
    """What a person means who names a casebook. Raises BadInput for an address that is none."""
    if not said.startswith(SCHEMES):
        return Path(said)
    _split(said)
    return Server(said)


def beside(casebook: Book) -> Path:
    """The folder in which files wait to be read: beside the file, or in this user's own folder for programs where the casebook is on a server."""
    if isinstance(casebook, Path):
        return casebook.resolve().with_name(casebook.name + "-inbox")
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "habeas"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256(str(casebook).encode()).hexdigest()[:12]
    return home / f"{casebook.database or 'casebook'}-{digest}-inbox"


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise BadInput(_NOT_WHOLE) from error
    if len(parts.path.strip("/").split("/")) > 1:
        raise BadInput(_NOT_WHOLE)
    return parts


def _host(parts: SplitResult) -> str:
    """Host and port as they were written, without who signs in."""
    return parts.netloc.rpartition("@")[2]


_NOT_WHOLE = (
    "this address of a database cannot be read. Write it as postgresql://USER@HOST/DATABASE, with what is special in it percent-encoded."
)
