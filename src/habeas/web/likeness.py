"""Why the machine takes two for the same or not, and the words of both sides, in the language of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from habeas.model import korean
from habeas.model.amount import Amount
from habeas.model.countries import country, in_korean
from habeas.model.findings import Reason
from habeas.model.when import When, precision_of
from habeas.web import wording
from habeas.web.reasons import REASONS

SAME_KIN = re.compile(r"both have the same (of )?(.+)")
OTHER_KIN = re.compile(r"a (of )?(.+) of another name")
ALIKE = re.compile(r"alike to 0?\.?(\d+)(?:\.\d+)? in their telling words")
NAMES_DIFFER = "different names: "
INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d|\.\.)(?:/(\d{4}-\d\d-\d\d|\.\.))?")
OF_THE_YEAR = re.compile(r"(?:XXXX-)?(\d\d)-(\d\d)")
BOUNDS = re.compile(r"(\d*)-(\d*)")
OF_COUNTRIES = re.compile(r"([A-Z]{2}(?: [A-Z]{2})*): ?(.*)")
KIN_OF = re.compile(r"([\w ]+?) of (.+)")


def likeness(said: Reason) -> str:
    """A reason of a comparison as a phrase."""
    why = said.why
    if said.name == "occupation" and why not in REASONS.messages:
        return _("both are called: %(words)s") % {"words": why}
    if said.name == "kin_facts" and why.startswith("both have "):
        return _("both have %(a)s") % {"a": _kin_row(why.removeprefix("both have "))}
    for pattern, mine, theirs in (
        (SAME_KIN, "both have the same %(a)s", _("both are %(kin)s of the same person")),
        (OTHER_KIN, "a %(a)s of another name", _("both are %(kin)s of somebody, but of people of different names")),
    ):
        if said.name == "kin_names" and (match := pattern.fullmatch(why)):
            return theirs % {"kin": _kin(match[2])} if match[1] else _(mine) % {"a": _kin(match[2])}
    if match := ALIKE.fullmatch(why):
        share = why.split()[2]
        return _("their telling words are alike to %(n)s of 100") % {"n": f"{100 * float(share):.0f}"}
    if why.startswith(NAMES_DIFFER):
        return _("different names: %(a)s") % {"a": REASONS.in_words(why.removeprefix(NAMES_DIFFER))}
    return REASONS.in_words(why)


def side(words: str, said: Reason) -> str:
    """The words of one side of a comparison: days, numbers, kinds, kin and sex in the reader's language, a report's own words as they are."""
    if said.name in ("kind", "shared_event"):
        return wording.word("happened", words)
    if said.name == "sex" or said.why == "different sexes":
        return wording.word("sex", words) if words in wording.SEXES else ""
    if said.name in ("count", "group_size") and (bounds := BOUNDS.fullmatch(words)):
        low, high = (int(bound) if bound else None for bound in bounds.groups())
        return wording.amount(Amount(low, high))
    if said.name == "nationality":
        return country(words, wording.language())
    if said.name == "place" and wording.language() == "ko":
        return in_korean().get(words, words)
    if said.name == "whose" and (whose := OF_COUNTRIES.fullmatch(words)):
        return "; ".join((*(country(code, wording.language()) for code in whose[1].split()), *filter(None, [whose[2]])))
    if said.name == "kin_facts":
        return _kin_row(words)
    if said.name == "kin_anchor" and (kin := KIN_OF.fullmatch(words)):
        return f"{kin[2]}의 {korean.kin(kin[1])}" if wording.language() == "ko" else words
    if said.name in ("time", "told", "setting") or said.why.endswith("days apart"):
        return ", ".join(map(dated, words.split(", ")))
    return words


def dated(words: str) -> str:
    """A day, an interval or a day of the year as people write it, where words are one."""
    if match := INTERVAL.fullmatch(words):
        first, last = (None if end == ".." else end for end in (match[1], match[2] or match[1]))
        return wording.time(When(first, last, None, precision_of(first, last) if first and last else "unknown"))
    if (match := OF_THE_YEAR.fullmatch(words)) and 1 <= int(match[1]) <= 12:
        return _("%(day)s %(month)s") % {"day": int(match[2]), "month": _(wording.MONTHS[int(match[1]) - 1])}
    return words


def _kin_row(words: str) -> str:
    return ", ".join(map(_kin, words.split(", ")))


def _kin(relation: str) -> str:
    return korean.kin(relation) if wording.language() == "ko" else relation
