"""Rich text (RTF): its words, by a small reader that follows groups and character codes and nothing else."""

from __future__ import annotations

import re

from habeas.model.errors import Unreadable
from habeas.reading.decoding import known_codec
from habeas.reading.draft import Draft, line_blocks, refuse_nothing_said
from habeas.reading.limits import MOST_TEXT
from habeas.reading.plain import refuse_too_large

_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_SKIPPED = frozenset(
    {
        b"fonttbl",
        b"colortbl",
        b"stylesheet",
        b"info",
        b"pict",
        b"object",
        b"themedata",
        b"datastore",
        b"header",
        b"footer",
        b"generator",
        b"listtable",
        b"listoverridetable",
        b"rsidtbl",
        b"xmlnstbl",
        b"latentstyles",
        b"fldinst",
    }
)
_BREAKS = {
    b"par": "\n",
    b"line": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"tab": "\t",
    b"cell": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
}


def read_rtf(data: bytes) -> Draft:
    """An RTF file as a draft. No map to the original: its words are scattered among codes. Raises Unreadable."""
    refuse_too_large(len(data), "bytes of rich text", 2 * MOST_TEXT)
    named = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    codec = known_codec(f"cp{named.group(1).decode()}") if named else None
    text = _Words(codec or "cp1252").read(data)
    refuse_nothing_said(text)
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        raise Unreadable("truncated", "The rich text file breaks off before its end. Copy it again, or save it as DOCX.")
    return Draft(text, "application/rtf", tuple(line_blocks(text)), notes=("rich text: offsets count the words taken out of it",))


class _Words:
    def __init__(self, codec: str) -> None:
        self.codec, self.out, self.raw = codec, list[str](), bytearray()
        self.skip, self.depth, self.star, self.owed, self.width = 0, 0, False, 0, [1]

    def read(self, data: bytes) -> str:
        for m in _TOKEN.finditer(data):
            word, number, code, symbol, brace, plain = m.groups()
            if brace:
                self._brace(brace)
            elif word is not None:
                self._word(word, int(number or 0))
            elif symbol is not None:
                self._symbol(symbol)
            else:
                self._bytes(bytes.fromhex(code.decode()) if code else plain or b"")
        self._flush()
        return "".join(self.out)

    def _flush(self) -> None:
        if self.raw:
            self.out.append(self.raw.decode(self.codec, "replace"))
            self.raw.clear()

    def _brace(self, brace: bytes) -> None:
        self.depth += 1 if brace == b"{" else -1
        self.star = False
        if brace == b"{":
            self.width.append(self.width[-1])
        elif len(self.width) > 1:
            self.width.pop()
        if self.skip and self.depth < self.skip:
            self.skip = 0

    def _word(self, word: bytes, number: int) -> None:
        if not self.skip and (word in _SKIPPED or self.star):
            self.skip = self.depth
        self.star = False
        if self.skip:
            return
        if word == b"u":
            self._flush()
            self.out.append(chr(number % 65536) if not 0xD800 <= number % 65536 < 0xE000 else "\ufffd")
            self.owed = self.width[-1]
        elif word == b"uc":
            self.width[-1] = max(0, min(number, 8))
        elif word in _BREAKS:
            self._flush()
            self.out.append(_BREAKS[word])

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.star = True
        elif symbol in b"\\{}":
            self._bytes(symbol)
        elif symbol == b"~" and not self.skip:
            self._bytes(b" ")
        elif symbol in b"\r\n" and not self.skip:
            self._flush()
            self.out.append("\n")

    def _bytes(self, data: bytes) -> None:
        owed, self.owed = min(self.owed, len(data)), max(0, self.owed - len(data))
        if not self.skip:
            self.raw += data[owed:]
