"""The signs by which small learned weights decide, each as a fact that a reader can check in the report: "the name in the title"."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

Moved = tuple[str, float, float]
"""A sign by its name, its value, and how far it moved the decision (above 0: in favour)."""


class Signs:
    """What the signs of one chooser say. `found`: facts that a report has or lacks; `measured`: those that every report has, more or less.

    Each fact stands with the names of its signs, "; " between them; one that ends in * stands for all that begin so.
    """

    def __init__(self, found: dict[str, str], measured: dict[str, str]) -> None:
        every = [(name, said, said in found) for said, names in (found | measured).items() for name in names.split("; ")]
        self._said = {name: (said, lacks) for name, said, lacks in every if not name.endswith("*")}
        self._families = [(name[:-1], said, lacks) for name, said, lacks in every if name.endswith("*")]

    def knows(self, name: str) -> bool:
        """Whether a sign of this name has words."""
        return name in self._said or any(name.startswith(head) for head, _said, _lacks in self._families)

    def fact(self, name: str, value: float) -> str:
        """A sign in the language of the page; one without words of its own is never shown by its name."""
        said, lacks = self._said.get(name) or next(
            ((said, lacks) for head, said, lacks in self._families if name.startswith(head)), (later("something else in the report"), False)
        )
        return _("%(fact)s (not there)") % {"fact": _(said)} if lacks and value <= 0 else _(said)

    def told(self, moved: Iterable[Moved]) -> str:
        """What spoke for a decision and what against it, in one or two sentences."""
        pro: dict[str, None] = {}
        con: dict[str, None] = {}
        for name, value, by in moved:
            (pro if by > 0 else con)[self.fact(name, value)] = None
        sentences = [_("This speaks for it: %(facts)s.") % {"facts": "; ".join(pro)}] if pro else []
        if against := [fact for fact in con if fact not in pro]:
            sentences.append(_("This speaks against it: %(facts)s.") % {"facts": "; ".join(against)})
        return " ".join(sentences)


VICTIM = Signs(
    {
        later("the name in the title"): "in title",
        later("a violation told as done to the person"): "suffers; victim of violation",
        later("the name beside words like “was arrested”"): "suffers held; victim held",
        later("the name beside words like “was killed”"): "suffers dead; victim dead",
        later("the name beside words like “was abducted” or “disappeared”"): "suffers taken; victim taken",
        later("the name beside words like “was tortured”"): "suffers hurt; victim hurt",
        later("the name beside words like “was sent back”"): "suffers sent; victim sent",
        later("a violation told as done by the person"): "does; does *; perpetrator of violation",
        later("another part of the person in a violation"): "agent of violation; other of violation",
        later("a part of the person in something that is no violation"): "agent of other; other of other; victim of other",
        later("words of the person’s own"): "speaks; quoted; quoted directly",
        later("a word of harm done to the person"): "harmed",
        later("words like “her case” or “his ordeal”"): "owns harm",
        later("a word like “jailed” right before the name"): "called",
        later("“according to” right before the name"): "according to",
        later("sentences in which the person acts"): "is subj",
        later("sentences in which something is done to the person"): "is pass; is obj",
        later("the words that the name hangs on"): "is poss; is of; is by; is to; is with",
        later("the name in a list or beside a description"): "is appos; is conj",
        later("a violation told in the same sentence"): "beside any; beside harm",
        later("words like “arrested” in the same sentence"): "beside held",
        later("words like “killed” in the same sentence"): "beside dead",
        later("words like “abducted” in the same sentence"): "beside taken",
        later("words like “tortured” in the same sentence"): "beside hurt",
        later("words like “sent back” in the same sentence"): "beside sent",
        later("how near the name stands to words of a violation"): "nearness",
        later("an office of the state that the person holds"): "state office",
        later("a trade of people who are often quoted, such as lawyer"): "voice by trade",
        later("work as a journalist, human rights defender or trade unionist"): "journalist; defender; unionist",
        later("the person’s age"): "age said",
        later("a child"): "child",
        later("relatives whom the report speaks of"): "has kin; kin of somebody",
        later("a name that is not the real one"): "pseudonym",
    },
    {
        later("how often the report speaks of the person"): "times name; sentences; rank by times",
        later("how often a noun stands for the person"): "times nominal",
        later("how often a pronoun stands for the person"): "times pronoun",
        later("how early the report first speaks of the person"): "first sentence; how late first; rank by place",
        later("how far into the report it speaks of the person"): "how late last",
        later("how the person is named"): "words of name; ways of naming",
        later("whom else the report takes for a victim"): "order as victim; victims by rule; victims unnamed; less told than the first",
        later("how many people the report names"): "people named",
        later("how much the report tells of violations"): "sentences with triggers",
        later("how long the report and its title are"): "sentences of report; words of title",
        later("the words around the name"): "words around",
        later("the words of the report as a whole"): "words of the report",
    },
)
"""Who of those named is a victim."""
PLACE = Signs(
    {
        later("the place named as where something happened"): "as place; share of places",
        later("the place named for its government"): "as government",
        later("the place named as in “Chinese”"): "as adjective",
        later("the place at the head of the report, where it was written"): "as dateline",
        later("the place in the title"): "in title",
        later("the place in the first sentences"): "in lead",
        later("the place beside words of a violation"): "beside a violation; near a violation",
        later("“in” or “at” before the place"): "after in or at",
        later("“from” or “to” before the place"): "after from or to",
        later("something told of as having happened there"): "place of events; place of violations; place of first violation",
        later("forces of that country who commit it"): "its forces act",
        later("bodies of that country"): "its bodies",
        later("people of that country who suffer it"): "its people suffer",
        later("a country that is often quoted on what happens elsewhere"): "bodies of power",
        later("a capital"): "capital",
        later("words for a violation in the same sentences"): "hints beside",
    },
    {
        later("how often the report names the place, beside others"): "mentions; share of mentions; rank; margin; sentences",
        later("how early the report first names the place"): "first sentence",
        later("how near the place stands to words of a violation"): "nearest violation",
        later("how many places the report names"): "rivals; towns named; towns of its land",
        later("how well its country fits"): "score of its land; its land is best",
        later("how many people live there"): "people in ten thousands",
    },
)
"""Where it was."""
KIND = Signs(
    {
        later("such violations told of"): "events; mentions; told as certain",
        later("such violations told of people with a name"): "of named people",
        later("such a violation in the first sentences"): "in lead",
        later("such a violation in the title"): "in title",
        later("words for such a violation"): "hints; sentences with hints; hints a sentence",
    },
    {
        later("how common this kind of violation is in reports"): "is *",
        later("the words of the report as a whole"): "by its words; words for *",
        later("how early such a violation is first told of"): "first sentence",
        later("how long the report is"): "sentences",
    },
)
"""Which violations a report tells of."""
ACTOR = Signs(
    {
        later("bodies of this kind that are said to have done it"): "does it; share of doers; doers",
        later("bodies of this kind in the report"): "bodies of this kind; share of bodies",
        later("words like “police” for this kind"): "named by noun; share of nouns",
        later("a word for this kind in the title"): "noun in title",
        later("a word for this kind in the first sentences"): "noun in lead",
        later("a word for this kind beside words of a violation"): "noun beside violations; share beside violations",
    },
    {
        later("how common this kind of perpetrator is in reports"): "is *",
        later("the words of the report as a whole"): "by its words; words for *",
    },
)
"""By what kind of perpetrator."""
TIME = Signs(
    {
        later("a date said in full"): "year said; month said; day of the month said; date said in full",
        later("the year or month of publication"): "year of publication; month of publication",
        later("a word like “Monday”, “yesterday” or “now”"): "weekday; today; yesterday; now",
        later("the time in the first sentences"): "in lead",
        later("the first or last of the times of the report"): (
            "earliest; latest; first in sentence; month of first time; first date said in full"
        ),
        later("the time beside words of a violation"): (
            "beside a violation; near a violation; first such beside a violation; times of this month beside violations"
        ),
        later("words for a violation in the same sentence"): "hints beside; hints of *",
        later("something told of as having happened then"): (
            "time of events; time of violations; time of first violation; verb tells an event; mentions of the event beside"
        ),
        later("a victim spoken of beside the time"): (
            "time of a named victim's; victims beside; likely victim beside; any likely victim beside; "
            "mentions of victims beside; share of mentions of victims; victim in sentence before"
        ),
        later("a time of telling and not of the event"): "told on it; in quotation",
        later("the form of the verb beside the time"): "past verb; present verb; modal verb; past perfect",
        later("the same time said again"): "same day again; same month again; same year again; same date said again",
        later("the kind of violation beside the time"): "kind of *; killings beside",
        later("“since”, “until” or “by” before the time"): "after since; after until or by",
        later("the time at the head of a sentence or paragraph"): "opens the sentence; opens a paragraph",
        later("words of the title beside the time"): "title's words beside; share of title's words beside; trigger in title",
        later("names beside the time"): "names beside",
        later("words of the report’s beginning beside the time"): "words of the lead beside; words of the report beside",
    },
    {
        later("how exact the time is"): "days it holds; one day; within a month; within a year",
        later("how long before the day of publication it was"): "days before publication; after publication; years before publication",
        later("how early in the report the time stands"): "first sentence; place in the report; in last third",
        later("its order among the times of the report"): (
            "place among times; order among months; order on the calendar; order among those beside violations; "
            "such dates before; times; times in sentence"
        ),
        later("how near the time stands to words of a violation"): "nearest violation; letters from the violation",
        later("how soon after the first victim is named the time stands"): "sentences after the first victim",
        later("how well the violation beside the time fits the report"): "likelihood of kinds beside; likelihood of its verb's kind",
        later("how long its sentence is"): "words beside",
        later("how early the event beside it is first told of"): "first sentence of that event; that event in lead",
        later("the words around the time, beside those around others"): (
            "by the words around it; share by words; share of its month; share of its day; rank by words; behind the best"
        ),
    },
)
"""When it was."""
