"""How many independent origins stand behind what is said: the same speaker, or the same text printed again, counts once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.casefile.renaming import fold
from habeas.model import wording
from habeas.model.cases import Casebook
from habeas.model.claims import Claim, SpeakerKind
from habeas.model.source import Source

SHINGLE = 6
"""Words in a row that are compared to tell a reprinted text."""
REPRINTED = 0.5
"""Share of the shorter text's word rows that both must have to be one text."""
_NARRATION = "media"


@dataclass(frozen=True, slots=True)
class Origin:
    """Someone from whom a statement stems. `entity`: id of the person or body, None for a report's own narration or a source without a name."""

    name: str
    entity: str | None
    kind: SpeakerKind
    claims: tuple[str, ...]


def independent_origins(casebook: Casebook) -> dict[str, tuple[Origin, ...]]:
    """For each event's id those from whom it stems, independent of one another; only what is stated counts, no denial, fear or rejected claim."""
    book = Independence(casebook)
    return {e.id: book.of(e.claims) for e in casebook.events}


class Independence:
    """Tells independent origins apart for one casebook; texts are compared once."""

    def __init__(self, casebook: Casebook) -> None:
        self._claims = {c.id: c for c in casebook.claims}
        self._names = {p.id: p.names[0].text for p in casebook.people if p.names} | {o.id: o.name for o in casebook.organisations}
        self._words = {p.id: p.mentions[0].text for p in casebook.people if p.mentions and not p.names}
        self._sources = {s.id: s for s in casebook.sources}
        self._texts: Mapping[str, str] = dict(casebook.texts)
        self._rows: dict[str, frozenset[str]] = {}

    def of(self, claims: Iterable[str]) -> tuple[Origin, ...]:
        """Independent origins of some claims, those with names first."""
        counted = [self._claims[i] for i in dict.fromkeys(claims) if i in self._claims and _counts(self._claims[i])]
        text = self._same_text(sorted({q.source for c in counted for q in c.quotes}))
        found: dict[tuple[str, str], list[Claim]] = {}
        for c in counted:
            found.setdefault(self._key(c, text), []).append(c)
        spoken = {text[q.source] for (how, _), cs in found.items() if how != _NARRATION for c in cs for q in c.quotes}
        kept = {k: cs for k, cs in found.items() if k[0] != _NARRATION or not {text[q.source] for c in cs for q in c.quotes} <= spoken}
        return tuple(sorted((self._origin(cs) for cs in kept.values()), key=lambda o: (o.entity is None, o.name, o.claims)))

    def _key(self, c: Claim, text: Mapping[str, str]) -> tuple[str, str]:
        if c.speaker.entity:
            return ("entity", c.speaker.entity)
        place = text[c.quotes[0].source]
        if c.speaker.kind == "media":
            return (_NARRATION, place)
        return ("name", fold(c.speaker.name)) if c.speaker.name else (c.speaker.kind, place)

    def _origin(self, claims: list[Claim]) -> Origin:
        s = claims[0].speaker
        report = self._sources[claims[0].quotes[0].source]
        name = self._names.get(s.entity or "") or s.name or self._words.get(s.entity or "")
        if not name:
            name = wording.report(report) if s.kind == "media" else wording.UNNAMED
        return Origin(name, s.entity, s.kind, tuple(c.id for c in claims))

    def _same_text(self, sources: list[str]) -> dict[str, str]:
        """For each source the first one of the same outlet, or whose text it prints again."""
        root = {s: s for s in sources}
        for n, b in enumerate(sources):
            for a in sources[:n]:
                if root[a] == a and self._same(self._sources[a], self._sources[b]):
                    root[b] = a
                    break
        return root

    def _same(self, a: Source, b: Source) -> bool:
        outlets = [{fold(x) for x in (s.outlet, s.republishes) if x} for s in (a, b)]
        return bool(outlets[0] & outlets[1]) or self._overlap(a, b) >= REPRINTED

    def _overlap(self, a: Source, b: Source) -> float:
        x, y = self._rows_of(a), self._rows_of(b)
        return len(x & y) / min(len(x), len(y)) if x and y else 0.0

    def _rows_of(self, s: Source) -> frozenset[str]:
        if s.id not in self._rows:
            text = self._texts.get(s.id, "")
            words = re.findall(r"\w+", " ".join(m.of(text) for m in s.main_text) if s.main_text else text)
            self._rows[s.id] = frozenset(" ".join(words[i : i + SHINGLE]).casefold() for i in range(len(words) - SHINGLE + 1))
        return self._rows[s.id]


def _counts(c: Claim) -> bool:
    return c.state != "rejected" and not c.negated and c.stance in ("asserted", "hedged")


def origins_of(casebook: Casebook) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """For pages and commands: a function from claims' ids to the names of those who say so independently of one another."""
    book = Independence(casebook)

    def names(claims: Sequence[str]) -> tuple[str, ...]:
        return tuple(o.name for o in book.of(claims))

    return names
