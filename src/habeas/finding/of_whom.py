"""Of whom a number in a clause is told: whose age it is, whose sentence."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.finding import clauses
from habeas.finding.annotations import Cast, EntityMention, Parse
from habeas.model.people import Person
from habeas.model.quote import Span

TO = 5
"""Letters that "to" takes between somebody and what they are sentenced to."""


def sentenced(parse: Parse, cast: Cast, term: Span) -> str | None:
    """Whose a term of prison is: of whoever stands right before it ("and Karim Ali to thirty years"), else as grammar says."""
    before = [m for m in cast.mentions if 0 < term.start - m.span.end < TO and m.form == "name" and single(cast, m)]
    at = parse.token_at(term.start)
    return before[-1].entity if before else of_whom(parse, cast, at) if at is not None and parse.grammatical else None


def of_whom(parse: Parse, cast: Cast, at: int) -> str | None:
    """Of whom a number is told by grammar: of the noun it hangs on, of whom its verb is done to, else of the verb's subject."""
    for i in (at, *parse.ancestors(at)):
        if parse.tokens[i].pos in ("NOUN", "PROPN") and (noun := _headed(cast, [i])) is not None:
            return noun
        if clauses.is_verb(parse, i):
            given = clauses.own(parse, i, "dative")
            if given:
                return _headed(cast, given)
            done = [] if clauses.passive(parse, i) else [o for o in clauses.objects(parse, i) if at == i or o < at]
            return _headed(cast, done) or _headed(cast, clauses.subjects(parse, i))
    return None


def _headed(cast: Cast, heads: Sequence[int]) -> str | None:
    return next((m.entity for h in heads for m in cast.headed(h) if single(cast, m)), None)


def single(cast: Cast, m: EntityMention) -> bool:
    """Whether a mention stands for one person."""
    who = cast.who(m.entity)
    return not m.plural and isinstance(who, Person) and who.kind != "group"
