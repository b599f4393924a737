"""Who said the words between quotation marks: the cue beside them, else the sentence before, else the voice that was speaking."""

from __future__ import annotations

import bisect
import itertools
import re

from habeas.finding.annotations import Cast, Parse, Utterance, Voice
from habeas.finding.contents import contents
from habeas.finding.cues import Cue, cue_at, stance_of, subject_of
from habeas.finding.nearby import Nearby
from habeas.finding.quotations import Quotation
from habeas.finding.voices import known, mention_at, voice
from habeas.model.quote import Span

FIRST = re.compile(r"\b(?:I|we|my|our|me|us|We|My|Our)\b")
SHORT = 4


class Attribution:
    """Goes through the quotations of a text in order and remembers who was speaking."""

    def __init__(self, parse: Parse, cast: Cast, quotations: list[Quotation]) -> None:
        self.parse, self.cast, self.quotations = parse, cast, quotations
        self.around = Nearby(quotations, lambda q: q.content)
        self.said: dict[int, Voice] = {}
        self.cues: dict[int, Cue] = {}

    def utterances(self) -> list[Utterance]:
        """One utterance a quotation, those without a speaker given to the voice that speaks most."""
        for n in range(len(self.quotations)):
            found = self._beside(n)
            if found is not None:
                self.said[n] = found
        for n in range(len(self.quotations)):
            if n not in self.said:
                inferred = self._inferred(n)
                if inferred is not None:
                    self.said[n] = inferred
        return [u for n in sorted(self.said) if (u := self._utterance(n)) is not None]

    def _utterance(self, n: int) -> Utterance | None:
        q, cue = self.quotations[n], self.cues.get(n)
        spans = [q.outer] if not q.dash else [q.content]
        content = q.content
        cue_span = None
        if cue is not None:
            t = self.parse.tokens[cue.verb]
            cue_span = Span(t.start, t.end)
            spans.append(cue_span)
            if q.dash and q.content.covers(cue_span):
                content = self._cut(q.content, cue)
        if len(content) == 0:
            return None
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        return Utterance(whole, content, self.said[n], True, cue_span)

    def _cut(self, content: Span, cue: Cue) -> Span:
        """A dialogue without closing mark ends before its cue: "- I was cold, Lee says."."""
        first = min([cue.verb, *(j for c in ([cue.speaker] if cue.speaker is not None else []) for j in self.parse.subtree(c))])
        end = self.parse.tokens[min(first, cue.verb)].start
        text = self.parse.text.text
        while end > content.start and text[end - 1].isspace():
            end -= 1
        return Span(content.start, max(content.start, end))

    # -- beside the quotation
    def _beside(self, n: int) -> Voice | None:
        q = self.quotations[n]
        cue = self._dash_cue(q) if q.dash else self._nearest_cue(n)
        if cue is None or cue.speaker is None:
            return None
        self.cues[n] = cue
        return self._voice(cue)

    def _voice(self, cue: Cue) -> Voice | None:
        if cue.speaker is None:
            return None
        relay: tuple[str, ...] = ()
        if cue.to is not None:
            heard = voice(self.parse, self.cast, cue.to)
            relay = (heard.name,) if heard.kind == "media" and heard.name and self.parse.tokens[cue.to].pos == "PROPN" else ()
        return voice(self.parse, self.cast, cue.speaker, relay)

    def _dash_cue(self, q: Quotation) -> Cue | None:
        inside = list(self.parse.tokens_in(q.content))
        for i in reversed(inside[-14:]):
            cue = cue_at(self.parse, i, direct=True)
            if cue is None or cue.speaker is None:
                continue
            start = min(self.parse.tokens[i].start, self.parse.tokens[cue.speaker].start)
            before = self.parse.text.text[q.content.start : start].rstrip()
            mine = self.parse.tokens[cue.speaker].lemma.lower() not in known("persons", "first")
            if mine and (before.endswith((",", "?", "!", ".", "…")) or not before):
                return cue
        return None

    def _quoted(self, i: int) -> bool:
        start = self.parse.tokens[i].start
        return any(x.content.start <= start < x.content.end for x in self.around.at(start, start))

    def _nearest_cue(self, n: int) -> Cue | None:
        q, p = self.quotations[n], self.parse
        behind = bisect.bisect_left(p.sentences, q.outer.end, key=lambda s: s.span.start)
        sentences = list(
            itertools.takewhile(lambda s: q.outer.start < s.span.end, map(p.sentences.__getitem__, range(behind - 1, -1, -1)))
        )[::-1]
        if not sentences:
            return None
        after = [i for i in range(sentences[-1].first, sentences[-1].last) if p.tokens[i].start >= q.outer.end]
        before = [i for i in range(sentences[0].first, sentences[0].last) if p.tokens[i].end <= q.outer.start]
        ends = p.text.text[max(q.content.end - 1, 0) : q.content.end] in ",?!" or not before
        close = self._first(after[:8], n) if ends else None
        return close or self._first(list(reversed(before)), n) or self._first(after[:14], n)

    def _first(self, tokens: list[int], n: int) -> Cue | None:
        for i in tokens:
            if self._quoted(i):
                continue
            cue = cue_at(self.parse, i, direct=True)
            if cue is not None and cue.speaker is not None and not self._quoted(cue.speaker) and self._fits(i, n):
                return cue
        return None

    def _fits(self, i: int, n: int) -> bool:
        """Verbs that only sometimes introduce speech, and scraps of a few words, need cue and quotation close together."""
        q, t = self.quotations[n], self.parse.tokens[i]
        gap = q.outer.start - t.end if t.start < q.outer.start else t.start - q.outer.end
        lemma = t.lemma.lower()
        if lemma in known("direct", "labels"):
            return gap < 60
        if stance_of(lemma) is None:
            return gap < 25
        return len(self.parse.words(q.content).split()) >= SHORT or gap < 40

    # -- from what stands around
    def _inferred(self, n: int) -> Voice | None:
        q = self.quotations[n]
        words = self.parse.words(q.content)
        if len(words.split()) < SHORT and not q.dash:
            return None
        if q.dash and not FIRST.search(words) and not self._dialogue():
            return None
        if q.continues and n - 1 in self.said:
            return self.said[n - 1]
        for m in (n - 1, n + 1):
            if m in self.said and self.quotations[m].paragraph == q.paragraph:
                return self.said[m]
        complete = (words[:1].isupper() and words.rstrip()[-1:] in ".!?…,”\"'’") or bool(FIRST.search(words))
        if not complete:
            return None
        return self._from_sentence_before(q) or self._last_voice(n) or self._speaking_subject(q) or self._main_voice()

    def _dialogue(self) -> bool:
        return any(self.quotations[m].dash for m in self.said)

    def _sentence_before(self, q: Quotation) -> int | None:
        found = [s.i for s in self.parse.main_sentences() if s.span.end <= q.outer.start]
        return found[-1] if found else None

    def _from_sentence_before(self, q: Quotation) -> Voice | None:
        at = self._sentence_before(q)
        if at is None:
            return None
        s = self.parse.sentences[at]
        if s.paragraph < q.paragraph - 1:
            return None
        colon = self.parse.words(s.span).rstrip().endswith(":")
        for i in range(s.first, s.last):
            cue = None if self._quoted(i) else cue_at(self.parse, i, direct=colon)
            if cue is not None and cue.speaker is not None and (colon or any(True for _ in contents(self.parse, cue))):
                return self._voice(cue)
        return self._subject_before(q) if colon else None

    def _last_voice(self, n: int) -> Voice | None:
        return next(
            (
                self.said[m]
                for m in reversed(range(n))
                if m in self.said and self.quotations[n].paragraph - self.quotations[m].paragraph < 9
            ),
            None,
        )

    def _subject_before(self, q: Quotation) -> Voice | None:
        at = self._sentence_before(q)
        if at is None:
            return None
        s = self.parse.sentences[at]
        root = next((i for i in range(s.first, s.last) if self.parse.tokens[i].head == i), None)
        who = subject_of(self.parse, root) if root is not None else None
        return voice(self.parse, self.cast, who) if who is not None and mention_at(self.cast, self.parse, who) else None

    def _speaking_subject(self, q: Quotation) -> Voice | None:
        """The subject before a quotation, where it speaks elsewhere too or nobody does."""
        found = self._subject_before(q)
        heard = {v.entity for v in self.said.values()}
        return found if found is not None and (not heard or found.entity in heard) else None

    def _main_voice(self) -> Voice | None:
        heard = list(self.said.values())
        return max(heard, key=lambda v: (heard.count(v), -heard.index(v))) if heard else None
