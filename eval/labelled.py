"""Our own labelled sentences, eval/cases/*.csv: each row is right or wrong, and a category is the share of its rows that are right.

Rows that the product is known to get wrong carry "yes" in the column `fails` where a file has one: they count as wrong all the same.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.figures import Figure, Figures, over, share
from habeas.finding.amounts import amounts
from habeas.finding.annotations import Cast, EntityMention
from habeas.finding.find import Reading, mark
from habeas.finding.parse import parse
from habeas.finding.stance import modality
from habeas.finding.times import times
from habeas.linking.names import SAME, compare_names
from habeas.model.cases import Casebook
from habeas.model.events import GRAVE
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import NEVER_SAID, When
from habeas.pipeline import casebook

CASES = Path(__file__).parent / "cases"
Row = dict[str, str]
HARM = frozenset({*GRAVE, "other"})
DAY = "2022-12-20"
"""Day of publication of rows that state none; later than anything they tell."""


def rows(name: str) -> list[Row]:
    """The rows of eval/cases/<name>.csv."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(words: str, language: str = "en", published: str = DAY, translated: bool = False) -> Text:
    """A report that is article from end to end."""
    first, _, last = published.partition("/")
    when = When.between(first, last or first) if first else NEVER_SAID
    whole = (Span(0, len(words)),)
    source = Source("s", "0" * 64, "r.txt", "text/plain", language=language, published=when, machine_translated=translated, main_text=whole)
    return Text(source, words)


@functools.cache
def marked(words: str, translated: bool = False) -> Reading:
    """Everything that finding marks in an English text."""
    return mark(text_of(words, translated=translated))


@functools.cache
def book(words: str) -> Casebook:
    """The casebook of one text."""
    return casebook([text_of(words)])


# -- people
def _at(cast: Cast, span: Span) -> Iterator[EntityMention]:
    """Mentions that cover half of a stretch, or lie in it with half of their words, the largest overlap first."""
    near = [m for m in cast.mentions if 2 * m.span.overlap(span) >= min(len(m.span), len(span))]
    yield from sorted(near, key=lambda m: (-m.span.overlap(span), len(m.span)))


def _named(cast: Cast, words: str) -> set[str]:
    """Ids of those who bear a name, or whom these words mention."""
    people = {p.id for p in cast.people if any(words == n.text for n in p.names)}
    return people | {
        p.id for p in cast.people if any(q.text.lower() == words.lower() or words.lower().endswith(q.text.lower()) for q in p.mentions)
    }


def kin(row: Row) -> bool:
    """Whether someone known by kin is found with the right relation to the right person and the right sex."""
    cast = marked(row["text"]).cast
    start = row["text"].index(row["mention"])
    here = [m for m in _at(cast, Span(start, start + len(row["mention"]))) if m.form != "pronoun"]
    people = [p for m in here for p in cast.people if p.id == m.entity]
    if row["relation"] == "-":
        return not any(p.kin for p in people)
    wanted = _named(cast, row["to"])
    return any(
        k.relation in row["relation"].split("|") and k.to in wanted and (row["sex"] == "unknown" or p.sex == row["sex"])
        for p in people
        for k in p.kin
    )


def pronoun(row: Row) -> bool:
    """Whether a pronoun stands for whom a reader takes it to stand for."""
    start, end = row["text"].index("["), row["text"].index("]") - 1
    words = row["text"].replace("[", "").replace("]", "")
    cast = marked(words, translated=not row["category"].startswith("right pronouns")).cast
    found = next((m.entity for m in cast.mentions if m.span == Span(start, end)), None)
    wanted = [_named(cast, who.strip()) for who in row["who"].split(";")]
    held: Person | None = next((p for p in cast.people if p.id == found), None)
    members = set(held.members) if held else set()
    return found is not None and all(found in ids or bool(ids & members) for ids in wanted)


# -- who says so
def relay(row: Row) -> bool:
    """Whether hearsay has the speaker who stands nearest, and the one who passes it on."""
    said = marked(row["text"]).utterances
    start = row["text"].index(row["content"])
    want = Span(start, start + len(row["content"]))
    near = [u for u in said if 5 * u.content.overlap(want) >= 4 * max(len(want), len(u.content))]
    if not row["speaker"]:
        return all(u.voice.entity is None for u in near)
    return any(
        _same(u.voice.name, row["speaker"]) and (not row["relay"] or _same(next(iter(u.voice.relay), None), row["relay"])) for u in near
    )


def _same(found: str | None, wanted: str) -> bool:
    a, b = (" ".join(w for w in (x or "").lower().split() if w not in ("the", "a", "an", "her", "his")) for x in (found, wanted))
    return bool(a) and bool(b) and (a in b or b in a)


# -- what became of them
def status(row: Row) -> bool:
    """Whether a person's status now is right, and what was known before is kept."""
    made = book(row["text"])
    who = {p.id for p in made.people if any(n.text == row["person"] for n in p.names)}
    told = [s.status for c in made.cases for s in c.status if s.person in who]
    return bool(told) and told[-1] in row["now"].split("|") and (not row["before"] or row["before"] in told[:-1])


def correction(row: Row) -> bool:
    """Whether what was taken back is not told as the report's own news, and what holds is."""
    made = book(row["text"])
    plain = [c for c in made.claims if c.stance == "asserted"]
    own = [c for c in plain if c.speaker.entity is None and c.speaker.kind == "media" and not c.negated]
    wrong = bool(row["wrong"]) and any(
        row["wrong"] in q.text and not (row["right"] and row["right"] in q.text) for c in own for q in c.quotes
    )
    claims = {c.id: c for c in made.claims}
    stands = any(
        e.happened == "yes" and all(row["wrong"] in q.text and row["right"] not in q.text for c in e.claims for q in claims[c].quotes)
        for e in made.events
        if row["wrong"] and row["right"]
    )
    return not wrong and not stands and (not row["right"] or any(row["right"] in q.text for c in plain for q in c.quotes))


def act(row: Row) -> bool:
    """Whether what was done to somebody is seen, however it is worded; and nothing where nothing was done (kind "none")."""
    read = marked(row["text"])
    who = {p.id for p in read.cast.people if row["person"] in (n.text for n in p.names)}
    who |= {p.id for p in read.cast.people if who & set(p.members)}
    suffered = {e.kind for e in read.events for r in e.roles if r.entity in who and r.role in ("victim", "other")}
    return not suffered & HARM if row["kind"] == "none" else bool(suffered & set(row["kind"].split("|")))


# -- times, counts, stances, names
def time(row: Row) -> bool:
    """Whether an expression of time is found word for word and placed on the right days."""
    language = row["category"].split()[0]
    found = {t.when.words: t.when for t in times(parse(text_of(row["text"], language, row["published"])))}
    when = found.get(row["expression"], NEVER_SAID)
    return (when.earliest or "", when.latest or "", when.precision) == (row["earliest"], row["latest"], row["precision"])


def amount(row: Row) -> bool:
    """Whether an amount is found word for word with its bounds."""
    p = parse(text_of(row["text"], row["category"].split()[0], "2017-11-15"))
    found = {m.amount.words: m.amount for m in amounts(p, times(p))}
    if row["expression"] == "-":
        return not found
    a = found.get(row["expression"])
    if a is None:
        return False
    return ["" if b is None else str(b) for b in (a.low, a.high)] == [row["low"], row["high"]] and a.approximate == (
        row["approximate"] == "yes"
    )


def stance(row: Row) -> bool:
    """Whether a clause has its stance and negation."""
    p = parse(text_of(row["text"], published=""))
    found = modality(p, next(t.i for t in p.tokens if t.text == row["trigger"]))
    return (found.stance, found.negated) == (row["stance"], row["negated"] == "yes")


def name(row: Row) -> bool:
    """Whether a pair of names comes out as the same, or not."""
    return (compare_names(row["a"], row["b"])[0] >= SAME) == (row["same"] == "yes")


def place(row: Row) -> bool:
    """Whether the words are found as the place they name, in its country, or as none."""
    found = [p for p in marked(row["text"]).gazetted.places if row["words"] in p.names]
    return [(p.kind, p.country) for p in found] == ([(row["kind"], row["country"])] if row["kind"] else [])


RELATIVE = ("relative", "ago", "weekday", "yearless")
CATEGORIES: dict[str, tuple[str, Callable[[Row], bool], Callable[[Row], bool]]] = {
    "kin-anchored persons": ("kin", kin, lambda _: True),
    "hedges and fears": ("stance", stance, lambda r: r["category"] in ("feared", "hedged", "not_confirmed", "predicted")),
    "relays of hearsay": ("relays", relay, lambda _: True),
    "counts": ("amounts", amount, lambda _: True),
    "relative dates": ("times", time, lambda r: r["category"].split()[-1] in RELATIVE),
    "romanised Korean names": ("names", name, lambda r: r["category"].startswith("korean")),
    "wrong pronouns of translated text": ("pronouns", pronoun, lambda _: True),
    "status changes": ("status", status, lambda _: True),
    "corrections": ("corrections", correction, lambda _: True),
    "acts in many words": ("acts", act, lambda _: True),
    "small and broad places": ("places", place, lambda _: True),
}
"""Category to its file, what judges a row, and which rows belong to it."""


def of(category: str) -> list[Row]:
    """The rows of a category."""
    file, _, belongs = CATEGORIES[category]
    return [row for row in rows(file) if belongs(row)]


def measure() -> Figures:
    """The share of rows that are right, by category."""
    figures: dict[str, Figure] = {}
    for category, (_, right, _) in CATEGORIES.items():
        units = [{"right": float(right(row)), "n": 1.0} for row in of(category)]
        figures |= over(units, {category: share("right", "n")})
    return figures


__all__ = ["CATEGORIES", "measure", "of", "rows"]
