"""A report as its choosers look at it: sentences in order, which of them tell of violations, what the title says."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.finding.annotations import Cast, EventMention, Gazetted, Parse, TimeMention
from habeas.finding.lexicon import words
from habeas.finding.sieve import Sieve, sieve
from habeas.model.events import SDG
from habeas.model.quote import Span

WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")
LEAD = 3
"""Sentences at the head of a report that tell in short what it is about."""


@functools.cache
def telling(language: str) -> dict[str, re.Pattern[str]]:
    """For each kind of violation the words that hint at it, whatever their grammar (words/<language>/violations.toml)."""
    listed = words(language, "violations").get("hints", {})
    return {kind: re.compile(rf"\b(?:{'|'.join(rows)})\b", re.IGNORECASE) for kind, rows in sorted(listed.items())}


@functools.cache
def _holding(language: str) -> Sieve:
    return sieve(telling(language).values())


@dataclass(slots=True)
class View:
    """One report with what the steps before found in it.

    `order`: number of each sentence among those of the article. `stories`: mentions of each event, by its id. `struck`: numbers of the sentences
    that tell of a violation. `hints`: for each kind of violation the numbers of the sentences that hold a word for it, with how many.
    """

    parse: Parse
    gazetted: Gazetted
    times: tuple[TimeMention, ...]
    cast: Cast
    events: tuple[EventMention, ...]
    order: dict[int, int] = field(init=False)
    stories: dict[str, list[EventMention]] = field(init=False)
    struck: dict[int, list[EventMention]] = field(init=False)
    hints: dict[str, Counter[int]] = field(init=False)
    title: frozenset[str] = field(init=False)
    victims: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        main = self.parse.main_sentences()
        self.order = {s.i: n for n, s in enumerate(main)}
        self.title = frozenset(WORD.findall((self.parse.text.source.title or "").lower()))
        self.stories, self.struck = {}, {}
        self.victims = frozenset(r.entity for e in self.events if e.kind in SDG for r in e.roles if r.role == "victim")
        for e in self.events:
            self.stories.setdefault(e.id, []).append(e)
            if e.kind in SDG or e.kind == "other":
                self.struck.setdefault(self.sentence(e.trigger), []).append(e)
        self.hints = {kind: Counter() for kind in telling(self.language)}
        kinds, holding = tuple(telling(self.language).items()), _holding(self.language)
        for s in main:
            said = self.parse.words(s.span)
            for kind, pattern in (kinds[n] for n in holding.through(self.parse.text.text, s.span.start, s.span.end)):
                found = len(pattern.findall(said))
                if found:
                    self.hints[kind][s.i] = found

    @property
    def language(self) -> str:
        """The report's language without its region."""
        return self.parse.language.split("-")[0]

    def sentence(self, span: Span) -> int:
        """The number of the sentence that a span begins in."""
        i = self.parse.token_at(span.start)
        return -1 if i is None else self.parse.tokens[i].sentence

    def position(self, sentence: int) -> float:
        """Where a sentence stands in the article, from 0 (the first) to 1."""
        return self.order.get(sentence, len(self.order)) / max(1, len(self.order))

    def titled(self, said: str) -> bool:
        """Whether a word of some length of an expression stands in the title."""
        return any(w in self.title for w in WORD.findall(said.lower()) if len(w) > 3)

    def nearest(self, sentence: int) -> int:
        """How many sentences lie between a sentence and the nearest that tells of a violation; 20 where none does."""
        return min((abs(sentence - s) for s in self.struck), default=20)

    def before(self, span: Span) -> str:
        """The word before a span, in small letters."""
        i = self.parse.token_at(span.start)
        return self.parse.tokens[i - 1].text.lower() if i else ""


def counted(view: View) -> dict[str, float]:
    """The words and pairs of words of a report, of its title and of its first sentences, and how often each stands there."""
    found: list[str] = []
    named = {i for m in view.gazetted.mentions for i in view.parse.tokens_in(m.span)}
    for sentence in view.parse.main_sentences():
        here = view.parse.tokens[sentence.first : sentence.last]
        row = [t.lemma.lower() for t in here if t.text[:1].isalpha() and t.ent not in NAMES and t.i not in named]
        _add(found, row, "")
        if view.order[sentence.i] < LEAD:
            _add(found, row, "lead:")
    return {k: float(n) for k, n in Counter(found).items()}


NAMES = frozenset({"PERSON", "GPE", "LOC", "FAC", "NORP", "DATE", "CARDINAL", "ORDINAL", "MONEY", "TIME"})
"""What is named is left out: a model is to learn what is told and not of whom or where."""


def _add(found: list[str], row: Iterable[str], mark: str) -> None:
    last = ""
    for word in row:
        found.append(mark + word)
        if last and not mark:
            found.append(f"{last} {word}")
        last = word
