"""When and where an event took place, and how many it struck: what its own clause says, then its sentence, then the story so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from habeas.finding import clauses
from habeas.finding.alongside import MOMENTARY, apart, at_the_time, ended, within
from habeas.finding.annotations import AmountMention, Gazetted, Parse, PlaceMention, TimeMention
from habeas.finding.company import Company
from habeas.finding.counted import of_many
from habeas.finding.grammar import tells_apart, tells_year
from habeas.finding.lexicon import word_list
from habeas.finding.offsets import step, stepped
from habeas.finding.patterns import Trigger
from habeas.finding.prepositions import locates, preposition
from habeas.finding.roles import Parts
from habeas.finding.telling_times import accusing, of_telling
from habeas.finding.times import unopened
from habeas.model.amount import Amount
from habeas.model.people import Place
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

LATER = frozenset({"later", "then", "afterwards", "afterward", "subsequently", "eventually", "finally", "since", "soon"})
DESTINATION = frozenset({"to", "into", "for", "toward", "towards"})
AWAY = frozenset({"from", "to", "of", "for", "toward", "towards"})
ORIGIN = frozenset({"from", "of"})
GOING = frozenset({"forced_return", "escape", "crossing"})
APART_IN_TIME = frozenset({"over", "for", "after", "before", "since", "following", "about", "despite"})
"""Prepositions behind which something stands that was at another time: "arrested on Tuesday over the killing of Ana Koval"."""
FINE = {"facility": 0, "city": 1, "area": 2, "river": 2, "region": 3, "country": 4, "unknown": 5}


@dataclass(slots=True)
class Setting:
    """The times, places and amounts of a text, hung on the words that govern them."""

    parse: Parse
    gazetted: Gazetted
    times: tuple[TimeMention, ...]
    amounts: tuple[AmountMention, ...]
    by_id: dict[str, Place] = field(init=False)
    anchors: dict[TimeMention, int] = field(init=False)
    tops: dict[PlaceMention, int] = field(init=False)
    times_in: dict[int, list[tuple[TimeMention, int]]] = field(init=False)
    places_in: dict[int, list[tuple[PlaceMention, int]]] = field(init=False)
    lands_in: dict[int, list[tuple[PlaceMention, int]]] = field(init=False)
    counted: list[tuple[Amount, int | None, int | None]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {p.id: p for p in self.gazetted.places}
        self.anchors = {
            t: at
            for t in self.times
            if t.shape == "point"
            and (t.when.known or t.when.pattern)
            and (at := top(self.parse, t.span)) is not None
            and not of_telling(self.parse, t, at)
        }
        self.tops = {
            p: at for p in self.gazetted.mentions if p.role in ("place", "metonym") and (at := top(self.parse, p.span)) is not None
        }
        counts = (a for a in self.amounts if a.shape == "count" and a.amount.known)
        self.counted = [(a.amount, a.counted, self.parse.token_at(a.number.start)) for a in counts]
        lands = ((p, top(self.parse, p.span)) for p in self.gazetted.mentions)
        self.times_in = _by_sentence(self.parse, self.anchors.items())
        self.places_in = _by_sentence(self.parse, self.tops.items())
        self.lands_in = _by_sentence(self.parse, ((p, at) for p, at in lands if at is not None))


M = TypeVar("M")


def _by_sentence(parse: Parse, marked: Iterable[tuple[M, int]]) -> dict[int, list[tuple[M, int]]]:
    found: dict[int, list[tuple[M, int]]] = {}
    for mention, at in marked:
        found.setdefault(parse.tokens[at].sentence, []).append((mention, at))
    return found


def top(parse: Parse, span: Span) -> int | None:
    """The token of a span that governs the others."""
    inside = list(parse.tokens_in(span))
    held = set(inside)
    return next((i for i in inside if parse.tokens[i].head not in held or parse.tokens[i].head == i), None)


def governed(parse: Parse, token: int, head: int) -> bool:
    """Whether a token belongs to a head's own clause: no other verb stands between."""
    for a in parse.ancestors(token):
        if a == head:
            return True
        if clauses.is_verb(parse, a) and parse.tokens[a].dep not in ("aux", "auxpass", "amod") and parse.tokens[a].text != "aged":
            return False
    return False


def when(setting: Setting, trigger: Trigger) -> When:
    """The time of an event by its clause: its own, that of the verb it hangs on or is joined to, else the one of its sentence."""
    parse, head = setting.parse, trigger.head
    here = parse.tokens[head].sentence
    named = _named_by(setting, head)
    if named is not None:
        return unopened(parse, named)  # "since the summer when the bill failed": it failed in the summer
    near = [(t, a) for t, a in setting.times_in.get(here, []) if not (tells_apart(parse, a, head) or tells_year(parse, a, head))]
    mine = [t for t, a in near if governed(parse, a, head)]
    if mine:
        return finest([t for t in mine if not _inside_a_noun(parse, t, setting.anchors[t], head)] or mine)
    away = step(parse, head)
    if away is not None:
        told = [t for t, a in near if governed(parse, a, away.verb) and a != away.noun]
        return stepped(parse, away, finest(told) if told else NEVER_SAID, setting.times, setting.amounts)
    for verb in _shared(parse, head):
        mine = [t for t, a in near if governed(parse, a, verb) and (verb < head) == (a < head)]
        if mine:
            return finest(mine)
    below = [t for t, a in near if ended(parse, a, head)] or [t for t, a in near if _beside(parse, a, trigger)]
    if below:
        return finest(below)
    free = [t for t, a in near if _free(parse, a, head)]
    return free[0].when if len(free) == 1 else NEVER_SAID


def _named_by(setting: Setting, head: int) -> TimeMention | None:
    """The time that a clause with "when" explains: "the summer of 2011, when the bill failed"."""
    parse = setting.parse
    for c in clauses.own(parse, head, "advmod"):
        if parse.tokens[c].text.lower() == "when":
            return next(
                (
                    t
                    for t in setting.anchors
                    if parse.text.text[t.span.end : parse.tokens[c].start].strip(" ,") == "" and t.span.end <= parse.tokens[c].start
                ),
                None,
            )
    return None


def _inside_a_noun(parse: Parse, time: TimeMention, anchor: int, head: int) -> bool:
    """Whether a stretch of time stands inside a noun of the clause ("Bo, in camps for two years, was freed on Saturday")."""
    if not (time.when.pattern or "").startswith("P") and (time.when.days or 0) < 300:
        return False
    between = []
    for a in parse.ancestors(anchor):
        if a == head:
            break
        between.append(a)
    return any(parse.tokens[a].pos in ("NOUN", "PROPN", "PRON") and parse.tokens[a].ent != "DATE" for a in between)


def _beside(parse: Parse, i: int, trigger: Trigger) -> bool:
    """Whether a time or place stands in a clause that tells what went on when something of a moment befell somebody."""
    return trigger.pattern.kind in MOMENTARY and any(within(parse, i, verb) for verb in at_the_time(parse, trigger.head))


def finest(found: list[TimeMention]) -> When:
    """The narrowest of several times."""
    return min(found, key=lambda t: (t.when.days if t.when.days is not None else 10**9, t.span.start)).when


def _shared(parse: Parse, i: int) -> Iterable[int]:
    """Verbs whose time also holds for a clause: those it is joined to or completes, unless they speak or judge what it tells of."""
    of_noun = not clauses.is_verb(parse, i)
    while parse.tokens[i].head != i:
        token = parse.tokens[i]
        if token.dep == "conj" and clauses.own(parse, i, "nsubj", "nsubjpass"):
            return
        if any(parse.tokens[c].lemma.lower() in LATER for c in clauses.own(parse, i, "advmod")):
            return
        if token.dep not in ("conj", "xcomp", "ccomp", "advcl", "dobj", "pobj", "pcomp", "prep") or (
            token.dep == "prep" and token.text.lower() in APART_IN_TIME
        ):
            return
        i = token.head
        if clauses.is_verb(parse, i):
            if parse.tokens[i].lemma.lower() in word_list("telling") | word_list("reacting") | (accusing() if of_noun else frozenset()):
                return
            yield i


def _free(parse: Parse, anchor: int, head: int) -> bool:
    """A time at the sentence's edge that no other event or speaker's verb has taken."""
    verb = clauses.governing_verb(parse, anchor)
    if verb is None or verb == head:
        return True
    return (
        not apart(parse, anchor, head)
        and anchor > head
        and verb in set(parse.ancestors(head))
        and parse.tokens[verb].lemma.lower() not in word_list("telling") | (accusing() if not clauses.is_verb(parse, head) else frozenset())
    )


def place(setting: Setting, trigger: Trigger) -> str | None:
    """The place of an event: where its clause says, the goal of a return, the finest of several."""
    parse, head = setting.parse, trigger.head
    here = parse.tokens[head].sentence
    near = [(p, i) for p, i in setting.places_in.get(here, ()) if p.role == "place"]
    mine = [(p, i) for p, i in near if governed(parse, i, head) and locates(parse, i)]
    if not mine:
        for verb in _shared(parse, head):
            mine = [(p, i) for p, i in near if governed(parse, i, verb) and locates(parse, i)]
            if mine:
                break
    if trigger.pattern.kind not in GOING:
        mine = mine or [(p, i) for p, i in near if locates(parse, i) and clauses.governing_verb(parse, i) in (None, head)]
        mine = mine or [(p, i) for p, i in near if locates(parse, i) and _beside(parse, i, trigger)]
        mine = [(p, i) for p, i in mine if preposition(parse, i) not in AWAY]
        return _best(setting, mine, trigger) or _by_whose(setting, trigger)
    return _best(setting, mine, trigger)


def _by_whose(setting: Setting, trigger: Trigger) -> str | None:
    """The land whose police or prison it was, where nothing else says where: "held in a Kenyan jail", "Thai officers beat him"."""
    parse, head = setting.parse, trigger.head
    doers = clauses.by_phrase(parse, head) if clauses.passive(parse, head) else clauses.own(parse, head, "nsubj")
    theirs = {*trigger.matched, *(doers if trigger.pattern.frame in ("undergo", "free") else ())}
    if trigger.pattern.kind == "ruling_or_law":  # a "Kenyan rights bill" may fail in another land's parliament
        theirs = {
            i
            for i in parse.tokens_in(parse.sentences[parse.tokens[head].sentence].span)
            if parse.tokens[i].lemma.lower() in word_list("houses")
        }
    for p, at in setting.lands_in.get(parse.tokens[head].sentence, ()):
        named = parse.tokens[at].dep not in clauses.SUBJECT  # "two Eritreans are in Libyan custody"
        if (p.role == "adjective" or trigger.pattern.kind == "ruling_or_law") and parse.tokens[at].head in theirs and named:
            return p.entity
    return None


def _best(setting: Setting, found: list[tuple[PlaceMention, int]], trigger: Trigger) -> str | None:
    if not found:
        return None
    parse = setting.parse

    def rank(item: tuple[PlaceMention, int]) -> tuple[int, int, int]:
        hung = preposition(parse, item[1])
        known = setting.by_id.get(item[0].entity)
        onward = 0 if hung in DESTINATION else 1 if hung not in ORIGIN else 2
        direction = onward if trigger.pattern.kind in GOING else int(hung in DESTINATION | {"from"})
        return direction, FINE.get(known.kind if known else "unknown", 5), item[0].span.start

    return min(found, key=rank)[0].entity


def count(setting: Setting, company: Company, trigger: Trigger, found: Parts) -> Amount | None:
    """How many an event struck: the number of the group named, where it names one group only."""
    of_noun = [amount for amount, counted, _ in setting.counted if counted == trigger.head]
    if trigger.pattern.noun and of_noun:
        return of_noun[0]
    nouns = found.undergo if trigger.pattern.frame != "act" else found.act
    if (len(nouns) != 1 and not _told_off(company, nouns)) or found.along:
        return None
    noun = nouns[0]
    many = of_many(setting.parse, setting.parse.tokens[noun])  # "the mother of two" is one
    near = {noun, *(c for c in clauses.phrases(setting.parse, noun, frozenset({"of"})) if not many)}
    for amount, counted, number in setting.counted:
        if counted in near or number in near:
            return amount
    named = [m for m in company.mentions(noun) if m.form != "pronoun"]
    if len(named) != 1:
        return None
    return next((p.count for p in company.cast.people if p.id == named[0].entity and p.kind == "group" and p.count and p.count.known), None)


def _told_off(company: Company, nouns: tuple[int, ...]) -> bool:
    """Whether the first of a row is a group and the others its parts: "eleven people (six women, four men and a baby) were deported"."""
    row = [{m.entity for m in company.mentions(n)} for n in nouns]
    whole = next((p for p in company.cast.people if row and p.id in row[0] and p.kind == "group"), None)
    return whole is not None and all(part <= set(whole.members) for part in row[1:])
