"""Looking things up by their place gives what looking at each of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.finding.nearby import Covered, Covering, Nearby
from habeas.model.quote import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 2000), st.integers(1, 700))


@given(st.lists(spans, max_size=20), spans)
def test_what_touches_a_place_is_found(things: list[Span], asked: Span) -> None:
    """Everything that overlaps a span is among what lies near it, in the order given."""
    near = list(Nearby(things, lambda s: s).near(asked))
    wanted = [s for s in things if s.overlap(asked)]
    assert [s for s in near if s.overlap(asked)] == wanted


@given(st.lists(spans, max_size=20), spans)
def test_covered_points_are_met(taken: list[Span], asked: Span) -> None:
    """A span meets what is covered exactly when it overlaps one of the spans."""
    assert Covered(taken).meets(asked) == any(s.overlap(asked) for s in taken)


@given(st.lists(spans, max_size=20), spans)
def test_a_covering_span_is_known(around: list[Span], asked: Span) -> None:
    """A span is covered exactly when one span wholly holds it."""
    covering = Covering()
    for s in sorted(around):
        covering.add(s)
    assert covering.covers(asked) == any(s.covers(asked) for s in around)
