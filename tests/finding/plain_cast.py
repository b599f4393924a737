"""A cast in which every noun and pronoun for a person is somebody of their own: enough to see who has which part in a sentence."""

from __future__ import annotations

from habeas.finding.annotations import Cast, EntityMention, Parse
from habeas.finding.company import Company
from habeas.finding.parse import parse
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.source import Source, Text
from habeas.model.when import NEVER_SAID, When


def read(words: str, language: str = "en", published: str | None = None) -> Parse:
    """The parse of a report that is all article."""
    day = When.day(published) if published else NEVER_SAID
    source = Source("s1", "0" * 64, "report.txt", "text/plain", language=language, published=day, main_text=(Span(0, len(words)),))
    return parse(Text(source, words))


def plain_cast(report: Parse, same: dict[str, str] | None = None) -> Cast:
    """Everyone in a report; `same` gives words one id ("she" -> "Ana"), the rest are people of their own named by their words."""
    company = Company(report, Cast())
    people: dict[str, Person] = {}
    mentions = []
    for t in report.tokens:
        inside_name = t.dep == "compound" and report.tokens[t.head].tag == t.tag
        if t.pos not in ("NOUN", "PROPN", "PRON", "NUM", "DET") or inside_name or not company.personal(t.i):
            continue
        parts = [c for c in report.children[t.i] if report.tokens[c].dep == "compound" and report.tokens[c].tag == "NNP"]
        span = Span(min([t.start, *(report.tokens[c].start for c in parts)]), t.end)
        word = (same or {}).get(t.text, report.words(span))
        name = f"s1:p{word}"
        plural = t.tag in ("NNS", "NNPS")
        people.setdefault(name, Person(name, "group" if plural else "named", mentions=(report.quote(span),)))
        mentions.append(EntityMention(span, name, "pronoun" if t.pos == "PRON" else "nominal", t.i, plural=plural))
    return Cast(tuple(people.values()), (), tuple(mentions))
