"""What a web page says of itself in its head: title, site, authors, date, language, address."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from habeas.model.when import NEVER_SAID, When
from habeas.reading.dates import iso_when
from habeas.reading.draft import Stated
from habeas.reading.lists import words

MOST_SCRIPT = 500_000


class Chosen:
    """What the library that picks the main text found beside it; used where the head is silent."""

    def __init__(self, title: str | None = None, author: str | None = None, date: str | None = None, site: str | None = None) -> None:
        self.title, self.author, self.date, self.site = title, author, date, site
        self.notes: tuple[str, ...] = ()


class Head:
    """Gathers meta elements, JSON-LD and time elements while the page is walked."""

    def __init__(self) -> None:
        self.page_title: str | None = None
        self.fields: dict[str, list[str]] = {}
        self.language: str | None = None
        self.canonical: str | None = None
        self.linked: list[dict[str, Any]] = []
        self.translated: str | None = None
        self.scripts = 0
        self._json_next = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take what one start tag says."""
        if name == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or self.language
            if "translated-" in attributes.get("class", ""):
                self.translated = f'the page was saved through a translator (class="{attributes["class"][:40]}")'
        elif name == "meta":
            key = (
                attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv") or ""
            ).lower()
            if key and attributes.get("content"):
                self.fields.setdefault(key, []).append(html.unescape(attributes["content"]).strip())
        elif name == "link" and "canonical" in attributes.get("rel", "").lower():
            self.canonical = html.unescape(attributes.get("href", "")) or self.canonical
        elif name == "time" and attributes.get("datetime"):
            published = "pubdate" in attributes or "datepublished" in attributes.get("itemprop", "").lower()
            self.fields.setdefault("time pubdate" if published else "time", []).append(attributes["datetime"])
        elif name == "script":
            self.scripts += 1
            self._json_next = "ld+json" in attributes.get("type", "").lower()

    def raw(self, name: str, inside: str) -> None:
        """Take the inside of a script when it is JSON-LD."""
        if name == "script" and self._json_next and len(inside) <= MOST_SCRIPT and inside.count("[") + inside.count("{") < 5000:
            try:
                self._gather(json.loads(inside.strip()), 0)
            except (ValueError, RecursionError):
                return

    def _gather(self, value: Any, depth: int) -> None:
        if depth > 6:
            return
        if isinstance(value, list):
            for item in value[:50]:
                self._gather(item, depth + 1)
        elif isinstance(value, dict):
            kinds = value.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(k in words("markup")["article_types"] for k in kinds if isinstance(k, str)):
                self.linked.append(value)
            self._gather(value.get("@graph"), depth + 1)

    def _first(self, section: str) -> tuple[str, str] | None:
        for key in words("markup")[section]:
            for value in self.fields.get(key, ()):
                if value:
                    return value, key
        return None

    def stated(self, chosen: Chosen) -> Stated:
        """All of it together, the page's own fields before what the library found."""
        published, why = self._published(chosen)
        site = self._first("site_fields")
        title = self._title(site[0] if site else None) or chosen.title
        publisher = next((name for article in self.linked for name in _names(article.get("publisher"))), None)
        return Stated(
            title=title,
            outlet=(site[0] if site else None) or publisher or None,
            authors=self._authors(chosen),
            published=published,
            published_why=why,
            language=self.language,
            url=self.canonical if (self.canonical or "").startswith("http") else None,
            machine_translated=self.translated,
        )

    def _title(self, site: str | None) -> str | None:
        for article in self.linked:
            if isinstance(article.get("headline"), str) and article["headline"].strip():
                return html.unescape(article["headline"]).strip()
        found = self._first("title_fields")
        title = found[0] if found else self.page_title
        return without_site(title, site) if title else None

    def _published(self, chosen: Chosen) -> tuple[When, str | None]:
        for article in self.linked:
            when = iso_when(str(article.get("datePublished") or ""))
            if when.known:
                return when, "the page's JSON-LD gives datePublished"
        for key in words("markup")["date_fields"]:
            for value in self.fields.get(key, ()):
                when = iso_when(value)
                if when.known:
                    return when, f"the page's field {key} says so"
        return NEVER_SAID, None

    def _authors(self, chosen: Chosen) -> tuple[str, ...]:
        names = [n for article in self.linked for n in _names(article.get("author"))]
        if not names:
            names = [v for key in words("markup")["author_fields"] for v in self.fields.get(key, ())][:5]
        if not names and chosen.author:
            names = chosen.author.split(";")
        tidy = (re.sub(r"^(?:by|von|par|por|di)\s+", "", html.unescape(n).strip(), flags=re.IGNORECASE) for n in names)
        return tuple(dict.fromkeys(n for n in tidy if n and not n.startswith(("http", "@")) and len(n) < 80))


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [n for v in value[:20] for n in _names(v)]
    return []


def without_site(title: str, site: str | None) -> str:
    """A page title without the site's name that follows (or leads) it after a bar or a dash."""
    parts = re.split(r"\s+[|–—\-·»:]\s+|\s*[|｜]\s*", title.strip())
    if site and len(parts) > 1:
        kept = [p for p in parts if p.casefold() != site.casefold()]
        if len(kept) < len(parts) and kept:
            cut = title
            if parts[-1].casefold() == site.casefold():
                cut = title[: title.rfind(parts[-1])]
            elif parts[0].casefold() == site.casefold():
                cut = title[len(parts[0]) :]
            return cut.strip(" |–—-·»:｜")
    return title.strip()
