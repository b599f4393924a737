"""What the sentences around a clause tell that it leaves out: the prison term of a verdict, and whom it is on."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse, Token
from habeas.finding.circumstances import Setting
from habeas.finding.company import Company
from habeas.finding.lexicon import word_list
from habeas.finding.patterns import Trigger

TERMS = frozenset({"year", "month"})
REACH = 3
"""Words behind a number of years in which what they are years of can stand."""


def sentenced(setting: Setting, trigger: Trigger) -> bool:
    """Whether a prison term stands beside a verdict: "Seven years. ... was found guilty on Wednesday", "guilty of treason and must serve ten years"."""
    parse = setting.parse
    here = parse.tokens[trigger.head].sentence
    near = parse.sentences[max(0, here - 1) : here + 2]
    return any(_term(parse, t) for s in near if s.paragraph == parse.sentences[here].paragraph for t in parse.tokens[s.first : s.last])


def _term(parse: Parse, token: Token) -> bool:
    """Whether years are counted and not those of an age, of a time gone by or of an office."""
    if token.lemma.lower() not in TERMS or not (clauses.own(parse, token.i, "nummod") or _joined(parse, token.i)):
        return False
    behind = {t.text.lower() for t in parse.tokens[token.i + 1 : token.i + 1 + REACH]}
    before = parse.tokens[token.i - 2].text.lower() if token.i > 1 else ""
    return not behind & word_list("no_prison_term") and before not in ("aged", "last", "past", "after")


def _joined(parse: Parse, i: int) -> bool:
    """Whether a number is joined to the word by a hyphen: "a six-year sentence"."""
    return i > 1 and parse.tokens[i - 1].text == "-" and parse.tokens[i - 2].pos == "NUM"


def accused(company: Company, head: int) -> list[str]:
    """Whom a verdict without a name is on: the one called accused or defendant nearest to it ("handed down ten years. The accused, X, did not appeal")."""
    parse = company.parse
    here = parse.tokens[head].sentence
    near = [s for n in (here, here + 1, here - 1) if 0 <= n < len(parse.sentences) for s in (parse.sentences[n],)]
    for s in near:
        for t in parse.tokens[s.first : s.last]:
            if t.text.lower() not in word_list("on_trial"):
                continue
            for noun in (t.i, *clauses.own(parse, t.i, "appos"), t.head):
                found = [m.entity for m in company.mentions(noun) if company.is_person(m.entity)]
                if found:
                    return found[:1]
    return []
