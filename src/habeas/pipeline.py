"""The stages in a row, without a database: reports in, casebook out. The same reports and decisions give the same casebook in any order.

The store keeps what `find` and `compare` give and calls these functions for the rest, so that both ways give the same bytes.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from habeas.casefile import assemble_and_tell
from habeas.casefile.renaming import name_keys
from habeas.casefile.together import together
from habeas.finding.find import find
from habeas.linking import cluster, compare, keys, pairs
from habeas.linking.dating import infer_published
from habeas.linking.decisions import decided as decisions
from habeas.linking.parts import FIGURE, everywhere, parts, shared_ids, shared_keys, tied_by_decision, tied_by_key, ties, united
from habeas.model.cases import Casebook
from habeas.model.findings import Findings, Identities, Link
from habeas.model.judgement import Judgement
from habeas.model.quote import Quote
from habeas.model.signing import settled
from habeas.model.source import Text
from habeas.model.when import When
from habeas.reading import Hints, Reading, parse_metadata, read

__all__ = [
    "Hints",
    "Reading",
    "case_files",
    "casebook",
    "conclude",
    "conclude_part",
    "connect",
    "find",
    "parse_metadata",
    "read",
    "read_all",
    "redated",
]

Compared = dict[tuple[str, str], tuple[Findings, Findings, Sequence[Link]]]
"""Two reports by their ids, as they were when they were compared, and their links."""


def read_all(files: Iterable[tuple[str, bytes]], hints: Mapping[str, Hints] | None = None) -> Iterator[Reading]:
    """Read (name, bytes) pairs in order of name; the same bytes under two names are read once."""
    seen: set[str] = set()
    for name, data in sorted(files, key=lambda file: file[0]):
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in seen:
            seen.add(sha256)
            yield read(name, data, hints or {})


def case_files(
    files: Iterable[tuple[str, bytes]], hints: Mapping[str, Hints] | None = None, judgements: Sequence[Judgement] = ()
) -> Casebook:
    """From reports to case files. What could not be read is left out; `read_all` says why."""
    return casebook([text for reading in read_all(files, hints) for text in reading.texts], judgements)


def casebook(texts: Iterable[Text], judgements: Sequence[Judgement] = ()) -> Casebook:
    """From stored texts to case files: find, compare, date what has no date by what it is linked to and find that again, put together."""
    by_id = {text.source.id: text for text in texts}
    found = {ident: find(by_id[ident]) for ident in sorted(by_id)}
    before: Compared = {}
    links = connect(found.values(), before)
    dated = infer_published(list(found.values()), links)
    if dated:
        found |= {ident: find(redated(by_id[ident], dated[ident])) for ident in sorted(dated)}
        links = connect(found.values(), before)
    words = {ident: text.text for ident, text in by_id.items()}
    return conclude(list(found.values()), links, words, judgements)[0]


def connect(findings: Iterable[Findings], before: Compared | None = None) -> tuple[Link, ...]:
    """Compare every two reports that share a telling blocking key. `before`: two reports that were compared as they are are not compared again."""
    by_id = {found.source.id: found for found in findings}
    keyed = {ident: keys(found) for ident, found in by_id.items()}
    links: list[Link] = []
    for left, right in ((by_id[left], by_id[right]) for left, right in pairs(keyed)):
        links += _compared(left, right, {} if before is None else before)
    return tuple(sorted(links, key=lambda link: (link.kind, link.left, link.right)))


def _compared(left: Findings, right: Findings, before: Compared) -> Sequence[Link]:
    """The links between two reports, and what they rest on kept for the next time."""
    held = before.get((left.source.id, right.source.id))
    if held is None or held[0] is not left or held[1] is not right:
        before[left.source.id, right.source.id] = held = left, right, compare(left, right)
    return held[2]


def redated(text: Text, when: When) -> Text:
    """The text with a time of publication that other reports gave it."""
    return dataclasses.replace(
        text, source=dataclasses.replace(text.source, published=when, published_why="inferred from reports linked with it")
    )


def conclude(
    findings: Sequence[Findings], links: Sequence[Link], texts: Mapping[str, str], judgements: Sequence[Judgement]
) -> tuple[Casebook, Identities]:
    """Put together what is the same and assemble the case files, part by part; decisions are held against the words as they stand now."""
    by_id = {found.source.id: found for found in findings}
    decided = [anchored(judgement, texts) for judgement in settled(tuple(judgements))]
    figures = {ident for found in by_id.values() for ident in figures_of(found)}
    home = {x: ident for ident, found in by_id.items() for x in (ident, *(n.id for n in found.people), *(n.id for n in found.events))}
    tied = [(home[link.left], home[link.right]) for link in links if ties(link, figures)]
    keyed = [(ident, key) for ident, found in by_id.items() for _, key in everywhere_keys(found)]
    split = parts(by_id, [*tied, *tied_by_key(sorted(keyed)), *tied_by_decision(decided)])
    shared = shared_ids((pair for found in by_id.values() for pair in everywhere_keys(found)), kept_apart(list(by_id.values()), decided))
    part_of = {ident: part[0] for part in split for ident in part}
    held: dict[str, list[Link]] = {}
    for link in links:
        held.setdefault(part_of.get(home.get(link.left, ""), ""), []).append(link)
    done = [conclude_part([by_id[ident] for ident in part], held.get(part[0], ()), texts, about(part, decided), shared) for part in split]
    return together(book for book, _ in done), united([identities for _, identities in done])


def conclude_part(
    findings: Sequence[Findings], links: Sequence[Link], texts: Mapping[str, str], decided: Sequence[Judgement], shared: Mapping[str, str]
) -> tuple[Casebook, Identities]:
    """One part of a casebook: reports that are tied to one another. `shared`: the id in the whole casebook of each thing that other parts may name."""
    identities = everywhere(cluster(findings, links, decided), shared)
    return assemble_and_tell(findings, texts, identities, decided)


def everywhere_keys(found: Findings) -> Iterator[tuple[str, str]]:
    """(id, key) of what a report names that other reports may name too: bodies, places, laws, public figures."""
    yield from shared_keys(found)
    yield from name_keys(found)


def figures_of(found: Findings) -> set[str]:
    """Ids of the public figures in a report."""
    return {ident for ident, key in shared_keys(found) if key.startswith(FIGURE)}


def about(part: Collection[str], judgements: Iterable[Judgement]) -> list[Judgement]:
    """The decisions about words of these reports."""
    return [j for j in judgements if any(q.source in part for q in (*j.on, *j.other))]


def kept_apart(findings: Sequence[Findings], judgements: Sequence[Judgement]) -> set[str]:
    """Ids of the people whom decisions keep apart from others."""
    return {ident for pair in decisions(findings, judgements)[1] for ident in pair}


def anchored(judgement: Judgement, texts: Mapping[str, str]) -> Judgement:
    """A decision whose quotes stand where their words are now: a better reader may have moved them since it was made."""
    on, other = (tuple(moved(quote, texts) for quote in quotes) for quotes in (judgement.on, judgement.other))
    return judgement if (on, other) == (judgement.on, judgement.other) else dataclasses.replace(judgement, on=on, other=other)


def moved(quote: Quote, texts: Mapping[str, str]) -> Quote:
    """The quote at the nearest place where its words stand; unchanged where they stand nowhere."""
    text = texts.get(quote.source, "")
    if text[quote.start : quote.end] == quote.text:
        return quote
    before, after = text.rfind(quote.text, 0, quote.end), text.find(quote.text, quote.start)
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return quote
    start = min(places, key=lambda place: (abs(place - quote.start), place))
    return Quote(quote.source, start, start + len(quote.text), quote.text)
