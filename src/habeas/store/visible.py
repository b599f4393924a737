"""Which claims somebody may see who may not see all, kept at hand until the case files change: no search has to ask it of each claim."""

from __future__ import annotations

from array import array

from habeas.store import assembled
from habeas.store.fulltext import Numbers
from habeas.store.models import ClaimFactRow
from habeas.store.seen import everything
from habeas.store.staff import SeenRow

AT_HAND = 8
"""Views of which it is kept. One of 100,000 claims takes about 9 MB."""
_KEPT: dict[str, tuple[tuple[str, ...], Numbers]] = {}


def visible(name: str) -> Numbers:
    """The claims that may be seen now, under the view of this name; the newest first."""
    stamp = tuple(assembled.marks("assembled", "digest"))
    kept = _KEPT.get(name)
    if kept is None or kept[0] != stamp:
        with everything():  # narrowed by the reports themselves, which have an index, and not claim by claim
            theirs = ClaimFactRow.objects.filter(source__in=SeenRow.objects.filter(view=name).values("thing"))
            listed = array("q", theirs.order_by("-id").values_list("id", flat=True).iterator())
        while len(_KEPT) >= AT_HAND:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[name] = kept = (stamp, Numbers(listed, frozenset(listed)))
    return kept[1]
