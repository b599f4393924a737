"""Proof of when a bundle existed (RFC 3161): the query for a time stamp authority, and the check that its answer is about this bundle.

Nothing is sent: a person carries the query to an authority of their choice. The authority's signature is for `openssl ts -verify` to check, which has
the certificates; here it is checked that the answer grants the stamp and that it seals these very bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.model.errors import BadInput

SEALS = "tagmanifest-sha256.txt"
"""The file of a bundle whose hash is stamped: it seals every other."""
INTEGER, OCTETS, OID, SEQUENCE, TIME, FIRST = 0x02, 0x04, 0x06, 0x30, 0x18, 0xA0
SHA256 = bytes.fromhex("0609608648016503040201")
"""The object identifier of SHA-256, 2.16.840.1.101.3.4.2.1, in DER."""
SIGNED = bytes.fromhex("06092a864886f70d010702")
TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")
GRANTED = (0, 1)


@dataclass(frozen=True, slots=True)
class Stamped:
    """What an authority says: when it saw the hash (ISO time in UTC), and under which number."""

    at: str
    serial: int


def query(body: bytes) -> bytes:
    """An RFC 3161 TimeStampReq over the SHA-256 of some bytes, which asks for the authority's certificate too; no nonce, so equal bytes give an equal query."""
    imprint = _der(SEQUENCE, _der(SEQUENCE, SHA256 + b"\x05\x00") + _der(OCTETS, hashlib.sha256(body).digest()))
    return _der(SEQUENCE, b"\x02\x01\x01" + imprint + b"\x01\x01\xff")


def answer(response: bytes, body: bytes) -> Stamped:
    """What an authority's TimeStampResp says of some bytes. Raises BadInput where it refuses, cannot be read, or seals other bytes."""
    try:
        info = _info(response)
        _version, _policy, imprint, serial, at = (part for _, part in zip(range(5), _parts(info), strict=False))
        algorithm, digest = _parts(imprint[1])
    except (ValueError, IndexError, StopIteration) as error:
        raise BadInput("the response is no RFC 3161 time stamp that can be read; ask the authority again") from error
    if not algorithm[1].startswith(SHA256) or digest[1] != hashlib.sha256(body).digest():
        raise BadInput(
            "the time stamp is not about this bundle: it seals other bytes. Make the request anew, or take the bundle it was made for"
        )
    said = at[1].decode("ascii")
    return Stamped(f"{said[:4]}-{said[4:6]}-{said[6:8]}T{said[8:10]}:{said[10:12]}:{said[12:14]}Z", int.from_bytes(serial[1], "big"))


def _info(response: bytes) -> bytes:
    """The TSTInfo inside a TimeStampResp."""
    ((_, whole),) = _parts(response)
    status, *token = _parts(whole)
    if int.from_bytes(next(_parts(status[1]))[1], "big") not in GRANTED:
        raise BadInput("the authority refused the time stamp; its response says why (openssl ts -reply -text -in FILE)")
    kind, content = _parts(token[0][1])
    ((_, signed),) = _parts(content[1])
    inside = next(part for tag, part in _parts(signed) if tag == SEQUENCE)
    sort, wrapped = _parts(inside)
    if _der(OID, kind[1]) != SIGNED or _der(OID, sort[1]) != TST_INFO:
        raise ValueError("no signed time stamp")
    ((_, octets),) = _parts(wrapped[1])
    ((_, info),) = _parts(octets)
    return info


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def _parts(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The values that stand one after another in DER, as (tag, content)."""
    at = 0
    while at < len(body):
        tag, size = body[at], body[at + 1]
        at += 2
        if size & 0x80:
            wide = size & 0x7F
            if not 0 < wide <= 4:
                raise ValueError("a length that cannot be")
            size, at = int.from_bytes(body[at : at + wide], "big"), at + wide
        if at + size > len(body):
            raise ValueError("cut short")
        yield tag, body[at : at + size]
        at += size
