"""What ties reports to one another, and the ids of what many reports name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.linking.parts import parts, shared_ids

KEYS = st.lists(
    st.tuples(st.sampled_from([f"s{n}:l1" for n in range(6)]), st.sampled_from(["place:TH:a", "place:TH:b", "place|a|TH", "place|c|TH"])),
    max_size=9,
)


def test_reports_that_are_tied_by_way_of_others_are_one_part() -> None:
    """Two reports with nothing in common belong together where a third is tied to both; a lone report is a part of its own."""
    assert parts(["d", "a", "c", "b"], [("a", "b"), ("b", "c")]) == [("a", "b", "c"), ("d",)]


@given(KEYS)
def test_whoever_shares_a_key_has_one_id_whatever_the_order(keys: list[tuple[str, str]]) -> None:
    """Things of one key have one id, also by way of a third that bears another key; the order in which they are told of makes no difference."""
    ids = shared_ids(keys)
    assert all(ids[a] == ids[b] for a, k in keys for b, m in keys if k == m)
    assert all(shared_ids(order) == ids for n in range(len(keys)) for order in (keys[n:] + keys[:n], keys[n::-1] + keys[n + 1 :]))


def test_a_new_report_does_not_change_the_id_of_what_it_names() -> None:
    """A town keeps its id however many reports name it, so that the cases that name it are not touched by each new report."""
    first = [("f00:l1", "place:TH:bangkok"), ("f00:l1", "place|bangkok|TH|city|")]
    more = [(f"a{n}:l9", "place:TH:bangkok") for n in range(5)]
    assert {shared_ids([*more, *first])["f00:l1"], *shared_ids([*first, *more]).values()} == {shared_ids(first)["f00:l1"]}


def test_someone_whom_a_decision_keeps_apart_is_nobody_elses_namesake() -> None:
    """A head of state is one person in all reports, except where a decision says that a report means another."""
    keys = [("a:p1", "figure:Xi Jinping"), ("b:p1", "figure:Xi Jinping"), ("c:p1", "figure:Xi Jinping")]
    ids = shared_ids(keys, apart={"b:p1"})
    assert ids["a:p1"] == ids["c:p1"]
    assert "b:p1" not in ids
