"""What the steps of finding hand to one another: the grammar of a text and the stretches of it that mean something.

Offsets are code points of the stored text; `head` and other token numbers index `Parse.tokens`. None of these leave finding: the last step
turns them into the nouns of `habeas.model`.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from habeas.finding.nearby import Nearby
from habeas.model.amount import Amount
from habeas.model.claims import SpeakerKind, Stance
from habeas.model.events import EventKind, Happened, Role
from habeas.model.people import Organisation, Person, Place, Sex
from habeas.model.quote import Quote, Span
from habeas.model.source import Text
from habeas.model.when import NEVER_SAID, When


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `head`: number of its governor (itself at a root). For languages without a grammar here `dep` is "" and `head` is itself."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its tokens `first` <= i < `last`, its paragraph's number, and whether it is article (not page furniture)."""

    i: int
    span: Span
    first: int
    last: int
    paragraph: int
    main: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """A text with its sentences and tokens in order. `children[i]`: numbers of those that token i governs; `answers`: what was asked before.

    `grammatical`: whether tokens carry grammar (parts of speech, governors) or only their words.
    """

    text: Text
    language: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    answers: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    grammatical: bool = field(init=False, compare=False, repr=False)
    _starts: list[int] = field(init=False, compare=False, repr=False)
    _subtrees: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "grammatical", any(t.dep for t in self.tokens[:50]))
        object.__setattr__(self, "_starts", [t.start for t in self.tokens])

    @property
    def published(self) -> When:
        """When the report was published, as far as is known."""
        return self.text.source.published

    def words(self, span: Span) -> str:
        """The words under a span."""
        return span.of(self.text.text)

    def quote(self, span: Span) -> Quote:
        """The words under a span as a quote."""
        return self.text.quote(span)

    def span(self, first: int, last: int) -> Span:
        """From token `first` up to and including token `last`."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def token_at(self, offset: int) -> int | None:
        """Number of the first token that ends after an offset."""
        at = bisect.bisect_right(self._starts, offset) - 1
        for i in (at, at + 1):
            if 0 <= i < len(self.tokens) and self.tokens[i].end > offset:
                return i
        return None

    def tokens_in(self, span: Span) -> range:
        """Numbers of the tokens that begin inside a span."""
        first = bisect.bisect_left(self._starts, span.start)
        return range(first, max(first, bisect.bisect_left(self._starts, span.end)))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset lies."""
        i = self.token_at(offset)
        return None if i is None else self.sentences[self.tokens[i].sentence]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Numbers of token i and everything it governs, in no particular order."""
        known = self._subtrees.get(i)
        if known is None:
            found, stack = [], [i]
            while stack:
                j = stack.pop()
                found.append(j)
                stack.extend(self.children[j])
            known = self._subtrees[i] = tuple(found)
        return known

    def clause(self, i: int) -> Span:
        """The stretch of text from the first to the last token that token i governs."""
        inside = self.subtree(i)
        return self.span(min(inside), max(inside))

    def ancestors(self, i: int) -> Iterator[int]:
        """Governors of token i, the nearest first, up to the root of its sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def main_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that are article."""
        return tuple(s for s in self.sentences if s.main)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time. `shape`: a point or interval on the calendar, a duration ("for two decades"), or a rate ("twice a year")."""

    span: Span
    when: When
    shape: Literal["point", "duration", "rate"] = "point"
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A number with its hedge and unit. `span` covers hedge, number and unit ("at least nine North Koreans"), `number` the number alone.

    `counted`: number of the token that is counted (the noun), or None. `shape`: count, money, share ("half of"), age, rate, ordinal or other.
    """

    span: Span
    number: Span
    amount: Amount
    shape: Literal["count", "money", "share", "age", "rate", "distance", "other"] = "count"
    counted: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place. `entity`: the Place's id. `role`: metonym = the government is meant ("Seoul asked Beijing"); dateline, adjective."""

    span: Span
    entity: str
    role: Literal["place", "metonym", "dateline", "adjective"] = "place"


@dataclass(frozen=True, slots=True)
class Gazetted:
    """The places of a text and where they are named."""

    places: tuple[Place, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words that stand for a person, a group or an organisation.

    `entity`: its id. `head`: token number of the head word, -1 where unknown. `kin`: kin word ("wife"); `possessor`: the id of whose.
    """

    span: Span
    entity: str
    form: Literal["name", "nominal", "pronoun", "group", "organisation"]
    head: int = -1
    sex: Sex = "unknown"
    plural: bool = False
    kin: str | None = None
    possessor: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone and every body that acts in a text, resolved inside the text: pronouns too stand for somebody.

    `mentions` in order of their spans. Ids of persons begin with `<source id>:p`, of organisations with `<source id>:o`.
    """

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
    _places: list[Nearby[EntityMention]] = field(init=False, default_factory=list, compare=False, repr=False)
    _heads: dict[int, list[EntityMention]] = field(init=False, default_factory=dict, compare=False, repr=False)
    _known: dict[str, Person | Organisation] = field(init=False, default_factory=dict, compare=False, repr=False)
    _kin: list[frozenset[str]] = field(init=False, default_factory=list, compare=False, repr=False)

    def by_head(self) -> dict[int, EntityMention]:
        """Head token number to mention."""
        return {m.head: m for m in self.mentions if m.head >= 0}

    def headed(self, i: int) -> Sequence[EntityMention]:
        """The mentions that token i heads, in order."""
        if not self._heads:
            for m in self.mentions:
                self._heads.setdefault(m.head, []).append(m)
        return self._heads.get(i, ())

    def near(self, span: Span) -> Sequence[EntityMention]:
        """Mentions that touch a span, in order, and some beside it."""
        if not self._places:
            self._places.append(Nearby(self.mentions, lambda m: m.span))
        return self._places[0].near(span)

    def who(self, ident: str) -> Person | Organisation | None:
        """The person, group or organisation with an id."""
        if not self._known:
            self._known.update((o.id, o) for o in reversed(self.organisations))
            self._known.update((p.id, p) for p in reversed(self.people))
        return self._known.get(ident)

    def related(self, ident: str) -> bool:
        """Whether somebody is said to be a relative of the person with an id."""
        if not self._kin:
            self._kin.append(frozenset(k.to for p in self.people for k in p.kin))
        return ident in self._kin[0]

    def inside(self, span: Span) -> tuple[EntityMention, ...]:
        """Mentions that lie wholly inside a span, in order."""
        return tuple(m for m in self.near(span) if span.covers(m.span))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a stretch of text, as the text itself says. `entity`: id of a person or organisation; `kind` and `relay` as in model.Speaker."""

    entity: str | None
    name: str | None
    kind: SpeakerKind
    relay: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something somebody says. `content`: the words said (or told of); `span`: content with its cue and speaker.

    `direct`: the content is in quotation marks or after a dialogue dash. `cue`: the words that show it ("said", "according to").
    `stance`: what the cue alone says of the stance ("denied" -> denied, "fears" -> feared, "asked" -> asked), "asserted" for plain cues.
    """

    span: Span
    content: Span
    voice: Voice
    direct: bool
    cue: Span | None
    stance: Stance = "asserted"


@dataclass(frozen=True, slots=True)
class Modality:
    """How a clause is meant: its stance, whether it is negated, and the words that show it."""

    stance: Stance = "asserted"
    negated: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event told in one place. `trigger`: its word; `span`: its clause, which becomes the quote. `id`: the id of the event it tells of
    (several mentions of one event inside a text share it). `weighed`: for each named victim id, how sure the learned chooser is (0..1) and why.
    `supposed`: whether only the chooser says so, beside what befell somebody else."""

    id: str
    kind: EventKind
    trigger: Span
    span: Span
    head: int
    roles: tuple[Role, ...] = ()
    when: When = NEVER_SAID
    place: str | None = None
    count: Amount | None = None
    happened: Happened = "yes"
    modality: Modality = Modality()
    why: str = ""
    weighed: tuple[tuple[str, float, str], ...] = ()
    supposed: bool = False
