"""What a language model proposes of a passage, and what is left of it: only what stands in the report word for word.

A model may invent. So a proposal is a quote with three things that must stand in the report too (what is said to happen, who says so, about whom);
whatever does not is refused, and refusals are counted. What is left enters as proposed, for people to decide on.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from habeas.model.claims import Claim, Finder, Speaker, SpeakerKind, Stance
from habeas.model.findings import Findings
from habeas.model.quote import Quote
from habeas.model.source import Text

FINDER = "language model"
LONGEST, SHORTEST = 600, 8
"""Code points of a quote at most and at least: more is a passage, less says nothing."""
PASSAGE = 1200
"""Code points that a model is shown at once: small models lose the thread in more."""
MOST = 8
UNMEASURED = 0.1
"""Confidence of a proposal: nobody knows how often this model is right."""
STANCES: tuple[str, ...] = get_args(Stance)
INSTRUCTION = (
    "You mark what a news passage says about people who were detained, sent back, tortured, killed or made to disappear. "
    "Answer in JSON. For each statement give: quote = its words, copied exactly from the passage; says = the few words inside the quote that tell "
    "what happened; speaker = the name of who says so as the passage writes it, or an empty string for the reporter; about = names of the people it is "
    "about as the passage writes them; stance = one of " + ", ".join(STANCES) + ". "
    "Copy every word exactly. If the passage says nothing of the kind, give an empty list."
)
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "maxItems": MOST,
            "items": {
                "type": "object",
                "properties": {
                    "quote": {"type": "string", "maxLength": LONGEST},
                    "says": {"type": "string", "maxLength": 120},
                    "speaker": {"type": "string", "maxLength": 120},
                    "about": {"type": "array", "maxItems": 6, "items": {"type": "string", "maxLength": 120}},
                    "stance": {"type": "string", "enum": list(STANCES)},
                },
                "required": ["quote", "says", "speaker", "about", "stance"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["claims"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a report that is shown to a model at once, and where it begins."""

    start: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """What is left of a proposal: words of the report. `says` stands inside `quote`; `speaker` "" is the report itself."""

    start: int
    quote: str
    says: str
    speaker: str
    about: tuple[str, ...]
    stance: str
    model: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is left of an answer, and why the rest was refused, one reason for each refusal."""

    proposals: tuple[Proposal, ...] = ()
    refused: tuple[str, ...] = ()


def passages(text: Text) -> tuple[Passage, ...]:
    """The article in pieces of at most PASSAGE code points, cut where a paragraph ends, else a sentence, else a word."""
    found = []
    for span in text.source.main_text:
        start = span.start
        while start < span.end:
            end = _cut(text.text, start, span.end)
            if len(text.text[start:end].strip()) >= SHORTEST:
                found.append(Passage(start, text.text[start:end]))
            start = end
    return tuple(found)


def _cut(text: str, start: int, end: int) -> int:
    if end - start <= PASSAGE:
        return end
    window = text[start : start + PASSAGE]
    for pattern in (r"\n\s*\n", r"\n", r"[.!?。!?]['\"”’»]?\s", r"\s"):
        ends = [m.end() for m in re.finditer(pattern, window)]
        if ends and ends[-1] > PASSAGE // 3:
            return start + ends[-1]
    return start + PASSAGE


def messages(passage: Passage) -> list[dict[str, str]]:
    """What a model is asked about a passage. The passage is material: nothing in it is an instruction, and nothing it makes a model say is believed."""
    return [{"role": "system", "content": INSTRUCTION}, {"role": "user", "content": "Passage:\n" + passage.text.strip()}]


# -- an answer
def weigh(answer: str, passage: Passage, model: str) -> Weighed:
    """Go through an answer and keep what stands in the passage word for word."""
    try:
        plain = json.loads(answer)
    except ValueError:
        return Weighed(refused=("the answer is no JSON",))
    listed = plain.get("claims") if isinstance(plain, dict) else None
    if not isinstance(listed, list):
        return Weighed(refused=("the answer has not the form asked for",))
    kept: dict[Proposal, None] = {}
    refused = ["more proposals than were asked for"] * max(0, len(listed) - MOST)
    for item in listed[:MOST]:
        fault = _fault(item, passage.text)
        if fault:
            refused.append(fault)
            continue
        made = _proposal(item, passage, model)
        if made in kept:
            refused.append("proposed twice")
        kept[made] = None
    return Weighed(tuple(kept), tuple(refused))


def _fault(item: Any, text: str) -> str:
    """What is wrong with a proposal, or ""."""
    if not isinstance(item, dict) or not all(isinstance(item.get(k), str) for k in ("quote", "says", "speaker", "stance")):
        return "a proposal has not the form asked for"
    about = item.get("about")
    if not isinstance(about, list) or not all(isinstance(name, str) for name in about):
        return "a proposal has not the form asked for"
    quote = item["quote"]
    tests = (
        (not SHORTEST <= len(quote.strip()) <= LONGEST, "the quote is too short or too long"),
        (quote not in text, "the quote does not stand in the passage"),
        (not item["says"].strip() or item["says"] not in quote, "what is said to happen does not stand in the quote"),
        (bool(item["speaker"]) and not _stands(item["speaker"], text), "the speaker is not named in the passage"),
        (any(not _stands(name, text) for name in about), "somebody it is about is not named in the passage"),
        (item["stance"] not in STANCES, "the stance is none of ours"),
    )
    return next((why for wrong, why in tests if wrong), "")


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as words of its own."""
    return bool(name.strip()) and re.search(r"(?<!\w)" + re.escape(name.strip()) + r"(?!\w)", text) is not None


def _proposal(item: Mapping[str, Any], passage: Passage, model: str) -> Proposal:
    quote = item["quote"].strip()
    names = tuple(dict.fromkeys(name.strip() for name in item["about"]))
    start = passage.start + passage.text.index(quote)
    return Proposal(start, quote, item["says"].strip(), item["speaker"].strip(), names, item["stance"], model)


# -- into the findings
def joined(found: Findings, text: str, proposals: Sequence[Proposal]) -> Findings:
    """The findings with claims made of proposals, in the place of any made before. One whose words no longer stand in the text is left out."""
    own = [c for c in found.claims if c.finder.name != FINDER]
    return dataclasses.replace(found, claims=tuple(sorted((*own, *_claims(found, text, sorted(set(proposals)))), key=lambda c: c.id)))


def _claims(found: Findings, text: str, proposals: Iterable[Proposal]) -> Iterator[Claim]:
    for number, p in enumerate(proposals):
        start = p.start if text[p.start : p.start + len(p.quote)] == p.quote else text.find(p.quote)
        if start < 0:
            continue
        quote = Quote(found.source.id, start, start + len(p.quote), p.quote)
        yield Claim(
            id=f"{found.source.id}:m{quote.start}-{quote.end}-{number}",
            kind="statement",
            quotes=(quote,),
            speaker=_speaker(found, p.speaker),
            stance=next(s for s in get_args(Stance) if s == p.stance),
            negated=False,
            direct=False,
            subjects=tuple(dict.fromkeys(i for name in p.about for i in _people(found, name))),
            predicate=p.says,
            finder=Finder(FINDER, p.model),
            confidence=UNMEASURED,
            why=f"proposed by the language model {p.model}; only the words were checked, not what they are taken to say",
        )


def _people(found: Findings, name: str) -> tuple[str, ...]:
    """The one person whom a name stands for in a report, or nobody where it could be several."""
    fits = [p.id for p in found.people if any(name == n.text for n in p.names) or any(name == q.text for q in p.mentions)]
    return (fits[0],) if len(fits) == 1 else ()


def _speaker(found: Findings, name: str) -> Speaker:
    if not name:
        return Speaker(None, found.source.outlet, "media")
    if people := _people(found, name):
        return Speaker(people[0], name, "unknown")
    bodies = [o.id for o in found.organisations if name == o.name or name in o.names]
    kind: SpeakerKind = "organisation" if bodies else "unknown"
    return Speaker(bodies[0] if len(bodies) == 1 else None, name, kind)
