"""HTML: the words a reader of the page would see, each with its place in the file."""

from __future__ import annotations

import functools
import html
import re

from habeas.model.errors import Unreadable
from habeas.model.quote import Span
from habeas.model.source import FurnitureKind, Segment
from habeas.reading.decoding import Decoded, decode, known_codec
from habeas.reading.draft import Block, Cue, Draft, refuse_nothing_said
from habeas.reading.limits import MOST_MARKUP, MOST_TEXT
from habeas.reading.lists import words
from habeas.reading.main_text import choose_main
from habeas.reading.markup import Scanner, Token
from habeas.reading.page_head import Head
from habeas.reading.plain import refuse_too_large

_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u200b\ufeff]+")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6"
    " head header hgroup hr html legend li main menu nav ol option p pre section select summary table tbody td tfoot th thead title tr ul".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CLOSES_ITSELF = {
    "p": BLOCKS,
    "li": {"li"},
    "dd": {"dd", "dt"},
    "dt": {"dd", "dt"},
    "tr": {"tr"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "option": {"option"},
}
UNSEEN = frozenset({"head", "template", "noscript", "title", "datalist", "object", "audio", "video", "canvas"})
_TOKENS = re.compile(r"[\s_]+|--")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class _Element:
    __slots__ = ("cue", "heading", "name", "unseen")

    def __init__(self, name: str, cue: Cue | None, unseen: bool, heading: int) -> None:
        self.name, self.cue, self.unseen, self.heading = name, cue, unseen, heading


class _Walk:
    """Goes through the tokens once and gathers seen text, its map, its blocks, and the head's fields."""

    def __init__(self, page: str) -> None:
        self.scanner, self.head = Scanner(page), Head()
        self.page, self.pieces, self.length = page, list[str](), 0
        self.map: list[tuple[int, int, int, int]] = []
        self.blocks: list[Block] = []
        self.stack: list[_Element] = [_Element("", None, False, 0)]
        self.open: dict[str, int] = {}
        self.deepest = 0
        self._block_start: int | None = None
        self._gap = ""
        self._title: list[str] | None = None

    def run(self) -> None:
        for token in self.scanner.tokens():
            if token.kind == "start":
                self._start(token)
            elif token.kind == "end":
                self._end(token.name)
            elif token.kind == "raw":
                self.head.raw(token.name, self.page[token.start : token.end])
            else:
                self._text(token)
        self._close_block()

    def _start(self, token: Token) -> None:
        name = token.name
        attributes = self.scanner.attributes(token) if token.end - token.start > len(name) + 2 else {}
        self.head.start(name, attributes)
        top = self.stack[-1]
        if name in CLOSES_ITSELF.get(top.name, ()):
            self._pop()
            top = self.stack[-1]
        if name == "br":
            self._gap = "\n"
        if name in BLOCKS:
            self._close_block()
        if name in VOID:
            return
        cue = top.cue or furniture_cue(name, attributes)
        unseen = top.unseen or name in UNSEEN or "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
        heading = int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else top.heading
        self.stack.append(_Element(name, cue, unseen, heading))
        self.open[name] = self.open.get(name, 0) + 1
        self.deepest = max(self.deepest, len(self.stack))
        if name == "title" and self.head.page_title is None:
            self._title = []

    def _end(self, name: str) -> None:
        if name in BLOCKS:
            self._close_block()
        if not self.open.get(name):
            return
        while self._pop() != name:
            pass
        if name == "title" and self._title is not None:
            self.head.page_title, self._title = _SPACE.sub(" ", html.unescape("".join(self._title))).strip(), None

    def _pop(self) -> str:
        name = self.stack.pop().name
        self.open[name] -= 1
        return name

    def _text(self, token: Token) -> None:
        raw = self.page[token.start : token.end]
        if self._title is not None:
            self._title.append(raw)
        if self.stack[-1].unseen:
            return
        if token.kind == "reference":
            seen = html.unescape(raw)
            self._put(seen if seen != raw else raw, token.start, token.end)
            return
        at = 0
        for space in _SPACE.finditer(raw):
            self._put(raw[at : space.start()], token.start + at, token.start + space.start())
            self._gap = self._gap or " "
            at = space.end()
        self._put(raw[at:], token.start + at, token.end)

    def _put(self, seen: str, start: int, end: int) -> None:
        if not seen:
            return
        if _SPACE.fullmatch(seen):
            self._gap = self._gap or " "
            return
        if self._block_start is None:
            gap = "\n" if self.length else ""
            self._block_start = self.length + len(gap)
        else:
            gap = self._gap
        self._gap = ""
        self.pieces += (gap, seen)
        at = self.length + len(gap)
        self.length = at + len(seen)
        last = self.map[-1] if self.map else None
        literal = len(seen) == end - start
        # A single space in the page and the single space we write between two words are the same: keep one piece of the map.
        if (
            literal
            and last
            and last[3] + len(gap) == start
            and last[1] + len(gap) == at
            and last[1] - last[0] == last[3] - last[2]
            and self.page[last[3] : start] == gap
        ):
            self.map[-1] = (last[0], self.length, last[2], end)
        else:
            self.map.append((at, self.length, start, end))

    def _close_block(self) -> None:
        if self._block_start is not None:
            top = self.stack[-1]
            self.blocks.append(Block(Span(self._block_start, self.length), top.cue, top.heading))
        self._block_start, self._gap = None, ""


@functools.cache
def _class_kinds() -> dict[str, FurnitureKind]:
    return {token: kind for kind, listed in words("markup")["classes"].items() for token in listed}


def furniture_cue(name: str, attributes: dict[str, str]) -> Cue | None:
    """What an element's name, role, class or id says of its inside, after the lists in words/markup.toml."""
    known = words("markup")
    kind = known["elements"].get(name) or (known["roles"].get(attributes["role"].lower()) if "role" in attributes else None)
    if kind:
        return Cue(kind, f"inside <{name}>")
    if name in ("html", "body", "article", "main"):
        return None
    for attribute in ("class", "id", "itemprop"):
        if attribute in attributes:
            tokens = _TOKENS.split(attributes[attribute].lower())
            kind = next((_class_kinds()[token] for token in tokens if token in _class_kinds()), None)
            if kind:
                return Cue(kind, f'{attribute}="{attributes[attribute][:40]}"')
    return None


def read_html(data: bytes, declared: str | None = None, url: str | None = None) -> Draft:
    """An HTML page as a draft: seen text with white space gathered, one line a block. The map counts bytes of the file.

    `declared`: the encoding a mail header names. Raises Unreadable.
    """
    refuse_too_large(len(data), "bytes of HTML", MOST_MARKUP)
    named = _CHARSET.search(data[:4096])
    decoded = decode(data, known_codec(declared) or (named.group(1).decode("ascii") if named else None))
    walk = _Walk(decoded.text)
    walk.run()
    refuse_too_large(walk.length, "characters of text", MOST_TEXT)
    text = "".join(walk.pieces)
    refuse_nothing_said_on_page(text, walk)
    blocks, chosen = choose_main(text, walk.blocks, decoded.text, walk.deepest, walk.scanner.tags, url)
    stated = walk.head.stated(chosen)
    return Draft(text, f"text/html; charset={decoded.encoding}", blocks, _byte_map(walk.map, decoded), stated, chosen.notes)


def refuse_nothing_said_on_page(text: str, walk: _Walk) -> None:
    """Raise Unreadable where a page shows no words, saying so when a script would have fetched them."""
    try:
        refuse_nothing_said(text)
    except Unreadable:
        if walk.head.scripts:
            message = (
                "The page shows no words of its own; a script fetches them. Open it in a browser and save it as PDF, or as a complete page."
            )
            raise Unreadable("no_text", message) from None
        raise


def _byte_map(pieces: list[tuple[int, int, int, int]], decoded: Decoded) -> tuple[Segment, ...]:
    return tuple(Segment(Span(a, b), "bytes", decoded.byte_of(start), decoded.byte_of(end)) for a, b, start, end in pieces)
