"""The wheel is whole: what is installed from it reads a report, far from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="the wheel is built with hatchling, which is not installed here")

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "examples" / "reports" / "01-harbour-post-plea.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(ROOT)],
        check=True,
        timeout=120,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Word lists, gazetteer, schema, style sheet and migrations are in it as well as the code; so are the licence and the notices."""
    packed = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "habeas"
    files = {str(path.relative_to(ROOT / "src")) for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert files - packed == set()
    assert {name.rsplit("/", 1)[1] for name in packed if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_a_report_is_read_by_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    """Unpacked into a folder of its own, with nothing of the repository in reach, habeas reads a sample and shows its case."""
    layer, work = tmp_path / "layer", tmp_path / "work"
    work.mkdir()
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(layer), str(wheel)]
    subprocess.run(install, check=True, timeout=120, capture_output=True)
    (work / "report.txt").write_bytes(SAMPLE.read_bytes())
    code = "import sys, habeas; from habeas.cli.main import main; print(habeas.__file__, file=sys.stderr); main(sys.argv[1:])"
    environment = {**os.environ, "PYTHONPATH": str(layer)}
    for words, expected in ((["read", "report.txt"], "1 file: 1 read"), (["cases"], "Lee"), (["show", "1"], "TIMELINE")):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=work, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert str(layer) in done.stderr
        assert expected in done.stdout
