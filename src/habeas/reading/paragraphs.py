"""Blocks of a draft to lines: what was broken for width is joined again."""

from __future__ import annotations

import itertools

from habeas.model.quote import Span
from habeas.reading.draft import Block
from habeas.reading.leading import filed
from habeas.reading.lines import SENTENCE_END, Line, plain_words, word_count
from habeas.reading.phrases import pattern_matches, person_names

MOST_BYLINE = 90
"""Characters of the longest by-line that is looked for inside a run of lines."""


def lines_of(text: str, blocks: tuple[Block, ...]) -> list[Line]:
    """The blocks of a draft as lines, hard-wrapped lines joined to their paragraphs."""
    out = []
    for block in _unwrapped(text, list(blocks)):
        words = block.span.of(text)
        out.append(
            Line(block.span, words, plain_words(words), word_count(words), bool(SENTENCE_END.search(words)), block.cue, block.heading)
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
            runs_on = len(head) >= 0.7 * longest and not SENTENCE_END.search(head)
            title = before is blocks[0] and not words[0].islower()
            if title or _stands_alone(words):
                joined.append(block)
            elif (words[0].islower() and len(head) >= 30 and runs_on) or (
                wrapped and len(before.span) >= 0.7 * longest and _same_paragraph(head, words)
            ):
                joined[-1] = Block(Span(joined[-1].span.start, block.span.end), joined[-1].cue, joined[-1].heading)
            else:
                joined.append(block)
        out += joined
    return out


def _stands_alone(words: str) -> bool:
    """Whether a line is a by-line or begins with a dateline, and so never goes on with the line above it."""
    if len(words) < MOST_BYLINE and any(person_names(m.groupdict().get("names") or "") for m in pattern_matches("byline", words)):
        return True
    return filed(words)


def _same_paragraph(head: str, words: str) -> bool:
    return not words.startswith(("-", "–", "—", "•", "*", "“", '"', ">")) or not SENTENCE_END.search(head)


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
