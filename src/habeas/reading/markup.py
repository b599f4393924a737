"""HTML as a row of tokens, each with its place in the page. One pass, no tree: a page nested 100,000 deep costs what a flat one costs.

Python's own html.parser reads some broken pages in quadratic time and gives no end positions; this scanner never looks at a character twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "svg", "math"})
"""Elements whose inside is skipped whole up to their end tag: no words for a reader stand there."""

_TAG_NAME = re.compile(r"/?[A-Za-z][^\s/>]*")
_QUOTE_OR_END = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
MOST_TAG = 100_000


@dataclass(frozen=True, slots=True)
class Token:
    """A start tag, an end tag, a run of characters, a character reference, or the inside of a raw element."""

    kind: Literal["start", "end", "text", "reference", "raw"]
    name: str
    start: int
    end: int


class Scanner:
    """Reads a page once. `depth` tags deep at most when done; `tags` counts start tags."""

    def __init__(self, page: str) -> None:
        self.page, self.tags = page, 0
        self._quotes = True

    def tokens(self) -> Iterator[Token]:
        """All tokens in order; comments, doctypes and processing instructions are passed over."""
        page, at = self.page, 0
        while at < len(page):
            less = page.find("<", at)
            if less < 0:
                yield from self._characters(at, len(page))
                return
            name = _TAG_NAME.match(page, less + 1)
            if page.startswith("<!", less) or page.startswith("<?", less):
                yield from self._characters(at, less)
                at = self._past_declaration(less)
            elif not name:
                yield from self._characters(at, less + 1)
                at = less + 1
            else:
                yield from self._characters(at, less)
                at = self._past_tag(name.end())
                tag = name.group().lower()
                yield Token("end" if tag[0] == "/" else "start", tag.lstrip("/"), less, at)
                self.tags += tag[0] != "/"
                if tag in RAW and not page.startswith("/>", at - 2):
                    close = re.compile(f"</{tag}(?=[\\s/>])", re.IGNORECASE).search(page, at)
                    inside_end = close.start() if close else len(page)
                    yield Token("raw", tag, at, inside_end)
                    at = inside_end

    def attributes(self, token: Token) -> dict[str, str]:
        """The attributes of a start tag, names in lower case, character references left as they are."""
        body = self.page[token.start + 1 + len(token.name) : min(token.end, token.start + MOST_TAG)]
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(body):
            found.setdefault(name.lower(), double or single or bare)
        return found

    def _characters(self, start: int, end: int) -> Iterator[Token]:
        page, at = self.page, start
        while at < end:
            amp = page.find("&", at, end)
            reference = _REFERENCE.match(page, amp, end) if amp >= 0 else None
            stop = amp if reference else (amp + 1 if amp >= 0 else end)
            if stop > at:
                yield Token("text", "", at, stop)
            at = stop
            if reference:
                yield Token("reference", "", amp, reference.end())
                at = reference.end()

    def _past_declaration(self, less: int) -> int:
        page = self.page
        if page.startswith("<!--", less):
            close = page.find("-->", less + 4)
            # A comment that is never closed would swallow the rest of the page; end it at its line instead.
            return close + 3 if close >= 0 else self._line_end(less)
        close = page.find("]]>" if page.startswith("<![CDATA[", less) else ">", less)
        return close + (3 if page.startswith("<![CDATA[", less) else 1) if close >= 0 else self._line_end(less)

    def _line_end(self, at: int) -> int:
        end = self.page.find("\n", at)
        return end + 1 if end >= 0 else len(self.page)

    def _past_tag(self, at: int) -> int:
        page, begun = self.page, at
        while self._quotes:
            mark = _QUOTE_OR_END.search(page, at)
            if mark is None:
                break
            if mark.group() == ">":
                return mark.end()
            close = page.find(mark.group(), mark.end())
            if close < 0 or page[mark.start() - 1] not in "= \t\n\r":
                # A quotation mark without its pair: read tags without regard to quotes from here on.
                self._quotes = close >= 0
                at = mark.end()
            else:
                at = close + 1
        close = page.find(">", begun)
        return close + 1 if close >= 0 else len(page)
