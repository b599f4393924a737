"""Whether a trigger tells of something that took place, or of a fear, a plan, a threat, a condition, a rate or a general practice."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.finding import clauses, stance
from habeas.finding.annotations import AmountMention, Modality, Parse, Utterance
from habeas.finding.asking_beyond import asks_beyond
from habeas.finding.company import Company
from habeas.finding.grammar import listed, time_it_took
from habeas.finding.lexicon import word_list, words
from habeas.finding.patterns import Trigger
from habeas.finding.roles import Parts, among
from habeas.model.claims import Stance
from habeas.model.events import Happened

NO_RATE = "".join(
    f"(?<!{w} )" for w in ("after", "for", "within", "in", "than", "over", "about", "nearly", "almost", "half", "of", "once", "and", "such")
)
RATE = re.compile(
    NO_RATE + r"\b(?:a|per|each|every) (?:day|week|month|year)\b(?! (?:later|after|before|ago|earlier|of|and|in))|\b(?:daily|annually)\b",
    re.IGNORECASE,
)
COUNTRYWIDE = re.compile(
    r"\b(?:in|across|throughout|around|over) the (?:whole |entire )?country\b|\bnationwide\b|\bcountrywide\b", re.IGNORECASE
)
"""What is counted over a whole country is no one incident."""
SPOKEN: frozenset[Stance] = frozenset({"feared", "predicted", "asked", "policy", "denied"})
MANY = 1000
"""From this number on people are a statistic and not the victims of one incident."""


@dataclass(frozen=True, slots=True)
class Reality:
    """Whether something happened (None: no event at all), and how its clause is meant."""

    happened: Happened | None
    modality: Modality


@functools.cache
def vocabulary(language: str) -> dict[str, frozenset[str]]:
    """The words of [reality] in words/<language>/events.toml as sets."""
    lists = words(language, "events").get("reality", {})
    return {name: frozenset(value.split()) for name, value in lists.items() if isinstance(value, str)}


def none(said: Stance, why: str) -> Reality:
    """No event, and why not."""
    return Reality(None, Modality(said, False, why))


def reality(company: Company, trigger: Trigger, found: Parts, amounts: Iterable[AmountMention], utterances: Iterable[Utterance]) -> Reality:
    """Whether a trigger's event took place, by its own clause, the clauses above it, and what is said of people in general."""
    parse, pattern = company.parse, trigger.pattern
    meant = stance.modality(parse, trigger.head)
    own_word = meant.stance != "asked" and not meant.negated
    if own_word and meant.why.lower() in {
        w for m in trigger.matched for w in (parse.tokens[m].text.lower(), parse.tokens[m].lemma.lower())
    }:
        meant = Modality()  # "set free", "condemned to ten years": the trigger's own word and no forecast
    if " " in meant.why and set(meant.why.lower().split()) <= {parse.tokens[m].text.lower() for m in trigger.matched}:
        meant = Modality()  # "has had no word from him"
    if (trigger.pattern.noun and _taken_for_granted(parse, trigger.head)) or "unsaid" in pattern.needs:
        meant = Modality()
    if pattern.denied and not (meant.negated or (pattern.noun and _none_of(parse, trigger.matched[0]))):
        return none("asserted", "seen since")
    negates = pattern.denied or any(parse.tokens[m].text.lower() in ("not", "never", "n't", "n’t", "no") for m in trigger.matched)
    if meant.stance not in ("asserted", "hedged") or (meant.negated and not negates) or meant.why.startswith(("attempt:", "unreal:")):
        return Reality(None, meant)
    against = (
        _tallied(parse, trigger)
        or _last_seen(company, trigger)
        or _told_in_fiction(parse, trigger)
        or _question(parse, trigger, found)
        or _spoken(parse, trigger, utterances)
        or _rate(parse, trigger, found, amounts)
    )
    against = against or (_of_noun if trigger.pattern.noun else _in_general)(company, trigger, found)
    return against or Reality("uncertain" if meant.stance == "hedged" or pattern.doubtful else "yes", meant)


def _told_in_fiction(parse: Parse, trigger: Trigger) -> Reality | None:
    """What a film or novel is about did not happen to anyone."""
    known = vocabulary(parse.language.split("-")[0])
    for a in parse.ancestors(trigger.head):
        subjects = clauses.own(parse, a, "nsubj", "nsubjpass") if clauses.is_verb(parse, a) else []
        told = next((i for i in (a, *subjects) if parse.tokens[i].lemma.lower() in known["fictions"]), None)
        if told is not None and parse.tokens[a].lemma.lower() in known["tells"] | known["fictions"]:
            return none("predicted", f"unreal: {parse.tokens[told].text}")
    return None


def _last_seen(company: Company, trigger: Trigger) -> Reality | None:
    """ "The day after they were last seen" dates something else; "a man last seen in May" has disappeared."""
    parse = company.parse
    token = parse.tokens[trigger.head]
    if not any(parse.tokens[m].text.lower() == "last" for m in trigger.matched) or token.dep not in ("relcl", "advcl", "acl", "pcomp"):
        return None
    if token.dep != "advcl" and company.personal(token.head):
        return None
    return none("policy", "only dates something else")


def _tallied(parse: Parse, trigger: Trigger) -> Reality | None:
    """ "The 51 recorded as having been detained" are a tally, and "I have to run" has not yet been done."""
    token = parse.tokens[trigger.head]
    governor = parse.tokens[token.head]
    known = vocabulary(parse.language.split("-")[0])
    if token.dep == "acl" and token.tag == "VBG" and governor.lemma.lower() in listed("governing", "prevented"):
        return none("policy", governor.text)  # "the convention forbids returning a person", its verb taken for a noun
    if token.dep == "pcomp" and governor.text.lower() == "as" and parse.tokens[governor.head].lemma.lower() in known["tallies"]:
        return none("policy", parse.tokens[governor.head].text)
    infinitive = any(parse.tokens[a].tag == "TO" for a in clauses.auxiliaries(parse, trigger.head))
    if infinitive and token.dep == "xcomp" and governor.lemma.lower() in ("have", "need"):
        return none("predicted", f"{governor.text} to")
    took = any(time_it_took(parse, k) for k in clauses.own(parse, token.head, "dobj"))
    if infinitive and token.dep == "advcl" and not took and not clauses.own(parse, trigger.head, "nsubj", "nsubjpass"):
        return none("predicted", "what is meant to be done")
    if infinitive and token.dep in ("acl", "relcl") and any(parse.tokens[c].text.lower() == "no" for c in parse.children[token.head]):
        return none("denied", f"no {governor.text} to")
    if infinitive and any(
        parse.tokens[c].text.lower() == "too" for i in (token.head, *parse.children[token.head]) for c in parse.children[i]
    ):
        return none("predicted", "too ... to")
    return None


def _taken_for_granted(parse: Parse, noun: int) -> bool:
    """Who asks for "an inquiry into the disappearance of my husband" takes the disappearance for granted."""
    token, known = parse.tokens[noun], vocabulary(parse.language.split("-")[0])
    beyond = parse.tokens[parse.tokens[token.head].head]
    of = any(parse.tokens[c].text.lower() == "of" for c in parse.children[noun])
    if token.lemma.lower() in word_list("doers_of_harm") or (of and token.lemma.lower() in word_list("takers")):
        return True
    certain = any(parse.tokens[c].tag in ("DT", "PRP$") for c in parse.children[noun])  # "charged with the murder of X"
    if token.dep in ("nsubjpass", "dobj"):  # "his abduction has not been solved", "condemned the killing of X"
        return parse.tokens[token.head].lemma.lower() in known["settles"] | (known["judges"] if certain else set())
    return token.dep == "pobj" and beyond.lemma.lower() in known["presupposing"] | (known["accusing"] if certain else set())


def _none_of(parse: Parse, noun: int) -> bool:
    """Whether a noun is said not to be there: "no trace of her", "without news of her"."""
    token = parse.tokens[noun]
    missing = any(parse.tokens[c].text.lower() in ("no", "any", "little") for c in clauses.own(parse, noun, "det", "amod"))
    return missing or (token.dep == "pobj" and parse.tokens[token.head].text.lower() == "without")


def _question(parse: Parse, trigger: Trigger, found: Parts) -> Reality | None:
    sentence = parse.sentences[parse.tokens[trigger.head].sentence]
    meant = any(parse.tokens[n].pos == "PROPN" or parse.tokens[n].text.lower() == "you" for n in found.undergo)
    if meant and asks_beyond(parse, trigger.head, sentence.first):
        return None
    return none("asked", "a question") if parse.words(sentence.span).rstrip("\"'”’ )").endswith("?") else None


def _spoken(parse: Parse, trigger: Trigger, utterances: Iterable[Utterance]) -> Reality | None:
    """What a speaker fears, foretells or denies is none, whatever its own grammar says."""
    at = parse.tokens[trigger.head].start
    for u in utterances:
        if u.stance in SPOKEN and u.content.start <= at < u.content.end:
            return none(u.stance, parse.words(u.cue) if u.cue is not None else u.stance)
    return None


def _rate(parse: Parse, trigger: Trigger, found: Parts, amounts: Iterable[AmountMention]) -> Reality | None:
    """ "Three a day" and "34,000 since the war" count what happens and are no incident."""
    first, last = clauses.clause_span(parse, trigger.head)
    span = parse.span(first, last)
    concerned = {*found.undergo, *found.act}
    for a in amounts:
        counted = a.counted in concerned
        if a.shape == "rate" and span.covers(a.span):
            return none("policy", parse.words(a.span))
        if counted and a.shape == "count" and (a.amount.low or a.amount.high or 0) >= MANY:
            return none("policy", parse.words(a.span))
    if not trigger.pattern.noun and COUNTRYWIDE.search(parse.words(span)) and any(a.counted in concerned for a in amounts):
        return none("policy", "in a whole country")
    rate = RATE.search(parse.words(span))
    return none("policy", rate.group()) if rate and trigger.pattern.kind != "protest" else None


def _in_general(company: Company, trigger: Trigger, found: Parts) -> Reality | None:
    """Practice told of people in general is no event."""
    parse, verb = company.parse, trigger.head
    known = vocabulary(parse.language.split("-")[0])
    concerned = found.undergo or found.act
    if any(specific(company, n) for n in among(company, trigger)):
        return None  # "among those held is Ana Koval"
    if concerned and all(_anyone(parse, n, known) for n in concerned):
        return none("policy", "people in general")
    if trigger.pattern.frame == "help" and not any(specific(company, n) for n in found.undergo):
        return none("policy", "people in general")
    if trigger.pattern.kind in ("escape", "crossing") and parse.tokens[verb].tag in ("VBP", "VBZ") and not clauses.auxiliaries(parse, verb):
        return none("policy", "told in the present")
    present = parse.tokens[verb].tag in ("VBP", "VBZ") and not clauses.auxiliaries(parse, verb)
    if present and found.undergo and all(parse.tokens[n].text.lower() in ("them", "they") for n in found.undergo):
        return none("policy", "told of many in the present")  # "the country sends them back under a protocol"
    if not concerned or any(specific(company, n) for n in concerned):
        return None
    if parse.tokens[verb].dep == "acl" and clauses.own(parse, parse.tokens[verb].head, "nummod", "det"):
        return None
    practice = any(clauses.is_verb(parse, a) and stance.modality(parse, a).stance == "policy" for a in parse.ancestors(verb))
    if _told_once(parse, verb) and not practice:
        return None
    return none("policy", "people in general")


def _told_once(parse: Parse, verb: int) -> bool:
    """Whether a past tense with a place or day of its own tells of certain people although nothing else points at them."""
    token = parse.tokens[verb]
    carrier = verb
    if token.dep in ("acl", "relcl") and token.tag == "VBN" and not clauses.auxiliaries(parse, verb):
        above = clauses.governing_verb(parse, verb)
        carrier = above if above is not None else verb
    forms = [parse.tokens[i] for i in (*clauses.auxiliaries(parse, carrier), carrier)]
    past = any(f.tag == "VBD" or f.lemma == "have" for f in forms)
    return past and any(parse.tokens[i].ent in ("GPE", "FAC", "LOC", "DATE") for i in parse.subtree(verb))


def _anyone(parse: Parse, noun: int, known: dict[str, frozenset[str]]) -> bool:
    token = parse.tokens[noun]
    determiner = {parse.tokens[c].text.lower() for c in clauses.own(parse, noun, "det")}
    if determiner & {"all"} and clauses.own(parse, noun, "nummod"):  # "all four members of the family"
        return False
    return token.text.lower() in known["generic_subjects"] or bool(determiner & {"any", "no", "every", "each", "all"})


POINTING = frozenset({"the", "this", "these", "those", "both"})
COUNTING = frozenset({"several", "dozen", "hundred", "thousand", "another", "other"})


def specific(company: Company, noun: int) -> bool:
    """Whether a noun means certain people: named, counted, pointed at or somebody's."""
    parse = company.parse
    token = parse.tokens[noun]
    lower = token.text.lower()
    counted = any(parse.tokens[c].lemma.lower() in COUNTING for c in parse.children[noun])
    if lower in ("those", "people", "others", "some", "many", "all", "you") and not (counted or clauses.own(parse, noun, "nummod")):
        return False
    named = any(m.form == "name" for m in company.heads.get(noun, []))
    if named or token.tag in ("PRP", "PRP$", "NNP", "CD", "NN", "DT") or token.lemma.lower() in COUNTING:
        return True
    for child in (parse.tokens[c] for c in parse.children[noun]):
        pointed = child.dep == "det" and child.text.lower() in POINTING
        if pointed or child.dep in ("poss", "nummod", "quantmod") or child.tag == "CD" or child.lemma.lower() in COUNTING:
            return True
    return any(specific(company, c) for c in clauses.own(parse, noun, "conj"))


DEFINITE = frozenset({"the", "this", "these", "that", "those", "both", "a", "an", "another"})


def _of_noun(company: Company, trigger: Trigger, found: Parts) -> Reality | None:
    """Whether a noun ("his arrest", "the arrests", "fear of arrest") points at something that took place."""
    parse, noun = company.parse, trigger.matched[0] if trigger.pattern.joins else trigger.head
    known = vocabulary(parse.language.split("-")[0])
    children = [parse.tokens[c] for c in parse.children[noun]]
    definite = any(c.dep == "poss" or (c.dep == "det" and c.text.lower() in DEFINITE) for c in children)
    if not definite and not found.undergo and not found.act and "taken" not in trigger.pattern.needs:
        return none("policy", "in general")
    not_one = None if trigger.pattern.denied else next((c for c in children if c.text.lower() in known["not_one"]), None)
    if not_one is not None and not (not_one.text.lower() in known["labels"] and any(specific(company, n) for n in found.undergo)):
        return none("predicted", not_one.text)
    above = [parse.tokens[a] for a in parse.ancestors(noun)][:2]
    governor = next((t for t in above if t.lemma.lower() in known["governors_of_fear"] | known["threat_nouns"]), None)
    if governor is not None and not _taken_for_granted(parse, noun):
        return none("predicted", governor.text)
    verb = clauses.governing_verb(parse, noun)
    if verb is not None and any(parse.tokens[a].tag in ("MD", "TO") for a in clauses.auxiliaries(parse, verb)):
        return none("predicted", parse.tokens[verb].text)
    return None


SUSPECTED = {"on": ("suspicion", "charge", "count"), "in": ("connection", "relation")}


def convicted(company: Company, trigger: Trigger, found: Parts) -> bool:
    """Whether those held or sentenced are said to have done it: "two officers were jailed for torturing a farmer" makes nobody a victim."""
    parse, known = company.parse, vocabulary(company.parse.language.split("-")[0])
    held = {parse.tokens[i].lemma.lower() for i in found.undergo}
    for i in (i for i in parse.subtree(trigger.head) if i > trigger.head and parse.tokens[i].dep == "prep"):
        inside = {parse.tokens[k].lemma.lower() for k in parse.subtree(i)}
        word = parse.tokens[i].text.lower()
        suspected = word == "over" or bool(inside & set(SUSPECTED.get(word, ())))
        if (
            (suspected or word == "for" or (trigger.pattern.kind == "release" and word == "of"))
            and inside & known["crimes"]
            and held & (known["convicts"] | (known["suspects"] if suspected else set()))
        ):
            return True
    return False
