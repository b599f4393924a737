"""What a report's words say for and against each named person being a victim: readable features for the learned chooser.

The same function serves reading and training. Every sign is a number a person can check in the text: how often the name is the object of
an arrest, whether its bearer is quoted, how early the name stands.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EntityMention, EventMention, Parse, Utterance
from habeas.finding.company import Company
from habeas.finding.lexicon import word_list, words
from habeas.finding.patterns import Trigger, triggers
from habeas.finding.roles import parts
from habeas.model.events import SDG
from habeas.model.people import Person

FAR = 40
"""Words between a name and a trigger from which nearness says nothing more."""
ALONE_MUTE = frozenset({"one", "agentless", "leaves"})
PATIENT = "pass obj poss of"
KINDS = ("held", "dead", "taken", "hurt", "sent")


@functools.cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The lists of words/en/victims.toml as sets."""
    lists = words("en", "victims")
    return {
        "verbs": frozenset(lists["harms"]["verbs"].split()),
        "nouns": frozenset(lists["harms"]["nouns"].split()),
        "suffered": frozenset(lists["before"]["suffered"].split()),
        "state": frozenset(lists["offices"]["state"].split()),
        "voices": frozenset(lists["offices"]["voices"].split()),
    }


@functools.cache
def group_of() -> dict[str, str]:
    """Kind of event to the group that the signs put it in."""
    return {kind: group for group, kinds in words("en", "victims")["groups"].items() for kind in kinds}


@dataclass(slots=True)
class Told:
    """What the sentences of a report tell, prepared once for all people: triggers and who stands in which part of them."""

    parse: Parse
    cast: Cast
    here: dict[int, list[Trigger]] = field(default_factory=dict)
    undergo: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    act: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        company = Company(self.parse, self.cast)
        for s in self.parse.main_sentences():
            found = [t for t in triggers(self.parse, s) if t.pattern.kind in SDG and _tells(t)]
            self.here[s.i] = found
            for t in found:
                part = parts(company, t)
                for n in (*part.undergo, *part.along):
                    self.undergo[n].append(group_of()[t.pattern.kind])
                for n in part.act:
                    self.act[n].append(group_of()[t.pattern.kind])

    @property
    def title(self) -> frozenset[str]:
        """The words of the report's title, folded."""
        return frozenset((self.parse.text.source.title or "").casefold().replace("’s", "").replace("'s", "").replace(",", " ").split())


def _tells(trigger: Trigger) -> bool:
    """Whether the words of a trigger say something by themselves: "have" and "sell" tell of an act only in the right company."""
    pattern = trigger.pattern
    if "taken" in pattern.needs:
        return False  # "he died" tells of it only where the report tells that he was held
    return len(pattern.elements) > 1 or not (pattern.needs & ALONE_MUTE or (pattern.things and pattern.doubtful))


def candidates(cast: Cast) -> tuple[Person, ...]:
    """Those whom the chooser is asked about: every single person with a name, in order of identity."""
    return tuple(p for p in cast.people if p.names and p.kind != "group")


def signs(parse: Parse, cast: Cast, utterances: Sequence[Utterance], events: Sequence[EventMention]) -> dict[str, Counter[str]]:
    """For each named person's id its signs by name; what is absent is 0."""
    told = Told(parse, cast)
    people = candidates(cast)
    mine: dict[str, list[EntityMention]] = defaultdict(list)
    for m in cast.mentions:
        mine[m.entity].append(m)
    rows = {p.id: Counter[str]() for p in people}
    for p in people:
        row = rows[p.id]
        _presence(told, p, mine[p.id], row)
        for m in mine[p.id]:
            if m.head >= 0:
                _grammar(told, m, row)
                _company(told, m, row)
        _portrait(p, cast, row)
    _roles(rows, cast, events)
    _voices(rows, utterances)
    _beside(rows, told, events)
    return rows


def _presence(told: Told, p: Person, mine: Sequence[EntityMention], row: Counter[str]) -> None:
    """How often, how early and how late somebody is spoken of, and whether in the title."""
    parse = told.parse
    for m in mine:
        row[f"times {m.form}"] += 1
    at = sorted({s.i for m in mine if (s := parse.sentence_at(m.span.start)) is not None})
    row["first sentence"] = at[0] if at else 0
    row["how late first"] = round(at[0] / max(1, len(parse.sentences)), 3) if at else 1  # type: ignore[assignment]
    row["how late last"] = round(at[-1] / max(1, len(parse.sentences)), 3) if at else 1  # type: ignore[assignment]
    row["sentences"] = len(at)
    last = {n.text.split()[-1].casefold() for n in p.names} | {n.text.split()[0].casefold() for n in p.names}
    row["in title"] = len(last & told.title)
    row["words of name"] = max(len(n.text.split()) for n in p.names)
    row["ways of naming"] = len(p.names)


def _grammar(told: Told, m: EntityMention, row: Counter[str]) -> None:
    """What the clause around a mention does with its bearer."""
    parse, known = told.parse, vocabulary()
    for group in told.undergo.get(m.head, ()):
        row[f"suffers {group}"] += 1
        row["suffers"] += 1
    for group in told.act.get(m.head, ()):
        row[f"does {group}"] += 1
        row["does"] += 1
    for relation, lemma in governed(parse, m.head):
        if lemma in word_list("speech") and relation == "subj":
            row["speaks"] += 1
        elif lemma in known["verbs"] and relation in ("pass", "obj"):
            row["harmed"] += 1
        elif lemma in known["nouns"] and relation in ("poss", "of"):
            row["owns harm"] += 1
        row[f"is {relation}"] += 1
    before = [parse.tokens[i].text.lower() for i in range(max(0, parse.tokens_in(m.span).start - 5), m.head)]
    row["called"] += sum(w in known["suffered"] for w in before)
    row["according to"] += before[-2:] == ["according", "to"]


def governed(parse: Parse, i: int, depth: int = 0) -> Iterable[tuple[str, str]]:
    """How a noun hangs on which word: (subj | pass | obj | poss | of | by | with | other preposition | appos | conj, lemma)."""
    t = parse.tokens[i]
    above = parse.tokens[t.head]
    if t.dep in ("conj", "appos") and depth < 8:
        yield t.dep, ""
        yield from governed(parse, t.head, depth + 1)
    elif t.dep == "nsubj":
        yield "pass" if clauses.is_verb(parse, above.i) and clauses.passive(parse, above.i) else "subj", above.lemma.lower()
    elif t.dep == "nsubjpass":
        yield "pass", above.lemma.lower()
    elif t.dep in ("dobj", "dative"):
        yield "obj", above.lemma.lower()
    elif t.dep == "poss":
        yield "poss", above.lemma.lower()
    elif t.dep == "pobj":
        yield above.text.lower(), parse.tokens[above.head].lemma.lower()


def _company(told: Told, m: EntityMention, row: Counter[str]) -> None:
    """The triggers in a mention's sentence and how near the nearest stands."""
    s = told.parse.tokens[m.head].sentence
    here = told.here.get(s, [])
    for group in {group_of()[t.pattern.kind] for t in here}:
        row[f"beside {group}"] += 1
    row["beside any"] += bool(here)
    if here:
        nearest = min(abs(t.head - m.head) for t in here)
        row["nearness"] = max(row["nearness"], FAR - min(FAR, nearest))
    known = vocabulary()
    sentence = told.parse.sentences[s]
    row["beside harm"] += any(told.parse.tokens[i].lemma.lower() in known["verbs"] for i in range(sentence.first, sentence.last))


def _portrait(p: Person, cast: Cast, row: Counter[str]) -> None:
    """What is said of who somebody is."""
    known = vocabulary()
    told = {w for o in p.occupations for w in o.lower().split()}
    row["state office"] = len(told & known["state"])
    row["voice by trade"] = len(told & known["voices"])
    row["journalist"] = "journalist" in p.types
    row["defender"] = "human_rights_defender" in p.types
    row["unionist"] = "trade_unionist" in p.types
    row["age said"] = p.age is not None
    row["child"] = p.age_group == "child"
    row["has kin"] = bool(p.kin)
    row["kin of somebody"] = cast.related(p.id)
    row["pseudonym"] = any(n.pseudonym for n in p.names)


def _roles(rows: dict[str, Counter[str]], cast: Cast, events: Sequence[EventMention]) -> None:
    """The parts that the rules give somebody in what happened; a group's part is its members' too."""
    members = {p.id: p.members for p in cast.people if p.members}
    first: dict[str, int] = {}
    for e in sorted(events, key=lambda e: e.trigger.start):
        for r in e.roles:
            for who in (r.entity, *members.get(r.entity, ())):
                if who not in rows:
                    continue
                if e.kind in SDG and e.happened != "no":
                    rows[who][f"{r.role} of violation"] += 1
                    if r.role == "victim":
                        rows[who][f"victim {group_of()[e.kind]}"] += 1
                        first.setdefault(who, len(first) + 1)
                else:
                    rows[who][f"{r.role} of other"] += 1
    for who, n in first.items():
        rows[who]["order as victim"] = n


def _voices(rows: dict[str, Counter[str]], utterances: Sequence[Utterance]) -> None:
    for u in utterances:
        if u.voice.entity in rows:
            rows[u.voice.entity]["quoted"] += 1
            rows[u.voice.entity]["quoted directly"] += u.direct


def _beside(rows: dict[str, Counter[str]], told: Told, events: Sequence[EventMention]) -> None:
    """What holds for the whole report, and how somebody compares with the others it names."""
    victims = sum(r["victim of violation"] > 0 for r in rows.values())
    found = sum(bool(t) for t in told.here.values())
    unnamed = len({r.entity for e in events if e.kind in SDG for r in e.roles if r.role == "victim" and r.entity not in rows})
    title = told.title
    by_times = sorted(rows, key=lambda i: (-rows[i]["sentences"], rows[i]["first sentence"], i))
    by_place = sorted(rows, key=lambda i: (rows[i]["first sentence"], i))
    most = max((r["suffers"] + r["victim of violation"] for r in rows.values()), default=0)
    for i, row in rows.items():
        row["people named"] = len(rows)
        row["victims by rule"] = victims
        row["victims unnamed"] = unnamed
        row["sentences with triggers"] = found
        row["sentences of report"] = len(told.parse.sentences)
        row["words of title"] = len(title)
        row["rank by times"] = by_times.index(i)
        row["rank by place"] = by_place.index(i)
        row["less told than the first"] = most - row["suffers"] - row["victim of violation"]


FEATURES: tuple[str, ...] = (
    *(f"times {f}" for f in ("name", "nominal", "pronoun")),
    *("first sentence", "how late first", "how late last", "sentences", "in title", "words of name", "ways of naming"),
    *("suffers", "does", *(f"suffers {k}" for k in KINDS), *(f"does {k}" for k in KINDS)),
    *("speaks", "harmed", "owns harm", "called", "according to"),
    *(f"is {r}" for r in ("subj", "pass", "obj", "poss", "of", "by", "to", "with", "appos", "conj")),
    *("beside any", *(f"beside {k}" for k in KINDS), "beside harm", "nearness"),
    *(
        "state office",
        "voice by trade",
        "journalist",
        "defender",
        "unionist",
        "age said",
        "child",
        "has kin",
        "kin of somebody",
        "pseudonym",
    ),
    *(f"{r} of violation" for r in ("victim", "perpetrator", "agent", "other")),
    *(f"{r} of other" for r in ("agent", "other", "victim")),
    *(f"victim {k}" for k in KINDS),
    *("order as victim", "quoted", "quoted directly"),
    *("people named", "victims by rule", "victims unnamed", "sentences with triggers", "sentences of report", "words of title"),
    *("rank by times", "rank by place", "less told than the first"),
)
"""The signs in the order of a ranker's row."""
