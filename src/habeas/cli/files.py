"""Which files a person means by the paths given, and which metadata go with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.model.errors import BadMetadata
from habeas.store.address import Book

if TYPE_CHECKING:
    from habeas.pipeline import Hints

SIDE_FILE = "sources.csv"
LARGEST = 600_000_000
"""Bytes of a file that is loaded at all; the largest archive that reading takes is smaller."""


class UnusableMetadata(BadMetadata):
    """A sources.csv found in a folder cannot be used; the reports beside it are read without it."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, with what is known of it by name. `fault`: why a side file found on the way cannot be used."""

    path: Path
    hints: Mapping[str, Hints] = field(default_factory=dict)
    fault: str = ""

    def read(self) -> bytes:
        """Its bytes. Raises OSError, and UnusableMetadata for a side file."""
        if self.fault:
            raise UnusableMetadata(self.fault)
        size = self.path.stat().st_size
        if size > LARGEST:
            raise OSError(27, f"its {size:,} bytes are more than habeas loads ({LARGEST:,}); split it")
        return self.path.read_bytes()


def gather(paths: tuple[Path, ...], metadata: Path | None, casebook: Book) -> list[File]:
    """The files under the given paths in order of path, each once, with their metadata: `metadata` first, then the nearest sources.csv.

    Hidden files and the casebook itself are left out. Raises BadMetadata where `metadata` cannot be used.
    """
    given = _table(metadata) if metadata else {}
    own = {casebook.resolve().with_name(casebook.name + tail) for tail in ("", "-wal", "-shm")} if isinstance(casebook, Path) else set()
    found: dict[Path, File] = {}
    for path in paths:
        for file in _folder(path, given) if path.is_dir() else [File(path, given)]:
            if file.path.resolve() not in own:
                found.setdefault(file.path.resolve(), file)
    return sorted(found.values(), key=lambda file: (file.path.name, file.path))


def _folder(folder: Path, given: Mapping[str, Hints]) -> Iterator[File]:
    inside = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    tables: dict[Path, Mapping[str, Hints]] = {}
    for path in inside:
        if path.name.casefold() == SIDE_FILE:
            try:
                tables[path.parent] = _table(path)
            except BadMetadata as error:
                yield File(path, fault=f"{error} The reports beside it were read without it.")
    for path in inside:
        if path.name.casefold() != SIDE_FILE:
            near = next((tables[parent] for parent in path.parents if parent in tables), {})
            yield File(path, {**near, **given})


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _table(path: Path) -> Mapping[str, Hints]:
    from habeas.pipeline import parse_metadata

    try:
        return parse_metadata(path.read_bytes())
    except OSError as error:
        raise BadMetadata(f"{path} cannot be opened: {error.strerror or error}. Check the path after --metadata.") from error
