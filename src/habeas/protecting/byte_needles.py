"""Protected words in bytes that are no text: each spelling in the encodings that programs write, found exactly as it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from habeas.protecting.folding import is_ideograph, squeezed
from habeas.protecting.needles import Secret

_UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
_ENCODINGS = (*_UNICODE, "cp949", "gb18030", "big5", "shift_jis", "cp1251")
LEAST, LEAST_SMALL = 5, 4
"""Bytes that a pattern must have: in the pixels of a picture any four bytes stand somewhere by chance, in its comment they do not."""
_BITS, _SPREAD = 20, 2654435761


class ByteNeedles:
    """All spellings of all secrets as bytes, found in one pass by their first four."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._table = np.zeros(1 << _BITS, dtype=bool)
        self._by_start: dict[bytes, list[tuple[bytes, str, str]]] = {}
        for secret in secrets:
            for pattern, how in dict(reversed(list(_patterns(secret)))).items():
                start = pattern[:4]
                self._table[(int.from_bytes(start, "little") * _SPREAD & 0xFFFFFFFF) >> 32 - _BITS] = True
                self._by_start.setdefault(start, []).append((pattern, secret.id, how))

    def find(self, data: bytes, small: bool) -> Iterator[tuple[str, int, str]]:
        """(secret, where, encoding) of what stands in bytes; `small`: a piece so short that chance writes no name into it."""
        least = LEAST_SMALL if small else LEAST
        if len(data) < 4 or not self._by_start:
            return
        for at in np.flatnonzero(self._table[_hashed(np.frombuffer(data, dtype=np.uint8))]).tolist():
            for pattern, secret, how in self._by_start.get(data[at : at + 4], ()):
                if len(pattern) >= least and data.startswith(pattern, at) and _alone(data, at, pattern):
                    yield secret, at, how


def _hashed(codes: Any) -> Any:
    n = len(codes) - 3
    wide = codes.astype(np.uint32)
    whole = wide[:n] | wide[1 : n + 1] << np.uint32(8) | wide[2 : n + 2] << np.uint32(16) | wide[3 : n + 3] << np.uint32(24)
    return (whole * np.uint32(_SPREAD)) >> np.uint32(32 - _BITS)


def _alone(data: bytes, at: int, pattern: bytes) -> bool:
    """Whether a plain Latin word is not the middle of another; longer ones and other scripts are what they are wherever they stand."""
    if len(pattern) >= 8 or not pattern.isalnum() or not pattern.isascii():
        return True
    return not (data[at - 1 : at] if at else b"").isalpha() and not data[at + len(pattern) : at + len(pattern) + 1].isalpha()


def _patterns(secret: Secret) -> Iterator[tuple[bytes, str]]:
    if secret.kind == "passage":
        return
    for form in secret.forms:
        bare = form.strip()
        least = 2 if bare and is_ideograph(bare[0]) else 4
        if len(squeezed(bare)) < least or (secret.kind == "number" and sum(c.isdigit() for c in bare) < 7):
            continue
        for text in dict.fromkeys((bare, bare.lower(), bare.upper(), bare.title())):
            yield from _encoded(unicodedata.normalize("NFC", text))
            if not text.isascii():
                yield from _encoded(unicodedata.normalize("NFD", text))


def _encoded(text: str) -> Iterator[tuple[bytes, str]]:
    for encoding in _UNICODE if text.isascii() else _ENCODINGS:
        try:
            pattern = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(pattern) >= LEAST_SMALL:
            yield pattern, encoding
