"""What claims differ on about one person: how the name is spelled, whether it is printed at all, age, sex, relation and other traits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from habeas.casefile.ageing import Aged, ages_apart
from habeas.casefile.ages_told import ages_of
from habeas.casefile.differing import Said, apart, clip, values
from habeas.casefile.dossier import Dossier
from habeas.casefile.grouping import Outline
from habeas.casefile.kinship import kin_class, words
from habeas.casefile.naming import spelling
from habeas.casefile.renaming import fold
from habeas.model.cases import Disagreement, DisagreementField, SaidValue
from habeas.model.countries import country
from habeas.model.people import Person
from habeas.model.quote import Quote

SPOUSE = "spouse"
FEW = 4
"""Claims that are enough to show that a name is printed or withheld."""
ATTRIBUTES: dict[str, DisagreementField] = {
    "age": "age",
    "name": "name",
    "sex": "sex",
    "reason": "cause",
    "relation": "relation",
}
"""The field of disagreement for what an attribute claim says; anything else is "other"."""


def about_person(d: Dossier, person: str, strays: Sequence[Said[Aged]] = ()) -> list[Disagreement]:
    """Every point on which reports differ about one person. `strays`: ages told of somebody who can only be that person."""
    found: list[tuple[DisagreementField, tuple[SaidValue, ...]]] = [
        ("name", _spellings(d, person)),
        ("protection", _printed(d, person)),
        ("age", _by_several(d, ages_apart([*ages_of(d, person), *strays]))),
        _sexes(d, person),
        ("relation", _relations(d, person)),
        ("nationality", _nationalities(d, person)),
        *_attributes(d, person),
    ]
    return [Disagreement(field, (person,), said) for field, said in found if said]


def covering(d: Dossier, person: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Ids of claims whose words hold a mention of the person in one of the given forms; where none does, of the person's claims in those reports."""
    want = {fold(t) for t in texts}
    mentions = [m for m in d.people[person].mentions if (said := fold(m.text)) in want or any(f" {w} " in f" {said} " for w in want)]
    out = {c for m in mentions for c in _quoting(d, m)}
    if not out:
        where = {m.source for m in mentions}
        mine = [*d.about[person], *d.spoken[person]]
        near = [(abs(q.start - m.start), c) for c in mine for q in d.claims[c].quotes for m in mentions if q.source == m.source]
        out = {min(near)[1]} if where and near else set()
    return tuple(sorted(out))


def _quoting(d: Dossier, m: Quote) -> list[str]:
    """Ids of the claims whose words hold a mention."""
    start, end = m.start, m.end
    held = [c.id for c in d.by_source[m.source] for q in c.quotes if q.start <= start and end <= q.end and q.source == m.source]
    return list(dict.fromkeys(held))


def _spellings(d: Dossier, person: str) -> tuple[SaidValue, ...]:
    plain = [n.text for n in d.people[person].names if not n.pseudonym and len(spelling(n.text)) > 1]
    names = [n for n in plain if n.isascii() == plain[0].isascii()]
    said = [Said(spelling(n), n, covering(d, person, [n])) for n in names]
    return apart(said, _same_name)


def _same_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """One holds the other, or both are the same letters in the same order however they are cut; family name first or last is a difference."""
    if "".join(a) == "".join(b):
        return True
    few, many = sorted((tuple(a), tuple(b)), key=len)
    joined = {"".join(x[m:n]) for x in (a, b) for m in range(len(x)) for n in range(m + 1, len(x) + 1) if n - m < len(x)}
    if "".join(few) in joined or "".join(many) in joined:  # "Tae-won" of "Taewon Lee"
        return True
    return set(few) < set(many) and len(few) != len(many)


def two_names_of_one(d: Dossier, o: Outline) -> list[Disagreement]:
    """Two full names for whom different reports know as the wife or husband of the same person: one of them is not the real one, or there are two."""
    married: dict[str, set[str]] = defaultdict(set)
    for p in o.people:
        for k in d.people[p].kin:
            if kin_class(k.relation) == SPOUSE and k.to in d.people:
                married[k.to].add(p)
                married[p].add(k.to)
    found = []
    for _, both in sorted(married.items()):
        named = [(p, n) for p in sorted(both & set(o.victims)) if (n := _full_name(d, p))]
        for (p, one), (q, other) in combinations(named, 2):
            seen = [{m.source for m in d.people[x].mentions} for x in (p, q)]
            said = values((one, covering(d, p, [one])), (other, covering(d, q, [other])))
            if said and not seen[0] & seen[1] and not _same_name(spelling(one), spelling(other)):
                found.append(Disagreement("name", (p, q), said))
    return found


def _full_name(d: Dossier, person: str) -> str | None:
    return next((n.text for n in d.people[person].names if not n.pseudonym and len(spelling(n.text)) > 1), None)


def _nationalities(d: Dossier, person: str) -> tuple[SaidValue, ...]:
    """Of which country reports say that someone is: two passports, or one word too many."""
    said: dict[str, list[str]] = defaultdict(list)
    for part in d.person_parts[person]:
        if part.nationality and part.kind == "named":
            said[part.nationality] += _in_report(d, person, part)
    return values(*((country(code), claims) for code, claims in sorted(said.items())))


def _printed(d: Dossier, person: str) -> tuple[SaidValue, ...]:
    """One report hides the name, another prints it: to be looked at before anything is published."""
    p = d.people[person]
    withholding = {n.text for part in d.person_parts[person] for n in part.names if n.pseudonym and not _in_full(part, n.text)}
    hidden = [n.text for n in p.names if n.text in withholding]
    full = [n.text for n in p.names if not n.pseudonym and len(spelling(n.text)) > 1]
    if not hidden or not full:
        return ()
    told = [
        c
        for c in d.about[person]
        if re.search(r"pseudonym|not (his|her|their) real name|name has been changed|not naming", d.claims[c].quotes[0].text, re.I)
    ]
    withheld = told or covering(d, person, hidden)[:FEW]
    return values((f"name withheld: {hidden[0]}", withheld), (f"name printed: {full[0]}", covering(d, person, full)[:FEW]))


def _in_full(part: Person, short: str) -> bool:
    """Whether a report that says "이 씨" prints the whole name as well: then it withholds nothing."""
    return any(n.text != short and not n.pseudonym and n.text.startswith(short) for n in part.names)


def _by_several(d: Dossier, said: tuple[SaidValue, ...]) -> tuple[SaidValue, ...]:
    """Ages of which one report tells all are those of two people, or one is misread."""
    return said if len(d.sources_of(c for v in said for c in v.claims)) > 1 else ()


def _sexes(d: Dossier, person: str) -> tuple[DisagreementField, tuple[SaidValue, ...]]:
    """The same person as he and as she: a slip of translation where the report is translated."""
    said: dict[str, list[str]] = {"male": [], "female": []}
    p = d.people[person]
    pronouns = {w: sex for sex, ws in words()["pronouns"].items() for w in ws}
    translated = any(d.sources[m.source].machine_translated for m in p.mentions)
    called = [(sex, m) for m in (p.mentions if translated else ()) if (sex := pronouns.get(m.text.casefold()))]
    for sex, m in called if len({sex for sex, _ in called}) > 1 else ():
        said[sex] += _quoting(d, m)
    if not all(said.values()):
        said = {sex: [c for part in d.person_parts[person] if part.sex == sex for c in _in_report(d, person, part)] for sex in said}
    return ("translation" if translated else "sex", values(("he", said["male"]), ("she", said["female"])))


def _in_report(d: Dossier, person: str, part: Person) -> list[str]:
    here = {m.source for m in part.mentions}
    return [c for c in d.about[person] if here & set(d.sources_of([c]))][:3]


def _relations(d: Dossier, person: str) -> tuple[SaidValue, ...]:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    known: dict[str, tuple[str, ...]] = {}
    for k in d.people[person].kin:
        if k.relation not in known:
            known[k.relation] = covering(d, person, [k.relation])
        said[k.to][k.relation] += known[k.relation]
    for _, by_word in sorted(said.items()):
        told = {w: set(d.sources_of(cs)) for w, cs in by_word.items()}
        if any(told[w] & told[x] and kin_class(w) != kin_class(x) for w in told for x in told):
            continue  # one report has both: a list of relatives misread
        found = apart([Said(kin_class(w), w, tuple(cs)) for w, cs in by_word.items()], lambda a, b: a == b or "relative" in (a, b))
        if found:
            return found
    return ()


def _attributes(d: Dossier, person: str) -> list[tuple[DisagreementField, tuple[SaidValue, ...]]]:
    by_predicate: dict[str, list[Said[str]]] = defaultdict(list)
    for i in d.about[person]:
        c = d.claims[i]
        if c.kind == "attribute" and c.predicate not in ("age", "name", "sex") and c.objects and c.subjects[0] == person and not c.negated:
            by_predicate[c.predicate].append(Said(fold(c.objects[0]), clip(c.objects[0]), (i,)))
    found = [(ATTRIBUTES.get(p), apart(said, _same_words)) for p, said in sorted(by_predicate.items())]
    return [(field, said) for field, said in found if said and field]


def _same_words(a: str, b: str) -> bool:
    x, y = set(a.split()), set(b.split())
    return bool(x & y)
