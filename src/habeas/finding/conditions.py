"""Whether the conditions of a pattern hold: a person undergoes it, a place is named, the subject is the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.bareness import bare
from habeas.finding.circumstances import Setting, governed
from habeas.finding.company import Company
from habeas.finding.descriptions import kin
from habeas.finding.doers import is_one_of
from habeas.finding.grammar import under
from habeas.finding.happened import convicted
from habeas.finding.lexicon import word_list, words
from habeas.finding.narrative import armed_before, kept_before
from habeas.finding.patterns import Trigger
from habeas.finding.roles import CUSTODY, Parts
from habeas.finding.told_near import sentenced
from habeas.finding.unsaid import unsaid

TERMS = frozenset({"year", "month"})
GOALS = frozenset({"to", "into", "back", "for"})
FROM = frozenset({"from"})
STATES = frozenset({"government", "authority", "ministry", "regime", "junta", "state", "immigration"})
NEEDS_PEOPLE = frozenset({"escape", "crossing", "reunion", "protest", "release"})
JUDGED = CUSTODY | {"release"}
"""What befalls those who are said to have done it to others."""
LEADS = frozenset({"bring", "get", "take", "lead", "guide", "smuggle", "pull"})
REACH = 8
"""Sentences of a paragraph after which "they" no longer means who acted."""


def holds(company: Company, setting: Setting, trigger: Trigger, found: Parts) -> bool:
    """Whether the conditions of a pattern hold: a person undergoes it, a place is named, the subject is the right one."""
    parse, pattern = company.parse, trigger.pattern
    if pattern.unless and any(parse.tokens[c].lemma.lower() in pattern.unless for c in _behind(parse, trigger)):
        return False
    ruled = parse.tokens[trigger.head].lemma == "hold" and clauses.says_that(parse, trigger.head)
    if ruled or (pattern.kind in JUDGED and convicted(company, trigger, found)):
        return False
    if pattern.kind == "forced_return" and (any(company.helps(i) for i in found.act) or _its_own(parse, trigger, found)):
        return False
    if pattern.subjects and not any(
        is_one_of(parse, a, pattern.subjects) or _they(parse, a, pattern.subjects)
        for a in (found.undergo if pattern.frame == "suffer" else found.act)
        if not any(parse.tokens[c].lemma.lower() in word_list("formerly") for c in parse.children[a])
    ):
        return False
    if _own_or_no_person(company, trigger, found):
        return False
    if any(parse.tokens[i].text.lower().endswith(("self", "selves")) for i in found.undergo) and pattern.frame == "undergo":
        return False
    if _lacks_people(company, trigger, found):
        return False
    if parse.tokens[trigger.head].lemma == "take" and (_mistaken(company, trigger.head) or _of_things(company, trigger.head, found)):
        return False
    if pattern.kind == "forced_return" and _to_family(parse, trigger):
        return False
    return all(met(setting, trigger) for need, met in NEEDS.items() if need in pattern.needs)


def _lacks_people(company: Company, trigger: Trigger, found: Parts) -> bool:
    """Whether a pattern that is said of people has none where it needs them, or has them where it may not."""
    parse, pattern = company.parse, trigger.pattern
    undergo, act = any(map(company.personal, found.undergo)), any(map(company.personal, found.act))
    if not pattern.noun and "person" in pattern.needs and not (undergo if found.undergo else pattern.frame == "act" and act):
        return True
    if not pattern.noun and pattern.kind in NEEDS_PEOPLE and pattern.frame == "act" and not act:
        return True
    if pattern.kind == "protest" and any(map(company.personal, clauses.objects(parse, trigger.head))):
        return True  # "they marched the villagers to the river"
    return ("owner" in pattern.needs or (bool(pattern.things) and not pattern.noun)) and not undergo


def _own_or_no_person(company: Company, trigger: Trigger, found: Parts) -> bool:
    """Whether a thing is the doer's own ("he broke his wrist", "she cancelled her passport"), or what is brought out is nobody ("brought out thirty books")."""
    pattern = trigger.pattern
    if pattern.frame == "help":
        led = company.parse.tokens[trigger.head].lemma in LEADS and bool(found.undergo)
        return led and not any(company.personal(i) for i in found.undergo)
    if not pattern.things:
        return False
    doers = {m.entity for n in found.act for m in company.mentions(n)}
    owners = [n for n in found.undergo if company.parse.tokens[n].tag in ("PRP$", "PRP", "WP$")]
    return any(m.entity in doers for n in owners for m in company.mentions(n))  # who is named as the owner is another


def _behind(parse: Parse, trigger: Trigger) -> Iterator[int]:
    """The words behind a trigger that say of what kind its act is: not those of a clause joined to it ("walked them over and went to hospital")."""
    todo = [trigger.head]
    while todo:
        i = todo.pop()
        if i > trigger.head and (parse.tokens[i].pos != "ADP" or parse.tokens[i].head == trigger.head):
            yield i  # "stopped from voting", but "stopped in a street not far from the bridge"
        todo += [c for c in parse.children[i] if c in trigger.matched or not _goes_on(parse, c)]


def _goes_on(parse: Parse, i: int) -> bool:
    """Whether a word begins a clause that tells something else: a joined verb, or what is told of a noun that stands behind."""
    infinitive = any(parse.tokens[a].tag == "TO" for a in clauses.own(parse, i, "aux"))  # "two years to finish the bridge"
    return clauses.is_verb(parse, i) and parse.tokens[i].dep in ("conj", "relcl", "parataxis") and not infinitive


def _kept(setting: Setting, trigger: Trigger) -> bool:
    return kept_before(setting.parse, trigger.head)


def _attacked(setting: Setting, trigger: Trigger) -> bool:
    """Whether the sentences before tell of an attack with a weapon, and not of custody: "Two men fired four times. She died on the way"."""
    parse = setting.parse
    told = [parse.tokens[s] for s in clauses.subjects(parse, trigger.head)]
    known = any(t.pos in ("PROPN", "PRON") or any(parse.tokens[k].text.lower() == "the" for k in parse.children[t.i]) for t in told)
    return known and armed_before(parse, trigger.head) and not kept_before(parse, trigger.head)


def _has_goal(setting: Setting, trigger: Trigger) -> bool:
    """Whether it is told where to: "put them on a plane to Lisk"."""
    return any(clauses.phrases(setting.parse, m, GOALS) for m in trigger.matched)


def _term(setting: Setting, trigger: Trigger) -> bool:
    """Whether the object of a verb is a counted span of time: "gets six years"; not "got married last year"."""
    parse = setting.parse
    spans = [i for i in clauses.own(parse, trigger.head, "dobj") if parse.tokens[i].lemma.lower() in TERMS]
    return any(clauses.own(parse, i, "nummod") for i in spans)


def _dated(setting: Setting, trigger: Trigger) -> bool:
    """Whether the clause says when: "he was taken on 4 May 1981", "they were taken in 1974"."""
    here = setting.times_in.get(setting.parse.tokens[trigger.head].sentence, ())
    return any(governed(setting.parse, at, trigger.head) for _, at in here)


def _one(setting: Setting, trigger: Trigger) -> bool:
    """Whether its object is somebody by name or pronoun: "the police have him"; not "the police have a suspect"."""
    parse = setting.parse
    return trigger.matched[0] == trigger.head and any(
        parse.tokens[i].pos in ("PROPN", "PRON") for i in clauses.own(parse, trigger.head, "dobj")
    )


def _leaves(setting: Setting, trigger: Trigger) -> bool:
    """Whether it is told out of which country: "removed from Belize", "their removal from Belize"."""
    return bool(_countries(setting, clauses.phrases(setting.parse, trigger.head, FROM)))


def _agentless(setting: Setting, trigger: Trigger) -> bool:
    """Whether it is told what was done and not by whom: "he was taken at a hotel"."""
    return clauses.passive(setting.parse, trigger.head) and not clauses.by_phrase(setting.parse, trigger.head)


def _passive(setting: Setting, trigger: Trigger) -> bool:
    return clauses.passive(setting.parse, trigger.head)


def _mistaken(company: Company, verb: int) -> bool:
    """Whether "took them for" goes on with people: "took the boys for members of a gang" tells of an error."""
    return any(company.personal(i) for i in clauses.phrases(company.parse, verb, frozenset({"for"})))


def _of_things(company: Company, verb: int, found: Parts) -> bool:
    """Whether "took nine" goes on with things counted before: "put fourteen bowls on the quay and took nine away"."""
    parse = company.parse
    bare = [i for i in found.undergo if parse.tokens[i].tag == "CD" and not company.mentions(i)]
    first = parse.sentences[parse.tokens[verb].sentence].first
    before = [i for i in range(first, verb) if parse.tokens[i].tag == "NNS" and clauses.own(parse, i, "nummod")]
    if not bare or len(bare) < len(found.undergo) or not before:
        return False
    above = clauses.governing_verb(parse, before[-1])  # "raided three farms and took nine" took people
    raid = above is not None and parse.tokens[above].lemma.lower() in words("en", "events")["alongside"]["raids"]
    return not (raid or company.personal(before[-1]))


def _to_family(parse: Parse, trigger: Trigger) -> bool:
    """Whether somebody is handed over to relatives: "was handed over to his aunt" is no return."""
    goals = (k for m in trigger.matched if parse.tokens[m].text.lower() == "to" for k in clauses.own(parse, m, "pobj"))
    return any(parse.tokens[k].lemma.lower() in kin() for k in goals)


def _they(parse: Parse, i: int, subjects: frozenset[str]) -> bool:
    """Whether "they" takes up such a subject of this paragraph: "The police came at night. They took my brother"."""
    if parse.tokens[i].text.lower() != "they":
        return False
    here = parse.sentences[parse.tokens[i].sentence]
    before = parse.sentences[max(0, here.i - REACH) : here.i + 1]
    near = [t for s in before if s.paragraph == here.paragraph for t in parse.tokens[s.first : min(s.last, i)]]
    several = [t for t in near if t.dep == "nsubj" and (t.tag == "NNS" or t.lemma.lower() == "police")]
    return bool(several) and several[-1].lemma.lower() in subjects


def _goes_somewhere(setting: Setting, trigger: Trigger) -> bool:
    """Whether the clause names a country as its goal."""
    return bool(_countries(setting, clauses.phrases(setting.parse, trigger.head, frozenset({"to", "into"}))))


def _countries(setting: Setting, nouns: Iterable[int]) -> list[int]:
    """Those of some nouns that name a country."""
    countries = {i for p, i in setting.tops.items() if (known := setting.by_id.get(p.entity)) and known.kind == "country"}
    return [g for g in nouns if g in countries or (setting.parse.tokens[g].ent == "GPE" and not setting.by_id)]


def _its_own(parse: Parse, trigger: Trigger, found: Parts) -> bool:
    """Whether a country brings home people of its own: "India flew its citizens home"."""
    owners = [parse.tokens[k].text.lower() for o in found.undergo if o > trigger.head for k in clauses.own(parse, o, "poss")]
    return "its" in owners


def _has_scene(setting: Setting, trigger: Trigger) -> bool:
    """Whether the clause says when or where: "were stopped on 10 March"."""
    told = [i for i in setting.parse.subtree(trigger.head) if governed(setting.parse, i, trigger.head)]
    return any(setting.parse.tokens[i].ent in ("DATE", "TIME", "GPE", "LOC", "FAC") for i in told)


def _by_a_state(setting: Setting, trigger: Trigger) -> bool:
    """Whether a country or its government does it: "Thailand put them on a plane", "the Thai authorities flew him out"."""
    parse, head = setting.parse, trigger.head
    doers = clauses.by_phrase(parse, head) if clauses.passive(parse, head) else clauses.subjects(parse, head)
    return bool(_countries(setting, doers)) or any(
        parse.tokens[d].lemma.lower() in STATES and not clauses.own(parse, d, "nummod") for d in doers
    )


def _names_place(setting: Setting, trigger: Trigger) -> bool:
    parse = setting.parse
    inside = under(parse, trigger.head)
    return any(i in inside for i in setting.tops.values()) or any(parse.tokens[i].ent in ("GPE", "LOC", "FAC") for i in inside)


NEEDS: dict[str, Callable[[Setting, Trigger], bool]] = {
    "destination": _goes_somewhere,
    "kept": _kept,
    "attacked": _attacked,
    "unsaid": lambda setting, trigger: unsaid(setting.parse, trigger.head),
    "goal": _has_goal,
    "term": _term,
    "agentless": _agentless,
    "dated": _dated,
    "bare": bare,
    "handed": _passive,
    "one": _one,
    "leaves": _leaves,
    "place": _names_place,
    "scene": _has_scene,
    "state": _by_a_state,
    "sentenced": sentenced,
}
"""What a pattern may ask of its clause besides people."""
