"""Which bodies act or speak in a text: authorities, ministries, police, courts, parliaments, UN bodies, charities, outlets, armed groups.

Several words for one body are joined inside the report: its short name, its name in other words, "the ministry" and "the charity" that look back,
and a capital or country that stands for its government.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from habeas.finding.annotations import EntityMention, Gazetted, Parse
from habeas.finding.bodies import Body, acronyms, capitalised, head_of, listed, plain_end
from habeas.finding.foreignbodies import told_elsewhere
from habeas.finding.lexicon import words
from habeas.finding.nearby import Covered
from habeas.finding.placewords import in_article
from habeas.finding.statebodies import Lands, governments, told
from habeas.model.people import Actor, Organisation, OrganisationKind
from habeas.model.quote import Span

ACTOR: dict[str, Actor] = {
    "state_security": "state",
    "state_other": "state",
    "legislature": "state",
    "court": "state",
    "intergovernmental": "intergovernmental",
    "armed_group": "non_state_unpermitted",
    "criminal": "non_state_unpermitted",
    "ngo": "other_non_state",
    "religious": "other_non_state",
    "company": "other_non_state",
    "media": "other_non_state",
    "other": "other_non_state",
}
SPOKEN = ("nsubj", "nsubjpass", "pobj", "poss", "dobj", "appos", "conj", "agent")


def organisations(parse: Parse, gazetted: Gazetted) -> tuple[tuple[Organisation, ...], tuple[EntityMention, ...]]:
    """The bodies of a text, and the words that stand for each."""
    lands = Lands(gazetted)
    found = list(listed(parse, lands.spoken()))
    if parse.grammatical:
        known = {b.span.start: b for b in found}
        found += [_known_within(b, known) for b in capitalised(parse)]
        found += [*told(parse, lands), *governments(parse, lands)]
        found += list(_tagged(parse, found, lands))
        found += list(_outlet(parse, found))
    else:
        found += list(told_elsewhere(parse, lands))
    found += list(acronyms(parse, found))
    kept = _owned(_widest([b for b in found if in_article(parse, b.span)]), lands)
    if parse.grammatical:
        kept = _looked_back(parse, kept)
    return _assembled(parse, _joined(kept))


def _known_within(body: Body, known: dict[int, Body]) -> Body:
    """A listed body with a word behind that only says what it is ("NKDB NGO") is that body."""
    inside = known.get(body.span.start)
    if inside is not None and " and " in body.name and body.name[len(inside.span) :].startswith(" and "):
        return inside
    same = inside is not None and inside.span.end - inside.span.start == len(plain_end(body))
    return replace(inside, span=body.span, head=body.head) if inside is not None and same and body.kind == inside.kind else body


def _widest(found: list[Body]) -> list[Body]:
    """One reading for each stretch of text: the longer wins, among equals the surer."""
    kept: list[Body] = []
    covered = Covered()
    for body in sorted(found, key=lambda b: (-(len(b.span) + 3 * b.rank), -b.rank, b.span)):
        if not covered.meets(body.span):
            covered.add(body.span)
            kept.append(body)
    return sorted(kept, key=lambda b: b.span)


def _tagged(parse: Parse, found: list[Body], lands: Lands) -> list[Body]:
    """Names that the grammar takes for bodies and that stand where one acts or speaks."""
    taken = Covered([*(b.span for b in found), *(m.span for m in lands.mentions)])
    made, i = [], 0
    while i < len(parse.tokens):
        t, first = parse.tokens[i], i
        i += 1
        if t.ent != "ORG":
            continue
        while i < len(parse.tokens) and parse.tokens[i].ent == "ORG" and parse.tokens[i].sentence == t.sentence:
            i += 1
        last = i - 1
        while last > first and parse.tokens[last].text in ("'s", "’s", "'", "’", "the", "The"):
            last -= 1
        if parse.tokens[first].text in ("the", "The") and first < last:
            first += 1
        span = parse.span(first, last)
        name, head = parse.words(span), head_of(parse, span)
        if taken.meets(span) or parse.tokens[head].dep not in SPOKEN or not _nameable(name):
            continue
        made.append(Body(span, ("named", name.lower()), name, "unknown", None, 0, head))
    return made


def _outlet(parse: Parse, found: list[Body]) -> list[Body]:
    """The outlet of the text, where the text says that it acts: a body that calls on a state prints its own statement, others are media."""
    name = parse.text.source.outlet or ""
    if len(name.split()) < 2 or any(b.name.casefold() == name.casefold() for b in found):
        return []
    taken = Covered(b.span for b in found)
    at = [Span(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(name)}\b", parse.text.text)]
    heads = [(s, head_of(parse, s)) for s in at if parse.text.in_main(s) and not taken.meets(s)]
    acting = [(s, h) for s, h in heads if parse.tokens[h].dep in SPOKEN]
    campaigns = words("en", "organisations")["campaigning"]["verbs"]
    kind: OrganisationKind = "media"
    if any(parse.tokens[h].dep == "nsubj" and parse.tokens[parse.tokens[h].head].lemma in campaigns for _, h in acting):
        kind = "ngo"
    return [Body(s, ("named", name.lower()), name, kind, None, 0, h) for s, h in acting]


def _nameable(name: str) -> bool:
    """Whether a name is written as bodies' names are and persons' are not: an acronym, or capitals inside the word ("BenarNews")."""
    return re.fullmatch(r"[A-Z]{3,7}|[A-Z][a-z]+(?:[A-Z][a-z]+)+", name) is not None


def _owned(kept: list[Body], lands: Lands) -> list[Body]:
    """Bodies named with capitals get the country their name begins with; where none is told, the one of a like body named before."""
    made: list[Body] = []
    last: dict[str, str] = {}
    for body in kept:
        if body.country is None and body.key[0] == "named":
            owner = next((m for m in lands.mentions if m.span.start == body.span.start and m.span.end < body.span.end), None)
            body = replace(body, country=lands.country(owner)) if owner else body
        elif body.country is None and body.kind in ("state_other", "state_security", "court", "legislature"):
            code = last.get(body.key[0])
            body = replace(body, country=code, key=(body.key[0], code)) if code else body
        if body.country:
            last[body.key[0]] = body.country
        made.append(body)
    return made


@functools.cache
def _nominal() -> re.Pattern[str]:
    phrases = {p for phrases in words("en", "organisations")["nominal"].values() for p in phrases}
    nouns = "|".join(re.escape(p[4:]) for p in sorted(phrases, key=lambda p: (-len(p), p)))
    return re.compile(rf"\b[Tt]he (?:{nouns})\b(?!['’]s? (?:of|in) |-| (?:of|in|from|that|who|which|at) )")


def _looked_back(parse: Parse, kept: list[Body]) -> list[Body]:
    """ "the charity", "the ministry": the last body of such a kind; words that look back to nothing name nobody."""
    text = parse.text.text
    table = words("en", "organisations")["nominal"]
    every = list(kept)
    for m in _nominal().finditer(text):
        phrase = m.group().lower().replace("ngo", "NGO").replace("un ", "UN ")
        kinds = [k for k, phrases in table.items() if phrase in phrases]
        noun, span = phrase.split()[-1].lower(), Span(m.start(), m.end())
        named = [b for b in kept if b.span.end <= span.start and b.kind in kinds]
        alike = [b for b in named if noun in b.name.lower() or noun in b.key[0]] or (
            [] if not kinds or kinds[0].startswith("state") else named
        )
        if alike and not (noun == "group" and _undergoes(parse, span)):
            every = [b for b in every if not b.span.overlap(span)]
            every.append(replace(alike[-1], span=span, head=head_of(parse, span), rank=-1))
    return sorted(every, key=lambda b: b.span)


def _undergoes(parse: Parse, span: Span) -> bool:
    """Whether something is done to "the group", as to people and not to an organisation: "the group was stopped at a toll gate"."""
    t = parse.tokens[max(0, head_of(parse, span))]
    return t.dep in ("nsubjpass", "dobj") and parse.tokens[t.head].lemma not in (
        "found",
        "ban",
        "dissolve",
        "establish",
        "base",
        "register",
    )


def _joined(bodies: list[Body]) -> list[Body]:
    """One key for a body that is listed and told of too, or named with and without its owner ("Unification Ministry")."""
    whole = {b.key[1]: b.key for b in bodies if b.key[0] == "named"}
    made = []
    for b in bodies:
        if b.key[0] == "named":
            longer = [k for name, k in sorted(whole.items()) if name != b.key[1] and name.endswith(" " + b.key[1])]
            b = replace(b, key=longer[0]) if len(longer) == 1 else b
        made.append(b)
    return made


def _assembled(parse: Parse, bodies: list[Body]) -> tuple[tuple[Organisation, ...], tuple[EntityMention, ...]]:
    groups: dict[tuple[str, str], list[Body]] = {}
    for body in bodies:
        groups.setdefault(body.key, []).append(body)
    made: list[Organisation] = []
    mentions: list[EntityMention] = []
    for group in sorted(groups.values(), key=lambda g: min(b.span for b in g)):
        group.sort(key=lambda b: b.span)
        best = max(group, key=lambda b: (b.rank, b.name != b.name.lower(), -b.span.start))
        name = f"{parse.text.source.id}:o{group[0].span.start}"
        kind: OrganisationKind = best.kind
        country = next((b.country for b in group if b.country), None)
        quotes = tuple(parse.quote(b.span) for b in group)
        shown = _with_owner(best.name, country) if best.rank == 2 and parse.grammatical else best.name
        names = tuple(dict.fromkeys([shown, *(parse.words(b.span) for b in group if b.rank >= 0)]))
        made.append(Organisation(name, shown, names, kind, country, ACTOR.get(kind, "unknown"), quotes))
        mentions.extend(EntityMention(b.span, name, "organisation", b.head, plural=_plural(parse, b)) for b in group)
    return tuple(made), tuple(sorted(mentions, key=lambda m: (m.span, m.entity)))


def _with_owner(name: str, code: str | None) -> str:
    """ "police" of a report about Laos as "Lao police", so that the name says whose; other names as they stand."""
    bare = re.sub(r"^(?:the|local|national) ", "", name, flags=re.IGNORECASE)
    adjective = words("en", "demonyms")["adjectives"].get(code, [None])[0] if code else None
    if adjective is None or bare.lower() not in words("en", "organisations")["heads"]["owned"]:
        return name
    return f"{adjective} {bare.lower()}"


def _plural(parse: Parse, body: Body) -> bool:
    return body.head >= 0 and parse.tokens[body.head].tag in ("NNS", "NNPS")
