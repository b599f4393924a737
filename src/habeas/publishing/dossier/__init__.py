"""The dossier of a case: a PDF to be handed over, printed and read aloud, in English or Korean."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.cases import Casebook
from habeas.model.pictures import Picture
from habeas.publishing.case_view import CaseView, Origins
from habeas.publishing.dossier import events, people
from habeas.publishing.dossier.words import Words
from habeas.publishing.paper import pdf
from habeas.publishing.paper.blocks import Paper, Para, Photo, section
from habeas.publishing.site.pictures import alt, caption, of_case
from habeas.publishing.site.speech import Speech

__all__ = ["dossier", "paper"]


def dossier(
    book: Casebook,
    case_id: str,
    language: str = "en",
    *,
    stamp: str,
    title: str,
    origins: Origins | None = None,
    pictures: Sequence[Picture] = (),
) -> bytes:
    """The dossier of one case as PDF: tagged, with real text and its fonts inside; its metadata are its title and the day.

    `book`: already veiled; all that it holds of this case is shown. `stamp`: ISO day or time of the publication. `title`: whose publication this is,
    at the top of each page. `origins`: tells independent voices, without it each speaker counts once. `pictures`: covered copies that somebody has
    looked at. Raises NotFound for an unknown case, BadInput for an unknown language, MissingPart where the extra `pdf` is absent. The same input gives
    the same bytes.
    """
    return pdf(paper(book, case_id, language, stamp=stamp, title=title, origins=origins, pictures=pictures))


def paper(
    book: Casebook,
    case_id: str,
    language: str = "en",
    *,
    stamp: str,
    title: str,
    origins: Origins | None = None,
    pictures: Sequence[Picture] = (),
) -> Paper:
    """The dossier before it is set."""
    v, speech, own = CaseView(book, case_id, origins), Speech(language, book), Words(language)
    parts = (
        ("now", [people.now(v, speech, own)]),
        ("pictures", [Photo(p.data, alt(speech, p, n), caption(speech, v, p)) for n, p in enumerate(of_case(v, pictures), 1)]),
        ("timeline", events.timeline(v, speech, own)),
        ("said", events.told(v, speech, own)),
        ("figures", events.figures(v, speech)),
        ("differ", events.differing(v, speech)),
        ("open", events.open_questions(v, speech)),
        ("sources", events.sources(v, speech)),
    )
    as_of = speech.say("as_of", day=speech.day(stamp))
    blocks = [
        Para(own.say("lead", reports=speech.many("reports", len(v.case.sources))), "lead"),
        Para(f"{own.checked(v)} {as_of}.", "small"),
        *(b for key, body in parts for b in section(own.get(key) or speech.say(key), body)),
        Para(own.say("foot"), "foot"),
    ]
    return Paper(speech.title(v.case), title, language, stamp[:10], as_of, tuple(blocks), own.get("romanised"))
