"""Whom a trigger word befell among those told of by what they are: the places beside it that say so for certain, in languages without a grammar here.

"fue detenido un sacerdote", "asesinó a una maestra", "die Festnahme eines Arztes", "그 시인을 체포했다", "被拘留的记者". Where nothing is certain
it befell none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from habeas.finding.annotations import EntityMention
from habeas.finding.lexicon import words
from habeas.finding.worded_descriptions import Described, several
from habeas.finding.worded_marks import behind as right_behind
from habeas.model.quote import Span

Part = Literal["subject", "object", "upon", "open"]
"""What those whom a trigger befell are to it."""
PARTICLES = frozenset({"ko", "ja", "bn"})
PERSONAL = frozenset({"detention", "abduction", "interrogation", "torture", "killing", "imprisonment", "death_in_custody"})
"""Kinds that befall only people, so that whoever stands where their victim stands is somebody though no list knows the noun."""
DONE_TO_PEOPLE = PERSONAL | {"forced_return", "release", "trafficking"}
"""Kinds of which those counted by a noun that no list holds are people; boats vanish too."""
SUFFERED = frozenset({"imprisonment", "death_in_custody"})
"""Kinds of which somebody is the subject though no mark of voice says so: who gets years, who dies."""
FAR = 140
"""Letters between a description and a trigger up to which one is the other's."""
TOPIC = 24
"""Letters at the beginning of a sentence in which whom it goes on about is told of."""
Found = tuple[Described, EntityMention]


@dataclass(frozen=True, slots=True)
class Place:
    """A trigger in its sentence. `clause`: its own; `others`: where names, relatives, groups and bodies stand."""

    text: str
    whole: Span
    clause: Span
    trigger: Span
    part: Part
    kind: str
    others: tuple[Span, ...]
    says: dict[str, re.Pattern[str]]
    language: str

    def between(self, d: Described) -> str:
        """The words between a description and the trigger."""
        ahead = d.span.end <= self.trigger.start
        return self.text[d.span.end : self.trigger.start] if ahead else self.text[self.trigger.end : d.core]

    def crossed(self, d: Described) -> bool:
        """Whether somebody else is told of between a description and the trigger."""
        a, b = (d.span.end, self.trigger.start) if d.span.end <= self.trigger.start else (self.trigger.end, d.span.start)
        return any(s.start < b and a < s.end and self._counts(s) for s in self.others)

    def _counts(self, other: Span) -> bool:
        """Whether somebody else can be the one a trigger befell, by the particle behind or the word before: not "by the men"."""
        if self.language in PARTICLES:
            keys = ("object",) if self.part == "object" else ("subject", "topic", "object")
            return any(self.says[k].match(right_behind(self.text, other.end)[:8]) for k in keys)
        if self.part == "subject" and self.inside("aside", self.text[max(self.whole.start, other.start - 16) : other.start]):
            return False
        return self.language != "zh" or not self.inside("not_subject", self.text[max(0, other.start - 6) : other.start])

    def by(self, found: Found) -> bool:
        """Whether somebody inside a trigger does it, or is no more than likely to be somebody: "被一名商人绑架"."""
        before = self.text[max(0, found[0].span.start - 6) : found[0].span.start]
        if self.language in PARTICLES and self.behind("upon", found):
            return True
        return found[0].open or found[0].lead in self.leads("by") or (self.language == "zh" and self.inside("not_subject", before))

    def words(self, span: Span) -> str:
        """The words under a span."""
        return span.of(self.text)

    def behind(self, key: str, found: Found) -> bool:
        """Whether an expression stands right behind a description."""
        after = right_behind(self.text, found[0].span.end)[:16]
        return key in self.says and self.says[key].search(after) is not None

    def leads(self, part: str) -> Sequence[str]:
        """The prepositions that lead to whom a trigger befell."""
        leads: Sequence[str] = words(self.language, "descriptions").get(f"{part}_leads", ())
        return leads

    def may_be(self, found: Found, part: str) -> bool:
        """Whether the case of an article allows a part ("den", "einem" are no subject)."""
        d, sex = found[0], found[1].sex
        never = self.says.get(f"never_{part}_{'f' if sex == 'female' else 'm'}")
        return never is None or never.fullmatch(d.determiner) is None

    def whole_match(self, key: str, some: str) -> bool:
        """Whether an expression fits some words from end to end."""
        return key in self.says and self.says[key].fullmatch(some) is not None

    def inside(self, key: str, some: str) -> bool:
        """Whether an expression stands in some words."""
        return key in self.says and self.says[key].search(some) is not None


def befallen(place: Place, found: Iterable[Found]) -> Found | None:
    """The one of the described whom a trigger befell; None where that is not certain."""
    near = [f for f in found if place.whole.covers(f[0].span) and _somebody(place, f[0])]
    itself = next((f for f in near if f[0].span.overlap(place.trigger) and not place.by(f)), None)
    if itself is not None:
        return itself
    near = [f for f in near if not place.crossed(f[0])]
    if not near or _of_another(place):
        return None
    near.sort(key=lambda f: abs(f[0].span.start - place.trigger.start))
    if place.language in PARTICLES:
        return _by_particles(place, near)
    if place.language == "fi":
        return _by_case(place, near)
    if "nominative" in place.says:
        return _by_ending(place, near)
    return _by_chinese_order(place, near) if place.language == "zh" else _by_order(place, near)


def _somebody(place: Place, d: Described) -> bool:
    """Whether a description can be of people whom an act of this kind befell; a family misses somebody, and things that are counted vanish."""
    if place.kind == "disappearance" and place.whole_match("kinfolk", d.noun):
        return False
    plural = several(place.language)
    return d.count is None or place.kind in DONE_TO_PEOPLE or place.whole_match("people", d.noun) or bool(plural and plural.search(d.noun))


def _of_another(place: Place) -> bool:
    """Whether somebody else is told of right behind what befell them: "被带走的儿子", "체포된 아들"."""
    if place.language != "zh" and place.language not in PARTICLES:
        return False
    start = place.trigger.end if place.language == "zh" else place.trigger.start
    return any(s.start >= place.trigger.end and place.whole_match("relative", place.text[start : s.start]) for s in place.others)


def _by_order(place: Place, near: Sequence[Found]) -> Found | None:
    """Spanish, French, German: the subject before or right behind, the object behind its preposition or in its case, "the arrest of"."""
    ahead = [f for f in near if f[0].span.end <= place.trigger.start]
    behind = [f for f in near if f[0].at >= place.trigger.end - 3 and f[0].core >= place.trigger.end]
    found: Found | None = None
    if place.part in ("subject", "open"):
        found = _subject(place, ahead) or _behind(place, behind, "behind", ("",), "subject") or _opened(place, ahead, behind)
    if found is None and place.part in ("object", "open") and not place.inside("goal", place.words(place.trigger)):
        found = _behind(place, behind, "object", place.leads("object"), "object") or _cased(place, ahead)
    if found is None and (place.part != "subject" or place.inside("nominal", place.words(place.trigger))):
        found = _behind(place, behind, "of", place.leads("of"), "of")
    if found is None and place.part == "upon":
        led = [f for f in ahead if not f[0].open and f[0].lead in place.leads("upon") and place.whole_match("upon", place.between(f[0]))]
        found = _behind(place, behind, "upon", place.leads("upon")) or (led[0] if led else None)  # "von dem Pfarrer fehlt jede Spur"
    return found


def _subject(place: Place, ahead: Sequence[Found]) -> Found | None:
    """Who stands before a trigger as its subject: the nearest without a preposition, or the one a relative clause is about."""
    ahead = [f for f in ahead if not f[0].open] or [f for f in ahead if _alone(place, f[0])][:1]
    if not ahead:
        return None
    if place.part == "subject" and place.whole_match("relative", place.between(ahead[0][0])):
        return ahead[0]
    if place.whole_match("beside", place.between(ahead[0][0])) and place.may_be(ahead[0], "subject"):
        return ahead[0]
    best = next((f for f in ahead if not f[0].lead and place.may_be(f, "subject")), None)
    if best is None or (place.part == "open" and place.kind not in SUFFERED):
        return None
    gap = place.between(best[0])
    about = place.says["about"].match(gap)
    gap = place.says["goes_on"].sub("", gap[about.end() :] if about else gap)
    coupled = place.says["coupled"].match(gap) if "coupled" in place.says else None
    gap = gap[coupled.end() :] if coupled else gap
    return None if len(gap) > FAR or place.inside("not_subject_gap", gap) else best


def _opened(place: Place, ahead: Sequence[Found], behind: Sequence[Found]) -> Found | None:
    """Whom a participle at the beginning of a sentence tells of: "Arrêtée mardi, la journaliste ...", "Secuestrado en 2014, el sacerdote ..."."""
    opens = not ahead and len(place.text[place.whole.start : place.trigger.start].split()) <= 1
    told = opens and place.inside("participle", place.words(place.trigger))
    return _behind(place, behind, "opening", ("",), "subject") if told else None


def _alone(place: Place, d: Described) -> bool:
    """Whether nothing but somebody of an unlisted trade stands before what befell them: "un tramoyista fue detenido"."""
    first = not place.text[place.whole.start : d.at].strip(" .,-–—:") or not place.text[place.clause.start : d.at].strip()
    human = place.kind in PERSONAL or place.whole_match("human", d.noun)
    beside = place.whole_match("pure", place.between(d)) or (
        not place.between(d).strip() and not place.inside("participle", place.words(place.trigger))
    )
    return place.part == "subject" and human and first and beside


def _behind(place: Place, behind: Sequence[Found], key: str, leads: Sequence[str], part: str = "") -> Found | None:
    """The nearest behind a trigger, where only what an expression allows stands between, and one of some prepositions leads to it."""
    for f in behind[:1]:
        gap = place.text[place.trigger.end : f[0].at]
        cased = not part or place.may_be(f, part)
        if f[0].open and not (place.kind in PERSONAL and key == "object" and len(gap) <= 1):
            return None
        if f[0].lead in leads and cased and place.whole_match(key, gap) and not place.inside("not_subject_gap", gap):
            return f
    return None


def _cased(place: Place, ahead: Sequence[Found]) -> Found | None:
    """German: the object before a participle: "hat einen Studenten verhaftet", "haben die Lehrerin entführt"."""
    if "accusative" not in place.says:
        return None
    for f in ahead:
        gap, before = place.between(f[0]), place.text[place.clause.start : f[0].span.start]
        if (f[0].open and place.kind not in PERSONAL) or f[0].lead or not place.clause.covers(f[0].span) or not place.may_be(f, "object"):
            continue
        told = place.whole_match("accusative", f[0].determiner) or place.inside("doing", before)
        return f if told and not place.inside("not_subject_gap", gap) else None
    return None


def _by_particles(place: Place, near: Sequence[Found]) -> Found | None:
    """Korean, Japanese: what particle stands behind whom; who is told of right behind "arrested", "kidnapped"."""
    ahead = [f for f in near if f[0].span.end <= place.trigger.start]
    own = [f for f in ahead if place.clause.covers(f[0].span)]
    for f in near:
        gap = place.text[place.trigger.start : f[0].span.start]
        if place.part != "object" and f[0].span.start >= place.trigger.end and place.whole_match("relative", gap):
            return f
    for f in ahead[:1]:
        if place.whole_match("of_gap", place.between(f[0])):
            return f
    if place.part in ("object", "open") or "impersonal" in place.says:
        found = next((f for f in own if place.behind("object", f)), None)
        if found is not None or place.part == "object":
            return found
    if place.part == "upon":
        return next((f for f in own if place.behind("upon", f)), None)
    found = next((f for f in own if place.behind("subject", f) or place.behind("topic", f)), None)
    found = (
        found or next((f for f in ahead if place.behind("topic", f)), None) or next((f for f in ahead if place.behind("subject", f)), None)
    )
    if found is None:
        sentenced = place.kind == "imprisonment" and not place.inside("undergone", place.text[place.trigger.start : place.trigger.end + 4])
        return next((f for f in own if sentenced and place.behind("sentenced", f)), None)
    gap = place.between(found[0])
    said = place.says["content"].match(place.text, place.trigger.end) is not None or not place.clause.covers(found[0].span)
    return None if said and place.inside("doer", gap[1:]) else found


def _by_case(place: Place, near: Sequence[Found]) -> Found | None:
    """Finnish: the possessive right before "the arrest", possessive and partitive beside an active verb, other forms before a passive."""
    for f in near[:2]:
        owns, part = place.inside("possessive", f[0].noun), place.inside("partitive", f[0].noun)
        ahead = f[0].span.end <= place.trigger.start
        gap = place.between(f[0]) if ahead else place.text[place.trigger.end : f[0].span.start]
        if owns == ahead and not part and not gap.strip() and (ahead or place.inside("participle", place.words(place.trigger))):
            return f  # "opettajan kuulustelu", "käännytetty mies"
        if place.part in ("object", "open") and (owns or part) and place.whole_match("beside", gap):
            return f
        if place.part in ("subject", "open") and ahead and not owns and not place.inside("not_subject_gap", gap):
            return f if place.clause.covers(f[0].span) else None
    return None


def _by_ending(place: Place, near: Sequence[Found]) -> Found | None:
    """Russian: the case that an ending shows, wherever in the clause; behind "the arrest of" the genitive."""
    cases = {"subject": ("nominative",), "object": ("accusative",), "upon": ("genitive",), "open": ("nominative", "accusative")}[place.part]
    for f in near:
        d = f[0]
        gap = place.between(d)
        led = d.lead != "" and place.part != "upon"
        fits = (d.count is not None and not d.noun) or any(place.inside(c, d.noun) for c in cases)
        if place.clause.covers(d.span) and fits and not led and not place.inside("not_subject_gap", gap) and len(gap) <= FAR:
            return f
    return None


def _by_chinese_order(place: Place, near: Sequence[Found]) -> Found | None:
    """Chinese: before "被", behind "把", right behind the verb, or behind "的" of what befell them; at last whom the sentence is about."""
    behind = [f for f in near if f[0].span.start >= place.trigger.end]
    for f in behind[:1] if not place.inside("goal", place.words(place.trigger)) else ():
        gap = place.text[place.trigger.end : f[0].span.start]
        if place.part != "object" and place.whole_match("relative", gap):
            return f
        owns = place.behind("owner_after", f)
        if place.part in ("object", "open") and place.whole_match("behind", gap) and not owns:
            return f
    ahead = sorted((f for f in near if f[0].span.end <= place.trigger.start), key=lambda f: f[0].span)
    for f in ahead:
        if place.between(f[0]) == "的":
            return f
        before = place.text[max(place.whole.start, f[0].span.start - 6) : f[0].span.start]
        if place.clause.covers(f[0].span) and place.inside("taken", before):
            return f
    if place.part == "object" or (place.part == "open" and place.kind not in SUFFERED):
        return None
    free = [f for f in ahead if not place.inside("not_subject", place.text[max(0, f[0].span.start - 6) : f[0].span.start])]
    free = [f for f in free if not place.behind("owner_after", f)]
    own = [f for f in free if place.clause.covers(f[0].span)]
    if own:
        return own[0]
    return next((f for f in free if f[0].span.start - place.whole.start <= TOPIC), None)
