"""Casebooks of invented people for the tests of protection."""

from __future__ import annotations

from dataclasses import replace

from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile, Status
from habeas.model.claims import Claim, Speaker
from habeas.model.events import Event, Role
from habeas.model.people import Kin, Name, Person, Place
from habeas.model.quote import Quote, Span
from habeas.model.source import Source
from habeas.model.when import When

TEXT = (
    "Mother of Daro Velline asks for help\n\n"
    "Daro Velline, 31, a locksmith, was detained in Orsova Mill on 4 November 2017, said Mira Velline. "
    "His son Ilo Velline, 9, was with him. Velline's wife stayed behind. "
    "Governor Tam Brask denied it. A man called Rook saw the arrest."
)


def at(words: str, nth: int = 0, text: str = TEXT, source: str = "src1") -> Quote:
    """The words where they stand in the text for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Quote(source, start, start + len(words), words)


def person(ident: str, *names: str, mentions: tuple[Quote, ...] = (), **more: object) -> Person:
    """Somebody with these names."""
    return Person(ident, "named" if names else "anchored", tuple(Name(n) for n in names), mentions=mentions, **more)  # type: ignore[arg-type]


def book() -> Casebook:
    """A man detained, his mother who speaks, his son, his wife without a name, a governor, a witness."""
    daro = person(
        "src1:p9",
        "Daro Velline",
        sex="male",
        age=Amount(31, 31, words="31", unit="years"),
        age_group="adult",
        occupations=("locksmith",),
        mentions=(
            at("Daro Velline"),
            at("Daro Velline", 1),
            at("Velline", 4),
        ),
    )
    mira = person("src1:p20", "Mira Velline", sex="female", kin=(Kin("mother", "src1:p9"),), mentions=(at("Mira Velline"),))
    ilo = person(
        "src1:p30",
        "Ilo Velline",
        sex="male",
        age=Amount(9, 9, words="9", unit="years"),
        age_group="child",
        kin=(Kin("son", "src1:p9"),),
        mentions=(at("His son Ilo Velline"), at("Ilo Velline")),
    )
    wife = person("src1:p40", sex="female", kin=(Kin("wife", "src1:p9"),), mentions=(at("Velline's wife"),))
    brask = person("src1:p50", "Tam Brask", occupations=("governor",), mentions=(at("Tam Brask"),))
    rook = person("src1:p60", "Rook", mentions=(at("Rook"),))
    mill = Place("src1:l1", "Orsova Mill", ("Orsova Mill",), "city", "RO", "Romania", "Mehedinti", mentions=(at("Orsova Mill"),))
    day = When.day("2017-11-04", "4 November 2017")
    first = TEXT[TEXT.index("Daro Velline, 31") : TEXT.index(" His son")]
    said_by, official = Speaker("src1:p20", "Mira Velline", "relative"), Speaker("src1:p50", "Tam Brask", "official")
    detained = Claim("src1:c1", "event", (at(first),), said_by, "asserted", False, False, ("src1:p9",), "was detained", event="src1:e1")
    with_him = at("His son Ilo Velline, 9, was with him.")
    claims = (
        replace(detained, when=day, place="src1:l1"),
        Claim("src1:c2", "status", (with_him,), said_by, "asserted", False, False, ("src1:p30",), "detained", when=day),
        Claim("src1:c3", "statement", (at("Governor Tam Brask denied it."),), official, "denied", False, False, (), "denied it"),
    )
    event = Event("src1:e1", "detention", (Role("victim", "src1:p9"), Role("victim", "src1:p30")), day, "src1:l1", claims=("src1:c1",))
    status = (Status("src1:p9", "detained", day, None, ("src1:c1",)), Status("src1:p30", "detained", day, None, ("src1:c2",)))
    case = CaseFile(
        "src1:k1",
        "Daro Velline and Ilo Velline: detained in Orsova Mill, 4 November 2017",
        ("src1",),
        ("src1:p20", "src1:p30", "src1:p40", "src1:p9"),
        ("src1:e1",),
        "src1:e1",
        status,
    )
    source = Source(
        "src1",
        "ab" * 32,
        "daro-velline-detained.html",
        "text/html",
        title="Mother of Daro Velline asks for help",
        outlet="Harbour Wire",
        authors=("Olu Santerre",),
        published=When.day("2017-11-09"),
        language="en",
        url="https://harbour.example/2017/daro-velline-detained",
        main_text=(Span(0, len(TEXT)),),
    )
    people = tuple(sorted((daro, mira, ilo, wife, brask, rook), key=lambda p: p.id))
    return Casebook((source,), people, (), (mill,), (event,), claims, cases=(case,), texts=(("src1", TEXT),))
