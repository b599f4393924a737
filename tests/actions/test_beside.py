"""What is done to words that somebody marks beside a source."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from habeas.actions.beside import Meant, add_claim, listed, protect_passage, protect_words
from habeas.actions.who import Who
from habeas.model.errors import BadInput, NotAllowed, NotFound
from habeas.model.judgement import Judgement
from habeas.model.quote import Span
from habeas.store import ledger, rows
from habeas.store.address import Book

AT = "2026-01-02T03:04:05+00:00"
Act = Callable[[Who, str, Span, str], Judgement]

ACTS: dict[str, Act] = {
    "add": lambda who, source, span, words: add_claim(who, source, span, words, Meant(kind="status", predicate="detained"), AT, "read it"),
    "protect": lambda who, source, span, words: protect_words(who, source, span, words, AT, "read it"),
    "passage": lambda who, source, span, words: protect_passage(who, source, span, words, AT, "read it"),
}
each = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


@pytest.fixture
def first(book: Book) -> tuple[str, Span, str]:
    """The first words of the first source."""
    source = listed()[0].source.id
    span = Span(0, 12)
    return source, span, span.of(rows.stored_text(source))


@each
def test_who_only_reads_can_do_nothing_to_marked_words(first: tuple[str, Span, str], act: Act) -> None:
    """A reader adds no claim and protects neither those whom the words name nor the words, and the ledger stays as it was."""
    with pytest.raises(NotAllowed):
        act(Who("Eeva", "reader"), *first)
    assert not ledger.judgements()
    assert act(Who("Aino", "reviewer"), *first).on[0].text == first[2]


@each
def test_marked_words_are_the_words_of_the_source(first: tuple[str, Span, str], act: Act) -> None:
    """Words that do not stand at that place, blank words, and words of a source that is not there are refused."""
    source, span, words = first
    mark = functools.partial(act, Who("Aino"))
    for there, said in ((Span(1, 13), words), (span, words.swapcase()), (Span(0, 0), "")):
        with pytest.raises(BadInput, match="Mark them again"):
            mark(source, there, said)
    with pytest.raises(NotFound):
        mark("nowhere", span, words)
    assert not ledger.judgements()
