"""A casebook put together part by part: only what must is made again, and the bytes are those of one assembled from scratch."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from eval.casebook_scale import reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.conftest import AT
from tests.reports_told import AFTER, KOREAN, PLEA

from habeas.actions import decide, export
from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.cases import list_cases
from habeas.actions.decide import Deciding
from habeas.actions.protect import Protecting, protect
from habeas.actions.rebuild import rebuild
from habeas.actions.verify import verify
from habeas.model.judgement import standing
from habeas.pipeline import Hints, casebook
from habeas.publishing import casebook_json
from habeas.store import assembled, ledger
from habeas.store.boot import casebook as opened
from habeas.store.models import NounRow, PartRow

BY = Deciding("Aino", "2026-01-02T03:04:05+00:00", "asked the lawyer")
SPOKE = "Beijing, 3 March 2020 - President Xi Jinping met Donald Trump in Beijing. Human Rights Watch said that {name} was detained in China on {day}.\n"
POOL = [
    ("plea.txt", PLEA.encode()),
    ("after.txt", AFTER.encode()),
    ("korean.txt", KOREAN.encode()),
    ("one.txt", SPOKE.format(name="Adela Korvane", day="1 March 2020").encode()),
    ("two.txt", SPOKE.format(name="Bruno Tessel", day="9 February 2020").encode()),
    *reports(8),
]
"""Reports of which some tell of one incident, some name only the same towns, bodies and heads of state, and many have no date of printing."""


def from_scratch() -> bytes:
    """What the stages say of all reports and decisions without a database."""
    from habeas.store import queries, rows

    texts = [rows.text(row) for row in queries.source_rows()]
    return casebook_json(casebook(texts, ledger.judgements()))


def do(step: tuple[str, int]) -> None:
    """One thing that people do with a casebook."""
    what, n = step
    if what == "add":
        name, data = POOL[n % len(POOL)]
        add_report(name, data, {}, AT)
    elif what == "say more":
        name, data = POOL[n % len(POOL)]
        add_report(name, data, {name: Hints(outlet="Evening Courier", published=f"2020-03-{n % 28 + 1:02}")}, AT)
    elif what == "withdraw":
        if made := standing(ledger.judgements()):
            decide.withdraw(made[n % len(made)].number, BY)
    elif what == "list":
        list_cases()
    else:
        decide_on(what, n)


def decide_on(what: str, n: int) -> None:
    """A decision about some claim, or about some people."""
    refresh()
    claims, people = assembled.nouns("claims"), [p for p in assembled.nouns("people") if p.mentions]
    if what == "reject" and claims:
        decide.on_claim("reject", claims[n % len(claims)].id, BY)
    elif what == "protect" and people:
        protect(people[n % len(people)].id, Protecting(), BY)
    elif what == "same" and len(people) > 1:
        one, other = people[n % len(people)], people[(n * 7 + 1) % len(people)]
        if one.id != other.id:
            decide.on_people("same_person", one.id, other.id, BY)
    elif what == "different":
        several = [ids for p in people if len(ids := assembled.locals_of(p.id)) > 1]
        if several:
            decide.on_people("different_person", *several[n % len(several)][:2], BY)


STEPS = st.tuples(
    st.sampled_from(["add", "add", "add", "say more", "list", "reject", "protect", "same", "different", "withdraw"]), st.integers(0, 99)
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with nothing in it; tests copy it, for making its tables takes a while."""
    path = tmp_path_factory.mktemp("empty") / "empty.casebook"
    with opened(path, create=True):
        pass
    return path


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(len(POOL))), st.lists(STEPS, min_size=6, max_size=14))
def test_whatever_is_done_in_whatever_order_the_bytes_are_those_made_from_scratch(
    empty: Path, order: list[int], steps: list[tuple[str, int]]
) -> None:
    """Reports that come one by one, metadata that come later, decisions and their withdrawal, looked at in between or not: the same bytes."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(shutil.copy(empty, folder))):
        for i, step in zip(order, steps, strict=False):
            do(("add", i))
            do(step)
        said = export.as_json()
        assert said == from_scratch()
        assert list(verify()) == []
        assert rebuild().same
        assert export.as_json() == said


@pytest.fixture(scope="module")
def grown_once(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with all but the last of the reports, looked at."""
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("grown") / "grown.casebook"))
    with opened(path):
        for name, data in POOL[:-1]:
            add_report(name, data, {}, AT)
        refresh()
    return path


@pytest.fixture
def grown(grown_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(grown_once, tmp_path))


def test_a_new_report_leaves_the_parts_that_it_does_not_touch_as_they_stand(grown: Path) -> None:
    """Of the kept rows only those of the parts that the report belongs to are written anew."""
    with opened(grown):
        before = dict(PartRow.objects.filter(layer="cases").values_list("name", "pk"))
        add_report(*POOL[-1], {}, AT)
        refresh()
        after = dict(PartRow.objects.filter(layer="cases").values_list("name", "pk"))
        kept = {name for name, pk in after.items() if before.get(name) == pk}
        assert len(kept) >= len(before) - 2
        assert export.as_json() == from_scratch()


def test_naming_a_country_or_a_body_that_others_name_touches_none_of_them(grown: Path) -> None:
    """Every part of the casebook stands as it stood when a report comes that only names the same country, body and heads of state."""
    with opened(grown):
        before = dict(PartRow.objects.filter(layer="cases").values_list("name", "pk"))
        for n in range(4):
            add_report(f"more{n}.txt", SPOKE.format(name=f"Cadell Vorrin{'abcd'[n]}", day=f"{n + 11} May 2011").encode(), {}, AT)
        refresh()
        after = dict(PartRow.objects.filter(layer="cases").values_list("name", "pk"))
        untouched = [name for name, pk in before.items() if after.get(name) == pk]
        assert len(untouched) >= len(before) - 2
        assert export.as_json() == from_scratch()


def test_reports_that_name_the_same_country_body_and_head_of_state_are_parts_of_their_own(grown: Path) -> None:
    """What many reports name ties none of them, and is one noun in the casebook all the same."""
    with opened(grown):
        both = [row for row in NounRow.objects.filter(kind="people") if "Xi Jinping" in str(row.noun.get("names"))]
        assert [row.part for row in both] == [""]
        assert len({m["source"] for m in both[0].noun["mentions"]}) == 2
        cases = {case.title: case for case in assembled.nouns("cases")}
        adela, bruno = (next(case for title, case in cases.items() if name in title) for name in ("Korvane", "Tessel"))
        assert not set(adela.sources) & set(bruno.sources)


def test_a_case_is_shown_with_what_its_own_reports_say(grown: Path) -> None:
    """The body that a case names is shown with its mentions in the reports of that case."""
    with opened(grown):
        case = next(case for case in assembled.nouns("cases") if "Korvane" in case.title)
        book = assembled.part(case.id)
        assert {m.source for body in book.organisations for m in body.mentions} <= {source.id for source in book.sources}
