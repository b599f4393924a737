"""How often each mistake happens that a machine can count: `python -m eval.mistakes --books DIR`, commonest first.

It sees casebooks of the development articles of HRDsAttack and of the restated reports, and our own labelled sentences that are marked as known to fail.
`docs/explanation/commonest-mistakes.md` is written from what it prints, with a sentence for each. What only the gold gets wrong (a month that is none, a
country spelled in another way, a name that stands nowhere in the article) is told apart where a machine can tell, and is no mistake here.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import labelled
from eval.books import HRDS, INCIDENTS, Books, module, script
from eval.incidents import grouped

ALIKE = 0.8
"""From this likeness on two spellings name one town ("Velinn", "Velin")."""
SENTENCES = {
    "kin-anchored persons": "a relative told in a rare way is not tied to the person",
    "wrong pronouns of translated text": "a pronoun goes to the wrong person",
    "relays of hearsay": "who passed it on counts as who said it",
    "status changes": "what became of somebody is the wrong one of several",
    "corrections": "what was taken back still stands as said",
}
"""Category of labelled sentences to the mistake that its failing rows show."""
PLAIN_FIELDS = frozenset({"count", "date", "place", "name", "age", "duration", "time", "number"})
"""Words in the name of a field whose values are a number, a time, a place or a name."""
PLAINLY = "sources differ on a number, a time, a place or a name and nothing shows it"
OTHERWISE = "sources differ on how, why or with whom and nothing shows it"
MONTHS = "January February March April May June July August September October November December".split()
DAYS = [str(day) for day in range(1, 32)]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake, how often it happened and how often it could have; `gold` of these times the gold is at fault, as far as a machine can tell."""

    name: str
    wrong: int
    of: int
    gold: int = 0

    @property
    def share(self) -> float:
        """How often it happened where it could have, without what the gold is at fault for."""
        return (self.wrong - self.gold) / (self.of - self.gold) if self.of > self.gold else 0.0


class Tally:
    """Mistakes while they are counted."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def add(self, name: str, wrong: bool, gold: bool = False) -> None:
        """One more time that the mistake could have happened; `gold`: it did, by a slip of the gold."""
        count = self._counts.setdefault(name, [0, 0, 0])
        for n, one in enumerate((wrong, True, wrong and gold)):
            count[n] += one

    def all(self) -> list[Mistake]:
        """Every mistake that could have happened."""
        return [Mistake(name, *count) for name, count in self._counts.items()]


# -- news on defenders
def defenders(articles: Path, book: Path, scorer: Any) -> list[Mistake]:
    """Mistakes in the casebook of articles in the form of HRDsAttack, by the readings of the scorer that comes with them."""
    said = {row["id"]: row for row in json.loads(script(HRDS / "hrds_from_casebook.py", book))}
    known = _people(json.loads(book.read_text(encoding="utf-8")))
    tally = Tally()
    for gold in scorer.read_gold(str(articles)):
        mine = said.get(gold["id"], {})
        _names(tally, gold, mine, scorer, known[str(gold["id"])])
        _victims(tally, gold, mine, scorer)
        _acts(tally, gold, mine)
        _when(tally, gold, mine)
        _where(tally, gold, mine, scorer)
    return tally.all()


def _people(book: dict[str, Any]) -> dict[str, list[str]]:
    """Article to the names of all persons whom the product found in it."""
    article = {s["id"]: Path(s["name"]).stem for s in book["sources"]}
    names: dict[str, list[str]] = defaultdict(list)
    for person in book["people"]:
        for where in {article[m["source"]] for m in person["mentions"]}:
            names[where] += [n["text"] for n in person["names"]]
    return names


def _within(name: str, others: list[str]) -> bool:
    return any(name in other or other in name for other in others)


def _names(tally: Tally, gold: dict[str, Any], mine: dict[str, Any], scorer: Any, known: list[str]) -> None:
    """Victims' names, each once: missed, put forward for nothing, with a word too many or too few."""
    put = scorer.names_said(mine)[1]
    true = sorted({v["name"] for v in gold["victims"]})
    text = re.sub(r"<[^>]+>", " ", f"{gold['title']} {gold['text']}")
    for name in true:
        missed, person = not _within(name, put), _within(name, known)
        tally.add("a named victim is not found as a person", missed and not person, name not in text)
        tally.add("a named victim is found as a person, not as a victim", missed and person, name not in text)
    for name in put:
        tally.add("somebody else, or something else, is taken for a victim", not _within(name, true))
        if _within(name, true):
            tally.add("a victim's name has a word too many or too few", name not in true)


def _victims(tally: Tally, gold: dict[str, Any], mine: dict[str, Any], scorer: Any) -> None:
    """Sex, age group and trade of victims who were found."""
    for name, true in {v["name"]: v for v in gold["victims"]}.items():
        found = scorer.answer_for(name, mine)
        if found:
            tally.add("a victim's sex is missing or wrong", found["sex"] != true["sex"], true["sex"] == "unknown")
            tally.add("a grown victim has no age group", found["age_group"] != true["age_group"] == "adult")
            trades = set(found["type"]) or {"insufficient information"}
            tally.add("a victim's trade is missing or another one", trades != true["type"], not true["type"])


def _acts(tally: Tally, gold: dict[str, Any], mine: dict[str, Any]) -> None:
    """Kinds of violation of an article, and of who did it."""
    true, put = gold["violation_types"] - {"unknown"}, set(mine.get("violation_types") or [])
    if true:
        tally.add("a kind of violation that the article tells of is missed", bool(true - put))
    if "other" not in true:
        tally.add("a threat or a hindrance of another story counts, or what is no violation", "other" in put)
    tally.add("a killing, an arrest or torture of another story counts", bool(put - true - {"other"}))
    if gold["perpetrator_type"]:
        tally.add("who did it is of another kind", gold["perpetrator_type"] != mine.get("perpetrator_type"))


def _when(tally: Tally, gold: dict[str, Any], mine: dict[str, Any]) -> None:
    """The time of what an article is about: another act's, the news' own, none, or one where there is none to tell."""
    parts = [p for p in ("year", "month", "day") if gold[p] and str(gold[p]).lower() != "unknown"]
    wrong = [p for p in parts if mine.get(p) and mine[p] != gold[p]]
    slip = all((p == "month" and gold[p] not in MONTHS) or (p == "day" and gold[p] not in DAYS) for p in wrong)
    day = gold["published"]
    printed = (mine.get("year"), mine.get("month")) == (day[:4], MONTHS[int(day[5:7]) - 1])
    if parts:
        tally.add("the time of the news, or of its month, is taken for that of the act", bool(wrong) and printed, slip)
        tally.add("the time of another act is taken", bool(wrong) and not printed, slip)
        tally.add("no time though the report has one", any(not mine.get(p) for p in parts))
    else:
        tally.add("an article that tells of no dated act gets a date", bool(mine.get("year")))


def _where(tally: Tally, gold: dict[str, Any], mine: dict[str, Any], scorer: Any) -> None:
    """Country and town of what an article is about."""
    for field, name in (("country", "the country is missing or another one"), ("city", "the town is missing or another one")):
        true, put = gold[field], mine.get(field)
        if true and true.lower() != "unknown":
            alike = field == "city" and same_town(scorer.fold(true), scorer.fold(put))
            tally.add(name, true != put, bool(put) and (alike or scorer.fold(true) == scorer.fold(put)))
        elif field == "city":
            tally.add("a town is told where a reader told none", bool(put))


def same_town(a: str, b: str) -> bool:
    """Whether two spellings name one town, by likeness of letters or because one is the other with more words."""
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one or difflib.SequenceMatcher(None, a, b).ratio() >= ALIKE


# -- restated reports
def incidents(folder: Path, book: Path, scorer: Any) -> list[Mistake]:
    """Mistakes in the casebook of the restated reports whose gold is in a folder."""
    gold, mine = scorer.Gold(str(folder)), json.loads(script(INCIDENTS / "from_casebook.py", book))
    tally = Tally()
    _statements(tally, gold, mine["claims"], scorer)
    _cases(tally, gold, mine, scorer)
    return tally.all()


def _statements(tally: Tally, gold: Any, claims: list[dict[str, Any]], scorer: Any) -> None:
    """Who says it, and whether it is said, denied, guessed, feared or asked."""
    by_report: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in claims:
        by_report[gold.did(claim["doc"])].append(claim)
    for true in gold.claims:
        found = nearest(true, by_report[true["doc"]], scorer)
        if found is None:
            continue
        right = scorer.speaker_match(found["speaker"], true["speaker"])
        outlet = found["speaker_kind"] == "media"
        if true["speaker_kind"] != "media":
            tally.add("what somebody says counts as the outlet's own word", not right and outlet)
        tally.add("the wrong one of several speakers", not right and not outlet, _own_letters(found["speaker"]))
        plain = found["mode"] == "asserted"
        for mode, name in MODES.items():
            if true["mode"] in mode:
                tally.add(name, not plain if true["mode"] == "asserted" else plain)


MODES: dict[tuple[str, ...], str] = {
    ("denied",): "a denial, or the claim set against another, is read as a plain statement",
    ("hedged", "unknown", "requested", "predicted"): "a hedge, a fear, a wish or a not-knowing is read as a plain statement",
    ("asserted",): "a plain statement is read as a hedge, a fear or a wish",
}
"""How a statement of the gold is meant to the mistake of reading it in another way."""


def _own_letters(name: str | None) -> bool:
    """Whether a speaker is named without a Latin letter, as the report does; the gold names all of them in English."""
    return bool(name) and not re.search("[A-Za-z]", name or "")


def nearest(true: dict[str, Any], claims: list[dict[str, Any]], scorer: Any) -> dict[str, Any] | None:
    """The claim that shares most of its passage with a statement of the gold, as the scorer chooses it; half of the shorter at least."""
    a, b = true["evidence"]["start"], true["evidence"]["end"]
    best: tuple[tuple[float, bool], dict[str, Any]] | None = None
    for claim in claims:
        s, e = claim["start"], claim["end"]
        shared = min(b, e) - max(a, s)
        if shared > 0 and 2 * shared >= min(b - a, e - s):
            key = (shared / (max(b, e) - min(a, s)), bool(scorer.speaker_match(claim["speaker"], true["speaker"])))
            if best is None or key > best[0]:
                best = (key, claim)
    return best[1] if best else None


def _cases(tally: Tally, gold: Any, mine: dict[str, Any], scorer: Any) -> None:
    """Which reports a case holds, on what it says that sources differ, and what it says of the whole."""
    pairs = grouped(gold, mine)
    case = {i: c for i, (c, _) in scorer.align(gold, pairs).items()}
    for report in gold.ids:
        for incident in sorted(gold.all[report]):
            tally.add("a report is not filed with an incident that it tells of", case.get(incident) not in pairs[report])
    for incident, row in scorer.score(gold, mine)[1].items():
        missed = {m.partition(" ")[0] for m in row.get("conflicts_missed", ())}
        for point in gold.inc[incident]["conflicts"]:
            tally.add(PLAINLY if PLAIN_FIELDS & set(point["field"].split("_")) else OTHERWISE, point["id"] in missed)
        lost, added = row["types"]
        tally.add("a case lacks a kind of act, or has one that was not done", bool(lost or added))
        tally.add("the status of a case is not the last one", not row["status"])


# -- our own sentences
def sentences() -> Iterator[Mistake]:
    """Labelled sentences that are marked as known to fail, and still do."""
    for category, name in SENTENCES.items():
        rows, right = labelled.of(category), labelled.CATEGORIES[category][1]
        yield Mistake(name, sum(row["fails"] == "yes" and not right(row) for row in rows), len(rows))


# -- the table
def newest(folder: Path, name: str) -> Path:
    """The casebook of a corpus in a folder that was made last; one of this program is made where there is none."""
    made = sorted(folder.glob(f"{name}-*.json"), key=lambda p: p.stat().st_mtime)
    return made[-1] if made else Books(folder)[name]


def counted(books: Path) -> list[Mistake]:
    """All mistakes, commonest first; a corpus that is not on this machine is left out."""
    found = list(sentences())
    if (HRDS / "dev.json").exists():
        found += defenders(HRDS / "dev.json", newest(books, "hrds_dev"), module(HRDS / "score.py"))
    if (INCIDENTS / "docs.jsonl").exists():
        found += incidents(INCIDENTS, newest(books, "incidents"), module(INCIDENTS / "score_cases.py"))
    return sorted(found, key=lambda m: (-m.share, m.name))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--books", type=Path, required=True, help="folder with casebooks of eval.run: the newest are taken, and made where there are none"
    )
    for m in counted(parser.parse_args().books):
        noise = f"  and {m.gold} by the gold" if m.gold else ""
        print(f"{m.share:5.0%}  {m.wrong - m.gold:3d} of {m.of - m.gold:3d}  {m.name}{noise}")


if __name__ == "__main__":
    main()
