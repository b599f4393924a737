"""The time a story has reached: "In 2006 she lived by the river." holds for what is told next."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.finding import clauses
from habeas.finding.annotations import Parse, Sentence
from habeas.finding.circumstances import LATER, Setting
from habeas.finding.lexicon import word_list, words
from habeas.model.when import NEVER_SAID, When

BEFORE = 2
"""Sentences before one in which "there" stands."""
IN = frozenset({"on", "in", "at", "during"})
REACH = 7
"""Sentences over which a year once named still holds for the story that follows."""


@dataclass(slots=True)
class Narrative:
    """Walks through a text and keeps the last time that a clause of the story (not of its telling) named."""

    setting: Setting
    now: When = NEVER_SAID
    since: int = -1
    paragraph: int = -1
    here: Sentence | None = None
    opens: bool = False

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence, taking up the times of the one before."""
        if self.here is not None:
            self._take_up(self.here)
        self.here = sentence

    def _take_up(self, sentence: Sentence) -> None:
        parse = self.setting.parse
        for t, anchor in self.setting.times_in.get(sentence.i, ()):
            if parse.tokens[anchor].dep not in ("pobj", "npadvmod", "advmod"):
                continue
            verb = clauses.governing_verb(parse, anchor)
            if (
                verb is None
                or parse.tokens[verb].lemma.lower() in word_list("telling") | word_list("reacting")
                or parse.tokens[verb].dep not in ("ROOT", "conj", "ccomp")
            ):
                continue
            telling = t.when.pattern == "day+0" or t.when == parse.published  # "now" is the day of telling
            if parse.tokens[verb].tag in ("VBD", "VBN") and t.when.earliest is not None and not telling:
                self.now, self.since, self.paragraph = t.when, sentence.i, sentence.paragraph
                self.opens = anchor < verb

    def _told_after(self) -> When | None:
        """The time that the next sentence gives to what this one tells: "They led her away. That was on 11 March 2012"."""
        parse = self.setting.parse
        if self.here is None or self.here.i + 1 >= len(parse.sentences) or self.setting.times_in.get(self.here.i):
            return None
        after = parse.sentences[self.here.i + 1]
        opening = [t.text.lower() for t in parse.tokens[after.first : after.first + 3]]
        if len(opening) < 3 or opening[0] not in ("that", "this", "it") or opening[1] not in ("was", "happened") or opening[2] not in IN:
            return None
        given = [t.when for t, anchor in self.setting.times_in.get(after.i, ()) if anchor <= after.first + 6]
        return given[0] if given and given[0].earliest is not None else None

    def time(self, head: int) -> When:
        """The story's time for an event whose own clause names none."""
        after = self._told_after()
        if after is not None:
            return after
        if self.here is None or self.since < 0 or not self.now.known:
            return NEVER_SAID
        parse = self.setting.parse
        group = [parse.tokens[a] for a in clauses.auxiliaries(parse, head)]
        past = parse.tokens[head].tag == "VBD" or any(a.tag == "VBD" and a.lemma == "be" for a in group)
        later = any(parse.tokens[c].lemma.lower() in LATER for c in clauses.own(parse, head, "advmod"))
        if not past or later or any(a.lemma == "have" for a in group):
            return NEVER_SAID
        here = [t for t, a in self.setting.anchors.items() if self.here.first <= a < self.here.last]
        if any(not t.when.known or not t.when.meets(self.now) for t in here):
            return NEVER_SAID
        coarse = (self.now.days or 0) >= 300
        next_ = self.here.paragraph == self.paragraph and (coarse or self.here.i - self.since <= 1)
        if self.opens and (next_ or (coarse and self.here.i - self.since <= REACH)):
            return When(self.now.earliest, self.now.latest, None, self.now.precision)
        return NEVER_SAID


def kept_before(parse: Parse, head: int) -> bool:
    """Whether the sentences before, or the clause itself, put somebody in custody: "He was held in a cell. He died there"."""
    here = parse.tokens[head].sentence
    first = parse.sentences[max(0, here - BEFORE)].first
    return any(t.lemma.lower() in word_list("kept") for t in parse.tokens[first:head])


def armed_before(parse: Parse, head: int) -> bool:
    """Whether the sentences before, or the clause itself, tell of shots, knives or an ambush."""
    here = parse.tokens[head].sentence
    first = parse.sentences[max(0, here - BEFORE)].first
    said = words("en", "events")["attacked"]["words"].split()
    return any(t.lemma.lower() in said for t in parse.tokens[first : parse.sentences[here].last])
