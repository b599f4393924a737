"""The sweep: every way in which a protected word can hide is opened and found, and what is no secret is let through."""

from __future__ import annotations

import base64

import pytest
from eval.plants import AROUND, PLANTS, fits, jpeg, pdf, zipped

from habeas.protecting.sweep import NOT_SEARCHED, Leak, Secret, leaks

WORDS = ("Oskar Wendelin", "Yun Seo-bin", "윤서빈", "尹瑞彬", "Халина Ветрова", "أمينة الحلبي", "Şermîn Özdal", "Amin", "王明")
"""Invented people in the scripts that the casebooks hold."""
SECRETS = [Secret(f"s{n}", (word,)) for n, word in enumerate(WORDS)]


def found(text: str, *forms: str, kind: str = "name", short: bool = False) -> list[str]:
    """In which disguises a text holds a secret."""
    return [leak.disguise for leak in leaks({"a.txt": text.encode()}, [Secret("x", forms, kind, short)])]  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", PLANTS)
def test_what_is_hidden_on_purpose_is_found(kind: str) -> None:
    """A protected word is found in this hiding place in every script, under its own id, and no other secret is seen there."""
    for n, word in enumerate(WORDS):
        if fits(kind, word):
            assert {leak.secret for leak in leaks(PLANTS[kind](word), SECRETS)} == {f"s{n}"}, word


def test_there_are_many_hiding_places() -> None:
    """The list of plants does not shrink unseen."""
    assert len(PLANTS) >= 80


@pytest.mark.parametrize("kind", PLANTS)
def test_the_report_of_a_leak_does_not_repeat_the_word(kind: str) -> None:
    """What is told of a leak says where and which, and could itself be published."""
    told = repr(leaks(PLANTS[kind]("Oskar Wendelin"), SECRETS)) if fits(kind, "Oskar Wendelin") else ""
    assert leaks({"log.txt": told.encode()}, SECRETS) == ()


def test_a_leak_says_where_to_the_line() -> None:
    """The file, the attribute and the line are named, so that a person finds it at once."""
    page = b'<html>\n<p>nothing</p>\n<img src="a.png" alt="Oskar Wendelin at home">\n</html>'
    assert leaks({"site/cases/a.html": page}, SECRETS) == (Leak("site/cases/a.html > attribute alt, line 3", "s0", "as it is"),)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They spoke to Wendelin, Oskar at the door.", ("Oskar Wendelin",)),
        ("Oskar Wendelins Mutter", ("Oskar Wendelin",)),
        ("с Халиной Ветровой", ("Халина Ветрова", "Халиной Ветровой")),
        ("письмо Ветрову", ("Ветров",)),
        ("Wendelinin äiti", ("Wendelin",)),
        ("윤서빈씨의 어머니는", ("윤서빈",)),
        ("윤 서빈은 그날", ("윤서빈",)),
        ("서빈이 말했다", ("서빈",)),
        ("他是尹瑞彬的母亲", ("尹瑞彬",)),
        ("first_name,last_name\nOskar,Wendelin", ("Oskar Wendelin",)),
        ("<tr><td>Wendelin</td><td>Oskar</td></tr>", ("Oskar Wendelin",)),
        ("O.s.k.a.r W.e.n.d.e.l.i.n", ("Oskar Wendelin",)),
        ("IMG2021OskarWendelin.jpg", ("Oskar Wendelin",)),
        ("oskar.wendelin@example.org", ("Oskar Wendelin",)),
        ("xn--zdal-4qa.example", ("Özdal",)),
        ("an Li told us", ("Li",)),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, forms: tuple[str, ...]) -> None:
    """Endings, particles, order, cells of a table, e-mail addresses and domain names do not hide a name."""
    assert found(text, *forms, short=True)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("I am in the city of Aminu", "Amin"),
        ("an Benjamin came", "Amin"),
        ("the examination", "Amin"),
        ("Susanna Lee was there", "Anna Lee"),
        ("Lina was there", "Li Na"),
        ("이산가족 상봉", "이산"),
        ("이 산을 넘어", "이산"),
        ("남이 수진을 보았다", "이수진"),
        ("and Lee said", "Lee"),
        ("said Anna. Lee Jones left; Rose", "Jones Rose"),
        ("Lee; Tae-won", "Lee Tae-won"),
        ("the hearing, on Monday (Oskar)", "Oskar Monday"),
    ],
)
def test_other_words_are_let_through(text: str, form: str) -> None:
    """A short name inside another word, the ends of two words, and a family name alone are no leak."""
    assert found(text, form) == []


@pytest.mark.parametrize(
    "written", ["+82 10-5550-1234", "010 5550 1234", "(010)5550.1234", "8210 5550 1234", "٠١٠ ٥٥٥٠ ١٢٣٤", "tel:+821055501234"]
)
def test_a_telephone_number_is_found_whatever_its_punctuation(written: str) -> None:
    """With or without the country's code, in any digits and any groups."""
    assert found(f"Call {written} now", "+82-10-5550-1234", kind="number")


@pytest.mark.parametrize("written", ["82105550123", "10555012345", "3f10555012341055501234ab90fe10555012341234abcd12345678"])
def test_another_number_is_let_through(written: str) -> None:
    """One digit more or less, or digits inside a hash, are another number."""
    assert found(f"No {written} now", "+82-10-5550-1234", kind="number") == []


def test_a_passage_is_found_as_it_stands_and_not_in_part() -> None:
    """A protected passage is found over line ends and quotation marks; half of it is not it."""
    passage = "I hid under the floor of the bakery for nine days"
    assert found("“I hid under the\nfloor of the bakery, for nine days,” she said", passage, kind="passage")
    assert found("I hid under the floor", passage, kind="passage") == []


def test_what_cannot_be_opened_is_held_back() -> None:
    """A locked archive, a document cut short and an unknown packing are told as not searched."""
    for name, data in {
        "a.zip": zipped({"a.txt": b"x" * 99})[:60],
        "b.7z": b"7z\xbc\xaf\x27\x1c\0\4",
        "c.pdf": b"%PDF-1.7\nnothing",
        "d.pdf": pdf(extra="/Encrypt << /Filter /Standard >>"),
        "e.woff2": b"wOF2\0\1\0\0" + bytes(40),
        "f.lz4": b"\x04\x22\x4d\x18" + bytes(40),
        "g.age": b"age-encryption.org/v1\n-> scrypt ...\n",
    }.items():
        assert NOT_SEARCHED in {leak.secret for leak in leaks({name: data}, SECRETS)}, name


def test_the_same_bytes_are_told_wherever_they_stand() -> None:
    """What was opened once is not opened again where it was clean, and a leak is told in each of its places."""
    page, clean = AROUND.format("Oskar Wendelin").encode(), zipped({"a.txt": b"nothing " * 9})
    files = {
        "a.txt": page,
        "b/a.txt": page,
        "c.zip": zipped({"a.txt": page}),
        "d.zip": clean,
        "e.zip": clean,
        "f.zip": zipped({"d.zip": clean}),
    }
    assert [leak.where.partition(",")[0] for leak in leaks(files, SECRETS)] == ["a.txt", "b/a.txt", "c.zip > a.txt"]


def test_a_run_that_was_clean_is_read_where_it_hides_more() -> None:
    """Runs of letters that were read once are skipped; the same letters in a longer run are not."""
    coded = base64.b64encode(AROUND.format("Oskar Wendelin").encode()).decode()
    assert [leak.where for leak in leaks({"a.txt": coded[:20].encode(), "b.txt": coded.encode()}, SECRETS)] == ["b.txt"]


def test_codings_around_one_another_are_taken_off_deep_in_archives_too() -> None:
    """Base64 in base64 in base64 is read in the third archive as it is at the top."""
    coded = AROUND.format("Oskar Wendelin").encode()
    for _ in range(3):
        coded = base64.b64encode(coded)
    box = zipped({"c.zip": zipped({"b.zip": zipped({"a.txt": coded})})})
    assert {leak.secret for leak in leaks({"d.zip": box}, SECRETS)} == {"s0"}


def test_pixels_and_hashes_are_no_names() -> None:
    """A short name is not seen in the noise of pictures, hashes and packed bytes."""
    noise = bytes((n * n * 7 + n * 13 + n // 251) % 256 for n in range(200_000))
    files = {
        "a.jpg": jpeg(tail=b"")[:-2] + noise + b"\xff\xd9",
        "b.bin": noise,
        "c.txt": noise.hex().encode(),
        "d.zip": zipped({"n.bin": noise}),
    }
    assert leaks(files, SECRETS) == ()


def test_the_answer_does_not_depend_on_the_order_of_files_or_secrets() -> None:
    """The same files and secrets give the same leaks."""
    files = {"b.txt": b"Oskar Wendelin and Amin", "a.txt": b"Amin"}
    assert leaks(files, SECRETS) == leaks(dict(reversed(files.items())), SECRETS[::-1])


def test_without_secrets_nothing_is_found() -> None:
    """A casebook without protected people is let through."""
    assert leaks({"a.txt": b"Oskar Wendelin", "b.bin": bytes(1000)}, []) == ()
