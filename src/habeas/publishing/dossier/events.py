"""What a dossier tells: the timeline, each event with the words it rests on, where sources differ, what is open, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.cases import Disagreement, SaidValue
from habeas.model.claims import Claim
from habeas.model.quote import Quote
from habeas.model.wording import upper
from habeas.publishing.case_view import CaseView
from habeas.publishing.chosen import ASKED, HIDDEN
from habeas.publishing.dossier.words import Words
from habeas.publishing.paper.blocks import Address, Block, Grid, Heading, Items, Para, Passage, Picture, kept
from habeas.publishing.passages import sentence
from habeas.publishing.site import said
from habeas.publishing.site.pages import drawn
from habeas.publishing.site.speech import Speech

ABREAST = 3
"""Values that stand beside one another on paper."""
HELD = frozenset({"asserted", "hedged"})
"""Stances of those who say that something is so."""


def timeline(v: CaseView, speech: Speech, own: Words) -> list[Block]:
    """The drawing, and a table that says the same to those who cannot see it."""
    svg = drawn(speech, v)
    out: list[Block] = [Picture(svg, own.say("accessible"), speech.say("timeline_note"))] if svg else []
    rows = tuple(
        (
            (Para(str(n)),),
            (Para(speech.time(e.when) or speech.say("no_date")),),
            (Para(speech.event(e)),),
            (Para(", ".join(str(s) for s in sorted({_number(v, c.quotes[0]) for c in v.of_event(e)}))),),
        )
        for n, e in enumerate(v.events, 1)
    )
    head = (own.say("number"), own.say("when"), own.say("what"), own.say("reports"))
    return [*out, Grid(head, rows, (2, 6, 10, 3))] if rows else out


def told(v: CaseView, speech: Speech, own: Words) -> list[Block]:
    """Each event with how many say so and every statement; then what else is said."""
    out: list[Block] = []
    for n, e in enumerate(v.events, 1):
        claims = v.of_event(e)
        for_it = [c for c in claims if c.stance in HELD and not c.negated]
        # the names that origins give are English ones: they count, and the dossier's own language names the speakers
        many = len(v.origins([c.id for c in for_it]))
        names = list(dict.fromkeys(speech.speaker(c) for c in for_it))
        statements = [_statement(v, speech, c) for c in said.distinct(speech, claims)]
        head = (Heading(f"{n}. {speech.event(e)}", 2), Para(said.about(speech, e)), Para(own.voices(many, names), "small"))
        out += kept(*head, *(statements[0] if statements else ()))
        out += [b for one in statements[1:] for b in kept(*one)]
    rest = said.distinct(speech, v.rest())
    out += [Heading(speech.say("also_said"), 2)] if rest else []
    out += [b for c in rest for b in kept(*_statement(v, speech, c))]
    return out


def passage(v: CaseView, q: Quote) -> Passage:
    """A quote in its sentence."""
    text = v.texts.get(q.source)
    before, after = sentence(text, q) if text is not None else ("", "")
    return Passage(before, q.text, after, v.sources[q.source].language)


def _statement(v: CaseView, speech: Speech, c: Claim) -> tuple[Block, ...]:
    stance = speech.word("stances", "negated" if c.negated and c.stance == "asserted" else c.stance)
    words = [speech.say("says", who=speech.speaker(c), stance=stance)]
    words += [speech.say("relayed", names=", ".join(c.speaker.relay))] if c.speaker.relay else []
    n = _number(v, c.quotes[0])
    own_voice = c.speaker.kind == "media" and not c.speaker.entity
    words += [speech.say("in_report", report=speech.report(v.sources[c.quotes[0].source], n))] if n and not own_voice else []
    words += [speech.say("checked")] if c.state in said.LOOKED_AT else []
    number = f" [{n}]" if n else ""
    quotes = [passage(v, q) for q in c.quotes if q.source in v.sources]
    return Para(upper("; ".join(words)) + number, "label"), *quotes


def _number(v: CaseView, q: Quote) -> int:
    return v.case.sources.index(q.source) + 1 if q.source in v.case.sources and q.source in v.sources else 0


def figures(v: CaseView, speech: Speech) -> list[Block]:
    """The numbers that the case's reports give, each with its words."""
    found = sorted((f for f in speech.book.figures if f.source in v.case.sources and f.source in v.sources), key=lambda f: (f.quote, f.id))
    out: list[Block] = []
    for f in found:
        amount, facts = said.counted(v, speech, f)
        out += kept(Para(amount, "strong"), Para(facts, "small"), passage(v, f.quote))
    return out


def differing(v: CaseView, speech: Speech) -> list[Block]:
    """The points on which sources differ, the values side by side with who gives them."""
    labels = {e.id: speech.event(e) for e in v.events} | speech.names
    out: list[Block] = []
    for d in v.case.disagreements:
        if d.field not in HIDDEN:
            out += [Heading(_about(speech, d, labels), 2), _sides(v, speech, d)]
    return out or [Para(speech.say("none_differ"))]


def _about(speech: Speech, d: Disagreement, labels: dict[str, str]) -> str:
    whose = "; ".join(dict.fromkeys(labels[x] for x in d.about if x in labels))
    field = speech.word("fields", d.field)
    return f"{field}: {whose}" if whose else field


def _sides(v: CaseView, speech: Speech, d: Disagreement) -> Block:
    cells = [_side(v, speech, x, d.field) for x in d.values]
    wide = min(ABREAST, len(cells))
    cells += [()] * (-len(cells) % wide)
    return Grid((), tuple(tuple(cells[n : n + wide]) for n in range(0, len(cells), wide)), (1,) * wide)


def _side(v: CaseView, speech: Speech, x: SaidValue, field: str) -> tuple[Block, ...]:
    mine = said.distinct(speech, (c for c in v.claims if c.id in x.claims))
    shown: list[Block] = [Para(speech.value(x.value, field), "strong")]
    for c in mine[:2]:
        n = _number(v, c.quotes[0])
        shown += [Para(speech.speaker(c) + (f" [{n}]" if n else ""), "small")]
        shown += [passage(v, q) for q in c.quotes if q.source in v.sources]
    return tuple(shown)


def open_questions(v: CaseView, speech: Speech) -> list[Block]:
    """What no source answers, of what may be asked in public."""
    asked: Sequence[str] = [speech.question(q)[0] for q in v.case.questions if q.ask in ASKED]
    return [Items(tuple(asked))] if asked else []


def sources(v: CaseView, speech: Speech) -> list[Block]:
    """The reports, by the numbers in brackets. No name of a file."""
    out: list[Block] = []
    for n, i in enumerate(v.case.sources, 1):
        if i in v.sources:
            s = v.sources[i]
            address: tuple[Block, ...] = (Address(str(s.url)),) if said.web(s.url) else ()
            facts = "; ".join(said.printed(speech, s))
            out += kept(Para(f"[{n}] {s.title or speech.report(s, n)}", "strong"), Para(upper(facts), "small"), *address)
    return out
