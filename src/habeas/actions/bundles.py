"""Look a published bundle over, as anyone can who holds one, and fetch a time stamp for it by hand. No casebook is needed."""

from __future__ import annotations

import zipfile
from pathlib import Path

from habeas.model.errors import BadInput
from habeas.publishing.bundle_check import Fault, folder_faults, zip_faults
from habeas.publishing.timestamp import SEALS, Stamped, answer, query


def is_bundle(path: Path) -> bool:
    """Whether a path is a bundle (a folder or a ZIP) and not a casebook."""
    return path.is_dir() or path.suffix.casefold() == ".zip" or (path.is_file() and zipfile.is_zipfile(path))


def verify_bundle(path: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with a bundle; nothing where all is well. A stamp beside it (BUNDLE.tsr) is held against it too."""
    try:
        found = folder_faults(_files(path)) if path.is_dir() else zip_faults(path.read_bytes())
        stamp = stamp_of(path)
        if not found and stamp.exists():
            try:
                answer(stamp.read_bytes(), _sealing(path))
            except BadInput as error:
                found = (Fault(stamp.name, str(error)),)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}") from error
    return found


def stamp_of(path: Path) -> Path:
    """Where the time stamp of a bundle is kept: beside it, so that the bundle stays what it was."""
    return path.with_name(path.name + ".tsr")


def request(path: Path) -> bytes:
    """The query that a time stamp authority answers for this bundle."""
    return query(_sealing(path))


def stamp(path: Path, response: bytes) -> Stamped:
    """Check that an authority's response is about this bundle, keep it beside the bundle, and tell what it says."""
    said = answer(response, _sealing(path))
    try:
        stamp_of(path).write_bytes(response)
    except OSError as error:
        raise BadInput(f"{stamp_of(path)} cannot be written: {error.strerror or error}") from error
    return said


def _sealing(path: Path) -> bytes:
    """The list of hashes that seals every other file of the bundle."""
    try:
        if path.is_dir():
            return (path / SEALS).read_bytes()
        with zipfile.ZipFile(path) as archive:
            return archive.read(SEALS)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise BadInput(f"{path} is no bundle of habeas: it has no {SEALS}") from error


def _files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path; a link is no file of a bundle."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise BadInput(f"{path} is a link, which no bundle holds; take it out or unpack the bundle anew")
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
