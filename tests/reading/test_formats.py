import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading import files

from habeas.reading import Hints, read

SAID = "The police took nine people from a house near the border on Monday, two neighbours said."
MORE = "A relative of one of them told this paper that the youngest is six years old and ill."


def test_a_pdf_names_its_pages() -> None:
    """A word of a PDF can be found again by its page."""
    (text,) = read("report.pdf", files.pdf([[SAID], [MORE]])).texts
    assert text.origin(text.text.index("relative")) == ("page 2", MORE.index("relative"))


def test_running_heads_of_a_pdf_are_furniture() -> None:
    """What is repeated at the head and foot of pages is no part of the report, whatever its page number."""
    pages = [["Harbour Rights Watch Annual Report", f"{SAID[:-1]} in village number {n}.", f"Page {n} of 4"] for n in range(1, 5)]
    (text,) = read("report.pdf", files.pdf(pages)).texts
    main = [s.of(text.text) for s in text.source.main_text]
    assert not any("Annual Report" in m or "Page" in m for m in main)
    assert sum("village number" in m for m in main) == 4


def test_a_word_document_gives_paragraphs_tables_and_properties() -> None:
    """Paragraphs map to their number; table rows are lines; title and author come from the properties."""
    data = files.word(
        [SAID, "", MORE], title="Nine taken at the border", author="Mira Okonjo", table=[["Name", "Age"], ["Tomo Varga", "41"]]
    )
    (text,) = read("report.docx", data).texts
    assert text.source.title == "Nine taken at the border"
    assert text.source.authors == ("Mira Okonjo",)
    assert text.origin(text.text.index("relative")) == ("paragraph 3", MORE.index("relative"))
    assert "Tomo Varga\t41" in text.text


def test_an_email_and_its_attachments_are_sources_of_their_own() -> None:
    """The message and each attachment are texts with their own hash; attachments name the message as parent."""
    attached = files.pdf([[MORE]])
    data = files.mail(SAID, attachments=(("statement.pdf", attached), ("photo.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
    reading = read("message.eml", data)
    message, statement = reading.texts
    assert (message.source.title, message.source.authors) == ("Nine people taken", ("Mira Okonjo",))
    assert message.source.published.earliest == "2017-11-06"
    assert statement.source.parent == message.source.id
    assert statement.source.sha256 == hashlib.sha256(attached).hexdigest()
    assert [r.reason for r in reading.refusals] == ["unsupported"]
    assert len(reading.originals) == 3


def test_headers_of_a_forwarded_message_are_furniture() -> None:
    """The lines that a mail program puts before a forwarded message are not testimony."""
    body = (
        f"---------- Forwarded message ----------\nFrom: Ilka Brandt <ilka@example.org>\nDate: Sun, 5 Nov 2017\nSubject: urgent\n\n{SAID}\n"
    )
    (text,) = read("message.eml", files.mail(body, subject="Fwd: urgent")).texts
    assert [s.of(text.text) for s in text.source.main_text] == [SAID]
    assert text.source.title == "urgent"


def test_an_html_mail_is_read_as_a_page() -> None:
    """A message that has only an HTML body gives its words without the markup."""
    (text,) = read("message.eml", files.mail(f"<html><body><p>{SAID}</p><p>{MORE}</p></body></html>", subtype="html")).texts
    assert text.text == f"{SAID}\n{MORE}"


def test_a_mailbox_gives_each_message() -> None:
    """A mailbox file is taken apart into its messages."""
    box = b"".join(
        b"From sender@example.org Mon Nov  6 10:00:00 2017\n" + files.mail(words, subject=words[:9]) + b"\n" for words in (SAID, MORE)
    )
    assert [t.text.strip() for t in read("box.mbox", box).texts] == [SAID, MORE]


def test_members_of_an_archive_take_their_own_hints() -> None:
    """Hints are looked up for each member by its name; the archive is the parent."""
    hints = {"a.txt": Hints(outlet="The Harbour Post"), "b.txt": Hints(outlet="Daily Lantern")}
    data = files.zipped({"reports/a.txt": SAID.encode(), "reports/b.txt": MORE.encode(), "__MACOSX/._a.txt": b"\0\1"})
    reading = read("all.zip", data, hints)
    assert [(t.source.name, t.source.outlet) for t in reading.texts] == [
        ("all.zip/reports/a.txt", "The Harbour Post"),
        ("all.zip/reports/b.txt", "Daily Lantern"),
    ]
    assert {t.source.parent for t in reading.texts} == {hashlib.sha256(data).hexdigest()[:16]}


def test_rich_text_gives_its_words() -> None:
    """RTF gives its words, with letters of any script, and none of its codes."""
    data = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator X;}\uc1 Nine people, \'e9t\'e9, \u-21364?.\par Two fled.}"
    (text,) = read("report.rtf", data).texts
    assert text.text == "Nine people, été, 겔.".replace("겔", chr(65536 - 21364)) + "\nTwo fled."


PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Nine taken at the border | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="article:published_time" content="2019-03-04T08:00:00+01:00">
<meta name="author" content="Mira Okonjo"><style>p {{}}</style><script>var p = "<p>no</p>";</script></head>
<body><nav><a>Home</a> <a>World</a></nav><h1>Nine taken at the border</h1><div class="byline">By Mira Okonjo</div>
<article><p>{SAID}</p><figure><img alt="a house by night"><figcaption>The house on Tuesday</figcaption></figure>
<p>{MORE} It is &ldquo;not the first&rdquo; such raid, she said, and it will not be the last one either.</p>
<p hidden>Hidden words that nobody sees on the page at all.</p>
<p>Officials at the ministry did not answer questions about the raid, which neighbours filmed from their windows.</p></article>
<div class="related"><a>Ten more taken last year in the north</a></div><footer>© 2019 The Harbour Post</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    """Main text is the article; head fields give title, outlet, author and day; the rest of the page is furniture or unseen."""
    (text,) = read("page", PAGE.encode()).texts
    source = text.source
    assert (source.title, source.outlet, source.authors) == ("Nine taken at the border", "The Harbour Post", ("Mira Okonjo",))
    assert (source.published.earliest, source.language) == ("2019-03-04", "en")
    main = " ".join(s.of(text.text) for s in source.main_text)
    assert SAID in main
    assert "“not the first”" in main
    for furniture in ("Home", "The house on Tuesday", "Ten more taken", "© 2019", "By Mira Okonjo"):
        assert furniture in text.text
        assert furniture not in main
    for unseen in ("Hidden words", "a house by night", "var p"):
        assert unseen not in text.text


WORDS = st.text(alphabet=st.sampled_from("ab é한&<;> \n\t.'\"=/!-"), max_size=60)


@given(
    st.lists(st.tuples(st.sampled_from(["p", "div", "b", "li", "span", "td", "br", "script", "!--"]), WORDS), max_size=12),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_words_of_a_page_lead_back_to_the_file(parts: list[tuple[str, str]], encoding: str) -> None:
    """Every piece of the map either holds the very words of the file or stands for one character reference."""
    page = "<html><body><p>Nine people were taken.</p>" + "".join(f"<{tag}>{words}</{tag}>" for tag, words in parts)
    data = page.encode(encoding)
    codec = "utf-8" if encoding == "utf-8" else "utf-16-le"
    (text,) = read("page", data).texts
    for segment in text.segments:
        original = data[segment.origin_start : segment.origin_end].decode(codec)
        assert segment.span.of(text.text) == original or original.startswith("&")


@pytest.mark.parametrize("name", ["ko", "he"])
def test_scripts_without_latin_letters_keep_their_order(name: str) -> None:
    """Right-to-left and East Asian words stay in the order they are written in the file."""
    words = {"ko": "경찰이 아홉 명을 데려갔다고 이웃이 말했다.", "he": "המשטרה עצרה תשעה אנשים ליד הגבול, אמרו שני שכנים."}[name]
    (text,) = read("page", f"<html><body><p>{words}</p></body></html>".encode()).texts
    assert text.text == words
    assert text.source.language == name
