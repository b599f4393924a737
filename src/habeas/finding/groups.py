"""Groups: the eight others, the pair, the family; and "they" who were named one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.finding import reach
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import befallen, group_nouns, nouns
from habeas.finding.drafts import Draft, describable
from habeas.model.amount import Amount

if TYPE_CHECKING:
    from habeas.finding.coreference import Resolver

NEAR = 3
"""Sentences after which "the detainees" are no longer those just told of."""
TWO = 2
THESE = frozenset({"man", "woman", "boy", "girl"})
FAR = 18
"""Sentences after which "the pair" no longer reaches back."""


class Groups:
    """Finds or makes the group that a plural description stands for. `pairs`: people joined by "and", with where."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.pairs: list[tuple[int, int, list[Draft]]] = []

    def group(self, c: Candidate) -> Draft | None:
        """The group a plural or collective description stands for."""
        if c.parts and c.parts[0] in self.r.at:
            inner = self.r.resolve(c.parts[0])
            if inner is not None and (c.noun != "family"):
                return (
                    inner
                    if not self.r.parse.words(self.r.at[c.parts[0]].span).lower().startswith(("them", "those"))
                    else self._fresh_group(c)
                )
        whole = self._whole(c) or self._counted(c)
        if whole is not None:
            return whole
        if c.noun == "family":
            return self._family(c)
        if c.noun in group_nouns()["pair"]:
            pair = self.pair(c)
            if pair is not None:
                return pair
        if c.definite and c.amount is None and c.noun in THESE and self._joined_to(c) is None:
            return self._these(c)
        if c.definite and c.noun in befallen():
            before = self._befallen(c)
            if before is not None or c.noun not in nouns():
                return before
        return (self._alike(c) if c.definite and not c.fresh else None) or self._fresh_group(c)

    def _alike(self, c: Candidate) -> Draft | None:
        """The group told of before that a description can take up; "the group" is rather the six who were caught than hundreds who fled."""
        alike = [d for d in self.r.living(group=True) if self._same_group(d, c) and d is not self._joined_to(c)]
        if c.noun in group_nouns()["collective"]:
            alike = [d for d in alike if not d.statistic] or alike
        counted = next((d for d in alike if d.amount is not None), None)
        return next((d for d in alike if c.noun in d.nouns), None) or counted or next(iter(alike), None)

    def _joined_to(self, c: Candidate) -> Draft | None:
        """Who stands before "and" in front of a description: in "the couple and their twin boys" the boys are not the couple."""
        t = self.r.parse.tokens[c.head]
        beside = self.r.done.get(t.head) if t.dep == "conj" else None
        return beside.now() if beside is not None else None

    def _these(self, c: Candidate) -> Draft | None:
        """Those whom "the men" takes up: a group just told of as men, else people counted or named in a row whose sex does not speak against it."""
        near = [d for d in self.r.living(group=True) if c.sentence - d.sentence <= FAR and "family" not in d.nouns and not d.statistic]
        called = next((d for d in near if c.noun in d.nouns), None)
        if called is not None:
            return called
        suffer = reach.harmed(self.r.parse, c.head, "kept")
        able = [d for d in near if not (suffer and d.stands_by)]  # three experts speak of the men who are held, and are not they
        counted = next((d for d in able if d.amount is not None and d.fits(c.sex) and not d.kin), None)
        row = next((p for p in reversed(self.pairs) if p[1] < c.head and c.sentence - p[0] <= NEAR), None)
        if row is not None and (counted is None or row[0] >= counted.sentence) and all(m.now().fits(c.sex) for m in row[2]):
            return self.pair(c)
        return counted

    def _befallen(self, c: Candidate) -> Draft | None:
        """Those to whom it was just told to have happened: "Six people were arrested. The detainees include ..."."""
        acts, parse = befallen()[c.noun or ""], self.r.parse
        for d in self.r.living(group=True):
            for m in reversed(d.mentions):
                above = (parse.tokens[a].lemma.lower() for a in list(parse.ancestors(m.head))[:2])
                told = any(lemma in acts for lemma in above)
                if told and 0 <= c.sentence - m.sentence <= NEAR and not d.kin and (c.amount is None or self._same_group(d, c)):
                    return d
        return None

    def _whole(self, c: Candidate) -> Draft | None:
        """ "There are between 30 and 40 of them" counts the group itself and no part of it."""
        tokens = self.r.parse.tokens
        verbs = list(self.r.parse.ancestors(c.head))[:4]
        there = any(tokens[k].dep == "expl" for v in verbs for k in self.r.parse.children[v])
        them = next((k for k in self.r.parse.tokens_in(c.span) if tokens[k].text.lower() == "them"), None)
        if not there or them is None or c.amount is None:
            return None
        group = self.r.resolve(them)
        return group if group is not None and group.group and group.amount is None else None

    def _family(self, c: Candidate) -> Draft:
        """A family: the relatives the text has spoken of, where it says whose; else the last family met."""
        owner = self.r.kinship.owner(c)
        if owner is None and c.owner is not None:
            return self._fresh_group(c)
        if owner is None:
            return (
                next((d for d in self.r.living(group=True) if "family" in d.nouns), None)
                or self.pair(c, related=True)
                or self._fresh_group(c)
            )
        for d in self.r.living(group=True):
            if any(w == "family" and o.now() is owner for w, o in d.kin):
                return d
        d = self.r.new(c)
        d.group = True
        d.kin.append(("family", owner))
        return d

    def _same_group(self, d: Draft, c: Candidate) -> bool:
        counted = d.amount is not None and c.amount is not None
        if counted and d.amount is not None and c.amount is not None and (d.amount.low, d.amount.high) != (c.amount.low, c.amount.high):
            return False
        if "family" in d.nouns:
            return False
        if counted or c.noun in group_nouns()["collective"]:
            return not d.members
        return describable(d, c.noun or "") or c.noun in d.nouns

    def _fresh_group(self, c: Candidate) -> Draft:
        d = self.r.new(c)
        d.group = True
        if c.kin is not None and c.owner is not None:
            owner = self.r.kinship.owner(c)
            if owner is not None:
                d.kin.append((c.noun or c.kin, owner))
        return d

    def note_pair(self, c: Candidate) -> None:
        """Remember people joined by "and": a later "they" or "the pair" takes them up together."""
        t = self.r.parse.tokens[c.head]
        first = self.r.done.get(t.head) if t.dep == "conj" else None
        me = self.r.done[c.head]
        if first is not None and (self._of_some(t.head) or self._either(t.i, t.head)):
            return
        if first is not None and first.now() is not me.now() and all(d.now().kin or not d.now().group for d in (first, me)):
            before = (
                self.pairs.pop()[2]
                if self.pairs and self.pairs[-1][0] == c.sentence and self.pairs[-1][2][-1] is first.now()
                else [first.now()]
            )
            self.pairs.append((c.sentence, c.head, [*before, me.now()]))

    def _either(self, *row: int) -> bool:
        """Whether a row is joined by "or": "none saw a judge, prosecutor or lawyer"."""
        return any(self.r.parse.tokens[k].text.lower() in ("or", "nor") for i in row for k in self.r.parse.children[i])

    def _of_some(self, first: int) -> bool:
        """Whether a row only names some of a group: "five people, including a grandmother and a baby"."""
        above = self.r.parse.tokens[self.r.parse.tokens[first].head]
        return self.r.parse.tokens[first].dep == "pobj" and above.text.lower() in ("including", "among")

    def pair(self, c: Candidate, related: bool = False) -> Draft | None:
        """The people last joined by "and", as one group; only relatives where `related`."""
        for sentence, head, members in reversed(self.pairs):
            if (related and not all(m.now().kin for m in members)) or (_several(members) and c.noun in group_nouns()["pair"]):
                continue
            if head < c.head and c.sentence - sentence <= FAR:
                now = [m.now() for m in members]
                for d in self.r.living(group=True):
                    if [m.now() for m in d.members] == now:
                        return d
                return self._together(c, now)
        return None

    def _together(self, c: Candidate, members: list[Draft]) -> Draft:
        d = self.r.new(c)
        d.group, d.members = True, members
        d.amount = _total(members) if any(m.group for m in members) else None
        return d

    def _counted(self, c: Candidate) -> Draft | None:
        """ "The five" are those just told of in a row who are five together: "the tailor, his wife and their three daughters"."""
        for sentence, _, members in reversed(self.pairs if c.definite else ()):
            now = [m.now() for m in members]
            total = _total(now) if any(m.group for m in now) and c.sentence - sentence <= NEAR else None
            if total is not None and c.amount is not None and (total.low, total.high) == (c.amount.low, c.amount.high):
                return next((d for d in self.r.living(group=True) if [m.now() for m in d.members] == now), None) or self._together(c, now)
        return None


def _several(members: list[Draft]) -> bool:
    return len(members) > TWO or any(m.now().group for m in members)


def _total(members: list[Draft]) -> Amount | None:
    """How many a row of people and counted groups are together."""
    each = [(d.amount.low if d.amount is not None and d.amount.exact else None) if d.group else 1 for d in members]
    known = [n for n in each if n is not None]
    return Amount(sum(known), sum(known), unit="persons") if len(known) == len(each) else None
