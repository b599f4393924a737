"""Which points of a report are told of a case, and told as so: not of somebody else, not feared, not of another year; and who denies what."""

from __future__ import annotations

import re

from habeas.casefile.agreeing import denied_force, plain
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline, mostly_of
from habeas.casefile.happening import days_between
from habeas.casefile.kinship import words
from habeas.casefile.spots import SORTS
from habeas.model.claims import Claim
from habeas.model.when import When

OPEN = frozenset({"to be returned", "not known whether returned", "nothing heard", "out of contact", "not ill-treated", "did not fight"})
"""Ways that are told as feared, planned, unknown or denied and are meant so."""
OF_THEIRS = frozenset({"occupation", "route", "sentence"})
"""Points that are told of many people, and count only of a case's own."""
WHATEVER = frozenset({"charge", "pretext"})
"""Points that are told whatever the stance: what somebody is charged with, and what one side says that they were told."""
ONLY_SO = frozenset(
    {
        "cause",
        "vehicle",
        "destination",
        "circumstances",
        "scene",
        "found",
        "boarding",
        "recipient",
        "treatment",
        "motive",
        "resistance",
        "sentence",
    }
)
"""Points that a negated clause does not tell."""
OF_SOME = frozenset({"dead", "executed", "out of contact"})
"""What befell a part of a group stands against "all are safe"."""
UNSAID = frozenset({"denied", "feared", "predicted", "asked", "policy"})
"""Stances of a clause whose point is not told as so; a charge is told whatever the stance."""
FIRST_WITHOUT_SPACES = 0x2E80
"""Where the scripts begin whose words may stand anywhere: Chinese, Japanese, Korean."""
COUNTED = SORTS | {"count"}
"""Points that a report which is mostly of a case tells of it, whoever is mentioned beside them."""
OF_REPORT = frozenset({"charge", "doers", "vehicle", "motive"})
"""The same, where nobody with a name is mentioned beside them."""
A_YEAR = 300
"""Days from the main event beyond which a number is one of other people."""


def told(c: Claim) -> bool:
    """Whether a point is told as so: not denied, feared or planned, where its sort can be."""
    if (
        c.predicate == "status"
        and c.objects[0] not in OF_SOME
        and re.search(words()["part_of_group"]["match"], c.quotes[0].text, re.IGNORECASE)
    ):
        return False
    if (
        c.predicate == "voluntariness"
        and c.negated
        and c.objects[0] == "of their own will"
        and not re.search(words()["not_forced"]["match"], c.objects[1])
    ):
        return False
    if c.predicate == "voluntariness" and re.search(words()["unbelieved"]["match"], c.quotes[0].text, re.IGNORECASE):
        return False
    if (c.predicate == "voluntariness" and denied_force(c)) or plain(c) != c.objects[0]:
        return True
    if c.predicate == "age" and c.objects[0] == "age" and c.amount and c.amount.low != c.amount.high:
        return False  # reckoned from the year of birth
    if c.predicate == "sentence" and re.search(words()["may_be_given"]["match"], c.quotes[0].text, re.IGNORECASE):
        return False
    if c.predicate == "sentence" and c.stance == "predicted":  # "will spend six years behind bars": so it was ruled
        return not c.negated
    stayed = c.predicate == "whereabouts" and c.stance == "denied"  # no record that he left: he is there
    meant = stayed or c.predicate in WHATEVER or c.objects[0] in OPEN
    return meant or (c.stance not in UNSAID and not (c.negated and c.predicate in ONLY_SO))


def of_case(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether a point is told of this case: of its people, or of nobody to whom something else was done."""
    harmed = [p for p in c.subjects if p in d.people and d.done_to.get(p)]
    if c.predicate == "charge" and re.search(words()["others_charged"]["match"], c.quotes[0].text, re.IGNORECASE):
        return False
    if _other_charge(c):
        return any(p in o.victims for p in c.subjects[:1])
    if c.predicate in OF_THEIRS:
        if c.predicate == "sentence" and not any(p in d.people for p in c.subjects[:1]):
            return mostly_of(d, o, c.quotes[0].source)
        return any(p in o.people for p in c.subjects[:1]) if c.predicate != "route" else any(p in o.victims for p in harmed)
    if c.predicate == "official name":
        return mostly_of(d, o, c.quotes[0].source)
    if c.predicate == "status" and _of_somebody_else(d, o, c):
        return False
    return not harmed or harmed[0] in o.people or _of_report(d, o, c, harmed[0])


def _other_charge(c: Claim) -> bool:
    """Whether a charge is none of the listed ones: of whom it is told has to be known, for officers are charged too."""
    return c.predicate == "charge" and c.objects[0] == c.objects[1]


def convict(d: Dossier, o: Outline, c: Claim) -> str:
    """Whose sentence a claim tells: nobody's by name where a case has one victim with a name."""
    named = [p for p in o.victims if d.people[p].names]
    return "" if len(named) < 2 else next((p for p in c.subjects[:1] if p in d.people), "")


def _of_report(d: Dossier, o: Outline, c: Claim, beside: str) -> bool:
    """Whether a point can be told of a report's case although somebody of another case is mentioned beside it: nobody with a name."""
    mostly = mostly_of(d, o, c.quotes[0].source)
    if c.predicate in OF_REPORT and d.people[beside].kind != "named":
        return mostly or any(p in o.victims for p in c.subjects)
    return c.predicate in COUNTED and mostly


def _of_somebody_else(d: Dossier, o: Outline, c: Claim) -> bool:
    """Whether what became of somebody is told of one who is known and no victim here: "while his father was still alive"."""
    first = next((d.people[p] for p in c.subjects[:1] if p in d.people), None)
    return first is not None and first.kind in ("named", "anchored") and first.id not in o.victims


def of_another_time(c: Claim, then: When) -> bool:
    """Whether a number is told with a time far from the case's own: "in 2015 more than 100 were deported" counts others."""
    return c.predicate == "count" and bool(c.when.days) and bool(then.days) and days_between(c.when, then) > A_YEAR


def denials(d: Dossier, o: Outline) -> list[Claim]:
    """What is said against the case's event by those who deny it: not what reports themselves say."""
    found = []
    about = _beginnings({w for e in o.core for w in words()["kind_words"].get(e.kind, ())} | set(words()["denied_of"]["words"]))
    for s in o.sources:
        for c in d.by_source[s]:
            spoken = c.speaker.kind != "media" or c.speaker.entity is not None
            denied = c.kind == "attribute" and c.predicate == "denial" and c.stance != "not_confirmed"
            if denied and spoken and (about.search(c.quotes[0].text.casefold()) or _bare(c)) and of_case(d, o, c):
                found.append(c)
    return found


def _bare(c: Claim) -> bool:
    """Whether a denial does not name what is denied: "the government denies"."""
    return len(c.objects) == 2 and c.quotes[0].text.rstrip(" .,;\"'”’»").casefold().endswith(c.objects[1].casefold())


def _beginnings(stems: set[str]) -> re.Pattern[str]:
    """Words that begin so; in scripts that write no spaces, anywhere."""
    spaced = [re.escape(w) for w in sorted(stems) if ord(w[0]) < FIRST_WITHOUT_SPACES]
    other = [re.escape(w) for w in sorted(stems) if ord(w[0]) >= FIRST_WITHOUT_SPACES]
    return re.compile("|".join([rf"\b(?:{'|'.join(spaced)})", *other]))
