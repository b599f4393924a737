"""The list of cases as a case worker reads it: who, what is known now and who says so, how much is open."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.actions.case_lines import CaseLine
from habeas.model.plain import from_plain
from habeas.store import assembled
from habeas.store.search import folded


@dataclass(frozen=True, slots=True)
class Overview:
    """A case in the list, and all that a search in the list looks through, folded."""

    line: CaseLine
    words: str

    def fits(self, words: str) -> bool:
        """Whether all of the words stand in what the case is called by."""
        return all(word in self.words for word in folded(words).split())


def overview() -> tuple[Overview, ...]:
    """Every case as it was last assembled, in the order of listing."""
    lines = (from_plain(CaseLine, {**line, "number": number}) for number, line in assembled.case_lines())
    return tuple(Overview(line, folded("\n".join((line.title, line.korean, *line.people, *line.also)))) for line in lines)
