"""A publication as a BagIt 1.0 bundle (RFC 8493): the files, the hashes of the sources, the decisions, and lists of hashes that seal it all."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence

import habeas
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput
from habeas.model.judgement import Judgement
from habeas.publishing.decided import decisions

HASHES = ("sha256", "sha512")
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DECISIONS = "data/decisions.json"
SOURCES = "data/sources.json"
SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*(/[A-Za-z0-9_][A-Za-z0-9_.\-]*)*")
"""Names that every system takes and that no list of hashes needs to escape."""
README = """\
This is a publication made with habeas, packed as a BagIt bundle (RFC 8493).

data/publication/  what was published
data/sources.json  the reports that it rests on, each with the SHA-256 of the file as it was received
data/originals/    those files themselves, where they may be passed on
data/decisions.json  the decisions that led to it; each row seals the one before

To check that nothing was changed, taken out or put in:

  habeas verify THIS_FOLDER_OR_ZIP       checks everything, also the chain of decisions
  sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt
  bagit.py --validate .                  any BagIt program will do

Whoever changes the bundle can also make its lists anew. Compare the SHA-256 of tagmanifest-sha256.txt with the one that
the publisher tells you by another way, or ask for a time stamp over that file.
"""


def bundle(
    forms: Mapping[str, bytes],
    book: Casebook,
    cases: Collection[str],
    judgements: Sequence[Judgement] = (),
    *,
    stamp: str,
    title: str,
    whole: Collection[int] = (),
    originals: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Every file of a bundle, by its path. `forms`: what is published, by path. `book`: veiled. `whole`: decisions shown in full.

    `originals`: bytes of reports by their SHA-256, only those that may be passed on. Raises BadInput for a name that is not safe on every system or
    an original that is not one of the cases' reports. The same input gives the same bytes.
    """
    payload = {f"data/publication/{_safe(path)}": body for path, body in forms.items()}
    payload[SOURCES] = _sources(book, cases, originals or {})
    payload[DECISIONS] = decisions(book, cases, judgements, whole)
    payload |= {f"data/originals/{sha256}": body for sha256, body in (originals or {}).items()}
    return sealed(payload, title, stamp)


def sealed(payload: Mapping[str, bytes], title: str, stamp: str) -> dict[str, bytes]:
    """A payload (paths below data/) with everything around it that makes it a bundle."""
    size = f"{sum(map(len, payload.values()))}.{len(payload)}"
    told = {
        "Bagging-Date": stamp[:10],
        "Bag-Software-Agent": f"habeas {habeas.__version__}",
        "External-Description": " ".join(title.split()),
        "Payload-Oxum": size,
    }
    tags = {"bagit.txt": BAGIT, "README.txt": README.encode(), "bag-info.txt": "".join(f"{k}: {v}\n" for k, v in told.items()).encode()}
    tags |= {f"manifest-{kind}.txt": listed(kind, payload) for kind in HASHES}
    seals = {f"tagmanifest-{kind}.txt": listed(kind, tags) for kind in HASHES}
    return dict(sorted({**payload, **tags, **seals}.items()))


def listed(kind: str, files: Mapping[str, bytes]) -> bytes:
    """A list of hashes as BagIt and sha256sum read it: hash, two spaces, path; sorted."""
    return "".join(f"{hashlib.new(kind, files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in one ZIP that says nothing of the time or machine it was made on; stored as they are, so that every machine makes the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, files[path])
    return packed.getvalue()


def _safe(path: str) -> str:
    if not SAFE.fullmatch(path):
        raise BadInput(f"{path!r} cannot be the name of a file in a bundle: use letters, digits, dots, dashes and slashes")
    return path


def _sources(book: Casebook, cases: Collection[str], originals: Mapping[str, bytes]) -> bytes:
    wanted = {s for c in book.cases if c.id in cases for s in c.sources}
    known = [s for s in book.sources if s.id in wanted]
    for sha256, body in originals.items():
        if sha256 not in {s.sha256 for s in known} or hashlib.sha256(body).hexdigest() != sha256:
            raise BadInput(f"the original {sha256[:12]} is none of the reports of these cases; pass on only those")
    rows = [
        {"id": s.id, "sha256": s.sha256 or None, "title": s.title, "outlet": s.outlet, "url": s.url, "carried": s.sha256 in originals}
        for s in known
    ]
    return (json.dumps({"format": "habeas-sources/1", "sources": rows}, ensure_ascii=False, indent=1) + "\n").encode()
