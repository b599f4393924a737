"""Events of reports in languages without a grammar here: trigger words of a sentence with the people, places, times and numbers beside them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from habeas.finding import stance
from habeas.finding.annotations import Cast, EventMention, Modality, Parse, Sentence, Utterance
from habeas.finding.circumstances import Setting
from habeas.finding.happened import MANY
from habeas.finding.lexicon import words
from habeas.finding.retold import Draft
from habeas.finding.worded_lists import Roll, roll_calls
from habeas.finding.worded_marks import clause_of, marks
from habeas.finding.worded_members import with_members
from habeas.finding.worded_roles import REACH, Concern
from habeas.finding.worded_settings import how_many, number_told, when_told, where_told
from habeas.finding.worded_weights import Frame
from habeas.model.amount import Amount
from habeas.model.events import GRAVE, EventKind, Role
from habeas.model.people import Person
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID

QUOTED = re.compile('[“"「『«][^“”"「」『』«»]+[”"」』»]')
DEATHS = frozenset({"killing", "death_in_custody"})
NEAR = 40
"""Letters before a trigger in which a fear or condition still governs it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A trigger: its kind, the expression that finds it, and whether those concerned do it themselves (fled) or undergo it.

    `frame`: how it stands to whom it befell, where the marks of voice do not say; `doubtful`: it makes the event likely and no more;
    `unless`: what in its clause makes it another act ("beat ... 3-1"); `person`: it tells of it only where whom it befell is found.
    `presupposes`: who asks for it tells of it ("they demand that she be shown alive").
    """

    kind: EventKind
    found: re.Pattern[str]
    acts: bool
    frame: Frame = "marked"
    doubtful: bool = False
    unless: re.Pattern[str] | None = None
    person: bool = False
    presupposes: bool = False


@functools.cache
def vocabulary(language: str) -> tuple[Word, ...]:
    """The trigger words of a language, from words/<language>/events.toml."""
    return tuple(
        Word(
            cast(EventKind, e["kind"]),
            _any(e["match"]),
            bool(e.get("acts", False)),
            cast(Frame, e.get("frame", "marked")),
            bool(e.get("doubtful", False)),
            _any(e["unless"]) if e.get("unless") else None,
            e.get("needs") == "person",
            bool(e.get("presupposes", False)),
        )
        for e in words(language, "events").get("word", ())
    )


def _any(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{w})" for w in expressions), re.IGNORECASE)


@functools.cache
def barriers(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What may not stand right before and right after a trigger: fears, plans, conditions."""
    known = words(language, "events")
    before, after = known.get("before", ()), known.get("unless", ())
    return (
        re.compile("(?:" + "|".join(before) + ")$", re.IGNORECASE) if before else None,
        re.compile("|".join(after), re.IGNORECASE) if after else None,
    )


@functools.cache
def fiction(language: str) -> re.Pattern[str] | None:
    """What makes a sentence tell of a novel, film or play, of laws or figures in general, of sport, or of what did not come to pass."""
    made_up = [e for name in ("fiction", "general") for e in words(language, "events").get(name, ())]
    return _any(made_up) if made_up else None


@functools.cache
def telling(language: str) -> re.Pattern[str] | None:
    """What begins at the end of a sentence where it says who told it, in languages that put that last."""
    told = words(language, "events").get("telling", ())
    return re.compile("|".join(f"(?:{t})" for t in told)) if told else None


@functools.cache
def retelling(language: str) -> re.Pattern[str] | None:
    """A trigger that goes back to an event just told: "among those arrested"."""
    again = words(language, "events").get("retelling", ())
    return re.compile("|".join(f"(?:{t})" for t in again)) if again else None


@functools.cache
def composed(language: str) -> re.Pattern[str] | None:
    """A trigger that only says who those of an event were: "those arrested are four women and a boy"."""
    listed = words(language, "events").get("composed", ())
    return re.compile("|".join(f"(?:{c})" for c in listed)) if listed else None


def worded_events(setting: Setting, cast_: Cast, utterances: Sequence[Utterance] = ()) -> Iterator[Draft]:
    """Events of every sentence: of each kind the first trigger told as fact, and any further one with a time or people of its own."""
    parse = setting.parse
    table = vocabulary(parse.language.split("-")[0])
    concern = Concern(parse, cast_, tuple(utterances))
    rolls = {r.sentence: r for r in roll_calls(parse, cast_)}
    before: list[Draft] = []
    for sentence in parse.main_sentences():
        text = parse.words(sentence.span)
        invented = (story := fiction(parse.language.split("-")[0])) and story.search(text)
        found = [] if invented else [(m.start(), -m.end(), word, m) for word in table for m in word.found.finditer(text)]
        outright = {word.kind for _, _, word, _ in found if not word.presupposes}
        found = [f for f in found if not (f[2].presupposes and f[2].kind in outright)]
        told: dict[str, list[EventMention]] = {}
        taken = -1
        for start, _, word, m in sorted(found, key=lambda f: f[:2]):
            draft = _draft(setting, concern, sentence, word, m) if start != taken else None  # where two begin the longer says more
            draft = _outlived(concern, sentence, draft) if draft is not None and word.kind in DEATHS else draft
            taken = taken if draft is None else start
            arrested = (
                told.get("detention", []) if word.kind == "abduction" else []
            )  # whom the police drag away is told of twice, and arrested once
            if draft is not None and _adds(draft.mention, [*told.setdefault(word.kind, []), *arrested]):
                told[word.kind].append(draft.mention)
                concern.befell((r.entity for r in draft.mention.roles if r.role in ("victim", "agent")), sentence, word.kind)
                before.append(draft)
                yield draft
        if sentence.i in rolls:
            yield from _called(rolls[sentence.i], before, sentence)
        concern.passed(sentence)


def _outlived(concern: Concern, sentence: Sentence, draft: Draft) -> Draft:
    """A death without those who tell of things in the report and are not named where it is told: a widow speaks of the body that was found."""
    named = [m for m in concern.cast.mentions if m.form == "name"]
    voices = [u.voice for u in concern.utterances]
    speak = {v.entity for v in voices} | {m.entity for m in named for v in voices if concern.parse.words(m.span) in (v.name or "")}
    here = {m.entity for m in named if sentence.span.covers(m.span)}
    roles = tuple(r for r in draft.mention.roles if r.role != "victim" or r.entity in here or r.entity not in speak)
    return replace(draft, mention=replace(draft.mention, roles=roles))


def _adds(m: EventMention, before: list[EventMention]) -> bool:
    """Whether a further trigger of a kind in one sentence tells of another event: at another time, of other people."""
    mine = {r.entity for r in m.roles}
    return all(
        (m.when.known and b.when.known and not m.when.meets(b.when)) or (mine and not mine & {r.entity for r in b.roles}) for b in before
    )


def _called(roll: Roll, before: list[Draft], sentence: Sentence) -> Iterator[Draft]:
    """The names of a list belong to those whom an event told shortly before befell: as many, else more than are listed, else those told of last."""
    near = [
        d
        for d in before
        if d.mention.kind in GRAVE and sentence.i - d.sentence <= REACH and not {r.entity for r in d.mention.roles} & set(roll.entities)
    ]
    if not near:
        return
    last = max(
        near, key=lambda d: (_fits(d.mention.count, len(roll.entities)), bool(d.mention.roles), -_over_many(d.mention.count), d.sentence)
    )
    listed = tuple(Role("victim", e) for e in roll.entities)
    mention = replace(
        last.mention, span=sentence.span, trigger=roll.span, roles=(*last.mention.roles, *listed), why="a list of names of those it befell"
    )
    yield Draft(mention, sentence.i, possessed=True)


def _fits(count: Amount | None, listed: int) -> int:
    if count is None or count.low is None:
        return 1
    return 3 if count.low == listed else 2 if count.low > listed else 0


def _over_many(count: Amount | None) -> int:
    return int(count.low or 0) if count is not None else 0


def _draft(setting: Setting, concern: Concern, sentence: Sentence, word: Word, found: re.Match[str]) -> Draft | None:
    parse = setting.parse
    text = parse.words(sentence.span)
    language = parse.language.split("-")[0]
    if not word.presupposes and _barred(language, text, found):
        return None
    trigger = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
    meant = _meant(parse, trigger, word)
    gone = word.kind == "disappearance" and meant.stance == "not_confirmed"  # that nobody knows where they are is what it tells
    if meant.negated or not (gone or meant.stance in ("asserted", "hedged")):
        return None
    whole = _clause(parse, sentence, trigger)
    clause = clause_of(parse, whole, trigger)
    if word.unless and word.unless.search(parse.words(clause)):
        return None
    number = number_told(setting, concern.cast, clause, trigger)
    if number is not None and (number.low or number.high or 0) >= MANY:
        return None  # "thousands were held after the unrest" is a tally
    chosen, named = _whom(setting, concern, sentence, word, trigger, whole)
    if word.person and not chosen:
        return None
    role = "agent" if word.acts else "other" if word.kind == "release" else "victim"
    untimed = word.presupposes or marks(language).at("untimed_after", text[found.end() : found.end() + NEAR])
    mention = EventMention(
        id="",
        kind=word.kind,
        trigger=trigger,
        span=sentence.span,
        head=parse.token_at(trigger.start) or sentence.first,
        roles=tuple(Role(role, e) for e in with_members(concern.cast, chosen)),  # type: ignore[arg-type]
        when=NEVER_SAID if untimed else when_told(setting, whole, clause, trigger),
        place=where_told(setting, concern.cast, whole, clause, trigger, word.kind),
        count=how_many(setting, concern.cast, chosen, clause, trigger),
        happened="uncertain" if meant.stance == "hedged" or word.doubtful else "yes",
        modality=meant,
        why=f"'{found.group()}' tells of {word.kind.replace('_', ' ')}",
    )
    again = retelling(language)
    back = bool(again and again.match(text, found.start())) or untimed
    return Draft(mention, sentence.i, definite=not named, possessed=back)


def _barred(language: str, text: str, found: re.Match[str]) -> bool:
    """Whether what stands around a trigger makes it a fear, a plan or a denial, or the trigger only says who those told of were."""
    (before, after), who = barriers(language), composed(language)
    feared = before is not None and before.search(text[max(0, found.start() - NEAR) : found.start()])
    return bool(feared or (after and after.match(text[found.end() :])) or (who and who.match(text, found.start())))


def _whom(setting: Setting, concern: Concern, sentence: Sentence, word: Word, trigger: Span, whole: Span) -> tuple[tuple[str, ...], bool]:
    """Whom a trigger befell, and whether the words beside it name them; "57 were held at first" is of others than those told of before."""
    clause = clause_of(setting.parse, whole, trigger)
    chosen, named = concern.chosen(whole, clause, trigger, word.kind, sentence, word.frame)
    own = None if named else number_told(setting, concern.cast, clause, trigger)
    if own is not None and (own.high or own.low or 0) > 1 and not _of_number(concern.cast, chosen, own):
        chosen = ()
    return chosen, named


def _over(parse: Parse, trigger: Span) -> bool:
    """Whether a trigger is over before the danger that its sentence goes on to tell begins: "was caught and faces being sent back"."""
    known, sentence = words(parse.language.split("-")[0], "events").get("done"), parse.sentence_at(trigger.start)
    if known is None or sentence is None:
        return False
    found = re.finditer(known, parse.words(sentence.span))
    return any(sentence.span.start + m.start(1) <= trigger.start < sentence.span.start + m.end(1) for m in found)


def _meant(parse: Parse, trigger: Span, word: Word) -> Modality:
    """How the words around a trigger are meant; of "no news of her" the trigger's own "no" denies nothing."""
    if _over(parse, trigger):
        return Modality()
    meant = stance.modality_of_words(parse, trigger)
    if word.presupposes and meant.stance == "asked":
        return Modality()
    if not meant.negated and meant.stance == "asserted":
        return meant
    bare = stance.modality_of_words(parse, trigger, own=False)
    return bare if not bare.negated and bare.stance in ("asserted", "hedged") else meant


def _of_number(cast_: Cast, chosen: tuple[str, ...], number: Amount) -> bool:
    """Whether those told of before can be as many as a clause says."""
    counts = [p.count for p in map(cast_.who, chosen) if isinstance(p, Person) and p.kind == "group" and p.count is not None]
    return any(c.meets(number) for c in counts)


def _clause(parse: Parse, sentence: Sentence, trigger: Span) -> Span:
    """The sentence without its telling: in "that the boy was caught, the father said on the 6th" neither father nor 6th belong to the event."""
    for m in QUOTED.finditer(parse.words(sentence.span)):
        inside = Span(sentence.span.start + m.start(), sentence.span.start + m.end())
        if inside.covers(trigger):
            return inside
    told = telling(parse.language.split("-")[0])
    found = told.search(parse.words(sentence.span)) if told else None
    if found is None:
        return sentence.span
    edge = sentence.span.start + found.start()
    return Span(sentence.span.start, edge) if trigger.end <= edge else sentence.span
