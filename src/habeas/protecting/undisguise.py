"""The same words in another coding: entities, escapes, percent signs, quoted-printable, base64, hexadecimal, punycode, brought back to text."""

from __future__ import annotations

import base64
import binascii
import codecs
import contextlib
import html
import re
import urllib.parse
from collections.abc import Callable, Iterator

MOST_DEEP = 3
"""How often a coding may be wrapped in another."""
MOST_DECODED = 4_000_000
"""Bytes of one run of base64 that are looked into as a file of their own."""
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-9A-Fa-f]{2,6})\s?)")
_HEX_BYTES = re.compile(r"(?:\\x|0x)[0-9A-Fa-f]{2}(?:[ ,;]{0,2}(?:\\x|0x)[0-9A-Fa-f]{2}){2,}")
_OCTAL = re.compile(r"\\[0-3][0-7]{2}(?:\\[0-3][0-7]{2})*")
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}|\r?\n)(?:=(?:[0-9A-F]{2}|\r?\n))*")
_CONTROL = re.compile(r"\\[nrtfv]")
_PUNYCODE = re.compile(r"xn--([a-z0-9-]{2,60})", re.IGNORECASE)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:\r?\n[ \t]*[A-Za-z0-9+/_-]{4,})*")
_PROSE = re.compile(r"[A-Za-z]?[a-z-]+")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :,]?){4,}")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ONE_SCRIPT = tuple(
    (encoding, re.compile(row, re.DOTALL))
    for encoding, row in (
        ("utf-16-le", rb"(?:.[\xac-\xd6]|[ -~]\x00)+"),
        ("utf-16-be", rb"(?:[\xac-\xd6].|\x00[ -~])+"),
        ("utf-16-le", rb"(?:.[\x4e-\x9f]|[ -~]\x00)+"),
        ("utf-16-be", rb"(?:[\x4e-\x9f].|\x00[ -~])+"),
    )
)
"""Hangul or Chinese in two bytes a letter: bytes by chance make letters of many scripts."""
_LEGACY = ("utf-8", "cp949", "gb18030", "big5", "shift_jis", "cp1251", "latin-1")


def texts_within(text: str) -> Iterator[tuple[str, str]]:
    """(coding, text) for every way in which codings inside a text can be read back; the last is all codings at once, to the bottom."""
    changed = [(how, new) for how, decode in CODINGS.items() if (new := decode(text)) != text]
    yield from changed
    if changed:
        whole = text
        for _ in range(MOST_DEEP):
            for decode in CODINGS.values():
                whole = decode(whole)
        yield "several codings", whole


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _escapes(text: str) -> str:
    if "\\" not in text:
        return text
    text = _HEX_BYTES.sub(lambda m: _from_hex(re.sub(r"[^0-9A-Fa-f]", "", re.sub(r"0x|\\x", "", m[0]))), text)
    text = _OCTAL.sub(lambda m: _told(bytes(int(n, 8) for n in m[0][1:].split("\\"))), text)
    text = _ESCAPE.sub(lambda m: _character(next(g for g in m.groups() if g)), text)
    # surrogates that JSON writes as two escapes become one character; a lone one stays what it is
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROL.sub(" ", text)


def _percent(text: str) -> str:
    return _PERCENT.sub(lambda m: _told(urllib.parse.unquote_to_bytes(m[0])), text) if "%" in text else text


def _quoted_printable(text: str) -> str:
    return _QUOTED.sub(lambda m: _told(binascii.a2b_qp(m[0].encode())), text) if "=" in text else text


def _punycode(text: str) -> str:
    def read(m: re.Match[str]) -> str:
        try:
            return m[1].encode().decode("punycode")
        except (UnicodeError, ValueError):
            return m[0]

    return _PUNYCODE.sub(read, text) if "xn--" in text.lower() else text


CODINGS: dict[str, Callable[[str], str]] = {
    "character entities": _entities,
    "backslash escapes": _escapes,
    "percent-encoded": _percent,
    "quoted-printable": _quoted_printable,
    "punycode": _punycode,
}


def _character(digits: str) -> str:
    point = int(digits, 16)
    return chr(point) if 0 < point < 0x110000 else " "


def _from_hex(digits: str) -> str:
    return _told(bytes.fromhex(digits[: len(digits) // 2 * 2]))


def _told(data: bytes) -> str:
    """Bytes in the first of the usual encodings that reads them without an error."""
    for encoding in _LEGACY:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def runs(text: str) -> dict[str, str]:
    """Every run of base64 and of hexadecimal digits in a text, with its coding.

    Words of prose are no base64: a run must hold a digit or a capital inside a word. A run that stands there many times, as the names of tags do,
    comes once. A sign of the coding stands before each, since one run may be of both kinds.
    """
    found = {f"64 {run}": "base64" for run in _BASE64.findall(text) if not _PROSE.fullmatch(run)}
    return found | {f"16 {run}": "hexadecimal" for run in _HEX.findall(text)}


def packed(run: str) -> Iterator[bytes]:
    """The bytes of a run as `runs` gives it, from each of the places where it may begin."""
    if run.startswith("64 "):
        bare = re.sub(r"\s+", "", run[3:]).replace("-", "+").replace("_", "/")
        yield from (_from_base64(bare[skip:]) for skip in range(4))
        return
    bare = re.sub(r"[ :,]", "", run[3:])
    for skip in range(2):
        yield bytes.fromhex(bare[skip : skip + (len(bare) - skip) // 2 * 2])


def _from_base64(run: str) -> bytes:
    usable = len(run) - (len(run) % 4 == 1)
    return base64.b64decode(run[:usable] + "=" * (-usable % 4))


def words_of(data: bytes) -> str | None:
    """The text that a short row of bytes is, or None where it is no text: half a letter at either end is forgiven."""
    if data.count(0) * 3 >= len(data):
        read = (_printable(data[skip:], encoding) or "" for encoding in ("utf-16-le", "utf-16-be") for skip in (0, 1))
        return max(read, key=lambda text: sum(c < "\u0250" for c in text)) or None
    if not _CONTROL_BYTES.search(data):
        head = next((n for n in range(4) if not 0x80 <= data[n : n + 1][0] < 0xC0), 4) if len(data) > 4 else 0
        with contextlib.suppress(UnicodeDecodeError):
            text, _ = codecs.utf_8_decode(data[head:], "strict", False)
            return None if not text or _UNPRINTABLE.search(text) else text
    return next((data.decode(encoding) for encoding, row in _ONE_SCRIPT if row.fullmatch(data)), None)


def _printable(data: bytes, encoding: str) -> str | None:
    try:
        text = data[: len(data) // 2 * 2].decode(encoding) if encoding.startswith("utf-16") else data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if not text or _UNPRINTABLE.search(text) else text
