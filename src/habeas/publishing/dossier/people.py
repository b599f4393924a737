"""The people of a dossier: what is known of each now, since when, and who says so; what was known before stays readable."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model.cases import Status
from habeas.model.people import Person
from habeas.model.wording import upper
from habeas.publishing.case_view import CaseView
from habeas.publishing.dossier.words import Words
from habeas.publishing.paper.blocks import Block, Grid, Para
from habeas.publishing.site import people as shown
from habeas.publishing.site.speech import Speech


def now(v: CaseView, speech: Speech, own: Words) -> Block:
    """A table with a row for each person."""
    known: dict[str, list[Status]] = {}
    for s in v.case.status:
        known.setdefault(s.person, []).append(s)
    rows = tuple(_row(v, speech, own, p, known.get(p.id, [])) for p in shown.ordered(v))
    if not rows:
        return Para(speech.say("nobody"))
    return Grid((own.say("person"), own.say("status"), own.say("says_so")), rows, (5, 6, 6))


def _row(v: CaseView, speech: Speech, own: Words, p: Person, known: Sequence[Status]) -> tuple[tuple[Block, ...], ...]:
    facts = shown.facts(v, speech, p)
    who: list[Block] = [Para(speech.heading(p.id), "strong")]
    who += [Para("; ".join(facts), "small")] if facts else []
    if not known:
        return tuple(who), (Para(speech.say("no_status")),), ()
    last = known[-1]
    since = "; ".join(shown.since(speech, last))
    state: list[Block] = [Para(upper(speech.status(last.status)), "strong")]
    state += [Para(upper(since), "small")] if since else []
    state += [Para(_before(speech, own, s), "small") for s in shown.earlier(known)]
    voices = list(dict.fromkeys(speech.speaker(c) for c in v.claims if c.id in last.claims))
    return tuple(who), tuple(state), tuple(Para(name) for name in voices)


def _before(speech: Speech, own: Words, s: Status) -> str:
    since = "; ".join(shown.since(speech, s))
    return own.say("earlier" if since else "earlier_bare", status=speech.status(s.status), since=since)
