"""People told of by what they are, in languages without a grammar here: "un sacerdote", "die 34-jährige Lehrerin", "그 시인", "一名护士".

Who is brought in ("a priest") is somebody new, who is taken up ("the priest") the last one told of so; whom the text names with the same noun
("the priest Ana Ruiz") is that person. They are in the cast while events are looked for, and stay in it where something befell them.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from habeas.finding.annotations import Cast, EntityMention, EventMention, Parse
from habeas.finding.lexicon import words
from habeas.model.amount import Amount
from habeas.model.people import Person, Sex
from habeas.model.quote import Span

HEADLINE = 3
"""Sentences of a report in which what its first one tells is told again: "a priest" of both is one."""
ASIDE = re.compile(r"\s?[,，、]?\s?")
"""What stands between what somebody is and their name: "the lawyer Ana Ruiz", "a lawyer, Ana Ruiz"."""
BEFORE = re.compile(r",\s")
AGE_BESIDE = 24
"""Letters around a description in which an age is that person's."""
CHILD = 18
SEX: tuple[tuple[str, Sex], ...] = (("m", "male"), ("f", "female"), ("u", "unknown"))


@dataclass(frozen=True, slots=True)
class Described:
    """Words for somebody without a name. `core`: where the noun begins; `told`: as new, as known, or neither; `lead`: the preposition before.

    `at`: where that begins; `open`: whether no list holds the noun; `count`: of several, how many.
    """

    span: Span
    core: int
    noun: str
    told: Literal["new", "known", "bare"]
    lead: str = ""
    at: int = 0
    determiner: str = ""
    open: bool = False
    count: Amount | None = None


@functools.cache
def wording(language: str) -> dict[str, re.Pattern[str]]:
    """The expressions of a language, from words/<language>/descriptions.toml."""
    known = words(language, "descriptions")
    nouns = trades(language)
    nouns = f"{nouns}|{known['shapes']}" if known.get("shapes") else nouns
    things, uncounted = known.get("things", "(?!)"), known.get("uncounted", "(?!)")
    plain = {k: v for k, v in known.items() if isinstance(v, str) and k not in ("m", "f", "u", "shapes", "things", "uncounted")}
    return {
        k: re.compile(v.replace("<nouns>", nouns).replace("<things>", things).replace("<uncounted>", uncounted)) for k, v in plain.items()
    }


@functools.cache
def trades(language: str) -> str:
    """An expression for any of the listed nouns for one person."""
    return one_of(n for key, _ in SEX for n in words(language, "descriptions").get(key, "").split())


@functools.cache
def several(language: str) -> re.Pattern[str] | None:
    """The listed nouns for one person as they stand behind a number ("tres ingenieros", "zwei Studentinnen"); None where they do not change."""
    endings = words(language, "descriptions").get("plural", ())
    if not endings:
        return None
    nouns = sexes(language)
    return re.compile(r"(?<!\w)" + one_of(re.sub(a, b, n) for n in nouns for a, b in endings if re.search(a, n)) + r"(?!\w)")


def one_of(listed: Iterable[str]) -> str:
    """An expression for any word of a list, the longest first, that tries each letter once."""
    tree: dict[str, list[str]] = {}
    for word in set(listed):
        tree.setdefault(word[:1], []).append(word[1:])
    if not tree:
        return "(?!)"
    ends = "" in tree
    rest = [re.escape(c) + (one_of(tails) if tails != [""] else "") for c, tails in sorted(tree.items()) if c]
    found = "(?:" + "|".join(rest) + ")" if rest else ""
    return f"{found}?" if ends and rest else found


@functools.cache
def sexes(language: str) -> dict[str, Sex]:
    """The listed nouns for one person with the sex they give."""
    known = words(language, "descriptions")
    return {n: sex for key, sex in SEX for n in known.get(key, "").split()}


def descriptions(parse: Parse) -> dict[Span, Described]:
    """Every description of one person in the sentences of a text, by where it stands."""
    found: dict[Span, Described] | None = parse.answers.get(descriptions)
    if found is None:
        found = parse.answers[descriptions] = {d.span: d for d in _descriptions(parse)}
    return found


def _descriptions(parse: Parse) -> Iterator[Described]:
    says = wording(parse.language.split("-")[0])
    for sentence in parse.main_sentences() if says else ():
        for m in says["phrase"].finditer(parse.text.text, sentence.span.start, sentence.span.end):
            found, several = _described(m), says.get("several")
            if found.told != "bare" or several is None or not several.search(parse.text.text, sentence.span.start, found.core):
                yield found


def _described(m: re.Match[str]) -> Described:
    parts = {k: v or "" for k, v in m.groupdict().items()}
    start = m.end("lead") if parts.get("lead") else m.start()
    start += len(m.group()[start - m.start() :]) - len(m.group()[start - m.start() :].lstrip())
    new, known = parts.get("new") or parts.get("one"), parts.get("known") or parts.get("fused")
    lead = (parts.get("lead") or parts.get("fused") or "").strip().lower().replace("’", "'")
    determiner = (parts.get("new") or parts.get("known") or "").strip().lower()
    new = new or (determiner == "" and lead == "a")  # "Asesinan a líder social": a headline
    return Described(
        Span(start, m.end()), m.start("noun"), m.group("noun"), "new" if new else "known" if known else "bare", lead, m.start(), determiner,
        bool(parts.get("any")),
    )  # fmt: skip


def with_described(parse: Parse, cast: Cast) -> Cast:
    """A cast with those who are told of by what they are."""
    found = sorted((d for d in descriptions(parse).values() if d.count is None), key=lambda d: d.span)
    if not found:
        return cast
    named = _named(parse, cast, found)
    brought = Counter(d.noun for d in found if d.told == "new")
    taken = {p.id for p in cast.people}
    last: dict[str, str] = {}
    met: dict[str, list[Described]] = {}
    for d in found:
        beside = list(cast.near(d.span))
        if d.span in named.apart or not _free(beside, d):
            continue
        own = named.of.get(d.noun) if d.told != "new" or brought[d.noun] == 1 else None
        if own is None and (d.told != "new" or _again(parse, d, met.get(last.get(d.noun, ""), []))):
            own = last.get(d.noun)
        listed = next((m.entity for m in beside if m.form == "nominal" and not m.kin and m.span.overlap(d.span)), None)
        own = own or (listed if listed not in met else None) or _fresh(parse, d, taken)
        taken.add(own)
        last[d.noun] = own
        met.setdefault(own, []).append(d)
    people = [_person(parse, own, said) for own, said in met.items() if cast.who(own) is None]
    mentions = [_mention(parse, d, own) for own, said in met.items() for d in said]
    every = sorted((*cast.mentions, *mentions), key=lambda m: (m.span.start, m.span.end, m.entity))
    return Cast(tuple(sorted((*cast.people, *people), key=lambda p: p.id)), cast.organisations, tuple(every))


def struck(before: Cast, cast: Cast, events: Iterable[EventMention]) -> Cast:
    """A cast without those told of by what they are whom nothing befell; `before`: the cast without any of them."""
    kept = {p.id for p in before.people} | {r.entity for e in events for r in e.roles}
    if all(p.id in kept for p in cast.people):
        return cast
    people = tuple(p for p in cast.people if p.id in kept)
    bodies = {o.id for o in cast.organisations}
    return Cast(people, cast.organisations, tuple(m for m in cast.mentions if m.entity in kept or m.entity in bodies))


@dataclass(frozen=True, slots=True)
class Named:
    """Descriptions that stand beside a name: where they are (`apart`), and the one person whom a noun so stands beside (`of`)."""

    apart: frozenset[Span]
    of: dict[str, str]


def _named(parse: Parse, cast: Cast, found: Iterable[Described]) -> Named:
    apart: set[Span] = set()
    called: dict[str, set[str]] = {}
    for d in found:
        for m in cast.near(Span(max(0, d.at - 4), d.span.end + 4)):
            if m.form == "name" and _beside(parse.text.text, d, m.span):
                apart.add(d.span)
                called.setdefault(d.noun, set()).add(m.entity)
    return Named(frozenset(apart), {noun: next(iter(who)) for noun, who in called.items() if len(who) == 1})


def _beside(text: str, d: Described, name: Span) -> bool:
    """Whether a name stands right behind what somebody is, or before it and a comma: "the lawyer Ana Ruiz", "Ana Ruiz, the lawyer"."""
    if d.span.start <= name.start:
        return ASIDE.fullmatch(text, d.span.end, max(d.span.end, name.start)) is not None
    return name.overlap(d.span) > 0 or (d.lead == "" and BEFORE.fullmatch(text, name.end, d.span.start) is not None)


def _free(beside: Iterable[EntityMention], d: Described) -> bool:
    """Whether no name, group or body has the words, nor somebody's relative: "a woman" is nobody's wife."""
    return not any(
        m.span.overlap(d.span)
        and (m.span.end >= d.span.end if m.form == "organisation" else m.form != "nominal" or (m.kin and d.told != "new"))
        for m in beside
    )


def _again(parse: Parse, d: Described, before: list[Described]) -> bool:
    """Whether the beginning of a report tells again of somebody whom its headline brought in."""
    first, here = (parse.sentence_at(s.start) for s in ((before[0] if before else d).span, d.span))
    opening = parse.main_sentences()[:HEADLINE]
    return bool(before and opening and first == opening[0] and here in opening[1:])


def _fresh(parse: Parse, d: Described, taken: set[str]) -> str:
    own = f"{parse.text.source.id}:p{d.span.start}"
    while own in taken:
        own += "+"
    return own


def _mention(parse: Parse, d: Described, own: str) -> EntityMention:
    head = parse.token_at(d.span.end - 1)
    return EntityMention(d.span, own, "nominal", -1 if head is None else head, _sex(parse, d.noun))


def _sex(parse: Parse, noun: str) -> Sex:
    """The sex that a noun gives, by the lists or by its ending ("Bibliothekarin")."""
    language = parse.language.split("-")[0]
    female = wording(language).get("female")
    return sexes(language).get(noun, "female" if female and female.search(noun) else "unknown")


def _person(parse: Parse, own: str, said: list[Described]) -> Person:
    sex: Sex = next((s for d in said if (s := _sex(parse, d.noun)) != "unknown"), "unknown")
    age = next((a for d in said if (a := _age(parse, d)) is not None), None)
    return Person(
        own, "unknown", (), sex, None if age is None else Amount(age, age, unit="years"),
        "child" if age is not None and age < CHILD else "unknown", mentions=tuple(parse.quote(d.span) for d in said),
    )  # fmt: skip


def _age(parse: Parse, d: Described) -> int | None:
    """The years told in the words of a description or right behind it."""
    pattern, text = wording(parse.language.split("-")[0])["age"], parse.text.text
    m = pattern.search(text, d.span.start, d.span.end) or pattern.match(text, *_behind(text, d.span.end))
    return int(m.group(1)) if m and m.group(1).isdecimal() else None


def _behind(text: str, at: int) -> tuple[int, int]:
    space = re.compile(r"[,\s]*").match(text, at)
    return (space.end() if space else at), at + AGE_BESIDE
