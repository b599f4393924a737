"""Words that a search would find: a shown passage that stands in few sources, one of which says the name; a shown source that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.model.cases import Casebook
from habeas.model.people import Person
from habeas.model.wording import report
from habeas.protecting import jigsaw_korean

RUN = 7
"""Words in a row that a search engine needs to find the very page; of Chinese and Japanese, which part no words, twice as many letters."""
FEW_SOURCES = 3
"""Copies of one text: a run in more sources than this is a manner of speaking."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Echo:
    """One way from what is shown to a report that says the name. `kind`: "words" or "source"; in English and in Korean; `where`: that report."""

    kind: str
    words: str
    korean: str
    where: str = ""


class Echoes:
    """The texts of the whole casebook, ready to be asked which of them say a run of words."""

    def __init__(self, whole: Casebook, shown: Casebook, people: Mapping[str, str]) -> None:
        self._texts = dict(whole.texts)
        self._shown = shown
        self._persons = {p.id: p for p in whole.people}
        self._called = {s.id: f"source {n} ({report(s)})" for n, s in enumerate(whole.sources, 1)}
        self._ids: dict[str, list[str]] = {}
        for inner, outer in people.items():
            self._ids.setdefault(outer, []).append(inner)
        self._quotes = dict(_quotes(shown))
        self._index: dict[tuple[str, ...], set[str]] | None = None
        self._open = {
            mark: s.id for s in whole.sources for mark in (s.url, s.title if s.title and len(s.title.split()) > 3 else None) if mark
        }

    def of(self, person: str) -> Iterator[Echo]:
        """One for each passage or source shown that leads a searcher to the person's name."""
        who = self._persons.get(person)
        passages = list(dict.fromkeys(q for ident in self._ids.get(person, ()) for q in self._quotes.get(ident, ())))
        naming = {source for source, text in self._texts.items() if who is not None and _says(text, who)} if passages else set()
        if not naming:
            return
        for passage in passages:
            yield from self._passage(passage, naming)
        for mark in sorted({s.url or "" for s in self._shown.sources} | {s.title or "" for s in self._shown.sources}):
            if self._open.get(mark) in naming:
                what = "address" if "://" in mark else "title"
                where = self._called[self._open[mark]]
                words = f"The {what} of {where} is shown, and that source says the name. Leave it out."
                yield Echo("source", words, jigsaw_korean.echo(what, where), where)

    def _passage(self, passage: str, naming: set[str]) -> Iterator[Echo]:
        words = _WORD.findall(passage)
        size = RUN * 2 if sum(bool(_SIGNS.fullmatch(w)) for w in words) * 2 > len(words) else RUN
        for n in range(len(words) - size + 1):
            held = self._holders(tuple(w.casefold() for w in words[n : n + RUN]))
            if 0 < len(held) <= FEW_SOURCES and held & naming:
                run = ("" if size > RUN else " ").join(words[n : n + size])
                where = self._called.get(min(held & naming), "a source")
                only = "in one source only" if len(held) == 1 else f"in {len(held)} sources only"
                told = f"The words “{run}” stand {only}: a search for them finds {where}, which says the name. Tell it in other words."
                yield Echo("words", told, jigsaw_korean.echo("words", where, run, len(held)), where)
                return

    def _holders(self, run: tuple[str, ...]) -> set[str]:
        if self._index is None:
            self._index = {}
            for source, text in self._texts.items():
                words = [w.casefold() for w in _WORD.findall(text)]
                for n in range(len(words) - RUN + 1):
                    self._index.setdefault(tuple(words[n : n + RUN]), set()).add(source)
        return self._index.get(run, set())


def _says(text: str, person: Person) -> bool:
    return any(name.text in text for name in person.names if not name.pseudonym and len(name.text) > 1)


def _quotes(shown: Casebook) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each person the passages that a publication shows about them."""
    about: dict[str, list[str]] = {p.id: [] for p in shown.people}
    victims = {e.id: [r.entity for r in e.roles] for e in shown.events}
    for claim in shown.claims:
        for ident in {*claim.subjects, claim.speaker.entity or "", *victims.get(claim.event or "", ())}:
            if ident in about:
                about[ident] += [q.text for q in claim.quotes]
    for ident, texts in about.items():
        yield ident, tuple(dict.fromkeys(texts))
