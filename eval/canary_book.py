"""A casebook of two invented people made of nouns, their names in every string that a noun has."""

from __future__ import annotations

import hashlib
import random
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass

from eval.canary_names import Called, called, sentences
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile, Disagreement, Question, SaidValue, Status
from habeas.model.claims import Appeal, Claim, Figure, Law, Speaker
from habeas.model.events import Event, Role
from habeas.model.people import Kin, Name, Organisation, Person, Place
from habeas.model.protection import Protection
from habeas.model.quote import Quote, Span
from habeas.model.source import Furniture, Source
from habeas.model.when import When
from habeas.protecting.sweep import Secret

TOWNS = ("Quellbrunn", "Ostermarch", "Dunvarrow", "Hanseong-ri", "Zelenograd-9")


@dataclass(frozen=True, slots=True)
class Canary:
    """A casebook with what must not come out of it. `words`: everything that a case worker would have taken out of a copy of its report."""

    book: Casebook
    protections: tuple[Protection, ...]
    secrets: tuple[Secret, ...]
    cases: tuple[str, ...]
    spellings: dict[str, tuple[str, ...]]
    words: tuple[str, ...]


def built(seed: int) -> Canary:
    """A casebook made of nouns, protected words in each of their strings."""
    rng = random.Random(seed)
    victim, child = people(rng)
    town, phone = rng.choice(TOWNS), f"+82-10-{rng.randrange(1000, 9999)}-{rng.randrange(1000, 9999)}"
    told = sentences(victim, child, town, phone, rng)
    title = f"{victim.forms[0]} detained in {town}"
    text = f"{title}\n\n" + "\n".join(told)

    def at(words: str) -> Quote:
        start = text.index(words)
        return Quote("s1", start, start + len(words), words)

    quotes = [at(words) for words in told]
    source = _source(victim.forms[0], title, text, at(next(w for w in told if w.startswith("Photo"))))
    return Canary(
        _book(source, text, victim.forms, child.forms, town, quotes, at),
        (
            Protection("person", "s1:p1", ("asked",), (at(victim.forms[0]),), "asked", number=1, by="Aino"),
            Protection("person", "s1:p2", ("child",), (at(child.forms[0]),), "a child", number=2, by="Aino"),
            Protection("place", "s1:l1", ("other",), (at(town),), "small place", number=3, by="Aino"),
            Protection("passage", "", ("other",), (at(phone),), "a number", number=4, by="Aino"),
        ),
        (*secrets_of(victim, child, town, phone), Secret("hash of the report", (source.sha256,), "passage")),
        ("s1:k1",),
        {ident: who.variants for ident, who in (("s1:p1", victim), ("s1:p2", child)) if who.variants},
        words_of(victim, child, town, phone),
    )


def people(rng: random.Random) -> tuple[Called, Called]:
    """Two invented people who share no part of a name."""
    victim, child = called(rng), called(rng)
    while set(victim.forms[0].split()) & set(child.forms[0].split()):
        child = called(rng)
    return victim, child


def words_of(victim: Called, child: Called, town: str, phone: str) -> tuple[str, ...]:
    """What a case worker asks `habeas redact` to take out: each name in each script, its parts, the town, the number."""
    names = [n for who in (victim, child) for n in (*who.forms, *who.printed, *who.variants)]
    return tuple(dict.fromkeys((*names, *(part for n in names for part in n.split() if len(part) > 1), town, phone)))


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


def secrets_of(victim: Called, child: Called, town: str, phone: str) -> tuple[Secret, ...]:
    """What must be found in no file: every way in which a name was printed, and its longer parts."""

    def forms(who: Called) -> tuple[str, ...]:
        words = [w for w in who.forms[0].split() if len(w) > 4]
        return (*who.forms, *who.variants, *words)

    return (
        Secret("victim", forms(victim)),
        Secret("child", forms(child)),
        Secret("town", (town,)),
        Secret("telephone", (phone,), "number"),
    )
