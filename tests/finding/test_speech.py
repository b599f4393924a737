"""Speech: who says what, in quotation marks and without, and through whom it came. All persons are invented."""

import csv
import re
from pathlib import Path

import pytest

from habeas.finding.annotations import Cast, Parse, Utterance
from habeas.finding.find import mark
from habeas.finding.parse import parse
from habeas.finding.quotations import quotations
from habeas.finding.speech import speech
from habeas.model.quote import Span
from habeas.model.source import Source, Text

CASES = Path(__file__).parents[2] / "eval" / "cases" / "speech.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))


def text_of(words: str, language: str = "en") -> Text:
    """A report that is article from end to end."""
    return Text(Source("s", "0" * 64, "r.txt", "text/plain", language=language, main_text=(Span(0, len(words)),)), words)


def heard(words: str) -> tuple[Parse, tuple[Utterance, ...]]:
    """The utterances of an English text."""
    marked = mark(text_of(words))
    return marked.parse, marked.utterances


def plain(name: str | None) -> str:
    """A speaker's words without what stands before them."""
    return re.sub(r"^(the|a|an|two|his|her|their) ", "", (name or "").lower().replace("’", "'"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['category']}-{n}" for n, r in enumerate(ROWS)])
def test_labelled_speech_is_found_with_its_speaker(row: dict[str, str]) -> None:
    """Every labelled utterance is found: its words, whether they are the speaker's own, and who speaks."""
    p, said = heard(row["text"])
    start = row["text"].index(row["content"])
    want = Span(start, start + len(row["content"]))
    found = [u for u in said if 5 * u.content.overlap(want) >= 4 * max(len(want), len(u.content)) and u.direct == (row["direct"] == "yes")]
    assert found, [(u.voice.name, u.direct, p.words(u.content)) for u in said]
    assert plain(found[0].voice.name) == plain(row["speaker"])


def test_labelled_cases_are_many() -> None:
    """The labelled file holds at least 60 utterances."""
    assert len(ROWS) >= 60


def test_source_behind_a_witness_is_nearest_and_the_rest_pass_it_on() -> None:
    """A source tells the husband, the husband tells the broadcaster: the source speaks, both others are its relay, nearest first."""
    _, said = heard(
        "Baek Dong-su told Radio Levant on Monday that a source inside the prison had told him that his wife is being held in Dandong."
    )
    inner = min(said, key=lambda u: len(u.content))
    assert inner.voice.kind == "anonymous"
    assert inner.voice.relay[0] == "Baek Dong-su"


def test_quotation_over_two_paragraphs_has_one_speaker() -> None:
    """A quotation left open at the end of a paragraph goes on in the next with the same voice."""
    p, said = heard("“They came at night and took him away,” said Amina Khoury. “I ran after them.\n\n“Nobody would tell me where he was.”")
    last = [u for u in said if p.words(u.content).startswith("Nobody")]
    assert [u.voice.name for u in last] == ["Amina Khoury"]


def test_scare_quotes_are_no_speech() -> None:
    """A word in quotation marks that nobody says is no utterance."""
    _, said = heard("The camps, known as “villages,” lie in the north.")
    assert said == ()


def test_apostrophes_open_no_quotation() -> None:
    """Possessives and contractions are not read as quotation marks."""
    p = parse(text_of("The boys' mother didn't know the guards' names, and it's late."))
    assert quotations(p) == []


def test_marks_inside_a_quotation_belong_to_it() -> None:
    """A quotation in the same marks as the one around it does not end it."""
    words = "“We call them “runners.” They come at night,” said Amina Khoury."
    p = parse(text_of(words))
    assert [p.words(q.content) for q in quotations(p)] == ["We call them “runners.” They come at night,"]


def test_he_said_goes_on_with_who_was_speaking() -> None:
    """A pronoun before "said" stands for the one who speaks, not for the child spoken of in between."""
    p, said = heard("Baek Dong-su fled in 2014. “I miss my son,” Baek Dong-su said. The police hold his son. “My boy is nine,” he said.")
    last = next(u for u in said if p.words(u.content).startswith("My boy"))
    assert last.voice.name == "Baek Dong-su"


def test_page_furniture_speaks_for_nobody() -> None:
    """A quotation outside the article is left alone."""
    words = "“Subscribe now,” says Amina Khoury.\n\nThe men were released."
    source = Source("s", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(words.index("The men"), len(words)),))
    assert speech(parse(Text(source, words)), Cast()) == ()


OTHERS = [
    ("ko", "그의 아내는 “남편이 아직 살아 있다고 믿는다”라고 말했다.", "남편이 아직 살아 있다고 믿는다", "그의 아내", True),
    ("ko", "외교부에 따르면 두 명이 풀려났다.", "두 명이 풀려났다", "외교부", False),
    ("zh", "他的母亲说：“我只想见他一面。”", "我只想见他一面。", "他的母亲", True),
    ("zh", "据新华社报道，两人已获释。", "两人已获释", "新华社", False),
    ("ja", "母親は「息子を返してほしい」と話した。", "息子を返してほしい", "母親", True),
    ("ja", "外務省によると、2人が解放された。", "2人が解放された", "外務省", False),
    ("es", "«Quiero que vuelva», dijo Carmen Otero.", "Quiero que vuelva", "Carmen Otero", True),
    ("es", "Según la fiscalía, dos hombres fueron liberados.", "dos hombres fueron liberados", "la fiscalía", False),
    ("es", "Carmen Otero dijo que su hijo fue golpeado.", "su hijo fue golpeado", "Carmen Otero", False),
    ("fr", "« Je veux le revoir », a déclaré Claire Masson.", "Je veux le revoir", "Claire Masson", True),
    ("fr", "Selon le ministère, deux hommes ont été libérés.", "deux hommes ont été libérés", "le ministère", False),
    ("de", "„Ich will ihn wiedersehen“, sagte Karin Vogt.", "Ich will ihn wiedersehen", "Karin Vogt", True),
    ("de", "Laut Außenministerium wurden zwei Männer freigelassen.", "wurden zwei Männer freigelassen", "Außenministerium", False),
    ("fi", "”Haluan hänet takaisin”, sanoo Aino Lehto.", "Haluan hänet takaisin", "Aino Lehto", True),
    ("fi", "Ulkoministeriön mukaan kaksi miestä vapautettiin.", "kaksi miestä vapautettiin", "Ulkoministeriön", False),
]


@pytest.mark.parametrize(("language", "words", "content", "speaker", "direct"), OTHERS)
def test_words_alone_show_speech_in_other_languages(language: str, words: str, content: str, speaker: str, direct: bool) -> None:
    """Without a grammar, marks and fixed words still show what is said and by whom."""
    p = parse(text_of(words, language))
    found = [u for u in speech(p, Cast()) if u.direct == direct]
    assert found
    assert content.rstrip("。") in p.words(found[0].content)
    assert found[0].voice.name == speaker
