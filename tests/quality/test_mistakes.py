"""Mistakes are counted as a person would count them, on a small gold and casebook that we made up."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from eval import mistakes
from eval.books import HRDS, INCIDENTS, ROOT, module, script

needs_incidents = pytest.mark.skipif(
    not (INCIDENTS / "score_cases.py").exists(), reason="the restated reports are not part of the repository"
)
needs_hrds = pytest.mark.skipif(not (HRDS / "score.py").exists(), reason="HRDsAttack is not part of the repository")
Counts = dict[str, tuple[int, int, int]]


def counts(found: list[mistakes.Mistake]) -> Counts:
    """Name of a mistake to how often it happened, how often it could have, and how often the gold is at fault; those that never happened left out."""
    return {m.name: (m.wrong, m.of, m.gold) for m in found if m.wrong}


def article(number: int, words: str, victims: list[str], **gold: str | None) -> dict[str, Any]:
    """An article as HRDsAttack has it."""
    people = [{"victim_name": v, "victim_type": ["journalist"], "victim_sex_type": "woman", "victim_age_group": "adult"} for v in victims]
    label = {
        "perpetrator_mention": True, "perpetrator_type": "state actor", "violation_types": ["arbitrary detention"],
        "year": "2021", "month": "May", "date": "3", "region": None, "city": "Velin", "country": "Havra",
        "victims": [p | {"victim_population_type": "individual"} for p in people],
    }  # fmt: skip
    sample = {"Input.GLOBALEVENTID": number, "Input.title": words, "Input.publish_date": "2021-06-10", "Input.article_interface": words}
    return {"sample": sample, "merged_sample": label | gold}


@needs_hrds
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves files open
def test_mistakes_on_articles(tmp_path: Path) -> None:
    """Every fault put into a casebook is counted once; what is a slip of the gold is told apart."""
    articles, made, faulty = tmp_path / "gold.json", tmp_path / "made.json", tmp_path / "faulty.json"
    first = article(1, "Petra Zorn and Ivo Brant were seized in Velin.", ["Petra Zorn", "Ivo Brant"])
    second = article(2, "A law is debated.", ["Not Told"], year=None, month=None, date=None, city=None)
    articles.write_text(json.dumps([first, second]), encoding="utf-8")
    made.write_text(script(HRDS / "hrds_from_casebook.py", "--oracle", articles), encoding="utf-8")
    scorer = module(HRDS / "score.py")
    assert counts(mistakes.defenders(articles, made, scorer)) == {}

    book = json.loads(made.read_text(encoding="utf-8"))
    petra, _, nobody = book["people"]
    petra["names"][0]["text"], petra["sex"], petra["types"] = "Petra Zorn Picture", "unknown", []
    nobody["names"][0]["text"] = "Law Office"
    act, debate = book["events"]
    act["roles"] = act["roles"][:1]
    act["when"] = {"earliest": "2021-06-10", "latest": "2021-06-10"}
    debate["when"], debate["sdg"] = act["when"], "torture"
    book["places"][0] |= {"city": "Velinn", "country_name": "Narvo"}
    book["places"][1]["city"] = "Kornik"
    faulty.write_text(json.dumps(book), encoding="utf-8")
    assert counts(mistakes.defenders(articles, faulty, scorer)) == {
        "a named victim is found as a person, not as a victim": (1, 3, 0),
        "a named victim is not found as a person": (1, 3, 1),
        "somebody else, or something else, is taken for a victim": (1, 2, 0),
        "a victim's name has a word too many or too few": (1, 1, 0),
        "a victim's sex is missing or wrong": (1, 1, 0),
        "a victim's trade is missing or another one": (1, 1, 0),
        "a kind of violation that the article tells of is missed": (1, 2, 0),
        "a killing, an arrest or torture of another story counts": (1, 2, 0),
        "the time of the news, or of its month, is taken for that of the act": (1, 1, 0),
        "an article that tells of no dated act gets a date": (1, 1, 0),
        "the town is missing or another one": (1, 1, 1),
        "a town is told where a reader told none": (1, 1, 0),
        "the country is missing or another one": (1, 2, 0),
    }


TEXT = "Velin denied the arrest. Her sister said two were held."


def statement(start: int, end: int, **told: str) -> dict[str, Any]:
    """A statement of the gold on a stretch of the one report."""
    return {"doc": "d1", "evidence": {"start": start, "end": end}, **told}


def claim(number: int, start: int, end: int, stance: str, kind: str, name: str | None) -> dict[str, Any]:
    """A claim of a casebook on a stretch of the one report."""
    quote = {"source": "s", "start": start, "end": end, "text": TEXT[start:end]}
    return {"id": f"k{number}", "state": "proposed", "speaker": {"kind": kind, "name": name}, "quotes": [quote], "stance": stance}


def gold_of_reports(folder: Path) -> None:
    """One incident in one report, with two statements and two points on which sources differ."""
    incident: dict[str, Any] = {
        "types_core": ["DETENTION"], "types_optional": [], "victims": {"named": []}, "count": {"interval": [2, 2]},
        "date": {"value": None, "accept": []}, "place": {"city": [], "country": ["Havra"]}, "status_latest": {"accept": ["released"]},
        "conflicts": [
            {"id": "i#1", "field": "count", "values": [{"value": "2"}, {"value": "3"}]},
            {"id": "i#2", "field": "motive", "values": [{"value": "money"}, {"value": "fear"}]},
        ],
    }  # fmt: skip
    report = {"id": "d1", "main": ["i"], "secondary": [], "outlet": "Kestrel Times"}
    said = [
        statement(0, 24, mode="denied", speaker="Velin", speaker_kind="official"),
        statement(25, 55, mode="asserted", speaker="her sister", speaker_kind="family"),
    ]
    (folder / "gold_docs.json").write_text(json.dumps({"u": report}), encoding="utf-8")
    (folder / "gold_incidents.json").write_text(json.dumps({"i": incident}), encoding="utf-8")
    (folder / "gold_claims.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")


@needs_incidents
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_mistakes_on_restated_reports(tmp_path: Path) -> None:
    """A denial taken for a statement, a speaker lost to the outlet, and points that nothing shows are counted; what is right is not."""
    gold_of_reports(tmp_path)
    differ = {"field": "count", "values": [{"value": "2"}, {"value": "3"}]}
    case = {"id": "c", "sources": ["s"], "events": ["e"], "main_event": "e", "disagreements": [differ], "status": []}
    event = {"id": "e", "kind": "detention", "happened": "yes", "roles": [], "claims": ["k1"], "when": {}, "place": None}
    book = {
        "sources": [{"id": "s", "name": "d1.txt", "outlet": "Kestrel Times"}], "people": [], "organisations": [], "places": [],
        "events": [event], "cases": [case],
        "claims": [claim(1, 0, 24, "asserted", "official", "Velin"), claim(2, 25, 55, "asserted", "media", None)],
    }  # fmt: skip
    made = tmp_path / "book.json"
    made.write_text(json.dumps(book), encoding="utf-8")
    assert counts(mistakes.incidents(tmp_path, made, module(INCIDENTS / "score_cases.py"))) == {
        "a denial, or the claim set against another, is read as a plain statement": (1, 1, 0),
        "what somebody says counts as the outlet's own word": (1, 2, 0),
        mistakes.OTHERWISE: (1, 1, 0),
        "the status of a case is not the last one": (1, 1, 0),
    }


def test_share_leaves_out_what_the_gold_is_at_fault_for() -> None:
    """Slips of the gold are neither mistakes nor chances to make one; towns that differ by a letter are one."""
    assert mistakes.Mistake("m", wrong=5, of=13, gold=3).share == 0.2
    assert mistakes.Mistake("m", wrong=1, of=1, gold=1).share == 0.0
    assert mistakes.same_town("velin", "velinn")
    assert not mistakes.same_town("velin", "kornik")


def test_newest_casebook_is_taken(tmp_path: Path) -> None:
    """Of several casebooks of a corpus the one made last is counted."""
    for age, name in enumerate(("incidents-b", "incidents-a", "incidents-c")):
        (tmp_path / f"{name}.json").write_text("{}", encoding="utf-8")
        os.utime(tmp_path / f"{name}.json", (100 - age, 100 - age))
    assert mistakes.newest(tmp_path, "incidents").stem == "incidents-b"


def test_every_row_of_the_document_is_counted() -> None:
    """The document has twenty rows, and each is a mistake that the program counts under this name."""
    page = (ROOT / "docs" / "explanation" / "commonest-mistakes.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in page.splitlines() if line.startswith("| ") and line.split("|")[1].strip().isdigit()]
    program = Path(mistakes.__file__).read_text(encoding="utf-8").lower()
    assert [int(row[1]) for row in rows] == list(range(1, 21))
    assert [row[2].strip() for row in rows if f'"{row[2].strip().lower()}"' not in program] == []
