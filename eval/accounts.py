"""Whole invented reports against eval/accounts/gold.toml: statements about the casebook that a careful reader of the reports would sign.

A mention is `report: words around [the words]`; a person is found who has a mention there that starts or ends with it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ACCOUNTS = Path(__file__).with_name("accounts")
GRAVE = frozenset(
    "detention forced_return imprisonment interrogation torture killing death_in_custody disappearance abduction trafficking release".split()
)
NEVER = ("page furniture", "fears are no events", "nobody's victim")
"""Kinds of statements that must not fail; the others are too few to have a floor each."""
OFFICIAL, NOBODY = "?official", "?"
Row = tuple[str, str, bool]
"""Kind of statement, the statement in words, whether it holds."""


@dataclass(frozen=True)
class Place:
    """Where words of the gold stand: source, start, end."""

    source: str
    start: int
    end: int

    def shares(self, quote: dict[str, Any]) -> float:
        """Intersection over union with a quote, where they share half of the shorter one."""
        common = min(self.end, quote["end"]) - max(self.start, quote["start"])
        shorter = min(self.end - self.start, quote["end"] - quote["start"])
        if quote["source"] != self.source or common <= 0 or 2 * common < shorter:
            return 0.0
        return common / (max(self.end, quote["end"]) - min(self.start, quote["start"]))


class Book:
    """A casebook, and where the words of the gold stand in its texts."""

    def __init__(self, book: dict[str, Any], gold: dict[str, Any]) -> None:
        self.raw, self.gold = book, gold
        self.source = {key: next(s for s in book["sources"] if s["name"] == name) for key, name in gold["reports"].items()}
        self.claims = {c["id"]: c for c in book["claims"]}
        self.names = {x["id"]: x["name"] for x in [*book["organisations"], *book["places"]]}
        self.people = {p["id"]: p for p in book["people"]}

    def at(self, words: str) -> Place:
        """The one place where words of a report stand; [words] inside them are meant, if there are any."""
        report, said = words.split(": ", 1)
        bare = said.replace("[", "").replace("]", "")
        pattern = r"\s+".join(re.escape(w) for w in bare.split())
        source = self.source[report]
        found = list(re.finditer(pattern, source["text"]))
        if not found:
            raise ValueError(f"not in the report: {words}")
        if "[" not in said:
            return Place(source["id"], *found[0].span())
        before, meant = said.split("[")[0], said.split("[")[1].split("]")[0]
        start = found[0].start() + len(
            re.match(r"\s*".join(map(re.escape, before.split())) + r"\s*", found[0].group()).group() if before.strip() else ""
        )  # type: ignore[union-attr]
        return Place(source["id"], start, start + len(meant))

    def who(self, words: str) -> set[str]:
        """The persons who are mentioned there: with the same end, or else the same start."""
        place = self.at(words)
        near = [(p["id"], m) for p in self.raw["people"] for m in p["mentions"] if m["source"] == place.source]
        ends = {i for i, m in near if m["end"] == place.end and place.shares(m)}
        return ends or {i for i, m in near if m["start"] == place.start and place.shares(m)}

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        """Events that still stand on a claim."""
        return [e for e in self.raw["events"] if any(c in self.claims for c in e["claims"])]

    def quotes_of(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """The words an event stands on."""
        return [q for c in event["claims"] for q in self.claims[c]["quotes"]]

    def victims(self, event: dict[str, Any]) -> set[str]:
        """To whom something was done, or who did what is no violation, or who was let go; members of a group with it."""
        meant = ("victim", "agent", "other") if event["kind"] in ("release", "reunion") else ("victim", "agent")
        ids = {r["entity"] for r in event["roles"] if r["role"] in meant}
        return ids | {m for i in ids if i in self.people for m in self.people[i]["members"]}


def statements(book: dict[str, Any], folder: Path = ACCOUNTS) -> list[Row]:
    """Every statement of the gold and whether it holds."""
    gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    known = Book(book, gold)
    return [
        row for part in (_papers, _no_words, _persons, _groups, _events, _states, _said, _numbers, _asked, _open) for row in part(known)
    ]


def score(book: dict[str, Any], folder: Path = ACCOUNTS) -> dict[str, tuple[int, int]]:
    """How many statements hold, of how many, by kind."""
    rows = statements(book, folder)
    return {
        kind: (sum(ok for k, _, ok in rows if k == kind), sum(k == kind for k, _, _ in rows))
        for kind in dict.fromkeys(k for k, _, _ in rows)
    }


def _papers(b: Book) -> Iterator[Row]:
    """What each report is, and which belong together."""
    cases = [set(c["sources"]) for c in b.raw["cases"]]
    for key, wanted in (("together", True), ("apart", False)):
        for pair in b.gold["texts"][key]:
            ids = {b.source[r]["id"] for r in pair}
            yield "reports together and apart", f"{key}: {pair}", any(ids <= c for c in cases) == wanted
    for report, day in b.gold["published"].items():
        when = b.source[report]["published"]
        yield "date, title, outlet", f"published: {report}", bool(when) and when["earliest"] == day
    for field in ("title", "outlet"):
        for report, text in b.gold[field].items():
            yield (
                "date, title, outlet",
                f"{field}: {report}",
                (b.source[report][field] or "").removeprefix("The ") == text.removeprefix("The "),
            )


def _no_words(b: Book) -> Iterator[Row]:
    """Page furniture yields nothing, and what was only feared has not happened."""
    for report, many in b.gold["furniture"].items():
        for words in many:
            place = b.at(f"{report}: {words}")
            taken = [m for p in b.raw["people"] for m in p["mentions"]] + [q for e in b.events for q in b.quotes_of(e)]
            taken += [f["quote"] for f in b.raw["figures"]]
            yield "page furniture", f"{report}: {words}", not any(place.shares(q) for q in taken)
    for report, many in b.gold["never"].items():
        for words in many:
            place = b.at(f"{report}: {words}")
            over = [e for e in b.events if e["happened"] == "yes" and e["kind"] in GRAVE and all(map(place.shares, b.quotes_of(e)))]
            yield "fears are no events", f"{report}: {words}", not over


def _persons(b: Book) -> Iterator[Row]:
    """Who is one person, who are two, and what is said of them."""
    for row in b.gold["same"]:
        found = [b.who(m) for m in row["mentions"]]
        yield "persons", f"same: {row['mentions']}", bool(set.intersection(*found))
    for row in b.gold["different"]:
        one, two = map(b.who, row["mentions"])
        yield "persons", f"different: {row['mentions']}", bool(one) and bool(two) and not one & two
    inverse = {
        "husband": "wife",
        "wife": "husband",
        "brother": "brother sister",
        "mother": "son daughter child",
        "father": "son daughter child",
    }
    for row in b.gold["kin"]:
        who, of = b.who(row["who"]), b.who(row["of"])
        said = any(k["to"] in of and k["relation"] in row["is"] for i in who for k in b.people[i]["kin"])
        back = {w for r in row["is"] for w in inverse.get(r, "").split()}
        said |= any(k["to"] in who and k["relation"] in back for i in of for k in b.people[i]["kin"])
        yield "kin", f"{row['who']} is {row['is'][0]} of {row['of']}", said
    for row in b.gold["age"]:
        low, high = row["years"]
        yield (
            "age and sex",
            f"{row['who']}: {low}",
            any((a := b.people[i]["age"]) and low <= (a["low"] or -1) <= high for i in b.who(row["who"])),
        )
    for row in b.gold["sex"]:
        yield "age and sex", f"{row['who']}: {row['is']}", any(b.people[i]["sex"] == row["is"] for i in b.who(row["who"]))


def _groups(b: Book) -> Iterator[Row]:
    """How many a group are, and who belongs to it."""
    for row in b.gold["group"]:
        found = b.who(row["who"])
        counts = [(c["low"], c["high"]) for i in found if (c := b.people[i]["count"])]
        yield "groups", f"{row['who']}: {row['count']}", tuple(row["count"]) in counts
        for member in row.get("members", []):
            yield "groups", f"{member} in {row['who']}", any(set(b.people[i]["members"]) & b.who(member) for i in found)


def _events(b: Book) -> Iterator[Row]:
    """What happened to whom; when, where and by whom, if the report says so."""
    for row in b.gold["event"]:
        whos = [b.who(w) for w in row["who"]]
        here = [e for e in b.events if e["kind"] in row["kinds"] and e["happened"] != "no" and all(b.victims(e) & w for w in whos)]
        best = max(here, key=lambda e: (_day(e, row), _town(b, e, row), _doer(b, e, row)), default=None)
        yield "events", row["of"], best is not None
        for field, right in (("when", _day), ("place", lambda e, r: _town(b, e, r)), ("by", lambda e, r: _doer(b, e, r))):
            if field in row:
                yield f"events: {field}", f"{row['of']}: {row[field]}", best is not None and right(best, row)


def _day(event: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether an event lies within the days of the gold."""
    when = event["when"] or {}
    return "when" in row and bool(when.get("earliest")) and row["when"][0] <= when["earliest"] and (when["latest"] or "9") <= row["when"][1]


def _town(b: Book, event: dict[str, Any], row: dict[str, Any]) -> bool:
    place = next((p for p in b.raw["places"] if p["id"] == event["place"]), {})
    return "place" in row and row["place"] in [*place.get("names", []), place.get("name"), place.get("city")]


def _doer(b: Book, event: dict[str, Any], row: dict[str, Any]) -> bool:
    return "by" in row and any(row["by"] in b.names.get(r["entity"], "") for r in event["roles"] if r["role"] == "perpetrator")


def _states(b: Book) -> Iterator[Row]:
    """What is known of each person now; who is nobody's victim."""
    for row in b.gold["status"]:
        who = b.who(row["who"])
        last = [[s["status"] for s in c["status"] if s["person"] in who][-1:] for c in b.raw["cases"]]
        yield "status now", f"{row['who']}: {row['is'][0]} {last}", any(s in row["is"] for found in last for s in found)
    for row in b.gold["no_victim"]:
        hurt = any(r["role"] == "victim" and r["entity"] in b.who(row["who"]) for e in b.events for r in e["roles"])
        yield "nobody's victim", row["who"], not hurt


def _said(b: Book) -> Iterator[Row]:
    """Who says these words, and how surely."""
    for row in b.gold["says"]:
        place = b.at(row["words"])
        near = [(max(map(place.shares, c["quotes"])), c) for c in b.raw["claims"]]
        right = [(n, _speaks(b, c["speaker"], row["speaker"]), c) for n, c in near if n]
        best = max(right, key=lambda t: (round(t[0], 1), t[1], t[2]["stance"] in row.get("stance", [])), default=None)
        yield "who says so", f"{row['words']} -> {row['speaker']} {best and best[2]['speaker']}", best is not None and best[1]
        if "stance" in row:
            yield (
                "how it is said",
                f"{row['words']}: {row['stance']} {best and best[2]['stance']}",
                best is not None and best[2]["stance"] in row["stance"],
            )


def _speaks(b: Book, speaker: dict[str, Any], wanted: str) -> bool:
    """Whether a speaker is the one the gold names: "" the report itself, "?" somebody unnamed, "?official" an official or body of a State."""
    if not wanted:
        return speaker["kind"] == "media" or (speaker["entity"] is None and speaker["kind"] == "organisation")
    if wanted == NOBODY:
        return speaker["kind"] not in ("media", "victim")
    if wanted == OFFICIAL:
        return speaker["kind"] == "official"
    if ": " in wanted:
        return speaker["entity"] in b.who(wanted)
    return wanted in f"{b.names.get(speaker['entity'] or '', '')} {speaker['name']}"


def _numbers(b: Book) -> Iterator[Row]:
    """Figures, with their bounds and their time."""
    for row in b.gold["figure"]:
        place = b.at(row["words"])
        low, high = (None if x == "open" else x for x in row["amount"])
        here = [f for f in b.raw["figures"] if place.shares(f["quote"]) and (f["amount"]["low"], f["amount"]["high"]) == (low, high)]
        yield "figures", row["words"], bool(here)
        if "period" in row:
            yield (
                "figures: period",
                f"{row['words']}: {[f['period'] for f in here]}",
                any(_span(f["period"]) == row["period"] for f in here),
            )


def _span(when: dict[str, Any] | None) -> list[str | None]:
    return [when["earliest"], when["latest"]] if when else []


def _asked(b: Book) -> Iterator[Row]:
    """Who asks whom for what, and the laws that are cited."""
    for row in b.gold["appeal"]:
        place = b.at(row["words"])
        here = [a for a in b.raw["appeals"] if any(map(place.shares, a["quotes"]))]
        yield "appeals", row["words"], bool(here)
        names = [
            {**b.names, **{i: " ".join(n["text"] for n in p["names"]) for i, p in b.people.items()}}.get(i, "")
            for a in here
            for i in a["to"]
        ]
        yield (
            "appeals: to",
            f"{row['words']}: {row['to']} {names}",
            any(row["to"] in n for n in [*names, *(a["words_to"] or "" for a in here)]),
        )
        if "by" in row:
            by = {a["by"] for a in here}
            right = bool(by & b.who(row["by"])) if ": " in row["by"] else any(row["by"] in b.names.get(i or "", "") for i in by)
            yield "appeals: by", f"{row['words']}: {row['by']}", right
    for row in b.gold["law"]:
        place = b.at(row["words"])
        here = [
            x
            for x in b.raw["laws"]
            if any(q["source"] == place.source and (place.shares(q) or q["start"] <= place.start < q["end"]) for q in x["quotes"])
        ]
        yield "laws", row["words"], any(row.get("article", "") in (x["article"] or "") for x in here)


def _open(b: Book) -> Iterator[Row]:
    """On what sources differ, and what is to be asked."""
    for row in b.gold["differ"]:
        found = [d for c in b.raw["cases"] for d in c["disagreements"] if d["field"] in row["fields"]]
        hit = any(all(any(v in x["value"] for x in d["values"]) or _told(b, d, v) for v in row["values"]) for d in found)
        yield "disagreements", f"{row['fields'][0]}: {row['values']}", hit
    for row in b.gold["question"]:
        asked = {i for c in b.raw["cases"] for q in c["questions"] for i in q["about"]}
        yield "questions", row["about"], bool(asked & b.who(row["about"]))


def _told(b: Book, disagreement: dict[str, Any], words: str) -> bool:
    """Whether a claim behind one of the values says these words."""
    return any(words in q["text"] for x in disagreement["values"] for c in x["claims"] for q in b.claims[c]["quotes"])


if __name__ == "__main__":
    import json

    told = statements(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    for kind, statement, holds in told:
        if not holds:
            print(f"- {kind}: {statement}")
    print(f"{sum(ok for _, _, ok in told)} of {len(told)} statements hold")
