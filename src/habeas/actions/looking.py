"""Look at the pictures of a source: the machine proposes what to cover, a person adds and removes, and says that they have looked at the copy."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, get_args

from habeas.actions.decide import append
from habeas.actions.protect import beginning
from habeas.actions.review import unchanged
from habeas.actions.who import Who
from habeas.model.errors import BadInput, Changed, NotFound, Unreadable
from habeas.model.judgement import Judgement
from habeas.model.signing import said_in
from habeas.protecting.faces.boxes import Box
from habeas.store import queries, rows
from habeas.store.decided import decided
from habeas.store.decided import picture as key_of
from habeas.store.models import SourceRow
from habeas.store.writing import deciding

if TYPE_CHECKING:
    from habeas.actions.pictures import CoveredPicture
    from habeas.reading.held import Held

Answer = Literal["show", "keep_in"]
State = Literal["unseen", "shown", "kept_in"]
STATES: Mapping[str, State] = {"show": "shown", "keep_in": "kept_in"}
ATTACHED = ("needs_ocr", "no_text")
"""Why a picture that came with an e-mail was not read as a report of its own; it is looked at as a picture of the e-mail."""
LONGEST = 1600
"""Pixels of the longer side of a picture as the desk shows it."""
KEPT = 256
"""Pictures whose proposed boxes are kept at hand: looking for faces takes seconds."""
_PROPOSED: dict[str, tuple[Box, ...]] = {}


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture of a source. `number`: from 1; `where`: its place in the file; `size`: pixels across and down when upright; `touched`: how many rows of
    the ledger are about it; `last`: the decision that holds, with what it says."""

    source: str
    number: int
    ident: str
    where: str
    touched: int
    state: State
    last: Judgement | None
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the decision that holds."""
        return tuple(Box(*one) for one in self.said.get("boxes", ()))


@dataclass(frozen=True, slots=True)
class Looked:
    """What a person decides on a picture. `sha256`: of the covered copy that was before their eyes; `wordless`: no words in it give anybody away;
    `alt`: what it shows in words, by language."""

    answer: Answer
    boxes: tuple[Box, ...] = ()
    sha256: str = ""
    wordless: bool = False
    alt: tuple[tuple[str, str], ...] = ()


def pictures(source: str) -> tuple[Seen, ...]:
    """The pictures of a source and what was decided on each. Raises NotFound where there is no such source."""
    row = _row(source)
    index = decided()
    found = []
    for number, one in enumerate(_held(row), 1):
        key = key_of(source, one.ident)
        last = index.last(key)
        said = said_in(last) if last else {}
        state = STATES.get(said.get("answer", ""), "unseen")
        found.append(Seen(source, number, one.ident, one.where, index.seen(key), state, last, said))
    return tuple(found)


def picture(source: str, number: int) -> Seen:
    """One of them. Raises NotFound."""
    found = next((one for one in pictures(source) if one.number == number), None)
    if found is None:
        raise NotFound("This source holds no such picture.")
    return found


def as_received(source: str, number: int, longest: int = LONGEST) -> bytes:
    """A picture as it came, upright, as a JPEG made anew: for those who may see the source. Raises NotFound, BadInput."""
    from habeas.protecting.pictures import encoded, pixels_of

    return encoded(pixels_of(_bytes(source, number)), "jpeg", longest)


def size(source: str, number: int) -> tuple[int, int]:
    """Pixels across and down of a picture when it stands upright."""
    from habeas.protecting.pictures import pixels_of

    return pixels_of(_bytes(source, number)).size


def looks() -> bool:
    """Whether the machine can look for faces here; where it cannot, boxes are drawn by hand alone."""
    from habeas.protecting.faces import detector

    return detector.available()


def proposed(source: str, number: int) -> tuple[Box, ...]:
    """Boxes that the machine proposes; none where it cannot look."""
    from habeas.protecting.faces import detector
    from habeas.protecting.pictures import pixels_of

    if not looks():
        return ()
    ident = picture(source, number).ident
    found = _PROPOSED.get(ident)
    if found is None:
        found = tuple(detector.faces(pixels_of(_bytes(source, number))))
        while len(_PROPOSED) >= KEPT:
            _PROPOSED.pop(next(iter(_PROPOSED)), None)
        _PROPOSED[ident] = found
    return found


def covered(source: str, number: int, boxes: Sequence[Box]) -> CoveredPicture:
    """A copy with these boxes covered, the very bytes that a publication would show. Raises NotFound, BadInput for a box outside the picture."""
    from habeas.actions.pictures import cover_faces

    return cover_faces(_bytes(source, number), boxes, by_hand=True)


def decide(who: Who, source: str, number: int, touched: int, looked: Looked, at: str, why: str) -> Judgement:
    """Say that a picture may be shown, covered so, or is kept out of publications. Raises Changed where another decided since (`touched`), or where
    the copy is not the one that was looked at."""
    who.must("decide")
    if looked.answer not in get_args(Answer):
        raise BadInput("A picture is shown or kept in.")
    said = who.decides(at, why)
    one = picture(source, number)
    value: dict[str, Any] = {"picture": one.ident, "answer": looked.answer}
    if looked.answer == "show":
        machine = {(box.x, box.y, box.width, box.height): box for box in _PROPOSED.get(one.ident, ())}
        boxes = [machine.get((box.x, box.y, box.width, box.height), box) for box in looked.boxes]
        copy = covered(source, number, boxes)
        if sha256(copy.data).hexdigest() != looked.sha256:
            raise Changed("This is not the copy that was shown. Look at the covered picture once more; nothing was written.")
        value |= {
            "boxes": [_plain(box) for box in copy.boxes],
            "machine": one.ident in _PROPOSED,
            "proposed": len(machine),
            "sha256": looked.sha256,
        }
        value |= {"wordless": looked.wordless, "alt": {code: words for code, words in looked.alt if words.strip()}}

    def write() -> Judgement:
        unchanged(key_of(source, one.ident), touched)
        return append("picture", said, (beginning(source),), (), json.dumps(value, ensure_ascii=False, sort_keys=True))

    return deciding(write)


def _plain(box: Box) -> list[Any]:
    return [box.x, box.y, box.width, box.height, box.score, box.by]


def _row(source: str) -> SourceRow:
    row = queries.source_row(source)
    if row is None:
        raise NotFound("There is no such source in the casebook.")
    return row


def _held(row: SourceRow) -> tuple[Held, ...]:
    return (*_inside(row.sha256, str(row.noun["media_type"])), *_attached(row), *_given(row.id))


@functools.lru_cache(maxsize=512)
def _inside(sha256_: str, media_type: str) -> tuple[Held, ...]:
    """The pictures inside a file; the same bytes always hold the same."""
    from habeas.reading.held import held

    return held(rows.original(sha256_), media_type)


def _attached(row: SourceRow) -> tuple[Held, ...]:
    """Pictures that came with an e-mail and are no reports of their own."""
    from habeas.reading.held import Held

    receipt = queries.receipt(row.sha256)
    if receipt is None or receipt.media_type != "message/rfc822":
        return ()
    found: list[Held] = []
    for refusal in receipt.refusals:
        if refusal["reason"] in ATTACHED:
            name = str(refusal["name"]).rsplit("/", 1)[-1]
            found += [Held(one.ident, name, one.size) for one in _inside(refusal["sha256"], "image/*") if one.ident == refusal["sha256"]]
    return tuple(found)


def _given(source: str) -> tuple[Held, ...]:
    """Pictures that came by themselves and that somebody gave to this report (`given.py`)."""
    return tuple(one for ident in given_to(decided().on_pictures(source)) for one in _inside(ident, "image/*"))


def given_to(decisions: Iterable[Judgement]) -> tuple[str, ...]:
    """The hashes of the picture files that these decisions give to a report."""
    said = (said_in(row) for row in decisions if row.verdict == "picture")
    return tuple(dict.fromkeys(one["picture"] for one in said if one.get("answer") == "given"))


def _bytes(source: str, number: int) -> bytes:
    from habeas.reading.held import taken

    row = _row(source)
    inside = _inside(row.sha256, str(row.noun["media_type"]))
    try:
        if number <= len(inside):
            return taken(rows.original(row.sha256), str(row.noun["media_type"]), number)
        return rows.original(_held(row)[number - 1].ident)
    except (Unreadable, IndexError) as error:
        raise NotFound("This source holds no such picture.") from error
