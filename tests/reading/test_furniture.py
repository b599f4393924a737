import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.source import Text
from habeas.reading import read

FIRST = "Soldiers came to the fishing village before dawn on Tuesday and led away five men, their families said."
SECOND = "“They tied my brother's hands and did not say where they were going,” said a woman who hid in a boat."
THIRD = "A spokesman for the army said that he knew nothing of a raid and asked the families to be patient."


def page(*lines: str) -> Text:
    """A page copied from a site as plain text, a blank line between its lines."""
    return read("page.txt", "\n\n".join(lines).encode()).texts[0]


def main(text: Text) -> str:
    """All of the main text."""
    return "\n".join(span.of(text.text) for span in text.source.main_text)


@pytest.mark.parametrize(
    "furniture",
    [
        "Share this article",
        "Read more: Six men freed after a month",
        "Photo: Ana Duarte/AFP",
        "© 2021 The Lantern Post. All rights reserved.",
        "Additional reporting by Ilka Brandt and Tomo Varga",
        "The Lantern Post's Tomo Varga contributed to this report",
        "Sign up for our daily newsletter",
        "Advertisement",
        "Follow us on Facebook and Instagram",
        "02:34 - Source: Lantern TV",
        "Comments powered by Disqus",
        "관련기사",
        "무단전재 및 재배포 금지",
        "홍서진 기자 seojin@example.com",
        "延伸閱讀",
        "责任编辑：林小可",
        "無断転載を禁じます",
        "関連記事",
        "Lea también: Liberan a seis hombres",
        "Lire aussi : Six hommes libérés",
        "Lesen Sie auch: Sechs Männer frei",
        "Lue myös",
        "Читайте также: Шестеро освобождены",
        "اقرأ أيضا",
    ],
)
def test_furniture_between_paragraphs_is_set_apart(furniture: str) -> None:
    """A line of the page, in any of the languages known, is furniture, and the paragraphs around it stay whole."""
    text = page("Five men led away from fishing village", FIRST, SECOND, furniture, THIRD)
    assert furniture not in main(text)
    for paragraph in (FIRST, SECOND, THIRD):
        assert paragraph in main(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Wednesday the families had written to the governor, the bishop and two newspapers in the capital.",
        "Share prices of the fishing company fell when the news of the raid was known.",
        "More from fear than from hope, his wife goes to the gate of the barracks each morning.",
        "Related to the mayor by marriage, the third man had been warned by telephone a day before.",
        "Read aloud in court, his letter to the judge asked for nothing but a doctor.",
        "“Follow us,” the soldiers told the men, and led them to two lorries without number plates.",
        "The Lantern Post was told by a guard that three of the men are alive.",
        "His lawyer is a former editor and was never allowed to see him, she said.",
        "Photographs of the five hang in the church; one of them was seventeen.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    """A sentence of the report is no furniture for its first word."""
    assert sentence in main(page("Five men led away", FIRST, sentence, THIRD))


def test_headlines_listed_under_related_are_furniture() -> None:
    """What is listed under a heading of other stories goes with it, up to the next sentence of the report."""
    text = page("Five men led away", FIRST, "Related stories", "Six men freed after a month", "Governor denies second raid", SECOND, THIRD)
    assert "Six men freed" not in main(text)
    assert "Governor denies" not in main(text)
    assert SECOND in main(text)


def test_points_under_story_highlights_are_the_report() -> None:
    """The heading of a summary is furniture, its points are not, and none of them is taken for the title."""
    text = page("Story highlights", "Five men were led away before dawn", "The army says it knows nothing", FIRST, SECOND)
    assert "Five men were led away before dawn" in main(text)
    assert "Story highlights" not in main(text)
    assert text.source.title is None


def test_a_caption_that_is_a_sentence_and_a_heading_inside_stay() -> None:
    """A sentence under a picture and a heading between paragraphs may hold testimony."""
    text = page(
        "Five men led away", FIRST, "Empty boats", SECOND, "The mother of one of the men waits outside the barracks on Friday.", THIRD
    )
    assert "Empty boats" in main(text)
    assert "waits outside the barracks" in main(text)


def test_the_words_behind_a_picture_are_furniture() -> None:
    """Words without capitals and full stop above the first paragraph are what a screen reader says of a picture."""
    assert "village boats soldiers" not in main(page("Five men led away", "village boats soldiers", "Photo: AP", FIRST, SECOND))


def test_a_section_after_the_title_is_furniture() -> None:
    """A bar after the title begins the section's or site's name."""
    text = page("Five men led away from fishing village | World", FIRST, SECOND)
    assert text.source.title == "Five men led away from fishing village"
    assert "World" not in main(text)


def test_a_page_of_furniture_alone_is_kept() -> None:
    """Where nothing looks like a report, nothing is thrown away, and a note says so."""
    text = page("Home", "Share", "Contact us")
    assert "Contact us" in main(text)
    assert any("furniture" in note for note in text.source.notes)


def test_lines_broken_for_width_are_judged_as_paragraphs() -> None:
    """A paragraph broken into lines of equal width is one paragraph, whatever word a line begins with."""
    body = (
        "Soldiers came to the fishing village before dawn and\nled five men away to the barracks. Their families\n"
        "share the food that is left and wait for a sign of\nlife. Nobody has told them where their sons and\n"
        "brothers are held, or on what charge they were taken."
    )
    assert main(read("page.txt", body.encode()).texts[0]) == body


LINES = st.lists(
    st.sampled_from(
        [
            FIRST,
            SECOND,
            THIRD,
            "Share",
            "Related",
            "By Mira Okonjo",
            "02:34",
            "LIMA -",
            "© 2020 X",
            "- May 4, 2019 -",
            "| World",
            "a b",
            "",
            "x-12",
            "사진=연합뉴스",
            "5 May 2019. Photo: x.",
        ]
    )
    | st.text(max_size=40),
    max_size=14,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_furniture_and_main_text_part_the_page(lines: list[str], gap: str) -> None:
    """Spans are in order, inside the text, never overlap, never empty, and every word is in one of them."""
    reading = read("page.txt", gap.join(lines).encode("utf-8", "ignore"))
    for text in reading.texts:
        spans = sorted([*text.source.main_text, *(f.span for f in text.source.furniture)])
        assert list(text.source.main_text) == sorted(text.source.main_text)
        at = 0
        for span in spans:
            assert at <= span.start < span.end <= len(text.text)
            assert not text.text[at : span.start].strip()
            at = span.end
        assert not text.text[at:].strip()


def test_title_and_by_line_above_wrapped_lines_stay_lines_of_their_own() -> None:
    """Where no blank line parts them (a PDF), headline, by-line and day are told from the paragraph that follows."""
    body = (
        "LIMA (AFP) - Soldiers came to the fishing village before\ndawn and led five men away to the barracks. Their families\n"
        "share the food that is left and wait for a sign of life."
    )
    words = f"Five men led away from fishing village before dawn\nBy Mira Okonjo\n5 November 2019\n{body}\n"
    text = read("page.txt", words.encode()).texts[0]
    assert (text.source.title, text.source.authors) == ("Five men led away from fishing village before dawn", ("Mira Okonjo",))
    assert (text.source.published.earliest, text.source.dateline) == ("2019-11-05", "LIMA")
    assert main(text).endswith(body.removeprefix("LIMA (AFP) - "))
