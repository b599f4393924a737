import pytest

from habeas.model.source import Source
from habeas.reading import Hints, read

FIRST = "Soldiers came to the fishing village before dawn on Tuesday and led away five men, their families said."
SECOND = "A spokesman for the army said that he knew nothing of a raid and asked the families to be patient."


def source(*lines: str, hints: Hints | None = None) -> Source:
    """What a page says of itself."""
    return read("page.txt", "\n\n".join(lines).encode(), hints or Hints()).texts[0].source


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Published: 5 November 2019 14:02", "2019-11-05"),
        ("on November 5, 2019 03:11 AM", "2019-11-05"),
        ("Posted on Nov. 5, 2019 by Mira Okonjo", "2019-11-05"),
        ("2019.11.05 14:02", "2019-11-05"),
        ("입력 2019-11-05 14:02 | 수정 2019-11-06 09:00", "2019-11-05"),
        ("기사입력 2019년 11월 5일 오후 2:02", "2019-11-05"),
        ("发布时间：2019年11月5日", "2019-11-05"),
        ("公開日時 2019年11月5日 14時02分", "2019-11-05"),
        ("Publicado el 5 de noviembre de 2019", "2019-11-05"),
        ("Publié le 5 novembre 2019 à 14h02", "2019-11-05"),
        ("Veröffentlicht am 5. November 2019", "2019-11-05"),
        ("Julkaistu 5.11.2019 14:02", "2019-11-05"),
        ("Опубликовано 5 ноября 2019", "2019-11-05"),
        ("Updated: 5 November 2019", "2019-11-05"),
    ],
)
def test_a_stamp_under_the_title_gives_the_day(stamp: str, day: str) -> None:
    """The day of publication is read from its stamp in any of the languages, and how it was found is kept."""
    found = source("Five men led away from fishing village", stamp, FIRST, SECOND)
    assert found.published.earliest == found.published.latest == day
    assert stamp[:20] in (found.published_why or "")


@pytest.mark.parametrize(
    "lines",
    [
        ("The Lantern Post", "- January 20, 2021 -", "Five men led away from fishing village", FIRST, SECOND),
        ("Wednesday, January 20, 2021", "Five men led away from fishing village", FIRST, SECOND),
        ("Five men led away from fishing village", FIRST, SECOND, "Copyright © 2021 The Lantern Post"),
        ("Five men led away from fishing village", FIRST, SECOND, "Accessed on 20 January 2021"),
        ("DATE: 2021-01-20 04:16:07. " + FIRST, SECOND),
        ("SUNDAY, January 20, 2021. " + FIRST, SECOND),
        ("On 20 January 2019 soldiers came to the village and led away five men, their families said.", SECOND),
    ],
)
def test_the_day_of_viewing_is_not_the_day_of_publication(lines: tuple[str, ...]) -> None:
    """A masthead's date, a copyright year, a day of access or a day inside the story are no day of publication."""
    assert not source(*lines).published.known


@pytest.mark.parametrize(
    ("start", "day", "place"),
    [
        ("LIMA, 8 March 2019 - ", "2019-03-08", "LIMA"),
        ("LIMA, Peru, March 8, 2019 (AFP) - ", "2019-03-08", "LIMA, Peru"),
        ("2019-03-08. ", "2019-03-08", None),
        ("8 de marzo de 2019. ", "2019-03-08", None),
        ("PARIS/LIMA (Reuters) - ", None, "PARIS/LIMA"),
        ("Lima, Peru CNN — ", None, "Lima, Peru"),
        ("LIMA: ", None, "LIMA"),
    ],
)
def test_the_first_words_say_where_and_when_it_was_filed(start: str, day: str | None, place: str | None) -> None:
    """A dateline gives place and day, and is no part of the first sentence."""
    text = read("page.txt", f"{start}{FIRST}\n\n{SECOND}".encode()).texts[0]
    assert (text.source.published.earliest, text.source.dateline) == (day, place)
    assert text.source.main_text[0].of(text.text).startswith(FIRST)


def test_a_day_that_opens_a_story_of_later_years_signs_nothing() -> None:
    """A date at the start is not the day of publication where the text goes on to later years."""
    found = source("8 March 1989. " + FIRST, "In 2004 a court heard two of the widows, and in 2011 it closed the case.")
    assert not found.published.known


def test_a_dateline_without_its_year_keeps_the_day() -> None:
    """The day of a dateline is kept as a pattern until the year is known."""
    assert source("LIMA, Sept. 28 (UPI) - " + FIRST, SECOND).published.pattern == "XXXX-09-28"


def test_a_date_that_may_be_read_two_ways_spans_both() -> None:
    """05/02/2016 is the fifth of February or the second of May, and neither is asserted."""
    published = source("Five men led away from fishing village", "Published 05/02/2016", FIRST).published
    assert (published.earliest, published.latest) == ("2016-02-05", "2016-05-02")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Copyright © 2021 The Lantern Post, INC. All Rights Reserved.", "The Lantern Post"),
        ("Follow The Lantern Post on Facebook, Twitter and Instagram.", "The Lantern Post"),
        ("ⓒ 등대일보 무단전재 및 재배포 금지", "등대일보"),
        ("CNN’s Tomo Varga contributed to this report", "CNN"),
    ],
)
def test_the_outlet_is_read_from_the_page(line: str, outlet: str) -> None:
    """The lines in which an outlet names itself name it."""
    assert source("Five men led away from fishing village", FIRST, SECOND, line).outlet == outlet


def test_the_address_names_the_outlet() -> None:
    """Where the page is silent, the address it came from may tell."""
    found = source(FIRST, SECOND, hints=Hints(url="https://www.bangkokpost.com/thailand/general/1/a-b"))
    assert found.outlet == "Bangkok Post"


def test_no_outlet_is_named_where_the_page_names_none() -> None:
    """An organisation that speaks in a report is not its outlet."""
    assert (
        source(
            "Five men led away",
            FIRST,
            "Human Rights Watch asked for an inquiry, and Amnesty International agreed.",
            "Follow us on Facebook",
        ).outlet
        is None
    )


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This article originally appeared at The Lantern Post.", "The Lantern Post"),
        ("Zuerst erschienen bei Laternenblatt.", "Laternenblatt"),
        ("(Source: Daily Lantern)", "Daily Lantern"),
    ],
)
def test_another_outlets_text_is_known_as_its(line: str, outlet: str) -> None:
    """A page that says where its text first stood republishes it."""
    assert source("Five men led away from fishing village", FIRST, SECOND, line).republishes == outlet


def test_a_wire_text_republishes_the_agency() -> None:
    """A dateline's agency beside another outlet, or an agency in the outlet's brackets, is whose text it is."""
    assert source("LIMA (Reuters) - " + FIRST, SECOND, hints=Hints(outlet="The Lantern Post")).republishes == "Reuters"
    assert source(FIRST, SECOND, hints=Hints(outlet="The Lantern Post (AFP)")).republishes == "AFP"


def test_what_a_person_says_wins() -> None:
    """Hints win over what the page says."""
    hints = Hints(
        outlet="Daily Lantern",
        published="2018-02",
        language="fi",
        title="Other title",
        authors=("Ilka Brandt",),
        url="https://example.org/1",
    )
    found = source("Five men led away", "By Mira Okonjo", "Published: 5 November 2019", FIRST, "© 2021 The Lantern Post", hints=hints)
    assert (found.outlet, found.title, found.language, found.authors, found.url) == (
        "Daily Lantern",
        "Other title",
        "fi",
        ("Ilka Brandt",),
        "https://example.org/1",
    )
    assert (found.published.earliest, found.published.latest, found.published.precision) == ("2018-02-01", "2018-02-28", "month")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mira Okonjo", ("Mira Okonjo",)),
        ("By MIRA OKONJO and Tomo Varga", ("MIRA OKONJO", "Tomo Varga")),
        ("Por Ana Duarte", ("Ana Duarte",)),
        ("Von Ilka Brandt", ("Ilka Brandt",)),
        ("홍서진 기자", ("홍서진",)),
        ("记者：林小可", ("林小可",)),
        ("By the staff of this newspaper", ()),
    ],
)
def test_authors_are_those_the_by_line_names(line: str, authors: tuple[str, ...]) -> None:
    """A by-line's names are the authors; a by-line without a name gives none."""
    assert source("Five men led away from fishing village", line, FIRST, SECOND).authors == authors
