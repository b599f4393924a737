"""That somebody denies what others say, or will not confirm it: who, and in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.casefile.differing import clip, values
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.kinship import words
from habeas.casefile.status import stated
from habeas.casefile.told_points import denials
from habeas.model.cases import Disagreement, SaidValue
from habeas.model.claims import Claim
from habeas.model.events import Event
from habeas.model.wording import HAPPENED

OF_ABSENCE = frozenset({"disappearance"})
"""Kinds that are told by what did not happen."""
TAKEN = frozenset({"abduction", "detention"})
"""Kinds that say what is behind an absence."""
SO_NEAR = 30
"""Letters before a claim in which the verb stands that it hangs on."""
FEW = 3
"""Voices of denial that are shown."""


def denied(d: Dossier, o: Outline, e: Event, doubts: Sequence[Claim]) -> tuple[SaidValue, ...]:
    """An event that some state and others deny, or will neither confirm nor deny."""
    claims = [*(d.claims[c] for c in d.claims_of[e.id]), *doubts]
    said = [c for c in claims if stated(c)]
    missing = e.kind in OF_ABSENCE  # "did not come home", "nobody knows where she is" tell of it and deny nothing
    against = [c for c in claims if not _gone(c)]
    denied = [
        c for c in against if c.stance == "denied" or (c.negated and c.stance in ("asserted", "hedged") and not (missing and _own(c)))
    ]
    unclear = [c for c in claims if c.stance == "not_confirmed" and not (missing and _own(c)) and not _asks_how(c)]
    if denied:
        denied = [*denied, *(c for c in denials(d, o) if c.speaker.entity and c.speaker.entity in {x.speaker.entity for x in denied})]
    return values(
        *(
            (_said_by(d, word, cs, e.kind), [c.id for c in cs])
            for word, cs in (("said", said), ("denied", denied), ("not confirmed", unclear))
            if cs
        )
    )


def denied_by(d: Dossier, o: Outline, main: Event) -> list[Disagreement]:
    """What officials and others say against a case's main event, where no claim of that event itself is a denial."""
    against: dict[str, list[Claim]] = {}
    for c in denials(d, o):
        against.setdefault(c.speaker.entity or c.speaker.name or c.id, []).append(c)
    told = [c for c in (d.claims[i] for i in _of_the_deed(d, o, main)) if stated(c)]
    if not told or not against:
        return []
    most = sorted(against.values(), key=lambda cs: (-len(cs), cs[0].id))[:FEW]
    pairs = [
        (_said_by(d, "said", told, main.kind), [c.id for c in told]),
        *((_said_by(d, "denied", cs), [c.id for c in cs]) for cs in most),
    ]
    return [Disagreement("denial", (main.id, *d.victims(main)), said)] if (said := values(*pairs)) else []


def borne_out(d: Dossier, o: Outline, main: Event) -> list[Disagreement]:
    """One report has somebody in office confirm it, another says that it could not check it."""
    told: dict[str, list[Claim]] = {"confirmed": [], "unverified": []}
    stems, phrases = (words()[table]["words"] for table in ("confirmed", "unverified"))
    for c in (c for s in o.sources for c in d.by_source[s]):
        if any(w in c.quotes[0].text.casefold() for w in phrases):
            told["unverified"].append(c)
        elif stated(c) and _confirmer(d, o, c, stems):
            told["confirmed"].append(c)
    checked, unchecked = told["confirmed"], told["unverified"]
    if not checked or not unchecked or set(d.sources_of(c.id for c in checked)) & set(d.sources_of(c.id for c in unchecked)):
        return []
    by = f"confirmed by {_confirmer(d, o, checked[0], stems)}"
    said_so = values((by, [c.id for c in checked]), (clip(unchecked[0].quotes[0].text), [c.id for c in unchecked]))
    return [Disagreement("confirmation", (main.id, *d.victims(main)), said_so)]


def _confirmer(d: Dossier, o: Outline, c: Claim, stems: Sequence[str]) -> str:
    """Who in office bears out what happened: the speaker of a claim on the case's event behind such a verb, or the one who "confirmed it"."""
    before = d.texts.get(c.quotes[0].source, "")[: c.quotes[0].start][-SO_NEAR:].casefold()
    if c.event in o.events and c.speaker.kind == "official" and any(w in before for w in stems):
        return c.speaker.name or ""
    if c.kind != "statement" or not any(c.predicate.casefold().startswith(w) for w in stems):
        return ""
    for who in c.subjects:
        if who in d.organisations and "state" in d.organisations[who].actor:
            return d.organisations[who].name
        if who in d.people and d.people[who].names and any(d.claims[i].speaker.kind == "official" for i in d.spoken.get(who, ())):
            return d.people[who].names[0].text
    return ""


def _of_the_deed(d: Dossier, o: Outline, e: Event) -> list[str]:
    """The claims of an event; of somebody gone those of being taken as well: that is what is denied."""
    events = [e, *(x for x in o.core if x.kind in TAKEN and x.id != e.id)] if e.kind in OF_ABSENCE else [e]
    return [c for x in events for c in d.claims_of[x.id]]


def _asks_how(c: Claim) -> bool:
    """Whether what is not known is where, how or why, and not whether: "they did not know where they were being taken"."""
    return re.search(words()["asks_how"]["match"], c.quotes[0].text, re.IGNORECASE) is not None


def _gone(c: Claim) -> bool:
    """Whether a claim tells that somebody is gone, which denies nothing: "who has not been seen since Thursday"."""
    return re.search(words()["gone"]["match"], c.quotes[0].text, re.IGNORECASE) is not None


def _own(c: Claim) -> bool:
    """Whether nobody but the report itself says so."""
    return c.speaker.kind == "media"


def _said_by(d: Dossier, word: str, claims: Sequence[Claim], kind: str = "") -> str:
    """The clearest of some claims with who says it: "denied by North Korea: she never entered the country"."""
    stems = _stems(claims, kind) if word == "said" else ()
    best = max(
        claims,
        key=lambda c: (
            word == "denied" and c.negated,
            any(w in c.quotes[0].text.casefold() for w in stems),
            c.speaker.kind == "official",
            c.speaker.kind != "media",
            -abs(len(_piece(c)) - 60),
            c.id,
        ),
    )
    who = d.people[best.speaker.entity].names if best.speaker.entity in d.people else ()
    name = best.speaker.name or next((n.text for n in who), None)
    by = f" by {name}" if name and best.speaker.kind != "media" else ""
    what = f"{HAPPENED[kind]}, {word}" if word == "said" and kind in HAPPENED else word
    return clip(f"{what}{by}: {_piece(best, stems)}")


def _stems(claims: Sequence[Claim], kind: str) -> Sequence[str]:
    """Beginnings of words that name the deed; of an absence those of being taken, where anybody says so."""
    taken = words()["taken"]["words"] if kind in OF_ABSENCE else ()
    said = [c.quotes[0].text.casefold() for c in claims]
    return [w for w in taken if any(w in text for text in said)] or words()["kind_words"].get(kind, ())


def _piece(c: Claim, stems: Sequence[str] = ()) -> str:
    """The part of a claim's words between semicolons that tells it: where the deed or a denial stands, or the verb."""
    want = c.objects[1] if c.predicate == "denial" and len(c.objects) == 2 else c.predicate.split()[0][:3]
    parts = [" ".join(x.split()) for x in re.split(r"[;；]", c.quotes[0].text)]
    told = [x for x in parts if any(w in x.casefold() for w in stems)]
    return (told or [x for x in parts if want.casefold() in x.casefold()] or [max(parts, key=len)])[0].strip()
