"""A draft to a finished text: which spans are article, and what the source is."""

from __future__ import annotations

from dataclasses import replace

from habeas.model.quote import UNKEPT, Span
from habeas.model.source import Furniture, Source, Text
from habeas.reading.draft import Draft
from habeas.reading.furniture import judge
from habeas.reading.language import language_of, primary_tag
from habeas.reading.masthead import weigh
from habeas.reading.page import Page
from habeas.reading.paragraphs import lines_of
from habeas.reading.results import Hints
from habeas.reading.translated import suspected, translation_signs

TRANSLATION_SAMPLE = 60_000
"""Characters of an article that are looked through for signs of a machine's translation."""


def describe(draft: Draft, name: str, sha256: str, hints: Hints, parent: str | None = None) -> Text:
    """Judge a draft and set down all that its page says of itself. Pure: the same draft and hints give the same text."""
    # each stands for one unreadable character in the stored text, so that offsets stay
    draft = replace(draft, text=UNKEPT.sub("\ufffd", draft.text))
    page = Page(draft.text, lines_of(draft.text, draft.blocks))
    judge(page)
    furniture, main = _parted(page)
    if not main:
        page.notes.append("every line looks like page furniture; all of it is kept as main text")
        furniture, main = (), tuple(line.span for line in page.lines)
    masthead = weigh(page, draft.stated, hints)
    article = "\n".join(span.of(draft.text) for span in main)
    language = primary_tag(hints.language) or language_of(article, draft.stated.language)
    translated, why = _translated(page, draft, article, language)
    source = Source(
        id=sha256[:16],
        sha256=sha256,
        name=name,
        media_type=draft.media_type,
        title=masthead.title,
        outlet=masthead.outlet,
        authors=masthead.authors,
        published=masthead.published,
        published_why=masthead.published_why,
        language=language,
        machine_translated=translated,
        republishes=masthead.republishes,
        dateline=page.dateline,
        url=hints.url or draft.stated.url,
        parent=parent,
        main_text=main,
        furniture=furniture,
        notes=(*draft.notes, *masthead.notes, *why),
    )
    return Text(source, draft.text, draft.segments)


def _translated(page: Page, draft: Draft, article: str, language: str) -> tuple[bool, tuple[str, ...]]:
    notice = draft.stated.machine_translated or page.machine
    if notice:
        return True, (f"machine translation: {notice}",)
    if language != "en":
        return False, ()
    signs = translation_signs(article[:TRANSLATION_SAMPLE])
    if not suspected(signs):
        return False, ()
    return True, tuple(f"machine translation suspected: {s.kind}: {s.words}" for s in signs)


def _parted(page: Page) -> tuple[tuple[Furniture, ...], tuple[Span, ...]]:
    """Furniture without overlaps, and what is left of every line, in order; lines that follow each other become one span of main text."""
    furniture: list[Furniture] = []
    for found in sorted(page.marks, key=lambda f: (f.span.start, -f.span.end)):
        if not furniture or found.span.start >= furniture[-1].span.end:
            furniture.append(found)
    main: list[Span] = []
    marks = iter(furniture)
    mark = next(marks, None)
    for line in sorted(page.lines, key=lambda x: x.span):
        at = line.span.start
        while mark is not None and mark.span.start < line.span.end:
            _add(main, page.text, at, mark.span.start)
            at, mark = max(at, mark.span.end), next(marks, None)
        _add(main, page.text, at, line.span.end)
    return tuple(furniture), tuple(main)


def _add(main: list[Span], text: str, start: int, end: int) -> None:
    """Add a stretch of article, white space at its ends left off; joined to the last one where only white space parts them."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    if main and not text[main[-1].end : start].strip():
        main[-1] = Span(main[-1].start, end)
    else:
        main.append(Span(start, end))
