"""Claims in columns: kept beside the assembled casebook, so that the desk's queue and its search need no noun to be loaded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from habeas.store import fulltext
from habeas.store.models import ClaimFactRow
from habeas.store.rows import BATCH

OTHER = re.compile("[^0-9a-z]")
LONGEST_TOKEN = 120
LONGEST_SPAN = 30
"""Years of an interval that are entered in the index one by one; a wider one is entered as open."""
MOST_MONTHS = 4
"""The same for its months: most of what is told has a day or a month, and the index stays small."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim as the desk asks for it; see `ClaimFactRow`. `named`: names of all that it names; `things`: ids of these."""

    ident: str
    source: str
    start: int
    end: int
    words: str
    kind: str
    stance: str
    state: str
    predicate: str
    speaker: str
    speaker_kind: str
    event_kind: str
    country: str
    earliest: str
    latest: str
    case: str
    confidence: float
    worth: float
    reasons: tuple[str, ...]
    named: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


def token(sort: str, value: str) -> str:
    """One thing that claims are narrowed by, as a word of letters and digits that the index cannot take apart."""
    return f"{sort}x{OTHER.sub(lambda found: f'z{ord(found[0]):x}z', value.casefold()[:LONGEST_TOKEN])}"


def facets(fact: Fact) -> Iterator[str]:
    """Everything that a claim can be narrowed by."""
    said = {"k": fact.kind, "s": fact.stance, "t": fact.state, "v": fact.speaker_kind, "e": fact.event_kind, "c": fact.country}
    yield from (token(sort, value) for sort, value in said.items() if value)
    yield token("p", fact.predicate)
    yield from (token("i", thing) for thing in (*fact.things, fact.source, fact.case) if thing)
    yield from years(fact.earliest, fact.latest)
    yield from months(fact.earliest, fact.latest)


def years(earliest: str, latest: str) -> list[str]:
    """The years that an interval touches; one that is open at an end, or very wide, is "open", and nothing where no time is known."""
    if not earliest and not latest:
        return []
    if not earliest or not latest or int(latest[:4]) - int(earliest[:4]) > LONGEST_SPAN:
        return [token("y", "open")]
    return [token("y", str(year)) for year in range(int(earliest[:4]), int(latest[:4]) + 1)]


def months(earliest: str, latest: str, longest: int = MOST_MONTHS) -> list[str]:
    """The months that an interval touches; one that is open at an end, or touches more than so many, is "long", and nothing where no time is known."""
    if not earliest and not latest:
        return []
    first, last = (12 * int(day[:4]) + int(day[5:7]) - 1 if day else None for day in (earliest, latest))
    if first is None or last is None or last - first >= longest:
        return [token("m", "long")]
    return [token("m", f"{n // 12}{n % 12 + 1:02}") for n in range(first, last + 1)]


def save(facts: Iterable[tuple[str, Fact]]) -> None:
    """Add (part, claim) to the columns and to the index; call inside a transaction."""
    pending: list[tuple[str, Fact]] = []
    for pair in facts:
        pending.append(pair)
        if len(pending) == BATCH:
            _insert(pending)
            pending = []
    _insert(pending)


def _insert(facts: Collection[tuple[str, Fact]]) -> None:
    rows = ClaimFactRow.objects.bulk_create(_row(part, fact) for part, fact in facts)
    texts = ("\n".join(dict.fromkeys((fact.words, *fact.named, fact.speaker))) for _, fact in facts)
    entries = [(row.pk, text, list(facets(fact))) for row, text, (_, fact) in zip(rows, texts, facts, strict=True)]
    fulltext.index().add_claims(entries)


def _row(part: str, fact: Fact) -> ClaimFactRow:
    return ClaimFactRow(
        ident=fact.ident,
        part=part,
        source=fact.source,
        kind=fact.kind,
        stance=fact.stance,
        state=fact.state,
        speaker_kind=fact.speaker_kind,
        event_kind=fact.event_kind,
        country=fact.country,
        earliest=fact.earliest,
        latest=fact.latest,
        case=fact.case,
        predicate=fact.predicate,
        speaker=fact.speaker,
        words=fact.words,
        reasons=" ".join(fact.reasons),
        start=fact.start,
        end=fact.end,
        confidence=fact.confidence,
        worth=fact.worth,
    )


def forget(parts: Collection[str]) -> None:
    """Take the claims of these parts out."""
    rows = ClaimFactRow.objects.filter(part__in=list(parts))
    fulltext.index().drop_claims(list(rows.values_list("pk", flat=True)))
    rows.delete()


def forget_every() -> None:
    """Take all claims out."""
    fulltext.index().clear_claims()
    ClaimFactRow.objects.all().delete()
