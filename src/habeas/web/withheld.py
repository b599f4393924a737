"""Why somebody or something is withheld from a publication, generalised or left out of it, in the language of the page.

What other stages write stays as it is, in the ledger and at the command line; a person's own words stay as they were written everywhere.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from habeas.model import korean
from habeas.model.wording import HAPPENED
from habeas.web import refusals, wording
from habeas.web.leaking import leaking
from habeas.web.listed import Listed

REASONS = (
    later("is a child, or may be one"),
    later("has a relative in a case and may still be in reach of those who did it"),
    later("is a source who was not named"),
    later("asked not to be recognised"),
    later("was hidden by those who reported it"),
    later("bears a name in the text that is not the real one"),
    later("has not agreed"),
    later("is protected by a decision"),
)
"""What a thing is protected for; protecting/words/protection.toml holds the same, and a test the two together."""
LIFTED = (
    later("only a parent or guardian can agree for a child"),
    later("only the relative can agree; what the victim agreed to does not count for the relative"),
    later("only the source can agree"),
    later("only who asked can agree"),
    later("only the person can agree"),
    later("the person, or who may speak for her or him, can agree"),
    later("lifted by consent"),
)
"""What lifts a protection."""
BECAUSE = Listed(
    later("the report says so: %(a)s"),
    later("a report says so of the name"),
    later("a report says so of %(a)s"),
    later("a claim rests on what they said"),
    later("a report speaks of them as a source without a name"),
    later("the report says “%(a)s”"),
)
"""Why reading proposes a protection."""
CONSENT = Listed(
    later("nothing is known of consent, and unknown consent protects"),
    later("whether consent is given was asked and is not known, and unknown consent protects"),
    later("consent ended on %(a)s"),
)
ABSENT = Listed(
    later("its source is protected"),
    later("its copy is not the one that was looked at any more; look at it again"),
    later("nobody has looked at it"),
    later("%(a)s keeps it out: %(b)s"),
    later("nobody said that no words in it give anybody away"),
    later("the words that were read in it give somebody away"),
)
"""Why a picture is not shown."""
PICTURE = Listed(later("picture %(a)s of %(b)s"))
COVERED = Listed(later("nothing covered"), later("1 box covered"), later("%(a)s boxes covered"))
PURPOSES = {
    "publication": later("publication"),
    "submission": later("a submission"),
    "hand_over": later("handing over"),
    "nothing": later("nothing"),
}
_OPENS = re.compile(rf"(?:{'|'.join(map(re.escape, REASONS))}) \(")
_SHIELD = re.compile(
    rf"(?P<told>{'|'.join(map(re.escape, REASONS))}) \((?:decision (?P<number>\d+) by (?P<by>.*?): (?P<own>.*)|proposed, nobody has decided: (?P<why>.*))\)"
    rf"(?:; (?P<how>{'|'.join(map(re.escape, LIFTED))}))?",
    re.DOTALL,
)
_REFUSED = re.compile(
    r"(?P<giver>.*) (?P<word>refused|took consent back) \(decision (?P<n>\d+)\): that protects whatever else was said", re.DOTALL
)
_OTHER_PURPOSE = re.compile(r"consent was given for (?P<given>[\w, ]+), not for (?P<wanted>\w+)")
_NOT_ENOUGH = re.compile(rf"(?P<giver>.*) agreed, but (?P<how>{'|'.join(map(re.escape, LIFTED))})", re.DOTALL)
_HAPPENED = "|".join(map(re.escape, HAPPENED.values()))
_KIN = re.compile(
    rf"(?:the (?P<tie>.+?) of (?P<name>.+)|(?P<who>.+) is their (?P<kin>.+?)), (?P<kind>{_HAPPENED}); "
    r"(?P<reach>is still there|no report says that they are out of reach)",
    re.DOTALL,
)
_SHOWN = re.compile(
    r"(?P<called>.+?) \((?P<file>[^()]+)\) would be shown with (?P<boxes>[^.]+)\. "
    r"What is written in it (?P<read>cannot be searched by words|was read by machine and searched); "
    r"(?P<by>.+) looked at it on (?P<on>\S+) and said that nothing in it gives anybody away\."
    r"(?P<near> Its report speaks of protected people.*)?",
    re.DOTALL,
)
_MUST_GO = re.compile(r"(?P<who>.+?) is shown by name and is protected now: (?P<whys>.*)", re.DOTALL)


def why(said: str) -> str:
    """Why somebody or something is protected."""
    if match := _SHIELD.fullmatch(said):
        parts = {"reason": _(match["told"]), "who": _decided(match), "how": _(match["how"]) if match["how"] else ""}
        return (_("%(reason)s (%(who)s); %(how)s") if match["how"] else _("%(reason)s (%(who)s)")) % parts
    if match := _REFUSED.fullmatch(said):
        giver = _giver(match["giver"])
        if match["word"] == "refused":
            return _("%(who)s refused (decision %(n)s): that protects whatever else was said") % {"who": giver, "n": match["n"]}
        return _("%(who)s took consent back (decision %(n)s): that protects whatever else was said") % {"who": giver, "n": match["n"]}
    if match := _OTHER_PURPOSE.fullmatch(said):
        given = ", ".join(_(PURPOSES.get(one, one)) for one in match["given"].split(", "))
        return _("consent was given for %(given)s, not for %(wanted)s") % {
            "given": given,
            "wanted": _(PURPOSES.get(match["wanted"], match["wanted"])),
        }
    if match := _NOT_ENOUGH.fullmatch(said):
        return _("%(who)s agreed, but %(how)s") % {"who": _giver(match["giver"]), "how": _(match["how"])}
    return CONSENT.in_words(said)


def must_go(said: str) -> str:
    """Why a publication may not stay out."""
    match = _MUST_GO.fullmatch(said)
    if match is None:
        return refusals.in_words(said)
    reasons = "; ".join(map(why, _apart(match["whys"])))
    return _("%(a)s is shown by name and is protected now: %(b)s") % {"a": match["who"], "b": reasons}


def _apart(joined: str) -> list[str]:
    """Single reasons of those that stand in one line. Some hold what stands between two of them."""
    found: list[str] = []
    for piece in joined.split("; "):
        if found and not (_OPENS.match(piece) or piece in CONSENT.messages):
            found[-1] += f"; {piece}"
        else:
            found.append(piece)
    return found


def absent(said: str) -> str:
    """Why a picture is left out."""
    return ABSENT.in_words(said)


def picture(called: str) -> str:
    """What a picture is called."""
    return PICTURE.in_words(called)


def shown(said: str) -> str:
    """What is accepted with a picture that is shown; other findings have their own Korean."""
    match = _SHOWN.fullmatch(said)
    if match is None or wording.language() != "ko":
        return said
    called = picture(match["called"][:1].lower() + match["called"][1:])
    sentences = [
        _("%(picture)s (%(file)s) would be shown with %(covered)s.")
        % {"picture": called, "file": match["file"], "covered": COVERED.in_words(match["boxes"])},
        _("What is written in it was read by machine and searched.")
        if match["read"].startswith("was")
        else _("What is written in it cannot be searched by words."),
        _("%(by)s looked at it on %(day)s and said that nothing in it gives anybody away.")
        % {"by": match["by"], "day": wording.day(match["on"])},
    ]
    if match["near"]:
        sentences.append(
            _("Its report speaks of protected people, and whoever searches the press by picture finds it where it was printed.")
        )
    return " ".join(sentences)


def stop(said: str) -> str:
    """Why a publication is stopped, whatever is accepted."""
    return leaking(refusals.in_words(said))


def _decided(match: re.Match[str]) -> str:
    if match["number"]:
        return _("decision %(n)s by %(by)s: %(why)s") % {"n": match["number"], "by": match["by"], "why": match["own"]}
    return _("proposed, nobody has decided: %(why)s") % {"why": _proposed(match["why"])}


def _proposed(said: str) -> str:
    match = _KIN.fullmatch(said)
    if match is None:
        return BECAUSE.in_words(said)
    kind = next(kind for kind, words in HAPPENED.items() if words == match["kind"])
    there = _("is still there") if match["reach"] == "is still there" else _("no report says that they are out of reach")
    relation = match["tie"] or match["kin"]
    parts = {
        "name": match["name"] or match["who"],
        "kin": korean.kin(relation) if wording.language() == "ko" else relation,
        "what": wording.word("happened", kind),
        "there": there,
    }
    return (
        _("the %(kin)s of %(name)s, %(what)s; %(there)s") if match["tie"] else _("%(name)s is their %(kin)s, %(what)s; %(there)s")
    ) % parts


def _giver(said: str) -> str:
    return {"the person": _("the person"), "nobody named": _("nobody named")}.get(said, said)
