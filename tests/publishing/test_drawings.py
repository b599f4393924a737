"""The timeline as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.model.when import When
from habeas.publishing.drawings import LEFT, WIDTH, Mark, relations, ticks, timeline

LANES = [("a", "Coast Courier"), ("b", "Northern Post")]


def mark(lane: str, number: int, when: When) -> Mark:
    """An event in a lane."""
    return Mark(lane, number, f"event {number}", when, True, f"e-{number}")


def bars(svg: str) -> list[tuple[float, float]]:
    """Left edge and width of each bar, as drawn."""
    return [(float(x), float(w)) for x, w in re.findall(r'<rect x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)]


def test_an_imprecise_time_is_a_longer_bar_than_a_day() -> None:
    """A month is drawn about as long as it lasts, a day as a narrow mark."""
    svg = timeline(
        "t", LANES, [mark("a", 1, When.day("2020-05-04")), mark("b", 2, When.month(2020, 5)), mark("b", 3, When.day("2020-08-01"))]
    )
    (_, day), (_, month), _ = bars(svg)
    assert month > 2.5 * day


def test_a_time_with_an_open_end_is_broken_and_reaches_the_edge() -> None:
    """By the end of 2015: the bar begins where the drawing begins, with a broken edge."""
    svg = timeline("t", LANES[:1], [mark("a", 1, When.between(None, "2015-12-31")), mark("a", 2, When.day("2017-01-01"))])
    assert min(x for x, _ in bars(svg)) == LEFT
    assert "stroke-dasharray" in svg


def test_the_drawing_tells_its_content_to_those_who_cannot_see_it() -> None:
    """Title and description are there and say each event with its time."""
    root = ET.fromstring(timeline("Timeline: Ivo", LANES, [mark("a", 1, When.day("2020-05-04"))]))
    names = {e.tag.split("}")[1]: e.text for e in root if e.tag.endswith(("title", "desc"))}
    assert names == {"title": "Timeline: Ivo", "desc": "1. event 1, 4 May 2020"}
    assert root.get("role") == "group"  # not "img": its marks are links, and an image would hide them


def test_without_any_date_nothing_is_drawn() -> None:
    """A drawing of nothing would claim something."""
    assert timeline("t", LANES, [mark("a", 1, When(words="some day"))]) == ""


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.lists(st.tuples(days, st.integers(0, 4000), st.sampled_from("ab")), min_size=1, max_size=8))
def test_every_bar_lies_inside_the_drawing(times: list[tuple[date, int, str]]) -> None:
    """Whatever the times, no bar leaves the frame, and the drawing is well-formed."""
    marks = [
        mark(lane, n, When.between(d.isoformat(), date.fromordinal(d.toordinal() + more).isoformat()))
        for n, (d, more, lane) in enumerate(times)
    ]
    svg = timeline("t", LANES, marks)
    ET.fromstring(svg)
    assert len(bars(svg)) == len(times)
    assert all(x >= LEFT and x + w <= WIDTH for x, w in bars(svg))


@given(days, st.integers(1, 40000))
def test_an_axis_has_few_marks_and_all_of_them_inside(low: date, length: int) -> None:
    """At most thirteen marks, in order, none outside the stretch."""
    high = date.fromordinal(low.toordinal() + length)
    found = [d for d, _ in ticks(low, high)]
    assert len(found) <= 13
    assert found == sorted(found)
    assert all(low <= d <= high for d in found)


def test_relations_are_drawn_and_told() -> None:
    """Who is whose kin, as a drawing and in words; markup in a name stays words; without a tie there is no drawing."""
    drawn = relations("Relations", [("p1", "Ivo <b>"), ("p2", "Mara")], [("p1", "p2", "sister")])
    root = ET.fromstring(drawn)
    said = {e.tag.split("}")[1]: e.text for e in root if e.tag.endswith(("title", "desc"))}
    assert said == {"title": "Relations", "desc": "Mara: sister of Ivo <b>"}
    assert "<b>" not in drawn
    assert relations("Relations", [("p1", "Ivo")], []) == ""
