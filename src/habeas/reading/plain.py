"""Plain text: the decoded file is the stored text, character for character."""

from __future__ import annotations

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import Segment
from habeas.reading.decoding import Decoded, decode
from habeas.reading.draft import Draft, line_blocks, refuse_nothing_said
from habeas.reading.limits import MOST_TEXT


def read_plain(data: bytes) -> Draft:
    """A text file as a draft: nothing is translated or trimmed, so that other programs' offsets hold here as well.

    The map names the bytes of each line. Raises Unreadable.
    """
    refuse_too_large(len(data), "bytes of text")
    decoded = decode(data)
    refuse_nothing_said(decoded.text)
    return Draft(decoded.text, f"text/plain; charset={decoded.encoding}", tuple(line_blocks(decoded.text)), byte_segments(decoded))


def byte_segments(decoded: Decoded) -> tuple[Segment, ...]:
    """The map from each line of the text to its bytes in the file."""
    return tuple(Segment(Span(c0, c1), "bytes", b0, b1) for c0, c1, b0, b1 in decoded.lines())


def refuse_too_large(size: int, unit: str, most: int = MOST_TEXT) -> None:
    """Raise Unreadable where a file is longer than habeas reads in one piece."""
    if size > most:
        raise Unreadable(
            "too_large",
            f"The file holds {size:,} {unit}; habeas reads up to {most:,} in one piece. Split it into its reports (one file each) and read those.",
        )
