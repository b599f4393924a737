"""The benchmark of whole reports: its gold stands in its reports, and its statements hold and fail as they should."""

from __future__ import annotations

import tomllib
from pathlib import Path

from eval.accounts import ACCOUNTS, score, statements

from habeas import pipeline
from habeas.publishing.casebook_json import casebook_plain

REPORT = """Harbour Gazette
By Ola Brenn
May 4, 2021

Police arrested Tesfu Abay, 34, in the town of Kassala on May 2. “They took my brother from his bed,” said his sister, Sara Abay.

Read more: Two men killed in a ferry fire
"""
GOLD = """
[reports]
one = "one.txt"
[texts]
together = []
apart = []
[published]
one = "2021-05-04"
[outlet]
[title]
[furniture]
one = ["Two men killed in a ferry fire"]
[never]
one = ["They took my brother from his bed"]
[[same]]
mentions = ["one: arrested [Tesfu Abay], 34"]
[[age]]
who = "one: arrested [Tesfu Abay], 34"
years = [34, 34]
[[age]]
who = "one: sister, [Sara Abay]."
years = [34, 34]
[[event]]
of = "the arrest"
kinds = ["detention"]
who = ["one: arrested [Tesfu Abay], 34"]
when = ["2021-05-02", "2021-05-02"]
place = "Kassala"
[[says]]
words = "one: They took my brother from his bed"
speaker = "one: sister, [Sara Abay]."
"""


def test_statements_hold_or_fail_by_what_the_casebook_says(tmp_path: Path) -> None:
    """A person, an arrest with its day and town, and a speaker hold; an age that nobody gave does not."""
    parts = ("different", "kin", "sex", "group", "status", "no_victim", "figure", "appeal", "law", "differ", "question")
    (tmp_path / "gold.toml").write_text("\n".join(f"{p} = []" for p in parts) + GOLD, encoding="utf-8")
    book = casebook_plain(pipeline.case_files([("one.txt", REPORT.encode())]))
    assert score(book, tmp_path)["age and sex"] == (1, 2)
    assert [said for _, said, holds in statements(book, tmp_path) if not holds] == ["one: sister, [Sara Abay].: 34"]


def test_every_report_of_the_gold_is_there() -> None:
    """The gold names the reports that stand beside it, and all of them."""
    gold = tomllib.loads((ACCOUNTS / "gold.toml").read_text(encoding="utf-8"))
    assert sorted(gold["reports"].values()) == sorted(p.name for p in (ACCOUNTS / "reports").iterdir())
