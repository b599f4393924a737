"""Telling the article from the page it stands on, line by line: by words, by shape, and by what stands beside."""

from __future__ import annotations

import re

from habeas.model.source import FurnitureKind
from habeas.reading.dates import printed_dates
from habeas.reading.draft import Cue
from habeas.reading.headline import find_title, own_statement
from habeas.reading.leading import known_outlet, peel_end, peel_start
from habeas.reading.lines import Line
from habeas.reading.lists import words
from habeas.reading.page import Dated, Named, Page
from habeas.reading.phrases import is_name, known_phrase, outlet_name, pattern_matches, person_names
from habeas.reading.stamps import judge_stamp

_CLIP = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[-–—|]\s*(?P<rest>.{2,60}))?$")
_CODE = re.compile(
    r"(?:[a-z]{1,5}[-/]?\d{1,6}(?:[-/][a-z0-9]{1,6})*|\(?ends?\)?\.?|-?30-?|[#*=_~-]{2,}|[a-z]{2,4}(?:/[a-z]{2,4}){1,4}(?: ?\([^)]{2,40}\))?|[☆★◇◆■□●○]{1,5})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
MOST_FOLLOWERS = 15
MOST_WORDS_ABOVE = 20


def judge(page: Page) -> None:
    """Set a cue on every line that is furniture, find the title, and take page words off the article's first and last paragraph."""
    for line in page.lines:
        if line.cue is None:
            line.cue = _by_words(page, line)
    first = page.lines[0] if page.lines else None
    if first and first.cue and first.cue.kind == "related" and first.cue.why.startswith("starts"):
        first.cue = None  # "Opinion: ..." and "Video: ..." on the first line begin a headline
    _clips(page)
    find_title(page)
    _stamps(page)
    _head(page)
    _followers(page)
    _tail(page)
    body = [line for line in page.body() if line.span != page.title and not line.heading]
    sentences = [line for line in body if line.sentence or line.ends]
    if sentences:
        peel_start(page, sentences[0])
        peel_end(page, sentences[-1])
    _beside_the_article(page)
    for line in page.lines:
        if line.cue is not None:
            page.mark(line.span.start, line.span.end, line.cue.kind, line.cue.why)


def _beside_the_article(page: Page) -> None:
    """What lines say of the text that stand outside the article above it: that a machine translated it, and the one day they print."""
    first = next((line.span.start for line in page.lines if line.cue is None), 0)
    above = [line for line in page.lines if line.cue is not None and line.span.start < first and line.words <= MOST_WORDS_ABOVE]
    for line in above:
        if page.machine is None and next(pattern_matches("machine", line.text), None):
            page.machine = line.text[:100]
    clocked = [line for line in above if CLOCK.search(line.text)]  # a day without an hour may be that of viewing
    days = [d for line in clocked for d in printed_dates(page.text, line.span.start, line.span.end)]
    if not page.dates and len(days) == 1:
        page.dates.append(Dated(1, days[0].when, f'stated above the article: "{page.text[days[0].span.start : days[0].span.end]}"'))


def _by_words(page: Page, line: Line) -> Cue | None:
    if line.words <= 45:
        by = _byline(page, line)
        if by:
            return by
        for m in pattern_matches("follow", line.text):
            name = outlet_name(m["outlet"])
            page.outlets += [Named(3, name, f'the page says "{line.text[:60]}"')] if name else []
            return Cue("share", "asks to be followed")
        for m in pattern_matches("republished", line.text):
            if printed_dates(m["outlet"]) or not outlet_name(m["outlet"]):
                continue
            page.republishes = page.republishes or outlet_name(m["outlet"])
            return Cue("credit", "says where the text first stood")
        if line.words <= 30 and next(pattern_matches("machine", line.text), None):
            page.machine = page.machine or line.text[:100]
            return Cue("other", "says that the text was translated")
    cue = known_phrase(line)
    if cue and cue.kind == "legal":
        _copyright(page, line)
    if cue is None and _ADDRESS.fullmatch(line.text.strip("<>()[] ")):
        return Cue("navigation", "an address and nothing else")
    return cue


def _byline(page: Page, line: Line) -> Cue | None:
    if line.words > 40 or line.text[:1] in '“"«':
        return None
    for m in pattern_matches("byline", line.text):
        found = m.groupdict()
        if found.get("names") is not None:
            names = person_names(found["names"])
            if not names or line.words > 14:
                continue
            page.authors += [n for n in names if n not in page.authors]
        elif found.get("helpers") is not None:
            owner = re.match(r"([A-Z][\w .&-]{1,30}?)[’']s? [A-Z]", found["helpers"])
            if owner and known_outlet(owner[1]):
                page.outlets.append(Named(2, owner[1], f'"{line.text[:60]}"'))
        elif found.get("bio") is not None and not is_name(found["bio"]):
            continue
        return Cue("byline", "names who wrote, edited or helped")
    return None


_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|ⓒ|저작권자|<)[\s©ⓒ(c)]*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?)?[\s,.:]*(?:by )?"
    r"(?P<name>[^\d|©ⓒ<>\[\]]{2,60}?)\s*"
    r"(?:,?\s*(?:inc|llc|ltd|corp|co|plc|gmbh)\b\.?.*|[.,|>\]]?\s*(?:all rights|무단|\(http|[|>\]]).*|(?:19|20)\d{2}.*|[.]?)$",
    re.IGNORECASE,
)


def _copyright(page: Page, line: Line) -> None:
    m = _RIGHTS.search(line.text)
    if not m:
        return
    name = m["name"].strip(" ,.-–—")
    others = {other.plain for other in page.lines if other is not line}
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    if 1 <= len(name.split()) <= 6 and not name.casefold().startswith(("all rights", "rights", "notice", "and ", "holder")):
        page.outlets.append(Named(3, bare if bare.casefold() in others else name, f'the copyright line "{line.text[:60]}"'))


def _clips(page: Page) -> None:
    """A clip's running time ("02:34 - Source: X") and the clip's title beside it."""
    for n, line in enumerate(page.lines):
        m = _CLIP.fullmatch(line.text)
        if not m or line.words > 10:
            continue
        line.cue = Cue("caption", "the running time of a clip")
        source = re.search(r"source\s*:\s*(.+)", m["rest"] or "", re.IGNORECASE)
        if source:
            page.outlets.append(Named(1, source[1].strip(), f'the clip\'s source: "{line.text}"'))
        after = page.lines[n + 1] if n + 1 < len(page.lines) else None
        if (
            after
            and after.cue is None
            and not after.ends
            and after.words <= 20
            and page.text[line.span.end : after.span.start].count("\n") <= 1
        ):
            after.cue = Cue("caption", "the title of the clip named in the line before")


def _stamps(page: Page) -> None:
    before: Line | None = None
    stated = bool(page.lines) and own_statement(page, page.lines[0])  # under a body's name its statement is dated
    first = next(
        (
            n
            for n, line in enumerate(page.lines)
            if line.cue is None and line.sentence and (page.title is None or line.span.start > page.title.end)
        ),
        len(page.lines),
    )
    for n, line in enumerate(page.lines):
        near = n <= first + 1 or n >= len(page.lines) - 6
        if (
            (near and line.cue is None)
            or (line.cue is not None and line.cue.kind == "date_line")
            or (line.cue is not None and line.cue.kind == "byline")
        ):
            titled = stated or (page.title is not None and line.span.start >= page.title.end)
            by = before is not None and before.cue is not None and before.cue.kind == "byline"
            kept = line.cue
            if not judge_stamp(page, line, titled and n <= first + 1, by):
                line.cue = kept
        before = line


def _head(page: Page) -> None:
    """Short lines between the page's top and its first paragraph: site name, alternative text of a picture, filing line."""
    seen_title = page.title is None
    for n, line in enumerate(page.lines):
        if page.title is not None and line.span.start <= page.title.start < line.span.end:
            seen_title = True
            continue
        if line.cue is None and line.sentence:
            break
        if line.cue is not None:
            continue
        if not seen_title and line.words <= 6:
            line.cue = Cue("masthead", "a short line above the title")
            if line.text.strip().endswith(tuple(words("outlets")["press_endings"])):
                page.outlets.append(Named(1, line.text.strip(), "a line above the title that ends as names of newspapers do"))
            elif own_statement(page, line):
                page.outlets.append(Named(1, line.text.strip(), "a line above the title whose body says below what the text says"))
        elif seen_title and 2 <= line.words <= 5 and line.text.strip().endswith(tuple(words("outlets")["press_endings"])):
            line.cue = Cue("masthead", "a short line under the title that ends as names of newspapers do")
            page.outlets.append(Named(1, line.text.strip(), "a line under the title that ends as names of newspapers do"))
        elif _filing(page, line):
            line.cue = Cue("dateline", "where and through whom it was filed")
        elif _alt_text(page, n):
            line.cue = Cue("alt_text", "the words behind a picture: no capitals, no full stop")


def _filing(page: Page, line: Line) -> bool:
    """A dateline on a line of its own."""
    if not re.search(r"[–—-]\s*$", line.text) or line.words > 12:
        return False
    marks = len(page.marks)
    peel_start(page, Line(line.span, line.text, line.plain, line.words, False, None, 0))
    tail = len(page.marks) > marks
    del page.marks[marks:]
    return tail


def _alt_text(page: Page, n: int) -> bool:
    line = page.lines[n]
    if line.ends or line.words > 12 or line.heading:
        return False
    after = page.lines[n + 1].cue if n + 1 < len(page.lines) else None
    return (line.cased_low and line.words >= 2) or (
        after is not None and after.kind == "credit" and n > 0 and line.words <= 8 and page.title is not None
    )


def _followers(page: Page) -> None:
    """Headlines listed under "Related", "Must read" and the like, up to the next sentence."""
    listing: Cue | None = None
    count = 0
    for line in page.lines:
        if line.cue is not None:
            whole = line.cue.why.startswith("the whole line")
            listing, count = (line.cue, 0) if whole and line.cue.kind == "related" else (listing if not whole else None, count)
            continue
        count += 1
        if listing is None or line.ends or line.sentence or line.heading or count > MOST_FOLLOWERS:
            listing = None
        elif line.words >= 2 and (page.title is None or line.span.start > page.title.end):
            line.cue = Cue("related", f'listed under "{listing.why[-30:]}')


def _tail(page: Page) -> None:
    """What stands after the last paragraph: codes, names of sections, a site's name."""
    last = max(
        (n for n, line in enumerate(page.lines) if line.cue is None and (line.sentence or (line.ends and line.words >= 4))), default=-1
    )
    if last < 0:
        return
    kinds: set[FurnitureKind] = set()
    for n in range(last + 1, len(page.lines)):
        line = page.lines[n]
        if line.cue is not None:
            kinds.add(line.cue.kind)
        elif _CODE.fullmatch(line.text):
            line.cue = Cue("other", "a code or sign after the last sentence")
        elif known_outlet(line.plain) or any(line.plain == o.name.casefold() for o in page.outlets):
            line.cue = Cue("masthead", "the outlet's name after the last sentence")
        elif kinds & {"related", "share", "navigation", "comment", "advert"} and line.words <= 12 and not line.ends:
            line.cue = Cue("navigation", "a short line among the furniture at the end")
        elif is_name(line.text) and n <= last + 2 and line.plain != "ko":
            page.authors += [line.text] if line.text not in page.authors and not page.authors else []
            line.cue = Cue("byline", "a name alone after the last sentence")
