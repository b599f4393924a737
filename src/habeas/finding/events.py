"""What happened, to whom, by whom, when, where and to how many: the events a report tells of.

A trigger (patterns.py) is read with the grammar of its clause (clauses.py, roles.py), held against what the clause means (happened.py), given its
time, place and number (circumstances.py) and joined to what was told of the same event before (retold.py). Languages without a grammar
here are read by words alone (worded_events.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.finding import clauses
from habeas.finding.annotations import AmountMention, Cast, EventMention, Gazetted, Parse, Sentence, TimeMention, Utterance
from habeas.finding.answering import attributive
from habeas.finding.bounds import bounded, lasted
from habeas.finding.circumstances import Setting, count, place, when
from habeas.finding.company import Company
from habeas.finding.conditions import holds
from habeas.finding.coordination import coordinated
from habeas.finding.deadly import deadly
from habeas.finding.freed import come_home, died
from habeas.finding.got_away import without_doers
from habeas.finding.happened import Reality, reality
from habeas.finding.narrative import Narrative
from habeas.finding.patterns import Pattern, Trigger, triggers
from habeas.finding.retold import Draft, Joiner
from habeas.finding.roles import Parts, among, parts, roles
from habeas.finding.sequence import LASTING, goes_on, sequenced
from habeas.finding.so_far import so_far
from habeas.finding.takings import settled_takings
from habeas.finding.told_near import accused
from habeas.finding.worded_events import worded_events
from habeas.model.events import Role
from habeas.model.quote import Span
from habeas.model.when import NEVER_SAID, When

NOW = frozenset({"now", "currently", "presently", "still", "at present", "at the moment", "nowadays", "today"})
BACK = frozenset({"the", "this", "these", "those", "that", "both"})
IN_ALL = (" in all", " in total", " all told", " altogether")
"""Words behind a number that sum up those told of before: "twelve people in all were stopped"."""
AGAIN = frozenset({"again", "twice", "second", "another", "rearrest", "re-arrest", "rearrested", "re-arrested", "recapture"})


EARLIER = frozenset({"before", "previously", "formerly", "earlier", "already"})


def events(
    parse: Parse,
    cast: Cast,
    gazetted: Gazetted,
    times: tuple[TimeMention, ...],
    amounts: tuple[AmountMention, ...],
    utterances: tuple[Utterance, ...],
) -> tuple[EventMention, ...]:
    """Every place where the report tells of an event that happened (or is said to have), in order; mentions of one event share its id."""
    setting = Setting(parse, gazetted, times, amounts)
    joiner = Joiner(parse.text.source.id, setting.by_id, {p.id: p for p in cast.people})
    if not parse.grammatical:
        for draft in worded_events(setting, cast, utterances):
            joiner.take(draft)
        return joiner.finish()
    company, narrative = Company(parse, cast), Narrative(setting)
    protagonist: tuple[Role, ...] = ()
    home: list[Draft] = []
    dead: list[Draft] = []
    for sentence in parse.main_sentences():
        narrative.enter(sentence)
        for trigger, found in _chosen(company, setting, sentence):
            told = _draft(company, setting, narrative, trigger, found, utterances, protagonist)
            if told is not None and "taken" in trigger.pattern.needs:
                home.append(told)
            elif told is not None and "otherwise" in trigger.pattern.needs:
                dead.append(told)
            elif told is not None:
                joiner.take(told)
                here = tuple(r for r in told.mention.roles if r.role in ("victim", "agent") and company.is_person(r.entity))
                protagonist = here or protagonist
    come_home(joiner, home)
    died(joiner, dead)
    finished = deadly(parse, cast, settled_takings(parse, cast, joiner.finish()))
    return sequenced(parse, cast, without_doers(parse, cast, finished))


def _chosen(company: Company, setting: Setting, sentence: Sentence) -> Iterator[tuple[Trigger, Parts]]:
    """One trigger a head word: the one that asks for most words among those whose conditions hold."""
    taken: set[int] = set()
    deaths: set[int] = set()
    for trigger in triggers(company.parse, sentence):
        if taken & {trigger.head, *trigger.matched} or (trigger.head in deaths and "taken" not in trigger.pattern.needs):
            continue
        found = parts(company, trigger)
        if holds(company, setting, trigger, found):
            said = "told" in trigger.pattern.needs  # "recognised as an abductee" tells it once
            if "otherwise" in trigger.pattern.needs:
                deaths.add(trigger.head)  # it may yet be told as a death in custody
                yield trigger, found
                continue
            taken.update((trigger.head, *(m for m in trigger.matched if said or clauses.is_verb(company.parse, m))))
            yield trigger, found


def _draft(
    company: Company,
    setting: Setting,
    narrative: Narrative,
    trigger: Trigger,
    found: Parts,
    utterances: Sequence[Utterance],
    protagonist: tuple[Role, ...],
) -> Draft | None:
    """What a trigger tells, with all that joining it to other mentions needs; None where nothing happened."""
    parse, pattern = company.parse, trigger.pattern
    real = reality(company, trigger, found, setting.amounts, utterances)
    if real.happened is None:
        return None
    own_time, time, carried = _times(setting, narrative, trigger, found)
    given = _people(company, trigger, found, own_time.known, protagonist)
    mention = _mention(company, setting, trigger, found, real, given, time)
    placed = own_time.known or mention.place is not None
    nouns = found.undergo or found.act
    told_of = any(r.role != "perpetrator" for r in given) or any(company.personal(n) and parse.tokens[n].pos != "PRON" for n in nouns)
    bare = not told_of and pattern.kind != "ruling_or_law" and not (pattern.kind == "protest" and placed)
    pointing = any(parse.tokens[n].tag == "PRP" and not company.mentions(n) for n in nouns)
    those = clauses.antecedent(parse, trigger.head)
    pointing = pointing or (those is not None and parse.tokens[those].text.lower() == "those" and bool(among(company, trigger)))
    owned = pattern.noun and any(parse.tokens[c].tag == "PRP$" for c in clauses.own(parse, trigger.head, "poss"))
    stands = attributive(parse, trigger.head) is not None and any(company.named(r.entity) for r in given if r.role == "victim")
    law = (*trigger.matched, *found.act) if pattern.kind == "ruling_or_law" else ()
    return Draft(
        replace(mention, when=NEVER_SAID, place=None, count=None) if stands else mention,  # the clause's own are of what it goes on to tell
        parse.tokens[trigger.head].sentence,
        joins=pattern.joins or parse.tokens[trigger.head].dep == "amod" or (bare and not (pointing and not pattern.noun and placed)),
        definite=_definite(parse, trigger, found),
        again=_again(parse, trigger),
        earlier=_earlier(parse, trigger.head),
        possessed=owned or pointing or any(parse.tokens[c].tag == "PRP$" for m in law for c in parse.children[m]),
        carried=carried and time.known and not stands,
        stands=stands,
        words=_telling_apart(parse, pattern, law),
    )


def _telling_apart(parse: Parse, pattern: Pattern, law: Sequence[int]) -> frozenset[str]:
    """What tells an act of kind other, or a law, from others of its kind: its sort, or the nouns that name it."""
    nouns = (parse.tokens[m] for m in law if parse.tokens[m].pos in ("NOUN", "PROPN"))
    return frozenset({pattern.sort}) if pattern.sort else frozenset(t.lemma.lower() for t in nouns)


def _times(setting: Setting, narrative: Narrative, trigger: Trigger, found: Parts) -> tuple[When, When, bool]:
    """The time a clause gives, the time of the event, and whether that is carried on from the story before it."""
    own = _own_time(setting, trigger)
    if own.known or own.pattern:
        return own, own, False
    time, before = narrative.time(trigger.head), lasted(setting, trigger)
    if before is not None and not (time.known and time.meets(before)):
        return own, before, False
    return own, time if time.known or time.pattern else bounded(setting, trigger, found), True


def _own_time(setting: Setting, trigger: Trigger) -> When:
    """The time a clause gives its event: "is now held" does not say since when, and the day a body was found is the last it can have been."""
    time = NEVER_SAID if _listed(setting.parse, trigger) else when(setting, trigger)
    if not time.known and not time.pattern:
        time = so_far(setting, trigger)
    if (time.words or "").lower() in NOW and trigger.pattern.kind in LASTING and goes_on(setting.parse, trigger.head):
        return NEVER_SAID
    return When.between(None, time.latest) if "owner" in trigger.pattern.needs else time


def _listed(parse: Parse, trigger: Trigger) -> bool:
    """Whether a trigger tells that somebody is in a list, and not when and where it befell them: "was recognised as an abductee in 2006"."""
    return "told" in trigger.pattern.needs and any(parse.tokens[m].text.lower() == "as" for m in trigger.matched)


def _people(company: Company, trigger: Trigger, found: Parts, dated: bool, protagonist: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles of an event; where a noun names nobody, whom the story is about ("signs of torture", "another attempt in 2008")."""
    pattern = trigger.pattern
    given = roles(company, trigger, found) or _attendant(company, trigger)
    if pattern.frame == "help" and not any(r.role == "other" for r in given):
        return (*given, *_brought_out(company, trigger, {r.entity for r in given}))
    if not given and "accused" in pattern.needs:
        return tuple(Role("victim", e) for e in accused(company, trigger.head))
    if given or not pattern.noun:
        return given
    if pattern.kind in ("torture", "killing") and len(pattern.elements) > 1:
        return tuple(Role("victim", r.entity) for r in protagonist)
    if dated and pattern.kind in ("escape", "crossing"):
        return tuple(Role("agent", r.entity) for r in protagonist)
    return given


def _brought_out(company: Company, trigger: Trigger, givers: set[str]) -> tuple[Role, ...]:
    """Whom smugglers are paid to bring where the clause does not say: the one spoken of last ("wanted her son to come. She paid a guide")."""
    parse = company.parse
    here = parse.tokens[trigger.head].sentence
    first = parse.sentences[max(0, here - 1)].first
    for i in range(trigger.head, first, -1):
        for m in company.heads.get(i, []):
            if m.form != "organisation" and company.is_person(m.entity) and m.entity not in givers:
                return (Role("other", m.entity),)
    return ()


def _mention(
    company: Company, setting: Setting, trigger: Trigger, found: Parts, real: Reality, given: tuple[Role, ...], time: When
) -> EventMention:
    parse = company.parse
    first, last = clauses.clause_span(parse, trigger.head)
    if "owner" in trigger.pattern.needs:  # whose body it is may be said further on
        last = max(last, *found.undergo)
    token = parse.tokens[trigger.head]
    if token.dep == "acl":  # "Ana Koval and four others, arrested in May": the words begin with the first of the row
        row = {k for n in found.undergo for k in (n, *clauses.own(parse, n, "compound", "det", "nummod", "amod", "poss"))}
        first = min({first, *(k for k in row if parse.tokens[k].sentence == token.sentence)})
    return EventMention(
        id="",
        kind=trigger.pattern.kind,
        trigger=_words(parse, trigger),
        span=parse.span(min(first, *trigger.matched), max(last, *trigger.matched)),
        head=trigger.head,
        roles=given,
        when=time,
        place=None if _listed(parse, trigger) else place(setting, trigger),
        count=count(setting, company, trigger, found),
        happened=real.happened or "no",
        modality=real.modality,
        why=f"'{parse.words(Span(token.start, token.end))}' tells of {trigger.pattern.kind.replace('_', ' ')}",
    )


def _words(parse: Parse, trigger: Trigger) -> Span:
    """The words that tell of the event: a short expression whole, of a long one its verb."""
    first = trigger.head if trigger.head in trigger.matched else trigger.matched[0]
    whole = len(trigger.matched) == 2 and trigger.matched[1] - trigger.matched[0] <= 4 and first == trigger.matched[0]
    return parse.span(first, trigger.matched[1]) if whole else parse.span(first, first)


def _attendant(company: Company, trigger: Trigger) -> tuple[Role, ...]:
    """Who was at a protest: "she said at a rally outside the embassy"."""
    parse = company.parse
    token = parse.tokens[trigger.head]
    if trigger.pattern.kind != "protest" or not trigger.pattern.noun or token.dep != "pobj":
        return ()
    if parse.tokens[token.head].text.lower() not in ("at", "in", "during"):
        return ()
    verb = clauses.governing_verb(parse, trigger.head)
    there = [j for s in clauses.subjects(parse, verb) for j in coordinated(parse, s)] if verb is not None else []
    known = [m.entity for n in there for m in company.mentions(n) if company.is_person(m.entity)]
    return tuple(Role("agent", e) for e in dict.fromkeys(known))


def _definite(parse: Parse, trigger: Trigger, found: Parts) -> bool:
    """Whether a mention points back: "the arrests", "the ten women arrested"."""
    nouns = (trigger.head,) if trigger.pattern.noun else found.undergo or found.act
    summed = any(parse.text.text.startswith(IN_ALL, parse.tokens[n].end) for n in nouns)
    return summed or any(parse.tokens[c].text.lower() in BACK for n in nouns for c in clauses.own(parse, n, "det", "poss"))


def _again(parse: Parse, trigger: Trigger) -> bool:
    near = {parse.tokens[c].text.lower() for c in parse.children[trigger.head]} | {parse.tokens[trigger.head].lemma.lower()}
    return bool(near & AGAIN)


def _earlier(parse: Parse, head: int) -> bool:
    """Whether a clause steps back behind the story: "he had been held once before, in 2018" is another arrest than the one just told."""
    had = any(parse.tokens[a].text.lower() == "had" for a in clauses.auxiliaries(parse, head))
    return had and any(parse.tokens[c].text.lower() in EARLIER for c in clauses.own(parse, head, "advmod"))
