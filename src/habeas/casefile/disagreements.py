"""Points on which claims differ."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.model.cases import Disagreement, Status


def disagreements(d: Dossier, o: Outline, told: Sequence[Status]) -> tuple[Disagreement, ...]:
    """What the sources of a case differ on."""
    return ()
