"""What others wrote and we ship is what they published: version, hash and licence of each file are noted and checked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "src" / "habeas" / "web" / "static" / "vendor", ROOT / "tests" / "web" / "vendor"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_every_vendored_file_is_the_one_that_was_published(folder: Path) -> None:
    """Each file has a line in the manifest with its hash; its licence lies beside it and NOTICE names it with its version."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    licences = {entry["licence_file"] for entry in manifest.values()}
    assert {path.name for path in folder.iterdir()} == {*manifest, *licences, "manifest.json"}
    for name, entry in manifest.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"], name
        assert entry["version"] in entry["from"]
        assert f"{entry['name']} {entry['version']}" in notice
