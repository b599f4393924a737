"""What forms ask and what they say, as plain words; `actions` check them."""

from __future__ import annotations

from typing import Any, get_args

from django.http import QueryDict

from habeas.actions.beside import Meant
from habeas.model.claims import ClaimKind, SpeakerKind, Stance, StatusWord
from habeas.model.errors import BadInput
from habeas.model.events import EventKind


def said(form: QueryDict) -> Meant:
    """What a form says that a claim means."""
    word = {name: form.get(name, "").strip()[:500] for name in Meant.__dataclass_fields__ if name not in ("people", "negated", "about")}
    people = tuple(person for person in form.getlist("people") if person)
    return Meant(**word, people=people, negated="negated" in form, about="about" in form)


def number(text: str) -> int:
    """A number in an address, as that of a page; 0 where it is none or too large to be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def counted(text: str) -> int:
    """A number that a form of ours sends back. Raises BadInput where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadInput("The form is not whole. Load the page again.")
    return int(text)


def choices() -> dict[str, Any]:
    """The words that a form about a claim lets one choose from."""
    return {
        "kinds": get_args(ClaimKind),
        "events": get_args(EventKind),
        "stances": get_args(Stance),
        "statuses": get_args(StatusWord),
        "nearness": get_args(SpeakerKind),
    }
