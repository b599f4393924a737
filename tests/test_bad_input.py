"""Whatever is in a folder, the good reports in it are read, each bad file says why and what to do next, and time and memory stay bounded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reading import files

SAID = "On 3 May 2019 police in Shenyang detained Tomas Verriden, a farmer, and his wife, a neighbour told reporters on Tuesday.\n"
MOST_SECONDS = 120
"""For the slowest file on a slow machine that does other work besides; figures of a quiet one are in docs/reference/limits.md."""
MOST_MEMORY = 1_500_000
"""Kilobytes."""
Outcome = tuple[int, dict[str, Any], Path, float, int]
"""Exit status, what became of each file, the casebook, seconds, most memory in kilobytes."""


PEAK = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.exit(code)"
)
"""Runs a command and ends its errors with the most memory it took: this process itself knows only the most of all it ever started."""


def habeas(*words: str, most: int = 4 * MOST_SECONDS) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as a person would; the last line of its errors is the most memory it took, in kilobytes."""
    environment = {**os.environ, "PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", PEAK, sys.executable, "-m", "habeas", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=most, check=False)


def read(path: Path, casebook: Path) -> tuple[int, list[dict[str, Any]]]:
    """Read a path; gives the exit status and what became of each file. A traceback fails the test."""
    return weighed(path, casebook)[:2]


def weighed(path: Path, casebook: Path) -> tuple[int, list[dict[str, Any]], int]:
    """Read a path; gives the exit status, what became of each file, and the most memory it took, in kilobytes."""
    done = habeas("read", str(path), "--casebook", str(casebook), "--json")
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout), int(done.stderr.split()[-1])


def locked_zip() -> bytes:
    """An archive whose one member has the mark of a password."""
    data = bytearray(files.zipped({"locked.txt": SAID.encode()}))
    for marker, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(marker) + offset] |= 1
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "empty.txt": (lambda: b"", {"empty"}),
    "blank.html": (lambda: b"\r\n \t\r\n", {"empty"}),
    "cut.pdf": (lambda: files.pdf([[SAID[:80]]])[:60], {"truncated"}),
    "cut.docx": (lambda: files.word([SAID] * 40)[:2000], {"truncated", "corrupt"}),
    "cut.zip": (lambda: files.zipped({"a.txt": SAID.encode() * 50})[:90], {"truncated"}),
    "locked.pdf": (lambda: files.pdf([[SAID[:80]]], encrypt=True), {"encrypted"}),
    "locked.zip": (locked_zip, {"encrypted"}),
    "noise.bin": (lambda: bytes(range(256)) * 300, {"not_text"}),
    "bomb.zip": (lambda: files.zipped({"bomb.txt": b"0" * 60_000_000}), {"archive_bomb"}),
    "long.txt": (lambda: SAID.encode() * 180_000, {"too_large"}),
    "tags.html": (lambda: b"<html><body>" + b"<div>" * 100_000, {"no_text"}),
    "letters.mp3": (lambda: b"ID3" + bytes(2000), {"unsupported"}),
}
"""Files that cannot be read, by name: how they are made, and the codes of the reasons they may get."""

WORD_OF_SENTENCE = SAID.encode()
READ: dict[str, Callable[[], bytes]] = {
    "cut.html": lambda: b"<html><head><title>Farmer held</title></head><body><p>" + WORD_OF_SENTENCE + b"<p class='",
    "really-a-pdf.txt": lambda: files.pdf([["Nine people were held in Shenyang,", "a neighbour told reporters."]]),
    "really-text.pdf": lambda: b"Really text. " + WORD_OF_SENTENCE,
    "utf16.txt": lambda: ("Wide letters. " + SAID).encode("utf-16"),
    "korean.txt": lambda: ("경찰은 2019년 5월 3일 선양에서 농부 한 명을 체포했다고 이웃이 전했다.\n" * 3).encode("cp949"),
    "mislabelled.html": lambda: ("<meta charset='utf-8'><p>Le 3 mai 2019, la police a arrêté un fermier à Shenyang." * 3).encode("cp1252"),
    "arabic.txt": lambda: ("اعتقلت الشرطة مزارعا وزوجته في مدينة حلب في الثالث من أيار، حسب ما قاله أحد الجيران.\n" * 3).encode(),
    "hebrew.txt": lambda: ("המשטרה עצרה חקלאי ואשתו בעיר חיפה ביום שלישי, אמר שכן לכתבים.\n" * 3).encode("cp1255"),
    "no-date.txt": lambda: b"The police took a farmer and his wife from their house, a neighbour said. Nobody has seen them since.\n",
    "deep.html": lambda: b"<html><body>" + b"<div>" * 20_000 + b"<p>Deep down. " + WORD_OF_SENTENCE,
    "one-line.txt": lambda: b"x" * 60_000,
    "one-line-of-names.txt": lambda: b"Kim Lee Park " * 1_000,
    "one-line-of-marks.txt": lambda: b'"said ' * 2_000,
    "short-lines.txt": lambda: b"\n".join(b"line %d" % n for n in range(1_000)),
    "attachments.eml": lambda: files.mail(SAID, attachments=tuple((f"{n}.txt", b"Letter %d. " % n + WORD_OF_SENTENCE) for n in range(20))),
    "emoji-\N{PILE OF POO}-\u2028-\x01.txt": lambda: b"Under an odd name. " + WORD_OF_SENTENCE,
    "new\nline.txt": lambda: b"Under a name of two lines. " + WORD_OF_SENTENCE,
    "-dash.txt": lambda: b"Under a name with a dash. " + WORD_OF_SENTENCE,
}
"""Files that look bad and are read all the same."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A folder of all these files, read once."""
    base = tmp_path_factory.mktemp("bad")
    folder, casebook = base / "reports", base / "x.casebook"
    folder.mkdir()
    for name, make in READ.items():
        (folder / name).write_bytes(make())
    for name, (make, _) in REFUSED.items():
        (folder / name).write_bytes(make())
    (folder / "directory.pdf").mkdir()
    (folder / "directory.pdf" / "inside.txt").write_text("Inside a folder. " + SAID)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "nowhere.txt").symlink_to(folder / "missing")
    started = time.monotonic()
    status, made, peak = weighed(folder, casebook)
    return status, {one["name"]: one for one in made}, casebook, time.monotonic() - started, peak


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name: str, outcome: Outcome) -> None:
    """The reason has a code, and a message of at least two sentences: what happened, and what to do next."""
    one = outcome[1][name]
    assert one["state"] == "refused"
    for reason in one["reasons"]:
        assert reason["code"] in REFUSED[name][1]
        assert reason["message"].count(". ") >= 1, reason
        assert "defect" not in reason["message"]


@pytest.mark.parametrize("name", [*READ, "inside.txt"])
def test_a_file_that_only_looks_bad_is_read(name: str, outcome: Outcome) -> None:
    """Wrong names, encodings, depths and lengths do not keep a report from being read, and its neighbours do not either."""
    one = outcome[1][name]
    assert one["state"] == "added", one["reasons"]
    assert {reason["code"] for reason in one["reasons"]} <= {"too_long"}


def test_the_exit_status_tells_that_some_were_refused(outcome: Outcome) -> None:
    """Status 1: some were read and some were not."""
    assert outcome[0] == 1


def test_the_casebook_is_whole_after_bad_files(outcome: Outcome) -> None:
    """Originals, texts and quotes stand as they were received; the case files can be listed."""
    checked = json.loads(habeas("verify", "--casebook", str(outcome[2]), "--json").stdout)
    assert [fault for fault in checked if "rebuild" not in fault["message"]] == []
    assert "Verriden" in habeas("cases", "--casebook", str(outcome[2])).stdout


def test_a_folder_of_bad_files_takes_bounded_time_and_memory(outcome: Outcome) -> None:
    """The whole folder together stays below the bounds that the documentation gives for one file."""
    print(f"{len(outcome[1])} files in {outcome[3]:.1f} s")
    assert outcome[3] < MOST_SECONDS
    assert outcome[4] < MOST_MEMORY


def test_a_folder_with_nothing_but_bad_files_is_status_2(tmp_path: Path) -> None:
    """Where nothing could be used the exit status says so."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert read(tmp_path / "empty.txt", tmp_path / "x.casebook")[0] == 2


def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    """A missing file is a result with a reason; the file beside it is read."""
    (tmp_path / "good.txt").write_text(SAID)
    done = habeas("read", str(tmp_path / "good.txt"), str(tmp_path / "gone.txt"), "--casebook", str(tmp_path / "x.casebook"))
    assert done.returncode == 1
    assert "cannot be opened" in done.stdout
    assert "Check the path" in done.stdout


def test_a_file_without_the_right_to_read_says_so(tmp_path: Path) -> None:
    """A file that this user may not open is refused; the file beside it is read."""
    if os.geteuid() == 0:
        pytest.skip("this user may open every file, whatever its permissions say")
    (tmp_path / "good.txt").write_text(SAID)
    (tmp_path / "shut.txt").write_text(SAID)
    (tmp_path / "shut.txt").chmod(0)
    status, made = read(tmp_path, tmp_path / "x.casebook")
    assert status == 1
    assert [reason["code"] for one in made for reason in one["reasons"]] == ["unreadable"]


def test_a_long_text_says_how_much_of_it_was_gone_through() -> None:
    """Beyond its bound finding stops at the end of a line; the rest is kept, and the reason says so."""
    from habeas.finding.find import MOST_CHARACTERS, reach

    long = "word of mouth\n" * (MOST_CHARACTERS // 10)
    assert reach(SAID) == len(SAID)
    assert MOST_CHARACTERS - 14 <= reach(long) <= MOST_CHARACTERS
    assert long[reach(long) - 1] == "\n"
    assert reach("x" * (MOST_CHARACTERS + 1)) == MOST_CHARACTERS


def test_a_long_text_is_kept_whole(tmp_path: Path) -> None:
    """A text too long to be gone through is kept, can be searched to its last word, and its reason says what to do."""
    (tmp_path / "long.txt").write_text("x" * 250_000 + "\nThe last word is Quillfeather.\n")
    status, made = read(tmp_path / "long.txt", tmp_path / "x.casebook")
    assert status == 1
    assert [(one["state"], reason["code"]) for one in made for reason in one["reasons"]] == [("added", "too_long")]
    assert "Split it" in made[0]["reasons"][0]["message"]
    assert habeas("search", "Quillfeather", "--casebook", str(tmp_path / "x.casebook")).returncode == 0


def test_a_sentence_without_an_end_is_cut() -> None:
    """No sentence is longer than its bound, and none loses a character that is not white space."""
    from habeas.finding.sentences import LONGEST, split

    text = "Kim, Lee and Park " * 1000 + "y" * 5000
    spans = [span for span, _ in split(text, "en")]
    assert max(map(len, spans)) <= LONGEST
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


def test_every_word_list_of_the_package_can_be_read() -> None:
    """A slip in one language's word list would stop every report in that language."""
    import tomllib

    lists = sorted((Path(__file__).parent.parent / "src" / "habeas").rglob("*.toml"))
    assert len(lists) > 50
    for path in lists:
        assert tomllib.loads(path.read_text(encoding="utf-8")), path
