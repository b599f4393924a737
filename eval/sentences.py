"""Sentences in which acts are marked (eval/sentences): how many of the acts are seen, and how many of those they befell.

An act is seen where the sentence gives an event of its kind, or of a kind that words for it are easily taken for; its victims are found where one of
them is marked in the sentence and has a part in it other than the doer's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.figures import Figures, over, share
from eval.labelled import text_of
from habeas.finding.annotations import EventMention
from habeas.finding.find import Reading, mark

SENTENCES = Path(__file__).parent / "sentences"
MARK = re.compile(r"<(?P<kind>[a-z_]+):|\[(?:(?P<kinds>[a-z_+]+):)?|[>\]]")
PUBLISHED = "2022-06-15"
FAMILIES = (
    {"detention", "imprisonment", "interrogation", "abduction"},
    {"disappearance"},
    {"killing", "death_in_custody"},
    {"torture"},
    {"forced_return"},
    {"trafficking"},
    {"escape"},
    {"release", "reunion"},
)
"""Kinds that words for one are easily taken for: held by agents, who took them, before a judgment or after."""
KINDS = frozenset().union(*FAMILIES)
METRICS = {
    "acts seen": share("seen", "acts"),
    "whom they befell": share("whom", "told"),
    "nothing seen where nothing is": share("quiet", "empty"),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A line: its text, and for each kind of act that it tells of the letters that stand for whom it befell."""

    text: str
    acts: dict[str, list[tuple[int, int]]]


def example(line: str) -> Marked:
    """A marked line. Errors: ValueError for a mark that does not close, or is of no kind that there is."""
    text, at = "", 0
    begun: list[tuple[str, str | None, int]] = []
    found: list[tuple[str, str | None, int, int]] = []
    for m in MARK.finditer(line):
        text, at = text + line[at : m.start()], m.end()
        if m.group()[0] in "<[":
            begun.append((m.group()[0], m.group("kind") or m.group("kinds"), len(text)))
        elif begun:
            found.append((*begun.pop(), len(text)))
        else:
            raise ValueError(f"a mark closes that was not begun: {line}")
    acts: dict[str, list[tuple[int, int]]] = {kind: [] for sign, kind, _, _ in found if sign == "<" and kind}
    if begun or acts.keys() - KINDS:
        raise ValueError(f"a mark is not closed, or of no kind that there is: {line}")
    for sign, kinds, start, end in found:
        for kind in (kinds.split("+") if kinds else acts) if sign == "[" else ():
            acts[kind].append((start, end))
    return Marked(text + line[at:], acts)


def lines(folder: str, language: str) -> Iterator[Marked]:
    """The examples of a folder in a language."""
    for line in (SENTENCES / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield example(line)


def languages(folder: str) -> list[str]:
    """The languages that a folder has examples in."""
    return sorted(path.stem for path in (SENTENCES / folder).glob("*.txt"))


def counts(one: Marked, language: str) -> Counter[str]:
    """What an example counts: acts, those seen, those with somebody they befell; a sentence without acts, and whether one was seen in it."""
    told = mark(text_of(one.text, language, PUBLISHED), weigh=False)
    events = [e for e in told.events if e.kind in KINDS and e.happened != "no"]
    if not one.acts:
        return Counter(empty=1, quiet=int(not events))
    found: Counter[str] = Counter()
    for kind, struck in one.acts.items():
        near = [e for e in events if any({kind, e.kind} <= family for family in FAMILIES)]
        found.update(acts=1, seen=int(bool(near)), told=int(bool(struck)), whom=int(_befell(told, near, struck)))
    return found


def _befell(told: Reading, events: list[EventMention], struck: list[tuple[int, int]]) -> bool:
    """Whether somebody marked has a part in one of the events, and not that of the doer."""
    people = {r.entity for e in events for r in e.roles if r.role != "perpetrator"}
    spans = [m.span for m in told.cast.mentions if m.entity in people]
    return any(s.start < end and start < s.end for s in spans for start, end in struck)


def measure() -> Figures:
    """The figures of each folder, English and the other languages apart."""
    figures: Figures = {}
    for folder in ("tuned", "held", "manners"):
        for name, chosen in (("English", ["en"]), ("other languages", [x for x in languages(folder) if x != "en"])):
            units = [counts(one, language) for language in chosen for one in lines(folder, language)]
            made = over(units, METRICS)
            figures |= {f"{folder}, {name}: {metric}": figure for metric, figure in made.items()}
    return figures
