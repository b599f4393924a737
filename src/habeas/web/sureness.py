"""What makes the machine more or less sure of a claim, as facts that a reader can check: "the person is called by name"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from habeas.web import wording

FACTS = {
    "about nobody": later("it is about nobody in particular"),
    "about several": later("it is about several people"),
    "about somebody by a noun": later("the person is called by a noun"),
    "about somebody by a pronoun": later("the person is called by a pronoun"),
    "about somebody by a word for a group": later("the people are called by a word for a group"),
    "about somebody by name": later("the person is called by name"),
    "about somebody named elsewhere": later("the person is named in another place"),
    "another event in the same words": later("the same words tell of something else too"),
    "another stance in the same words": later("the same words are meant in another way too"),
    "another voice in the same words": later("the same words are laid to somebody else too"),
    "counted": later("a number is said"),
    "kind attribute": later("it describes a person"),
    "dated": later("a time is said"),
    "placed": later("a place is said"),
    "in a short report": later("the report is short"),
    "in the lead": later("it stands at the beginning of the report"),
    "own words": later("it is told in somebody’s own words"),
    "passed on": later("one passes on what another said"),
    "quotation marks inside": later("there are quotation marks within the words"),
    "quote of a few words": later("the passage has a few words only"),
    "quote of a clause": later("the passage is a part of a sentence"),
    "quote of a sentence": later("the passage is a sentence"),
    "quote of a long sentence": later("the passage is a long sentence"),
    "read without grammar": later("it is in a language of which habeas reads the words and not the grammar"),
    "tells of no event": later("it tells of no event"),
}
"""Signs that have their own words; docs/reference/confidence.md tells where they come from."""
NAMED = (
    (re.compile(r"tells of (?P<key>\w+)"), "happened", later("it tells of “%(what)s”")),
    (re.compile(r"kind (?P<key>\w+)"), "kind", later("it is about %(what)s")),
    (re.compile(r"stance (?P<key>\w+), negated"), "stance", later("the speaker %(what)s, of something that is not so")),
    (re.compile(r"stance (?P<key>\w+)"), "stance", later("the speaker %(what)s")),
    (re.compile(r"voice (?P<key>\w+), nobody in particular"), "near", later("the speaker is %(what)s and not named")),
    (re.compile(r"voice (?P<key>\w+)"), "near", later("the speaker is %(what)s")),
)
"""Signs that name a noun, the table of its words, and what they say."""
WEIGHED = re.compile(r"(?:^|, )(.+?) \(([+-]\d+\.\d+)\)(?=, |$)")


def fact(sign: str) -> str:
    """A sign in the language of the page; "" where it has no words."""
    if sign in FACTS:
        return _(FACTS[sign])
    for pattern, table, says in NAMED:
        match = pattern.fullmatch(sign)
        if match and match["key"] in wording.TABLES[table]:
            return _(says) % {"what": wording.word(table, match["key"])}
    return ""


def sureness(signs: str) -> Iterator[str]:
    """What speaks for claims of this kind being right, and what against it; `signs` as they are stored, "kind event (+0.5), in the lead (+0.1)"."""
    weighed = [(fact(sign), float(by)) for sign, by in WEIGHED.findall(signs)]
    more = [said for said, by in weighed if by > 0 and said]
    less = [said for said, by in weighed if by < 0 and said]
    if more:
        yield _("Such claims are more often right: %(facts)s.") % {"facts": "; ".join(more)}
    if less:
        yield _("Such claims are less often right: %(facts)s.") % {"facts": "; ".join(less)}
