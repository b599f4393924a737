"""Groups that are part of others, and groups that the next sentence names: "six people, including a couple", "the remaining five", "She and ...".

Whoever belongs to a part belongs to the whole, so that what befell all befell them too.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.coordination import coordinated
from habeas.finding.drafts import Draft, bystanders
from habeas.finding.lexicon import word_list
from habeas.finding.sums import adding_up

REST = frozenset({"remaining", "other", "rest", "last"})
MOST = 12
"""The largest group that a sentence is held to name in full."""
BEFORE = 2
"""Words that may open a sentence before the first name of its row: a title, a trade."""
SOME = 2


def parts_of_groups(parse: Parse, standing: list[Draft]) -> None:
    """Make people and groups members of the group they are told to be part of."""
    for whole, part in [*_included(parse, standing), *_rest(parse, standing), *adding_up(parse, standing)]:
        if (
            part is not whole
            and part not in whole.members
            and whole not in part.members
            and not (part.group and _many(part) >= _many(whole))
        ):
            whole.members.append(part)
    for whole in sorted((d for d in standing if any(m.group for m in d.members)), key=_many):
        inner = [m for part in whole.members if part.group for m in part.members if m is not whole]
        kept = [m for m in whole.members if not (m.group and m.members and _many(m) == len(m.members))]
        whole.members = [*kept, *(m for m in dict.fromkeys(inner) if m not in kept)]


def _many(group: Draft) -> float:
    """How many a group is at least; a group without a number is as large as may be needed."""
    low = group.amount.low if group.amount is not None else None
    return low if low is not None else SOME


def _counted(standing: list[Draft]) -> list[Draft]:
    return [d for d in standing if d.group and d.amount is not None and (d.amount.low or 0) > SOME]


def _included(parse: Parse, standing: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Those whom a group includes: "Six people were caught, including a couple and their son", "The group includes a boy and his mother"."""
    who = {m.head: d for d in standing for m in d.mentions if m.form != "pronoun"}
    for group in _counted(standing):
        for m in [m for m in group.mentions if m.form == "group"]:
            for i in _inside(parse, m):
                part = who.get(i)
                if part is not None and not any(n in bystanders() for n in part.nouns):
                    yield group, part


def _inside(parse: Parse, m: Candidate) -> list[int]:
    """The nouns behind "including", or what the group is the subject of "include" of."""
    verb = parse.tokens[m.head].head
    if parse.tokens[m.head].dep == "nsubj" and parse.tokens[verb].lemma.lower() == "include":
        listed = clauses.own(parse, verb, "dobj")
    else:
        last = parse.sentences[m.sentence].last
        marks = [i for i in range(m.head + 1, last) if parse.tokens[i].text.lower() == "including" and _hangs_on(parse, i, m.head)]
        listed = [i for mark in marks[:1] for i in clauses.own(parse, mark, "pobj", "dobj")]
    return [j for i in listed for j in coordinated(parse, i)]


def _hangs_on(parse: Parse, i: int, head: int) -> bool:
    """Whether "including" is said of a noun: it hangs on it, or on the verb of which it is the subject."""
    above = parse.ancestors(i)
    return head in above or (parse.tokens[head].dep in ("nsubj", "nsubjpass") and parse.tokens[i].head == parse.tokens[head].head)


def _rest(parse: Parse, standing: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """The rest of a group told before: "thirty-eight of the 43 were freed. The remaining five are ..."."""
    for part in [d for d in standing if d.group and d.amount is not None]:
        first = part.mentions[0]
        words = {t.text.lower() for t in parse.tokens[parse.tokens_in(first.span).start : first.head + 1]}
        larger = [d for d in _counted(standing) if d.mentions[0].span < first.span and _many(d) > _many(part)]
        if words & REST and "the" in words and larger and first.noun in (None, "person", *larger[-1].nouns):
            yield larger[-1], part


def named_next(parse: Parse, group: Draft, m: Candidate) -> tuple[int, int] | None:
    """The first words of the sentence behind a counted group, where a row that names it may begin, and how many it must name."""
    amount = group.amount
    if amount is None or not amount.exact or amount.low is None or amount.low != amount.high or not SOME <= amount.low <= MOST:
        return None
    if m.sentence + 1 >= len(parse.sentences) or any(n in word_list("takers_and_tellers") for n in group.nouns):
        return None
    return parse.sentences[m.sentence + 1].first, int(amount.low)
