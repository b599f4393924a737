"""What the sources of a case leave open, as questions that someone could go and answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.status import stated
from habeas.casefile.titles import the
from habeas.model.cases import Question, Status
from habeas.model.events import GRAVE, Event
from habeas.model.quote import Quote
from habeas.model.wording import HAPPENED, upper

MOST = 10
"""Questions put for one case: more than a case worker asks at one time helps nobody."""
MOST_FATES = 5
UNSETTLED = {
    "at_risk": "Is {who} safe?",
    "escaping": "Did {who} reach safety?",
    "missing": "Where is {who} now?",
    "detained": "Where is {who} now, and in whose hands?",
    "imprisoned": "Is {who} alive, in which prison or camp, and under what sentence?",
    "forcibly_returned": "What happened to {who} after the return?",
    "abducted_not_returned": "Where is {who} now?",
    "unknown": "What happened to {who}?",
    "claimed_dead": "Is {who} dead, as is claimed, and who has seen proof?",
    "dead": "Where and when did {who} die, and who is answerable for it?",
}
"""What is asked of a person whose latest status leaves it open."""


def questions(d: Dossier, o: Outline, told: Sequence[Status], main: Event | None) -> tuple[Question, ...]:
    """What a reader must still find out about a case, the people first. `about` names whom or what; the quotes raise the question."""
    asked = [
        *_fates(d, o, told),
        *_same(d, o),
        *_unnamed_sources(d, o),
        *_main(d, main),
        *_reports(d, o),
        *_groups(d, o),
        *_names(d, o),
        *_periods(d, o),
        *_events(d, o, main),
    ]
    unique = {q.text: q for q in reversed(asked)}
    return tuple(q for q in asked if unique.get(q.text) is q)[:MOST]


def _quotes(d: Dossier, claims: Iterable[str], most: int = 2) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(d.claims[c].quotes[0] for c in list(claims)[:most]))


def _fates(d: Dossier, o: Outline, told: Sequence[Status]) -> list[Question]:
    """Where each victim is now. Single people come before groups."""
    last = {s.person: s for s in told}
    out = []
    for v in sorted(o.victims, key=lambda v: (d.is_group(v), not d.people[v].names, -len(d.about[v]), v)):
        s = last.get(v)
        if s is None:
            suffered = [c for e in o.core if v in e.entities("victim") for c in d.claims_of[e.id]]
            out.append(Question(f"What happened to {the(d, v)} afterwards?", (v,), _quotes(d, suffered, 1), "afterwards"))
        elif s.status in UNSETTLED:
            out.append(Question(UNSETTLED[s.status].format(who=the(d, v)), (v,), _quotes(d, s.claims), s.status))
    single = sum(not d.is_group(v) for v in o.victims)
    return out[: max(3, single + 1)][:MOST_FATES]


def _same(d: Dossier, o: Outline) -> list[Question]:
    """Two people whom linking could neither join nor tell apart for certain."""
    out: list[tuple[bool, Question]] = []
    here = set(o.people)
    for k in d.refused:
        if any(r.name == "decision" for r in k.reasons):
            continue  # a person has answered it
        if k.kind == "person" and {k.left, k.right} & here and k.left in d.people and k.right in d.people:
            quotes = tuple(d.people[x].mentions[0] for x in (k.left, k.right) if d.people[x].mentions)
            verb, what = ("Are", "people") if d.is_group(k.left) else ("Is", "person")
            text = f"{verb} {the(d, k.left)} the same {what} as {the(d, k.right)}?"
            out.append((d.is_group(k.left), Question(text, (k.left, k.right), quotes, f"same {what}")))
    return [q for _, q in sorted(out, key=lambda x: x[0])][:2]


def _unnamed_sources(d: Dossier, o: Outline) -> list[Question]:
    claims = [d.claims[c] for e in o.core for c in d.claims_of[e.id]]
    claims += [d.claims[c] for v in o.victims if not d.is_group(v) for c in d.about[v]]
    hidden = [c for c in {c.id: c for c in claims if c.speaker.kind == "anonymous"}.values() if set(d.sources_of([c.id])) <= set(o.sources)]
    if not hidden:
        return []
    who = tuple(sorted({c.speaker.entity for c in hidden if c.speaker.entity in d.people and c.speaker.entity}))
    text = "Who are the unnamed sources, and how do they know? (Never to be asked in public.)"
    return [
        Question(text, who or tuple(sorted({c.quotes[0].source for c in hidden})), _quotes(d, [c.id for c in hidden]), "unnamed sources")
    ]


def _main(d: Dossier, main: Event | None) -> list[Question]:
    """The day, the place and the doer of the main event, as far as no report gives them."""
    return _details(d, main) if main else []


def _details(d: Dossier, e: Event) -> list[Question]:
    victims = d.victims(e)
    who = (
        the(d, victims[0]) if len(victims) == 1 else ", ".join(the(d, v) for v in victims[:2]) + (" and others" if len(victims) > 2 else "")
    )
    what = (
        f"{who or 'those concerned'} {HAPPENED[e.kind]}"
        if e.kind not in ("disappearance", "death_in_custody")
        else f"{who} {HAPPENED[e.kind]}"
    )
    missing = {}
    if e.when.days != 1:
        missing["day"] = "on which day"
    place = d.places.get(e.place or "")
    if place is None or place.kind in ("country", "region", "area", "unknown"):
        missing |= {"exactly": "where exactly"} if place else {"where": "where"}
    about = (e.id, *victims)
    quotes = _quotes(d, d.claims_of[e.id])
    out = [Question(f"{upper(' and '.join(missing.values()))}: {what}?", about, quotes, " ".join(missing))] if missing else []
    if e.kind in GRAVE and not any(_exact(d, x) for x in e.entities("perpetrator")):
        out.append(Question(f"Who carried it out (which service, unit or persons): {what}?", about, quotes, "by whom"))
    return out


def _exact(d: Dossier, body: str) -> bool:
    """Whether a doer is named closely enough to be answerable: a person or a body, not "the authorities" of a country."""
    if body in d.people:
        return bool(d.people[body].names)
    return body in d.organisations and d.organisations[body].kind not in ("unknown", "state_other", "other")


def _groups(d: Dossier, o: Outline) -> list[Question]:
    """How many a group without a number is, and whether someone with a case was in a group that is told of beside."""
    out = []
    for v in o.victims:
        p = d.people[v]
        if p.kind == "group" and (p.count is None or not p.count.known):
            out.append(Question(f"How many are meant: {the(d, v)}?", (v,), p.mentions[:1], "how many"))
        apart = [
            m for m in p.members if m in d.people and not d.is_group(m) and not any({m, v} <= set(e.entities("victim")) for e in o.core)
        ]
        out += [
            Question(f"Was {the(d, m)} one of {the(d, v)}?", (m, v), (*d.people[m].mentions[:1], *p.mentions[:1]), "one of") for m in apart
        ]
    return out


def _reports(d: Dossier, o: Outline) -> list[Question]:
    """Dates of publication and outlets that neither page nor side file gives; without them "last week" has no date."""
    out = []
    undated = [s for s in o.sources if d.sources[s].published.days != 1]
    unsigned = [s for s in o.sources if not d.sources[s].outlet]
    if undated:
        out.append(Question(f"When was it published: {_titles(d, undated)}?", tuple(undated), ask="published"))
    if unsigned:
        out.append(Question(f"Which outlet published it: {_titles(d, unsigned)}?", tuple(unsigned), ask="outlet"))
    return out


def _titles(d: Dossier, sources: Sequence[str]) -> str:
    return "; ".join(d.sources[s].title or d.sources[s].name for s in sources)


def _names(d: Dossier, o: Outline) -> list[Question]:
    """The names of single victims who have none, so that lists can be compared (to be kept safe, not printed)."""
    out = []
    for v in o.victims:
        p = d.people[v]
        if p.kind in ("anchored", "unknown") and not p.names:
            out.append(Question(f"What is the name of {the(d, v)}? (To be kept safe.)", (v,), p.mentions[:1], "name"))
        elif p.kind == "pseudonymous":
            out.append(Question(f"Is the real name of {the(d, v)} known to someone who may hold it?", (v,), p.mentions[:1], "real name"))
    return out


def _events(d: Dossier, o: Outline, main: Event | None) -> list[Question]:
    """Day, place and doer of the case's other grave events, those that most is said of first."""
    rest = [e for e in o.core if (main is None or e.id != main.id) and any(stated(d.claims[c]) for c in d.claims_of[e.id])]
    rest.sort(key=lambda e: (-len(d.claims_of[e.id]), e.id))
    return [q for e in rest[:3] for q in _details(d, e)[:1]]


def _periods(d: Dossier, o: Outline) -> list[Question]:
    """Figures of the case's reports whose period the words leave open."""
    vague = [
        f for f in d.figures.values() if f.source in o.sources and f.period.words and (not f.period.known or f.period.precision == "range")
    ]
    return [Question(f"Which period is meant by “{f.period.words}” ({f.what})?", (f.id,), (f.quote,), "period") for f in vague[:1]]
