"""Give a report a picture that came by itself: a photograph of what it tells. The file is kept as it came and looked at like every other picture."""

from __future__ import annotations

import json
from hashlib import sha256

from habeas.actions import looking
from habeas.actions.decide import append
from habeas.actions.looking import Seen
from habeas.actions.protect import beginning
from habeas.actions.who import Who
from habeas.model.errors import BadInput
from habeas.model.judgement import Judgement
from habeas.store import rows
from habeas.store.writing import deciding

LARGEST = 100_000_000
"""Bytes of a picture that is taken in."""


def give(who: Who, source: str, data: bytes, at: str, why: str) -> Seen:
    """Keep a picture with a report. Its name is not kept: it can name somebody. Raises NotFound, NotAllowed, and BadInput for what is no picture, is
    too large or too small, or is there already."""
    from habeas.reading.held import SMALLEST, held

    who.must("decide")
    said = who.decides(at, why)
    there = looking.pictures(source)
    if len(data) > LARGEST:
        raise BadInput(f"The picture is larger than {LARGEST // 1_000_000} MB. Save it smaller.")
    if not held(data, "image/*"):
        raise BadInput(
            f"This file is no picture that can be opened (JPEG, PNG, GIF, WebP, TIFF, BMP; at least {SMALLEST} pixels wide and tall)."
        )
    ident = sha256(data).hexdigest()
    if any(one.ident == ident for one in there):
        raise BadInput("This source holds this picture already.")

    def write() -> Judgement:
        rows.save_original(ident, data)
        return append("picture", said, (beginning(source),), (), json.dumps({"picture": ident, "answer": "given"}, sort_keys=True))

    deciding(write)
    return next(one for one in looking.pictures(source) if one.ident == ident)
