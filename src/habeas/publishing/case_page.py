"""A case file as one static page: who, what is known now, what happened, who says so, what sources differ on, what is open."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.cases import Casebook, Status
from habeas.model.claims import Claim
from habeas.model.events import VIOLATIONS, Event
from habeas.model.people import Person
from habeas.model.wording import HAPPENED, number, time
from habeas.publishing.case_view import CaseView, Origins
from habeas.publishing.drawings import Mark, timeline
from habeas.publishing.page import CALM, STANCES, STATUSES, esc, many, outlet, page

FIELDS: dict[str, str] = {
    "date": "When",
    "place": "Where",
    "count": "How many",
    "name": "Name",
    "age": "Age",
    "sex": "He or she",
    "status": "State of those concerned",
    "denial": "Whether it happened",
    "cause": "Cause",
    "charge": "Charge",
    "voluntariness": "Of whose will",
    "characterisation": "What they are called",
    "vehicle": "Vehicle",
    "duration": "How long",
    "time of day": "At what time of day",
    "place last seen": "Where last seen",
    "route": "Where taken",
    "nationality": "Nationality",
    "occupation": "Work",
    "person name": "Name of somebody concerned",
    "speaker name": "Name of a speaker",
    "perpetrator": "Who did it",
    "destination": "Where they were going",
    "pretext": "What they were told",
    "sentence": "Sentence",
    "lodging": "Where they stayed",
    "recipient": "To whom a letter went",
    "whereabouts": "Where they are",
    "circumstances": "How they were caught",
    "remains": "Whose remains",
    "treatment": "How they were treated",
    "motive": "Why it was done",
    "official name": "Name of an official",
    "confirmation": "Whether it is confirmed",
    "relation": "Relation",
    "scope": "Who is meant",
    "verification": "Verification",
    "translation": "Translation",
    "protection": "Name withheld or printed",
    "other": "Other",
}
"""Each field of disagreement in plain words."""
PARTS = (
    ("now", "Known now"),
    ("timeline", "Timeline"),
    ("said", "What sources say"),
    ("differ", "Where they differ"),
    ("open", "Open questions"),
    ("sources", "Sources"),
)


def case_page(casebook: Casebook, case_id: str, origins: Origins | None = None) -> bytes:
    """The page of one case: self-contained HTML, no script, nothing remote. Raises NotFound where the casebook has no such case.

    `origins`: given claims' ids, the names of those who say so independently of one another (habeas.casefile.corroboration); without it
    every speaker counts once.
    """
    view = CaseView(casebook, case_id, origins)
    body = "\n".join((_now(view), _timeline(view), _said(view), _differ(view), _open(view), _sources(view)))
    return page(view.case.title, _header(view), body)


def _header(v: CaseView) -> str:
    c = v.case
    main = next((e for e in v.events if e.id == c.main_event), None)
    origins = v.origins([k.id for k in v.of_event(main)]) if main else []
    told = f"Told in {many(len(c.sources), 'report')}"
    if origins:
        told += f"; the main event rests on {many(len(origins), 'independent origin')}: {', '.join(origins)}"
    links = "".join(f'<a href="#{i}">{esc(name)}</a>' for i, name in PARTS)
    return f'<h1 dir="auto">{esc(c.title)}</h1>\n<p class="meta">{esc(told)}.</p>\n<nav aria-label="Parts of this page">{links}</nav>'


def _section(id_: str, heading: str, body: str) -> str:
    return f'<section id="{id_}">\n<h2>{esc(heading)}</h2>\n{body}\n</section>'


def _words(v: CaseView, claims: Sequence[str]) -> str:
    """The words a value rests on, opened by a click: speaker, quote in its sentence, and the way to the claim."""
    mine = [c for c in v.claims if c.id in set(claims)]
    if not mine:
        return ""
    rows = "".join(
        f'<p class="small">{esc(v.says(c))}: <a href="#c-{v.number[c.id]}">claim {v.number[c.id]}</a></p>{v.passages(c)}' for c in mine
    )
    who = v.origins([c.id for c in mine])
    label = f"The words: {many(len(mine), 'claim')}" + (f", {len(who)} independent" if who else "")
    return f"<details><summary>{esc(label)}</summary>{rows}</details>"


def _now(v: CaseView) -> str:
    by_person: dict[str, list[Status]] = {}
    for s in v.case.status:
        by_person.setdefault(s.person, []).append(s)
    suffered = [x for e in v.events if e.kind in VIOLATIONS for x in e.entities("victim")]
    shown = (v.people[i] for i in v.case.people if i in v.people)
    people = sorted(shown, key=lambda p: (p.kind == "group", p.id not in suffered, -suffered.count(p.id), v.names[p.id]))
    return _section("now", "Known now", f'<ul class="people">{"".join(_person(v, p, by_person.get(p.id, [])) for p in people)}</ul>')


def _person(v: CaseView, p: Person, told: Sequence[Status]) -> str:
    names = [n.text + (" (pseudonym)" if n.pseudonym else "") for n in p.names[1:]]
    facts = [f"also: {', '.join(names)}"] if names else []
    facts += [f"{k.relation} of {v.names[k.to]}" for k in p.kin if k.to in v.names]
    facts += [f"{number(p.age)} years old"] if p.age and p.age.known else []
    facts += [number(p.count) + " people"] if p.count and p.count.known else []
    facts += [p.sex] if p.sex != "unknown" else []
    protect = f'<p class="small">Protect: {esc("; ".join(p.protect))}</p>' if p.protect else ""
    now = _status(v, told[-1], True) if told else '<p class="small">No report says what became of this person.</p>'
    past = "".join(f"<li>{_status(v, s, False)}</li>" for s in reversed(told[:-1]))
    earlier = (
        f'<details><summary>What was known before ({len(told) - 1})</summary><ol class="earlier">{past}</ol></details>' if past else ""
    )
    return (
        f'<li><h3 dir="auto">{esc(v.names[p.id])}</h3><p class="small" dir="auto">{esc("; ".join(facts))}</p>{now}{earlier}{protect}</li>'
    )


def _status(v: CaseView, s: Status, latest: bool) -> str:
    since = time(s.since)
    words = [f"since {since}" if s.since.days == 1 else since] if since else ["since when is not said"]
    words += [f"reported {time(s.reported)}"] if s.reported else ["date of the report unknown"]
    who = v.origins(s.claims) or v.speakers(s.claims)
    words += [f"by {', '.join(who)}"] if who else []
    look = "tag calm" if s.status in CALM else "tag" if s.status in ("unknown", "escaping") else "tag grave"
    tag = f'<span class="{look}">{esc(STATUSES[s.status])}</span>'
    return f'<p>{tag} <span class="small" dir="auto">{esc("; ".join(words))}</span></p>{_words(v, s.claims) if latest else ""}'


def _label(v: CaseView, e: Event) -> str:
    who = [v.names[x] for x in e.whom if x in v.names]
    shown = ", ".join(who[:3]) + (f" and {len(who) - 3} more" if len(who) > 3 else "")
    place = v.places.get(e.place or "")
    return f"{HAPPENED[e.kind]}{': ' + shown if shown else ''}{' (' + place.name + ')' if place else ''}"


def _timeline(v: CaseView) -> str:
    marks = []
    for n, e in enumerate(v.events, 1):
        for source in sorted({c.quotes[0].source for c in v.of_event(e)}):
            own = [c.when for c in v.of_event(e) if c.quotes[0].source == source and c.when.known and c.when.meets(e.when)]
            when = min(own, key=lambda w: (w.days is None, w.days or 0, str(w)), default=e.when)
            marks.append(Mark(source, n, _label(v, e), when, e.kind in VIOLATIONS, f"e-{n}"))
    lanes = [(s, f"{n}. {outlet(v.sources[s])}") for n, s in enumerate(v.case.sources, 1) if any(m.lane == s for m in marks)]
    svg = timeline(f"Timeline: {v.case.title}", lanes, marks)
    note = "One lane a report, numbered as under Sources. A bar is as long as the time is uncertain; a broken edge means that one end is not known. Red: violations."
    drawing = f"<figure>{svg}<figcaption>{esc(note)}</figcaption></figure>" if svg else '<p class="small">No report gives a date.</p>'
    rows = "".join(
        f'<li value="{n}"><a href="#e-{n}">{esc(_label(v, e))}</a> <span class="small">{esc(time(e.when) or "no date given")}</span></li>'
        for n, e in enumerate(v.events, 1)
    )
    return _section("timeline", "Timeline", f"{drawing}<ol>{rows}</ol>")


def _claim(v: CaseView, c: Claim) -> str:
    n = v.number[c.id]
    source = v.case.sources.index(c.quotes[0].source) + 1 if c.quotes[0].source in v.case.sources else 0
    report = f'<a href="#s-{source}">{esc(v.report(c))}</a>' if source else esc(v.report(c))
    relay = f", passed on by {', '.join(c.speaker.relay)}" if c.speaker.relay else ""
    stance = "denies it" if c.negated and c.stance == "asserted" else STANCES[c.stance]
    state = "" if c.state == "accepted" else f' <span class="tag">{esc(c.state)}</span>'
    head = f'<p class="small"><b dir="auto">{esc(v.says(c))}</b> {esc(stance)}{esc(relay)}; in {report}; claim {n}{state}</p>'
    return f'<div class="claim" id="c-{n}">{head}{v.passages(c)}</div>'


def _said(v: CaseView) -> str:
    out = []
    for n, e in enumerate(v.events, 1):
        claims = v.of_event(e)
        who = v.origins([c.id for c in claims])
        count = f", {number(e.count)} people" if e.count and e.count.known else ""
        doubt = {"yes": "", "uncertain": " It is uncertain whether it happened.", "no": " It is said not to have happened."}[e.happened]
        meta = f"{time(e.when) or 'No date given'}{count}. {many(len(who), 'independent origin')}{': ' + ', '.join(who) if who else ''}.{doubt}"
        body = "".join(_claim(v, c) for c in claims)
        out.append(
            f'<div class="event" id="e-{n}"><h3 dir="auto">{n}. {esc(_label(v, e))}</h3><p class="small" dir="auto">{esc(meta)}</p>{body}</div>'
        )
    rest = "".join(_claim(v, c) for c in v.rest())
    if rest:
        out.append(f'<div class="event"><h3>Also said</h3>{rest}</div>')
    return _section("said", "What sources say", "".join(out) or '<p class="small">Nothing.</p>')


def _differ(v: CaseView) -> str:
    out = []
    for d in v.case.disagreements:
        labels = {e.id: _label(v, e) for e in v.events} | {s: outlet(x) for s, x in v.sources.items()} | v.names
        about = "; ".join(labels[x] for x in d.about if x in labels)
        sides = "".join(f'<div><p dir="auto">{esc(x.value)}</p>{_words(v, x.claims)}</div>' for x in d.values)
        out.append(f'<h3 dir="auto">{esc(FIELDS[d.field])} <span class="small">{esc(about)}</span></h3><div class="sides">{sides}</div>')
    return _section("differ", "Where they differ", "".join(out) or '<p class="small">No two sources were found to differ.</p>')


def _open(v: CaseView) -> str:
    out = []
    for q in v.case.questions:
        near = [c for c in v.claims if any(a.source == b.source and a.span.overlap(b.span) for a in c.quotes for b in q.quotes)]
        out.append(f'<li dir="auto">{esc(q.text)}{_words(v, [c.id for c in near[:4]])}</li>')
    return _section("open", "Open questions", f'<ul class="plain">{"".join(out)}</ul>' if out else '<p class="small">None were found.</p>')


def _sources(v: CaseView) -> str:
    out = []
    for n, i in enumerate(v.case.sources, 1):
        s = v.sources[i]
        facts = [
            outlet(s),
            f"published {time(s.published)}" if s.published.known else "date of publication unknown",
            f"language {s.language}",
        ]
        facts += [f"by {', '.join(s.authors)}"] if s.authors else []
        facts += ["looks machine-translated"] if s.machine_translated else []
        facts += [f"text of {s.republishes}"] if s.republishes else []
        facts += [s.url] if s.url else []
        links = ", ".join(f'<a href="#c-{v.number[c.id]}">{v.number[c.id]}</a>' for c in v.claims if c.quotes[0].source == i)
        title = f'<b dir="auto">{esc(s.title or s.name)}</b>'
        hashed = f'<p class="small">File {esc(s.name)}, SHA-256 <code>{esc(s.sha256)}</code></p>'
        out.append(
            f'<li id="s-{n}">{title}<p class="small" dir="auto">{esc("; ".join(facts))}</p>{hashed}<p class="small">Claims: {links or "none"}</p></li>'
        )
    return _section("sources", "Sources", f'<ol class="plain">{"".join(out)}</ol>')
