"""Close bytes with age, for a passphrase or for a key, and open them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from habeas.actions.naming import PASSPHRASE
from habeas.model.errors import BadInput, MissingPart

BEGINS = b"age-encryption.org/v1"


@dataclass(frozen=True, slots=True)
class Key:
    """What closes or opens: a passphrase, or the keys of those who receive (`age1...`), or one's own (`AGE-SECRET-KEY-1...`)."""

    passphrase: str = ""
    keys: tuple[str, ...] = ()


def close(data: bytes, key: Key) -> bytes:
    """The bytes, encrypted: any program that reads age files opens them."""
    age = _age()
    sealed: bytes
    if key.keys:
        try:
            to = [age.x25519.Recipient.from_str(one) for one in key.keys]
        except age.RecipientError as error:
            raise BadInput("That is no key to close with: it begins with age1 and is the public line that age-keygen prints.") from error
        sealed = age.encrypt(data, to)
        return sealed
    if len(key.passphrase) < PASSPHRASE:
        raise BadInput(f"The passphrase is too short: {PASSPHRASE} characters or more. Five words drawn by dice do well.")
    sealed = age.passphrase.encrypt(data, key.passphrase)
    return sealed


def open_(data: bytes, key: Key) -> bytes:
    """What was closed. Raises BadInput where the key does not fit, or a byte was changed on the way."""
    age = _age()
    if not data.startswith(BEGINS):
        raise BadInput("This is no file that habeas hand-over made: it does not begin as an age file does.")
    if for_passphrase(data) == bool(key.keys):
        raise BadInput(
            "This file was closed " + ("with a passphrase; leave --identity out." if key.keys else "for a key: --identity KEYFILE.")
        )
    opened: bytes
    try:
        own = [age.x25519.Identity.from_str(one) for one in key.keys]
        opened = age.decrypt(data, own) if own else age.passphrase.decrypt(data, key.passphrase)
    except age.IdentityError as error:
        raise BadInput("That is no key to open with: its line begins with AGE-SECRET-KEY-1. age-keygen writes such a file.") from error
    except age.DecryptError as error:
        wrong = "key" if key.keys else "passphrase"
        raise BadInput(
            f"The file does not open: the {wrong} is another one, or the file was damaged. Nothing was received. Try the {wrong} again, or ask for the file again."
        ) from error
    return opened


def for_passphrase(data: bytes) -> bool:
    """Whether a closed file wants a passphrase, not a key."""
    return data.startswith(BEGINS + b"\n-> scrypt ")


def _age() -> Any:
    try:
        import pyrage
    except ImportError as error:
        raise MissingPart("A hand-over is always encrypted, which needs a part that is not here: pip install 'habeas[secure]'") from error
    return pyrage
