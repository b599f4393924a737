"""The side file sources.csv: what a person knows of the reports that the files do not say."""

from __future__ import annotations

import csv
import io
import re

from habeas.model.errors import BadMetadata, Unreadable
from habeas.reading.decoding import decode
from habeas.reading.results import Hints

NAMES = {
    "name": ("name", "file", "filename", "file_name", "datei", "파일", "파일명", "文件", "文件名", "ファイル"),
    "url": ("url", "link", "address", "주소", "网址"),
    "outlet": ("outlet", "publisher", "newspaper", "source", "매체", "언론사", "媒体", "出处"),
    "published": ("published", "date", "publication_date", "published_on", "날짜", "발행일", "日期"),
    "language": ("language", "lang", "언어", "语言", "言語"),
    "title": ("title", "headline", "제목", "标题"),
    "authors": ("authors", "author", "byline", "기자", "作者"),
}
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def parse_metadata(data: bytes) -> dict[str, Hints]:
    """Read sources.csv: what is known of each file, by its name.

    The first row names the columns: name (needed), url, outlet, published, language, title, authors; others are left alone.
    Any encoding; commas, semicolons or tabs. Raises BadMetadata.
    """
    if not data.strip():
        raise BadMetadata("The metadata file is empty. Its first row must name the columns: name,url,outlet,published,language.")
    try:
        text = decode(data).text
    except Unreadable as error:
        raise BadMetadata("The metadata file is not a text table. Save it as CSV (UTF-8) from your spreadsheet program.") from error
    try:
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True) if any(c.strip() for c in row)
        ]
    except csv.Error as error:
        raise BadMetadata(f"The metadata file is no proper CSV table: {error}. Look for a quotation mark that is not closed.") from error
    columns = _columns(rows[0])
    found: dict[str, Hints] = {}
    for number, row in enumerate(rows[1:], 2):
        name, hints = _row(columns, row, number)
        if found.get(name, hints) != hints:
            raise BadMetadata(
                f"Row {number} of the metadata file speaks of {name!r} a second time and says something else. Keep one of the rows."
            )
        found[name] = hints
    return found


def _delimiter(text: str) -> str:
    head = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=lambda c: (head.count(c), c == ","))


def _columns(head: list[str]) -> dict[str, int]:
    given = [cell.strip().casefold().lstrip("\ufeff") for cell in head]
    columns = {field: given.index(n) for field, names in NAMES.items() for n in reversed(names) if n in given}
    if "name" not in columns:
        raise BadMetadata(
            f'The metadata file has no column "name"; its first row reads {", ".join(head)[:100]!r}. Name the column that holds the file names "name".'
        )
    return columns


def _row(columns: dict[str, int], row: list[str], number: int) -> tuple[str, Hints]:
    value = {field: row[k].strip() for field, k in columns.items() if k < len(row)}
    name = value.get("name", "")
    if not name:
        raise BadMetadata(f'Row {number} of the metadata file gives no file name. Fill its column "name" or delete the row.')
    published = value.get("published") or None
    if published and not _is_day(published):
        raise BadMetadata(f"Row {number} of the metadata file: {published!r} is not a date. Write it as YYYY-MM-DD, YYYY-MM or YYYY.")
    authors = tuple(a.strip() for a in re.split(r"[;|]", value.get("authors", "")) if a.strip())
    return name, Hints(
        value.get("url") or None, value.get("outlet") or None, published, value.get("language") or None, value.get("title") or None, authors
    )


def _is_day(value: str) -> bool:
    from habeas.reading.dates import iso_when

    return bool(_DAY.match(value)) and iso_when(value).known
