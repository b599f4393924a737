"""What a page says of itself, weighed: title, outlet, authors, day of publication, whose text it republishes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from habeas.model.when import NEVER_SAID, When
from habeas.reading.dates import iso_when
from habeas.reading.draft import Stated
from habeas.reading.lists import words
from habeas.reading.page import Page
from habeas.reading.results import Hints


@dataclass(frozen=True, slots=True)
class Masthead:
    """The answer, and notes on what was weighed."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: When
    published_why: str | None
    republishes: str | None
    notes: tuple[str, ...]


def weigh(page: Page, stated: Stated, hints: Hints) -> Masthead:
    """What a person said of the file comes first, then its machine fields, then the words of the page."""
    notes = list(page.notes)
    published, why = _published(page, stated, hints, notes)
    outlet = _outlet(page, stated, hints, notes)
    title = hints.title or stated.title or (page.title.of(page.text) if page.title else None)
    title = re.sub(r"\s+", " ", title).strip() if title else None
    return Masthead(
        title,
        outlet,
        hints.authors or stated.authors or tuple(page.authors),
        published,
        why,
        _republishes(page, outlet, hints, stated),
        tuple(notes),
    )


def _published(page: Page, stated: Stated, hints: Hints, notes: list[str]) -> tuple[When, str | None]:
    if hints.published:
        when = iso_when(hints.published)
        if when.known:
            return when, "given beside the file"
        notes.append(f"the date given beside the file, {hints.published!r}, is not one")
    if stated.published.known:
        return stated.published, stated.published_why
    ranked = sorted(page.dates, key=lambda d: -d.rank)
    for found in ranked:
        if found.rank < 4 and _later_year(page, found.when):
            notes.append(f"{found.why} is not taken as the day of publication: the text speaks of later years")
            continue
        return found.when, found.why
    return NEVER_SAID, None


def _later_year(page: Page, when: When) -> bool:
    """Whether the article speaks of a year after the date: then the date opens a story and does not sign it."""
    if when.latest is None:
        return False
    year = int(when.latest[:4])
    body = " ".join(line.text for line in page.body())
    return any(
        int(y) > year and int(y) < 2100
        for y in re.findall(r"(?<![\d.,$€£])((?:19|20)\d{2})(?![\d,]|\s?(?:people|men|women|children|%))", body)
    )


def _outlet(page: Page, stated: Stated, hints: Hints, notes: list[str]) -> str | None:
    if hints.outlet:
        return hints.outlet
    if stated.outlet:
        return stated.outlet
    found = sorted(page.outlets, key=lambda o: -o.rank)
    if found:
        name = _fuller(found[0].name, [o.name for o in found])
        notes.append(f"outlet: {found[0].why}")
        return str(words("outlets")["agency_names"].get(name, name))
    for url in (hints.url, stated.url):
        known = outlet_of_address(url) if url else None
        if known:
            notes.append(f"outlet: the address {urlsplit(url or '').netloc}")
            return known
    return None


def _fuller(name: str, others: list[str]) -> str:
    """Among names that are one ("Business Insider", "Business Insider Australia") the fuller; a misprint yields to the copyright line."""
    alike = [o for o in others if fuzz.partial_ratio(o.casefold(), name.casefold()) >= 95]
    return max(alike, key=len, default=name) if len(name.split()) > 1 else name


def outlet_of_address(url: str) -> str | None:
    """The outlet that publishes at an address, where the list knows it; the longest matching ending of the host wins."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return None
    domains: dict[str, str] = words("outlets")["domains"]
    parts = host.split(".")
    return next((domains[d] for d in (".".join(parts[k:]) for k in range(len(parts) - 1)) if d in domains), None)


_BORROWED = re.compile(
    r"\((?:[^()]*?\b)?(?:via|from|copy of|spun copy of|copying|reposting|republishing|translating|summary of|courtesy of|syndicated from)\s+(?P<from>[^()]+)\)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\((?P<from>[^()]+)\)\s*$")


def _republishes(page: Page, outlet: str | None, hints: Hints, stated: Stated) -> str | None:
    """The outlet whose text this is, where it is another's: "(Reuters)" beside another name, "originally appeared at X", "copy of X"."""
    name = page.republishes
    if not name and outlet:
        borrowed = _BORROWED.search(outlet)
        if not borrowed:
            borrowed = _AGENCY.search(outlet)
            if borrowed and borrowed["from"] not in words("outlets")["agencies"]:
                borrowed = None
        name = borrowed["from"].strip() if borrowed else None
    if not name and outlet:
        wire = next((o.name for o in page.outlets if o.name in words("outlets")["agencies"] and o.rank >= 4), None)
        if wire and fuzz.ratio(wire.casefold(), outlet.casefold()) < 80:
            name = wire
    if name is None:
        return None
    name = str(words("outlets")["agency_names"].get(name, name))
    return None if outlet and name.casefold() == outlet.casefold() else name
