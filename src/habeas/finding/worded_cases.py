"""Names in the cases of a language that bends them: "Карима Ниязова", "Карим Ниязов" and "Ниязову" are one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from habeas.model.people import Sex

LEAST = 3
"""Letters that must be left of a name without its ending."""


def bent_alike(names: Iterable[str], lists: dict[str, Any], source: str, text: str) -> dict[str, str]:
    """The id of each name that is another one's in a different case, or its last word alone; nothing in languages that leave names as they are."""
    ending = _ending(lists)
    if ending is None:
        return {}
    ids: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(n.split()), text.find(n))):
        stems = tuple(_stem(w, ending) for w in name.split())
        known = {i for s, i in ids.items() if s == stems or (len(stems) == 1 and s[-1] == stems[0])}
        found[name] = known.pop() if len(known) == 1 else f"{source}:p{max(0, text.find(name))}"
        ids.setdefault(stems, found[name])
    return found


def last_names(names: Iterable[tuple[str, Sex]], lists: dict[str, Any], text: str) -> Iterator[tuple[str, Sex]]:
    """The last words of full names as they stand alone in a text, in any case."""
    ending = _ending(lists)
    stems = {_stem(name.split()[-1], ending) for name, _ in names if ending is not None and " " in name}
    for stem in sorted(s for s in stems if len(s) > LEAST):
        for word in sorted(set(re.findall(rf"(?<![\w-]){re.escape(stem)}[а-яё]{{0,3}}(?![\w-])", text))):
            if ending is not None and _stem(word, ending) == stem:
                yield word, "unknown"


def _ending(lists: dict[str, Any]) -> re.Pattern[str] | None:
    known = lists.get("names", {}).get("bent")
    return re.compile(known) if known else None


def _stem(word: str, ending: re.Pattern[str]) -> str:
    bare = ending.sub("", word)
    return bare if len(bare) >= LEAST else word
