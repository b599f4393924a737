"""What is known of a case and who says so, on its published page: statements with their words, figures, disagreements, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model.claims import Claim, Figure
from habeas.model.events import Event
from habeas.model.quote import Quote
from habeas.model.source import Source
from habeas.model.wording import upper
from habeas.publishing.case_view import CaseView
from habeas.publishing.chosen import HIDDEN
from habeas.publishing.page import esc
from habeas.publishing.passages import passage
from habeas.publishing.site.speech import Speech

SHOWN = 4
"""Statements on one event, and figures, that stand open; the others open by a click, and on paper."""
LOOKED_AT = frozenset({"accepted", "corrected"})


def distinct(speech: Speech, claims: Iterable[Claim]) -> list[Claim]:
    """Claims of which each speaker's same words in the same sense stand once, however many claims were drawn from them; the fuller words stay."""
    given = list(claims)
    kept: dict[tuple[object, ...], list[Claim]] = {}
    for c in sorted(given, key=lambda c: -len(c.quotes[0].text)):
        same = kept.setdefault((speech.speaker(c), c.stance, c.negated, c.quotes[0].source), [])
        if not any(_within(c.quotes[0], k.quotes[0]) for k in same):
            same.append(c)
    stay = {c.id for same in kept.values() for c in same}
    return [c for c in given if c.id in stay]


def _within(q: Quote, other: Quote) -> bool:
    """Whether nearly all of some words stands inside others."""
    return q.span.overlap(other.span) >= 0.8 * len(q.span)


def statement(v: CaseView, speech: Speech, c: Claim) -> str:
    """One statement: who says it and how surely, in which report, and the words."""
    stance = speech.word("stances", "negated" if c.negated and c.stance == "asserted" else c.stance)
    who = speech.say("says", who="\x00", stance=stance).split("\x00")
    said = f'{esc(who[0])}<b dir="auto">{esc(speech.speaker(c))}</b>{esc(who[1])}'
    relay = f"; {esc(speech.say('relayed', names=', '.join(c.speaker.relay)))}" if c.speaker.relay else ""
    mark = f' <span class="tag calm">{esc(speech.say("checked"))}</span>' if c.state in LOOKED_AT else ""
    where = _report(v, speech, c)
    if c.speaker.kind == "media" and not c.speaker.entity and c.stance == "asserted" and not c.negated and not relay and where:
        said, where = upper(where), ""  # the report says it itself: once is enough
    return f'<div class="statement"><p class="who">{said}{relay}{"; " if where else ""}{where}{mark}</p>{v.passages(c)}</div>'


def _report(v: CaseView, speech: Speech, c: Claim) -> str:
    where = c.quotes[0].source
    if where not in v.case.sources or where not in v.sources:
        return ""
    n = v.case.sources.index(where) + 1
    before, after = speech.say("in_report", report="\x00").split("\x00")
    return f'{esc(before)}<a href="#s-{n}" dir="auto">{esc(speech.report(v.sources[where], n))}</a>{esc(after)}'


def _folded(speech: Speech, shown: Sequence[str]) -> str:
    first, rest = shown[:SHOWN], shown[SHOWN:]
    more = f"<details><summary>{esc(speech.many('more', len(rest)))}</summary>{''.join(rest)}</details>" if rest else ""
    return "".join(first) + more


def events(v: CaseView, speech: Speech) -> str:
    """Each event of the case with the statements that it rests on; then what else is said of its people."""
    out = []
    for n, e in enumerate(v.events, 1):
        body = _folded(speech, [statement(v, speech, c) for c in distinct(speech, v.of_event(e))])
        out.append(
            f'<div class="event" id="e-{n}"><h3 dir="auto">{n}. {esc(speech.event(e))}</h3><p class="small" dir="auto">{esc(about(speech, e))}</p>{body}</div>'
        )
    rest = _folded(speech, [statement(v, speech, c) for c in distinct(speech, v.rest())])
    if rest:
        out.append(f'<div class="event"><h3>{esc(speech.say("also_said"))}</h3>{rest}</div>')
    return "".join(out) or f"<p>{esc(speech.say('nobody'))}</p>"


def about(speech: Speech, e: Event) -> str:
    """When it was, how many it befell, and whether that is in doubt."""
    words = [speech.time(e.when) or speech.say("no_date")]
    words += [speech.persons(e.count)] if e.count and e.count.known and e.count.low != 1 else []
    doubt = {"uncertain": "uncertain", "no": "denied"}.get(e.happened)
    return "; ".join(words) + (f". {speech.say(doubt)}" if doubt else "")


def figures(v: CaseView, speech: Speech) -> str:
    """The numbers that the case's reports give, each with its words; "" where they give none."""
    found = sorted((f for f in speech.book.figures if f.source in v.case.sources and f.source in v.sources), key=lambda f: (f.quote, f.id))
    return _folded(speech, [_figure(v, speech, f) for f in found])


def counted(v: CaseView, speech: Speech, f: Figure) -> tuple[str, str]:
    """A figure, and when, where, according to whom and in which report."""
    region = speech.places.get(f.region or "")
    facts = [speech.time(f.period)] if f.period.known else []
    facts += [speech.say("in_region", place=speech.place(region))] if region else []
    facts += [speech.say("according", name=speech.names[f.reported_by])] if f.reported_by in speech.names else []
    n = v.case.sources.index(f.source) + 1
    facts += [speech.say("in_report", report=speech.report(v.sources[f.source], n))]
    return speech.many_units(f.amount, f.unit or f.amount.unit), "; ".join(facts)


def _figure(v: CaseView, speech: Speech, f: Figure) -> str:
    amount, facts = counted(v, speech, f)
    words = passage(f.quote, v.texts.get(f.source), v.sources[f.source].language)
    return f'<div class="statement"><p class="number" dir="auto">{esc(amount)}</p><p class="small" dir="auto">{esc(facts)}</p>{words}</div>'


def differing(v: CaseView, speech: Speech) -> str:
    """The points on which sources differ: every value with who gives it and the words."""
    labels = {e.id: speech.event(e) for e in v.events} | speech.names
    out = []
    for d in v.case.disagreements:
        if d.field in HIDDEN:
            continue
        whose = "; ".join(labels[x] for x in d.about if x in labels)
        sides = "".join(_side(v, speech, speech.value(x.value, d.field), x.claims) for x in d.values)
        out.append(
            f'<h3 dir="auto">{esc(speech.word("fields", d.field))} <span class="small">{esc(whose)}</span></h3><div class="sides">{sides}</div>'
        )
    return "".join(out) or f"<p>{esc(speech.say('none_differ'))}</p>"


def _side(v: CaseView, speech: Speech, value: str, claims: Sequence[str]) -> str:
    mine = distinct(speech, (c for c in v.claims if c.id in claims))
    shown = "".join(f'<p class="small" dir="auto">{esc(speech.speaker(c))}</p>{v.passages(c)}' for c in mine[:2])
    return f'<div><p dir="auto"><b>{esc(value)}</b></p>{shown}</div>'


def sources(v: CaseView, speech: Speech) -> str:
    """The reports that the case rests on: outlet, title, day, who wrote, where it can be read. No name of a file."""
    out = []
    for n, i in enumerate(v.case.sources, 1):
        if i not in v.sources:
            continue
        s = v.sources[i]
        facts = printed(speech, s)
        link = f'<p class="small"><a href="{esc(s.url)}" rel="noreferrer noopener external">{esc(s.url)}</a></p>' if web(s.url) else ""
        title = s.title or speech.report(s, n)
        lang = f' lang="{esc(s.language)}"' if s.title and s.language != "und" else ""
        out.append(f'<li id="s-{n}"><b dir="auto"{lang}>{esc(title)}</b><p class="small" dir="auto">{esc("; ".join(facts))}</p>{link}</li>')
    return f'<ol class="plain sources">{"".join(out)}</ol>'


def printed(speech: Speech, s: Source) -> list[str]:
    """Who published a report, when, who wrote it, and whether it is a translation or another's text."""
    facts = [s.outlet] if s.outlet and s.title else []
    facts += [speech.say("published", time=speech.time(s.published)) if s.published.known else speech.say("published_unknown")]
    facts += [speech.say("authors", names=", ".join(s.authors))] if s.authors else []
    facts += [speech.say("republished", name=s.republishes)] if s.republishes else []
    return facts + ([speech.say("translated")] if s.machine_translated else [])


def web(url: str | None) -> bool:
    """Whether something is an address on the web."""
    return bool(url) and str(url).startswith(("https://", "http://"))
