"""The nouns of a case, made once and kept at hand."""

from __future__ import annotations

import pytest

from habeas.model.cases import CaseFile
from habeas.model.people import Place
from habeas.model.plain import to_plain
from habeas.model.quote import Quote
from habeas.store.accounts import keep_view
from habeas.store.seen import View, through


@pytest.mark.usefixtures("book")
def test_nouns_kept_for_one_are_not_shown_to_another_and_a_change_is_seen_at_once() -> None:
    """Who may see one of two reports reads the place's name in that one, whoever looked before; a noun written anew is read anew."""
    from habeas.store import assembled
    from habeas.store.models import CaseRow, NounRow

    place = Place(
        "dandong", "Dandong port", ("Dandong", "Dandong port"), mentions=(Quote("a", 0, 7, "Dandong"), Quote("b", 3, 15, "Dandong port"))
    )
    case = CaseFile("case-1", "A case", (), (), (), None, ())
    NounRow.objects.create(ident="dandong", kind="places", part="p", noun=to_plain(place))
    NounRow.objects.create(ident="case-1", kind="cases", part="p", noun=to_plain(case))
    CaseRow.objects.create(ident="case-1", part="p", day="", title="A case", line={}, members=["case-1", "dandong"])
    keep_view("one", {"a", "case-1", "dandong"})

    assert assembled.part("case-1").places == (place,)
    with through(View("one", frozenset({"a"}))):
        assert assembled.part("case-1").places[0].names == ("Dandong",)
    assert assembled.part("case-1").places == (place,)
    NounRow.objects.filter(ident="dandong").update(noun={**to_plain(place), "country": "CN"})
    assert assembled.part("case-1").places[0].country == "CN"
