from habeas.finding.annotations import Parse
from habeas.finding.parse import parse
from habeas.finding.remembered import once
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def read(words: str) -> Parse:
    """A parsed text of one report."""
    return parse(Text(Source("s1", "0" * 64, "a.txt", "text/plain", language="en", main_text=(Span(0, len(words)),)), words))


def test_a_question_is_answered_once_for_each_parse_and_word() -> None:
    """The same question about the same word is not worked out again; another word, another parse or another question is."""
    asked: list[tuple[str, int, bool]] = []

    @once
    def loud(p: Parse, i: int, plain: bool = False) -> str:
        asked.append((p.text.text, i, plain))
        return p.tokens[i].text.upper()

    @once
    def soft(p: Parse, i: int) -> str:
        return p.tokens[i].text.lower()

    one, other = read("Guards came."), read("Nobody came.")
    assert [loud(one, 0), loud(one, 0), loud(one, 1), loud(other, 0), soft(one, 0)] == ["GUARDS", "GUARDS", "CAME", "NOBODY", "guards"]
    assert loud(one, 0, plain=True) == loud(one, 0, plain=True) == "GUARDS"
    assert asked == [("Guards came.", 0, False), ("Guards came.", 1, False), ("Nobody came.", 0, False), ("Guards came.", 0, True)]


def test_what_is_remembered_is_no_part_of_a_parse() -> None:
    """Two parses of the same words are equal whatever has been asked of them."""
    one, other = read("Guards came."), read("Guards came.")
    once(lambda p: len(p.tokens))(one)
    assert one.answers
    assert one == other
    assert repr(one) == repr(other)
