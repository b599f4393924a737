"""A hand-over as one file: originals, receipts, decisions and proposals, with a list of hashes; the same content gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from habeas.model.errors import BadInput

FORMAT = 1
"""The number of this format. A casebook takes in no package of a later one."""
MANIFEST = "manifest.json"
TABLES = ("receipts", "decisions", "proposals", "pseudonyms")
FIRST = (1980, 1, 1, 0, 0, 0)
NOT_ONE = "This is no hand-over of habeas. "


def written(tables: Mapping[str, Any], originals: Mapping[str, bytes], *, whole: bool) -> bytes:
    """The package. `whole`: whether it holds a whole casebook, with its ledger from the first row on."""
    files = {f"{name}.json": _json(tables[name]) for name in TABLES}
    files |= {f"originals/{sha256}": body for sha256, body in originals.items()}
    hashes = {name: hashlib.sha256(body).hexdigest() for name, body in sorted(files.items())}
    files[MANIFEST] = _json({"kind": "habeas hand-over", "format": FORMAT, "whole": whole, "files": hashes})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, body in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, FIRST), body)
    return out.getvalue()


def taken_apart(data: bytes) -> tuple[dict[str, Any], dict[str, bytes], bool]:
    """Tables, originals by SHA-256, and whether it is a whole casebook. Raises BadInput where it is no package or not whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
                raise BadInput(NOT_ONE + "Nothing was received.")
            files = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(files.pop(MANIFEST))
        newer = manifest["kind"] == "habeas hand-over" and manifest["format"] > FORMAT
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise BadInput(NOT_ONE + "Nothing was received; ask for a file that `habeas hand-over` wrote.") from error
    if newer:
        raise BadInput("This hand-over was made by a newer habeas. Nothing was received; upgrade habeas here and receive it again.")
    hashes = {name: hashlib.sha256(body).hexdigest() for name, body in files.items()}
    if hashes != manifest.get("files") or any(f"{name}.json" not in files for name in TABLES):
        raise BadInput(
            "This hand-over is not what was packed: a file in it is missing, added or changed. Nothing was received; ask for it again."
        )
    originals = {name.removeprefix("originals/"): body for name, body in files.items() if name.startswith("originals/")}
    if any(hashlib.sha256(body).hexdigest() != sha256 for sha256, body in originals.items()):
        raise BadInput("An original in this hand-over is not what its name says. Nothing was received; ask for it again.")
    return {name: json.loads(files[f"{name}.json"]) for name in TABLES}, originals, bool(manifest.get("whole"))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode()
