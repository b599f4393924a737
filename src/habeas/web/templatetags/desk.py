"""What templates call: words of the nouns, addresses of files, marked text."""

from __future__ import annotations

from typing import Any

from django import template

from habeas.model.amount import Amount
from habeas.model.findings import Reason
from habeas.model.judgement import Judgement
from habeas.model.when import When
from habeas.web import browsers, files, likeness, saying, withheld, wording
from habeas.web.because import because
from habeas.web.reasons import GIVEN, PROTECT, TEAM, UNREAD

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
def days(said: Any) -> str:
    """The days between which something that was found lies, as people write them."""
    return likeness.dated(f"{said.earliest or '..'}/{said.latest or '..'}")


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
def counted(value: Amount | None) -> str:
    """A number with what it counts."""
    return wording.counted(value)


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
def reason(said: Reason) -> str:
    """Why the machine takes two for the same or not."""
    return likeness.likeness(said)


@register.filter
def held(words: str, said: Reason) -> str:
    """The words of one side of a comparison."""
    return likeness.side(words, said)


@register.filter
def known(words: str, what: str) -> str:
    """What is known of one of two that are compared: a kind, a sex and days in the reader's language, else the words as they are."""
    if what == "what":
        return wording.word("happened", words)
    if what == "sex":
        return wording.word("sex", words)
    return likeness.dated(words.replace(" – ", "/")) if what == "when" else words


@register.filter
def protection(why: str) -> str:
    """Why reading proposes to protect somebody; a person's own reason as it was written."""
    return PROTECT.in_words(why)


@register.filter
def guarded(why: str) -> str:
    """Why somebody or something is withheld."""
    return withheld.why(why)


@register.filter
def absent(why: str) -> str:
    """Why a picture is left out."""
    return withheld.absent(why)


@register.filter
def picture(called: str) -> str:
    """What a picture is called."""
    return withheld.picture(called)


@register.filter
def given(why: str) -> str:
    """The reason of a decision: a person's own words, or what stands there where nobody wrote any."""
    return GIVEN.in_words(why)


@register.filter
def reasoned(row: Judgement) -> str:
    """The reason of a row of the ledger: what was done about those who work here in the reader's language, a person's own words as they are."""
    return (TEAM if row.verdict == "team" else GIVEN).in_words(row.why)


@register.filter
def browser(agent: str) -> str:
    """A browser as people call it."""
    return browsers.called(agent)


@register.filter
def refusal(message: str) -> str:
    """Why a file was not taken."""
    return UNREAD.in_words(message)


@register.filter
def get(table: dict[str, Any], key: str) -> Any:
    """An entry of a table by a key that a template holds."""
    return table.get(key, "")


register.simple_tag(saying.passage)
register.simple_tag(because)
