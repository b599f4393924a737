"""The lines of a text as a reader takes them in: their words, and whether each is a sentence of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.model.quote import Span
from habeas.reading.draft import Cue

_EDGES = " \t\u00a0:;.,…!·•|>»«<-–—*#=~▶▷■□●○◆▲△☞[]()【】（）"
SENTENCE_END = re.compile(r"[.!?。！？…؟۔।][\"'”’»)\]」』]*$|다[.\"”]$")
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
