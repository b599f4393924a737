"""Whom what is told befell, in passages of the kind that outlets print and that no rule had been held against: every name is invented."""

from __future__ import annotations

import pytest
from plain_cast import read

from habeas.finding.find import find
from habeas.model.findings import Findings

AMONG = "Seven men were detained in Bangkok on 4 May 2019, among them Tomas Verriden and Pavel Oruk."
STRUCK = [
    ("en", AMONG, "detention", {"Seven men", "Tomas Verriden", "Pavel Oruk"}),
    ("en", f"{AMONG} Three of them were killed.", "killing", {"Three of them"}),
    (
        "en",
        "Eight men were taken away by police, the owner said. Among those held is Pavel Oruk, 31, a cleaner.",
        "detention",
        {"Eight men", "Pavel Oruk"},
    ),
    (
        "en",
        "The eight men were arrested on 20 March. They are well, said Pavel Oruk, one of the eight.",
        "detention",
        {"The eight men", "Pavel Oruk"},
    ),
    (
        "en",
        "A 34-year-old bricklayer who was arrested on Monday has died in a detention centre in Varna.",
        "death_in_custody",
        {"A 34-year-old bricklayer"},
    ),
    ("en", "Soldiers arrested the nurse Ana Koval and her daughter Luwam, aged five.", "detention", {"Ana Koval", "Luwam"}),
    ("en", "Ana Koval went out on Friday, her husband said. He has not heard from her since.", "disappearance", {"Ana Koval"}),
    ("en", "Pavel Oruk told friends that he had been hung by the wrists.", "torture", {"Pavel Oruk"}),
    ("en", "The driver was hit with a hose on the first night.", "torture", {"The driver"}),
    ("en", "The judge had found no reason to deport Pavel Oruk.", "forced_return", set()),
    (
        "en",
        "Gunmen on a motorcycle shot dead the editor of a small weekly on Thursday. Pavel Oruk, 47, died on the way to hospital.",
        "killing",
        {"Pavel Oruk"},
    ),
    (
        "en",
        "A court in Varna sentenced two former police officers to five years' imprisonment for torturing a bricklayer.",
        "imprisonment",
        set(),
    ),
    ("en", "A closed court gave Pavel Oruk fourteen years in March.", "imprisonment", {"Pavel Oruk"}),
    ("en", "Officers came and led away his mother Olha, 61, and his brother Bo, Pavel Oruk told us.", "detention", {"Olha", "Bo"}),
    ("en", "Robbery was likely, Ana Koval said, since the dead man's phone was missing.", "disappearance", set()),
    ("en", "Six people died in custody in January in the whole country.", "death_in_custody", set()),
    ("fr", "Le tribunal de la ville a condamné le 24 juin Batyr Orazov, 28 ans, à quatre ans de prison.", "imprisonment", {"Batyr Orazov"}),
    ("fr", "Une quarantaine d'habitants du village, la plupart âgés, ont été arrêtés jeudi.", "detention", {"Une quarantaine"}),
    ("fr", "Une quarantaine d'habitants ont fui. Une mine avait tué un sergent.", "killing", {"un sergent"}),
    ("es", "Asesinan a balazos a Ramiro Pineda. El locutor Ramiro Pineda Zúniga salía de la radio.", "killing", {"Ramiro Pineda Zúniga"}),
    ("es", "Tomás Rey fue asesinado el lunes. Su amiga Delmy Sabillón lloró. «A él lo mataron por hablar».", "killing", {"Tomás Rey"}),
    ("de", "Tomas Verriden wurde in ein Auto gezerrt.", "abduction", {"Tomas Verriden"}),
    ("fi", "Tomas Verriden kuoli vangittuna.", "death_in_custody", {"Tomas Verriden"}),
    ("ko", "외교부 당국자는 김철민 씨의 강제북송은 안 된다는 뜻을 전했다.", "forced_return", set()),
    ("ko", "탈북자 6명이 3일 붙잡혔다. 체포된 사람은 여성 4명과 남성 2명이다.", "detention", {"6명"}),
    ("fi", "Almas Žarkov, 34, pidätettiin 8. tammikuuta.", "detention", {"Almas Žarkov"}),
    ("zh-TW", "廿四歲的林宥傑說，他連夜被逮捕。", "detention", {"林宥傑"}),
]


def called(found: Findings, ident: str) -> str:
    """What somebody is called in a report, else the words for them."""
    who = next(p for p in found.people if p.id == ident)
    return who.names[0].text if who.names else who.mentions[0].text


@pytest.mark.parametrize(("language", "words", "kind", "victims"), STRUCK)
def test_whom_it_befell(language: str, words: str, kind: str, victims: set[str]) -> None:
    """What befell a counted group befell those named as some of it; who only tells of it or stands beside it is no victim."""
    found = find(read(words, language).text)
    assert {called(found, r.entity) for e in found.events if e.kind == kind for r in e.roles if r.role == "victim"} == victims


@pytest.mark.parametrize(
    ("language", "words", "people"),
    [
        ("de", "Das geschah in der Grenzstadt Kassala. Belarus Beihilfe vorgeworfen. Das sagte ihr Mann Filmon.", {"Filmon"}),
        ("ko", "남편 김철민 씨는 19일 인천 자택에서 기자와 만났다.", {"김철민"}),
        ("en", "His weekly, Talar, and the website Balochi Lab had printed it, Ana Koval said.", {"Ana Koval"}),
    ],
)
def test_what_is_nobody(language: str, words: str, people: set[str]) -> None:
    """Towns behind a noun, adverbs and newspapers are no people."""
    assert {n.text for p in find(read(words, language).text).people for n in p.names} == people


@pytest.mark.parametrize(
    ("language", "words", "places"),
    [
        ("fr", "Mon fils a quinze ans. Une mère le dit à Istanbul.", {"Istanbul"}),
        ("de", "Der Mann lebt in Istanbul.", {"Istanbul"}),
        ("en", "A ransom of 15,000 US dollars was paid in Istanbul.", {"Istanbul"}),
        ("ko", "서동만 목사는 이스탄불에서 말했다.", {"Istanbul"}),
        ("zh-TW", "二十四日晚間在伊斯坦堡。", {"Istanbul"}),
        (
            "en",
            "KHARTOUM. Eight Eritreans were taken away by police, the owner said.",
            {"Khartoum", "Eritrea"},
        ),
        ("en", "Nine people in Istanbul were charged under the Passports Act.", {"Istanbul"}),
    ],
)
def test_what_is_no_place(language: str, words: str, places: set[str]) -> None:
    """Small words at the head of a sentence, and words that are an abbreviation only in capitals, name no town."""
    assert {p.name for p in find(read(words, language).text).places} == places


def test_who_walks_out_is_free() -> None:
    """Whoever walks out of a police post where they were held is released."""
    found = find(read("The eight men arrested on 20 March walked out of the Soba police post on Wednesday.").text)
    assert [e.kind for e in found.events if e.kind == "release"] == ["release"]


def test_an_earlier_arrest_is_another() -> None:
    """What had happened before neither dates nor joins what is told now, and an hour that leads a sentence belongs to it."""
    found = find(
        read(
            "On 8 May 2020 at about 4 p.m. Mr Oruk was arrested in Varna. He had been picked up once before, in 2018, and released after nine days."
        ).text
    )
    assert sorted(str(e.when.earliest) for e in found.events if e.kind == "detention") == ["2018-01-01", "2020-05-08"]
