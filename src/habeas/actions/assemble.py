"""Bring the casebook up to date: put together what single reports say. Done when it is asked for, and only where something changed.

The casebook falls into parts that share no person, incident or text (`linking.parts`). Each part is kept with a fingerprint of all that decides
what comes of it: its reports, their links, the decisions about their words, the ids that its bodies and places have everywhere. A part whose
fingerprint is the same is left as it stands; so a new report costs what its own part costs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from habeas.actions import bonds
from habeas.actions.case_lines import CaseLine, lines
from habeas.actions.facts import columns, facts
from habeas.actions.needed import needed
from habeas.edition import edition
from habeas.model.cases import Casebook, CaseFile
from habeas.model.findings import Identities, Link
from habeas.model.judgement import Judgement
from habeas.model.plain import from_plain, to_plain
from habeas.model.signing import settled
from habeas.store import assembled, ledger, parts, queries, rows, seen
from habeas.store.models import FindingsRow
from habeas.store.writing import writing

TRIES = 3
"""How often the casebook is assembled while others go on writing, before they are made to wait."""


def current() -> bool:
    """Whether the assembled casebook says all that reports and decisions say now, by this edition of habeas."""
    return assembled.mark("assembled") == state()


def stamp() -> str:
    """Names what the assembled casebook says: as long as it is the same, so are all answers drawn from it."""
    return " ".join(assembled.marks("assembled", "digest"))


def state() -> str:
    """Names all that reports and decisions say now, whether the case files have taken it up or not."""
    return f"{assembled.mark('changes') or 0} {edition()}"


def refresh() -> None:
    """Assemble the casebook if a report or a decision came since it was last assembled; others may write meanwhile."""
    with seen.everything():
        for _ in range(TRIES):
            if current():
                return
            if _attempt():
                return
        with writing():
            _attempt()


def _attempt() -> bool:
    """Assemble what changed and save it; False where reports changed under our hands. The stages are imported only when they are needed.

    A decision that comes meanwhile is taken up the next time: where many decide at once there is always one.
    """
    from habeas.actions.dates import dated_rows

    now = state()
    bonds.renew()
    reports = parts.own_rows()
    tied, stale = dated_rows()
    decided = settled(ledger.judgements())
    shared = bonds.shared(tied.found, kept_apart(decided))
    known = parts.known("cases")
    wanted = {part.name: part for part in bonds.split(tied, shared, decided)}
    prints = {name: part.fingerprint() for name, part in wanted.items()}
    changed = [wanted[name] for name, now in prints.items() if name not in known or known[name][0] != now]
    made = [_assemble(part, prints[part.name], shared) for part in changed]
    with writing():
        if parts.own_rows() != reports:
            return False
        FindingsRow.objects.filter(pk__in=stale).delete()
        parts.save(made, [name for name in known if name not in wanted], merged)
        assembled.set_mark("digest", sealed({name: digest for name, (_, digest) in parts.known("cases").items()}))
        assembled.set_mark("assembled", now)
    return True


def kept_apart(decided: Sequence[Judgement]) -> set[str]:
    """Ids of the people whom standing decisions keep apart from others."""
    from habeas.pipeline import anchored
    from habeas.pipeline import kept_apart as apart

    different = [j for j in decided if j.verdict == "different_person"]
    sources = {quote.source for j in different for quote in (*j.on, *j.other)}
    held = [rows.findings(row) for row in queries.own_findings(sources)] if sources else []
    texts = {source: rows.stored_text(source) for source in sorted(sources)}
    return apart(held, [anchored(j, texts) for j in different])


def _assemble(part: bonds.Part, fingerprint: str, shared: bonds.Shared) -> parts.Assembled:
    """Put one part together from what was found in its reports."""
    from habeas.pipeline import anchored, conclude_part

    found = [rows.findings(row) for row in queries.rows(part.rows)]
    texts = {source: rows.stored_text(source) for source in part.sources}
    links = [from_plain(Link, link) for pair, plain in parts.links_between(part.rows).items() if pair in part.pairs for link in plain]
    book, identities = conclude_part(found, links, texts, [anchored(j, texts) for j in part.decided], shared.ids)
    return plainly(part.name, fingerprint, book, identities, shared.figures)


def plainly(name: str, fingerprint: str, book: Casebook, identities: Identities, figures: Collection[str]) -> parts.Assembled:
    """An assembled part as it is kept."""
    nouns = [(kind, noun.id, to_plain(noun)) for kind in assembled.KINDS for noun in getattr(book, kind)]
    versions = [noun for noun in nouns if noun[0] in ("organisations", "places", "laws") or (noun[0] == "people" and noun[1] in figures)]
    elsewhere = {ident for _, ident, _ in versions}
    members, listed = needed(book), lines(book)
    return parts.Assembled(
        name,
        fingerprint,
        digest(nouns),
        [noun for noun in nouns if noun[1] not in elsewhere],
        versions,
        identities.of,
        [*parts.plain_links(identities.links, refused=False), *parts.plain_links(identities.refused, refused=True)],
        [row(case, book, *listed[case.id], members[case.id]) for case in book.cases],
        list(facts(book, members)),
    )


def row(case: CaseFile, book: Casebook, day: str, line: CaseLine, members: Collection[str]) -> parts.Row:
    """A case as it is kept."""
    plain = to_plain(line)
    return parts.Row(case.id, day, case.title, plain, members, columns(case, book, plain))


def merged(kind: str, versions: Sequence[parts.Plain]) -> parts.Plain:
    """One noun out of what several parts say of it, plain."""
    from habeas.casefile.together import one_of

    if len(versions) == 1:
        return versions[0]
    plain: parts.Plain = to_plain(one_of(kind, [from_plain(assembled.KINDS[kind], version) for version in versions]))
    return plain


def digest(nouns: Sequence[tuple[str, str, parts.Plain]]) -> str:
    """SHA-256 over everything that a part says."""
    return hashlib.sha256(json.dumps(sorted(nouns, key=lambda noun: noun[:2]), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sealed(digests: Mapping[str, Any]) -> str:
    """SHA-256 over the digests of all parts: over everything that the assembled casebook says."""
    return hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()


def changed_by_hand() -> bool:
    """Whether the assembled casebook says something else than when it was assembled."""
    said = {name: digest(list(nouns)) for name, nouns in parts.digested()}
    if sealed(said) != assembled.mark("digest"):
        return True
    return any({ident: noun for _, ident, noun in parts.shared(merged, list(kept))} != kept for kept in parts.shared_nouns())
