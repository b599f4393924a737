"""Who may do and see what: the table of roles, protected things, and cases that open together."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from habeas.model.protection import Protection
from habeas.protecting.access import MAY, ROLES, WORDS, Given, groups, may, may_see, open_to
from habeas.protecting.one_time import code, fitting, link, spaced


def test_each_role_may_all_that_a_lesser_one_may() -> None:
    """Administrator, editor, reviewer, reader: each may do what those after may, and every answer says why in words."""
    for greater, lesser in itertools.pairwise(ROLES):
        assert MAY[lesser] < MAY[greater]
    assert may("reader", "see")
    assert not may("reader", "decide")
    assert not may("reviewer", "manage")
    assert not may("reviewer", "merge")
    assert not may("editor", "manage")
    assert may("reviewer", "publish").why == "reviewers may not publish; editors and administrators may"
    assert all(may(role, act).why for role in ROLES for act in WORDS)


def test_a_protected_thing_is_seen_by_its_audience() -> None:
    """All, editors and administrators, or those who are named and nobody else, not even an administrator."""
    everyone, editors = Protection("person", "p", ()), Protection("person", "p", (), audience="editors")
    named = Protection("person", "p", (), audience="named", readers=("Min-ji",))
    assert may_see("reader", "Sung", everyone)
    assert [bool(may_see(role, "Sung", editors)) for role in ROLES] == [True, True, False, False]
    assert may_see("reader", "Min-ji", named)
    assert not may_see("administrator", "Aino", named)


def test_cases_open_together_where_a_report_or_a_person_is_in_both() -> None:
    """A group is given whole or not at all; a report that is in no case opens by itself only to those who see all."""
    made = groups({"a": ["1", "2"], "b": ["2"], "c": ["3"], "d": ["4"]}, [{"3", "4"}], {"1": "x", "2": "y", "3": "x", "4": "x", "5": "z"})
    assert [(sorted(g.cases), sorted(g.sources), g.received) for g in made] == [
        (["a", "b"], ["1", "2"], "x"),
        (["c", "d"], ["3", "4"], "x"),
        ([], ["5"], "z"),
    ]
    some = Given(cases=frozenset({"a", "c", "d"}))
    assert [bool(open_to(some, g)) for g in made] == [False, True, False]
    assert "same reports as 1 that was not given" in open_to(some, made[0]).why
    assert [bool(open_to(Given(since="y"), g)) for g in made] == [False, False, True]
    assert all(open_to(Given(every=True), g) for g in made)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("123456789"), max_size=4), max_size=6),
    st.sets(st.sampled_from("abcdef")),
)
def test_no_report_of_a_closed_case_is_ever_open(cases: dict[str, list[str]], mine: set[str]) -> None:
    """Whatever shares what: a report that tells of a case that was not given is in no group that is open."""
    received = {source: "1" for several in cases.values() for source in several}
    shown = {s for g in groups(cases, [], received) if open_to(Given(cases=frozenset(mine)), g) for s in g.sources}
    assert not any(set(sources) & shown for case, sources in cases.items() if case not in mine)


def test_the_six_digits_are_those_of_the_standard() -> None:
    """The test values of RFC 6238 (SHA-1), cut to six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, digits in (
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (20000000000, "353130"),
    ):
        assert code(secret, seconds // 30) == digits
    assert fitting(secret, "081 804", 1111111109 // 30 + 1, 0) == 1111111109 // 30
    assert fitting(secret, "081804", 1111111109 // 30 + 2, 0) is None
    assert fitting(secret, "081804", 1111111109 // 30, 1111111109 // 30) is None
    assert fitting("not base32!", "081804", 1, 0) is None
    assert fitting(secret, "०८१८०४", 1111111109 // 30, 0) is None
    assert spaced("ABCDEFGH") == "ABCD EFGH"
    assert link("ABC", "Min ji").startswith("otpauth://totp/habeas:Min%20ji?secret=ABC&")
