"""A casebook turned into one of the same nouns that may be shown: nothing in it that is protected.

Where it is open whether words give somebody away, they go: a wrong name that gets out can kill, a line too many that is held back cannot.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from habeas.model.cases import Casebook
from habeas.model.errors import HabeasError
from habeas.model.plain import to_plain
from habeas.model.protection import Consent, Protection, Pseudonym, Purpose
from habeas.model.quote import Span
from habeas.model.source import Source
from habeas.protecting.hidden import Hidden, hidden
from habeas.protecting.measures import Measures, Wider, coarse
from habeas.protecting.passages import copies
from habeas.protecting.redacted import Redacted
from habeas.protecting.rewriting import Rewriting
from habeas.protecting.spelling import bare
from habeas.protecting.standing import Standing, shields
from habeas.protecting.substitutes import Substitutes

NEW = re.compile(r"[a-z]-[0-9a-f]{20}")
"""An id that a publication gave: made of the casebook's secret and of no word or place of a report."""
LISTS = ("people", "organisations", "places", "events", "claims", "figures", "appeals", "laws", "cases", "sources")


@dataclasses.dataclass(frozen=True, slots=True)
class Veiled:
    """A casebook that may be shown. `ids`: new id of each noun by its old one; `secrets`: the protected words, for whoever searches what is made."""

    book: Casebook
    ids: Mapping[str, str]
    secrets: tuple[str, ...]


def veiled(
    book: Casebook, protections: Iterable[Protection], consents: Iterable[Consent], pseudonyms: Iterable[Pseudonym], **more: object
) -> Casebook:
    """The casebook of the same nouns with nothing protected in it; `more` as `veil` takes it."""
    return veil(book, protections, consents, pseudonyms, **more).book  # type: ignore[arg-type]  # veil says what it takes


def veil(
    book: Casebook,
    protections: Iterable[Protection],
    consents: Iterable[Consent],
    pseudonyms: Iterable[Pseudonym],
    measures: Measures | None = None,
    *,
    day: str,
    key: bytes,
    purpose: Purpose = "publication",
    wider: Mapping[str, tuple[Wider, ...]] | None = None,
    spellings: Mapping[str, tuple[str, ...]] | None = None,
) -> Veiled:
    """The casebook with nothing protected in it, the ids that became others, and the words to search for.

    `day`: ISO day on which consents must hold. `key`: the casebook's secret. `wider`: for each place the towns and provinces it lies in, the nearest
    first. `spellings`: other spellings of a person's name, by id. A person without a pseudonym becomes "[name]". Raises Leak where a protected name
    is left, which is a defect.
    """
    consents = tuple(consents)
    held = shields(Standing(tuple(protections), consents), purpose, day)
    agreed = {c.person for c in consents if c.covers(purpose, day)}
    h = hidden(book, held, measures or Measures(), wider or {}, spellings or {}, agreed)
    subs = Substitutes(h.names, {p.person: p.text for p in pseudonyms if p.person in h.people}, h.places)
    ids = {noun.id: new_id(key, kind, noun.id) for kind in LISTS for noun in getattr(book, kind)}
    places = {ident: new_id(key, "places", f"wider/{show.name}/{show.country}") for ident, show in h.places.items() if show}
    r = Rewriting(h, subs, ids, copies(h, subs), places)
    made = _book(h, r)
    secret = secrets(h)
    _check(made, h, subs.pseudonyms.values())
    return Veiled(made, {**ids, **places}, secret)


class Leak(HabeasError):
    """A protected name was left in what was to be shown; nothing may be published."""


def new_id(key: bytes, kind: str, old: str) -> str:
    """An id that tells nothing: drawn from the old one with the casebook's secret, so that it stays the same from one publication to the next."""
    if NEW.fullmatch(old):
        return old
    return f"{kind[0]}-{hmac.new(key, f'{kind}/{old}'.encode(), hashlib.sha256).hexdigest()[:20]}"


def secrets(h: Hidden) -> tuple[str, ...]:
    """Every protected spelling: names, names of protected places, authors and outlets of protected sources."""
    found = [name for ident in h.people for name in h.names_of(ident)]
    for source in h.book.sources:
        if source.id in h.sources:
            found += [*source.authors, *(word for word in (source.outlet, source.url, source.sha256) if word)]
    found += [name for place in h.book.places if place.id in h.guarded_places for name in (place.name, *place.names)]
    found += [q.text for q in h.passages]
    return tuple(sorted(set(found)))


def _book(h: Hidden, r: Rewriting) -> Casebook:
    book = h.book
    claims = [c for c in book.claims if c.id in r.claims_left]
    events = [e for e in book.events if any(c in r.claims_left for c in e.claims) or not e.claims]
    gone = {c.id for c in book.claims} - {c.id for c in claims} | {e.id for e in book.events} - {e.id for e in events}
    gone |= set(h.places)
    r.ids = {old: new for old, new in r.ids.items() if old not in gone}
    shown = {r.new_place[ident]: show for ident, show in h.places.items() if show}
    places = [*(r.place(p) for p in book.places if p.id not in h.places), *(r.wider_place(i, show) for i, show in shown.items())]
    figures = [made for f in book.figures if (made := r.figure(f)) is not None]
    laws = [dataclasses.replace(r.generic(w), id=r.ids[w.id], kind=w.kind, quotes=r.quotes(w.quotes)) for w in book.laws]
    lists: dict[str, list[Any]] = {
        "sources": [_source(h, r, s) for s in book.sources],
        "people": [r.person(p) for p in book.people],
        "organisations": [r.organisation(o) for o in book.organisations],
        "places": places,
        "events": [r.event(e) for e in events],
        "claims": [r.claim(c) for c in claims],
        "figures": figures,
        "appeals": [r.appeal(a) for a in book.appeals],
        "laws": laws,
        "cases": [r.case(c) for c in book.cases],
    }
    texts = tuple(sorted((r.ids[source], copy.text) for source, copy in r.copies.items()))
    in_order = {kind: tuple(sorted(nouns, key=lambda noun: noun.id)) for kind, nouns in lists.items()}
    return Casebook(**in_order, texts=texts)


def _source(h: Hidden, r: Rewriting, s: Source) -> Source:
    copy = r.copies.get(s.id)
    safe, naming = s.id in h.sources, s.id in h.naming
    address = unquote(s.url or "")
    plain = not h.people or h.measures.links or not (naming or shows(h, address))
    said = {"title": s.title, "outlet": s.outlet, "republishes": s.republishes, "dateline": s.dateline, "published_why": s.published_why}
    related = s.id in h.related_sources
    told: dict[str, Any] = {name: r.said(words, related=related) if words else words for name, words in said.items()}
    notes = () if safe or related else r.generic(s.notes)
    made = dataclasses.replace(
        s,
        id=r.ids[s.id],
        sha256=s.sha256 if plain and not safe else "",
        name=r.subs.say(s.name) if plain and not safe and not shows(h, s.name) else f"report{_ending(s.name)}",
        url=s.url if plain and not safe and not shows(h, address) else None,
        authors=r.generic(s.authors),
        parent=r.ids.get(s.parent or ""),
        main_text=_moved(copy, s.main_text, h.measures.texts),
        furniture=tuple(f for f in s.furniture) if copy is None or not copy.cuts else (),
        notes=notes,
        published=r.generic(s.published),
        **told,
    )
    if not safe:
        return made
    bare_source: dict[str, Any] = {
        "title": None,
        "outlet": None,
        "authors": (),
        "republishes": None,
        "dateline": None,
        "parent": None,
        "published_why": None,
    }
    return dataclasses.replace(made, published=coarse(s.published, "month"), **bare_source)


def _ending(name: str) -> str:
    found = re.search(r"\.\w{1,5}$", name)
    return found.group() if found else ""


def _moved(copy: Redacted | None, spans: tuple[Span, ...], texts: str) -> tuple[Span, ...]:
    if copy is None or not copy.cuts:
        return spans
    if texts == "shown":
        return (Span(0, len(copy.text)),) if copy.text else ()
    return tuple(moved for span in spans if (moved := copy.moved(span)) is not None)


def shows(h: Hidden, address: str) -> bool:
    """Whether an address or a file name holds a protected name, or a part of one, in any case."""
    words = {bare(word) for word in re.split(r"[^\w]+|_", address)} - {""}
    parts, whole = h.letters
    return bool(h.names.hits(address)) or bool(words & parts) or any(name in bare(address) for name in whole)


def _check(made: Casebook, h: Hidden, pseudonyms: Iterable[str]) -> None:
    """Search every string of what was made for every protected name. Raises Leak at the first."""
    plain = to_plain(made)
    ours = {bare(name) for name in pseudonyms}
    for words in _strings(plain):
        for hit in h.names.hits(words):
            if hit.whole and bare(words[hit.start : hit.end]) not in ours:
                raise Leak(
                    f"a protected name is left in “{words[max(0, hit.start - 30) : hit.end + 30]}”. Nothing was published; tell those who write habeas."
                )


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
