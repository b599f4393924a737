import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.errors import Unreadable
from habeas.reading import read
from habeas.reading.decoding import decode

KOREAN = "경찰이 지난 화요일 국경 마을에서 아홉 명을 붙잡았다고 목격자 두 사람이 전했다. 그 가운데 아이도 있다."
RUSSIAN = "В понедельник полиция задержала девять человек, сообщили двое свидетелей в приграничном городе."
CHINESE = "两名目击者说，警察星期一在边境的一个村子里抓走了九个人，其中有一个孩子，他们现在下落不明。"
TAIWAN = "兩名目擊者說，警察星期一在邊境的一個村子裡抓走了九個人，其中有一個孩子，他們現在下落不明。"
JAPANESE = "目撃者二人によると、警察は月曜日に国境の村で九人を連れ去った。その中には子どもも一人いるという。"
FRENCH = "La police a arrêté neuf personnes près de la frontière, dont un enfant âgé de six ans, selon deux témoins."
POLISH = "Policja zatrzymała przy granicy dziewięć osób, w tym sześcioletnie dziecko, powiedziało dwóch świadków."
ARABIC = "قال شاهدان إن الشرطة اعتقلت تسعة أشخاص قرب الحدود يوم الاثنين وبينهم طفل صغير"


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (KOREAN, "utf-8"),
        (KOREAN, "utf-8-sig"),
        (KOREAN, "euc_kr"),
        (KOREAN, "cp949"),
        (KOREAN, "utf-16"),
        (KOREAN, "utf-16-be"),
        (CHINESE, "gb18030"),
        (TAIWAN, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-32"),
        (FRENCH, "utf-32-be"),
        (POLISH, "cp1250"),
        (ARABIC, "cp1256"),
    ],
)
def test_text_in_any_encoding_is_read_as_it_was_written(words: str, encoding: str) -> None:
    """A text file gives the very characters that were written, whatever encoding it was saved in."""
    (text,) = read("report.txt", words.encode(encoding)).texts
    assert text.text == words


@pytest.mark.parametrize("at", [0, 7, 40, 93])
def test_one_zero_byte_does_not_make_a_text_wide(at: int) -> None:
    """A short Latin text with a stray zero byte is read as the letters that it is; the zero is one unreadable character, and the rest keeps its place."""
    words = "Nine people were taken from a house near the border on Monday, two witnesses said. One is a child."
    for written in (words, words.replace("people", "père", 1)):
        (text,) = read("report.txt", (written[:at] + "\0" + written[at:]).encode()).texts
        assert text.text == written[:at] + "\ufffd" + written[at:]


def test_a_mark_at_the_start_is_no_part_of_the_text() -> None:
    """The byte order mark is left off and the map begins after it."""
    decoded = decode(b"\xef\xbb\xbfNine people")
    assert decoded.text == "Nine people"
    assert decoded.byte_of(0) == 3


def test_line_ends_are_kept_as_they_are() -> None:
    """Other programs count offsets in the file as it is, so no line end is translated."""
    words = "One was taken.\r\nTwo fled.\rThree hid.\n\n\x0bFour wait."
    (text,) = read("report.txt", words.encode()).texts
    assert text.text == words


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"abc\0\0\0def" * 50, b"\x89\x00\x01\x02\xff" * 300])
def test_noise_is_refused_with_what_to_do(data: bytes) -> None:
    """Bytes that are no text are refused by name, with the way out."""
    (refusal,) = read("report.txt", data).refusals
    assert refusal.reason == "not_text"
    assert "UTF-8" in refusal.message


def test_a_few_broken_bytes_do_not_lose_a_report() -> None:
    """One damaged letter in a UTF-8 file is shown as damaged; the rest is read."""
    data = KOREAN.encode() + b"\n\xff\n" + KOREAN.encode()
    (text,) = read("report.txt", data).texts
    assert text.text.count(KOREAN) == 2


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_offsets_lead_back_to_the_bytes(words: str, encoding: str) -> None:
    """Every line's segment names the bytes it was decoded from, and together they cover the text."""
    data = words.encode(encoding)
    try:
        decoded = decode(data)
    except Unreadable:
        return
    for first, last, start, end in decoded.lines():
        assert data[start:end].decode(decoded.encoding, "replace") == decoded.text[first:last]
    assert "".join(decoded.text[a:b] for a, b, _, _ in decoded.lines()) == decoded.text


@given(st.text(alphabet=st.sampled_from("aé한字\n😀 "), min_size=1), st.data())
def test_the_byte_of_a_character_is_where_it_begins(words: str, data: st.DataObject) -> None:
    """byte_of agrees with encoding the text before it, asked in any order."""
    decoded = decode(words.encode())
    for _ in range(3):
        offset = data.draw(st.integers(0, len(words)))
        assert decoded.byte_of(offset) == len(words[:offset].encode())
