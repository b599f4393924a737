"""The pictures of a case as the published site shows them: covered copies, each with words for whoever cannot see it and the report it came with."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.pictures import Picture
from habeas.publishing.case_view import CaseView
from habeas.publishing.page import esc
from habeas.publishing.site.frame import Settings, path, slug, way
from habeas.publishing.site.speech import Speech


def of_case(v: CaseView, pictures: Sequence[Picture]) -> list[Picture]:
    """The pictures that came with the reports of a case, in the order of these, each once."""
    order = {source: n for n, source in enumerate(v.case.sources) if source in v.sources}
    own = sorted((p for p in pictures if p.source in order), key=lambda p: (order[p.source], p.name))
    return list({p.name: p for p in reversed(own)}.values())[::-1]


def alt(speech: Speech, picture: Picture, number: int) -> str:
    """What a picture shows in words: those that a person wrote in this language, else its number and that it is covered."""
    return dict(picture.alt).get(speech.language) or speech.say("picture_alt", n=number)


def caption(speech: Speech, v: CaseView, picture: Picture) -> str:
    """Which report a picture came with, and that it was covered."""
    number = v.case.sources.index(picture.source) + 1
    return speech.say("picture_from", report=f"{number}. {speech.report(v.sources[picture.source], number)}")


def pictures(speech: Speech, settings: Settings, v: CaseView, given: Sequence[Picture]) -> str:
    """The part of a case page that shows its pictures; "" where it has none."""
    here = path(settings, speech.language, f"cases/{slug(v.case.id)}.html")
    return "".join(
        f'<figure class="photo"><img src="{esc(way(here, f"pictures/{p.name}"))}" width="{p.size[0]}" height="{p.size[1]}" '
        f'alt="{esc(alt(speech, p, n))}"><figcaption dir="auto">{esc(caption(speech, v, p))}</figcaption></figure>'
        for n, p in enumerate(of_case(v, given), 1)
    )
