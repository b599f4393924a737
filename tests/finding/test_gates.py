import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.finding.amount_grammar import amount_grammar
from habeas.finding.gates import Stretch, fold, lists, needs
from habeas.finding.time_grammar import time_grammar

LANGUAGES = "bn de en es fi fr it ja ko pt ru tr zh".split()
SAMPLES = [
    "On 3 May 2019, about two dozen men (aged 20-35) were held for three weeks; last Tuesday at noon six were freed, 40% of them boys of 12.",
    "In early Spring of 2011, the 90s long gone, he paid $2,000 to $3,000; twice that by now. Before the pandemic it was half that number.",
    "NEARLY ONE HUNDRED PEOPLE WERE TAKEN IN DECEMBER; THE FOLLOWING DAY A FIVE-YEAR-OLD GIRL, ADELA, 9, WAS FOUND 12 KM AWAY.",
    "Am 4. November 2017 nahmen sie rund fünfzig Menschen fest, vor zwei Jahren im Sommer, letzte Woche um drei Uhr, 1.500 Euro.",
    "El 4 de noviembre de 2017, unas cincuenta personas; la semana pasada, hace tres años, en invierno, 1.500 dólares, el lunes.",
    "Le 4 novembre 2017, une cinquantaine de personnes ; la semaine dernière, il y a trois ans, en hiver, 1 500 euros, lundi.",
    "Marraskuussa 2017 noin viisikymmentä ihmistä pidätettiin; viime viikolla, kolme vuotta sitten, talvella, 1 500 euroa, maanantaina.",
    "지난 11월 4일 탈북민 약 50여 명이 체포됐다. 2017년 겨울, 3년 전, 지난주 월요일, 4살 난 아들과 30대 여성, 1만 5천 위안을 냈다.",
    "2017年11月4日，约五十人被捕；上周三，三年前，去年冬天，四岁的儿子，一万五千元。",
    "2017年11月4日、約50人が拘束された。先週の水曜日、3年前、昨年の冬、4歳の息子、1万5千元。",
    "4 Kasım 2017'de yaklaşık İKİ YÜZ kişi; 4 de novembro de 2017; 4 novembre 2017; 4 ноября 2017 года; ৪ নভেম্বর ২০১৭",
    "Nothing of the kind happened, and nobody came.",
]


def test_what_a_pattern_asks_for():
    """Words one after another are all needed, of alternatives one, and what may be left out is not."""
    assert set(needs(r"<n>\s+<unit>\s+(?:ago|back)(?:\s+then)?")) == {frozenset({"<n>"}), frozenset({"<unit>"}), frozenset({"ago", "back"})}
    assert needs(r"last\s+night|overnight") == (frozenset({"night", "overnight"}),)
    assert needs(r"(?P<x><month>)(?!\s+late)(?=\d)") == (frozenset({"<month>"}),)
    assert needs(r"years?") == (frozenset({"year"}),)
    assert needs(r"(?:the\s+)*") == ()
    assert needs(r"(?:yes|\w+)") == ()
    assert needs(r"[\s()]+[a-z]") == ()
    assert set(needs(r"<n>\s?[%％]")) == {frozenset({"%", "％"}), frozenset({"<n>"})}
    assert needs(r"[^%]+") == needs(r"[%]?") == needs(r"[一-龥]") == ()
    assert needs(r"[\s()]+'[a-z]") == (frozenset({"'"}),)
    assert set(needs(r"us\$\s?(?:3[01]|[12]\d)")) == {frozenset({"us$"}), frozenset({"<digit>"})}
    assert needs(r"(?-i:Korean\s+War)") == (frozenset({"korean"}), frozenset({"war"}))


def test_a_stretch_holds_whatever_case_it_is_written_in():
    """Case is ignored as patterns ignore it, dotless and long letters too; words outside the stretch do not count."""
    named = lists({"n": r"(?P<?>two|three)"})
    held = Stretch("two | Three KINGS", 6, 17, named)
    assert held.holds(needs(r"<n>\s+kings"))
    assert not Stretch("two | Kings", 6, 11, named).holds(needs(r"<n>\s+kings"))
    assert fold("İKİ ſKılı") == fold("iki SKILI") == "iki skili"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_no_word_of_a_list_is_kept_out(language: str, data: st.DataObject) -> None:
    """Whatever a list of times and amounts matches is held by a stretch that has it, in small letters and in capitals."""
    grammar = data.draw(st.sampled_from((time_grammar(language), amount_grammar(language))))
    name, listed = data.draw(st.sampled_from(sorted(grammar.named.items(), key=lambda pair: pair[0])))
    said = data.draw(st.from_regex(listed) if "(?!)" not in listed.pattern else st.just(""))
    for text in (said, said.upper(), said.lower()):
        if found := listed.search(text):
            assert Stretch(text, found.start(), len(text), grammar.named).holds((frozenset({name}),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_gates_keep_no_match_out(language):
    """In every language each pattern of times and amounts that matches somewhere is let through there."""
    matched = 0
    for grammar in (time_grammar(language), amount_grammar(language)):
        for text in SAMPLES:
            stretch = Stretch(text, 3, len(text), grammar.named)
            for pattern in grammar.patterns:
                if pattern.form.search(text, 3, len(text)):
                    matched += 1
                    assert stretch.holds(pattern.needs), (pattern.form.pattern, text)
    assert matched >= 5
