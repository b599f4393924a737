"""What a number counts: the noun and its unit ("nine North Koreans" are persons, "130,000 signatures" signatures)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.finding.amount_grammar import AmountGrammar, Figured
from habeas.finding.annotations import Parse, Token
from habeas.model.amount import Amount

FAR = 7
"""Words a counted noun stands behind its number at most."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DEMONYM = re.compile(r"(?:ans|ese|is|ish|os|men|women|ians|eans|ers|ish|tes|ks|ns|ds|as)$")
OF_THEM = re.compile(r"\s+of\s+(?:them|those|these|us|you|whom|(?:the|his|her|their|our|my)\s+(?:[a-z]+\s+)?[a-z]+s\b)", re.IGNORECASE)
OF_PEOPLE = re.compile(
    r"\s+of\s+(?:them|those|these|us|you|whom|the\s+(?:\w+\s+){0,2}(?:people|men|women|children|defectors|detainees|victims))\b",
    re.IGNORECASE,
)
AGES = re.compile(r",? (?:aged )?\d{1,2}(?:, \d{1,2})*,? and \d{1,2}\b(?! (?:[a-z]|\d))")
"""A row of ages behind a word for several people."""
VERB = re.compile(r"\s+(?:was|were|are|have|had|has|died|fled|escaped)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """`token`: number of the counted noun's token, or None; `end`: where the words of the amount end; `unit`: what is counted."""

    token: int | None
    end: int
    unit: str | None


def counted(parse: Parse, f: Figured, grammar: AmountGrammar) -> Counted | None:
    """What a number counts, or None where it is no count at all ("Unit 731", "one" as a pronoun)."""
    if f.unit:
        return Counted(None, f.span.end, f.unit)
    if f.shape == "relative":
        return Counted(None, f.span.end, None)
    if parse.grammatical:
        return _by_grammar(parse, f, grammar)
    return _by_words(parse, f, grammar)


def _by_grammar(parse: Parse, f: Figured, grammar: AmountGrammar) -> Counted | None:
    inside = parse.tokens_in(f.number)
    if not inside:
        return Counted(None, f.span.end, None)
    last = parse.tokens[inside[-1]]
    noun = _noun(parse, last, f)
    if noun is None:
        return _alone(parse, f, last, grammar)
    if last.lemma.lower() == "one" and len(inside) == 1 and last.pos not in ("NUM", "PROPN"):
        return None
    end = _coordinated(parse, noun)
    return Counted(noun.i, max(end, f.span.end), unit_of(noun.text, grammar))


def _noun(parse: Parse, number: Token, f: Figured) -> Token | None:
    """The noun a number belongs to: its governor behind it, else the next noun with nothing but adjectives between."""
    head = parse.tokens[number.head]
    if head.i > number.i and head.pos in ("NOUN", "PROPN") and head.i - number.i <= FAR and _clear(parse, f.span.end, head.start):
        return _last_of_compound(parse, head)
    i = number.i + 1
    while i < len(parse.tokens) and i <= number.i + 4 and parse.tokens[i].sentence == number.sentence:
        t = parse.tokens[i]
        if t.pos in ("NOUN", "PROPN") and t.text[0].isalpha():
            return _last_of_compound(parse, t)
        if t.pos not in ("ADJ", "ADV", "VERB") or not (t.tag in ("VBN", "VBG") or t.pos in ("ADJ", "ADV")) or _is_finite(parse, t):
            return None
        i += 1
    return None


def _is_finite(parse: Parse, t: Token) -> bool:
    return t.pos == "VERB" and t.dep not in ("amod", "compound")


def _clear(parse: Parse, start: int, end: int) -> bool:
    """Whether nothing but words and hyphens stands between: no comma, quotation mark or full stop."""
    return not re.search(r"[,.;:!?“”\"()\n–—]", parse.text.text[start:end]) or end - start < 1


def _last_of_compound(parse: Parse, noun: Token) -> Token:
    while noun.dep == "compound" and parse.tokens[noun.head].i > noun.i and parse.tokens[noun.head].i - noun.i <= 3:
        noun = parse.tokens[noun.head]
    return noun


def _coordinated(parse: Parse, noun: Token) -> int:
    """The end of "men, women and children" when no number of their own stands in them."""
    end = noun.end
    for _ in range(4):
        more = [c for c in parse.children[noun.i] if parse.tokens[c].dep == "conj" and parse.tokens[c].pos == "NOUN" and c > noun.i]
        if not more or any(parse.tokens[g].pos in ("NUM", "DET", "PRON") for g in parse.children[more[0]]) or more[0] - noun.i > 3:
            break
        noun = parse.tokens[more[0]]
        end = noun.end
    return end


def _alone(parse: Parse, f: Figured, last: Token, grammar: AmountGrammar) -> Counted | None:
    """A number without a noun: people where "of them" or a verb follows, nothing where it names a thing ("Camp 15") or is "one"."""
    text = parse.text.text
    if m := OF_THEM.match(text, f.span.end):
        return Counted(None, m.end(), "persons" if OF_PEOPLE.match(text, f.span.end) else None)
    if last.lemma.lower() == "one" and f.low == 1:
        return None
    before = parse.tokens[parse.tokens_in(f.number)[0] - 1] if parse.tokens_in(f.number)[0] else None
    named = (
        before is not None
        and before.sentence == last.sentence
        and before.pos == "PROPN"
        and text[before.end : f.span.start].strip() in ("", "-")
    )
    if named and f.number.of(text)[:1].isdigit():
        return None
    verb = parse.tokens[last.head]
    subject = (last.dep in ("nsubj", "nsubjpass") and verb.pos in ("VERB", "AUX")) or VERB.match(text, f.span.end)
    return Counted(None, f.span.end, "persons" if subject else None)


def _by_words(parse: Parse, f: Figured, grammar: AmountGrammar) -> Counted:
    """The next word that is no function word; where it is in the list of persons, persons."""
    text = parse.text.text
    at = f.span.end
    for _ in range(3):
        m = WORD.search(text, at, min(len(text), at + 30))
        if m is None or text[at : m.start()].strip():
            break
        word = m.group().lower()
        if word in grammar.persons:
            token = parse.token_at(m.start())
            return Counted(token, m.end(), "persons")
        if word in grammar.skipped and at == f.span.end:
            break
        at = m.end()
    return Counted(None, f.span.end, None)


def unit_of(noun: str, grammar: AmountGrammar) -> str:
    """What a noun's things are counted in: persons, or the noun itself."""
    folded = noun.lower()
    if folded in grammar.persons or (noun[:1].isupper() and DEMONYM.search(folded)):
        return "persons"
    return folded


def one_each(text: str, end: int) -> Amount | None:
    """How many people a row of ages behind their word makes: "their sons, 15 and 9" are two."""
    row = AGES.match(text, end)
    many = len(re.findall(r"\d+", row.group())) if row is not None else 0
    return Amount(many, many, unit="persons") if many else None


def of_many(parse: Parse, t: Token) -> bool:
    """Whether a relative is told by how many: "a father of four" is a man, and nobody's father in particular."""
    ofs = [k for k in parse.children[t.i] if parse.tokens[k].text == "of" and k > t.i]
    return any(parse.tokens[j].tag == "CD" and parse.tokens[j].dep == "pobj" for k in ofs for j in parse.children[k])
