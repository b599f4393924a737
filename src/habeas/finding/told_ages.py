"""Ages told by a clause: "he was about 30", "Filmon is 27 and comes from Keren", "Ryu, who is 31"."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import AmountMention, Parse
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import word_list
from habeas.model.amount import Amount

OLDEST = 110
FEWEST = 12
"""Up to which a number behind "of" may count somebody's children."""
ROUGHLY = frozenset({"about", "around", "some", "nearly", "almost", "roughly", "approximately"})


def told_ages(parse: Parse, drafts: list[Draft], amounts: tuple[AmountMention, ...]) -> None:
    """Give people the ages that a clause with "is" or "was" tells of them, where nothing nearer does."""
    counted = {i for a in amounts if a.counted is not None or a.shape not in ("age", "count") for i in parse.tokens_in(a.number)}
    for d in drafts:
        if d.into is not None or d.group or d.age is not None:
            continue
        heads = [m.head for m in d.mentions]
        d.age = next((age for h in heads for verb in _copulas(parse, h) if (age := _years(parse, verb, counted)) is not None), None)
        d.age = d.age or next((age for h in heads if (age := _of_years(parse, h, counted)) is not None), None)
        d.age = d.age or next((age for h in heads if (age := _at_death(parse, h)) is not None), None)


def _of_years(parse: Parse, head: int, counted: set[int]) -> Amount | None:
    """The age behind a word for one person: "a grandmother of 71", "a woman of about 20"; a father of four has four children."""
    if parse.tokens[head].tag != "NN":
        return None
    for i in (j for p in clauses.own(parse, head, "prep") if parse.tokens[p].text == "of" for j in clauses.own(parse, p, "pobj")):
        t = parse.tokens[i]
        rough = any(parse.tokens[c].text.lower() in ROUGHLY for c in parse.children[i])
        bare = all(parse.tokens[c].text.lower() in ROUGHLY for c in parse.children[i])
        if t.tag == "CD" and t.text.isdigit() and FEWEST < int(t.text) < OLDEST and bare and i not in counted:
            return Amount(int(t.text), int(t.text), rough, unit="years")
    return None


def _at_death(parse: Parse, head: int) -> Amount | None:
    """The age at which somebody died: "He died in custody on 2 March, aged 33"."""
    t = parse.tokens[head]
    if t.dep not in ("nsubj", "nsubjpass") or parse.tokens[t.head].lemma not in word_list("perished"):
        return None
    for i in parse.subtree(t.head):
        after = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
        if parse.tokens[i].text == "aged" and parse.tokens[i].head == t.head and after is not None and after.text.isdigit():
            return Amount(int(after.text), int(after.text), False, unit="years") if 0 < int(after.text) < OLDEST else None
    return None


def _copulas(parse: Parse, head: int) -> list[int]:
    """The forms of "be" that say something of a noun: its own verb, and that of "who is ..." behind it."""
    t = parse.tokens[head]
    own = [t.head] if t.dep == "nsubj" and parse.tokens[t.head].lemma == "be" else []
    return own + [c for c in clauses.own(parse, head, "relcl") if parse.tokens[c].lemma == "be" and clauses.own(parse, c, "nsubj")]


def _of_then(parse: Parse, verb: int) -> bool:
    """Whether the clause says how old somebody once was: "was 16 when he got five years", "in 2009, when she was 21", "was 30 in 2010"."""
    opens = any(parse.tokens[c].text.lower() == "when" for c in parse.children[verb])
    then = any(parse.tokens[c].text.lower() == "when" for a in clauses.own(parse, verb, "advcl") for c in parse.children[a])
    dated = any(parse.tokens[q].ent == "DATE" for p in clauses.own(parse, verb, "prep") for q in clauses.own(parse, p, "pobj"))
    return opens or then or dated or parse.tokens[verb].dep == "advcl"


def _years(parse: Parse, verb: int, counted: set[int]) -> Amount | None:
    if _of_then(parse, verb):
        return None
    for i in clauses.own(parse, verb, "attr", "acomp"):
        t = parse.tokens[i]
        bare = [c for c in parse.children[i] if parse.tokens[c].pos not in ("ADV", "ADP", "CCONJ", "PUNCT", "NOUN", "VERB")]
        if t.tag == "CD" and t.text.isdigit() and 0 < int(t.text) < OLDEST and i not in counted and not bare:
            rough = any(parse.tokens[c].text.lower() in ROUGHLY for c in parse.children[i])
            return Amount(int(t.text), int(t.text), rough, unit="years")
    return None
