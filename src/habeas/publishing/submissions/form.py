"""The forms of the United Nations as reviewed data: their parts and fields, what each rests on, and what to ask where nothing is known."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from habeas.model.errors import BadInput
from habeas.model.publication import SUBMISSION_FORMS


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `rule`: how the casebook answers it ("" where it cannot); `given`: what of the submitter's own words does.

    `ask`: what to do where nothing is known; `short`: where something is known and it is not enough.
    """

    key: str
    label: str
    ask: str
    required: bool = False
    rule: str = ""
    given: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of a form."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `kinds`: kinds of events that it is about, the first that fits comes first; `consent`: whether it needs the person's or family's."""

    name: str
    title: str
    addressee: str
    note: str
    consent: bool
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]


@functools.cache
def form(name: str) -> Form:
    """A form by its name. Raises BadInput for one that is not there."""
    if name not in SUBMISSION_FORMS:
        raise BadInput(f"there is no form {name!r}; there are {', '.join(SUBMISSION_FORMS)}")
    given = tomllib.loads(resources.files("habeas.publishing.submissions").joinpath("forms", f"{name}.toml").read_text(encoding="utf-8"))
    parts = tuple(Part(p["title"], tuple(Field(**f) for f in p["field"])) for p in given["part"])
    return Form(given["name"], given["title"], given["addressee"], given["note"], given["consent"], tuple(given["kinds"]), parts)
