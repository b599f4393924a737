"""A draft to a finished text: which spans are article, and what the source is."""

from __future__ import annotations

from habeas.model.quote import Span
from habeas.model.source import Furniture, Source, Text
from habeas.reading.draft import Draft
from habeas.reading.furniture import judge
from habeas.reading.language import language_of, primary_tag
from habeas.reading.lines import Line, lines_of
from habeas.reading.masthead import weigh
from habeas.reading.page import Page
from habeas.reading.results import Hints
from habeas.reading.translated import suspected, translation_signs


def describe(draft: Draft, name: str, sha256: str, hints: Hints, parent: str | None = None) -> Text:
    """Judge a draft and set down all that its page says of itself. Pure: the same draft and hints give the same text."""
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
    signs = translation_signs(article)
    if not suspected(signs):
        return False, ()
    return True, tuple(f"machine translation suspected: {s.kind}: {s.words}" for s in signs)


def _parted(page: Page) -> tuple[tuple[Furniture, ...], tuple[Span, ...]]:
    """Furniture without overlaps, and what is left of every line, in order; lines that follow each other become one span of main text."""
    furniture: list[Furniture] = []
    for mark in sorted(page.marks, key=lambda f: (f.span.start, -f.span.end)):
        if not furniture or mark.span.start >= furniture[-1].span.end:
            furniture.append(mark)
    main: list[Span] = []
    marks = iter(furniture)
    mark = next(marks, None)
    for line in sorted(page.lines, key=lambda x: x.span):
        at = line.span.start
        clear = True
        while mark is not None and mark.span.start < line.span.end:
            _add(main, page, Span(at, max(at, mark.span.start)), clear)
            at, clear = max(at, mark.span.end), False
            mark = next(marks, None)
        _add(main, page, Span(at, max(at, line.span.end)), clear and not _after(furniture, main, line))
    return tuple(furniture), tuple(main)


def _after(furniture: list[Furniture], main: list[Span], line: Line) -> bool:
    """Whether furniture stands between the last span of main text and a line."""
    if not main:
        return False
    return any(main[-1].end <= f.span.start < line.span.start for f in furniture)


def _add(main: list[Span], page: Page, span: Span, joins: bool) -> None:
    start, end = span.start, span.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if joins and main and not page.text[main[-1].end : start].strip():
        main[-1] = Span(main[-1].start, end)
    else:
        main.append(Span(start, end))
