"""A relative told of without a name, who is then named by the family name of the one they are a relative of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.finding.candidates import Candidate
from habeas.finding.drafts import Draft
from habeas.finding.lexicon import word_list
from habeas.finding.roll import folded

if TYPE_CHECKING:
    from habeas.finding.coreference import Resolver

SHORTLY = 3
"""Sentences within which the name must come."""


def relative_named(r: Resolver, c: Candidate) -> Draft | None:
    """ "The sister of Tomas Orbell wants answers. Mara Orbell says ...": the sister, where she is the one relative of an Orbell met unnamed just before."""
    t = r.parse.tokens[c.head]
    name = folded(c.names)
    if len(name) < 2 or t.dep != "nsubj" or r.parse.tokens[t.head].lemma not in word_list("speech"):
        return None
    lately = [d for d in r.living() if not d.names and d.kin_only and not d.is_child and d.mentions]
    lately = [d for d in lately if d.fits(c.sex) and 0 < c.sentence - d.mentions[0].sentence <= SHORTLY]
    found = [d for d in lately if any(_of_the_family(o.now(), name) for _, o in d.kin)]
    return found[0] if len(found) == 1 else None


def _of_the_family(owner: Draft, name: list[str]) -> bool:
    full = folded(owner.full_name)
    return len(full) > 1 and full[-1] == name[-1] and full != name
