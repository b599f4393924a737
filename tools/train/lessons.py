"""The training reports as the choosers of whole reports look at them, with what people said of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tools.train import hrdsattack, restated
from tools.train.answers import Answers, Article

from habeas.finding.find import mark
from habeas.finding.published import dated
from habeas.finding.whole.view import View, counted


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training report as the choosers look at it, and what people said of it. `group`: reports of one affair, held out together."""

    name: str
    group: str
    view: View
    words: dict[str, float]
    answers: Answers


def lesson(article: Article) -> Lesson:
    """A report read, with its answers."""
    m = mark(dated(article.text))
    view = View(m.parse, m.gazetted, m.times, m.cast, m.events)
    return Lesson(article.id, article.group, view, counted(view), article.answers)


def lessons() -> Iterable[Lesson]:
    """The lessons of all training reports."""
    for article in (*hrdsattack.articles(), *restated.everything()):
        yield lesson(article)
