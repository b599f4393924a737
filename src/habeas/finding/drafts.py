"""A person in the making: what the mentions met so far say of them. Drafts never leave finding."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass, field

from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import kin, nouns
from habeas.finding.lexicon import word_list, words
from habeas.model.amount import Amount
from habeas.model.people import AgeGroup, Sex


@functools.cache
def synonyms() -> dict[str, str]:
    """Noun to the name of its set of words for the same kind of person."""
    return {n: key for key, listed in words("en", "people")["synonyms"].items() for n in listed}


@functools.cache
def bystanders(which: str = "words") -> frozenset[str]:
    """Nouns for those who speak, rule, guard or judge; of these lists also who tells of harm ("harmless"), and verbs for harm by others ("acts")."""
    return frozenset(words("en", "people")["bystanders"][which])


MANY = 100
"""People from which a group is more often a figure than somebody a report goes on to speak of."""


def same_noun(left: str, right: str) -> bool:
    """Whether two nouns can describe one person in turn."""
    return left == right or (left in synonyms() and synonyms()[left] == synonyms().get(right))


@dataclass(eq=False, slots=True)
class Draft:
    """Someone a text speaks of, gathered mention by mention. `kin`: (word, of whom). `into`: the draft this one turned out to be.

    `number`: its place among all. `touched`: where it notes that it changed.
    """

    names: list[tuple[str, ...]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    pseudonyms: set[str] = field(default_factory=set)
    nouns: list[str] = field(default_factory=list)
    votes: Counter[Sex] = field(default_factory=Counter)
    age: Amount | None = None
    age_group: AgeGroup = "unknown"
    kin: list[tuple[str, Draft]] = field(default_factory=list)
    group: bool = False
    amount: Amount | None = None
    members: list[Draft] = field(default_factory=list)
    mentions: list[Candidate] = field(default_factory=list)
    occupations: list[str] = field(default_factory=list)
    nationality: str | None = None
    sentence: int = -1
    weight: int = 0
    into: Draft | None = None
    number: int = 0
    touched: list[Draft] = field(default_factory=list)

    def now(self) -> Draft:
        """The draft this one has become."""
        d = self
        while d.into is not None:
            d = d.into
        return d

    @property
    def sex(self) -> Sex:
        """The sex most signs speak for, or unknown."""
        known = [(n, s) for s, n in self.votes.items() if s != "unknown" and n > 0]
        return max(known)[1] if known else "unknown"

    @property
    def stands_by(self) -> bool:
        """Whether somebody is called what those are called who speak, rule, guard or judge."""
        return any(n in bystanders() for n in (*self.nouns, *self.occupations))

    @property
    def harmless(self) -> bool:
        """Whether somebody is called a relative, a source or a witness: not who "they" are that arrest and beat."""
        return any(w == "family" or w in kin() for w, _ in self.kin) or any(n in bystanders("harmless") for n in self.nouns)

    @property
    def full_name(self) -> tuple[str, ...]:
        """The longest name, or ()."""
        return max(self.names, key=len, default=())

    @property
    def brought_in(self) -> Candidate:
        """The first mention by name, or else the first at all."""
        return next((m for m in self.mentions if m.form == "name"), self.mentions[0])

    @property
    def related_at_first(self) -> bool:
        """Whether somebody is brought in as another's relative."""
        return any(m.kin and m.sentence <= self.mentions[0].sentence for m in self.mentions)

    @property
    def statistic(self) -> bool:
        """Whether this is so many people ("around 500 helped") that a later "they" seldom means them."""
        return self.amount is not None and (self.amount.low or self.amount.high or 0) >= MANY

    @property
    def kin_only(self) -> bool:
        """Whether nothing but being somebody's relative is known of this person."""
        return bool(self.mentions) and all(m.kin is not None or m.form == "pronoun" for m in self.mentions)

    @property
    def is_child(self) -> bool:
        """Whether age or a child's noun says so."""
        return self.age_group == "child" or any(kin().get(w, ("",))[0] == "child" for w, _ in self.kin)

    def speaks(self, parse: Parse) -> bool:
        """Whether this person is the subject of a verb of speech somewhere."""
        heads = (parse.tokens[m.head] for m in self.mentions)
        return any(t.dep == "nsubj" and parse.tokens[t.head].lemma in word_list("speech") for t in heads)

    def only_speaks(self, parse: Parse) -> bool:
        """Whether somebody named is brought in as a speaker; who "was freed on Tuesday" first and speaks later is who it is about."""
        return self.speaks(parse) and parse.tokens[self.mentions[0].head].dep != "nsubjpass"

    def introduced_by_speech(self, parse: Parse) -> bool:
        """Whether somebody is brought in as who says something, and nothing tells who that is."""
        t = parse.tokens[self.brought_in.head]
        told = any(n in nouns() and n not in ("man", "woman") and n not in kin() for n in (*self.nouns, *self.occupations))
        return t.dep == "nsubj" and parse.tokens[t.head].lemma in word_list("speech") and not told

    def fits(self, sex: Sex) -> bool:
        """Whether a word of this sex can stand for this person."""
        return sex == "unknown" or self.sex in ("unknown", sex)

    def take(self, c: Candidate, weight: int, trust_pronouns: bool = True) -> None:
        """Add a mention and what it says; a machine translation's pronouns say nothing of sex."""
        self.touched.append(self)
        self.mentions.append(c)
        self.weight = max(weight, self.weight - 1 if c.sentence == self.sentence else self.weight - 2)
        self.sentence = c.sentence
        if c.names and c.names not in self.names:
            self.names.append(c.names)
        if c.sex != "unknown" and (trust_pronouns or c.form != "pronoun"):
            self.votes[c.sex] += {"name": 6, "nominal": 6, "group": 2, "pronoun": 1}[c.form]
        if c.noun and c.form in ("nominal", "group") and c.noun not in self.nouns:
            self.nouns.append(c.noun)
        self.age = self.age or c.age
        self.amount = self.amount or c.amount
        self.nationality = self.nationality or c.nationality
        self._age_group(c)
        for o in c.occupations:
            if o not in self.occupations:
                self.occupations.append(o)

    def _age_group(self, c: Candidate) -> None:
        if c.age_group != "unknown" and self.age_group == "unknown":
            self.age_group = c.age_group
        if self.age_group == "unknown" and self.age is not None and self.age.low is not None:
            self.age_group = "adult" if self.age.low >= 18 else "child"

    def absorb(self, other: Draft) -> None:
        """Take over all of another draft that turned out to be the same person."""
        if other is self:
            return
        other.into = self
        self.touched += (self, other)
        self.names += [n for n in other.names if n not in self.names]
        self.nouns += [n for n in other.nouns if n not in self.nouns]
        self.pseudonyms |= other.pseudonyms
        self.votes.update(other.votes)
        self.age, self.amount = self.age or other.age, self.amount or other.amount
        self.age_group = self.age_group if self.age_group != "unknown" else other.age_group
        self.kin += [k for k in other.kin if k not in self.kin]
        self.members += [m for m in other.members if m not in self.members]
        self.mentions = sorted(self.mentions + other.mentions, key=lambda c: (c.span.start, c.span.end))
        self.occupations += [o for o in other.occupations if o not in self.occupations]
        self.nationality = self.nationality or other.nationality
        if (other.sentence, other.weight) > (self.sentence, self.weight):
            self.sentence, self.weight = other.sentence, other.weight


def describable(draft: Draft, noun: str) -> bool:
    """Whether "the <noun>" can take up this person: by a noun or occupation used before, or by what the noun says of sex and age."""
    sex, age = nouns().get(noun, ("unknown", "unknown"))
    if any(same_noun(noun, n) for n in (*draft.nouns, *draft.occupations)):
        return draft.fits(sex)
    if noun in ("man", "woman", "boy", "girl", "child", "baby", "toddler", "infant", "kid"):
        young = age == "child"
        return draft.fits(sex) and young == draft.is_child and (sex == draft.sex or young)
    return False
