"""The sentences in which acts are marked: each line reads, its marks are of kinds that there are, and what they count for is what was seen."""

from __future__ import annotations

import pytest
from eval import sentences

FOLDERS = ("tuned", "held", "manners")


def test_marks_become_letters() -> None:
    """A mark says which words stand for whom an act befell; somebody marked without a kind is one of all acts of the line."""
    one = sentences.example("[Bo Li] was <detention:led off> and <torture:beaten>; [detention:his wife] too.")
    assert one.text == "Bo Li was led off and beaten; his wife too."
    told = {kind: [one.text[a:b] for a, b in struck] for kind, struck in one.acts.items()}
    assert told == {"detention": ["Bo Li", "his wife"], "torture": ["Bo Li"]}


@pytest.mark.parametrize("line", ["[Bo Li was <detention:led off>.", "Bo Li] was <detention:led off>.", "[Bo Li] was <arrest:led off>."])
def test_a_slip_in_a_line_is_refused(line: str) -> None:
    """A mark that does not close, or is of no kind, is an error that shows the line."""
    with pytest.raises(ValueError, match="a mark"):
        sentences.example(line)


def test_every_line_reads_and_stands_once() -> None:
    """All lines can be read, no text stands twice, what is held out is in no other folder, and every language has lines without an act."""
    texts: list[str] = []
    for folder in FOLDERS:
        for language in sentences.languages(folder):
            found = list(sentences.lines(folder, language))
            texts += [one.text for one in found]
            assert any(not one.acts for one in found), (folder, language)
            assert not any(set("<>[]") & set(one.text) for one in found), (folder, language)
    assert len(texts) == len(set(texts)) > 4000


def test_what_is_seen_counts() -> None:
    """An act that is found with the right person counts twice, one with nobody once, and silence where nothing happened counts too."""
    held = sentences.counts(sentences.example("Police <detention:arrested> [Ana Duarte] on Monday."), "en")
    assert (held["acts"], held["seen"], held["whom"]) == (1, 1, 1)
    wrong = sentences.counts(sentences.example("Police <torture:arrested> [Ana Duarte] on Monday."), "en")
    assert (wrong["acts"], wrong["seen"], wrong["whom"]) == (1, 0, 0)
    assert sentences.counts(sentences.example("Ana Duarte opened a bakery in Lisk."), "en") == {"empty": 1, "quiet": 1}
    assert sentences.counts(sentences.example("Police arrested Ana Duarte on Monday."), "en") == {"empty": 1, "quiet": 0}
