"""The program's own files for the browser: style, scripts, what others wrote. Read once at the start, looked up by name, never by path.

A table of a dozen files needs no server for files: there is no path that could lead out of it.
"""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

from django.http import Http404, HttpRequest, HttpResponse

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


@functools.cache
def table() -> dict[str, tuple[bytes, str, str]]:
    """Name, bytes, media type and a digest of each file. The digest stands in the address, so a browser may keep the file for good."""
    found: dict[str, tuple[bytes, str, str]] = {}
    _gather(resources.files("habeas.web") / "static", "", found)
    return found


def _gather(folder: Traversable, path: str, found: dict[str, tuple[bytes, str, str]]) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            _gather(entry, f"{path}{entry.name}/", found)
        elif (kind := TYPES.get("." + entry.name.rsplit(".", 1)[-1])) is not None:
            body = entry.read_bytes()
            found[path + entry.name] = (body, kind, hashlib.sha256(body).hexdigest()[:16])


def address(name: str) -> str:
    """Where a file is asked for."""
    return f"/static/{table()[name][2]}/{name}"


def static(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """A file by its digest and name."""
    body, kind, own = table().get(name, (b"", "", ""))
    if not own or own != digest:
        raise Http404
    return HttpResponse(body, content_type=kind, headers={"Cache-Control": "private, max-age=31536000, immutable"})
