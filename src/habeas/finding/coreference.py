"""Who is meant: every name, description and pronoun of one report to the person it stands for.

One pass in the order of the text. Names win over descriptions, descriptions over pronouns; kin nouns outvote pronouns (machine-translated text
calls a mother "he"). The design is that of multi-pass sieves for coreference (Lee et al. 2013), the passes folded into one by kind of mention.
"""

from __future__ import annotations

import re

from habeas.finding import named_next, namesakes, reach, roll
from habeas.finding.annotations import Parse
from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import FIRST, kin
from habeas.finding.drafts import Draft, bystanders, same_noun
from habeas.finding.groups import Groups
from habeas.finding.kinship import Kinship
from habeas.finding.lexicon import word_list
from habeas.finding.names_found import COURTESY
from habeas.finding.nearby import Nearby
from habeas.finding.reach import FAR, SUBJECT
from habeas.finding.roll import Roll, clash, folded, names_meet
from habeas.model.quote import Span

QUOTED = re.compile(r"[“\"][^“”\"]{2,600}[”\"]")
SHORTLY = 2
"""Sentences within which "the woman" is a woman just told of, before any other."""
LEAD = 4
"""Sentences that a report takes to bring in its people."""


class Resolver:
    """Resolves the candidates of one parse. `voices`: token number of a first-person word to the head of whoever speaks it.

    `account`: those of these words that stand in the writer's own account.
    """

    def __init__(self, parse: Parse, met: tuple[Candidate, ...], voices: dict[int, int], account: frozenset[int] = frozenset()) -> None:
        self.parse, self.voices, self.account = parse, voices, account
        self.told_from = reach.account_from(parse, account)
        self.order = sorted(met, key=lambda c: (c.head, c.span.start))
        self.at = {c.head: c for c in self.order}
        self.done: dict[int, Draft] = {}
        self.open: set[int] = set()
        self.drafts: list[Draft] = []
        self.roll = Roll()
        self.quoted = Nearby((Span(m.start(), m.end()) for m in QUOTED.finditer(parse.text.text)), lambda span: span)
        self.kinship = Kinship(self)
        self.groups = Groups(self)

    def run(self) -> list[Draft]:
        """All persons and groups of the text, in the order they are first met."""
        for c in self.order:
            self.roll.here = c.sentence
            self.resolve(c.head)
        self.roll.here = None
        self._lead()
        self.kinship.settle()
        return [d for d in self.drafts if d.into is None]

    def resolve(self, head: int) -> Draft | None:
        """The draft that the candidate at a head token stands for, or None where it stands for nobody here."""
        if head in self.done:
            return self.done[head].now()
        c = self.at.get(head)
        if c is None or head in self.open:
            return None
        self.open.add(head)
        draft = self._pick(c)
        if draft is not None:
            draft.now().take(c, self.weight(c), not self.parse.text.source.machine_translated)
            self.done[head] = draft
            self.groups.note_pair(c)
        self.open.discard(head)
        return draft.now() if draft else None

    def _lead(self) -> None:
        """Join someone a report opens with unnamed ("the wife of a defector") with the one person it then names and describes alike."""
        first = next((s.i for s in self.parse.main_sentences()), 0)
        opening = [
            d
            for d in self.living()
            if not d.names and not d.kin_only and d.mentions[0].form == "nominal" and d.mentions[0].sentence - first <= LEAD
        ]
        for d in reversed(opening):
            named = [x for x in self.living() if x.names and self._takes_up(d, x)] or self._introduced(d)
            if len(named) == 1 and d.into is None:
                named[0].absorb(d)
                self.kinship.merge_relatives(named[0])

    def _introduced(self, d: Draft) -> list[Draft]:
        """The first person named after an opening such as "A bookseller has gone missing", unless a speaker, an official or a relative."""
        first = d.mentions[0]
        struck, subject = named_next.struck(self.parse, first.head), self.parse.tokens[first.head].dep in SUBJECT
        if not (struck or subject) or d.speaks(self.parse) or (not struck and any(n in bystanders() for n in d.nouns)):
            return []
        if not subject:
            return named_next.taken_up(self, d)
        if first.definite:
            return reach.next_subject(self, d)
        after = [x for x in self.living() if x.names and 0 <= x.brought_in.sentence - d.mentions[0].sentence <= LEAD]
        fitting = [x for x in after if x.fits(d.sex) and len(x.full_name) > 1 and d.is_child == x.is_child]
        fitting = [x for x in fitting if not x.only_speaks(self.parse) and not x.occupations and not x.stands_by]
        return sorted((x for x in fitting if not x.related_at_first), key=lambda x: x.mentions[0].head)[:1]

    def _takes_up(self, d: Draft, named: Draft) -> bool:
        if not 0 <= named.brought_in.sentence - d.mentions[0].sentence <= 3 * LEAD:
            return False
        alike = any(same_noun(n, m) for n in d.nouns for m in (*named.nouns, *named.occupations))
        shared = {kin()[w][0] for w, _ in d.kin if w in kin()} & {kin()[w][0] for w, _ in named.kin if w in kin()}
        owned = self.kinship.classes(d) & self.kinship.classes(named)
        return named.fits(d.sex) and (alike or bool(shared or owned)) and d.is_child == named.is_child

    def weight(self, c: Candidate) -> int:
        """How much a mention's place in its sentence draws later pronouns: subjects most."""
        dep = self.parse.tokens[c.head].dep
        return 3 if dep in SUBJECT else 2 if dep in ("dobj", "agent", "dative") else 0 if dep == "pobj" else 1

    def new(self, c: Candidate) -> Draft:
        """A person not met before."""
        d = Draft(group=c.plural and c.form == "group", number=len(self.drafts), touched=self.roll.touched)
        self.drafts.append(d)
        return d

    def living(self, group: bool = False) -> list[Draft]:
        """Drafts that still stand for themselves, the last met first; while the text is gone through, those met not too far back."""
        return self.roll.living(group)

    def _pick(self, c: Candidate) -> Draft | None:
        if c.form == "pronoun":
            return self._pronoun(c)
        if c.form == "name":
            return self._name(c)
        joined = self._joined(c)
        if joined is not None:
            return joined
        if c.form == "group":
            return self.groups.group(c)
        if c.kin is not None:
            return self.kinship.relative(c)
        return self._described(c)

    # ---- names
    def _name(self, c: Candidate) -> Draft:
        known = None if roll.anyone_called(self.parse, c) else self._by_name(c)
        beside = self.resolve(c.apposed) if c.apposed in self.at else None
        if beside is not None and not beside.group and known is not beside and (not clash(beside, c) or c.alias):
            if known is None:
                return beside
            if not (len(known.full_name) > 1 and len(beside.full_name) > 1):
                beside.absorb(known)
                return beside
        return known or namesakes.relative_named(self, c) or self.new(c)

    def _by_name(self, c: Candidate) -> Draft | None:
        one = reach.said_to_be(self.parse, c)
        if one is not None:
            return self.resolve(one) if one in self.at else None
        name = folded(c.names)
        fitting = [d for d in self.roll.named(name) if d.fits(c.sex) and any(names_meet(name, folded(n)) for n in d.names)]
        fitting = [d for d in fitting if not roll.somebody_else(self.parse, d, c)]
        if len(name) > 1:
            fitting = [d for d in fitting if not roll.another_full_name(d, name)]
        if c.title in COURTESY:
            fitting = [d for d in fitting if not d.is_child]
        full = [d for d in fitting if len(d.full_name) > 1]
        if len(name) > 1:
            return next(iter(full), None) or next((d for d in fitting if len(d.full_name) == 1 and roll.surname_first(d, c)), None)
        return next((d for d in fitting if not roll.within(d, name[0])), None) or next(iter(fitting), None)

    # ---- descriptions
    def _joined(self, c: Candidate) -> Draft | None:
        """The person a description is set beside (apposition) or said to be (copula)."""
        t = self.parse.tokens[c.head]
        if c.apposed in self.at:
            beside = self.resolve(c.apposed)
            if beside is not None and beside.group == (c.form == "group") and not roll.counts_clash(beside, c):
                if c.kin is not None:
                    self.kinship.tie(beside, c)
                return beside
        if t.dep == "attr" and c.form == "nominal" and self.parse.tokens[t.head].lemma in ("be", "become", "remain"):
            subject = next((k for k in self.parse.children[t.head] if self.parse.tokens[k].dep in SUBJECT), None)
            negated = any(self.parse.tokens[k].dep == "neg" for k in self.parse.children[t.head])
            who = self.resolve(subject) if subject in self.at and not negated else None
            if who is not None and not who.group:
                return who
        return None

    def _described(self, c: Candidate) -> Draft | None:
        noun = c.noun or ""
        if c.definite and not c.fresh:
            met = [d for d in self.living() if roll.calls(d, c) and not self._mine(d)] if not self._another(c) else []
            met = [d for d in met if c.nationality in (None, d.nationality) or d.nationality is None]
            if met:
                return next((d for d in met if noun in d.nouns and not d.names and c.sentence - d.sentence <= SHORTLY), met[0])
            if noun not in bystanders() and not reach.narrowed(self.parse, c):
                return self._protagonist(c) or self.new(c)
        return self.new(c)

    def _tells(self, d: Draft) -> bool:
        """Whether somebody is the "I" of a first-person account, where no "he" means them."""
        return any(m.head in self.account for m in d.mentions)

    def _mine(self, d: Draft) -> bool:
        """Whether somebody tells the report ("I"), or is known only as a relative of who does: nobody calls themselves or their brother "the man"."""
        if self._tells(d):
            return True
        return d.kin_only and any(m.owner in self.account for m in d.mentions)

    def _another(self, c: Candidate) -> bool:
        """Whether a description is told apart by what somebody did to whoever speaks: "the woman who slept next to me died"."""
        clause = next((k for k in self.parse.children[c.head] if self.parse.tokens[k].dep == "relcl"), None)
        if clause is None or self.parse.tokens[c.head + 1].text == ",":
            return False
        return any(self.parse.tokens[k].text.lower() in FIRST for k in self.parse.subtree(clause))

    def _protagonist(self, c: Candidate) -> Draft | None:
        """ "The exile", with nobody called so before, is the one person the report is about."""
        fit = [d for d in self.living() if not d.kin_only and not d.is_child and d.fits(c.sex) and not self._mine(d)]
        fit = [d for d in fit if not (d.stands_by or roll.ages_clash(d, c))]
        met = named_next.struck_first(self.parse, c.head, fit) or [d for d in fit if not d.speaks(self.parse)]
        met.sort(key=lambda d: (-len(d.mentions), d.mentions[0].head))
        return met[0] if met and (len(met) == 1 or len(met[0].mentions) > len(met[1].mentions)) else None

    # ---- pronouns
    def _pronoun(self, c: Candidate) -> Draft | None:
        if (c.noun or "") in FIRST:
            speaker = self.voices.get(c.head)
            who = self.resolve(speaker) if speaker is not None else None
            return who if who is not None and who.group == c.plural else None
        if (c.noun or "") == "it":
            return self._subject_before(c)
        return self._they(c) if c.plural else self._he_or_she(c)

    def _they(self, c: Candidate) -> Draft | None:
        out, does = reach.barred(self, c), reach.does_harm(self.parse, c.head)
        groups = [d for d in reach.in_reach(self, c) if d not in out]
        groups = [d for d in groups if not does or reach.able(self.parse, d)]
        last = max((p for p in self.groups.pairs if p[1] < c.head), key=lambda p: p[:2], default=(-9, -9, []))
        best = reach.acting(self, groups)
        if last[0] >= c.sentence - 2 and (best is None or best.mentions[-1].head <= last[1]):
            return self.groups.pair(c) if not does or all(reach.able(self.parse, m.now()) for m in last[2]) else None
        return best

    def _he_or_she(self, c: Candidate) -> Draft | None:
        # a translation from a language without "she" writes "he" for anyone, but "she" only where it knew, or knew nobody
        loose = self.parse.text.source.machine_translated
        return (
            reach.missed(self, c)
            or reach.having(self, c)
            or self._likeliest(c, loose and c.sex == "male")
            or (self._likeliest(c, True) if loose else None)
        )

    def _likeliest(self, c: Candidate, loose: bool) -> Draft | None:
        """Who draws a pronoun most: subjects, those with names, those met often and lately. `loose`: whatever the sex."""
        out = reach.barred(self, c)
        above = self._subject_before(c) if loose else None
        own = self.told_from is not None and c.sentence >= self.told_from
        speaker = reach.speaking(self, c)
        says = (
            self._beside_quotation(c)
            and self.parse.tokens[c.head].dep in SUBJECT
            and self.parse.tokens[self.parse.tokens[c.head].head].lemma in word_list("speech")
        )
        suffers = reach.harmed(self.parse, c.head)
        scored = []
        for n, d in enumerate(self.living()):
            gap = c.sentence - d.sentence
            if gap > FAR:
                break
            if d in out or d is speaker or (own and self._tells(d)) or not (loose or d.fits(c.sex)):
                continue
            score = (
                d.weight
                + 2 * bool(d.names)
                + 2 * (d.sex == c.sex and not loose)
                + min(3, len(d.mentions))
                + 1.5 * (gap == 0 and d.weight >= 3)
                + 3 * (d is above)
                + 1.5 * (says and d.speaks(self.parse))
                - 4 * (suffers and d.stands_by)
                - 2 * gap
                - 0.5 * n
            )
            scored.append((score, -n, d))
        return max(scored, key=lambda s: s[:2])[2] if scored else None

    def _beside_quotation(self, c: Candidate) -> bool:
        """Whether a sentence quotes somebody word for word."""
        return any(mark in self.parse.words(self.parse.sentences[c.sentence].span) for mark in '“”"')

    def _subject_before(self, c: Candidate) -> Draft | None:
        """Who the sentence before tells of, where a sentence begins with the pronoun: with wrong sexes, the story says more than they do."""
        if c.sentence == 0 or c.head != self.parse.sentences[c.sentence].first:
            return None
        before = self.parse.sentences[c.sentence - 1]
        heads = [i for i in range(before.first, before.last) if i in self.done and self.parse.tokens[i].dep in SUBJECT]
        who = self.done[heads[0]].now() if heads else None
        return who if who is not None and not who.group else None
