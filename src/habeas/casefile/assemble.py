"""Findings of many reports, and who and what is the same in them, made into the casebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.casefile.disagreements import disagreements
from habeas.casefile.dossier import Dossier, compile_dossier
from habeas.casefile.grouping import Outline, outlines
from habeas.casefile.mains import main_event, turned_on
from habeas.casefile.questions import questions
from habeas.casefile.status import statuses
from habeas.casefile.titles import title, whom
from habeas.model.cases import Casebook, CaseFile
from habeas.model.findings import Findings, Identities
from habeas.model.judgement import Judgement

__all__ = ["assemble", "assemble_and_tell"]


def assemble(
    findings: Sequence[Findings], texts: Mapping[str, str], identities: Identities, judgements: Sequence[Judgement] = ()
) -> Casebook:
    """Put everything that reports say into case files: people, events, status now, what sources differ on, what is open.

    `texts`: stored text by source id. The order of `findings` does not matter; a source given twice counts once. References that linking does not
    know stay apart. Rejected claims stay in the casebook, marked, and carry nothing.
    """
    return assemble_and_tell(findings, texts, identities, judgements)[0]


def assemble_and_tell(
    findings: Sequence[Findings], texts: Mapping[str, str], identities: Identities, judgements: Sequence[Judgement] = ()
) -> tuple[Casebook, Identities]:
    """The same, and who is the same as the casebook has it: what linking left in two pieces and the case file made one goes by one id."""
    d = compile_dossier(findings, texts, identities, judgements)
    return _casebook(d), replace(identities, of=tuple(sorted(d.ids.items())))


def _casebook(d: Dossier) -> Casebook:
    drawn = outlines(d)  # first: it puts events nearer to where they happened
    return Casebook(
        sources=tuple(d.sources.values()),
        people=tuple(d.people.values()),
        organisations=tuple(d.organisations.values()),
        places=tuple(d.places.values()),
        events=tuple(e for e in d.events.values() if e.claims),
        claims=tuple(d.claims.values()),
        figures=tuple(d.figures.values()),
        appeals=tuple(d.appeals.values()),
        laws=tuple(d.laws.values()),
        cases=tuple(_case(d, o) for o in drawn),
        texts=tuple((s, d.texts[s]) for s in d.sources if s in d.texts),
    )


def _case(d: Dossier, o: Outline) -> CaseFile:
    main = main_event(d, o.core)
    events = [d.events[i] for i in o.events]
    told = statuses(d, o.people, events)
    who = whom(d, main, o.core, o.victims)
    return CaseFile(
        id=o.id,
        title=title(d, main, who),
        sources=o.sources,
        people=o.people,
        events=o.events,
        main_event=main.id if main else None,
        status=told,
        disagreements=disagreements(d, o, told),
        questions=questions(d, o, told, main),
        related=tuple(sorted(o.related)),
        whom=who,
        about=turned_on(d, o.core),
    )
