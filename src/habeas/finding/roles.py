"""Who has which part in an event: the grammar of its clause, with nouns and pronouns resolved by the cast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.finding import clauses
from habeas.finding.annotations import EntityMention, Parse, Token
from habeas.finding.answering import answers, attributive, inverted
from habeas.finding.asked_after import whose_whereabouts
from habeas.finding.company import Company
from habeas.finding.coordination import coordinated
from habeas.finding.entries import heads_a_field, left_out
from habeas.finding.lexicon import word_list
from habeas.finding.patterns import Trigger
from habeas.model.events import Role, RoleName
from habeas.model.people import Person

TOGETHER = frozenset({"with", "alongside", "including", "besides"})
CUSTODY = frozenset({"detention", "imprisonment"})
ALL_OF_THEM = frozenset({"everybody", "everyone", "all", "people", "persons", "those", "them", "residents", "occupants"})
OF_ONLY = frozenset({"of"})
OF_FROM = frozenset({"of", "from", "about", "with"})
AS = frozenset({"as"})
BETWEEN = frozenset({"between"})
THOSE = frozenset({"that", "those"})
RECOGNISED = frozenset({"identify", "recognise", "recognize"})
AGAINST = frozenset({"of", "against", "on", "to"})
PAST = frozenset({"after", "following", "during"})
SENSES = frozenset({"hear", "see"})


@dataclass(frozen=True, slots=True)
class Parts:
    """Nouns of a clause by their part: those who undergo, those who act, those who go along."""

    undergo: tuple[int, ...] = ()
    act: tuple[int, ...] = ()
    along: tuple[int, ...] = ()


def parts(company: Company, trigger: Trigger) -> Parts:
    """The nouns that have a part in what a trigger tells, joined ones included, not yet resolved."""
    parse, head, frame = company.parse, trigger.head, trigger.pattern.frame
    if trigger.pattern.noun:
        return _passed(company, trigger) if "passing" in trigger.pattern.needs else _of_noun(company, trigger)
    if trigger.pattern.things:
        return _of_things(company, trigger)
    if "where" in trigger.pattern.needs:
        return Parts(_joined(parse, whose_whereabouts(parse, trigger)))
    own = [s for s in clauses.subjects(parse, head) if s not in trigger.matched and not heads_a_field(parse, s)]
    subject = own or left_out(company, head, trigger.matched)
    along = [i for i in clauses.phrases(parse, head, TOGETHER) if company.personal(i)]
    if frame in ("undergo", "free", "help"):
        before = attributive(parse, head)
        if before is not None:
            undergo, act = [before], []
        elif clauses.passive(parse, head):
            undergo, act = subject or inverted(parse, head), clauses.by_phrase(parse, head)
        else:
            hit = clauses.objects(parse, head) or _taken_for_a_measure(company, head)
            undergo, act = [o for o in hit if o not in trigger.matched], subject
            if undergo and not company.personal(undergo[0]):
                undergo = undergo[:1]  # "held a vigil to remember other slain reporters": whatever else the grammar takes for an object
            if trigger.matched[1:]:
                undergo = _aimed_at(company, trigger) or undergo or _beside(company, trigger, hit)
            if not undergo and frame == "help":
                undergo = _brought(parse, head)
            elif not (undergo or hit or clauses.own(parse, head, "ccomp")) and (
                _bare_passive(parse.tokens[head]) or (subject and not own and parse.tokens[head].tag == "VBN")
            ):
                undergo, act = subject, clauses.by_phrase(parse, head)
    elif frame in ("suffer", "freed"):
        undergo, act = _unheard(parse, head) or subject, []
    else:
        undergo, act = [], subject
    named = [a for n in undergo for a in answers(parse, n)]
    return Parts(_joined(parse, named or undergo), _joined(parse, act), _joined(parse, along))


def _taken_for_a_measure(company: Company, head: int) -> list[int]:
    """A name right behind a verb that the parser took for a measure: "walked Omar Farid out of the camp"."""
    parse = company.parse
    return [i for i in clauses.own(parse, head, "npadvmod") if i > head and parse.tokens[i].pos == "PROPN" and company.personal(i)]


def _bare_passive(token: Token) -> bool:
    """Whether a past without object or helper tells what was done to its subject: "ten arrested in May", "Activist shot in Minsk"."""
    return token.lemma not in word_list("also_alone") and (
        token.tag == "VBN" or (token.tag == "VBD" and token.lemma not in word_list("often_alone"))
    )


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
    return tuple(dict.fromkeys(k for n in nouns for j in coordinated(parse, n) for k in (j, *_told_off(parse, j))))


def _told_off(parse: Parse, noun: int) -> list[int]:
    """Those whom a word for all of them stands for, told one by one behind it: "took away everybody inside: her mother, two girls and a guest"."""
    if parse.tokens[noun].text.lower() not in ALL_OF_THEM:
        return []
    named, found = [noun], []
    first = _behind_colon(parse, noun)
    if first is not None:
        named, found = [first], [first]
    while named:
        behind = [c for c in clauses.own(parse, named.pop(0), "appos", "conj") if parse.tokens[c].pos in ("NOUN", "PROPN", "PRON", "NUM")]
        found += behind
        named += behind
    return found


def _aimed_at(company: Company, trigger: Trigger) -> list[int]:
    """Those behind the last preposition of a trigger that has people behind it: "threw acid at X", "heard from them since May"."""
    heard = company.parse.tokens[trigger.head].lemma in SENSES or "told" in trigger.pattern.needs
    for m in reversed(trigger.matched[1:] if heard else trigger.matched[-1:]):
        if m != trigger.head and company.parse.tokens[m].dep == "prep":
            aimed = [i for i in clauses.own(company.parse, m, "pobj") if company.personal(i)]
            if aimed or not heard:
                return aimed
    return []


def _beside(company: Company, trigger: Trigger, hit: list[int]) -> list[int]:
    """Whom a trigger with an object of its own is said of: "took Marta Velez hostage" (to the parser one name), "denied bail to the editor"."""
    parse = company.parse
    swallowed = [c for m in trigger.matched[1:] for c in clauses.own(parse, m, "compound") if company.personal(c) and c > trigger.head]
    given = [i for i in clauses.phrases(parse, trigger.head, frozenset({"to"})) if company.personal(i)] if hit else []
    return swallowed[-1:] or given


def _of_things(company: Company, trigger: Trigger) -> Parts:
    """The people whose belongings undergo it: "raided the office of X", "her passport was confiscated"."""
    parse, head = company.parse, trigger.head
    passive = clauses.passive(parse, head)
    subject = clauses.subjects(parse, head)
    hit = subject if passive or trigger.pattern.frame == "suffer" else clauses.objects(parse, head)
    inside = [i for i in parse.subtree(head) if i > head and parse.tokens[i].dep in ("pobj", "dobj")]
    things = [j for n in (*hit, *inside) for j in coordinated(parse, n) if parse.tokens[j].lemma.lower() in trigger.pattern.things]
    owners = [o for n in dict.fromkeys(things) for o in _owners(company, n)]
    return Parts(_joined(parse, owners), _joined(parse, clauses.by_phrase(parse, head) if passive else subject))


def _owners(company: Company, thing: int) -> list[int]:
    parse = company.parse
    found = clauses.own(parse, thing, "poss") or clauses.phrases(parse, thing, frozenset({"of", "belonging"}))
    return [i for i in found if company.personal(i)]


def _behind_colon(parse: Parse, noun: int) -> int | None:
    """The first of those listed behind a colon that follows a word for all of them, whatever the parser hung the list on."""
    last = parse.sentences[parse.tokens[noun].sentence].last
    colon = next((i for i in range(noun + 1, min(noun + 4, last)) if parse.tokens[i].text == ":"), None)
    if colon is None:
        return None
    return next((i for i in range(colon + 1, last) if parse.tokens[i].pos in ("NOUN", "PROPN") and parse.tokens[i].head <= colon), None)


def _of_noun(company: Company, trigger: Trigger) -> Parts:
    """The people of "his arrest", "the arrest of X by Y", "China's detention of X"."""
    parse = company.parse
    head = trigger.head if not clauses.is_verb(parse, trigger.head) else trigger.matched[0]
    owner = clauses.own(parse, head, "poss")
    if not owner and "taken" in trigger.pattern.needs:
        owner = clauses.own(parse, trigger.matched[-1], "poss")  # "burns on his chest"
    told = AGAINST if trigger.pattern.against else OF_FROM if "told" in trigger.pattern.needs else OF_ONLY
    of, by = clauses.phrases(parse, head, told), clauses.by_phrase(parse, head)
    if len(trigger.matched) > 1:
        last = trigger.matched[-1]
        beside = clauses.own(parse, last, "pobj") if parse.tokens[last].text.lower() == "with" else []  # "the loss of contact with X"
        of = [*of, *clauses.phrases(parse, last, told), *beside]  # "the deprivation of liberty of X"
    of = [
        i
        for i in of or _behind_day(parse, head) or (_those_of(parse, head, trigger) if "owner" in trigger.pattern.needs else [])
        if company.personal(i)
    ]
    if trigger.pattern.frame == "act":
        return Parts((), _joined(parse, owner or of or by or clauses.phrases(parse, head, BETWEEN)))
    if of:
        return Parts(_joined(parse, of), _joined(parse, by or owner))
    return Parts(_joined(parse, [i for i in owner if company.personal(i)]), _joined(parse, by))


def _passed(company: Company, trigger: Trigger) -> Parts:
    """Who had a time behind them of which a clause tells in passing: "after six years in jail she was freed", "freed him after a week in custody"."""
    parse = company.parse
    time = parse.tokens[trigger.matched[0]]
    verb = parse.tokens[time.head].head
    into = clauses.governing_verb(parse, time.i) if any(parse.tokens[m].text.lower() == "into" for m in trigger.matched) else None
    if into is not None:
        verb = into  # "six years into his sentence, he fell ill"
    elif time.dep != "pobj" or parse.tokens[time.head].text.lower() not in PAST or not clauses.is_verb(parse, verb):
        return Parts()
    freed = parse.tokens[verb].lemma in word_list("letting_go") and not clauses.passive(parse, verb)
    return Parts(_joined(parse, [i for i in (clauses.objects if freed else clauses.subjects)(parse, verb) if company.personal(i)]))


def _behind_day(parse: Parse, noun: int) -> list[int]:
    """Whom "of" names where the parser hung it on a day or place between: "the arrest on Monday of the poet"."""
    between = clauses.phrases(parse, noun, frozenset({"on", "in", "at", "last", "from", "to"}))
    scene = [
        b
        for b in between
        if parse.tokens[b].ent in ("DATE", "TIME", "GPE", "LOC", "FAC") or parse.tokens[b].lemma in ("custody", "detention")
    ]
    return [i for b in scene for i in clauses.phrases(parse, b, OF_ONLY)]


def _those_of(parse: Parse, noun: int, trigger: Trigger) -> list[int]:
    """Whose a body is said to be: "the two bodies are those of X and Y", "one was identified as that of X", "identified as X"."""
    verb = clauses.governing_verb(parse, noun)
    known = [] if verb is None else [k for k in clauses.own(parse, verb, "ccomp", "conj") if parse.tokens[k].lemma.lower() in RECOGNISED]
    said = [noun, *(a for a in parse.ancestors(noun) if not clauses.is_verb(parse, a)), verb, *known]
    above = [i for i in said if i is not None]
    told = [k for i in above for k in (*clauses.own(parse, i, "attr"), *clauses.phrases(parse, i, AS))]
    meant = [o for k in told if parse.tokens[k].text.lower() in THOSE for o in clauses.phrases(parse, k, OF_ONLY)]
    owned = [k for m in trigger.matched if parse.tokens[m].text.lower() == "to" for k in clauses.own(parse, m, "pobj")]  # "belonged to X"
    return meant or owned or [k for i in above if parse.tokens[i].lemma.lower() in RECOGNISED for k in clauses.phrases(parse, i, AS)]


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
    _give_members(company, given, UNDERGOER[frame], found.undergo, clauses.antecedent(company.parse, trigger.head))
    if "told" not in trigger.pattern.needs:
        held = trigger.pattern.kind in CUSTODY
        _give(company, given, doer, (i for i in found.act if not (held and company.helps(i))))
    return tuple(given.values())


def _give(company: Company, given: dict[str, Role], role: RoleName, nouns: Iterable[int]) -> None:
    for m in (m for n in nouns for m in company.mentions(n)):
        if m.entity not in given and not (role == "victim" and not company.is_person(m.entity)):
            given[m.entity] = Role(role, m.entity)


def _give_members(company: Company, given: dict[str, Role], role: RoleName, nouns: Iterable[int], whole: int | None) -> None:
    """What befell a counted group befell those named as some of it; of "three of them" it is not known whom. `whole`: of whom a clause is said."""
    for noun, m in ((n, m) for n in nouns for m in company.heads.get(n, [])):
        group = company.cast.who(m.entity)
        counted = isinstance(group, Person) and group.kind == "group" and group.count is not None
        for member in group.members if counted and isinstance(group, Person) and (noun == whole or not _some_of(company.parse, m)) else ():
            given.setdefault(member, Role(role, member))


def _some_of(parse: Parse, m: EntityMention) -> bool:
    """Whether a pronoun or number stands behind "of": "some of them", "three of the eight"."""
    first = parse.token_at(m.span.start) or 0
    return first > 0 and parse.tokens[first - 1].text.lower() in clauses.OF


def among(company: Company, trigger: Trigger) -> list[int]:
    """Those said to be among the people of a participle: "she was among ten women detained in May"."""
    parse = company.parse
    noun = clauses.antecedent(parse, trigger.head)
    if noun is None or parse.tokens[noun].dep != "pobj":
        return []
    preposition = parse.tokens[noun].head
    one = parse.tokens[parse.tokens[preposition].head]
    if one.text.lower() == "one" and one.dep == "attr" and clauses.is_verb(parse, one.head):  # "she was one of six arrested"
        return [j for s in clauses.subjects(parse, one.head) for j in coordinated(parse, s) if company.personal(j)]
    if parse.tokens[preposition].text.lower() == "of":
        preposition = parse.tokens[parse.tokens[preposition].head].head
    if parse.tokens[preposition].text.lower() != "among" or not clauses.is_verb(parse, parse.tokens[preposition].head):
        return []
    verb = parse.tokens[preposition].head
    return [j for s in clauses.subjects(parse, verb) for j in coordinated(parse, s) if company.personal(j)]
