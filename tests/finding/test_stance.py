"""Stance: a fear, a plan or a plea is never read as something that happened."""

import csv
from pathlib import Path

import pytest

from habeas.finding.annotations import Parse
from habeas.finding.parse import parse
from habeas.finding.stance import modality, modality_of_words
from habeas.model.quote import Span
from habeas.model.source import Source, Text

CASES = Path(__file__).parents[2] / "eval" / "cases" / "stance.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))


def read(words: str, language: str = "en") -> Parse:
    """A parsed text of one report."""
    return parse(Text(Source("s1", "0" * 64, "a.txt", "text/plain", language=language, main_text=(Span(0, len(words)),)), words))


def token(p: Parse, word: str) -> int:
    """The first token that is exactly this word."""
    return next(t.i for t in p.tokens if t.text == word)


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['category']}-{n}" for n, r in enumerate(ROWS)])
def test_labelled_clause_has_its_stance(row: dict[str, str]) -> None:
    """Every labelled clause has the stance and negation that a reader gave it."""
    p = read(row["text"])
    found = modality(p, token(p, row["trigger"]))
    assert (found.stance, found.negated) == (row["stance"], row["negated"] == "yes"), found.why


def test_labelled_cases_are_many_and_of_every_stance() -> None:
    """The labelled file holds at least 120 clauses and every stance."""
    assert len(ROWS) >= 120
    assert {r["stance"] for r in ROWS} == {"asserted", "hedged", "denied", "not_confirmed", "feared", "predicted", "asked", "policy"}


ACTS = ["arrested", "tortured", "executed", "deported", "abducted", "imprisoned", "killed", "beaten"]
NOT_FACTS = [
    "His mother fears that he will be {}.",
    "He could be {} at any time.",
    "If he goes home he will be {}.",
    "Officials threatened that he would be {}.",
    "He is likely to be {} soon.",
    "They begged the court that he not be {}.",
    "He is at risk of being {}.",
    "It is feared that he has been {}.",
    "He may be {} when he returns.",
    "The family worries he might be {}.",
    "He would have been {} without their help.",
    "Nobody knows whether he was {}.",
    "The ministry denied that he had been {}.",
    "He is reported to have been {}.",
    "He fled because he did not want to be {}.",
    "The men are due to be {} next month.",
    "He was spared from being {}.",
    "They warned him that he would be {}.",
]


def under(frame: str, act: str) -> tuple[str, bool]:
    """Stance and negation of an act in a frame."""
    p = read(frame.format(act))
    found = modality(p, token(p, act))
    return found.stance, found.negated


@pytest.mark.parametrize("frame", NOT_FACTS)
def test_no_frame_of_fear_hope_or_doubt_leaves_a_plain_fact(frame: str) -> None:
    """Whatever the act, a frame that does not say it happened never gives asserted without negation."""
    assert [act for act in ACTS if under(frame, act) == ("asserted", False)] == []


FACTS = [
    "He was {} in June.",
    "Soldiers came at night and he was {}.",
    "She said that he had been {}.",
    "He was {}, his lawyer said.",
    "The man who was {} is her uncle.",
]


@pytest.mark.parametrize("frame", FACTS)
def test_plain_fact_stays_fact(frame: str) -> None:
    """Caution does not swallow what is plainly told as having happened."""
    assert {act: under(frame, act) for act in ACTS if under(frame, act) != ("asserted", False)} == {}


def test_attempt_is_named_as_one() -> None:
    """What was only tried says so, so that an attempted escape can be told from a killing that failed."""
    p = read("Two men tried to kidnap the teacher.")
    assert modality(p, token(p, "kidnap")).why.startswith("attempt:")


WORDS = [
    ("ko", "그의 아내는 지난달 체포됐다.", "체포", "asserted"),
    ("ko", "그의 아내는 체포된 것으로 알려졌다.", "체포", "hedged"),
    ("ko", "송환되면 처형될 수 있다고 가족은 우려했다.", "처형", "feared"),
    ("ko", "당국은 체포 사실을 부인했다.", "체포", "denied"),
    ("ko", "가족은 송환하지 말아 달라고 호소했다.", "송환", "asked"),
    ("zh", "他上月被警方拘留。", "拘留", "asserted"),
    ("zh", "据信他已被拘留。", "拘留", "hedged"),
    ("zh", "家属担心他会被处决。", "处决", "feared"),
    ("zh", "当局否认拘留了他。", "拘留", "denied"),
    ("ja", "男性は先月逮捕された。", "逮捕", "asserted"),
    ("ja", "男性は逮捕されたとみられる。", "逮捕", "hedged"),
    ("ja", "送還されれば処刑される恐れがある。", "処刑", "feared"),
    ("es", "Fue detenido el lunes.", "detenido", "asserted"),
    ("es", "Habría sido detenido el lunes.", "detenido", "hedged"),
    ("es", "La familia teme que sea deportado.", "deportado", "feared"),
    ("es", "El gobierno negó que lo hubieran detenido.", "detenido", "denied"),
    ("fr", "Il aurait été arrêté lundi.", "arrêté", "hedged"),
    ("fr", "Sa famille craint qu’il ne soit exécuté.", "exécuté", "feared"),
    ("de", "Er soll verhaftet worden sein.", "verhaftet", "hedged"),
    ("de", "Ihm droht die Hinrichtung.", "Hinrichtung", "feared"),
    ("fi", "Hänet pidätettiin viime viikolla.", "pidätettiin", "asserted"),
    ("fi", "Perhe pelkää, että hänet teloitetaan.", "teloitetaan", "feared"),
    ("fi", "Hänet on tiettävästi pidätetty.", "pidätetty", "hedged"),
]


@pytest.mark.parametrize(("language", "words", "trigger", "stance"), WORDS)
def test_words_alone_tell_the_stance_in_other_languages(language: str, words: str, trigger: str, stance: str) -> None:
    """Without a grammar the words around a trigger still tell hearsay, fear, denial and plea from fact."""
    p = read(words, language)
    at = words.index(trigger)
    assert modality_of_words(p, Span(at, at + len(trigger))).stance == stance
