"""What a row of a table rests on: claims, reports, speakers, and the first words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model.cases import Casebook
from habeas.model.claims import Claim
from habeas.model.quote import Quote
from habeas.model.wording import called

COLUMNS = ("claims", "sources", "speakers", "quote")
"""What every row that rests on claims ends with: ids of claims, ids of reports, who says so, and the words of the first claim."""


class Provenance:
    """The claims of a casebook by what they are about; rejected ones rest nothing."""

    def __init__(self, book: Casebook) -> None:
        people = {p.id: p for p in book.people}
        self.names = {i: called(p, people) for i, p in people.items()} | {o.id: o.name for o in book.organisations}
        self._claims = {c.id: c for c in book.claims if c.state != "rejected"}
        self._about: dict[str, list[str]] = {}
        self._figures: dict[str, list[Claim]] = {}
        for c in self._claims.values():
            for subject in c.subjects:
                self._about.setdefault(subject, []).append(c.id)
            if c.kind == "figure":
                self._figures.setdefault(c.quotes[0].source, []).append(c)

    def speaker(self, c: Claim) -> str:
        """Who makes a claim: the name, else how near they stand."""
        return self.names.get(c.speaker.entity or "") or c.speaker.name or f"({c.speaker.kind})"

    def of(self, claims: Iterable[str], otherwise: Sequence[Quote] = ()) -> tuple[str, str, str, str]:
        """The four cells for a row that rests on these claims; `otherwise`: the words where there is no claim."""
        found = [self._claims[i] for i in dict.fromkeys(claims) if i in self._claims]
        quotes = [q for c in found for q in c.quotes] or list(otherwise)
        return (
            "; ".join(c.id for c in found),
            "; ".join(sorted({q.source for q in quotes})),
            "; ".join(dict.fromkeys(self.speaker(c) for c in found)),
            quotes[0].text if quotes else "",
        )

    def about(self, ident: str, otherwise: Sequence[Quote] = ()) -> tuple[str, str, str, str]:
        """The cells for a row about a person."""
        return self.of(self._about.get(ident, ()), otherwise)

    def figure(self, q: Quote) -> list[str]:
        """The claims of figures that stand in some words."""
        return [c.id for c in self._figures.get(q.source, ()) if any(k.span.overlap(q.span) for k in c.quotes)]
