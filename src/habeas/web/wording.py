"""The nouns in the reader's language: what happened, when, how many, who says so and how surely."""

from __future__ import annotations

import functools
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from habeas.actions.case_lines import CaseLine
from habeas.model import korean, wording
from habeas.model.amount import Amount
from habeas.model.cases import Casebook, CaseFile, Question
from habeas.model.when import When
from habeas.protecting.access import WORDS
from habeas.web.field_words import FIELDS

STANCES = {
    "asserted": later("says so"),
    "hedged": later("says so with reserve"),
    "denied": later("denies it"),
    "not_confirmed": later("neither confirms nor denies"),
    "feared": later("fears it"),
    "predicted": later("expects it"),
    "asked": later("asks for it"),
    "policy": later("describes what is usually done"),
}
NEARNESS = {
    "victim": later("the person concerned"),
    "relative": later("a relative"),
    "witness": later("a witness"),
    "official": later("an official"),
    "organisation": later("an organisation"),
    "anonymous": later("an unnamed source"),
    "media": later("the report itself"),
    "expert": later("an expert"),
    "public": later("members of the public"),
    "unknown": later("a speaker"),
}
CLAIM_KINDS = {
    "event": later("what happened"),
    "status": later("what became of someone"),
    "relation": later("how people are related"),
    "attribute": later("something about a person"),
    "figure": later("a number"),
    "statement": later("a statement"),
    "appeal": later("an appeal"),
    "law": later("a law"),
}
CLAIM_STATES = {
    "proposed": later("proposed"),
    "accepted": later("accepted"),
    "rejected": later("rejected"),
    "corrected": later("corrected"),
    "unsure": later("not sure"),
}
VERDICTS = {
    "accept": later("accepted a claim"),
    "reject": later("rejected a claim"),
    "correct": later("corrected a claim"),
    "unsure": later("was not sure of a claim"),
    "add": later("added a claim"),
    "same_person": later("said: the same person"),
    "different_person": later("said: different people"),
    "same_incident": later("said: the same incident"),
    "different_incident": later("said: different incidents"),
    "protect": later("asked to protect someone"),
    "consent": later("noted a consent"),
    "picture": later("looked at a picture"),
    "publish": later("published"),
    "sign": later("signed what another decided"),
    "team": later("changed who works here"),
    "withdraw": later("took a decision back"),
}
PICTURES = {
    "unseen": later("nobody has looked"),
    "shown": later("looked at, may be shown"),
    "kept_in": later("kept out of publications"),
}
FURNITURE = {
    "masthead": later("head of the page"),
    "byline": later("who wrote it"),
    "dateline": later("place and day of writing"),
    "caption": later("caption"),
    "alt_text": later("description of a picture"),
    "credit": later("credit"),
    "navigation": later("navigation"),
    "related": later("other articles"),
    "share": later("share buttons"),
    "advert": later("advertisement"),
    "comment": later("comments"),
    "legal": later("legal notice"),
    "date_line": later("date of the page"),
    "title": later("title"),
    "other": later("part of the page"),
}
ASKED_BECAUSE = {
    "differs": later("sources differ on this"),
    "alone": later("nothing else says that it happened"),
    "unsure_finder": later("the machine was not sure"),
}
HITS = {
    "case": later("case"),
    "person": later("person"),
    "organisation": later("organisation"),
    "place": later("place"),
    "source": later("source"),
    "claim": later("what is said"),
}
JOBS = {
    "waiting": later("waiting"),
    "reading": later("being read"),
    "added": later("read"),
    "known": later("known already"),
    "updated": later("read again with new metadata"),
    "refused": later("refused"),
}
FACTS = {
    "names": later("names"),
    "sex": later("sex"),
    "age": later("age"),
    "kin": later("kin"),
    "occupation": later("occupation"),
    "other": later("also told"),
    "what": later("what happened"),
    "who": later("to whom"),
    "when": later("when"),
    "where": later("where"),
    "by": later("by whom"),
}
SEXES = {"male": later("male"), "female": later("female"), "other": later("other sex")}
MONTHS = (
    later("January"), later("February"), later("March"), later("April"), later("May"), later("June"), later("July"), later("August"),
    later("September"), later("October"), later("November"), later("December"),
)  # fmt: skip
ROLES = {"administrator": later("administrator"), "editor": later("editor"), "reviewer": later("reviewer"), "reader": later("reader")}
PUBLICATION = {"out": later("out"), "expired": later("its time is over"), "withdrawn": later("withdrawn")}
FORM = {
    "site": later("a site of static pages"),
    "data": later("data"),
    "bundle": later("a sealed bundle"),
    "dossier": later("a PDF of each case"),
}
FINENESS = {
    "day": later("days"),
    "month": later("months"),
    "year": later("years"),
    "none": later("no dates"),
    "exact": later("exact"),
    "band": later("bands of years"),
    "shown": later("shown"),
    "withheld": later("withheld"),
}
TABLES: dict[str, dict[str, str]] = {
    "status": wording.STATUSES,
    "happened": wording.HAPPENED,
    "stance": STANCES,
    "near": NEARNESS,
    "kind": CLAIM_KINDS,
    "state": CLAIM_STATES,
    "field": FIELDS,
    "verdict": VERDICTS,
    "picture": PICTURES,
    "furniture": FURNITURE,
    "sex": SEXES,
    "asked_because": ASKED_BECAUSE,
    "hit": HITS,
    "job": JOBS,
    "fact": FACTS,
    "publication": PUBLICATION,
    "form": FORM,
    "fineness": FINENESS,
    "role": ROLES,
    "act": {str(act): words for act, words in WORDS.items()},
}
"""Each table of words by the name that pages ask for it."""


def word(table: str, key: str) -> str:
    """A word of a table in the reader's language; the key itself where the table does not know it."""
    known = TABLES[table].get(key)
    return _in(get_language() or "", known) if known else key.replace("_", " ")


@functools.cache
def _in(language: str, words: str) -> str:
    """Words in a language, looked up once: a page says the same word a thousand times. `language` is the one that is spoken now."""
    return _(words)


def language() -> str:
    """The language of names and titles on a page: Korean where the reader's is, else English."""
    return "ko" if (get_language() or "").startswith("ko") else "en"


def day(iso: str) -> str:
    """A day as people write it."""
    d = date.fromisoformat(iso)
    return _("%(day)s %(month)s %(year)s") % {"day": d.day, "month": _(MONTHS[d.month - 1]), "month_number": d.month, "year": d.year}


def time(w: When | None) -> str:
    """A time as exactly as it is known; the source's own words where no day is known."""
    if w is None or not w.known:
        return f"“{w.words}”" if w and w.words else ""
    if w.earliest is None or w.latest is None:
        return _("by %(day)s") % {"day": day(w.latest)} if w.latest else _("since %(day)s") % {"day": day(w.earliest or "")}
    first = date.fromisoformat(w.earliest)
    if w.earliest == w.latest:
        return day(w.earliest)
    if w.precision == "month":
        return _("%(month)s %(year)s") % {"month": _(MONTHS[first.month - 1]), "month_number": first.month, "year": first.year}
    if w.precision == "year":
        return _("%(year)s") % {"year": first.year}
    return _("%(first)s to %(last)s") % {"first": day(w.earliest), "last": day(w.latest)}


def since(w: When) -> str:
    """From when on something holds."""
    if not w.known or w.earliest is None or w.latest is None:
        return time(w)
    if w.precision in ("day", "month", "year"):
        return _("since %(day)s") % {"day": time(w)}
    return _("since some day from %(first)s to %(last)s") % {"first": day(w.earliest), "last": day(w.latest)}


def amount(a: Amount | None) -> str:
    """A number as it was said, with its bounds."""
    if a is None or not a.known:
        return (a.words or "") if a else ""
    if a.low == a.high:
        said = f"{a.low:,g}"
        return _("about %(number)s") % {"number": said} if a.approximate else said
    if a.high is None:
        return _("at least %(number)s") % {"number": f"{a.low:,g}"}
    if a.low is None:
        return _("at most %(number)s") % {"number": f"{a.high:,g}"}
    return _("%(low)s to %(high)s") % {"low": f"{a.low:,g}", "high": f"{a.high:,g}"}


def counted(a: Amount | None) -> str:
    """A number with what it counts."""
    said = amount(a)
    if a is None or a.unit != "persons" or not said:
        return f"{said} {(a.unit or '') if a else ''}".rstrip()
    return _("1 person") if a.low == a.high == 1 else _("%(n)s people") % {"n": said}


def title(case: CaseFile, book: Casebook) -> str:
    """A case's title in the reader's language."""
    return korean.title(case, book, korean.names(book)) if (get_language() or "").startswith("ko") and case.whom else case.title


def question(q: Question, book: Casebook) -> tuple[str, str]:
    """An open question and the language that it stands in."""
    said = korean.question(q, book, korean.names(book)) if (get_language() or "").startswith("ko") else None
    return (said, "ko") if said else (q.text, "en")


def ago(iso: str, today: date) -> str:
    """How long ago a day was."""
    days = (today - date.fromisoformat(iso)).days
    if days <= 0:
        return _("today")
    if days < 60:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    if days < 730:
        months = days // 30
        return ngettext("%(n)s month ago", "%(n)s months ago", months) % {"n": months}
    years = int(days / 365.25)
    return ngettext("%(n)s year ago", "%(n)s years ago", years) % {"n": years}


def spoken(name: str, in_korean: str) -> str:
    """A name as the reader's language has it."""
    return in_korean if in_korean and language() == "ko" else name


def listed_title(line: CaseLine) -> str:
    """The title of a case in a list, in the reader's language."""
    return spoken(line.title, line.korean)
