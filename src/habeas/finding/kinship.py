"""Relatives without names: "his wife" is the wife of whoever "his" means, the same person wherever that relation comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.finding.candidates import Candidate
from habeas.finding.descriptions import FIRST, kin
from habeas.finding.drafts import Draft
from habeas.model.people import Sex

if TYPE_CHECKING:
    from habeas.finding.coreference import Resolver

SOON = 8
"""Sentences after which somebody who spoke unnamed is named no more."""
BACK = 6
"""Sentences back to the brothers and sisters whose "their father" may be."""
INVERSE = {"spouse": "spouse", "child": "parent", "parent": "child", "sibling": "sibling", "grandchild": "grandfather", "lover": "lover"}
ORDER = frozenset("first second third younger elder older eldest youngest another new other".split())


class Kinship:
    """Finds or makes the relative that a kin noun stands for."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def owner(self, c: Candidate) -> Draft | None:
        """Whose relative this is, or None where the text leaves it open."""
        if c.owner is None:
            return None
        who = self.r.resolve(c.owner)
        theirs = self.r.parse.tokens[c.owner].text.lower() == "their"
        return who if not theirs and (who is None or not who.group) else self._couple(c)

    def _couple(self, c: Candidate) -> Draft | None:
        """Whose "their son" is: "his wife and their son" is the son of him whose wife she is; a crowd's son is nobody's."""
        joined = self.r.parse.tokens[c.head].head if self.r.parse.tokens[c.head].dep == "conj" else -1
        partner = self.r.done.get(joined)
        spouses = self._spouses(partner.now()) if partner is not None and not partner.now().group else []
        return spouses[0] if spouses else next(iter(self._lately(c)), None)

    def _lately(self, c: Candidate) -> list[Draft]:
        """Whose "their" relative is where two were just told of: "the farmer locked her in. Their daughter", "her elder sister ... Their brother"."""
        word = (c.kin or "").casefold()
        if word not in kin() or self.r.parse.tokens[c.owner or 0].text.lower() != "their":
            return []
        cls = kin()[word][0]
        near = [d for d in self.r.living() if c.sentence - d.sentence <= (BACK if cls in ("parent", "sibling") else 1)]
        for d in near:
            if cls in ("parent", "sibling"):
                akin = [x for x in near if x is not d and any(w in kin() and kin()[w][0] == "sibling" and o.now() is x for w, o in d.kin)]
            else:
                akin = [x for x in near if {x.sex, d.sex} == {"male", "female"} and not self._kindred(x, d)] if cls == "child" else []
            if akin:
                return sorted((d, akin[0]), key=lambda x: (not x.names, -len(x.mentions)))
        return []

    def _kindred(self, one: Draft, other: Draft) -> bool:
        """Whether two are known for relatives that have no child together."""
        ties = [(w, o.now(), x) for x, y in ((one, other), (other, one)) for w, o in x.kin if o.now() is y]
        return any(w in kin() and kin()[w][0] != "spouse" for w, _, _ in ties)

    def relative(self, c: Candidate) -> Draft:
        """The person a kin noun stands for; a new one, tied to its owner, where none fits."""
        owner = self.owner(c)
        cls, sex = kin()[c.kin or ""]
        found = self._of(owner, cls, sex, c) if owner is not None and not owner.group else self._unanchored(cls, sex, c)
        if found is None:
            found = self.r.new(c)
        if owner is not None and found is not owner:
            self._anchor(found, c.kin or "", cls, owner)
            for other in self._lately(c)[1:] if found not in self._lately(c) else ():
                self._anchor(found, c.kin or "", cls, other)
        elif owner is None and c.owner is None and self._words(c) and not found.kin:
            for w, o in self._of_several(cls):
                self._anchor(found, c.kin or w, cls, o)
        return found

    def _of_several(self, cls: str) -> list[tuple[str, Draft]]:
        """Whose several relatives of a kind were told of last: "she has two sons. The older son was killed"."""
        several = next((d for d in self.r.living(group=True) if any(w in kin() and kin()[w][0] == cls for w, _ in d.kin)), None)
        return [(w, o.now()) for w, o in several.kin if w in kin() and kin()[w][0] == cls] if several is not None else []

    def tie(self, person: Draft, c: Candidate) -> None:
        """Record that a person, already known, is the relative this description names ("his mother – Lee's wife")."""
        owner = self.owner(c)
        if owner is None or owner is person:
            return
        cls, sex = kin()[c.kin or ""]
        other = self._of(owner, cls, sex, c)
        if other is not None and other is not person and not (len(other.full_name) > 1 and len(person.full_name) > 1):
            person.absorb(other)
        self._anchor(person, c.kin or "", cls, owner)

    def classes(self, d: Draft) -> set[str]:
        """Relations that others stand in to this person ("spouse", "child")."""
        return self.r.roll.stood_in(self._stood_in).get(d.number, set())

    def _stood_in(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for x in self.r.living():
            for w, o in x.kin:
                if w in kin():
                    found.setdefault(o.now().number, set()).add(kin()[w][0])
        return found

    def merge_relatives(self, d: Draft) -> None:
        """After two drafts became one: their wives, and their only sons, are one as well."""
        kept: dict[tuple[str, str], Draft] = {}
        for x in reversed(self.r.living()):
            for w, o in x.kin:
                if w not in kin() or o.now() is not d or x.into is not None:
                    continue
                key = (kin()[w][0], x.sex)
                other = kept.setdefault(key, x)
                if other is not x and not (len(other.full_name) > 1 and len(x.full_name) > 1):
                    other.absorb(x)

    def _anchor(self, person: Draft, word: str, cls: str, owner: Draft) -> None:
        known = {(kin()[w][0], o.now()) for w, o in person.kin if w in kin()}
        if (cls, owner) not in known:
            person.kin.append((word, owner))
            if cls == "child":
                self._same_parent(person, owner)

    def _same_parent(self, child: Draft, owner: Draft) -> None:
        """ "His mother", met before it was said whose son he is, is the parent now named."""
        for d in self.r.living():
            unnamed = d is not owner and not d.names and d.kin_only
            if unnamed and owner.fits(d.sex) and any(w in kin() and kin()[w][0] == "parent" and o.now() is child for w, o in d.kin):
                owner.absorb(d)

    def settle(self) -> None:
        """Join "my son", whose speaker the text never shows, with the only relative of that kind it knows."""
        loose = [
            d
            for d in self.r.living()
            if not d.kin and not d.names and d.mentions and all(self._first_person(m) for m in d.mentions if m.form != "pronoun")
        ]
        for d in loose:
            cls, sex = kin()[next(m.kin for m in d.mentions if m.kin) or ""]
            known = [x for x in self.r.living() if x is not d and x.fits(sex) and any(w in kin() and kin()[w][0] == cls for w, _ in x.kin)]
            if len(known) == 1 and d.into is None:
                known[0].absorb(d)
        self._settle_parents()
        self._settle_pairs()
        self._settle_couples()

    def _settle_couples(self) -> None:
        """ "A woman was sent back, her husband said": the couple, nameless, is the one couple the report then names."""
        couples = [(o.now(), d) for d in self.r.living() for w, o in d.kin if w in kin() and kin()[w][0] == "spouse" and not o.now().group]
        bare = [(a, b) for a, b in couples if not a.names and not b.names]
        told = [(a, b) for a, b in couples if a.names or b.names]
        for a, b in bare:
            fitting = [(x, y) for c, d in told for x, y in ((c, d), (d, c)) if x.fits(a.sex) and y.fits(b.sex) and a.sex != b.sex]
            alive = all(x.into is None for x in (a, b)) and not any({a, b} & {x, y} for x, y in fitting)
            if alive and len({frozenset((id(x), id(y))) for x, y in fitting}) == 1 and a.sex != "unknown":
                fitting[0][0].absorb(a)
                fitting[0][1].absorb(b)

        self._settle_speakers(told)

    def _settle_speakers(self, couples: list[tuple[Draft, Draft]]) -> None:
        """ "His wife said" at first, and then a woman who is brought in by nothing but what she says, and speaks of "her husband": she is that wife."""
        parse = self.r.parse
        half = [(o, d) for o, d in couples if o.into is None and d.into is None and o.names and not d.names and d.kin_only]
        for o, wife in half:
            for named, husband in half:
                opposite = {o.sex, named.sex} == {"male", "female"} and wife.fits(named.sex) and husband.fits(o.sex)
                after = 0 <= named.brought_in.sentence - wife.mentions[0].sentence <= SOON
                if opposite and after and wife.speaks(parse) and named.introduced_by_speech(parse) and len(half) == 2:
                    named.absorb(wife)
                    o.absorb(husband)
                    return

    def _settle_pairs(self) -> None:
        """A mother and a son of whom nothing else is known are the only mother and son the text goes on to tell of."""
        pairs = [(o.now(), c) for c in self.r.living() for w, o in c.kin if w in kin() and kin()[w][0] == "child" and not o.now().group]
        pairs += [(p, o.now()) for p in self.r.living() for w, o in p.kin if w in kin() and kin()[w][0] == "parent"]
        bare = [(p, c) for p, c in pairs if p.kin_only and c.kin_only and not p.names and not c.names and self._only_of(p, c)]
        told = [(p, c) for p, c in dict.fromkeys(pairs) if (p, c) not in bare and p.into is None and c.into is None]
        for p, c in dict.fromkeys(bare):
            fitting = [(x, y) for x, y in told if x.fits(p.sex) and y.fits(c.sex) and not {x, y} & {p, c} and not self._apart(y)]
            if len(fitting) == 1 and p.into is None and c.into is None:
                fitting[0][0].absorb(p)
                fitting[0][1].absorb(c)

    def _only_of(self, one: Draft, other: Draft) -> bool:
        """Whether two are known for relatives of each other only: "her husband's mother" is the mother of somebody's husband."""
        return all(o.now() in (one, other) for d in (one, other) for _, o in d.kin)

    def _apart(self, d: Draft) -> bool:
        """Whether a relative is brought in as one more ("another son")."""
        return any(self._words(m) & {"another", "new", "other"} for m in d.mentions if m.kin)

    def _settle_parents(self) -> None:
        """ "The father", met before anyone is known to have a child, is the one person who turns out to have one."""
        for d in self.r.living():
            loose = (
                not d.kin and not d.names and all(m.form == "pronoun" or ((m.kin or "") in kin() and m.owner is None) for m in d.mentions)
            )
            if not loose or not any(m.kin and kin()[m.kin][0] == "parent" for m in d.mentions):
                continue
            known = [x for x in self.r.living() if x is not d and x.fits(d.sex) and "child" in self.classes(x)]
            if len(known) == 1:
                known[0].absorb(d)

    def _first_person(self, c: Candidate) -> bool:
        return c.kin is not None and c.owner is not None and self.r.parse.tokens[c.owner].text.lower() in FIRST

    def _words(self, c: Candidate) -> frozenset[str]:
        return frozenset(self.r.parse.words(c.span).lower().split()) & ORDER

    def _of(self, owner: Draft, cls: str, sex: Sex, c: Candidate) -> Draft | None:
        """Someone already known as this relative of the owner, directly, by the inverse relation, or through the owner's spouse."""
        anchors = (
            [owner, *self._spouses(owner)]
            if cls == "child"
            else [owner, *self._siblings(owner)]
            if cls in ("sibling", "parent")
            else [owner]
        )
        order = self._words(c)
        if "another" in order or "new" in order:
            return None
        for d in self.r.living():
            if d is owner or (cls == "child" and d in anchors) or not d.fits(sex) or not self._same_order(d, cls, order):
                continue
            direct = any(w in kin() and kin()[w][0] == cls and o.now() in anchors for w, o in d.kin)
            if direct or self._inverse(d, cls, owner) or self._unclaimed(d, cls, c):
                return d
        return self._in_law(owner, cls, sex)

    def _same_order(self, d: Draft, cls: str, order: frozenset[str]) -> bool:
        """ "Her younger brother" is not "her elder brother"; a word of order missing on one side says nothing."""
        if not order or cls not in ("sibling", "child", "spouse"):
            return not any("another" in self._words(m) for m in d.mentions if m.kin)
        said = [self._words(m) for m in d.mentions if m.kin]
        return not any(s and s != order for s in said)

    def _inverse(self, d: Draft, cls: str, owner: Draft) -> bool:
        return any(w in kin() and INVERSE.get(kin()[w][0]) == cls and o.now() is d for w, o in owner.kin)

    def _unclaimed(self, d: Draft, cls: str, c: Candidate) -> bool:
        """A relative met before without saying whose ("the son ended up in a camp")."""
        return (
            cls != "parent"
            and not d.kin
            and not d.names
            and any(m.noun in kin() and kin()[m.noun][0] == cls and m.owner is None for m in d.mentions)
        )

    def _in_law(self, owner: Draft, cls: str, sex: Sex) -> Draft | None:
        """A child's other parent is the parent's spouse; a parent's child is the spouse's child."""
        if cls != "parent":
            return None
        for w, o in owner.kin:
            if w in kin() and kin()[w][0] == "child":
                if o.now().sex == sex or (o.now().sex == "unknown" and not self._spouses(o.now())):
                    return o.now()
                for s in self._spouses(o.now()):
                    if s.fits(sex):
                        return s
        return None

    def _siblings(self, d: Draft) -> list[Draft]:
        """Brothers and sisters with names, whose own brothers, sisters and parents are this person's too."""
        mine = [o.now() for w, o in d.kin if w in kin() and kin()[w][0] == "sibling"]
        theirs = [x for x in self.r.living() if any(w in kin() and kin()[w][0] == "sibling" and o.now() is d for w, o in x.kin)]
        return [x for x in (*mine, *theirs) if x.names]

    def _spouses(self, d: Draft) -> list[Draft]:
        mine = [o.now() for w, o in d.kin if w in kin() and kin()[w][0] == "spouse"]
        theirs = [x for x in self.r.living() if any(w in kin() and kin()[w][0] == "spouse" and o.now() is d for w, o in x.kin)]
        return [*mine, *theirs]

    def _unanchored(self, cls: str, sex: Sex, c: Candidate) -> Draft | None:
        """The relative that "the mother", "the son" or "my son" (speaker not yet known) takes up: the last one met in that relation."""
        first_person = c.owner is not None and self.r.parse.tokens[c.owner].text.lower() in FIRST
        theirs = c.owner is not None and self.r.parse.tokens[c.owner].text.lower() == "their"
        if first_person or c.fresh:
            return None
        for d in self.r.living():
            if not d.fits(sex):
                continue
            as_kin = any(w in kin() and kin()[w][0] == cls for w, _ in d.kin) or any(m.kin and kin()[m.kin][0] == cls for m in d.mentions)
            as_inverse = not theirs and any(
                w in kin() and INVERSE.get(kin()[w][0]) == cls and o.now() is d for x in self.r.living() for w, o in x.kin
            )
            if as_kin or as_inverse:
                return d
        return None
