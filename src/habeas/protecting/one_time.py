"""The six digits that a telephone shows beside a password: a new code every half minute (RFC 6238), made of a secret that both know."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from urllib.parse import quote

STEP = 30
"""Seconds for which a code holds."""
DIGITS = 6
DRIFT = 1
"""Steps by which a telephone's clock may be wrong, to either side."""


def code(secret: str, step: int) -> str:
    """The code of a secret (base32) in a step: the number of half minutes since 1970 (RFC 4226: HMAC-SHA-1, cut dynamically)."""
    mark = hmac.digest(base64.b32decode(secret, casefold=True), step.to_bytes(8, "big"), hashlib.sha1)
    at = mark[-1] & 15
    return f"{(int.from_bytes(mark[at : at + 4], 'big') & 0x7FFFFFFF) % 10**DIGITS:0{DIGITS}}"


def fitting(secret: str, said: str, step: int, last: int) -> int | None:
    """The step whose code was said, or None. A code of a step up to `last`, which was used already, is none: each lets in once."""
    digits = "".join(said.split())
    found = None
    for near in range(step - DRIFT, step + DRIFT + 1):
        try:
            same = hmac.compare_digest(code(secret, near).encode(), digits.encode())
        except (binascii.Error, ValueError):
            return None
        if same and near > last:
            found = near
    return found


def link(secret: str, name: str, issuer: str = "habeas") -> str:
    """The address that a telephone's program takes the secret from."""
    return f"otpauth://totp/{quote(issuer)}:{quote(name)}?secret={secret}&issuer={quote(issuer)}&digits={DIGITS}&period={STEP}"


def spaced(secret: str) -> str:
    """The secret in groups of four, to be typed."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
