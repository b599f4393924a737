"""ZIP archives: members one by one, each bounded in size, so that no archive can fill the memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from habeas.model.errors import Unreadable
from habeas.reading.limits import MOST_MEMBER, MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED


@dataclass(slots=True)
class Allowance:
    """What is left to unpack for one file given to habeas, its inner archives counted in."""

    size: int = MOST_UNPACKED
    members: int = MOST_MEMBERS


@dataclass(frozen=True, slots=True)
class Member:
    """A member: its name and its bytes, or why it could not be had."""

    name: str
    data: bytes | None = None
    refusal: Unreadable | None = None


def unpack(data: bytes, allowance: Allowance) -> list[Member]:
    """The members of an archive, in order of their place in it; folders and the files that systems leave behind are passed over.

    A bad member is a refusal and the rest goes on. Raises Unreadable where the archive itself cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        code = "truncated" if data.startswith(b"PK\x03\x04") else "corrupt"
        message = (
            f"The ZIP archive cannot be opened ({error}). Copy or download it again; if it stays broken, unpack it with a repair tool."
        )
        raise Unreadable(code, message) from error
    out = []
    with archive:
        for info in archive.infolist():
            if info.is_dir() or _left_behind(info.filename):
                continue
            allowance.members -= 1
            if allowance.members < 0:
                out.append(Member(info.filename, None, _bomb(f"it holds more than {MOST_MEMBERS:,} files")))
                break
            out.append(_member(archive, info, allowance))
    return out


def _left_behind(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith("._") or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> Member:
    if info.flag_bits & 0x1:
        message = "The archive's member is locked with a password. Unpack it with the password and read the unpacked file."
        return Member(info.filename, None, Unreadable("encrypted", message))
    try:
        data = unpack_member(archive, info.filename, info, allowance.size)
    except Unreadable as error:
        return Member(info.filename, None, error)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, RuntimeError, EOFError, ValueError) as error:
        return Member(
            info.filename,
            None,
            Unreadable("corrupt", f"The archive's member is damaged ({error}). Get the archive again, or read the file by itself."),
        )
    allowance.size -= len(data)
    return Member(info.filename, data)


def unpack_member(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo | None = None, left: int = MOST_UNPACKED) -> bytes:
    """The bytes of one member, never more than the limits allow whatever its header says. Raises Unreadable("archive_bomb")."""
    info = info or archive.getinfo(name)
    most = min(left, MOST_MEMBER)
    ratio_bound = max(1_000_000, info.compress_size * MOST_RATIO)
    with archive.open(info) as member:
        data = member.read(min(most, ratio_bound) + 1)
    if len(data) > ratio_bound:
        raise _bomb(f"{info.filename!r} unpacks to more than {MOST_RATIO} times its size")
    if len(data) > most:
        raise _bomb(f"it unpacks to more than {most:,} bytes at {info.filename!r}")
    return data


def _bomb(what: str) -> Unreadable:
    return Unreadable("archive_bomb", f"The archive is refused: {what}. If you trust it, unpack it yourself and read the unpacked files.")
