"""Descriptions of people: "the woman", "her 4-year-old son", "Lee's wife", "eight other defectors", "the ten"; and pronouns."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from habeas.finding.annotations import AmountMention, Parse, PlaceMention, Token
from habeas.finding.by_age import AGED, known_by_age, of_age
from habeas.finding.candidates import Candidate
from habeas.finding.counted import of_many, one_each
from habeas.finding.lexicon import words
from habeas.finding.nearby import Nearby
from habeas.finding.owners import owner
from habeas.finding.these import taken_up, these
from habeas.model.amount import Amount
from habeas.model.people import AgeGroup, Sex
from habeas.model.quote import Span

IN_LAW = re.compile(r"[ -]in[ -]law\b")
SEX: dict[str, Sex] = {"m": "male", "f": "female", "u": "unknown"}
AGE: dict[str, AgeGroup] = {"a": "adult", "c": "child", "u": "unknown"}
LEFT = frozenset("det poss amod nummod compound nmod quantmod npadvmod advmod predet case punct preconj".split())
PRONOUNS: dict[str, tuple[Sex, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("unknown", True)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("unknown", False)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("unknown", True)),
}
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
PLURAL_SEX: dict[str, Sex] = {"man": "male", "boy": "male", "woman": "female", "girl": "female"}
CHILD_YEARS = 18


@functools.cache
def nouns() -> dict[str, tuple[Sex, AgeGroup]]:
    """Nouns for one person with the sex and age they give."""
    return {n: (SEX[v[0]], AGE[v[1]]) for n, v in words("en", "people")["nouns"].items()}


@functools.cache
def kin() -> dict[str, tuple[str, Sex]]:
    """Kin words with their class of relation and sex."""
    return {w: (v.split()[0], SEX[v.split()[1]]) for w, v in words("en", "people")["kin"].items()}


@functools.cache
def group_nouns() -> dict[str, frozenset[str]]:
    """Nouns for several people: collective, pair, plural_only, partitive."""
    return {k: frozenset(v) for k, v in words("en", "people")["groups"].items()}


@functools.cache
def befallen() -> dict[str, frozenset[str]]:
    """Words for those to whom something was done ("detainees", "the dead"), with the verbs that do it."""
    return {k: frozenset(v.split()) for k, v in words("en", "people")["befallen"].items()}


@functools.cache
def fresh_words() -> frozenset[str]:
    """Words that make a description a new person ("another", "eight other")."""
    return frozenset(words("en", "people")["other"]["new"])


@functools.cache
def asides() -> frozenset[str]:
    """Words that may stand before a description and are no part of it ("also a teacher")."""
    return frozenset(words("en", "people")["other"]["beside"])


@functools.cache
def lives() -> frozenset[str]:
    """Verbs of what only people do."""
    return frozenset(words("en", "people")["other"]["lives"])


class Describer:
    """Finds descriptions and pronouns over one parse; names found before are left alone."""

    def __init__(
        self,
        parse: Parse,
        named: list[Candidate],
        places: tuple[PlaceMention, ...],
        countries: dict[str, str],
        amounts: tuple[AmountMention, ...],
    ) -> None:
        self.parse, self.tokens = parse, parse.tokens
        self.named = {i for c in named for i in parse.tokens_in(c.span)} | {c.head for c in named}
        self.adjectives = {m.span.start: countries.get(m.entity) for m in places if m.role == "adjective"}
        self.counts = {a.counted: a for a in amounts if a.shape == "count" and a.counted is not None}
        self.uncounted = Nearby((a for a in amounts if a.shape == "count"), lambda a: a.number)
        self.ages = [a for a in amounts if a.shape == "age"]

    def find(self) -> list[Candidate]:
        """All descriptions and pronouns of the article, in order."""
        found = []
        for s in self.parse.main_sentences():
            for i in range(s.first, s.last):
                c = None if i in self.named else self._at(self.tokens[i])
                if c is not None:
                    found.append(c)
        return found

    def _at(self, t: Token) -> Candidate | None:
        low = t.text.lower()
        if low in PRONOUNS and t.pos in ("PRON", "DET"):
            sex, plural = PRONOUNS[low]
            return Candidate(Span(t.start, t.end), t.i, "pronoun", t.sentence, noun=low, sex=sex, plural=plural, definite=True)
        if low == "it" and self.parse.text.source.machine_translated and self._acts(t):
            return Candidate(Span(t.start, t.end), t.i, "pronoun", t.sentence, noun=low, definite=True)
        if t.pos == "NUM" or (t.tag in ("CD",)):
            return self._bare_number(t)
        if t.pos not in ("NOUN", "PROPN", "ADJ") or t.dep in ("compound",):
            return None
        return self._noun(t)

    def _acts(self, t: Token) -> bool:
        """Whether "it" opens a translated sentence and does what people do: "it cried", "it asked for asylum"."""
        verb = self.tokens[t.head]
        return t.dep == "nsubj" and t.i == self.parse.sentences[t.sentence].first and verb.pos == "VERB" and verb.lemma.lower() in lives()

    def _noun(self, t: Token) -> Candidate | None:
        lemma, low = t.lemma.lower(), t.text.lower()
        if known_by_age(self.parse, t):
            return replace(self._base(t, "nominal"), noun=AGED)
        if IN_LAW.match(self.parse.text.text, t.end) and f"{lemma}-in-law" in kin():
            lemma = f"{lemma}-in-law"
        plural = t.tag in ("NNS", "NNPS") or self._a_people(t)
        groups = group_nouns()
        if f"{low} {self.tokens[t.i + 1].text if t.i + 1 < len(self.tokens) else ''}" in groups["means_else"]:  # "is a party to the treaty"
            return None
        if low in groups["collective"] and not (plural and low == lemma + "s"):
            return self._collective(t, low)
        people = t.ent == "NORP" or self._demonym(t) or self._a_people(t)
        if lemma in befallen() and lemma not in nouns():
            return self._plural(t, lemma) if self._those(t) else None
        if plural and (
            (low == "others" and t.i in self.counts)
            or lemma in nouns()
            or lemma in kin()
            or t.text in groups["plural_only"]
            or people
            or taken_up(self.parse, t)
        ):
            return self._plural(t, lemma)
        if not plural and people and self._stands_alone(t):
            return self._single(t, lemma)
        known = lemma in nouns() or lemma in kin() or of_age(t, self.tokens[self._left(t.i)].start, self.ages)
        return None if plural or not known or (t.pos == "ADJ" and not people) else self._single(t, lemma)

    def _those(self, t: Token) -> bool:
        """Whether "the dead" are certain people, of whom the sentence says who they are."""
        the = any(self.tokens[k].text.lower() == "the" for k in self.parse.children[t.i])
        return the and t.dep in ("nsubj", "nsubjpass", "pobj")

    def _stands_alone(self, t: Token) -> bool:
        """Whether the name of a people stands for one of them ("the Swede", "a North Korean")."""
        article = any(self.tokens[k].text.lower() in ("a", "an", "the", "another", "one") for k in self.parse.children[t.i])
        return article and t.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "agent")

    def _demonym(self, t: Token) -> bool:
        """Whether a noun names a people ("10 North Koreans")."""
        return t.tag in ("NNPS", "NNS") and t.start in self.adjectives

    def _a_people(self, t: Token) -> bool:
        """Whether a capital word is a people whose members are counted ("four Chechens")."""
        return t.pos == "PROPN" and t.text.endswith("s") and t.i in self.counts and self.counts[t.i].amount.unit == "persons"

    def _single(self, t: Token, lemma: str) -> Candidate | None:
        if any(self.tokens[k].text.lower() in ("no", "any", "every", "each", "what", "which") for k in self.parse.children[t.i]):
            return None
        relation = kin().get(lemma)
        sex, age = nouns().get(lemma, (relation[1] if relation else "unknown", "unknown"))
        if relation and lemma not in nouns():
            sex = relation[1]
        c = self._base(t, "nominal")
        c.noun, c.sex, c.age_group = lemma, sex, age
        if relation and of_many(self.parse, t):
            c.age_group = "adult"
        elif relation:
            c.owner = owner(self.parse, t)
            if c.owner is not None or lemma not in nouns():
                c.kin = lemma
            if c.owner is not None and c.sex == "unknown":
                c.sex = relation[1]  # a sister of somebody is no nun
        return c

    def _plural(self, t: Token, lemma: str) -> Candidate | None:
        c = self._base(t, "group")
        c.plural, c.noun = True, lemma
        c.sex = PLURAL_SEX.get(lemma, kin()[lemma][1] if lemma in kin() else "unknown")
        if t.i in self.counts:
            c.amount = self.counts[t.i].amount
            c.span = Span(min(c.span.start, self.counts[t.i].span.start), c.span.end)
        c.amount = c.amount or one_each(self.parse.text.text, t.end)
        if lemma in kin():
            c.kin, c.owner = lemma, owner(self.parse, t)
        anyone = t.text.lower() in group_nouns()["vague"] or t.start == c.span.start
        if c.amount is None and (anyone or not c.definite) and c.owner is None and not these(self.parse, t):
            return None
        return c

    def _collective(self, t: Token, low: str) -> Candidate:
        c = self._base(t, "group")
        c.plural, c.noun = True, low
        if low == "family":
            c.owner = owner(self.parse, t)
        for child in self.parse.children[t.i]:
            if self.tokens[child].text == "of":
                inner = [k for k in self.parse.children[child] if self.tokens[k].dep == "pobj"]
                if inner:
                    c.parts = (inner[0],)
                    c.amount = self.counts[inner[0]].amount if inner[0] in self.counts else None
                    c.span = Span(c.span.start, max(c.span.end, self.tokens[inner[0]].end)) if c.amount else c.span
        if c.noun in group_nouns()["pair"]:
            c.amount = Amount(2, 2, False, self.parse.words(c.span), "persons")
        return c

    def _bare_number(self, t: Token) -> Candidate | None:
        """A number that stands for people: "the ten hoped", "at least nine of those arrested", "nine were sentenced"."""
        found = next(
            (a for a in self.uncounted.at(t.start, t.end) if a.number.start <= t.start < a.number.end and a.counted in (None, t.i)), None
        )
        opens = t.dep == "npadvmod" and self._of_people(t)  # "Three of the men, Bo Li and two more, are teachers"
        if found is None or not (opens or t.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "attr", "conj")):
            return None
        goes_on = t.i + 1 < len(self.tokens) and self.tokens[t.i + 1].pos in ("AUX", "VERB") and found.amount.unit == "persons"
        whole = self._whole(t)
        if (t.dep not in ("nsubj", "nsubjpass") and not goes_on and not self._of_people(t)) or (whole and not self._people(t, whole)):
            return None
        if t.text.lower() == "one" and self._of_people(t) and not found.amount.approximate:
            return self._one_of(t, found.span, whole)
        c = self._base(t, "group")
        c.plural, c.amount, c.noun = True, found.amount, "person"
        c.span = Span(min(c.span.start, found.span.start), max(c.span.end, found.span.end))
        return c

    def _whole(self, t: Token) -> Token | None:
        """The noun of those of whom a number is a part: "one of the sources"."""
        inner = (k for p in self.parse.children[t.i] if self.tokens[p].text == "of" for k in self.parse.children[p])
        return next((self.tokens[k] for k in inner if self.tokens[k].pos == "NOUN"), None)

    def _people(self, t: Token, whole: Token) -> bool:
        """Whether a noun is one for people, or does here what only people do: not "one of the villages"."""
        lemma = whole.lemma.lower()
        listed = lemma in nouns() or lemma in kin() or lemma in befallen() or whole.text.lower() in group_nouns()["plural_only"]
        return listed or self._demonym(whole) or (t.dep == "nsubj" and self.tokens[t.head].lemma.lower() in lives())

    def _one_of(self, t: Token, span: Span, whole: Token | None) -> Candidate:
        """ "One of the sources" is one person, called by the noun of those of whom that is one."""
        c, lemma = self._base(t, "nominal"), whole.lemma.lower() if whole else ""
        c.span, c.noun, c.fresh = span, lemma if lemma in nouns() else "person", True
        c.sex, c.age_group = nouns().get(lemma, ("unknown", "unknown"))
        return c

    def _of_people(self, t: Token) -> bool:
        after = self.parse.text.text[t.end : t.end + 12].lower()
        before = self.parse.text.text[max(0, t.start - 11) : t.start].lower()
        return after.startswith((" of them", " of those", " of the")) or before.endswith("one of the ")

    def _base(self, t: Token, form: str) -> Candidate:
        first = self._left(t.i)
        kids = [self.tokens[k] for k in self.parse.children[t.i]]
        determiners = {k.text.lower() for k in kids if k.dep in ("det", "poss", "predet")}
        definite = any(k.dep == "poss" for k in kids) or bool(determiners & {"the", "that", "this", "these", "those", "both"})
        fresh = bool({k.text.lower() for k in kids} & fresh_words())
        appos = self.tokens[t.i].head if t.dep == "appos" else None
        span = self.parse.span(first, t.i)
        c = Candidate(span, t.i, "group" if form == "group" else "nominal", t.sentence, definite=definite, fresh=fresh, apposed=appos)
        c.age = next((a.amount for a in self.ages if span.covers(a.span)), None)
        if t.lemma.lower() not in words("en", "people")["tongue"]["trades"]:
            c.nationality = next((self.adjectives[k.start] for k in [*kids, t] if self.adjectives.get(k.start)), None)
        if c.age is not None and c.age.high is not None and c.age.high < CHILD_YEARS:
            c.age_group = "child"
        return c

    def _left(self, i: int) -> int:
        """The first token of the noun phrase whose head is i (relative clauses and of-phrases stand to the right)."""
        first = i
        stack = [k for k in self.parse.children[i] if k < i and self.tokens[k].dep in LEFT]
        while stack:
            k = stack.pop()
            if self._breaks(k):
                continue
            first = min(first, k)
            stack.extend(j for j in self.parse.children[k] if j < i)
        first = next((k + 1 for k in range(i - 1, first - 1, -1) if self._breaks(k)), first)
        return next(k for k in range(first, i + 1) if k == i or self.tokens[k].text.lower() not in asides())

    def _breaks(self, k: int) -> bool:
        """Whether token k is a mark that ends a noun phrase; a hyphen inside a word is none."""
        t = self.tokens[k]
        if t.ent == "DATE" and t.pos == "PROPN":  # "In January blogger Ana Koval"
            return True
        if t.pos != "PUNCT" or t.text in ("'", "’"):
            return False
        return not (t.text == "-" and k > 0 and self.tokens[k - 1].end == t.start)
