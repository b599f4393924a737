"""Whether a verb stands alone: of "he was taken on Monday" the verb tells all, of "taken to the cinema" or "taken ill" what follows does."""

from __future__ import annotations

from habeas.finding import clauses
from habeas.finding.annotations import Parse
from habeas.finding.circumstances import Setting
from habeas.finding.lexicon import word_list
from habeas.finding.patterns import Trigger

WHEN_OR_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
ANYTHING = frozenset({"with", "during", "before", "after", "since", "alongside", "without", "near", "outside", "because", "along"})
OF_TIME_OR_PLACE = frozenset({"in", "on", "at", "by", "from", "around"})
CHANGING = frozenset({"prt", "acomp", "oprd", "xcomp", "attr", "dative", "ccomp", "intj"})
"""What hangs on a verb that it makes another."""
PARTICLES = frozenset(
    {"aback", "away", "in", "up", "over", "off", "out", "on", "back", "down", "apart", "along", "home", "abroad", "elsewhere"}
)


def bare(setting: Setting, trigger: Trigger) -> bool:
    """Whether nothing beside a verb tells where to, as what or on what; times, places and companions may."""
    parse = setting.parse
    anchors = set(setting.anchors.values()) | set(setting.tops.values())
    told_of = clauses.passive(parse, trigger.head) and bool(clauses.own(parse, trigger.head, "dobj"))  # "was taken hostage"
    return not told_of and all(_harmless(parse, c, anchors) for c in parse.children[trigger.head])


def _harmless(parse: Parse, i: int, anchors: set[int]) -> bool:
    token = parse.tokens[i]
    lower = token.text.lower()
    if token.dep in CHANGING or (token.dep == "advmod" and lower in PARTICLES):
        return False
    if token.dep not in ("prep", "agent"):
        return True
    if lower in ANYTHING:
        return True
    behind = clauses.own(parse, i, "pobj")
    if lower == "from" and behind:
        return not any(parse.tokens[k].pos == "PRON" or parse.tokens[k].ent == "PERSON" for k in behind)
    return (
        lower in OF_TIME_OR_PLACE
        and bool(behind)
        and all(k in anchors or parse.tokens[k].ent in WHEN_OR_WHERE or _night(parse, k) for k in behind)
    )


def _night(parse: Parse, i: int) -> bool:
    return parse.tokens[i].lemma.lower() in word_list("hours_of_the_day")
