"""Invented people for canaries: their names in three kinds of scripts, every way in which reports print them, and the sentences that do."""

from __future__ import annotations

import random
import unicodedata
import urllib.parse
from dataclasses import dataclass

from habeas.actions.spelled import spelled

KOREAN = ("Yun 윤 尹", "Seo 서 徐", "Han 한 韓", "Noh 노 盧", "Baek 백 白", "Gwak 곽 郭")
KOREAN_GIVEN = (
    "Seo-bin 서빈 瑞彬",
    "Hae-rin 해린 海隣",
    "Do-gyeom 도겸 道謙",
    "Mi-rae 미래 美來",
    "Chun-bae 춘배 春培",
    "Ok-bun 옥분 玉粉",
)
CHINESE = ("Ouyang 欧阳", "Xue 薛", "Qiao 乔", "Zhong 钟", "Lei 雷")
CHINESE_GIVEN = ("Ruibin 瑞彬", "Haoran 浩然", "Xuelan 雪兰", "Wenqi 文琪")
RUSSIAN = ("Vetrov Ветров", "Solntsev Солнцев", "Gromov Громов", "Zimin Зимин")
RUSSIAN_GIVEN = ("Darian Дариан", "Makar Макар", "Osip Осип", "Platon Платон")
ARABIC = ("al-Halabi الحلبي", "Qabbani قباني", "Darwazeh دروزة")
ARABIC_GIVEN = ("Amina أمينة", "Nizar نزار", "Rabia ربيعة")
PLAIN = ("Wendelin", "Brackwater", "Özdal", "Nørgaard", "Quillfeather", "Şahinbaş")
PLAIN_GIVEN = ("Oskar", "Thessaly", "Şermîn", "Ludmila", "Ambrose", "Ylva")
CASES = (("а", "а"), ("у", "у"), ("ом", "ым"), ("е", "е"))
"""Endings of a Russian given and family name in the cases that reports use."""
AT_ONCE = 7
"""Ways of printing a name that one report uses, of some twenty; two thousand reports use each hundreds of times."""
PARTICLES = ("이", "은", "의", "에게", "씨는", "씨를")


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody's name. `forms`: as the casebook knows it, Latin letters first; `printed`: how reports print it besides: cases, particles, another
    romanisation, letters taken apart."""

    forms: tuple[str, ...]
    printed: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


def called(rng: random.Random) -> Called:
    """The full name of an invented person in each of their scripts."""
    kind = rng.choice(("korean", "chinese", "russian", "arabic", "plain"))
    if kind == "plain":
        name = f"{rng.choice(PLAIN_GIVEN)} {rng.choice(PLAIN)}"
        return Called((name,), () if name.isascii() else (unicodedata.normalize("NFD", name),))
    families, givens = {
        "korean": (KOREAN, KOREAN_GIVEN),
        "chinese": (CHINESE, CHINESE_GIVEN),
        "russian": (RUSSIAN, RUSSIAN_GIVEN),
        "arabic": (ARABIC, ARABIC_GIVEN),
    }[kind]
    family, given = rng.choice(families).split(), rng.choice(givens).split()
    if kind == "korean":
        hangul = f"{family[1]}{given[1]}"
        other = next((s for s in rng.sample(spelled(hangul), len(spelled(hangul))) if s != f"{family[0]} {given[0]}"), "")
        printed = (*(hangul + p for p in PARTICLES), f"{family[1]} {given[1]}", unicodedata.normalize("NFD", hangul))
        return Called((f"{family[0]} {given[0]}", hangul, f"{family[2]}{given[2]}"), printed, (other,) if other else ())
    if kind == "chinese":
        return Called((f"{family[0]} {given[0]}", f"{family[1]}{given[1]}"), (f"{given[0]} {family[0]}",))
    forms = (f"{given[0]} {family[0]}", f"{given[1]} {family[1]}")
    return Called(forms, tuple(f"{given[1]}{a} {family[1]}{b}" for a, b in CASES) if kind == "russian" else ())


def sentences(victim: Called, child: Called, town: str, phone: str, rng: random.Random) -> list[str]:
    """What a report says of them; over many seeds in every way of writing a name."""
    who, kid = victim.forms[0], child.forms[0]
    slug = who.replace(" ", "-").lower()
    needed = [
        f"{who}, 43, a locksmith, was detained in {town} on 4 November 2017.",
        f"{who}'s daughter {kid}, 9, was with the family that night.",
        f"Police denied that {who.upper()} was held.",
        *(f"{other} was last seen in May." for other in victim.forms[1:]),
        *(f"{other} is a child." for other in child.forms[1:]),
    ]
    told = [
        f"“{who.split()[0]} called me from {town},” said the mother of {kid}.",
        f"Call {phone} for news of {who}.",
        f"Photo: {who} with {kid} in {town}, 2016.",
    ]
    more = [
        f"The family of {who.replace(' ', chr(10))} asked for help.",
        f"See https://news.example/{urllib.parse.quote(slug)}-arrested for more.",
        f"#{who.replace(' ', '').replace('-', '')} was written on walls.",
        f"{who.split()[-1]} was later moved, and {who.split()[0]} has not been seen since.",
        f"{who.split()[-1]}’s lawyer wrote to {who.replace(' ', '.').lower()}@mail.example and heard nothing.",
        f"{who.upper()}’S SHOP IS SHUT, a poster in {town.upper()} says.",
        f"The picture was kept as {slug.replace('-', '_')}_2016.jpg.",
        *(f"A page at https://talk.example/search?q={urllib.parse.quote(other)} was taken down." for other in victim.forms[1:]),
        *(f"A neighbour wrote of {other} too." for other in (*victim.forms[1:], *victim.printed, *victim.variants)),
        *(f"{other} is one of the young." for other in child.printed),
    ]
    rest = [*told, *rng.sample(more, AT_ONCE)]
    rng.shuffle(rest)
    return [*needed[:3], *rest, *needed[3:]]
