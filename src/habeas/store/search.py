"""Finding words in the casebook, in every script, down to two letters (and one, where a letter is a word).

Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean, whose particles grow on to names, are
searched by pairs of letters; the rest by whole words. Each pair is written as plain letters and digits, so no tokenizer can misread it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import QuerySet

from habeas.store.models import LookupRow

BATCH = 400

UNSPACED = re.compile(
    "["
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Hangul
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Han
    "]+"
)
LETTER = re.compile(r"\w")


def folded(text: str) -> str:
    """The text as it is compared: compatibility forms made one, no difference between capitals and small letters."""
    return unicodedata.normalize("NFKC", text).casefold()


def grams(text: str) -> str:
    """The pairs of neighbouring letters in a text's unspaced scripts, one word each; the last letter of a run stands alone."""
    return " ".join(_pair(run, i) for run in UNSPACED.findall(folded(text)) for i in range(len(run)))


def _pair(run: str, i: int) -> str:
    return f"u{ord(run[i]):x}x" + (f"{ord(run[i + 1]):x}" if i + 1 < len(run) else "")


def query(words: str) -> str:
    """What to ask the index for so that every one of the given words stands in what it finds; "" where nothing can be asked."""
    asked: list[str] = []
    for word in folded(words).split():
        asked.extend(_asked_pairs(run) for run in UNSPACED.findall(word))
        asked.extend(f'words : "{part}" *' for part in UNSPACED.sub(" ", word.replace('"', " ")).split() if LETTER.search(part))
    return " AND ".join(asked)


def _asked_pairs(run: str) -> str:
    if len(run) == 1:
        return f'grams : "{_pair(run, 0)}" *'
    return 'grams : "' + " ".join(_pair(run, i) for i in range(len(run) - 1)) + '"'


def index(entries: Iterable[tuple[str, str, str]]) -> None:
    """Add (kind, id, words) to the index; a thing has one entry at most."""
    entries = list(entries)
    numbered = LookupRow.objects.bulk_create((LookupRow(kind=kind, ident=ident) for kind, ident, _ in entries), batch_size=BATCH)
    rows = [(row.pk, kind, ident, folded(words), grams(words)) for row, (kind, ident, words) in zip(numbered, entries, strict=True)]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO lookups (rowid, kind, ident, words, grams) VALUES (%s, %s, %s, %s, %s)", rows)


def forget(kinds: Iterable[str]) -> None:
    """Take everything of these kinds out of the index."""
    _drop(LookupRow.objects.filter(kind__in=list(kinds)))


def forget_all(kind: str, idents: Iterable[str]) -> None:
    """Take these things out of the index."""
    wanted = list(idents)
    for i in range(0, len(wanted), BATCH):
        _drop(LookupRow.objects.filter(kind=kind, ident__in=wanted[i : i + BATCH]))


def _drop(entries: QuerySet[LookupRow]) -> None:
    numbers = [(number,) for number in entries.values_list("pk", flat=True)]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM lookups WHERE rowid = %s", numbers)
    entries.delete()


def lookup(words: str) -> Iterator[tuple[str, str]]:
    """(kind, id) of everything in which all of the words stand, the best first, the same order each time."""
    asked = query(words)
    if not asked:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, ident FROM lookups WHERE lookups MATCH %s ORDER BY rank, kind, ident", (asked,))
        yield from cursor.fetchall()
