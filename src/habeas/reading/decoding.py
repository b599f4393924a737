"""Bytes to characters: which encoding a file is in, and where in the bytes each character stood."""

from __future__ import annotations

import bisect
import codecs
import re
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from habeas.model.errors import Unreadable
from habeas.reading.language import by_language

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MOSTLY = 0.8
"""Share of plain ASCII above which bytes are not in pairs: UTF-16 has at most half of them in Latin text, and about as much in Chinese."""
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SUPERSETS = {
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "big5": "big5hkscs",
}
"""What is declared under one name is written in its superset by the programs of the day."""
EAST_ASIAN = ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs")
"""In the order they are tried: kana and Hangul tell more surely than Han characters, which decode in any of them."""
SAMPLE = 60_000


class Decoded:
    """Text of a file and the way back to its bytes. `text` is the decoded file exactly, the byte order mark left off."""

    def __init__(self, data: bytes, encoding: str, skip: int = 0) -> None:
        self.encoding, self.data = encoding, data
        self._chars, self._bytes = [0], [skip]
        pieces, chars, at = [], 0, skip
        for raw in _pieces(data[skip:], encoding):
            piece = raw.decode(encoding, "replace")
            pieces.append(piece)
            chars, at = chars + len(piece), at + len(raw)
            self._chars.append(chars)
            self._bytes.append(at)
        self.text = "".join(pieces)
        self._last = (0, skip)

    def byte_of(self, offset: int) -> int:
        """Where in the bytes the character at an offset begins. Fast when asked in rising order."""
        k = bisect.bisect_right(self._chars, offset) - 1
        base, at = self._chars[k], self._bytes[k]
        if offset == base or k + 1 >= len(self._bytes):
            return at
        if base <= self._last[0] <= offset:
            base, at = self._last
        at += len(self.text[base:offset].encode(self.encoding, "replace"))
        self._last = (offset, min(at, self._bytes[k + 1]))
        return self._last[1]

    def lines(self) -> list[tuple[int, int, int, int]]:
        """(first character, end, first byte, end) of each piece that a new line ends."""
        ends = zip(self._chars[1:], self._bytes[1:], strict=True)
        starts = zip(self._chars, self._bytes, strict=True)
        return [(c0, c1, b0, b1) for (c0, b0), (c1, b1) in zip(starts, ends, strict=False) if c1 > c0]


def _pieces(data: bytes, encoding: str) -> list[bytes]:
    """The bytes cut after each new line, where the encoding has no other meaning for that byte."""
    if encoding.startswith("iso2022"):
        return [data] if data else []
    if encoding not in WIDE:
        return data.splitlines(keepends=True) if b"\r" not in data else re.findall(rb"[^\n]*\n|[^\n]+", data)
    newline = "\n".encode(encoding)
    pieces, start, at = [], 0, data.find(newline)
    while at >= 0:
        if at % len(newline) == 0:
            pieces.append(data[start : at + len(newline)])
            start = at + len(newline)
            at = data.find(newline, start)
        else:
            at = data.find(newline, at + 1)
    return [*pieces, data[start:]] if start < len(data) else pieces


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes in the encoding they are in: byte order mark, then UTF-8, then what is declared, then the likeliest.

    Raises Unreadable("not_text") where the bytes are no text in any encoding.
    """
    for mark, marked in BOMS:
        if data.startswith(mark):
            return Decoded(data, marked, len(mark))
    encoding: str | None = _wide_without_mark(data) or _encoding(data, declared)
    if encoding is None:
        raise not_text()
    decoded = Decoded(data, encoding)
    if is_noise(decoded.text):
        raise not_text()
    return decoded


def not_text() -> Unreadable:
    """The refusal of bytes that are no text."""
    return Unreadable(
        "not_text",
        "The file is not text in any known encoding, nor a kind of document habeas knows. Save it as PDF, DOCX, HTML or UTF-8 text.",
    )


def is_noise(text: str) -> bool:
    """Whether a decoded text is mostly control characters, unassigned code points or replacement marks."""
    sample = Counter(text[:SAMPLE] + text[len(text) // 2 : len(text) // 2 + 2000])
    bad = sum(
        n for c, n in sample.items() if c == "�" or (c not in "\t\n\r\f\v\x1e" and unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs"))
    )
    return bad > max(2, 0.02 * sample.total())


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark, told by where the zero bytes stand and by decoding cleanly."""
    head = data[:4096]
    if len(head) < 4 or b"\0" not in head or _narrow(head):
        return None
    zeros = [sum(1 for b in head[k::4] if b == 0) / max(1, len(head[k::4])) for k in range(4)]
    if len(data) % 4 == 0 and min(zeros[2:]) > 0.9:
        candidates = ["utf-32-le"]
    elif len(data) % 4 == 0 and min(zeros[:2]) > 0.9:
        candidates = ["utf-32-be"]
    else:
        candidates = ["utf-16-le", "utf-16-be"] if zeros[1] + zeros[3] >= zeros[0] + zeros[2] else ["utf-16-be", "utf-16-le"]
    for encoding in candidates:
        text = data[: len(data) - len(data) % 2].decode(encoding, "replace")
        if not is_noise(text) and _readable(text) > 0.9:
            return encoding
    return None


def _narrow(head: bytes) -> bool:
    """Whether letters of the Latin alphabet stand byte by byte: then a zero among them is a stray one, though taken in pairs they look like Chinese."""
    return sum(1 for b in head if 0x20 <= b < 0x7F or b in b"\t\n\r") > MOSTLY * len(head)


def _readable(text: str) -> float:
    """Share of a sample that is letters of scripts in use, digits, common marks and white space."""
    sample = text[:4096]
    return sum(
        1 for c in sample if c.isspace() or (c.isprintable() and (c < "\u2100" or "\u3000" <= c < "\ua000" or "\uac00" <= c < "\ud7b0"))
    ) / len(sample)


def _encoding(data: bytes, declared: str | None) -> str | None:
    if b"\0" in data[:SAMPLE] and data[:SAMPLE].count(b"\0") > 2 + len(data[:SAMPLE]) // 1000:
        return None
    if b"\x1b$" in data[:SAMPLE] and _fits(data, "iso2022_jp_2"):
        return "iso2022_jp_2"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > 100:
            return "utf-8"  # cut off in the middle of a character
    else:
        return "utf-8"
    named = known_codec(declared)
    if named and named not in WIDE and _fits(data, named):
        return named
    return _mostly_utf8(data) or _east_asian(data) or by_language(data[:SAMPLE]) or _guessed(data)


def known_codec(name: str | None) -> str | None:
    """The codec for a declared name ("ks_c_5601-1987", "GBK"), its superset where the trade writes that; None if unknown."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")) if name else None
    except (LookupError, ValueError):
        return None
    if found is None or not getattr(found, "_is_text_encoding", True):
        return None
    return SUPERSETS.get(found.name, found.name)


def _fits(data: bytes, encoding: str) -> bool:
    text = data.decode(encoding, "replace")
    return text.count("�") <= len(text) // 200 and not is_noise(text)


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes in it: pasted together from two sources, or damaged."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for c in text if c > "\x7f" and c != "�")
    return "utf-8" if good > 20 * text.count("�") else None


def _east_asian(data: bytes) -> str | None:
    return next((encoding for encoding in EAST_ASIAN if _fluent(data, encoding)), None)


def _guessed(data: bytes) -> str | None:
    """The guess of charset-normalizer, for what the tests above leave open (old Macintosh files, mixed ones)."""
    sample = data[:SAMPLE]
    if len(data) > SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1 or None]
    best = from_bytes(sample).best()
    guess = known_codec(best.encoding) if best else None
    if guess and guess not in WIDE and _fits(data, guess):
        return guess
    return "cp1252" if _fits(data, "cp1252") else None


_SYLLABLES = re.compile(r"[가-힣]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这个們们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心日月被"
)


def _fluent(data: bytes, encoding: str) -> bool:
    """Whether the bytes decode without a slip into writing that looks like the encoding's own language."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    foreign = [c for c in text if c > "\x7f" and c.isalpha()]
    if len(foreign) < 4:
        return False
    if encoding == "cp949":
        return len(_SYLLABLES.findall(text)) > 0.85 * len(foreign)
    if encoding in ("cp932", "euc_jp"):
        halfwidth = sum(1 for c in foreign if "\uff61" <= c <= "\uff9f")
        return len(_KANA.findall(text)) > 0.25 * len(foreign) and halfwidth < 0.1 * len(foreign)
    return sum(1 for c in foreign if c in _COMMON_HAN) > 0.12 * len(foreign)
