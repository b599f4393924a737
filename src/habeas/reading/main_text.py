"""Which blocks of a web page are its article: trafilatura chooses where it can, a rule of our own where it cannot."""

from __future__ import annotations

import logging
import re
from typing import Any

from habeas.model.quote import Span
from habeas.reading.draft import Block, Cue
from habeas.reading.limits import MOST_TREE_DEPTH, MOST_TREE_TAGS
from habeas.reading.page_head import Chosen

_GAPS = re.compile(r"\W+")
_NOT_CHOSEN = Cue("navigation", "not part of the article that trafilatura found on the page")
_NO_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
LEAST = 140
"""Letters of article below which trafilatura's choice is not trusted against a page that shows more."""


def choose_main(
    text: str, blocks: list[Block], page: str, depth: int, tags: int, url: str | None = None
) -> tuple[tuple[Block, ...], Chosen]:
    """The blocks of a page, those outside the article marked as furniture, and what else the library found.

    `depth` and `tags` say how large the page's tree is; beyond the limits the library is not asked, for it could take minutes or overrun its stack.
    """
    chosen, article = Chosen(), ""
    if depth <= MOST_TREE_DEPTH and tags <= MOST_TREE_TAGS:
        chosen, article = _ask(page, url)
    else:
        chosen.notes = (f"page of {tags} tags, {depth} deep: main text chosen by blocks alone",)
    picked = _aligned(text, blocks, article)
    free = sum(_letters(text, b.span) for b in blocks if b.cue is None)
    if picked and sum(_letters(text, b.span) for b in picked) >= min(LEAST, 0.5 * free):
        return tuple(_judged(text, blocks, picked)), chosen
    return tuple(blocks), chosen


def _ask(page: str, url: str | None) -> tuple[Chosen, str]:
    """Ask trafilatura for the main text and what stands about it; silence where it fails."""
    import trafilatura  # costs a third of a second, and plain text needs none of it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, date_extraction_params=_NO_DATE_SEARCH
        )
    except Exception as error:  # the library meets pages its authors never saw; whatever it raises, our own rule goes on
        chosen = Chosen()
        chosen.notes = (f"main text chosen by blocks alone: trafilatura failed ({type(error).__name__})",)
        return chosen, ""
    if found is None:
        return Chosen(), ""
    return Chosen(found.title, found.author, found.date, found.sitename), found.text or ""


def _letters(text: str, span: Span) -> int:
    return len(_GAPS.sub("", span.of(text)))


def _plain(words: str) -> str:
    return _GAPS.sub(" ", words.casefold()).strip()


def _aligned(text: str, blocks: list[Block], article: str) -> list[Block]:
    """Blocks whose words stand in the chosen article, as a line of it or inside of one."""
    lines = {_plain(line) for line in article.splitlines()} - {""}
    whole = " " + " ".join(_plain(line) for line in article.splitlines()) + " "
    picked = []
    for block in blocks:
        words = _plain(block.span.of(text))
        if words and (words in lines or (len(words) > 15 and f" {words} " in whole)):
            picked.append(block)
    return picked


def _judged(text: str, blocks: list[Block], picked: list[Block]) -> list[Block]:
    """Blocks in the article without a cue against them; the others as furniture. Titles are judged later.

    Sentences between the first and the last picked block that carry no cue stay: the library drops a paragraph now and then,
    and a lost testimony is worse than a kept advertisement.
    """
    starts = {b.span.start for b in picked}
    first, last = min(starts), max(starts)
    out = []
    for block in blocks:
        words = block.span.of(text)
        between = first < block.span.start < last and len(words.split()) >= 8 and words[-1:] in ".!?\"”’'。…"
        if block.span.start in starts:
            keep = (
                block.cue is None or len(words.split()) >= 15 or block.cue.kind not in ("navigation", "share", "comment", "advert", "legal")
            )
            out.append(Block(block.span, None, block.heading) if keep and not _firm(block) else block)
        elif block.cue is not None or between or block.heading == 1:
            out.append(block)
        else:
            out.append(Block(block.span, _NOT_CHOSEN, block.heading))
    return out


def _firm(block: Block) -> bool:
    return block.cue is not None and block.cue.kind in ("caption", "credit", "byline", "date_line")
