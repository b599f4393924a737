"""A report as received, and the text that was read out of it."""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass
from typing import Literal

from habeas.model.quote import Quote, Span
from habeas.model.when import NEVER_SAID, When

FurnitureKind = Literal[
    "masthead",
    "byline",
    "dateline",
    "caption",
    "alt_text",
    "credit",
    "navigation",
    "related",
    "share",
    "advert",
    "comment",
    "legal",
    "date_line",
    "title",
    "other",
]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the stored text that belongs to the page and not to the article, and what it is."""

    span: Span
    kind: FurnitureKind
    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the map from stored text to original: text `span` came from units `origin_start`..`origin_end` of `part`.

    `part` names what the origin offsets count in: "bytes" of the file, "page 3" of a PDF (code points of that page's text layer),
    "paragraph 12" of a DOCX, "body" of an e-mail. Between two ends the map is linear only where both have the same length.
    """

    span: Span
    part: str
    origin_start: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report as received. `id` and `sha256` name the received bytes; the rest is what the page says of itself.

    `main_text`: spans of the stored text that are article and not page furniture, in order. `published`: the time of publication,
    unknown where neither page nor side file gives it (a page's date of viewing is none). `published_why`: how it was found.
    `republishes`: outlet whose text this is. `parent`: id of the e-mail or archive that this came inside of.
    """

    id: str
    sha256: str
    name: str
    media_type: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: When = NEVER_SAID
    published_why: str | None = None
    language: str = "und"
    machine_translated: bool = False
    republishes: str | None = None
    dateline: str | None = None
    url: str | None = None
    parent: str | None = None
    main_text: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """The stored text of a source, which every quote's offsets count in, with its map to the original."""

    source: Source
    text: str
    segments: tuple[Segment, ...] = ()

    def quote(self, span: Span) -> Quote:
        """The words under a span as a quote of this source."""
        return Quote.cut(self.source.id, self.text, span)

    def in_main(self, span: Span) -> bool:
        """Whether more than half of a span is article and not page furniture."""
        main = self.source.main_text
        first = bisect.bisect_right(main, span.start, key=lambda part: part.end)
        within = itertools.takewhile(lambda part: part.start < span.end, itertools.islice(main, first, None))
        return 2 * sum(span.overlap(part) for part in within) > len(span)

    def origin(self, offset: int) -> tuple[str, int] | None:
        """Where in the original a place of the stored text comes from: (part, offset), or None where it was put in by us."""
        for s in self.segments:
            if s.span.start <= offset < s.span.end:
                inside = offset - s.span.start
                return s.part, min(s.origin_start + inside, max(s.origin_start, s.origin_end - 1))
        return None
