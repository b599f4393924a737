"""What templates call: words of the nouns, addresses of files, marked text."""

from __future__ import annotations

from typing import Any

from django import template

from habeas.model.amount import Amount
from habeas.model.when import When
from habeas.web import files, saying, wording

register = template.Library()


@register.simple_tag
def file(name: str) -> str:
    """The address of one of the program's own files."""
    return files.address(name)


@register.filter
def word(key: str, table: str) -> str:
    """A word of a table in the reader's language: {{ "detained"|word:"status" }}."""
    return wording.word(table, key)


@register.filter
def when(value: When | None) -> str:
    """A time in words."""
    return wording.time(value)


@register.filter
def since(value: When) -> str:
    """From when on, in words."""
    return wording.since(value)


@register.filter
def moment(iso: str) -> str:
    """An ISO moment as day and time (UTC)."""
    return f"{wording.day(iso[:10])}, {iso[11:16]}" if len(iso) > 15 else iso


@register.filter
def many(value: Amount | None) -> str:
    """A number as it was said."""
    return wording.amount(value)


@register.filter
def percent(value: float) -> str:
    """A share as percent."""
    return f"{value:.0%}"


@register.filter
def unlocal(value: float) -> str:
    """A number as programs write it."""
    return str(value)


@register.filter
def spoken(name: str, in_korean: str) -> str:
    """A name as the reader's language has it."""
    return wording.spoken(name, in_korean)


@register.filter
def get(table: dict[str, Any], key: str) -> Any:
    """An entry of a table by a key that a template holds."""
    return table.get(key, "")


register.simple_tag(saying.passage)
