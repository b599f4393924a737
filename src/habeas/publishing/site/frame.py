"""The frame of every page of the published site: one file without script, nothing from elsewhere, for screen, reader aloud and paper."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from habeas.publishing.page import esc
from habeas.publishing.site.speech import Speech, catalogue


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site is: its title, the stamp on every page (an ISO day or time), its languages, where it will stand, whether search engines may list it,
    and whether it shows pictures."""

    title: str
    stamp: str
    languages: tuple[str, ...]
    base_url: str | None = None
    listed: bool = False
    pictures: bool = False

    def folder(self, language: str) -> str:
        """The folder of a language; the first has none."""
        return "" if language == self.languages[0] else f"{language}/"


def path(settings: Settings, language: str, page: str) -> str:
    """Where a page stands in the site: "index.html", "ko/cases/case-1.html"."""
    return settings.folder(language) + page


def way(here: str, there: str) -> str:
    """The relative address of one page of the site from another."""
    return "../" * here.count("/") + there


def slug(case_id: str) -> str:
    """A case's id as the name of a file that every system takes."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in case_id)


@functools.cache
def style() -> str:
    """The style sheet, inside every page."""
    return resources.files("habeas.publishing.site").joinpath("site.css").read_text(encoding="utf-8")


@functools.cache
def policy(pictures: bool = False) -> str:
    """What a browser may do with a page: show it in this one style, with pictures of this site or inside the page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    images = " img-src 'self' data:;" if pictures else ""
    return f"default-src 'none'; style-src 'sha256-{digest}';{images} base-uri 'none'; form-action 'none'"


def framed(
    speech: Speech, settings: Settings, page: str, title: str, body: str, feeds: Mapping[str, str], parts: Sequence[tuple[str, str]] = ()
) -> bytes:
    """A whole page. `page`: its path inside its language's folder. `feeds`: path of a feed to its name. `parts`: (anchor, name) to jump to."""
    here = path(settings, speech.language, page)
    head = "".join(
        f'<link rel="alternate" type="application/atom+xml" title="{esc(name)}" href="{esc(way(here, feed))}">\n'
        for feed, name in feeds.items()
    )
    head += "".join(
        f'<link rel="alternate" hreflang="{code}" href="{esc(way(here, path(settings, code, page)))}">\n' for code in settings.languages
    )
    robots = "index, follow" if settings.listed else "noindex, nofollow"
    return f"""<!DOCTYPE html>
<html lang="{speech.language}" dir="{speech.say("_dir")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{esc(policy(settings.pictures))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="{robots}">
<title>{esc(title)}</title>
{head}<style>{style()}</style>
</head>
<body>
<a class="skip" href="#content">{esc(speech.say("skip"))}</a>
<header class="site">
<p class="site-name" dir="auto"><a href="{esc(way(here, path(settings, speech.language, "index.html")))}">{esc(settings.title)}</a></p>
{_tongues(speech, settings, here, page)}</header>
<div class="sheet">
{_contents(speech, parts)}<main id="content">
{body}
</main>
</div>
<footer>
<p>{esc(speech.say("footer"))}</p><p>{esc(speech.say("as_of", day=speech.day(settings.stamp)))}</p>
</footer>
</body>
</html>
""".encode()


def _tongues(speech: Speech, settings: Settings, here: str, page: str) -> str:
    """The way to the same page in other languages."""
    if len(settings.languages) < 2:
        return ""
    ways = []
    for code in settings.languages:
        current = ' aria-current="true"' if code == speech.language else ""
        there = esc(way(here, path(settings, code, page)))
        ways.append(f'<li><a href="{there}" lang="{code}" hreflang="{code}"{current}>{esc(catalogue()[code]["_name"])}</a></li>')
    return f'<nav class="tongues" aria-label="{esc(speech.say("languages"))}"><ul>{"".join(ways)}</ul></nav>\n'


def _contents(speech: Speech, parts: Sequence[tuple[str, str]]) -> str:
    if not parts:
        return ""
    rows = "".join(f'<li><a href="#{anchor}">{esc(name)}</a></li>' for anchor, name in parts)
    return f'<nav class="contents" aria-label="{esc(speech.say("parts"))}"><ul>{rows}</ul></nav>\n'
