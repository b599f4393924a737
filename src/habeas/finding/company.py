"""The people of a text as the finder of events asks for them: which mentions a noun heads, and whether it stands for somebody."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EntityMention, Parse, Token
from habeas.finding.lexicon import words
from habeas.model.people import Organisation
from habeas.model.quote import Span

SOME_OF = frozenset({"NUM", "DET", "PRON", "ADV"})
PERSONAL = frozenset(
    (
        "he she him her they them me us we i you who whom whose his their my our your hers theirs "
        "himself herself themselves myself ourselves yourself yourselves everybody everyone"
    ).split()
)

CURRENCIES = frozenset("$€£¥₩₹₽₫฿")


def _unknown_name(parse: Parse, noun: int) -> bool:
    """A name that nobody placed, without "the" before it, is somebody's."""
    token = parse.tokens[noun]
    name = token.tag == "NNP" and token.ent in ("", "ORG") and not CURRENCIES & set(token.text)
    return name and not clauses.own(parse, noun, "det")


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
    called: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.heads = {}
        for m in self.cast.mentions:
            inside = list(self.parse.tokens_in(m.span)) if m.head < 0 else [m.head]
            if inside:
                self.heads.setdefault(_top(self.parse, inside), []).append(m)
        self.people = frozenset(p.id for p in self.cast.people)
        self.called = frozenset(p.id for p in self.cast.people if p.kind == "named")
        self.nouns = person_nouns(self.parse.language.split("-")[0])

    def mentions(self, noun: int) -> list[EntityMention]:
        """The mentions that a noun heads; of "nine of those", "dozens of men" also the ones they are of."""
        found = self.heads.get(noun) or self._named_beside(noun)
        if found:
            return found
        token = self.parse.tokens[noun]
        if token.text.lower() == "whose":
            owner = clauses.whose(self.parse, noun)
            return self.mentions(owner) if owner is not None else []
        for inner in clauses.phrases(self.parse, noun, clauses.OF) if token.text.lower() != "one" else ():
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

    def _named_beside(self, noun: int) -> list[EntityMention]:
        """The name set beside a noun that no list knows: "the group's representative in Lisk, Ana Koval"."""
        parse = self.parse
        if parse.tokens[noun].pos != "NOUN" and not clauses.own(parse, noun, "det"):  # "the accused, Ana Koval,"
            return []
        within = [q for p in clauses.own(parse, noun, "prep") for q in clauses.own(parse, p, "pobj") if parse.tokens[q].pos == "PROPN"]
        beside = [i for n in (noun, *within) for i in clauses.own(parse, n, "appos")]
        return [m for i in beside for m in self.heads.get(i, []) if m.form == "name"]

    def personal(self, noun: int) -> bool:
        """Whether a noun stands for a person or people."""
        found = self.heads.get(noun) or self._named_beside(noun)
        if any(m.form != "organisation" for m in found):
            return True
        token = self.parse.tokens[noun]
        if (
            token.text.lower() in PERSONAL
            or token.ent in ("PERSON", "NORP")
            or token.tag == "NNPS"
            or (token.tag == "CD" and token.ent not in ("DATE", "MONEY", "TIME", "PERCENT") and not self._money(token))
        ):
            return True
        if token.text.lower() in ("old", "olds") and any(self.parse.tokens[c].lemma == "year" for c in self.parse.children[noun]):
            return True  # "a 17-year-old"
        if token.tag == "NNP" and token.text.endswith("s") and clauses.own(self.parse, noun, "nummod"):
            return True  # "four Chechens": a people that no list knows
        if not found and (token.lemma.lower() in self.nouns or _unknown_name(self.parse, noun)):
            return True
        return any(self.personal(i) for i in clauses.phrases(self.parse, noun, clauses.OF)) if token.pos in SOME_OF else False

    def _money(self, token: Token) -> bool:
        """Whether a number stands behind the sign of a currency, whatever the tagger takes it for: "HK$15,670"."""
        return self.parse.text.text[token.start - 1 : token.start] in CURRENCIES

    def helps(self, noun: int) -> bool:
        """Whether a noun stands for an agency of the UN or a body for rights, which flies people out and counts the held: it holds and sends back nobody."""
        known = (self.cast.who(m.entity) for m in self.mentions(noun))
        return any(isinstance(k, Organisation) and k.kind in ("intergovernmental", "ngo") for k in known)

    def named(self, entity: str) -> bool:
        """Whether an id is that of somebody with a name."""
        return entity in self.called

    def is_person(self, entity: str) -> bool:
        """Whether an id is a person's (or a group's)."""
        return entity in self.people or ":p" in entity


def _top(parse: Parse, inside: list[int]) -> int:
    held = set(inside)
    return next((i for i in inside if parse.tokens[i].head not in held or parse.tokens[i].head == i), inside[-1])
