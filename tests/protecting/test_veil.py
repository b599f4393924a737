"""The veil: nothing protected is left in any string of a casebook, and what is not protected stays as it was."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.protecting.told import TEXT, at, book, person

from habeas.model.cases import Casebook, Disagreement, SaidValue
from habeas.model.claims import Claim, Speaker
from habeas.model.people import Name
from habeas.model.plain import to_plain
from habeas.model.protection import Consent, Protection
from habeas.model.quote import Quote, Span
from habeas.model.source import Source
from habeas.protecting.disguise import names_of
from habeas.protecting.measures import Measure, Measures, Wider
from habeas.protecting.pseudonyms import pseudonyms
from habeas.protecting.spelling import bare
from habeas.protecting.veil import Veiled, veil, veiled

KEY, DAY = b"k" * 32, "2026-01-01"
MAN, CHILD, MOTHER, WIFE = "src1:p9", "src1:p30", "src1:p20", "src1:p40"


def guard(*people: str) -> tuple[Protection, ...]:
    """A protection of each of these people."""
    return tuple(Protection("person", ident, ("asked",), (), "asked", number=1, by="Aino") for ident in people)


def shown(told: Casebook, protections: tuple[Protection, ...], **more: Any) -> Veiled:
    """The casebook behind the veil."""
    drawn = pseudonyms(told, [p.thing for p in protections if p.guards == "person"], KEY)
    consents: tuple[Consent, ...] = more.pop("consents", ())
    return veil(told, protections, consents, drawn, more.pop("measures", None), day=DAY, key=KEY, **more)


def strings(value: Any) -> list[str]:
    """Every string in plain data."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [s for v in inner for s in strings(v)]


def everything(made: Veiled) -> str:
    """All strings of a veiled casebook, case and accents and form of Unicode apart."""
    return unicodedata.normalize("NFC", "\n".join(strings(to_plain(made.book)))).casefold()


def verbatim(told: Casebook) -> bool:
    """Whether every quote stands in its text."""
    texts = dict(told.texts)
    quotes = [q for noun in (*told.people, *told.places) for q in noun.mentions] + [q for c in told.claims for q in c.quotes]
    return all(texts[q.source][q.start : q.end] == q.text for q in quotes)


def test_no_protected_name_is_left_and_quotes_stand() -> None:
    """Names, parts of names, the file name, the address and the title say nothing; every quote is verbatim in the text that is shown."""
    made = shown(book(), guard(MAN, CHILD, MOTHER, WIFE))
    assert not re.search("daro|ilo|mira|velline", everything(made))
    assert verbatim(made.book)
    [source] = made.book.sources
    assert (source.url, source.sha256, source.name) == (None, "", "report.html")
    assert set(made.secrets) == {"Daro Velline", "Ilo Velline", "Mira Velline"}


def test_times_places_ages_and_occupations_are_coarser() -> None:
    """A day becomes a month, a mill its province, 31 a band of ten years, 9 "under 18", an occupation goes; in nouns, titles and texts."""
    made = shown(book(), guard(MAN, CHILD))
    text, words = made.book.texts[0][1], everything(made)
    assert "[November 2017]" in text
    assert "[Mehedinti]" in text
    assert "[30 to 39]" in text
    assert not re.search(r"4 november|orsova|\b31\b|locksmith|2017-11-04", words)
    ages = {p.age.words for p in made.book.people if p.age}
    assert ages == {"30 to 39", "under 18"}
    assert {e.when.precision for e in made.book.events} == {"month"}
    assert made.book.cases[0].title.endswith("in Mehedinti, November 2017")


def test_each_person_may_have_a_measure_of_their_own() -> None:
    """Where one asks for years and another for months, what tells of both is told in years; a large town stays."""
    measures = Measures(Measure(people=1000), {CHILD: Measure("year")}, texts="whole")
    wider = {"src1:l1": (Wider("Orsova", "city", "RO", 9000), Wider("Mehedinti", "region", "RO"))}
    made = shown(book(), guard(MAN, CHILD), measures=replace(measures, each={CHILD: Measure("year", 1000)}), wider=wider)
    assert {e.when.words for e in made.book.events} == {"2017"}
    assert [p.name for p in made.book.places] == ["Orsova"]


@pytest.mark.parametrize(("people", "shown_as"), [(5000, "Orsova"), (250_000, "Orsova County"), (1_000_000, "Mehedinti")])
def test_a_place_is_its_county_or_its_province_by_how_many_live_there(people: int, shown_as: str) -> None:
    """Of the village, the town, the county and the province the first is shown that is large enough to be lost in."""
    steps = (Wider("Orsova", "city", "RO", 9000), Wider("Orsova County", "area", "RO", 310_000))
    made = shown(book(), guard(MAN), measures=Measures(Measure("month", people)), wider={"src1:l1": steps})
    assert [p.name for p in made.book.places] == [shown_as]
    assert "mill" not in everything(made)


def test_kin_words_follow_the_pseudonym() -> None:
    """The wife of Velline becomes the wife of the name he bears outside, in the text and in the tie of kinship."""
    told = book()
    extra = Claim(
        "src1:c9", "statement", (at("Velline's wife stayed behind."),), Speaker(kind="media"), "asserted", False, False, (WIFE,), "stayed"
    )
    made = shown(replace(told, claims=(*told.claims, extra)), (*guard(MAN), Protection("person", WIFE, ("relative_in_reach",), number=2)))
    [man] = [p for p in made.book.people if p.id == made.ids[MAN]]
    [wife] = [p for p in made.book.people if p.id == made.ids[WIFE]]
    last = man.names[0].text.split()[-1]
    assert f"{last}'s wife" in made.book.texts[0][1]
    assert [(k.relation, k.to) for k in wife.kin] == [("wife", man.id)]
    assert wife.names == ()


def test_a_tie_to_somebody_named_is_not_shown() -> None:
    """A protected child of a named father has neither his name nor the tie to him: both would name the child."""
    made = shown(book(), guard(CHILD))
    [child] = [p for p in made.book.people if p.id == made.ids[CHILD]]
    assert child.kin == ()
    assert "velline" not in child.names[0].text.casefold()
    assert "His son" not in made.book.texts[0][1]
    assert "Daro Velline" in made.book.texts[0][1]


def test_a_protected_source_cannot_be_told() -> None:
    """No outlet, author, address, hash, title or file name of a protected source is left, and its day is a month."""
    made = shown(book(), (Protection("source", "src1", ("source",), number=1),))
    assert not re.search("harbour|santerre|daro-velline|abab", everything(made))
    [source] = made.book.sources
    assert (source.title, source.outlet, source.published.precision) == (None, None, "month")


def test_a_protected_place_is_wider_everywhere() -> None:
    """A place that is protected is replaced for everyone."""
    made = shown(book(), (Protection("place", "src1:l1", ("other",), number=1),), measures=Measures(texts="whole"))
    assert "orsova" not in everything(made)
    assert "Daro Velline" in made.book.texts[0][1]


def test_a_protected_passage_is_cut_out() -> None:
    """The words are gone from the text, and a claim that rests on them alone is gone too."""
    passage = Protection("passage", "", ("other",), (at("Governor Tam Brask denied it."),), number=1)
    made = shown(book(), (passage,), measures=Measures(texts="whole"))
    assert "denied it" not in everything(made)
    assert "src1:c3" not in {old for old, new in made.ids.items() if new in {c.id for c in made.book.claims}}
    assert verbatim(made.book)


def test_marked_words_go_wherever_else_they_stand() -> None:
    """A name that somebody marked in the text, because the machine took it for none, goes in capitals and in what a speaker is called too."""
    told = book()
    text = TEXT + " ROOK’S CELLAR IS SHUT."
    voice = Speaker(None, "poster in Rook’s Cellar", "other")
    claim = Claim("src1:c4", "statement", (at("Rook saw the arrest"),), voice, "asserted", False, False, (), "saw")
    told = replace(told, people=told.people[:-1], claims=(*told.claims, claim), texts=(("src1", text),))
    made = shown(told, (Protection("passage", "", ("other",), (at("Rook"),), number=1),), measures=Measures(texts="whole"))
    assert "rook" not in everything(made)
    assert "cellar" in everything(made)
    assert verbatim(made.book)


def test_a_marked_number_goes_wherever_else_it_stands() -> None:
    """A telephone number that was marked in the text stands in no claim either, whatever its punctuation."""
    told = book()
    text = TEXT + " Call +82-10-5550-1234."
    call = at("+82-10-5550-1234", text=text)
    claim = replace(told.claims[0], objects=("news: +82 10 5550 1234",))
    told = replace(told, claims=(claim, *told.claims[1:]), texts=(("src1", text),))
    made = shown(told, (Protection("passage", "", ("other",), (call,), number=1),), measures=Measures(texts="whole"))
    assert "5550" not in everything(made)


def test_a_point_of_dispute_says_no_more_than_the_text() -> None:
    """A value that repeats the words of a quote says them as the copy does: the age and the trade that are cut there are cut here."""
    told = book()
    first = told.claims[0].quotes[0].text.rstrip(".")
    said = Disagreement("other", ("src1:e1",), (SaidValue(f"detained, said: {first}", ("src1:c1",)), SaidValue("denied", ("src1:c3",))))
    told = replace(told, cases=(replace(told.cases[0], disagreements=(said,)),))
    made = shown(told, guard(MAN))
    value = made.book.cases[0].disagreements[0].values[0].value
    assert value.startswith("detained, said: ")
    assert "was detained in" in value
    assert not {"31", "locksmith", "Orsova", "4"} & set(re.findall(r"\w+", value))


def test_consent_shows_and_its_end_hides() -> None:
    """Whoever agreed is shown by name; on the day after it ended the name is gone."""
    agreed = (Consent(MAN, "given", ("publication",), "himself", "2026-01-01", number=2),)
    assert "daro velline" in everything(shown(book(), guard(MAN), consents=agreed))
    ended = (replace(agreed[0], until="2025-12-31"),)
    assert "daro" not in everything(shown(book(), guard(MAN), consents=ended))


def test_ids_tell_nothing_and_stay_the_same() -> None:
    """A new id holds neither the report's nor the place of a word; the same casebook gives the same ids again, another secret others."""
    one, again = shown(book(), guard(MAN)), shown(book(), guard(MAN))
    assert one.ids == again.ids
    assert all(re.fullmatch(r"[a-z]-[0-9a-f]{20}", new) for new in one.ids.values())
    other = veil(book(), guard(MAN), (), pseudonyms(book(), [MAN], KEY), day=DAY, key=b"other")
    assert not set(other.ids.values()) & set(one.ids.values())


def test_without_protection_only_ids_change() -> None:
    """What is unprotected and unrelated is unchanged: names, times, places, texts."""
    told = book()
    made = shown(told, (), measures=Measures(texts="whole"))
    assert made.book.texts[0][1] == TEXT
    back = {new: old for old, new in made.ids.items()}
    assert {back[p.id]: (p.names, p.age, p.sex) for p in made.book.people} == {p.id: (p.names, p.age, p.sex) for p in told.people}
    assert {back[e.id]: (e.when, e.kind) for e in made.book.events} == {e.id: (e.when, e.kind) for e in told.events}
    assert [(s.url, s.sha256, s.title, s.name) for s in made.book.sources] == [(s.url, s.sha256, s.title, s.name) for s in told.sources]


NAMES = ("Daro Velline", "Lee Chun-sam", "이춘삼", "王小梅", "Иван Дроздов", "خالد المسعودي", "Nguyễn Văn Thọ", "রহিমা বেগম", "Zoë Ångström")


def disguised(name: str, how: int) -> str:
    """A name as texts print it: large, small, turned round, over a line, decomposed, in an address, with an ending."""
    ways = (
        name,
        name.upper(),
        name.lower(),
        " ".join(reversed(name.split())),
        name.replace(" ", "\n").replace("-", "-\n"),
        unicodedata.normalize("NFD", name),
        "https://a.example/" + "-".join(name.lower().split()) + ".html",
        name + "'s",
        name.replace(" ", "_"),
        name.replace("-", " "),
        "".join(name.split()),
        "\u200b".join(name),
    )
    return ways[how % len(ways)]


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["met", "사람", "и", "، ", "saw the", ""])), min_size=1, max_size=6),
)
def test_every_disguise_of_a_name_goes(name: str, said: list[tuple[int, str]]) -> None:
    """However a name is printed, in texts, titles, notes, predicates, objects and traits, nothing of it is left, and veiling twice is the same."""
    words = ". ".join(f"{between} {disguised(name, how)}" for how, between in said)
    text = f"{name} spoke. {words}. The end."
    quote = Quote("s", 0, len(text), text)
    who = person("s:p1", name, mentions=(Quote("s", 0, len(name), name),), traits=(("home", words),))
    other = person("s:p2", "Ada Quill", mentions=(), occupations=(words,))
    speaker = Speaker(None, words, "expert", (words,))
    claim = Claim("s:c1", "statement", (quote,), speaker, "asserted", False, False, ("s:p2",), words, (words,), why=words)
    source = Source(
        "s", "0" * 64, f"{words}.txt", "text/plain", title=words, notes=(words,), url=disguised(name, 6), main_text=(Span(0, len(text)),)
    )
    told = Casebook((source,), (who, other), claims=(claim,), texts=(("s", text),))
    for texts in ("shown", "whole"):
        made = shown(told, guard("s:p1"), measures=Measures(texts=texts))
        left = everything(made)
        assert bare(name) not in bare(left)
        assert not any(hit.whole for hit in names_of([(name, "x")], ()).hits("\n".join(strings(to_plain(made.book)))))
        assert verbatim(made.book)
        again = veiled(made.book, guard("s:p1"), (), (), day=DAY, key=KEY, measures=Measures(texts=texts))
        assert again == made.book


@pytest.mark.parametrize(
    "text", ["Leeds and Leek were flooded.", "President Lee Myung-bak spoke.", "She fled on 4 May 2019.", "이태리에서 왔다"]
)
def test_words_that_only_look_like_a_name_stay(text: str) -> None:
    """A town, another person of the same family name, a month and a country are not the protected Lee May or Lee Tae-won."""
    names = names_of([("Lee Tae-won", "a"), ("Ann May", "b"), ("이태", "c")], ["Lee Myung-bak"])
    assert names.hits(text.replace("이태리", "이탤리")) == []


def test_a_name_with_a_false_name_of_the_text_is_hidden_too() -> None:
    """The name that the press gave somebody finds the article; outside it is replaced like a real one."""
    told = book()
    people = tuple(replace(p, names=(Name("Rook", True),)) if p.id == "src1:p60" else p for p in told.people)
    made = shown(replace(told, people=people), guard("src1:p60"), measures=Measures(texts="whole"))
    assert "rook" not in everything(made)


def test_who_agreed_to_be_named_keeps_a_name_that_holds_a_protected_word() -> None:
    """Somebody who is known as "Lee" alone is protected; the full name of who agreed stays, "Lee" by itself and in the names of others does not."""
    protected = [("Lee", "a"), ("Ann May", "b")]
    names = names_of(protected, ["Lee Tae-won", "Lee Ok"], ["Lee Tae-won", "Ann May Roe"])
    assert names.hits("LEE Tae-won spoke.") == []
    assert [hit.owners for hit in names.hits("Lee spoke. Lee Ok spoke. Ann May Roe spoke.")] == [{"a"}, {"a"}, {"b"}]
