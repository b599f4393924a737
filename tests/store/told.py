"""Reports that tests put into a casebook by hand: invented people, invented words, real nouns."""

from __future__ import annotations

import hashlib

from habeas.model.claims import Claim, Finder, Speaker
from habeas.model.events import Event, Role
from habeas.model.findings import Findings
from habeas.model.people import Name, Person
from habeas.model.quote import Quote, Span
from habeas.model.source import Segment, Source, Text

WORDS = "Border police took Paavo Testinen from a house in Umbria on Monday, his sister said. 그는 신의주에서 체포되었다."


def text_of(words: str, name: str = "note.txt") -> Text:
    """A plain report with these words."""
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    source = Source(sha256[:12], sha256, name, "text/plain", title="A note", language="en", main_text=(Span(0, len(words)),))
    return Text(source, words, (Segment(Span(0, len(words)), "bytes", 0, len(words.encode())),))


def found_in(text: Text, name: str = "Paavo Testinen") -> Findings:
    """What a reader would find in WORDS: one person taken, one claim that says so."""
    s = text.source.id
    start = text.text.index(name)
    mention = Quote.cut(s, text.text, Span(start, start + len(name)))
    quote = Quote.cut(s, text.text, Span(0, min(len(text.text), 66)))
    person = Person(f"{s}:p1", "named", (Name(name),), mentions=(mention,))
    event = Event(f"{s}:e1", "detention", (Role("victim", person.id),), claims=(f"{s}:c1",))
    claim = Claim(
        f"{s}:c1", "event", (quote,), Speaker(kind="relative", name="his sister"), "asserted", False, False, (person.id,), "took", event=event.id,
        finder=Finder("by hand", "1"),
    )  # fmt: skip
    return Findings(text.source, (person,), events=(event,), claims=(claim,))
