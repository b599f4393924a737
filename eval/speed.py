"""How long reading takes: the sample reports and, where they are, the five model reports, beside a plain spaCy pass over the same text.

    python -m eval.speed

Cold: one process from start to case files. Warm: reports a second and words a second once everything is loaded, on one thread.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from eval.books import ROOT, SHARED, files_under

ROUNDS = 3


def reports() -> list[tuple[str, bytes]]:
    """Name and bytes of the reports that are measured."""
    folder = SHARED / "reports" if (SHARED / "reports").is_dir() else ROOT / "examples" / "reports"
    return [(p.name, p.read_bytes()) for p in files_under([folder]) if p.suffix != ".csv"]


def cold(folder: Path) -> tuple[float, float]:
    """Seconds and peak MiB of one process that makes case files from scratch."""
    book = folder / "speed.casebook"
    book.unlink(missing_ok=True)
    source = SHARED / "reports" if (SHARED / "reports").is_dir() else ROOT / "examples" / "reports"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "habeas", "read", str(source), "--casebook", str(book)], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import tempfile

    from habeas.finding.find import find
    from habeas.finding.parse import _english
    from habeas.reading import read

    texts = [t for name, data in reports() for t in read(name, data).texts]
    words = sum(len(t.text.split()) for t in texts)
    for t in texts:
        find(t)
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for t in texts:
            find(t)
    ours = (time.perf_counter() - start) / ROUNDS
    nlp = _english()
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for t in texts:
            nlp(t.text)
    plain = (time.perf_counter() - start) / ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        seconds, peak = cold(Path(folder))
    print(f"{len(texts)} reports, {words} words")
    print(f"cold, files to casebook      {seconds:7.1f} s   peak {peak:.0f} MiB")
    print(f"warm, habeas finding         {len(texts) / ours:7.2f} reports/s   {words / ours:8.0f} words/s")
    print(f"warm, plain spaCy pass       {len(texts) / plain:7.2f} reports/s   {words / plain:8.0f} words/s")


if __name__ == "__main__":
    main()
