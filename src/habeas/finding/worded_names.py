"""Names told by their form and company in languages that write without capitals: a title behind, an office before, an age in brackets."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

from habeas.finding.worded_descriptions import trades
from habeas.model.people import Sex
from habeas.model.quote import Span

SEX: dict[str, Sex] = {"m": "male", "f": "female", "u": "unknown"}
DOT = re.compile(r"[·・•．]")
LONGEST_OWN = 3
"""Letters of a family name and a given name, but for the few family names of two."""
LONGEST = 5
"""Letters of the longest names in their own script."""
Busy = Callable[[Span], bool]
"""Whether a place, body or time claims some words."""


def told_by_form(text: str, lists: dict[str, Any], busy: Busy, language: str) -> Iterator[tuple[str, Sex]]:
    """Every name that its form and company give away, with the sex that its title tells."""
    yield from _patterned(text, lists, busy, language)
    yield from _opening(text, lists, busy)
    yield from _repeated(text, lists, busy)


def _patterned(text: str, lists: dict[str, Any], busy: Busy, language: str) -> Iterator[tuple[str, Sex]]:
    titles = {t: SEX[s] for s, listed in lists.get("titles", {}).items() for t in listed}
    surnames = lists.get("surnames", "") + lists.get("rare_surnames", "")
    none = tuple(lists.get("names", {}).get("ends_no_name", ()))
    never = tuple(lists.get("names", {}).get("begins_no_name", ()))
    addresses = lists.get("names", {}).get("addresses", ())
    for pattern in lists.get("names", {}).get("patterns", ()):
        for m in behind_trades(pattern.replace("<surnames>", surnames).replace("<sounds>", lists.get("sounds", "")), language).finditer(
            text
        ):
            name, title = m.group("name"), m.groupdict().get("title") or ""
            if name.endswith(none) or name.startswith(never) or not _may_be_called(name, surnames, lists):
                continue
            if title not in addresses and busy(Span(m.start("name"), m.end("name"))):  # nobody calls a town "Mr"
                continue
            led = re.match(lists["names"].get("led", "(?!)"), name)
            yield name[led.end() :] if led else name, titles.get(title, "unknown")


def _may_be_called(name: str, surnames: str, lists: dict[str, Any]) -> bool:
    """Whether a row of letters can be a name: a short one begins with a family name, a longer one has two letters of it or is written by its sound."""
    if not surnames or name.startswith(tuple(lists.get("compound_surnames", ()))):
        return True
    sounds = lists.get("sounds")
    if len(name) > LONGEST_OWN and sounds and not DOT.search(name):
        return all(letter in sounds for letter in name)
    return name[0] in surnames or not 1 < len(name) <= LONGEST_OWN


@functools.cache
def behind_trades(pattern: str, language: str) -> re.Pattern[str]:
    """An expression in which <trades> stands for what people are by trade or calling."""
    return re.compile(pattern.replace("<trades>", trades(language)))


def _opening(text: str, lists: dict[str, Any], busy: Busy) -> Iterator[tuple[str, Sex]]:
    """Chinese: a family name and two characters that are no body or office, where a clause or a calling ends before and a verb or date follows."""
    for known in lists.get("names", {}).get("opening", ()):
        three = rf"[{lists['surnames'] + lists['rare_surnames']}][\u4e00-\u9fff](?!{known['not_last']})[\u4e00-\u9fff]"
        for m in re.finditer(rf"{known['before']}(?P<name>{three})(?={known['after']})", text):
            name = m.group("name")
            if not re.match(known["not_names"], name) and not busy(Span(m.start("name"), m.end("name"))):
                yield name, "unknown"


def _repeated(text: str, lists: dict[str, Any], busy: Busy) -> Iterator[tuple[str, Sex]]:
    """Chinese: three characters that begin with a family name and come back in the text."""
    if not lists.get("names", {}).get("repeats"):
        return
    never = (*lists["names"].get("begins_no_name", ()), *lists["names"].get("verbs", ()))
    for m in re.finditer(rf"(?=([{lists['surnames']}][\u4e00-\u9fff]{{2}}))", text):
        name = m.group(1)
        if name.startswith(never) or name.endswith(tuple(lists["names"].get("ends_no_name", ()))):
            continue
        if text.count(name) > 1 and not busy(Span(m.start(1), m.end(1))) and text.index(name) == m.start(1):
            yield name, "unknown"


def called_short(full: str, short: str) -> bool:
    """Whether a name written without spaces begins or ends with a shorter one: its family name, its given name, one side of the dot in a foreign one."""
    parts = DOT.split(full)
    if len(parts) > 1:
        return short in parts
    return len(short) < len(full) <= LONGEST and (full.startswith(short) or full.endswith(short))


def called_first(full: str, short: str) -> bool:
    """Whether a name is the first word of a full one ("Eero" of "Eero Lindvall")."""
    return full.startswith(f"{short} ")
