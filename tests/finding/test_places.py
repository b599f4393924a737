import pytest

from habeas.finding import gazetteer
from habeas.finding.annotations import Gazetted, Parse
from habeas.finding.parse import parse
from habeas.finding.places import places
from habeas.model.people import Place
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def read(words: str, language: str = "en") -> Parse:
    """An invented report, parsed."""
    source = Source("s1", "0" * 64, "report.txt", "text/plain", language=language, main_text=(Span(0, len(words)),))
    return parse(Text(source, words))


def found(words: str, language: str = "en") -> dict[str, Place]:
    """What an invented report names, by name or in order."""
    return {p.name: p for p in places(read(words, language)).places}


def roles(words: str, gazetted: Gazetted) -> dict[str, str]:
    """In which sense each of the words is used."""
    return {m.span.of(words): m.role for m in gazetted.mentions}


def test_every_mention_is_a_verbatim_quote() -> None:
    """Quotes and spans of places stand in the text, and ids carry the source's id."""
    words = "Border guards seized Min-jae Oh near Musan in North Hamgyong province, North Korea. He was taken to Pyongyang."
    gazetted = places(read(words))
    assert gazetted.places
    for place in gazetted.places:
        assert place.id.startswith("s1:l")
        for quote in place.mentions:
            quote.check(words)


def test_a_town_knows_its_region_and_country() -> None:
    """A town comes with province, country and coordinates, its province too."""
    here = found("The two were held in Dandong, Liaoning province, before dawn.")
    assert (here["Dandong"].country, here["Dandong"].region, here["Dandong"].city) == ("CN", "Liaoning", "Dandong")
    assert here["Dandong"].latitude == pytest.approx(40.1, abs=0.3)
    assert here["Liaoning"].kind == "region"


def test_georgia_is_decided_by_what_stands_beside_it() -> None:
    """The same name is a state beside Atlanta and a country beside Tbilisi."""
    assert found("He was arrested in Atlanta, Georgia, on Monday.")["Georgia"].kind == "region"
    assert found("He was arrested in Tbilisi, Georgia, on Monday.")["Georgia"].kind == "country"


def test_a_surname_is_no_town() -> None:
    """A person called like a town does not become a place."""
    here = found("Aiko Matsumoto vanished in 1981. Matsumoto was twenty. Her brother Paris Holt spoke to reporters in Tokyo.")
    assert set(here) >= {"Tokyo"}
    assert "Matsumoto" not in here
    assert "Paris" not in here


def test_a_government_is_meant_where_a_capital_acts() -> None:
    """A capital that asks or is asked stands for its government; one that is only where something happened does not."""
    words = "Seoul is asking Beijing to free her. She was last seen in Bangkok."
    got = roles(words, places(read(words)))
    assert (got["Seoul"], got["Beijing"], got["Bangkok"]) == ("metonym", "metonym", "place")


def test_adjectives_and_datelines_are_told_apart() -> None:
    """An adjective points at its country without being a mention of it; a dateline is marked."""
    words = "BANGKOK — Thai police stopped the bus. It had come from Vientiane."
    gazetted = places(read(words))
    got = roles(words, gazetted)
    assert (got["BANGKOK"], got["Thai"], got["Vientiane"]) == ("dateline", "adjective", "place")
    thailand = next(p for p in gazetted.places if p.country == "TH" and p.kind == "country")
    assert thailand.mentions == ()


def test_an_embassy_lies_where_it_stands() -> None:
    """The embassy of one country in another's capital is a facility of that city."""
    facility = next(p for p in places(read("They gathered outside the Chinese embassy in Seoul on Friday.")).places if p.kind == "facility")
    assert (facility.country, facility.city) == ("KR", "Seoul")


def test_epithets_and_the_north_need_the_report() -> None:
    """ "The North" is North Korea only where the report speaks of Korea; "the South Korean capital" is Seoul."""
    korean = places(read("He fled North Korea in 2015. His sister stayed in the North. He lives in the South Korean capital."))
    names = {q.text for p in korean.places if p.country == "KP" for q in p.mentions}
    assert "the North" in names
    assert any(p.name == "Seoul" for p in korean.places)
    assert not places(read("Storms moved across the North last night.")).places


def test_page_furniture_names_no_places() -> None:
    """What stands outside the article is not read."""
    words = "A man was held in Cairo.\n\nMore from Paris: ten hotels"
    source = Source("s1", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, 25),))
    assert [p.name for p in places(parse(Text(source, words))).places] == ["Cairo"]


@pytest.mark.parametrize(
    ("language", "words", "country", "city"),
    [
        ("ko", "어제 선양에서 세 사람이 잡혔다.", "CN", "Shenyang"),
        ("ko", "가족은 신의주로 끌려갔다.", "KP", "Sinuiju"),
        ("zh", "两名男子在芭提雅失踪。", "TH", "Pattaya"),
        ("ja", "新潟市で少女が消えた。", "JP", "Niigata"),
        ("es", "Dos maestras desaparecieron en Iguala, según sus padres.", "MX", "Iguala"),
        ("fi", "Mies pidätettiin Shenyangissa viime viikolla.", "CN", "Shenyang"),
        ("fr", "Trois étudiants ont été arrêtés à Vientiane.", "LA", "Vientiane"),
        ("de", "Die Familie wurde in Kunming festgenommen.", "CN", "Kunming"),
        ("ru", "Его задержали в Бангкоке.", "TH", "Bangkok"),
    ],
)
def test_other_languages_give_town_and_country(language: str, words: str, country: str, city: str) -> None:
    """Reports in other scripts and with case endings give the same towns."""
    got = {(p.country, p.city) for p in places(read(words, language)).places}
    assert (country, city) in got


def test_one_town_under_many_spellings() -> None:
    """Romanisations, Hangul and Hanzi of a border town lead to one entry of the gazetteer."""
    entries = {gazetteer.lookup(gazetteer.fold(n))[0].name for n in ("Sinuiju", "Shinuiju", "신의주", "新义州", "Sinŭiju")}
    assert len(entries) == 1


def test_folding_is_idempotent_and_keeps_other_scripts() -> None:
    """A folded name folds to itself; marks that are letters in their script stay."""
    for name in ("P’yŏngyang", "São Paulo", "กรุงเทพฯ", "পিয়ংইয়ং", "신의주", "Ust-Kamenogorsk"):
        assert gazetteer.fold(gazetteer.fold(name)) == gazetteer.fold(name)
    assert gazetteer.fold("P’yŏngyang") == "pyongyang"
    assert gazetteer.fold("신의주") == "신의주"


def test_a_town_knows_its_county() -> None:
    """The division below the province, with as many people as its largest town has at least; none where no list says."""
    (town,) = [e for e in gazetteer.lookup("uiju") if e.country == "KP"]
    (county,) = gazetteer.counties(town)
    assert (county.name, county.country) == ("Uiju County", "KP")
    assert county.people >= town.population
    assert gazetteer.counties(gazetteer.lookup("finland")[0]) == ()
