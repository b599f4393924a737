"""Why the machine thinks so, as plain sentences in the language of the page. What is stored stays as it is; the ledger and exports use that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from habeas.model.claims import Claim
from habeas.web import wording
from habeas.web.signs import ACTOR, KIND, PLACE, TIME, VICTIM, Moved, Signs
from habeas.web.sureness import sureness
from habeas.web.words_near import word_near

MEANT = {
    "asserted": later("“%(words)s” says that it is not so."),
    "hedged": later("“%(words)s” says it with reserve."),
    "denied": later("“%(words)s” denies it."),
    "not_confirmed": later("“%(words)s” leaves it open."),
    "feared": later("“%(words)s” tells of a fear, not of what happened."),
    "predicted": later("“%(words)s” tells of what may come, not of what happened."),
    "asked": later("“%(words)s” asks for it."),
    "policy": later("“%(words)s” tells of what is usually done."),
}
"""What words make of what they stand with, by the stance that they give it."""
ODDS = {
    "attempt: ": later("“%(words)s” tells of an attempt."),
    "unreal: ": later("“%(words)s” tells of something imagined, or that did not come about."),
}
ACTORS = {
    "state": later("the state"),
    "foreign state": later("another state"),
    "intergovernmental": later("an intergovernmental body"),
    "non state permitted": later("an armed group or others whom the state lets do it"),
    "non state unpermitted": later("an armed group or others against the state"),
    "other non state": later("others who are not of the state"),
    "unknown": later("nobody knows who"),
}
VIOLATIONS = {
    "arbitrary detention": later("detention"),
    "killing": later("killing"),
    "torture": later("torture or ill-treatment"),
    "kidnapping": later("abduction"),
    "enforced disappearance": later("disappearance"),
    "other": later("another violation"),
}
"""Kinds of perpetrators and of violations, as they stand in reasons."""
IN_GENERAL = "simple present of a state or of people in general"
SIGN = re.compile(r"(?:^|; )(.+?) (-?[\d.]+(?:e[+-]?\d+)?) \(([+-]\d+\.\d+)\)(?=; |$)", re.DOTALL)


class Sentence(NamedTuple):
    """A reason in words, and what in the report spoke for and against it, where weights decided."""

    said: str
    facts: str = ""


def because(claim: Claim) -> list[Sentence]:
    """Each reason of a claim as a sentence; what a person wrote stands as it was written."""
    if claim.finder.name == "a person":
        return [Sentence(claim.why)] if claim.why else []
    return list(dict.fromkeys(sentence for part in parts(claim.why) for sentence in said(part)))


def parts(why: str) -> list[str]:
    """The single reasons of those stored in one line. A report's own words may hold what stands between two reasons, so a part begins only where one can."""
    found: list[str] = []
    for piece in why.split("; "):
        if found and not any(pattern.match(piece) for pattern, _say in FORMS):
            found[-1] += f"; {piece}"
        elif piece:
            found.append(piece)
    return found


def said(part: str) -> Iterator[Sentence]:
    """One reason in words; one of no known form gives none, for it could name what only programs know."""
    for pattern, say in FORMS:
        if match := pattern.fullmatch(part):
            yield from (one if isinstance(one, Sentence) else Sentence(one) for one in say(match))
            return


def moved(signs: str) -> list[Moved]:
    """The signs that stand in a reason, with their values and how far each moved the decision."""
    return [(name, float(value), float(by)) for name, value, by in SIGN.findall(signs)]


def _led(sentence: str, table: Signs, signs: str) -> Iterator[Sentence]:
    yield Sentence(sentence, table.told(moved(signs)))


def _event(m: re.Match[str]) -> Iterator[str]:
    yield _("“%(words)s” tells of it.") % {"words": m[1]}


def _voice(m: re.Match[str]) -> Iterator[str]:
    yield _("“%(words)s” shows that somebody says so.") % {"words": m[1]}


def _meant(m: re.Match[str]) -> Iterator[str]:
    stance, negated, words = m[1], m[2], m[3]
    odd = next((head for head in ODDS if words.startswith(head)), "")
    if words == IN_GENERAL:
        yield _("It is told as what holds in general, not as something that happened once.")
    elif words == "?":
        yield _("It is asked as a question.")
    else:
        yield _(ODDS[odd] if odd else MEANT[stance]) % {"words": words.removeprefix(odd).removesuffix(" (purpose)")}
    if negated and stance != "asserted":
        yield _("It is told as something that is not so or did not happen.")


def _victim(m: re.Match[str]) -> Iterator[Sentence]:
    taken = {"name": m[1], "n": f"{float(m[2]):.0%}".removesuffix("%")}
    yield from _led(_("%(name)s is taken for a victim; of 100 such choices about %(n)s are right.") % taken, VICTIM, m[3])


def _place(m: re.Match[str]) -> Iterator[Sentence]:
    yield from _led(_("The report as a whole puts it in %(place)s.") % {"place": m[1]}, PLACE, m[2])


def _day(m: re.Match[str]) -> Iterator[Sentence]:
    sentence = _("The report as a whole puts it at this time: “%(words)s”.") % {"words": m[1]}
    yield Sentence(sentence, _of_day(m[2]))


def _of_day(signs: str) -> str:
    """What spoke for a time: signs of the time, and words beside it, which have no list."""
    found = moved(signs)
    near = [word_near(name) for name, _value, by in found if not TIME.knows(name) and by > 0]
    told = TIME.told([row for row in found if TIME.knows(row[0])])
    beside = _("Words beside it speak for it: %(words)s.") % {"words": "; ".join(dict.fromkeys(near))} if near else ""
    return " ".join(filter(None, (told, beside)))


def _actor(m: re.Match[str]) -> Iterator[Sentence]:
    kind = _(ACTORS[m[1]])
    yield from _led(_("The report as a whole lays it to this kind of perpetrator: %(kind)s.") % {"kind": kind}, ACTOR, m[2])


def _kind(m: re.Match[str]) -> Iterator[Sentence]:
    kind = _(VIOLATIONS[m[1]])
    yield from _led(_("These words speak of it, and the report as a whole tells of such a thing: %(kind)s.") % {"kind": kind}, KIND, m[2])


def _status(m: re.Match[str]) -> Iterator[str]:
    yield _("“%(words)s” tells what befell the person: %(what)s.") % {
        "words": m[2],
        "what": wording.word("happened", m[1].replace(" ", "_")),
    }


def _state(m: re.Match[str]) -> Iterator[str]:
    yield _("“%(words)s” says how the person is or was.") % {"words": m[1]}


def _sure(m: re.Match[str]) -> Iterator[str]:
    yield from sureness(m[1])


def _model(m: re.Match[str]) -> Iterator[str]:
    yield _("Proposed by the language model %(name)s. Only the words were checked, not what they are taken to say.") % {"name": m[1]}


def _names(_match: re.Match[str]) -> Iterator[str]:
    yield _("Another report names this person differently.")


def _untold(_match: re.Match[str]) -> Iterator[str]:
    yield _("No sentence tells plainly what was done. The report speaks most of this person and uses words that stand around violations.")


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Sentence | str]]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), say)
    for pattern, say in (
        (r"event: (.*)", _event),
        (r"said: (.*)", _voice),
        (rf"({'|'.join(MEANT)})( \(negated\))?: (.*)", _meant),
        (r"(.+) held to be a victim at (\d\.\d+) by (.*)", _victim),
        (r"the report as a whole puts it in (.+?) \((.*)\)", _place),
        (r"the report as a whole dates it '(.*?)' \((.*)\)", _day),
        (rf"the report as a whole tells of a perpetrator of the kind ({'|'.join(ACTORS)}) \((.*)\)", _actor),
        (rf"words for ({'|'.join(VIOLATIONS)}) in a report that tells of it \((.*)\)", _kind),
        (r"the report tells of (.+?) \('(.*)'\)", _status),
        (r"sure: (.*)", _sure),
        (r"proposed by the language model (.+); only the words were checked, not what they are taken to say", _model),
        (r"the report as a whole speaks most of this person and holds what stands around violations", _untold),
        (r"another report names this person differently", _names),
        (r"'(.*)'", _state),
    )
)
"""The forms that stored reasons have, and what each says."""
