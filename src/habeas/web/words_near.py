"""Words that stand beside a time, as its chooser names them ("verb:arrest", "before:on"), as a reader calls them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

NEAR = {
    later("the verb “%(word)s”"): "verb active passive aux under",
    later("“%(word)s” in the same clause"): "nsubj nsubjpass dobj agent attr",
    later("“%(word)s” before it"): "before prep",
    later("“%(word)s” after it"): "after",
    later("“%(word)s” in the same sentence"): "beside",
    later("“%(word)s” in it"): "says",
}
STANDS = later("how it stands in its sentence")
HOW = frozenset(("as", "tag", "active", "passive", "no verb", "past perfect"))
"""Signs that name no word: how the time is written, the form of the verb."""
SHAPES = {
    "MONTH": later("the name of a month"),
    "WEEKDAY": later("a day of the week"),
    "YEAR": later("a year"),
    "0": later("a number"),
    "0th": later("a number"),
    "opens": later("the beginning of the sentence"),
    "root": later("the main verb"),
    "<cardinal>": later("a number"),
    "<ordinal>": later("a number"),
    "<money>": later("a sum of money"),
    "<date>": later("another date"),
    "<time>": later("a time of day"),
    "<gpe>": later("the name of a place"),
    "<loc>": later("the name of a place"),
    "<fac>": later("the name of a building"),
    "<norp>": later("the name of a people or group"),
    "<person>": later("the name of a person"),
    "<org>": later("the name of a body"),
}
"""What stands for words that differ from report to report."""
_SAID = {head: said for said, heads in NEAR.items() for head in heads.split()}


def word_near(sign: str) -> str:
    """A sign in the language of the page."""
    head, _colon, word = sign.partition(":")
    if not word or head not in _SAID:  # one of HOW
        return _(STANDS)
    if word in SHAPES:
        return _("%(what)s beside it") % {"what": _(SHAPES[word])}
    return _(_SAID[head]) % {"word": word}
