"""The lines of a text as a reader takes them in: their words, and whether each is a sentence of the article."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from habeas.model.quote import Span
from habeas.reading.draft import Block, Cue

_EDGES = " \t\u00a0:;.,…!·•|>»«<-–—*#=~▶▷■□●○◆▲△☞[]()【】（）"
_SENTENCE_END = re.compile(r"[.!?。！？…؟۔।][\"'”’»)\]」』]*$|다[.\"”]$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff]")
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Line:
    """One line or paragraph. `words`: how many (two characters count as a word where no spaces part words). `cue`: set once it is known as furniture."""

    span: Span
    text: str
    plain: str
    words: int
    ends: bool
    cue: Cue | None
    heading: int

    @property
    def sentence(self) -> bool:
        """Whether the line reads like a paragraph of an article: long enough, and ended like a sentence."""
        return (self.ends and self.words >= 8) or self.words >= 30

    @property
    def cased_low(self) -> bool:
        """Whether the line has letters with case and none of them is a capital."""
        return self.text.lower() == self.text and self.text.upper() != self.text


def word_count(text: str) -> int:
    """Words of a text; scripts without spaces count a word for every two characters."""
    wide = len(_CJK.findall(text))
    return max(len(text.split()), wide // 2)


def plain_words(text: str) -> str:
    """A line in lower case with its white space gathered and the marks at both ends left off."""
    return _SPACES.sub(" ", text).casefold().strip(_EDGES)


def lines_of(text: str, blocks: tuple[Block, ...]) -> list[Line]:
    """The blocks of a draft as lines, hard-wrapped lines joined to their paragraphs."""
    out = []
    for block in _unwrapped(text, list(blocks)):
        words = block.span.of(text)
        out.append(
            Line(block.span, words, plain_words(words), word_count(words), bool(_SENTENCE_END.search(words)), block.cue, block.heading)
        )
    return out


def _unwrapped(text: str, blocks: list[Block]) -> list[Block]:
    """Join lines that were broken for width (mail, PDF): runs of near equal length with no blank line between."""
    out: list[Block] = []
    for group in _runs(text, blocks):
        longest = max(len(b.span) for b in group)
        full = [len(b.span) >= 0.7 * longest for b in group]
        wrapped = len(group) >= 3 and 35 <= longest <= 130 and sum(full) >= 0.6 * len(group)
        joined = [group[0]]
        for before, block in itertools.pairwise(group):
            head, words = before.span.of(text), block.span.of(text)
            runs_on = len(head) >= 0.7 * longest and not _SENTENCE_END.search(head)
            if (words[0].islower() and len(head) >= 30 and runs_on) or (
                wrapped and len(before.span) >= 0.7 * longest and _same_paragraph(head, words)
            ):
                joined[-1] = Block(Span(joined[-1].span.start, block.span.end), joined[-1].cue, joined[-1].heading)
            else:
                joined.append(block)
        out += joined
    return out


def _same_paragraph(head: str, words: str) -> bool:
    return not words.startswith(("-", "–", "—", "•", "*", "“", '"', ">")) or not _SENTENCE_END.search(head)


def _runs(text: str, blocks: list[Block]) -> list[list[Block]]:
    runs: list[list[Block]] = []
    for block in blocks:
        between = text[runs[-1][-1].span.end : block.span.start] if runs else ""
        one_line = between.replace("\r\n", "\n").strip(" \t") == "\n"
        alike = runs and runs[-1][-1].cue is None and block.cue is None and not block.heading and not runs[-1][-1].heading
        if one_line and alike:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs
