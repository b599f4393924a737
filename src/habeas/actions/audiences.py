"""What was protected from some of those who work here: the reports that tell of it, which are closed to everybody who is not in its audience.

A name stands in many places at once (titles, quotes, case files, pictures of pages, what others wrote when they decided), and a report in which one word is
covered still tells by all the others whose it was. So nothing is covered: the reports that name the protected person or place, or in which the protected
words stand, are closed to whoever may not see it, with all cases that rest on them, as cases are that were not given to them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from habeas.actions.assemble import stamp
from habeas.model.cases import Casebook
from habeas.model.judgement import Judgement
from habeas.model.people import Person, Place
from habeas.model.protection import Protection
from habeas.model.signing import person_key
from habeas.protecting.access import Role, may_see
from habeas.store import assembled, fulltext, rows, search, seen
from habeas.store.decided import decided
from habeas.store.letters import UNSPACED

WORDS_OF_A_NAME, WORDS_OF_A_PASSAGE, LETTERS = 2, 4, 3
"""From how many words on (letters, where a script puts no spaces between words) a name or a passage is looked for in reports that were not linked."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A protection that has an audience, and the reports that tell of what it protects."""

    protection: Protection
    sources: frozenset[str]


_LOCK = threading.Lock()
_GUARDS: tuple[object, tuple[Guard, ...]] = ("none", ())


def closed_to(role: Role, name: str) -> frozenset[str]:
    """Ids of the reports that are closed to somebody in this role, of this name, whatever cases they were given."""
    key = person_key(name)
    return frozenset(source for guard in guards() if not may_see(role, key, guard.protection) for source in guard.sources)


def guards() -> tuple[Guard, ...]:
    """Every protection with an audience that holds now; a decision counts from the moment it is written."""
    global _GUARDS
    held = decided().guarding()
    if not held:
        return ()
    now = (stamp(), tuple((row.number, row.hash) for row in held))
    with _LOCK:
        if _GUARDS[0] != now:
            with seen.everything():
                _GUARDS = (now, tuple(_guard(row) for row in held))
        return _GUARDS[1]


def _guard(row: Judgement) -> Guard:
    """What one decision closes. Where its words stand for nobody any more, the reports that it was made on stay closed all the same."""
    from habeas.pipeline import anchored
    from habeas.protecting.decided import protections, value_of

    own = {quote.source for quote in row.on}
    there = anchored(row, {source: rows.stored_text(source) for source in assembled.some(own)})
    people, places = (tuple(_near(own, letter)) for letter in ("p", "l"))
    nouns: dict[str, Person | Place] = {noun.id: noun for noun in (*people, *places)}
    found = protections(Casebook(people=people, places=places), [there])
    said = [noun for protection in found if (noun := nouns.get(protection.thing))]
    sources = own | {mention.source for noun in said for mention in noun.mentions}
    sources |= _telling((name for noun in said for name in _names(noun)), WORDS_OF_A_NAME)
    value = value_of(row)
    if value.get("guards") == "passage":
        sources |= _telling((quote.text for quote in row.on), WORDS_OF_A_PASSAGE)
    readers = tuple(person_key(str(reader)) for reader in value.get("readers", ()))
    return Guard(Protection("passage", "", (), audience=value["audience"], readers=readers), frozenset(sources))


def _near(sources: Iterable[str], letter: str) -> Iterator[Any]:
    """The people or places that reports name."""
    for source in sorted(sources):
        yield from assembled.some(assembled.clusters_in(source, letter)).values()


def _names(noun: Person | Place) -> list[str]:
    return [name.text for name in noun.names] if isinstance(noun, Person) else [noun.name, *noun.names]


def _telling(texts: Iterable[str], fewest: int) -> set[str]:
    """The reports in which all the words of one of these texts stand, whether or not the machine found that they are the same."""
    found: set[str] = set()
    for text in dict.fromkeys(texts):
        terms = [replace(term, begins=False) for term in search.asked(text)]
        long_run = max((len(run) for run in UNSPACED.findall(text)), default=0)
        if len(terms) >= fewest or long_run >= LETTERS:
            found |= {ident for kind, ident in fulltext.index().things(terms) if kind == "source"}
    return found
