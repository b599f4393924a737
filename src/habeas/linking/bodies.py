"""Organisations, places and laws: the same where their own names say so; a ministry or police only together with its country."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from habeas.linking.lexicon import words
from habeas.linking.people import figure
from habeas.linking.reasons import link
from habeas.linking.report import full_names
from habeas.model.claims import Law
from habeas.model.findings import Findings, Link, LinkKind, Reason
from habeas.model.people import Organisation, Place

Keyed = tuple[LinkKind, str, str, str]
"""Kind, id, the key that everything the same shares, the words shown."""


@functools.lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Small letters in the name's own script without marks and articles, words apart by single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    bare = unicodedata.normalize("NFC", bare)
    kept = re.sub(r"[^\w]+", " ", bare.replace("’", "").replace("'", "").replace(".", "")).split()
    return " ".join(w for w in kept if w not in ("the", "of", "and", "for", "to"))


@functools.cache
def _known() -> dict[str, str]:
    return {fold(n): key for key, names in words("bodies")["names"].items() for n in names.split("|")}


@functools.cache
def _generic() -> frozenset[str]:
    return frozenset(fold(n) for n in words("bodies")["generic"]["words"].replace("\n", "").split("|"))


def organisation_key(body: Organisation) -> str | None:
    """What all namings of one body share; None where the name alone does not say which body it is."""
    for name in (body.name, *body.names):
        if fold(name) in _known():
            return "org:" + _known()[fold(name)]
    folded = fold(body.name)
    if len(folded) < 2:
        return None
    if folded in _generic() or body.kind.startswith("state_") or body.kind in ("court", "legislature"):
        return f"org:{body.country}:{folded}" if body.country else None
    return f"org:{folded}"


def place_key(place: Place) -> str | None:
    """A place's own name with its country; a country by its code."""
    if place.kind == "country" and place.country:
        return f"place:{place.country}"
    folded = fold(place.name)
    return f"place:{place.country or ''}:{folded}" if folded and (place.country or place.kind == "river") else None


def law_key(law: Law) -> str | None:
    """A treaty's or act's name with its article."""
    folded = fold(law.name)
    return f"law:{folded}:{law.article or ''}" if folded else None


def keyed(findings: Findings) -> Iterator[Keyed]:
    """Everything in a report that is the same wherever its key is: bodies, places, laws, public figures."""
    for o in findings.organisations:
        if key := organisation_key(o):
            yield "organisation", o.id, key, o.name
    for p in findings.places:
        if key := place_key(p):
            yield "place", p.id, key, p.name
    for law in findings.laws:
        if key := law_key(law):
            yield "law", law.id, key, law.name
    for person in findings.people:
        known = next((f for n in full_names(person) if (f := figure(n))), None) if person.kind == "named" else None
        if known:
            yield "person", person.id, f"figure:{known}", person.names[0].text


def same_key(a: Keyed, b: Keyed) -> Link:
    """The link between two things of one key."""
    return link(a[0], a[1], b[1], 0.97, [Reason("same_name", 1.0, a[3], b[3], "one " + a[0] + " by its name")])
