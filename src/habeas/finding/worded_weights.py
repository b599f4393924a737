"""How well somebody fits as the one an act befell, in languages without a grammar here: nearness, the clause, marks of case and voice, office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from habeas.finding.annotations import EntityMention, Parse, Utterance
from habeas.finding.worded_marks import BESIDE, Marks, behind
from habeas.model.quote import Span

SELF = 4.0
"""The weight of a group whose own words are the trigger: "the 43 disappeared"."""
LED = 2
"""Words that stand before the name that a sentence begins with: "the teacher Ana Ruiz"."""
Voice = Literal["befalls", "does", "open"]
Frame = Literal["marked", "suffer", "undergo", "upon"]
"""How a trigger stands to whom it befell: as its marks of voice say; they are its subject ("died of his wounds"); its object ("dragged her into a
van"); or it is done to or against them ("gave her electric shocks", "opened fire on her")."""


def window_of(parse: Parse, clause: Span, trigger: Span) -> str:
    """A trigger between ⟨ and ⟩ in the words around it, for marks of voice."""
    text = parse.text.text
    before = text[max(clause.start, trigger.start - 2 * BESIDE) : trigger.start]
    return f"{before}⟨{text[trigger.start : trigger.end]}⟩{text[trigger.end : trigger.end + 8]}"


@dataclass(frozen=True, slots=True)
class Weights:
    """How well those told of fit, by the marks of a language."""

    parse: Parse
    marks: Marks
    utterances: tuple[Utterance, ...] = ()

    def of(self, m: EntityMention, clause: Span, trigger: Span, voice: Voice, whole: Span, frame: Frame = "marked") -> float:
        """How well somebody named fits: nearness, the clause, marks of case and voice; officials, doers and tellers fit badly."""
        if m.span.overlap(trigger):
            return SELF
        ahead, inside = m.span.end <= trigger.start, clause.covers(m.span)
        away = trigger.start - m.span.end if ahead else m.span.start - trigger.end
        score = -min(4.0, away / 14) + (2.0 if inside else 0.0 if ahead else -1.5)
        score += self._case(m, whole, clause, voice, frame) + self._order(
            ahead, voice, window_of(self.parse, clause, trigger), self._framed(m, clause)
        )
        score -= (
            3.0 if frame == "undergo" and inside and ahead and "object_after" not in self.marks.table else 0.0
        )  # who stands there does it
        return score - (3.0 if self.office(m) else 0.0) - (3.0 if self.tells(m, trigger) else 0.0)

    def _case(self, m: EntityMention, whole: Span, clause: Span, voice: Voice, frame: Frame) -> float:
        """What particles and prepositions beside a name say."""
        text = self.parse.text.text
        before, after = text[max(whole.start, m.span.start - BESIDE) : m.span.start], behind(text, m.span.end)
        score, inside = 0.0, clause.covers(m.span)
        if frame == "upon" and (self.marks.at("upon_after", after) or self.marks.at("upon_before", before)):
            return 2.5
        ahead = m.form in ("name", "group") and not inside and m.span.end <= clause.start
        if ahead and voice == "befalls" and self.marks.at("topic_after", after):
            return 3.0  # what a sentence is about goes on being so: "柳沢さんは三日、下宿で寝ていたところを起こされ、連行された"
        if not inside and self.marks.at("relative_after", after):
            score += 2.0  # "Ana, whom the police had called in, never came home": the sentence goes on about her
        elif not inside and 0 <= clause.start - m.span.end <= 3 and "object_after" not in self.marks.table:
            score += 1.0  # "Ana, arrested in May, is still in custody"
        opens = not inside and voice == "befalls" and m.form == "name" and len(text[whole.start : m.span.start].split()) <= LED
        if opens and "object_after" not in self.marks.table and text.startswith(", ", m.span.end):
            score += 2.0  # "Ana Ruiz, 46, a former nurse, went out and did not come home": the sentence goes on about her
        if inside and ((frame != "suffer" and self.marks.at("object_after", after)) or self.marks.at("object_before", before)):
            score += 2.0
        if self.marks.at("by_after", after) or self.marks.at("by_before", before):
            score -= 4.0
        if self.marks.at("aside_before", before) or self.marks.at("company_after", after):
            score -= 2.0
        if self.marks.at("owner_after", after):
            score -= 1.5
        if frame == "undergo" and self.marks.at("subject_after", after):
            score -= 3.0
        elif self.marks.at("subject_after", after):
            score += 1.0 if voice == "befalls" else -1.0 if voice == "does" else 0.0
        return score

    def _order(self, ahead: bool, voice: Voice, window: str, framed: bool) -> float:
        """What the order of words says: before a passive or behind an active, in languages that tell them apart by order."""
        if not ahead and self.marks.at("relative", window):
            return 2.0
        if voice == "does" and "object_after" not in self.marks.table:
            return (1.5 if framed else -1.5) if ahead else 1.5
        return 1.0 if voice == "befalls" and ahead else 0.0

    def _framed(self, m: EntityMention, clause: Span) -> bool:
        """Whether somebody stands between a helping verb and its participle, where German has whom an act befell."""
        return clause.covers(m.span) and self.marks.at("inner_object", self.parse.text.text[clause.start : m.span.start])

    def office(self, m: EntityMention) -> bool:
        """Whether somebody is told of with an office, as ministers, judges and spokespeople are."""
        text = self.parse.text.text
        before, after = text[max(0, m.span.start - BESIDE) : m.span.start], behind(text, m.span.end)
        return m.form == "name" and (self.marks.at("offices_before", before) or self.marks.at("offices_after", after))

    def tells(self, m: EntityMention, told: Span) -> bool:
        """Whether somebody is the voice that tells of something and is named outside what is told."""
        return any(
            u.voice.entity == m.entity and u.content.overlap(told) and not u.content.covers(m.span) and u.span.covers(m.span)
            for u in self.utterances
        )
