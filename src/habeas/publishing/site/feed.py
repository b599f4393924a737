"""The Atom feeds of the published site (RFC 4287): one for all cases and one for each, with what changed in words."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from habeas.model.cases import CaseFile
from habeas.publishing.site.changes import Change, told
from habeas.publishing.site.frame import Settings, path, slug, way
from habeas.publishing.site.speech import Speech

SPACE = uuid.UUID("8d0c6a52-9f0b-5a3e-9a39-1d2f4b6c7e80")
"""The name space of the ids in feeds: made up once, so that an entry keeps its id when the site moves."""
NEWEST = 100


def moment(stamp: str) -> str:
    """A stamp as RFC 3339 asks for it: a day alone is its first moment."""
    if len(stamp) == 10:
        return f"{stamp}T00:00:00Z"
    return stamp if stamp.endswith("Z") or stamp[-6:-5] in ("+", "-") else f"{stamp}Z"


def clean(text: str) -> str:
    """Text without the signs that XML forbids."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff"))


def feed(speech: Speech, settings: Settings, cases: Sequence[CaseFile], history: Sequence[Change], one: CaseFile | None = None) -> bytes:
    """A feed: of all cases, or of one. The newest entry stands first; an entry is all that changed in one case at one publication."""
    here = path(settings, speech.language, f"cases/{slug(one.id)}.xml" if one else "feed.xml")
    title = speech.say("feed_of", site=settings.title, title=speech.title(one)) if one else settings.title
    page = f"cases/{slug(one.id)}.html" if one else "index.html"
    grouped: dict[tuple[str, str], list[Change]] = {}
    for change in history:
        if one is None or change.case == one.id:
            grouped.setdefault((change.at, change.case), []).append(change)
    newest = sorted(grouped, key=lambda k: (moment(k[0]), k[1]), reverse=True)[:NEWEST]
    shown = {c.id: c for c in cases}
    entries = "".join(_entry(speech, settings, here, shown.get(i), i, at, grouped[at, i]) for at, i in newest)
    updated = moment(max((at for at, _ in newest), key=moment, default=settings.stamp))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{speech.language}">\n'
        f"<id>{_id(settings, speech.language, one.id if one else '')}</id>\n<title>{escape(clean(title))}</title>\n<updated>{updated}</updated>\n"
        f"<author><name>{escape(clean(settings.title))}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={_link(settings, here, here)}/>\n'
        f'<link rel="alternate" type="text/html" href={_link(settings, here, path(settings, speech.language, page))}/>\n'
        f"{entries}</feed>\n"
    ).encode()


def _id(settings: Settings, *parts: str) -> str:
    return uuid.uuid5(SPACE, "\x1f".join((settings.base_url or settings.title, *parts))).urn


def _link(settings: Settings, here: str, there: str) -> str:
    """A whole address where it is known where the site will stand, else one from the feed itself."""
    base = settings.base_url
    return quoteattr(f"{base.rstrip('/')}/{there}" if base else way(here, there))


def _entry(speech: Speech, settings: Settings, here: str, case: CaseFile | None, ident: str, at: str, history: Sequence[Change]) -> str:
    new = any(c.sort == "case_new" for c in history)
    gone = any(c.sort == "case_gone" for c in history)
    if case is None:
        title, page = speech.say("entry_gone"), "index.html"
        words = [speech.say("change_case_gone" if gone else "change_details")]
    else:
        title, page = speech.say("entry_new" if new else "entry_changed", title=speech.title(case)), f"cases/{slug(ident)}.html"
        words = told(speech, history)
    rows = "".join(f"<li>{escape(clean(w))}</li>" for w in words)
    return (
        f"<entry>\n<id>{_id(settings, speech.language, ident, at)}</id>\n<title>{escape(clean(title))}</title>\n<updated>{moment(at)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={_link(settings, here, path(settings, speech.language, page))}/>\n'
        f'<content type="html">{escape(f"<ul>{rows}</ul>")}</content>\n</entry>\n'
    )
