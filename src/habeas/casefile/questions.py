"""What the sources of a case leave open."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.model.cases import Question, Status
from habeas.model.events import Event


def questions(d: Dossier, o: Outline, told: Sequence[Status], main: Event | None) -> tuple[Question, ...]:
    """What a reader must still find out."""
    return ()
