"""A filled form as it is handed in: what is still missing first, then question by question, then the words that each answer rests on."""

from __future__ import annotations

from habeas.model.wording import day, upper
from habeas.publishing.paper.blocks import Address, Block, Grid, Heading, Items, Paper, Para, Passage, kept
from habeas.publishing.submissions.filled import Answer, Filled, FilledField, Said

_UNKNOWN = "Not known. "
_SIGNED = ("Place and date", "Name", "Signature")


def sheet(filled: Filled) -> Paper:
    """The document; PDF and Word are both set from it."""
    notes: dict[Said, int] = {}
    as_of = f"As of {day(filled.stamp[:10])}"
    parts: list[Block] = []
    for part in filled.parts:
        rows = tuple(((Para(f.label),), _answers(f, notes)) for f in part.fields)
        parts += [Heading(part.title), Grid((), rows, (2, 3))]
    blocks = [
        Para(filled.person, "lead"),
        Para(f"To: {filled.addressee}"),
        Para(f"{as_of}. {filled.note}", "small"),
        *_lacking(filled),
        *parts,
        *_declared(),
        *_annex(notes),
        *_sources(filled),
    ]
    return Paper(filled.title, f"{filled.person}. Confidential", "en", filled.stamp[:10], as_of, tuple(blocks))


def _lacking(filled: Filled) -> list[Block]:
    if not filled.missing:
        return [Para("Every required question has an answer. Read each against its source before you send this.", "small")]
    lead = "This cannot be sent yet. Required questions without a sufficient answer:"
    return [Para(lead, "missing"), Items(tuple(f.label for f in filled.missing))]


def _answers(f: FilledField, notes: dict[Said, int]) -> tuple[Block, ...]:
    shown: list[Block] = [Para(_noted(a, notes)) for a in f.answers]
    if f.missing and f.required:
        shown.append(Para(f"{'Not enough' if f.answers else 'Missing'}. {f.missing}", "missing"))
    elif f.missing:
        shown.append(Para(f"{'' if f.answers else _UNKNOWN}{f.missing}", "small"))
    return tuple(shown)


def _noted(a: Answer, notes: dict[Said, int]) -> str:
    """An answer with the numbers of the words it rests on; the submitter's own says so."""
    numbers = sorted({notes.setdefault(s, len(notes) + 1) for s in a.said})
    return f"{a.text} [{', '.join(map(str, numbers))}]" if numbers else a.text


def _declared() -> list[Block]:
    text = (
        "Answers with a number rest on the words of published reports or testimony that the annex gives; those without are the submitter's own. "
        "I declare that they are true to the best of my knowledge, and that the person or the family agrees to this submission as stated above."
    )
    lines: tuple[Block, ...] = tuple(Para(f"{label}: ______________________________") for label in _SIGNED)
    return [Heading("Declaration"), *kept(Para(text), *lines)]


def _annex(notes: dict[Said, int]) -> list[Block]:
    out: list[Block] = [Heading("Annex: the words that the answers rest on")] if notes else []
    for s, n in notes.items():
        where = "" if s.speaker == s.report else f"; in {s.report}"
        dated = f", {s.published}" if s.published else ""
        head = f"[{n}] {upper(s.speaker)}{' ' + s.stance if s.stance else ''}{where}{dated}"
        claim: tuple[Block, ...] = (Para(f"Statement {s.claim} of the casebook", "small"),) if s.claim else ()
        out += kept(Para(head, "label"), Passage(s.before, s.words, s.after, s.language), *claim)
    return out


def _sources(filled: Filled) -> list[Block]:
    out: list[Block] = [Heading("Reports")] if filled.sources else []
    for report, published, url in filled.sources:
        address: tuple[Block, ...] = (Address(url),) if url else ()
        out += kept(Para(f"{report}; {'published ' + published if published else 'date of publication unknown'}"), *address)
    return out
