"""Family names that are also small words of English ("So", "No", "He"), which the grammar takes for those where a sentence begins with a name."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from habeas.finding.annotations import Token
from habeas.finding.lexicon import words

PRONOUN = "He"
"""The one such word that is told from a name by what follows it even where no hyphen does: nobody writes "He Jianguo was"."""
SUBJECT = ("nsubj", "nsubjpass")


@functools.cache
def _known() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    listed = words("en", "names")["families"]
    korean, chinese = listed["korean"], listed["chinese"]
    return frozenset(listed["words"].split()), re.compile(korean, re.IGNORECASE), re.compile(rf"(?:{chinese}){{2}}", re.IGNORECASE)


def with_families(row: list[Token], text: str) -> list[Token]:
    """The words of a sentence, a family name before a given name read as part of the name: "So Il-hyun, 20, fled", "No Kyong-su was held".

    `text`: the whole report, which may give the one so called another family name ("Kim Min-ji waited. So Min-ji left").
    """
    for n, t in enumerate(row):
        if t.text in _known()[0] and t.tag != "NNP" and (last := _given(row, n)) and not _otherwise(row, n, last, text):
            row = _joined(row, n, last)
    return row


def _otherwise(row: list[Token], n: int, last: int, text: str) -> bool:
    """Whether a report has the same given name behind another family name."""
    given = text[row[n + 1].start : row[last].end]
    before = {m[1] for m in re.finditer(rf"\b([A-Z]\w*) {re.escape(given)}\b", text)}
    return bool(before - _known()[0])


def _joined(row: list[Token], n: int, last: int) -> list[Token]:
    """The words with those from n to `last` as one name, which stands where the grammar put either end of it."""
    first, end, inside = row[n], row[last], {row[k].i for k in range(n, last + 1)}
    held = next((t for t in (end, first) if t.head not in inside), None)
    dep, head = (held.dep, held.head) if held is not None else ("ROOT", end.i)
    if held is first and dep not in SUBJECT:
        dep = _part(row, head)
    made = []
    for k, t in enumerate(row):
        if n <= k <= last:
            t = replace(t, ent="PERSON", pos="PUNCT" if t.text == "-" else "PROPN", tag="HYPH" if t.text == "-" else "NNP", head=end.i)
            t = replace(t, dep=dep, head=head) if k == last else replace(t, dep="punct" if t.text == "-" else "compound")
        elif t.head in inside:
            t = replace(t, head=end.i)
        made.append(replace(t, lemma=t.text) if k == n else t)
    return made


def _part(row: list[Token], verb: int) -> str:
    """What a name is beside a verb that has lost its subject to a small word."""
    near = [t for t in row if t.head == verb and t.i != verb]
    if any(t.dep in SUBJECT for t in near):
        return "dep"
    return "nsubjpass" if any(t.dep == "auxpass" for t in near) else "nsubj"


def _given(row: list[Token], n: int) -> int:
    """Where in the row a given name ends that begins behind word n; 0 where none does."""
    _, korean, chinese = _known()
    parts = row[n + 1 : n + 4]
    if len(parts) == 3 and parts[1].text == "-" and parts[0].end == parts[1].start and parts[1].end == parts[2].start:
        first, second = parts[0].text, parts[2].text
        if first[0].isupper() and korean.fullmatch(first) and korean.fullmatch(second):
            return n + 3
    alone = row[n + 1] if row[n].text == PRONOUN and n + 1 < len(row) else None
    if alone is not None and alone.tag == "NNP" and alone.ent not in ("NORP", "DATE", "TIME", "GPE") and chinese.fullmatch(alone.text):
        return n + 1
    return 0
