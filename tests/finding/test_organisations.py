from habeas.finding.annotations import EntityMention
from habeas.finding.organisations import organisations
from habeas.finding.parse import parse
from habeas.finding.places import places
from habeas.model.people import Organisation
from habeas.model.quote import Span
from habeas.model.source import Source, Text


def found(words: str, language: str = "en") -> tuple[tuple[Organisation, ...], tuple[EntityMention, ...]]:
    """What an invented report names, by name or in order."""
    source = Source("s1", "0" * 64, "report.txt", "text/plain", language=language, main_text=(Span(0, len(words)),))
    read = parse(Text(source, words))
    return organisations(read, places(read))


def test_a_country_that_acts_is_its_government() -> None:
    """The country, its capital, its government and its authorities are one body of that state."""
    words = "Lao authorities held the boys. Laos returned them at night. The Lao government said nothing."
    bodies, mentions = found(words)
    lao = [b for b in bodies if b.country == "LA"]
    assert len(lao) == 1
    assert (lao[0].kind, lao[0].actor) == ("state_other", "state")
    assert {m.span.of(words) for m in mentions if m.entity == lao[0].id} == {"Lao authorities", "Laos", "Lao government"}


def test_ministries_with_and_without_their_owner_join() -> None:
    """A ministry named with its country and without it later is one body; another country's stays apart."""
    bodies, _ = found("Japan's foreign ministry protested. A Foreign Ministry spokesman said so twice. China's foreign ministry denied it.")
    ministries = {b.country: b for b in bodies if "inistry" in b.name}
    assert set(ministries) == {"JP", "CN"}
    assert len(ministries["JP"].mentions) == 2


def test_a_body_known_by_its_short_name() -> None:
    """A short name in brackets stands for the body wherever the text uses it."""
    bodies, _ = found("The Harbour Rights Alliance (HRAX) published the list. HRAX said that ten were missing.")
    alliance = next(b for b in bodies if b.name == "Harbour Rights Alliance")
    assert alliance.kind == "ngo"
    assert "HRAX" in {q.text for q in alliance.mentions}


def test_the_charity_looks_back() -> None:
    """ "The charity" is the one named last."""
    bodies, _ = found("Human Rights Watch counted forty arrests. The figure is too low, the charity said.")
    watch = next(b for b in bodies if b.name == "Human Rights Watch")
    assert [q.text.lower() for q in watch.mentions] == ["human rights watch", "the charity"]


def test_police_are_of_the_place_spoken_of() -> None:
    """Police without an owner belong to the country of the place named beside them."""
    bodies, _ = found("Police in Phnom Penh took the student from his flat.")
    police = next(b for b in bodies if b.kind == "state_security")
    assert police.country == "KH"


def test_an_embassy_is_its_senders() -> None:
    """The embassy of one country in another is a body of the first."""
    bodies, _ = found("Diplomats of the Swedish embassy in Bangkok were turned away.")
    embassy = next(b for b in bodies if "embassy" in b.name)
    assert embassy.country == "SE"


def test_a_police_station_is_no_police() -> None:
    """Words that only describe another noun name no body."""
    bodies, _ = found("They slept behind a police station and a government building.")
    assert not bodies


def test_a_treaty_is_no_body() -> None:
    """A convention on refugees is not taken for an organisation."""
    bodies, _ = found("The UN Convention on Refugees binds every party to it.")
    assert all("Convention" not in b.name for b in bodies)


def test_other_languages_give_bodies_with_kind_and_country() -> None:
    """Korean, Chinese and Spanish words for police and ministries carry their country."""
    korean, _ = found("중국 공안이 다섯 명을 붙잡았다.", "ko")
    chinese, _ = found("泰国警方拒绝评论。", "zh")
    spanish, _ = found("La policía mexicana detuvo a tres maestros.", "es")
    assert [(b.kind, b.country) for b in korean] == [("state_security", "CN")]
    assert [(b.kind, b.country) for b in chinese] == [("state_security", "TH")]
    assert [(b.kind, b.country) for b in spanish] == [("state_security", "MX")]


def test_heads_are_the_words_that_act() -> None:
    """The head of a body's mention is the word that governs the others."""
    words = "Egyptian security forces stormed the house."
    source = Source("s1", "0" * 64, "r.txt", "text/plain", language="en", main_text=(Span(0, len(words)),))
    read = parse(Text(source, words))
    _, mentions = organisations(read, places(read))
    assert [read.tokens[m.head].text for m in mentions] == ["forces"]
