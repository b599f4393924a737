"""Whom a trigger word befell, in languages without a grammar here: the marks around names and triggers, and who was spoken of before.

Particles and prepositions ("을", "を", "被", "por") say who did it and whom it befell; where the clause names nobody, the story goes on about whom it
was about ("2017年获释", "los cogieron"). Officials and those who tell it are taken last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.finding.annotations import Cast, EntityMention, Parse, Sentence, Utterance
from habeas.finding.lexicon import words
from habeas.finding.worded_descriptions import Described, descriptions, wording
from habeas.finding.worded_marks import BESIDE, Marks, marks
from habeas.finding.worded_slots import Part, Place, befallen
from habeas.finding.worded_weights import SELF, Frame, Voice, Weights, window_of
from habeas.model.people import Person
from habeas.model.quote import Span

ENOUGH = -1.5
"""The least weight with which somebody named is taken for the one it befell."""
REACH = 4
"""Sentences for which a story goes on about the same people without naming them; a story that has only been about some goes on about them."""
PASSING = frozenset({"disappearance", "death_in_custody", "escape", "crossing", "reunion"})
"""Kinds that befall their subject in every form of the word."""
JOINING = re.compile(
    r"(?:,\s(?:\d{1,3}\s(?:años|ans|Jahre|vuotta)|[a-zà-ÿ]+(?:\s[a-zà-ÿ]+){0,2})(?=,))*\s*(?:씨|군|양|さん|氏|先生|女士)?\s*[,，、·及和與与跟및와과랑やと]?\s*(?:y|e|et|und|ja|sekä|그리고)?\s*(?:a|su|sus|seine?r?|ihre?r?|sa|son|ses|leur)?\s*"
)
"""What stands between two who are told of in one breath."""
FRAMED: dict[Frame, Voice] = {"suffer": "befalls", "undergo": "does", "upon": "does"}
PARTS: dict[Voice, Part] = {"befalls": "subject", "does": "object", "open": "open"}


@dataclass(slots=True)
class Concern:
    """Who is told of as the text goes on. `told`: those the last event befell; `named`: whom the last sentence was about."""

    parse: Parse
    cast: Cast
    utterances: tuple[Utterance, ...] = ()
    told: tuple[str, ...] = ()
    told_in: int = -99
    named: tuple[str, ...] = ()
    named_in: int = -99
    single: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    by_kind: dict[str, tuple[str, ...]] = field(default_factory=dict)
    others: bool = False
    marks: Marks = field(init=False)
    weights: Weights = field(init=False)
    described: list[tuple[Described, EntityMention]] = field(init=False)
    only: set[Span] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = marks(self.parse.language.split("-")[0])
        self.weights = Weights(self.parse, self.marks, self.utterances)
        found = descriptions(self.parse)
        self.described = [(found[m.span], m) for m in self.cast.mentions if m.span in found and _kept(m, found[m.span])] if found else []
        listed = words(self.parse.language.split("-")[0], "people").get("single", {})
        self.only = {m.span for _, m in self.described if not m.kin and self.parse.words(m.span) not in listed}

    def passed(self, sentence: Sentence) -> None:
        """Note whom a sentence was about once it has been gone through: the first person named who is no official and does not tell it."""
        people = [m for m in self.cast.inside(sentence.span) if m.form in ("name", "group") and m.entity and m.span not in self.only]
        about = next((m for m in people if not self.weights.office(m) and not self.weights.tells(m, sentence.span)), None)
        if about is not None:
            self.named, self.named_in = (about.entity,), sentence.i
            self.single = self.named if about.form == "name" else self.single
        self.many = next(((m.entity,) for m in self.cast.inside(sentence.span) if m.form == "group" and self._people(m)), self.many)

    def befell(self, entities: Iterable[str], sentence: Sentence, kind: str) -> None:
        """Note those whom an event just told befell."""
        found = tuple(entities)
        self.by_kind.setdefault(kind, found)
        if found:
            self.others = self.others or bool(self.told and self.told != found)
            self.told, self.told_in = found, sentence.i
            who = self.cast.who(found[0])
            self.many = found if len(found) > 1 or (isinstance(who, Person) and who.kind == "group") else self.many
            self.single = found if len(found) == 1 and isinstance(who, Person) and who.kind != "group" else self.single

    def chosen(
        self, whole: Span, clause: Span, trigger: Span, kind: str, sentence: Sentence, frame: Frame = "marked"
    ) -> tuple[tuple[str, ...], bool]:
        """Ids of those whom a trigger befell, and whether the words beside it name them; () where the text does not say.

        `whole`: the part of the sentence that tells of it; `clause`: its clause; `frame`: how it stands to them.
        """
        marked = frame == "marked" or (
            frame == "undergo" and self.marks.at("befalls", window_of(self.parse, clause, trigger))
        )  # "were driven over"
        frame = "marked" if marked else frame
        voice = self._voice(clause, trigger, kind) if marked else FRAMED[frame]
        people = [
            m
            for m in self.cast.inside(whole)
            if m.form != "organisation" and m.entity and (m.form == "group" or not m.span.overlap(trigger))
            if m.form != "nominal" or not self._one_among(m.span.start, whole)
        ]
        shown = self._shown(people, whole, clause, trigger, "upon" if frame == "upon" else PARTS[voice], kind, sentence)
        people = [m for m in people if m.span not in self.only]
        if (teller := self._itself(people, clause, trigger) or self._myself(clause, trigger, voice)) is not None:
            return (teller,), True
        if frame in ("marked", "undergo") and self._pointed(clause, trigger):
            doubled = [m for m in people if (m.form == "name" or m.kin) and self._doubled(m, clause, whole)]
            return (
                (tuple(dict.fromkeys(m.entity for m in doubled)), True)
                if doubled
                else (self.by_kind.get(kind) or self._those(clause, trigger) or self._before(sentence), False)
            )
        if (one := self._he(people, whole, clause, trigger) or self._they(people, clause, trigger)) is not None:
            return one, False
        if shown:
            return shown, True
        if voice == "does" and self._somebody_else(clause, trigger, people):
            return (), True
        return self._best(people, whole, clause, trigger, voice, frame) or (self._before(sentence), False)

    def _best(
        self, people: list[EntityMention], whole: Span, clause: Span, trigger: Span, voice: Voice, frame: Frame
    ) -> tuple[tuple[str, ...], bool] | None:
        """Those who fit best by nearness and marks, with all who are told of in one breath with them; None where nobody fits well enough."""
        rated = sorted(((self.weights.of(m, clause, trigger, voice, whole, frame), -m.span.start, m) for m in people), key=lambda r: r[:2])
        weight, _, best = rated[-1] if rated else (-99.0, 0, None)
        outside = best is not None and not clause.covers(best.span)
        if best is None or weight < ENOUGH or (outside and self._pronoun(clause) and best.span.start > trigger.end):
            return None
        joined = self._breath(people, best) if weight < SELF else [best]
        owners = {m.possessor for m in joined if m.possessor}
        kept = tuple(dict.fromkeys(m.entity for m in joined if m.entity not in owners))
        return kept or (best.entity,), True

    def _shown(
        self, people: list[EntityMention], whole: Span, clause: Span, trigger: Span, part: Part, kind: str, sentence: Sentence
    ) -> tuple[str, ...]:
        """Those told of by what they are whom a trigger befell, and whoever is named in one breath with them."""
        language = self.parse.language.split("-")[0]
        near = [f for f in self.described if whole.covers(f[0].span) and not self._one_among(f[0].at, whole)]
        if not near:
            return ()
        own = {m.span for _, m in near}
        text = self.parse.text.text
        others = tuple(
            m.span
            for m in people
            if not any(m.span.overlap(s) for s in own) and not (m.kin and text[: m.span.start].endswith(", "))  # "X, mother of two, was"
        )
        place = Place(text, whole, clause, trigger, part, kind, others, wording(language), language)
        found = befallen(place, near)
        if found is None:
            return ()
        story = self._before(sentence) if self.told_in != sentence.i else ()
        if story and found[1].entity not in story and self._taken_up(*found):
            return ()
        named = [m for m in people if m.span in others]
        return tuple(dict.fromkeys(m.entity for m in self._breath([*named, found[1]], found[1])))

    def _one_among(self, at: int, whole: Span) -> bool:
        """Whether somebody is only told of as one of several: "seven people, among them a boy of four, were held"."""
        return self.marks.at("one_among", self.parse.text.text[max(whole.start, at - BESIDE) : at])

    def _taken_up(self, d: Described, m: EntityMention) -> bool:
        """Whether a description takes up somebody whom no other words have brought in: it may be anyone the story is about."""
        return d.told != "new" and next(x for x in self.cast.mentions if x.entity == m.entity) is m

    def _breath(self, people: list[EntityMention], best: EntityMention) -> list[EntityMention]:
        """All who are told of in one breath with somebody: "X, director, 45 ans, Y et Z"."""
        found, todo = [best], [best]
        while todo:
            one = todo.pop()
            new = [m for m in people if not any(m is f for f in found) and self._beside(m, one)]
            found, todo = [*found, *new], [*todo, *new]
        return [m for m in people if any(m is f for f in found)]

    def _somebody_else(self, clause: Span, trigger: Span, people: list[EntityMention]) -> bool:
        """Whether somebody whom nothing else tells of stands right behind an active verb: "avait tué un sergent" befell none of those before."""
        pattern = self.marks.table.get("object_anew")
        found = pattern.match(self.parse.text.text, trigger.end, clause.end) if pattern is not None else None
        return found is not None and not any(m.span.overlap(Span(trigger.end, found.end())) for m in people)

    def _before(self, sentence: Sentence) -> tuple[str, ...]:
        """Whom the story is about where a clause names nobody: those of the last event, or whom the sentence before was about."""
        reach = REACH if self.others else 99
        options = [(at, who) for at, who in ((self.told_in, self.told), (self.named_in, self.named)) if who and sentence.i - at <= reach]
        return max(options, key=lambda o: o[0])[1] if options else ()

    def _he(self, people: list[EntityMention], whole: Span, clause: Span, trigger: Span) -> tuple[str, ...] | None:
        """Whom "he" or "she" before a trigger means, where nobody is named between: not the group told of before."""
        pattern = self.marks.table.get("singular")
        text = self.parse.text.text
        found = list(pattern.finditer(text, whole.start, trigger.start)) if pattern else []
        if not found or any(found[-1].end() <= m.span.start < trigger.end or clause.covers(m.span) for m in people):
            return None
        named = [m.entity for m in people if m.form == "name" and m.span.end <= found[-1].start() and not self._aside(m, whole)]
        return tuple(named[-1:]) or self.single or self._alone(whole, found[-1].start()) or None

    def _people(self, m: EntityMention) -> bool:
        """Whether several told of are people for certain: by a listed noun, or one that by its ending is of people."""
        noun = next((d.noun for d, x in self.described if x is m), None)
        table = wording(self.parse.language.split("-")[0])
        return noun is None or (noun != "" and "people" in table and table["people"].fullmatch(noun) is not None)

    def _those(self, clause: Span, trigger: Span) -> tuple[str, ...]:
        """Whom a small word for several at the trigger means: "los subieron"."""
        return self.many if self.marks.at("clitic_many", window_of(self.parse, clause, trigger)) else ()

    def _they(self, people: list[EntityMention], clause: Span, trigger: Span) -> tuple[str, ...] | None:
        """Whom "they" or "the men" before a trigger means where nobody is named behind it: the last several people told of, not somebody alone."""
        pattern = self.marks.table.get("plural")
        found = list(pattern.finditer(self.parse.text.text, clause.start, trigger.start)) if pattern and self.many else []
        if not found or any(found[-1].start() <= m.span.start < trigger.end for m in people if m.form != "nominal"):
            return None
        return self.many

    def _alone(self, whole: Span, at: int) -> tuple[str, ...]:
        """Whom "he" means where only one of those told of by what they are stands before it, and as a subject."""
        before = [(d, m) for d, m in self.described if whole.start <= d.span.start and d.span.end <= at]
        return (before[0][1].entity,) if len(before) == 1 and not before[0][0].lead and not before[0][0].open else ()

    def _aside(self, m: EntityMention, whole: Span) -> bool:
        """Whether somebody is named as the one spoken to or with, or as doer: whom "he" seldom means."""
        before = self.parse.text.text[max(whole.start, m.span.start - BESIDE) : m.span.start]
        return self.marks.at("aside_before", before) or self.marks.at("by_before", before) or self.weights.office(m)

    def _voice(self, clause: Span, trigger: Span, kind: str) -> Voice:
        window = window_of(self.parse, clause, trigger)
        if self.marks.at("befalls", window) or kind in PASSING:
            return "befalls"
        return "does" if self.marks.at("does", window) else "open"

    def _pointed(self, clause: Span, trigger: Span) -> bool:
        """Whether a small word at the trigger stands for those it befell: "los cogieron", "les a arrêtés"."""
        return self.marks.at("clitic", window_of(self.parse, clause, trigger))

    def _itself(self, people: list[EntityMention], clause: Span, trigger: Span) -> str | None:
        """Who tells that somebody else did it to them: the first of two named before "him" ("Ana said that the guard beat her")."""
        if not self.marks.at("itself", window_of(self.parse, clause, trigger)):
            return None
        ahead = sorted((m for m in people if m.form == "name" and m.span.end <= trigger.start), key=lambda m: m.span)
        others = {m.entity for m in ahead}
        return ahead[0].entity if len(others) > 1 or (others and self.weights.tells(ahead[0], trigger)) else None

    def _myself(self, clause: Span, trigger: Span, voice: Voice) -> str | None:
        """Who says in their own words that it befell them: "me golpearon", "저는 맞았습니다", "我被打"."""
        window = window_of(self.parse, clause, trigger)
        if not any(self.marks.at(mark, window) for mark, not_with in (("me_passive", "does"), ("me", "befalls")) if voice != not_with):
            return None
        saying = [u for u in self.utterances if u.direct and u.content.covers(trigger)]
        return min(saying, key=lambda u: len(u.content)).voice.entity if saying else None

    def _doubled(self, m: EntityMention, clause: Span, whole: Span) -> bool:
        """Whether a name says whom the small word at the trigger means: "a Ana la detuvieron", "le negaron la comida a Ana"."""
        before = self.parse.text.text[max(whole.start, m.span.start - BESIDE) : m.span.start]
        return clause.covers(m.span) and self.marks.at("doubled_before", before)

    def _pronoun(self, clause: Span) -> bool:
        return self.marks.at("pronoun", self.parse.words(clause))

    def _beside(self, m: EntityMention, best: EntityMention) -> bool:
        """Whether two mentions are told in one breath: "X and Y", "X, Y"."""
        first, second = sorted((m.span, best.span))
        if first.overlap(second):
            return False
        return JOINING.fullmatch(self.parse.text.text, first.end, second.start) is not None


def _kept(m: EntityMention, d: Described) -> bool:
    """Whether a mention is the description of one person, or of several, that has its words."""
    return m.form == ("nominal" if d.count is None else "group")
