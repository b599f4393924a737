"""The published site: static pages that need no script and nothing from elsewhere, in several languages, with feeds that tell what changed."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.cases import Casebook
from habeas.model.pictures import Picture
from habeas.publishing.case_view import CaseView, Origins
from habeas.publishing.site import pages
from habeas.publishing.site.changes import Change, changes, manifest
from habeas.publishing.site.feed import feed
from habeas.publishing.site.frame import Settings, path, slug
from habeas.publishing.site.pictures import of_case
from habeas.publishing.site.speech import Speech, catalogue

__all__ = ["LANGUAGES", "Change", "changes", "site"]

LANGUAGES = tuple(catalogue())


def site(
    book: Casebook,
    cases: Sequence[str],
    languages: Sequence[str] = ("en", "ko"),
    *,
    stamp: str,
    title: str,
    base_url: str | None = None,
    changes: Sequence[Change] | None = None,
    listed: bool = False,
    origins: Origins | None = None,
    pictures: Sequence[Picture] = (),
) -> dict[str, bytes]:
    """Every file of a site, by its path. The first language stands at the top, the others in a folder of their code.

    `book`: already veiled; all that it holds of these cases is shown. `stamp`: ISO day or time of the publication, the only one on any page.
    `changes`: what `changes` of this package gives, for the feeds and the list on each page; left out, every case is new. `listed`: whether search
    engines may list the site. `pictures`: covered copies that somebody has looked at; those of reports of these cases are shown. Raises NotFound for an
    unknown case, BadInput for an unknown language. The same input gives the same bytes.
    """
    settings = Settings(title, stamp, tuple(dict.fromkeys(languages)), base_url, listed, bool(pictures))
    chosen = sorted(dict.fromkeys(cases))
    views = [CaseView(book, ident, origins) for ident in chosen]
    shown = [v.case for v in views]
    history = tuple(changes) if changes is not None else tuple(Change(c.id, stamp, "case_new") for c in shown)
    files = {"robots.txt": b"User-agent: *\nAllow: /\n" if listed else b"User-agent: *\nDisallow: /\n"}
    files["manifest.json"] = manifest(book, shown, history, stamp)
    files |= {f"pictures/{p.name}": p.data for v in views for p in of_case(v, pictures)}
    for language in settings.languages:
        speech = Speech(language, book)
        files[path(settings, language, "index.html")] = pages.index(speech, settings, views)
        files[path(settings, language, "feed.xml")] = feed(speech, settings, shown, history)
        for v in views:
            own = f"cases/{slug(v.case.id)}"
            files[path(settings, language, f"{own}.html")] = pages.case(speech, settings, v, history, pictures)
            files[path(settings, language, f"{own}.xml")] = feed(speech, settings, shown, history, v.case)
    return dict(sorted(files.items()))
