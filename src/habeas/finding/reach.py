"""Whom a pronoun cannot mean, and whom its clause says it means."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.counted import of_many
from habeas.finding.descriptions import FIRST, kin
from habeas.finding.drafts import Draft, bystanders
from habeas.finding.grammar import listed
from habeas.finding.lexicon import word_list
from habeas.model.quote import Span

if TYPE_CHECKING:
    from habeas.finding.coreference import Resolver

SUBJECT = frozenset(("nsubj", "nsubjpass"))
FAR = 6
"""Sentences after which a pronoun no longer reaches back."""
NEXT = 2
"""Sentences after which somebody who tells their story says "I" again."""
SHORTLY = 2
"""Sentences within which "they" are the last people told of."""
A_WHILE = 4
"""Sentences after which "they" no longer are the only ones the report counts."""


def set_apart(parse: Parse, candidates: Iterable[Candidate]) -> None:
    """Undo what the grammar set beside each other in a list: "Ana Koval, a nurse; her husband; the husband's mother", "his wife, their daughter"."""
    met = tuple(candidates)
    by_head = {c.head: c for c in met}
    named = {c.apposed for c in met if c.form == "name" and c.apposed is not None and c.span.start - parse.tokens[c.apposed].end <= 1}
    for c in met:
        if c.apposed is not None:
            first, last = sorted((c.apposed, c.head))
            beside = by_head.get(c.apposed)
            apart = beside is not None and (_two_relatives(parse, c, beside) or _relative_of_named(c, beside, named))
            if apart or any(t.text == ";" for t in parse.tokens[first:last]):
                c.apposed = None


def _relative_of_named(c: Candidate, beside: Candidate, named: Container[int]) -> bool:
    """Whether a relative behind a name is another person: one with a name of their own ("Bo Reyl, his wife Ana Duarte") or of the other sex."""
    if beside.form != "name" or c.kin is None or c.owner is None or c.owner < beside.head:
        return False
    return c.head in named or {c.sex, beside.sex} == {"male", "female"}


def _two_relatives(parse: Parse, c: Candidate, beside: Candidate) -> bool:
    """Whether two words for relatives in a row cannot mean one person: "his wife, their daughter", "my husband, my mother"."""
    if c.owner is None or c.kin not in kin() or beside.kin is None or beside.kin not in kin():
        return False
    whose = parse.tokens[c.owner].text.lower()
    same = beside.owner is not None and parse.tokens[beside.owner].text.lower() == whose
    return whose == "their" or (same and kin()[c.kin or ""][0] != kin()[beside.kin or ""][0])


def missed(r: Resolver, c: Candidate) -> Draft | None:
    """ "She has not seen her husband since he was arrested": he is the one not seen."""
    t = r.parse.tokens[c.head]
    clause = r.parse.tokens[t.head]
    above = r.parse.tokens[clause.head]
    if t.dep not in SUBJECT or clause.dep != "advcl" or above.lemma not in word_list("lost_sight"):
        return None
    reached = [k for k in r.parse.subtree(above.i) if k < clause.i and r.parse.tokens[k].dep in ("dobj", "pobj") and k in r.done]
    missed = r.done[max(reached)].now() if reached else None
    return missed if missed is not None and not missed.group and missed.fits(c.sex) else None


def narrowed(parse: Parse, c: Candidate) -> bool:
    """Whether a description says of itself whom it means ("the son of ...", "the man who ..."); "the editor, held since May," does not."""
    behind = [k for k in parse.children[c.head] if k > c.head and parse.tokens[k].dep in ("prep", "relcl", "acl", "appos")]
    if of_many(parse, parse.tokens[c.head]):  # "the mother of two"
        behind = [k for k in behind if parse.tokens[k].text.lower() != "of"]
    return any(parse.tokens[k].dep in ("prep", "appos") or parse.tokens[min(parse.subtree(k)) - 1].text != "," for k in behind)


def having(r: Resolver, c: Candidate) -> Draft | None:
    """ "A woman with her baby": the baby is that woman's."""
    t = r.parse.tokens[c.head]
    relative = r.parse.tokens[t.head]
    above = r.parse.tokens[relative.head]
    if t.dep != "poss" or relative.dep != "pobj" or above.text.lower() not in ("with", "and") or above.dep != "prep":
        return None
    holder = r.done.get(above.head)
    who = holder.now() if holder is not None and r.parse.tokens[above.head].pos in ("NOUN", "PROPN") else None
    return who if who is not None and not who.group and who.fits(c.sex) else None


def barred(r: Resolver, c: Candidate) -> list[Draft]:
    """Those a pronoun cannot mean: the other parts of its own clause ("he told him"), and the head it owns ("his wife")."""
    t = r.parse.tokens[c.head]
    if t.dep in SUBJECT and r.parse.tokens[t.head].lemma in word_list("speech"):
        around = next((q for q in r.quoted.near(c.span) if q.covers(c.span)), None)
        told = {k for k in r.parse.subtree(t.head) if k < c.head}
        near = [d for d in r.living() if c.sentence - d.sentence <= FAR]
        return [d for d in near if _spoken_of(r, d, around) or _only_told_of(d, told)]
    owned = r.at.get(t.head) if t.dep == "poss" else None
    if owned is not None and owned.kin is not None and kin()[owned.kin][0] == "child":
        return [d for d in r.living() if c.sentence - d.sentence <= FAR and d.is_child]
    if t.dep == "poss" or (c.noun or "").endswith("self"):
        return []
    verb = t.head if t.dep != "pobj" else r.parse.tokens[t.head].head
    beside = [*r.parse.children[verb]]
    first = r.parse.tokens[verb].head
    if r.parse.tokens[verb].dep == "conj" and not any(r.parse.tokens[k].dep in SUBJECT for k in beside):
        beside += [k for k in r.parse.children[first] if r.parse.tokens[k].dep in SUBJECT]  # "he wrote to the king and asked him"
    described = r.parse.tokens[verb].dep == "relcl" and t.dep not in SUBJECT and first in r.done
    out = [r.done[first].now()] if described else []  # "the prisoner who buried her": another than the prisoner
    teller = _relative_telling(r, c, verb) if t.dep == "nsubjpass" and r.parse.tokens[verb].dep == "ccomp" else None
    out += [teller] if teller is not None else []
    if r.parse.tokens[verb].dep in ("ccomp", "xcomp") and r.parse.tokens[first].lemma in word_list("seeing") and t.dep != "nsubj":
        beside += [k for k in r.parse.children[first] if r.parse.tokens[k].dep in SUBJECT]  # "she saw them beat her": another than she
    if t.dep in SUBJECT and r.parse.tokens[verb].lemma in word_list("perished"):
        beside += [k for k in r.parse.children[first] if r.parse.tokens[verb].dep == "ccomp"]  # "he told her that she had died": not her
    return out + [r.done[k].now() for k in beside if k in r.done and k != c.head and r.parse.tokens[k].dep in (*SUBJECT, "dobj", "dative")]


def _relative_telling(r: Resolver, c: Candidate, verb: int) -> Draft | None:
    """Who tells what was done to the one whose relative they are: in "His brother says that he was stabbed" he is not the brother."""
    telling = r.parse.tokens[verb].head
    who = next((k for k in r.parse.children[telling] if r.parse.tokens[k].dep == "nsubj" and k in r.at and r.at[k].kin is not None), None)
    if who is None or r.parse.tokens[telling].lemma not in word_list("speech") or who not in r.done:
        return None
    owner = r.done.get(r.at[who].owner or -1)
    return r.done[who].now() if owner is not None and owner.now().sex == c.sex and owner.now() is not r.done[who].now() else None


def _spoken_of(r: Resolver, d: Draft, around: Span | None) -> bool:
    """Whether someone was last met inside a quotation, in the third person: such a one is not who said it.

    `around`: the quotation in which it is told that somebody spoke; whoever is met in that same one may have.
    """
    last = d.mentions[-1]
    return (last.noun or "") not in FIRST and any(q != around and q.covers(last.span) for q in r.quoted.near(last.span))


def _only_told_of(d: Draft, told: set[int]) -> bool:
    """Whether someone is met in nothing but what is being said: "they were sent to an uncle, he said"."""
    return not d.names and all(m.head in told for m in d.mentions) and any(not m.definite for m in d.mentions)


def speaking(r: Resolver, c: Candidate) -> Draft | None:
    """Who says the quotation that a pronoun stands in, where an "I" in it tells: no "she" in it means them."""
    if (c.noun or "") in FIRST:
        return None
    around = next((q for q in r.quoted.near(c.span) if q.covers(c.span)), None)
    if around is None:
        return _turn(r, c)
    mine = (h for h in r.voices if h in r.at and around.covers(r.at[h].span) and not r.at[h].plural)
    head = next((r.voices[h] for h in mine), None)
    return r.done[head].now() if head is not None and head in r.done else None


LABEL = 4
"""Words that may stand before the colon behind which somebody speaks in a written conversation."""


def _turn(r: Resolver, c: Candidate) -> Draft | None:
    """Whose turn it is in a written conversation: "Hyon: Seventeen days. He was nine, my grandson"."""
    here = c.sentence
    while here > 0 and r.parse.sentences[here - 1].paragraph == r.parse.sentences[c.sentence].paragraph:
        here -= 1
    first = r.parse.sentences[here].first
    labelled = (h for h in range(first, min(first + LABEL, c.head)) if h in r.done and r.parse.tokens[h + 1].text == ":")
    return next((r.done[h].now() for h in labelled), None)


def does_harm(parse: Parse, i: int) -> bool:
    """Whether whom a word means does harm to somebody: "they arrested him", "they have beaten my son"."""
    t = parse.tokens[i]
    return t.dep == "nsubj" and _act(parse, t.head) and any(parse.tokens[k].dep == "dobj" for k in parse.children[t.head])


def able(parse: Parse, d: Draft) -> bool:
    """Whether somebody may be who "they" are that arrest and beat: no relative or witness, and nobody to whom it was done."""
    people = [d, *(m.now() for m in d.members)]
    return not any(p.harmless or any(harmed(parse, m.head) or _taken_along(parse, m.head) for m in p.mentions) for p in people)


def _taken_along(parse: Parse, i: int) -> bool:
    """Whether somebody was taken or struck, alone or with others: "they took away 27 students, along with three teachers"."""
    t = parse.tokens[i]
    above = t.head
    while t.dep == "pobj" and parse.tokens[above].text.lower() in ("along", "with", "including"):
        above = parse.tokens[above].head
    return (t.dep in ("nsubjpass", "dobj") or above != t.head) and _act(parse, above)


def _act(parse: Parse, verb: int) -> bool:
    """Whether a verb is one of the acts that are done to people, "took ... away" among them."""
    lemma = parse.tokens[verb].lemma.lower()
    return lemma in bystanders("acts") or (
        lemma == "take" and any(parse.tokens[k].text.lower() in ("away", "off") for k in parse.children[verb])
    )


def harmed(parse: Parse, i: int, *also: str) -> bool:
    """Whether harm is done to whom a word means: "he may have been killed", "officers beat him". `also`: further lists of verbs that count."""
    t = parse.tokens[i]
    lemma = parse.tokens[t.head].lemma.lower()
    return t.dep in ("nsubjpass", "dobj") and any(lemma in listed("harm", group) for group in ("words", "undone", *also))


def said_to_be(parse: Parse, c: Candidate) -> int | None:
    """The "one" that a lone name is said to be ("One of them was Kim"): a new person."""
    t = parse.tokens[c.head]
    beside = parse.children[t.head] if t.dep == "attr" and len(c.names) == 1 else ()
    return next((k for k in beside if parse.tokens[k].text.lower() == "one"), None)


def account_from(parse: Parse, account: frozenset[int]) -> int | None:
    """The sentence from which somebody tells their own story; a line above it that is taken from it does not count."""
    told = sorted({parse.tokens[i].sentence for i in account})
    return next((s for s, after in pairwise(told) if after - s <= NEXT), None)


def in_reach(r: Resolver, c: Candidate) -> list[Draft]:
    """The groups that a "they" may take up: those of the last sentences, else the only counted ones told of for a while."""
    met = [d for d in r.living(group=True) if c.sentence - d.sentence <= (0 if d.statistic else A_WHILE)]
    near = [d for d in met if c.sentence - d.sentence <= SHORTLY]
    return near or (met if len(met) == 1 and met[0].amount is not None and not met[0].stands_by else [])


def acting(r: Resolver, groups: list[Draft]) -> Draft | None:
    """The group that "they" takes up: the last met, but one that acts before one that only owns: "ten officers entered the family's flat"."""
    last = next(iter(groups), None)
    if last is None or last.mentions[-1].form == "pronoun" or r.parse.tokens[last.mentions[-1].head].dep != "poss":
        return last
    return next((d for d in groups if r.parse.tokens[d.mentions[-1].head].dep in SUBJECT), last)


def next_subject(r: Resolver, d: Draft) -> list[Draft]:
    """Who the next sentence begins with by name, where "the geologist who was jailed for a year" opens a report and has not been met again."""
    first, sentences = d.mentions[0], r.parse.sentences
    told = any(r.parse.tokens[k].dep == "relcl" for k in r.parse.children[first.head])
    if not told or len(d.mentions) > 1 or first.sentence + 1 >= len(sentences):
        return []
    begin = sentences[first.sentence + 1].first
    named = [x for x in r.living() if x.names and x.brought_in.sentence == first.sentence + 1 and len(x.full_name) > 1]
    opens = [x for x in named if x.fits(d.sex) and not x.occupations and x.brought_in.head - begin < len(x.full_name) + 1]
    return [x for x in opens if r.parse.tokens[x.brought_in.head].dep in SUBJECT and not x.speaks(r.parse)]
