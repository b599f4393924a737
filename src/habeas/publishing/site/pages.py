"""The pages of the published site: the list of cases, and a page for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.model.cases import CaseFile
from habeas.model.events import VIOLATIONS
from habeas.model.pictures import Picture
from habeas.publishing.case_view import CaseView
from habeas.publishing.chosen import ASKED, HIDDEN
from habeas.publishing.drawings import Mark, timeline
from habeas.publishing.page import esc
from habeas.publishing.site import said
from habeas.publishing.site.changes import Change, told
from habeas.publishing.site.frame import Settings, framed, path, slug
from habeas.publishing.site.people import people, tag
from habeas.publishing.site.pictures import pictures
from habeas.publishing.site.speech import Speech

STATES = 4
"""People whose state the list of cases shows for each."""


def feeds(settings: Settings, speech: Speech, case: CaseFile | None = None) -> dict[str, str]:
    """Where the feeds that belong to a page stand, and what they are called."""
    found = {path(settings, speech.language, "feed.xml"): speech.say("follow")}
    if case:
        found[path(settings, speech.language, f"cases/{slug(case.id)}.xml")] = speech.say("follow_case")
    return found


def index(speech: Speech, settings: Settings, views: Sequence[CaseView]) -> bytes:
    """The list of the published cases, those told in most reports first."""
    ordered = sorted(views, key=lambda v: (-len(v.case.sources), v.case.title, v.case.id))
    rows = "".join(_row(speech, v) for v in ordered)
    reports = len({s for v in views for s in v.case.sources})
    lead = f"{speech.many('cases', len(views))}, {speech.many('reports', reports)}. {speech.say('as_of', day=speech.day(settings.stamp))}."
    body = f'<h1 dir="auto">{esc(settings.title)}</h1>\n<p class="lead">{esc(lead)}</p>\n'
    body += f'<ul class="cases">{rows}</ul>' if rows else f"<p>{esc(speech.say('no_cases'))}</p>"
    body += f'\n<p class="small follow"><a href="feed.xml">{esc(speech.say("follow"))}</a></p>'
    return framed(speech, settings, "index.html", settings.title, body, feeds(settings, speech))


def _row(speech: Speech, v: CaseView) -> str:
    last = {s.person: s.status for s in v.case.status if s.person in v.people}
    first = [i for i in v.case.whom if i in last] + [i for i in last if i not in v.case.whom]
    states = "".join(f"<li><bdi>{esc(speech.heading(i))}</bdi> {tag(speech, last[i])}</li>" for i in first[:STATES])
    facts = [speech.many("reports", len(v.case.sources))]
    differ = sum(d.field not in HIDDEN for d in v.case.disagreements)
    facts += [speech.many("differ", differ)] if differ else []
    asked = sum(q.ask in ASKED for q in v.case.questions)
    facts += [speech.many("open", asked)] if asked else []
    return (
        f'<li><h2 dir="auto"><a href="cases/{esc(slug(v.case.id))}.html">{esc(speech.title(v.case))}</a></h2>'
        f'<ul class="states">{states}</ul><p class="small">{esc(" · ".join(facts))}</p></li>'
    )


def case(speech: Speech, settings: Settings, v: CaseView, history: Sequence[Change], given: Sequence[Picture] = ()) -> bytes:
    """The page of one case."""
    title = speech.title(v.case)
    sections = [(key, body) for key, body in _bodies(speech, settings, v, history, given).items() if body]
    parts = [(key, speech.say(key)) for key, _ in sections]
    checked = sum(c.state in said.LOOKED_AT for c in v.claims)
    lead = f"{speech.many('reports', len(v.case.sources))}. {speech.say('as_of', day=speech.day(settings.stamp))}."
    body = f'<h1 dir="auto">{esc(title)}</h1>\n<p class="lead">{esc(lead)}</p>\n'
    many = "checked_none" if not checked else "checked_all" if checked == len(v.claims) else "checked_count"
    body += f'<p class="small">{esc(speech.say(many, n=checked, all=len(v.claims)))}</p>\n'
    body += "\n".join(
        f'<section aria-labelledby="{key}"><h2 id="{key}">{esc(speech.say(key))}</h2>\n{text}</section>' for key, text in sections
    )
    follow = f'<a href="{esc(slug(v.case.id))}.xml">{esc(speech.say("follow_case"))}</a>'
    body += f'\n<p class="small follow">{follow}</p>'
    page = f"cases/{slug(v.case.id)}.html"
    return framed(speech, settings, page, f"{title} – {settings.title}", body, feeds(settings, speech, v.case), parts)


def _bodies(speech: Speech, settings: Settings, v: CaseView, history: Sequence[Change], given: Sequence[Picture]) -> Mapping[str, str]:
    return {
        "people": people(v, speech),
        "pictures": pictures(speech, settings, v, given),
        "timeline": _timeline(speech, v),
        "said": said.events(v, speech),
        "figures": said.figures(v, speech),
        "differ": said.differing(v, speech),
        "open": _open(speech, v),
        "sources": said.sources(v, speech),
        "changes": _changes(speech, v, history),
    }


def drawn(speech: Speech, v: CaseView) -> str:
    """The timeline of a case as SVG, a lane for each report; "" where nothing has a date."""
    marks = []
    for n, e in enumerate(v.events, 1):
        for source in sorted({c.quotes[0].source for c in v.of_event(e)}):
            own = [c.when for c in v.of_event(e) if c.quotes[0].source == source and c.when.known and c.when.meets(e.when)]
            when = min(own, key=lambda w: (w.days is None, w.days or 0, str(w)), default=e.when)
            marks.append(Mark(source, n, speech.event(e), when, e.kind in VIOLATIONS, f"e-{n}"))
    here = [(s, n) for n, s in enumerate(v.case.sources, 1) if s in v.sources and any(m.lane == s and m.when.known for m in marks)]
    lanes = [(s, f"{n}. {speech.report(v.sources[s], n)}") for s, n in here]
    return timeline(speech.say("timeline_of", title=speech.title(v.case)), lanes, marks, speech.calendar)


def _timeline(speech: Speech, v: CaseView) -> str:
    svg = drawn(speech, v)
    drawing = f'<figure tabindex="0">{svg}<figcaption>{esc(speech.say("timeline_note"))}</figcaption></figure>' if svg else ""
    rows = "".join(
        f'<li value="{n}"><a href="#e-{n}" dir="auto">{esc(speech.event(e))}</a> <span class="small">{esc(speech.time(e.when) or speech.say("no_date"))}</span></li>'
        for n, e in enumerate(v.events, 1)
    )
    return f'{drawing}<ol class="events">{rows}</ol>' if rows else ""


def _open(speech: Speech, v: CaseView) -> str:
    rows = []
    for q in v.case.questions:
        if q.ask in ASKED:
            text, language = speech.question(q)
            lang = f' lang="{language}"' if language != speech.language else ""
            rows.append(f'<li dir="auto"{lang}>{esc(text)}</li>')
    return f'<ul class="plain">{"".join(rows)}</ul>' if rows else ""


def _changes(speech: Speech, v: CaseView, history: Sequence[Change]) -> str:
    days: dict[str, list[Change]] = {}
    for change in history:
        if change.case == v.case.id:
            days.setdefault(change.at, []).append(change)
    return "".join(
        f"<h3>{esc(speech.day(at))}</h3><ul>{''.join(f'<li dir={chr(34)}auto{chr(34)}>{esc(x)}</li>' for x in told(speech, days[at]))}</ul>"
        for at in sorted(days, reverse=True)
    )
