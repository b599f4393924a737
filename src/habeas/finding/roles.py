"""Who has which part in an event: the grammar of its clause, with nouns and pronouns resolved by the cast."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EntityMention, Parse
from habeas.finding.lexicon import words
from habeas.finding.patterns import Trigger
from habeas.model.events import Role, RoleName
from habeas.model.people import Person
from habeas.model.quote import Span

TOGETHER = frozenset({"with", "alongside", "including", "besides"})
OF = frozenset({"of", "among"})
ALL_OF_THEM = frozenset({"everybody", "everyone", "all", "people", "persons", "those", "them", "residents", "occupants"})
SOME_OF = frozenset({"NUM", "DET", "PRON", "ADV"})
ALSO_ALONE = frozenset({"return", "fly", "beat", "question", "free", "sign", "pick"})
"""Verbs that also stand without an object: their bare past is no passive ("ten arrested in May" is one, "ten returned in May" may not be)."""
SENSES = frozenset({"hear", "see"})
PERSONAL = frozenset(
    (
        "he she him her they them me us we i you who whom whose his their my our your hers theirs "
        "himself herself themselves myself ourselves yourself yourselves everybody everyone"
    ).split()
)


def _unknown_name(parse: Parse, noun: int) -> bool:
    """A name that nobody placed, without "the" before it, is somebody's."""
    token = parse.tokens[noun]
    return token.tag == "NNP" and token.ent in ("", "ORG") and not clauses.own(parse, noun, "det")


@functools.cache
def person_nouns(language: str) -> frozenset[str]:
    """Nouns that stand for people: trades, kin, groups."""
    people = words(language, "people")
    own = words(language, "events").get("people", {}).get("nouns", "").split()
    return frozenset(own) | frozenset(people.get("nouns", ())) | frozenset(people.get("kin", ()))


@dataclass(slots=True)
class Company:
    """The people of a text as the finder of events asks for them."""

    parse: Parse
    cast: Cast
    heads: dict[int, list[EntityMention]] = field(init=False)
    people: frozenset[str] = field(init=False)
    nouns: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.heads = {}
        for m in self.cast.mentions:
            inside = list(self.parse.tokens_in(m.span)) if m.head < 0 else [m.head]
            if inside:
                self.heads.setdefault(_top(self.parse, inside), []).append(m)
        self.people = frozenset(p.id for p in self.cast.people)
        self.nouns = person_nouns(self.parse.language.split("-")[0])

    def mentions(self, noun: int) -> list[EntityMention]:
        """The mentions that a noun heads; of "nine of those", "dozens of men" also the ones they are of."""
        found = self.heads.get(noun)
        if found:
            return found
        token = self.parse.tokens[noun]
        if token.text.lower() == "whose":
            owner = clauses.whose(self.parse, noun)
            return self.mentions(owner) if owner is not None else []
        for inner in clauses.phrases(self.parse, noun, OF) if token.text.lower() != "one" else ():
            if token.pos in SOME_OF or token.lemma.lower() in self.nouns:
                deeper = self.mentions(inner)
                if deeper:
                    return deeper
        covering = [
            m
            for m in self.cast.near(Span(token.start, token.end))
            if m.span.start <= token.start and token.end <= m.span.end and m.head < 0
        ]
        return [min(covering, key=lambda m: len(m.span))] if covering else []

    def personal(self, noun: int) -> bool:
        """Whether a noun stands for a person or people."""
        found = self.heads.get(noun, [])
        if any(m.form != "organisation" for m in found):
            return True
        token = self.parse.tokens[noun]
        if (
            token.text.lower() in PERSONAL
            or token.ent in ("PERSON", "NORP")
            or token.tag == "NNPS"
            or (token.tag == "CD" and token.ent not in ("DATE", "MONEY", "TIME", "PERCENT"))
        ):
            return True
        if not found and (token.lemma.lower() in self.nouns or _unknown_name(self.parse, noun)):
            return True
        return any(self.personal(i) for i in clauses.phrases(self.parse, noun, OF)) if token.pos in SOME_OF else False

    def is_person(self, entity: str) -> bool:
        """Whether an id is a person's (or a group's)."""
        return entity in self.people or ":p" in entity


@dataclass(frozen=True, slots=True)
class Parts:
    """Nouns of a clause by their part: those who undergo, those who act, those who go along."""

    undergo: tuple[int, ...] = ()
    act: tuple[int, ...] = ()
    along: tuple[int, ...] = ()


def _top(parse: Parse, inside: list[int]) -> int:
    held = set(inside)
    return next((i for i in inside if parse.tokens[i].head not in held or parse.tokens[i].head == i), inside[-1])


def parts(company: Company, trigger: Trigger) -> Parts:
    """The nouns that have a part in what a trigger tells, joined ones included, not yet resolved."""
    parse, head, frame = company.parse, trigger.head, trigger.pattern.frame
    if trigger.pattern.noun:
        return _of_noun(company, trigger)
    subject = clauses.subjects(parse, head)
    along = [i for i in clauses.phrases(parse, head, TOGETHER) if company.personal(i)]
    if frame in ("undergo", "free", "help"):
        if clauses.passive(parse, head):
            undergo, act = subject, clauses.by_phrase(parse, head)
        else:
            undergo, act = [o for o in clauses.objects(parse, head) if o not in trigger.matched], subject
            if not undergo and frame == "help":
                undergo = _brought(parse, head)
            elif not undergo and parse.tokens[head].tag in ("VBD", "VBN") and parse.tokens[head].lemma not in ALSO_ALONE:
                undergo, act = subject, clauses.by_phrase(parse, head)
    elif frame in ("suffer", "freed"):
        undergo, act = _unheard(parse, head) or subject, []
    else:
        undergo, act = [], subject
    return Parts(_joined(parse, undergo), _joined(parse, act), _joined(parse, along))


def _brought(parse: Parse, head: int) -> list[int]:
    """Those whom somebody is paid to bring: the objects of an infinitive below the verb."""
    inner = [i for i in parse.subtree(head) if i > head and any(parse.tokens[a].tag == "TO" for a in clauses.own(parse, i, "aux"))]
    return next((found for i in sorted(inner) if (found := clauses.objects(parse, i))), [])


def _unheard(parse: Parse, head: int) -> list[int]:
    """Of whom nobody has word: "he has not heard from her since" tells that she is gone, not he."""
    if parse.tokens[head].lemma not in SENSES or clauses.passive(parse, head) or not clauses.own(parse, head, "nsubj"):
        return []
    return clauses.objects(parse, head) or clauses.phrases(parse, head, frozenset({"from", "of"}))


def _joined(parse: Parse, nouns: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(k for n in nouns for j in clauses.coordinated(parse, n) for k in (j, *_told_off(parse, j))))


def _told_off(parse: Parse, noun: int) -> list[int]:
    """Those whom a word for all of them stands for, told one by one behind it: "took away everybody inside: her mother, two girls and a guest"."""
    if parse.tokens[noun].text.lower() not in ALL_OF_THEM:
        return []
    named, found = [noun], []
    while named:
        behind = [c for c in clauses.own(parse, named.pop(0), "appos", "conj") if parse.tokens[c].pos in ("NOUN", "PROPN", "PRON", "NUM")]
        found += behind
        named += behind
    return found


def _of_noun(company: Company, trigger: Trigger) -> Parts:
    """The people of "his arrest", "the arrest of X by Y", "China's detention of X"."""
    parse = company.parse
    head = trigger.head if not clauses.is_verb(parse, trigger.head) else trigger.matched[0]
    owner = clauses.own(parse, head, "poss")
    of, by = clauses.phrases(parse, head, frozenset({"of"})), clauses.by_phrase(parse, head)
    of = [i for i in of if company.personal(i)]
    if trigger.pattern.frame == "act":
        return Parts((), _joined(parse, owner or of or by))
    if of:
        return Parts(_joined(parse, of), _joined(parse, by or owner))
    return Parts(_joined(parse, [i for i in owner if company.personal(i)]), _joined(parse, by))


UNDERGOER: dict[str, RoleName] = {
    "undergo": "victim",
    "suffer": "victim",
    "help": "other",
    "free": "other",
    "freed": "other",
    "act": "other",
}


def roles(company: Company, trigger: Trigger, found: Parts) -> tuple[Role, ...]:
    """The roles of an event as entities; nobody has two parts in one event."""
    frame = trigger.pattern.frame
    doer: RoleName = "perpetrator" if frame in ("undergo", "suffer") else "agent"
    given: dict[str, Role] = {}
    if frame == "act":
        _give(company, given, "agent", (*found.act, *found.along))
        return tuple(given.values())
    _give(company, given, UNDERGOER[frame], (*found.undergo, *among(company, trigger), *found.along))
    _give_members(company, given, UNDERGOER[frame], found.undergo)
    if "told" not in trigger.pattern.needs:
        _give(company, given, doer, found.act)
    return tuple(given.values())


def _give(company: Company, given: dict[str, Role], role: RoleName, nouns: Iterable[int]) -> None:
    for m in (m for n in nouns for m in company.mentions(n)):
        if m.entity not in given and not (role == "victim" and not company.is_person(m.entity)):
            given[m.entity] = Role(role, m.entity)


def _give_members(company: Company, given: dict[str, Role], role: RoleName, nouns: Iterable[int]) -> None:
    """What befell a counted group befell those named as some of it; of "three of them" it is not known whom."""
    for m in (m for n in nouns for m in company.heads.get(n, [])):
        group = company.cast.who(m.entity)
        counted = isinstance(group, Person) and group.kind == "group" and group.count is not None
        for member in group.members if counted and isinstance(group, Person) and not _some_of(company.parse, m) else ():
            given.setdefault(member, Role(role, member))


def _some_of(parse: Parse, m: EntityMention) -> bool:
    """Whether a pronoun or number stands behind "of": "some of them", "three of the eight"."""
    first = parse.token_at(m.span.start) or 0
    return first > 0 and parse.tokens[first - 1].text.lower() in OF


def among(company: Company, trigger: Trigger) -> list[int]:
    """Those said to be among the people of a participle: "she was among ten women detained in May"."""
    parse = company.parse
    noun = clauses.antecedent(parse, trigger.head)
    if noun is None or parse.tokens[noun].dep != "pobj":
        return []
    preposition = parse.tokens[noun].head
    if parse.tokens[preposition].text.lower() == "of":
        preposition = parse.tokens[parse.tokens[preposition].head].head
    if parse.tokens[preposition].text.lower() != "among" or not clauses.is_verb(parse, parse.tokens[preposition].head):
        return []
    verb = parse.tokens[preposition].head
    return [j for s in clauses.subjects(parse, verb) for j in clauses.coordinated(parse, s) if company.personal(j)]
