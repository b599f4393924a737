"""What has changed on the site since it was last published, kept as ids so that no word of an earlier publication lives on in a later one."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from habeas.model.cases import Casebook, CaseFile
from habeas.model.errors import BadInput
from habeas.model.plain import to_plain
from habeas.publishing.chosen import HIDDEN
from habeas.publishing.site.speech import Speech

Sort = Literal["case_new", "case_gone", "status", "person", "event", "event_gone", "report", "report_gone", "differ", "details"]
FORM = "habeas-site/1"
MOST = 8
"""Changes of one sort told one by one at a time; what is more is "details"."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. `at`: the stamp of the publication. `about`: id of the person, event or report; `value`: a status or a field."""

    case: str
    at: str
    sort: Sort
    about: str = ""
    value: str = ""


def facts(case: CaseFile, book: Casebook) -> dict[str, Any]:
    """What of a case is watched, as ids and codes; `digest` tells that anything else changed."""
    here = {"people": set(case.people), "events": set(case.events), "sources": set(case.sources)}
    seen = {kind: [to_plain(x) for x in getattr(book, kind) if x.id in ids] for kind, ids in here.items()}
    claims = {i for e in book.events if e.id in here["events"] for i in e.claims} | {i for s in case.status for i in s.claims}
    seen["claims"] = [to_plain(c) for c in book.claims if c.id in claims]
    everything = json.dumps([to_plain(case), seen], ensure_ascii=False, sort_keys=True)
    return {
        "people": sorted(case.people),
        "events": sorted(case.events),
        "sources": sorted(case.sources),
        "status": {s.person: s.status for s in case.status},
        "differ": sorted({d.field for d in case.disagreements} - HIDDEN),
        "digest": hashlib.sha256(everything.encode()).hexdigest(),
    }


def manifest(book: Casebook, cases: Sequence[CaseFile], history: Sequence[Change], stamp: str) -> bytes:
    """What the next publication is held against, as JSON: ids, codes and hashes, no words."""
    plain = {
        "format": FORM,
        "stamp": stamp,
        "cases": {c.id: facts(c, book) for c in cases},
        "changes": [dataclasses.asdict(change) for change in history],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def changes(before: bytes | None, book: Casebook, cases: Sequence[str], stamp: str) -> tuple[Change, ...]:
    """All changes since the site was first published, the newest last. `before`: the manifest.json of the last publication, None at the first.

    Raises BadInput where the manifest is none of ours.
    """
    old: dict[str, Any] = {"cases": {}, "changes": []}
    if before is not None:
        try:
            old = json.loads(before)
            history = [Change(**row) for row in old["changes"]]
            known: dict[str, Any] = old["cases"]
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput("the manifest.json of the last publication cannot be read; take it from where the site was published") from error
    else:
        history, known = [], {}
    chosen = {c.id: c for c in book.cases if c.id in set(cases)}
    new = [Change(ident, stamp, "case_gone") for ident in sorted(known.keys() - chosen.keys())]
    for ident, case in sorted(chosen.items()):
        new.extend(_of_case(case, known.get(ident), facts(case, book), stamp))
    return (*history, *new)


def _of_case(case: CaseFile, old: dict[str, Any] | None, now: dict[str, Any], stamp: str) -> Iterator[Change]:
    if old is None:
        yield Change(case.id, stamp, "case_new")
        return
    found: list[tuple[Sort, str, str]] = [
        ("status", who, word) for who, word in now["status"].items() if old["status"].get(who) != word and who in old["people"]
    ]
    added: list[tuple[Sort, str]] = [("person", "people"), ("event", "events"), ("report", "sources")]
    for sort, kind in added:
        found += [(sort, x, "") for x in now[kind] if x not in old[kind]]
    found += [("differ", "", x) for x in now["differ"] if x not in old["differ"]]
    gone: list[tuple[Sort, str]] = [("event_gone", "events"), ("report_gone", "sources")]
    found += [(sort, "", "") for sort, kind in gone if set(old[kind]) - set(now[kind])]
    for n, (sort, about, value) in enumerate(found):
        if sum(x[0] == sort for x in found[:n]) < MOST:
            yield Change(case.id, stamp, sort, about, value)
    if (not found and old["digest"] != now["digest"]) or len(found) > MOST:
        yield Change(case.id, stamp, "details")


def told(speech: Speech, history: Sequence[Change]) -> list[str]:
    """Changes in words, each sentence once. What is no longer shown is not named: it became a detail."""
    events = {e.id: e for e in speech.book.events}
    sources = {s.id: s for s in speech.book.sources}
    out = []
    for c in history:
        if c.sort == "status" and c.about in speech.names:
            said = speech.say("change_status", who=speech.names[c.about], status=speech.status(c.value))
        elif c.sort == "person" and c.about in speech.names:
            said = speech.say("change_person", who=speech.names[c.about])
        elif c.sort == "event" and c.about in events:
            said = speech.say("change_event", what=speech.event(events[c.about]))
        elif c.sort == "report" and c.about in sources:
            said = speech.say("change_report", report=speech.report(sources[c.about]))
        elif c.sort == "differ":
            said = speech.say("change_differ", field=speech.word("fields", c.value))
        elif c.about:
            said = speech.say("change_details")
        else:
            said = speech.say(f"change_{c.sort}")
        out.append(said)
    return list(dict.fromkeys(out))
