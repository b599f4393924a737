"""Canaries: casebooks of invented people whose names are in every corner of every noun, veiled, published in every form, and searched to the bottom.

`python -m eval.canaries --cases 2000` prints how many casebooks were made, in which forms, and how many protected words were found: it must be 0.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
import time
import urllib.parse
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from habeas import typeset
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile, Disagreement, Question, SaidValue, Status
from habeas.model.claims import Appeal, Claim, Figure, Law, Speaker
from habeas.model.events import Event, Role
from habeas.model.people import Kin, Name, Organisation, Person, Place
from habeas.model.protection import Consent, Protection
from habeas.model.quote import Quote, Span
from habeas.model.source import Furniture, Source
from habeas.model.when import When
from habeas.protecting.pseudonyms import pseudonyms
from habeas.protecting.sweep import Leak, Secret, leaks
from habeas.protecting.veil import veil
from habeas.publishing import case_index_page, case_page, casebook_json, ftm_json, jsonld, tables_csv, tables_parquet
from habeas.publishing.bundle import bundle, zipped
from habeas.publishing.dossier import dossier
from habeas.publishing.site import site
from habeas.publishing.submissions import Given, as_docx, as_pdf, submission

DAY, KEY = "2026-01-15", b"canary" * 6
Files = dict[str, bytes]
Form = Callable[[Casebook, tuple[str, ...]], Files]


def _tables(book: Casebook, _: tuple[str, ...]) -> Files:
    return {f"tables/{name}": data for name, data in tables_csv(book).items()}


def _parquet(book: Casebook, _: tuple[str, ...]) -> Files:
    return {f"parquet/{name}": data for name, data in tables_parquet(book).items()}


def _site(book: Casebook, cases: tuple[str, ...]) -> Files:
    return {f"site/{p}": data for p, data in site(book, cases, stamp=DAY, title="Cases", base_url="https://cases.example/").items()}


def _bundle(book: Casebook, cases: tuple[str, ...]) -> Files:
    files = bundle({"casebook.json": casebook_json(book)}, book, cases, stamp=DAY, title="Cases")
    return {**{f"bundle/{path}": data for path, data in files.items()}, "bundle.zip": zipped(files)}


def _dossier(book: Casebook, cases: tuple[str, ...]) -> Files:
    return {f"dossier/{n}.pdf": dossier(book, case, stamp=DAY, title="Cases") for n, case in enumerate(cases)}


def _submission(book: Casebook, cases: tuple[str, ...]) -> Files:
    files: Files = {}
    for n, case in enumerate(c for c in book.cases if c.id in cases):
        given = Given("A. Submitter", consent=Consent(case.people[0], "given", ("submission",)))
        filled = submission("arbitrary_detention", book, case.id, case.people[0], given, stamp=DAY)
        files[f"submission/{n}.docx"] = as_docx(filled)
        if typeset.available():
            files[f"submission/{n}.pdf"] = as_pdf(filled)
    return files


FORMS: dict[str, Form] = {
    "casebook": lambda book, cases: {"casebook.json": casebook_json(book)},
    "case page": lambda book, cases: {f"page-{n}.html": case_page(book, case) for n, case in enumerate(cases)},
    "index page": lambda book, cases: {"index.html": case_index_page(book)},
    "tables": _tables,
    "FollowTheMoney": lambda book, cases: {"entities.ftm.json": ftm_json(book)},
    "linked data": lambda book, cases: {"cases.jsonld": jsonld(book)},
    "site with feeds": _site,
    "bundle": _bundle,
    "submission": _submission,
}
"""Every form in which a casebook leaves: from a veiled casebook and ids of cases to files."""
if typeset.available():
    FORMS["dossier"] = _dossier
if importlib.util.find_spec("pyarrow"):
    FORMS["Parquet"] = _parquet

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
TOWNS = ("Quellbrunn", "Ostermarch", "Dunvarrow", "Hanseong-ri", "Zelenograd-9")


@dataclass(frozen=True, slots=True)
class Canary:
    """A casebook with what must not come out of it."""

    book: Casebook
    protections: tuple[Protection, ...]
    secrets: tuple[Secret, ...]
    cases: tuple[str, ...]


def name(rng: random.Random) -> tuple[str, ...]:
    """The full name of an invented person in each of their scripts, Latin letters first."""
    kind = rng.choice(("korean", "chinese", "russian", "arabic", "plain"))
    if kind == "plain":
        return (f"{rng.choice(PLAIN_GIVEN)} {rng.choice(PLAIN)}",)
    families, givens = {
        "korean": (KOREAN, KOREAN_GIVEN),
        "chinese": (CHINESE, CHINESE_GIVEN),
        "russian": (RUSSIAN, RUSSIAN_GIVEN),
        "arabic": (ARABIC, ARABIC_GIVEN),
    }[kind]
    family, given = rng.choice(families).split(), rng.choice(givens).split()
    if kind == "korean":
        return (f"{family[0]} {given[0]}", f"{family[1]}{given[1]}", f"{family[2]}{given[2]}")
    if kind == "chinese":
        return (f"{family[0]} {given[0]}", f"{family[1]}{given[1]}")
    forms = [f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"]
    # the cases of a Russian name, as a report in Russian prints them
    return (*forms, *(f"{given[1]}{a} {family[1]}{a}" for a in ("а", "у"))) if kind == "russian" else tuple(forms)


def sentences(victim: tuple[str, ...], child: tuple[str, ...], town: str, phone: str, rng: random.Random) -> list[str]:
    """What a report says of them, in every way of writing a name."""
    who, kid = victim[0], child[0]
    some = [
        f"{who}, 43, a locksmith, was detained in {town} on 4 November 2017.",
        f"{who}'s daughter {kid}, 9, was with the family that night.",
        f"Police denied that {who.upper()} was held.",
        f"“{who.split()[0]} called me from {town},” said the mother of {kid}.",
        f"The family of {who.replace(' ', chr(10))} asked for help.",
        f"Call {phone} for news of {who}.",
        f"See https://news.example/{urllib.parse.quote(who.replace(' ', '-').lower())}-arrested for more.",
        f"Photo: {who} with {kid} in {town}, 2016.",
        f"#{who.replace(' ', '').replace('-', '')} was written on walls.",
        f"{who.split()[-1]} was later moved, and {who.split()[0]} has not been seen since.",
    ]
    for other in victim[1:]:
        some += [f"{other} was last seen in May.", f"Neighbours spoke of {other}, who is missing."]
    some += [f"{other} is a child." for other in child[1:]]
    fixed, rest = some[:3], some[3:]
    rng.shuffle(rest)
    return [*fixed, *rest]


def built(seed: int) -> Canary:
    """A casebook made of nouns, protected words in each of their strings."""
    rng = random.Random(seed)
    victim, child = name(rng), name(rng)
    while set(victim[0].split()) & set(child[0].split()):
        child = name(rng)
    town, phone = rng.choice(TOWNS), f"+82-10-{rng.randrange(1000, 9999)}-{rng.randrange(1000, 9999)}"
    told = sentences(victim, child, town, phone, rng)
    title = f"{victim[0]} detained in {town}"
    text = f"{title}\n\n" + "\n".join(told)

    def at(words: str) -> Quote:
        start = text.index(words)
        return Quote("s1", start, start + len(words), words)

    quotes = [at(words) for words in told]
    source = _source(victim[0], title, text, at(next(w for w in told if w.startswith("Photo"))))
    return Canary(
        _book(source, text, victim, child, town, quotes, at),
        (
            Protection("person", "s1:p1", ("asked",), (at(victim[0]),), "asked", number=1, by="Aino"),
            Protection("person", "s1:p2", ("child",), (at(child[0]),), "a child", number=2, by="Aino"),
            Protection("place", "s1:l1", ("other",), (at(town),), "small place", number=3, by="Aino"),
            Protection("passage", "", ("other",), (at(phone),), "a number", number=4, by="Aino"),
        ),
        _secrets(victim, child, town, phone, source),
        ("s1:k1",),
    )


def _source(who: str, title: str, text: str, caption: Quote) -> Source:
    slug = who.replace(" ", "-").lower()
    return Source(
        "s1",
        hashlib.sha256(text.encode()).hexdigest(),
        f"{slug}-detained.html",
        "text/html",
        title,
        "Paper",
        (f"friend of {who}",),
        When.day("2017-11-10"),
        f"from the address of {slug}",
        "en",
        dateline=who,
        url=f"https://news.example/{urllib.parse.quote(slug)}/1",
        main_text=(Span(0, len(text)),),
        furniture=(Furniture(caption.span, "alt_text", f"alternative text of {slug}.jpg"),),
        notes=(f"names {who}",),
    )


def _book(
    source: Source, text: str, victim: tuple[str, ...], child: tuple[str, ...], town: str, quotes: list[Quote], at: Callable[[str], Quote]
) -> Casebook:
    who, kid = victim[0], child[0]
    day = When.day("2017-11-04", "4 November 2017")
    mention = tuple(at(words) for words in victim)
    people = (
        Person(
            "s1:p1",
            "named",
            tuple(Name(n) for n in victim),
            "male",
            Amount(43, 43, words="43", unit="years"),
            "adult",
            occupations=("locksmith",),
            types=("human_rights_defender",),
            mentions=mention,
            nationality="KP",
            traits=(("home", town),),
        ),
        Person(
            "s1:p2",
            "named",
            tuple(Name(n) for n in child),
            "female",
            Amount(9, 9, words="9", unit="years"),
            "child",
            kin=(Kin("daughter", "s1:p1"),),
            mentions=(at(kid),),
        ),
        Person(
            "s1:p3", "anchored", sex="female", kin=(Kin("mother", "s1:p2"), Kin("wife", "s1:p1")), mentions=(at(f"the mother of {kid}"),)
        ),
    )
    speaker = Speaker("s1:p3", f"the mother of {kid}", "relative", (who,))
    claims = tuple(
        Claim(
            f"s1:c{n}",
            "event" if n == 0 else "statement",
            (q,),
            speaker if n % 2 else Speaker(None, "Paper", "media"),
            "asserted",
            False,
            False,
            ("s1:p1",),
            f"told of {who}",
            (kid,),
            "s1:e1" if n == 0 else None,
            day,
            "s1:l1",
            why=f"names {who}",
        )
        for n, q in enumerate(quotes)
    )
    ids = tuple(c.id for c in claims)
    case = CaseFile(
        "s1:k1",
        f"{who} and {kid}: detained in {town}, 4 November 2017",
        ("s1",),
        ("s1:p1", "s1:p2", "s1:p3"),
        ("s1:e1",),
        "s1:e1",
        (Status("s1:p1", "detained", day, None, ids[:1]), Status("s1:p2", "at_risk", day, None, ids[1:2])),
        (Disagreement("name", ("s1:p1",), (SaidValue(who, ids[:1]), SaidValue(victim[-1], ids[1:2]))),),
        (Question(f"Where is {who}?", ("s1:p1",), (quotes[0],)),),
    )
    return Casebook(
        (source,),
        people,
        (Organisation("s1:o1", f"Friends of {who}", (f"Friends of {who}",), "ngo"),),
        (Place("s1:l1", town, (town,), "city", "KP", "North Korea", "Northland", mentions=(at(town),)),),
        (Event("s1:e1", "detention", (Role("victim", "s1:p1"), Role("victim", "s1:p2")), day, "s1:l1", claims=ids[:1]),),
        claims,
        (Figure("s1:f1", "held", f"relatives of {who} held", Amount(2, 2, words="two"), "persons", day, "s1:l1", None, "s1", quotes[2]),),
        (Appeal("s1:a1", "s1:p3", (), (f"those who hold {who}",), f"free {who}", ("s1:p1",), "s1:e1", ids[:1], (quotes[0],)),),
        (Law("s1:w1", f"the {who} act", (f"the {who} act",), "bill", None, (quotes[0],)),),
        (case,),
        (("s1", text),),
    )


def _secrets(victim: tuple[str, ...], child: tuple[str, ...], town: str, phone: str, source: Source) -> tuple[Secret, ...]:
    def forms(names: tuple[str, ...]) -> tuple[str, ...]:
        words = [w for w in names[0].split() if len(w) > 4]
        return (*names, *words)

    return (
        Secret("victim", forms(victim)),
        Secret("child", forms(child)),
        Secret("town", (town,)),
        Secret("telephone", (phone,), "number"),
        Secret("hash of the report", (source.sha256,), "passage"),
    )


def published(canary: Canary, forms: dict[str, Form] | None = None) -> tuple[Files, tuple[Leak, ...]]:
    """Every form of a veiled canary, and the leaks in them."""
    drawn = pseudonyms(canary.book, [p.thing for p in canary.protections if p.guards == "person"], KEY)
    made = veil(canary.book, canary.protections, (), drawn, day=DAY, key=KEY)
    cases = tuple(made.ids[case] for case in canary.cases)
    files = {f"{form}/{path}": data for form, make in (forms or FORMS).items() for path, data in make(made.book, cases).items()}
    return files, leaks(files, _distinct(canary.secrets, [p.text for p in drawn]))


def _distinct(secrets: tuple[Secret, ...], drawn: list[str]) -> tuple[Secret, ...]:
    """The secrets without words that a pseudonym happens to share: a pseudonym's own word gives nobody away."""
    words = {w.casefold() for text in drawn for w in text.split()}
    return tuple(replace(s, forms=tuple(f for f in s.forms if f.casefold() not in words)) for s in secrets)


def main() -> None:
    """Make, veil, publish, search, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    start, sizes, found, refused = time.perf_counter(), Counter[str](), Counter[str](), 0
    for n in range(asked.seed, asked.seed + asked.cases):
        try:
            files, told = published(built(n))
        except Exception as error:  # a refusal of the veil is counted and told, and no leak
            refused += 1
            print(f"casebook {n}: refused, {error}")
            continue
        sizes["files"] += len(files)
        sizes["bytes"] += sum(map(len, files.values()))
        for leak in told:
            found[f"{leak.secret} in {leak.where.partition('/')[0]}"] += 1
            if sum(found.values()) <= 40:
                print(f"casebook {n}: {leak.secret} in {leak.where} ({leak.disguise})")
    print(f"{asked.cases} casebooks, {refused} refused by the veil; {len(FORMS)} forms: {', '.join(FORMS)}")
    print(f"{sizes['files']:,} files, {sizes['bytes'] / 1e6:,.0f} MB, {time.perf_counter() - start:,.0f} s")
    print(f"protected words found: {sum(found.values())}")
    for what, count in found.most_common():
        print(f"  {count:6} {what}")


if __name__ == "__main__":
    main()
