"""Which pictures a publication shows: covered copies that somebody has looked at; each of the others is absent, and the preview says why."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.actions import looking
from habeas.actions.looking import Seen
from habeas.model.cases import Casebook
from habeas.model.errors import HabeasError
from habeas.model.pictures import Picture
from habeas.model.wording import report, upper

if TYPE_CHECKING:
    from habeas.protecting.jigsaw import Finding, Report
    from habeas.protecting.veil import Veiled


@dataclass(frozen=True, slots=True)
class Line:
    """A picture of the published cases: `source` and `number` name it at the desk, `called` in words; `absent`: why it is not shown, or "".

    `picture`: the copy that is shown. `by`, `at`: who looked, and when."""

    source: str
    number: int
    called: str
    absent: str
    picture: Picture | None = None
    by: str = ""
    at: str = ""


def lines(part: Casebook, veiled: Veiled, guarded: Collection[str]) -> tuple[Line, ...]:
    """Every picture of the sources of these cases. `guarded`: ids of protected sources, no picture of which is shown."""
    shown = {s.id for s in veiled.book.sources}
    found = []
    for source in part.sources:
        hidden = source.id in guarded or veiled.ids.get(source.id) not in shown
        read = source.media_type.startswith("image/") and _cut(part, veiled, source.id)
        for seen in looking.pictures(source.id):
            called = f"picture {seen.number} of {report(source)}"
            absent = "its source is protected" if hidden else _absent(seen, read)
            picture = None if absent else _copy(seen, veiled.ids[source.id])
            if not absent and picture is None:
                absent = "its copy is not the one that was looked at any more; look at it again"
            by, at = (seen.last.by, seen.last.at) if seen.last else ("", "")
            found.append(Line(source.id, seen.number, called, absent, picture, by, at))
    return tuple(found)


def _cut(part: Casebook, veiled: Veiled, source: str) -> bool:
    """Whether words of a report give somebody away, so that they were changed for the publication."""
    return dict(part.texts).get(source) != dict(veiled.book.texts).get(veiled.ids.get(source, ""))


def _absent(seen: Seen, read: bool) -> str:
    if seen.last is None or seen.state == "unseen":
        return "nobody has looked at it"
    if seen.state == "kept_in":
        return f"{seen.last.by} keeps it out: {seen.last.why}"
    if not seen.said.get("wordless"):
        return "nobody said that no words in it give anybody away"
    return "the words that were read in it give somebody away" if read else ""


def _copy(seen: Seen, outside: str) -> Picture | None:
    """The covered copy, where it is still byte for byte the one that was looked at."""
    try:
        made = looking.covered(seen.source, seen.number, seen.boxes)
    except HabeasError:
        return None
    if hashlib.sha256(made.data).hexdigest() != seen.said.get("sha256"):
        return None
    return Picture(outside, made.name, made.data, _size(made.data), len(made.boxes), tuple(sorted(seen.said.get("alt", {}).items())))


def _size(data: bytes) -> tuple[int, int]:
    from habeas.protecting.pictures import pixels_of

    return pixels_of(data).size


def shown(told: Iterable[Line]) -> tuple[Picture, ...]:
    """The copies that are shown."""
    return tuple(line.picture for line in told if line.picture is not None)


def with_pictures(report: Report, told: Sequence[Line], part: Casebook, hidden: Collection[str]) -> Report:
    """What the check found, and for each picture that is shown what the approver accepts by name. `hidden`: ids of protected people."""
    related = {quote.source for person in part.people if person.id in hidden for quote in person.mentions}
    return dataclasses.replace(report, findings=(*report.findings, *_findings(told, related)))


def _findings(told: Sequence[Line], related: Collection[str]) -> tuple[Finding, ...]:
    from habeas.protecting.jigsaw import Finding, Mend

    found = []
    for line in told:
        if line.picture is None:
            continue
        words = f"{upper(line.called)} ({line.picture.name}) would be shown with {_many(line.picture.covered)}. "
        words += (
            "What is written in it cannot be searched by words; "
            if not _reads()
            else "What is written in it was read by machine and searched; "
        )
        words += f"{line.by} looked at it on {line.at[:10]} and said that nothing in it gives anybody away."
        if line.source in related:
            words += " Its report speaks of protected people, and whoever searches the press by picture finds it where it was printed."
        key = hashlib.sha256(f"{line.source} {line.picture.name}".encode()).hexdigest()[:8]
        found.append(Finding(key, "", words, ("picture",), 1, (Mend("Publish without pictures, or keep this one out.", 0),)))
    return tuple(found)


def _many(boxes: int) -> str:
    return "nothing covered" if not boxes else "1 box covered" if boxes == 1 else f"{boxes} boxes covered"


def _reads() -> bool:
    from habeas.reading import ocr

    return ocr.available()


def words_in(told: Iterable[Line]) -> dict[str, bytes]:
    """What a machine reads in the copies, by a name that says where, to be searched like everything else; nothing where it cannot read."""
    return {f"words read in {p.name}": _words(p.data) for p in shown(told)} if _reads() else {}


@functools.lru_cache(maxsize=64)
def _words(data: bytes) -> bytes:
    from habeas.model.errors import Unreadable
    from habeas.reading import ocr

    try:
        return ocr.read_image(data).text.encode()
    except Unreadable:
        return b""
