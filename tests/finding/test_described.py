"""People told of by what they are, in languages that have no grammar here: who becomes somebody of the report, and whom an act befell."""

from __future__ import annotations

import pytest

from habeas.finding.find import find
from habeas.model.findings import Findings
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import When


def told(words: str, language: str) -> Findings:
    """What a report of our own says."""
    main = (Span(0, len(words)),)
    return find(
        Text(Source("s1", "0" * 64, "r.txt", "text/plain", language=language, published=When.day("2022-06-15"), main_text=main), words)
    )


def struck(found: Findings, kind: str) -> set[str]:
    """The words for all whom acts of a kind befell."""
    people = {p.id: p for p in found.people}
    ids = {r.entity for e in found.events if e.kind == kind for r in e.roles if r.role != "perpetrator"}
    return {w for i in ids & people.keys() for w in (*(m.text for m in people[i].mentions), *(n.text for n in people[i].names))}


BEFELL = [
    ("es", "Un sastre de 41 años fue detenido el lunes en su taller.", "detention", "Un sastre"),
    ("es", "Agentes de civil interrogaron durante horas a la bibliotecaria rural.", "interrogation", "la bibliotecaria"),
    ("es", "Los guardias torturaron a un panadero en el cuartel.", "torture", "un panadero"),
    ("es", "El asesinato de una catequista causó indignación.", "killing", "una catequista"),
    ("es", "Según un vecino, el pescador fue secuestrado por hombres armados.", "abduction", "el pescador"),
    ("es", "Un topógrafo fue secuestrado el lunes en la carretera.", "abduction", "Un topógrafo"),
    ("fr", "Une couturière de 29 ans a été arrêtée mardi à son domicile.", "detention", "Une couturière"),
    ("fr", "Des miliciens ont enlevé un infirmier près du marché.", "abduction", "un infirmier"),
    ("fr", "Le berger, qui a été torturé pendant trois jours, ne peut plus marcher.", "torture", "Le berger"),
    ("fr", "L'avocat du détenu a dénoncé des tortures.", "detention", "détenu"),
    ("de", "Ein Tischler wurde in der Nacht von Maskierten verschleppt.", "abduction", "Ein Tischler"),
    ("de", "Die Behörden haben einen Imker nach wenigen Stunden verhaftet.", "detention", "einen Imker"),
    ("de", "Die Festnahme einer Hebamme löste Proteste aus.", "detention", "einer Hebamme"),
    ("fi", "Opettaja kuoli vankilassa.", "death_in_custody", "Opettaja"),
    ("fi", "31-vuotias sairaanhoitaja pidätettiin työpaikallaan.", "detention", "sairaanhoitaja"),
    ("fi", "Turvallisuuspalvelu kuulusteli kirjailijaa yhdeksän tuntia.", "interrogation", "kirjailijaa"),
    ("ko", "현지 어부가 항구에서 체포됐다.", "detention", "어부"),
    ("ko", "보안원들은 그 시인을 지하실에서 고문했다.", "torture", "그 시인"),
    ("ko", "경찰에 체포된 유학생은 변호인을 만났다.", "detention", "유학생"),
    ("ja", "地元の漁師が港で治安当局に拘束された。", "detention", "漁師"),
    ("ja", "兵士らは農民を銃殺した。", "killing", "農民"),
    ("ja", "誘拐された宣教師が解放された。", "abduction", "宣教師"),
    ("zh", "一名药剂师上周在机场被国家安全人员带走。", "detention", "一名药剂师"),
    ("zh", "狱警将囚犯吊起来毒打。", "torture", "囚犯"),
    ("zh", "被绑架的传教士仍未获释。", "abduction", "传教士"),
]


@pytest.mark.parametrize(("language", "words", "kind", "who"), BEFELL, ids=lambda x: x if isinstance(x, str) else None)
def test_described_is_struck(language: str, words: str, kind: str, who: str) -> None:
    """Whoever is told of by a trade, an age or a calling where the victim of an act stands is its victim."""
    assert any(who in w for w in struck(told(words, language), kind))


NOBODY = [
    ("es", "La modista fue vendida a un campesino.", "trafficking", "campesino"),
    ("es", "El camión fue detenido en un retén.", "detention", "camión"),
    ("es", "El abogado denunció que su cliente fue torturado.", "torture", "abogado"),
    ("es", "La maestra fue asesinada por un alumno.", "killing", "alumno"),
    ("fr", "L'avocat du détenu a dénoncé des tortures.", "detention", "avocat"),
    ("fr", "La camionnette a été retenue, selon un commerçant.", "detention", "commerçant"),
    ("de", "Der Anwalt sagte, die Polizei habe den Jungen geschlagen.", "torture", "Anwalt"),
    ("de", "Die Lehrerin wurde von einem Schüler getötet.", "killing", "Schüler"),
    ("fi", "Tutkijan vaimo pidätettiin.", "detention", "Tutkijan"),
    ("ko", "변호사는 의뢰인이 고문당했다고 말했다.", "torture", "변호사"),
    ("ja", "弁護士は依頼人が拷問されたと述べた。", "torture", "弁護士"),
    ("zh", "村民被一名商人绑架。", "abduction", "商人"),
]


@pytest.mark.parametrize(("language", "words", "kind", "who"), NOBODY, ids=lambda x: x if isinstance(x, str) else None)
def test_described_is_not_struck(language: str, words: str, kind: str, who: str) -> None:
    """Who does it, buys somebody, defends or tells of them is no victim, nor is a thing."""
    assert not any(who in w for w in struck(told(words, language), kind))


def test_taken_up_is_the_same() -> None:
    """ "The priest" is the priest told of before, and a second "a priest" is somebody else."""
    found = told("Un sacerdote fue detenido el lunes. El sacerdote fue torturado.", "es")
    assert len({r.entity for e in found.events for r in e.roles if r.role == "victim"}) == 1
    found = told("La gente habla poco. Hubo miedo. Un sacerdote fue detenido el lunes. Otro sacerdote fue detenido el martes.", "es")
    assert len({r.entity for e in found.events for r in e.roles if r.role == "victim"}) == 2


def test_named_later_is_the_same() -> None:
    """Who is named with the noun by which the report brought them in is that person."""
    found = told("Un sacerdote fue detenido el lunes. El sacerdote Elmer Quispe Rojas daba misa en Puno.", "es")
    assert "Elmer Quispe Rojas" in struck(found, "detention")


def test_told_of_without_an_act_is_left_out() -> None:
    """Nobody is kept who is only told of by what they are and whom nothing befell."""
    found = told("Un sacerdote habló con la prensa. La maestra fue detenida.", "es")
    assert not any("sacerdote" in m.text for p in found.people for m in p.mentions)


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("ko", "기자 베르나르도 키야는 집 앞에서 총에 맞아 숨졌다.", "베르나르도 키야"),
        ("ko", "전직 교사 구본철은 징역 7년을 선고받았다.", "구본철"),
        ("zh", "访民屈桂芝被关进黑监狱。", "屈桂芝"),
        ("zh", "网民仇某被刑事拘留。", "仇某"),
        ("ja", "牧師ヨナスは刑務所に収監された。", "ヨナス"),
    ],
)
def test_name_behind_a_calling(language: str, words: str, name: str) -> None:
    """A name behind what somebody is by trade or calling is found."""
    assert any(n.text == name for p in told(words, language).people for n in p.names)


@pytest.mark.parametrize(
    ("language", "words"), [("ko", "현지 기자가 체포됐다."), ("ko", "기자 카메라를 빼앗았다."), ("ja", "地元の記者が拘束された。")]
)
def test_no_name_beside_a_calling(language: str, words: str) -> None:
    """Words beside a trade that tell of which sort it is are no name."""
    assert not any(p.names for p in told(words, language).people)


@pytest.mark.parametrize(
    ("language", "words", "kind", "number"),
    [
        ("es", "Se desconoce el paradero de los tres albañiles.", "disappearance", 3),
        ("fr", "Deux boulangers ont été tués par balles.", "killing", 2),
        ("de", "Drei Studentinnen wurden verhaftet.", "detention", 3),
        ("zh", "军方处决了四名民主派人士。", "killing", 4),
    ],
)
def test_counted_by_what_they_are(language: str, words: str, kind: str, number: int) -> None:
    """A number of people told of by what they are is a group whom the act befell."""
    found = told(words, language)
    counts = [p.count.low for p in found.people if p.kind == "group" and p.count is not None]
    assert number in counts
    assert struck(found, kind)
