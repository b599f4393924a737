"""The order in which cases are listed."""

from __future__ import annotations

from itertools import permutations

from habeas.model.cases import CaseFile
from habeas.publishing.order import in_order


def case(ident: str, about: str, beside: str = "") -> CaseFile:
    """A case that the reports of `about` turn on, and those of `beside` mention; a letter a report."""
    return CaseFile(ident, "", tuple(sorted(about + beside)), (), (), None, about=tuple(about))


def test_a_report_s_own_case_stands_before_those_it_only_mentions() -> None:
    """Report "b" is about the case "z" and mentions "a" and "m"; nothing else moves, however the cases are given."""
    cases = (case("a", "x", "b"), case("c", ""), case("m", "", "b"), case("z", "b"))
    for given in permutations(cases):
        assert [c.id for c in in_order(given)] == ["z", "a", "c", "m"]


def test_reports_that_mention_each_other_s_case_do_not_stop_the_order() -> None:
    """Each report is about one case and mentions the other's: every case is still listed once."""
    assert sorted(c.id for c in in_order([case("a", "x", "y"), case("b", "y", "x")])) == ["a", "b"]


def test_ten_thousand_cases_in_a_row_are_put_in_order() -> None:
    """Each report mentions the case before its own."""
    cases = [case(f"{n:05}", chr(200 + n), chr(201 + n)) for n in range(10_000)]
    assert [c.id for c in in_order(cases)] == [c.id for c in reversed(cases)]
