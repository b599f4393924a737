"""Whether a bundle is what was published: one byte changed, one file missing or added anywhere is found and named."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.publishing.bundle import BAGIT, DECISIONS, HASHES, listed, zipped
from habeas.publishing.decided import chain_faults

LINE = re.compile(r"([0-9a-f]+)  ([^\n]+)\n")
MOST = 8 * 1024**3
"""Bytes that a bundle may hold: a ZIP that claims more is not unpacked."""
INFO = "bag-info.txt"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a bundle that is not as it was published. `where`: the file it is about, or "the ZIP"."""

    where: str
    message: str


def zip_faults(body: bytes) -> tuple[Fault, ...]:
    """Everything that is wrong with a bundle in a ZIP: its files, and the ZIP around them byte by byte."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            if any(e.compress_type != zipfile.ZIP_STORED for e in entries) or sum(e.file_size for e in entries) > MOST:
                return (Fault("the ZIP", "it was not packed by habeas; unpack it and verify the folder"),)
            files = {e.filename: archive.read(e) for e in entries}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        return (Fault("the ZIP", f"it cannot be read: {_named(error)}"),)
    found = folder_faults(files)
    if not found and zipped(files) != body:
        return (
            Fault(
                "the ZIP",
                "its files are whole, but bytes around them were changed; unpack it and verify the folder if it was packed anew on purpose",
            ),
        )
    return found


def _named(error: Exception) -> str:
    return str(error) or type(error).__name__


def folder_faults(files: Mapping[str, bytes]) -> tuple[Fault, ...]:
    """Everything that is wrong with the files of a bundle, given by path; nothing where all is well."""
    if "bagit.txt" not in files:
        return (Fault("bagit.txt", "it is missing: this is no BagIt bundle"),)
    payload = {p: b for p, b in files.items() if p.startswith("data/")}
    seals = {f"tagmanifest-{kind}.txt" for kind in HASHES}
    tags = {p: b for p, b in files.items() if p not in payload and p not in seals}
    found = [*_held(files, "manifest", payload), *_held(files, "tagmanifest", tags)]
    if files["bagit.txt"] != BAGIT:
        found.append(Fault("bagit.txt", "it does not say what the first file of a bundle says"))
    found += _size(files.get(INFO, b""), payload)
    if DECISIONS in files:
        found += [Fault(DECISIONS, message) for message in chain_faults(files[DECISIONS])]
    return tuple(dict.fromkeys(found))


def _held(files: Mapping[str, bytes], what: str, held: Mapping[str, bytes]) -> Iterator[Fault]:
    """Files held against both of their lists. A file that both lists gainsay was changed; where one does, the list was."""
    lists = {kind: _read(files.get(f"{what}-{kind}.txt")) for kind in HASHES}
    for kind in HASHES:
        if lists[kind] is None:
            yield Fault(f"{what}-{kind}.txt", "this list of hashes is missing or not as it was made")
    known = {kind: rows for kind, rows in lists.items() if rows is not None}
    for path in sorted({p for rows in known.values() for p in rows} | held.keys()):
        naming = [kind for kind, rows in known.items() if path in rows]
        if path not in held and naming:
            yield Fault(path, "it is missing")
        elif path in held and not naming:
            yield Fault(path, "it was added: no list names it")
        elif path in held:
            wrong = [kind for kind in naming if hashlib.new(kind, held[path]).hexdigest() != known[kind][path]]
            if len(wrong) == len(known):
                yield Fault(path, "it was changed")
            elif wrong or len(naming) < len(known):
                odd = (wrong or [k for k in known if k not in naming])[0]
                yield Fault(f"{what}-{odd}.txt", f"what it says of {path} was changed")
    for kind in known:
        if files[f"{what}-{kind}.txt"] != listed(kind, held) and set(known[kind]) == held.keys():
            rows = known[kind]
            if all(hashlib.new(kind, held[p]).hexdigest() == rows[p] for p in held):
                yield Fault(f"{what}-{kind}.txt", "its lines are not as they were made")


def _read(body: bytes | None) -> dict[str, str] | None:
    """Path to hash as a list says, None where it is no such list."""
    try:
        text = (body or b"").decode()
    except UnicodeDecodeError:
        return None
    rows = LINE.findall(text)
    return {path: digest for digest, path in rows} if rows and "".join(f"{d}  {p}\n" for d, p in rows) == text else None


def _size(info: bytes, payload: Mapping[str, bytes]) -> Iterator[Fault]:
    told = re.search(rb"^Payload-Oxum: (\d+)\.(\d+)$", info, re.MULTILINE)
    if not told:
        yield Fault(INFO, "it does not say how much the bundle holds")
    elif (int(told[1]), int(told[2])) != (sum(map(len, payload.values())), len(payload)):
        yield Fault(INFO, f"it says {told[1].decode()} bytes in {told[2].decode()} files, which is not what the bundle holds")
