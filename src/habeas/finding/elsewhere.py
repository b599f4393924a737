"""People in reports whose language has no grammar here: names by their form and company, relatives by kin words, groups by their counts.

Less is found than in English, and nothing is guessed: a relative is anchored to the last named person before it, pronouns stay open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from habeas.finding.annotations import AmountMention, Cast, EntityMention, Gazetted, Parse, TimeMention
from habeas.finding.capital_runs import CAPITALS, Runs
from habeas.finding.given_names import given
from habeas.finding.lexicon import words
from habeas.finding.worded_cases import bent_alike, last_names
from habeas.finding.worded_descriptions import several
from habeas.finding.worded_kin import bonds_of
from habeas.finding.worded_members import named_among, named_with
from habeas.finding.worded_names import called_first, called_short, told_by_form
from habeas.model.people import AgeGroup, Kin, Name, Organisation, Person, PersonKind, Sex
from habeas.model.quote import Span

SEX: dict[str, Sex] = {"m": "male", "f": "female", "u": "unknown"}
AGE: dict[str, AgeGroup] = {"a": "adult", "c": "child", "u": "unknown"}
UNSEGMENTED = ("ko", "zh", "ja")
WITHHELD = re.compile(r"^[가-힣]모?$")
"""A Korean name of which only the family name is printed ("이모 씨", "이 씨")."""
PARTICLES = frozenset({"de", "del", "la", "las", "los", "van", "von", "di", "da", "du", "le", "al", "bin"})
"""Small words inside names, which some print with a capital ("De la Cruz")."""
BEHIND = re.compile(r"(?:\s[^\W\d]+){0,3}")
NEAR = 12
"""Characters between a number and the noun it counts."""


def cast_without_grammar(
    parse: Parse,
    gazetted: Gazetted,
    organisations: tuple[Organisation, ...] = (),
    bodies: tuple[EntityMention, ...] = (),
    amounts: tuple[AmountMention, ...] = (),
    times: tuple[TimeMention, ...] = (),
) -> Cast:
    """Everyone and every body that acts in a text, found by word lists alone."""
    taken = [*(m.span for m in gazetted.mentions), *(b.span for b in bodies), *(t.span for t in times)]
    finder = _Words(parse, taken)
    mentions = finder.names()
    mentions += finder.relatives(mentions)
    mentions += finder.described(mentions)
    mentions += finder.groups(amounts)
    for whole, one in (*named_among(parse, mentions, finder.counts), *named_with(parse, mentions, finder.counts)):
        finder.members.setdefault(whole, set()).add(one)
    people = finder.people(mentions)
    every = sorted((*mentions, *bodies), key=lambda m: (m.span.start, m.span.end, m.entity))
    return Cast(tuple(sorted(people, key=lambda p: p.id)), organisations, tuple(every))


class _Words:
    def __init__(self, parse: Parse, taken: list[Span]) -> None:
        self.parse, self.text, self.taken = parse, parse.text.text, taken
        self.source = parse.text.source.id
        self.language = parse.language.split("-")[0]
        self.lists: dict[str, Any] = words(self.language, "people")
        self.institutions = frozenset(words(self.language, "roles").get("institutions", ()))
        self.ids: dict[str, str] = {}
        self.counts: dict[str, AmountMention] = {}
        self.sexes: dict[str, Sex] = {}
        self.ages: dict[str, AgeGroup] = {}
        self.kin: dict[str, Kin] = {}
        self.members: dict[str, set[str]] = {}

    def names(self) -> list[EntityMention]:
        """Every name, and every later mention of a name once found."""
        found: dict[str, Sex] = {}
        by_form = list(told_by_form(self.text, self.lists, self._busy, self.language))
        for name, sex in (*by_form, *last_names(by_form, self.lists, self.text), *self._latin()):
            if found.get(name, "unknown") == "unknown":
                found[name] = sex
        mentions: list[EntityMention] = []
        self.ids |= bent_alike(found, self.lists, self.source, self.text)
        for name in sorted(found, key=lambda n: (-len(n), n)):
            mentions += self._everywhere(name, found[name], mentions)
        mentions += self._titled(mentions)
        return sorted(mentions, key=lambda m: m.span)

    def _everywhere(self, name: str, sex: Sex, before: list[EntityMention]) -> Iterator[EntityMention]:
        bound = r"(?<!\w)%s(?!\w)" if name.isascii() or self.language not in UNSEGMENTED else "%s"
        if endings := self.lists.get("names", {}).get("endings"):  # case endings behind a name: "হোসেনকে"
            bound = rf"(?<!\w)%s(?=(?:{endings})?(?!\w))"
        if len(name) == 1:
            bound = r"(?<!\w)%s(?=\s?씨)"
            longer = {self.ids[n] for n in self.ids if n.startswith(name) and len(n) > 1}
            if len(longer) == 1:  # two of one family name: nobody knows which of them is meant
                self.ids.setdefault(name, *longer)
        elif " " not in name and name not in self.ids:
            within = called_short if self.language in UNSEGMENTED else called_first
            longer = {self.ids[n] for n in self.ids if within(n, name)}
            if len(longer) == 1:  # "節子さん" where 桑原節子 is told of; "桑原さん" only where one bears that name
                self.ids[name] = longer.pop()
        if " " in name:  # "Ramiro Pineda" in the headline, "Ramiro Pineda Zúniga" below
            longer = {self.ids[n] for n in self.ids if n.startswith(f"{name} ")}
            if len(longer) == 1:
                old = self.ids.get(name)
                self.ids |= dict.fromkeys([name, *(n for n, i in self.ids.items() if i == old)], longer.pop())
        for m in re.finditer(bound % re.escape(name), self.text):
            span = Span(m.start(), m.end())
            if not self.parse.text.in_main(span) or any(span.overlap(b.span) for b in before):
                continue
            entity = self.ids.setdefault(name, f"{self.source}:p{span.start}")
            self.sexes.setdefault(entity, sex)
            yield EntityMention(span, entity, "name", self._head(span), sex)

    def _titled(self, named: list[EntityMention]) -> list[EntityMention]:
        """Family name and title ("박 목사"): whoever was named in full with the same title, where that is one person alone."""
        listed = self.lists.get("family_name", {})
        found = []
        for title in listed.get("titles", ()):
            called = rf"\s?{title}{listed['behind']}"
            full = [m for m in named if len(m.span) > 1 and re.match(called, self.text[m.span.end : m.span.end + 12])]
            for letter in {self.text[m.span.start] for m in full}:
                theirs = {m.entity for m in full if self.text[m.span.start] == letter}
                spans = [Span(m.start(), m.start() + 1) for m in re.finditer(rf"(?<![가-힣]){letter}(?={called})", self.text)]
                fresh = [s for s in spans if self.parse.text.in_main(s) and not any(s.overlap(m.span) for m in named)]
                found += [
                    EntityMention(s, e, "name", self._head(s), self.sexes.get(e, "unknown"))
                    for s in fresh
                    for e in theirs
                    if len(theirs) == 1
                ]
        return found

    def _latin(self) -> Iterator[tuple[str, Sex]]:
        titles = {t.rstrip(".").lower(): SEX[s] for s, listed in self.lists.get("titles", {}).items() for t in listed}
        stop = frozenset(self.lists.get("stop", {}).get("words", ()))
        runs = Runs(self.text, self.taken, self.lists, stop, frozenset(titles))
        found = []
        for m in CAPITALS.finditer(self.text):
            span, parts = runs.led_off(Span(m.start(), m.end()), m.group().split())
            if (
                not parts
                or runs.placed(span, parts)
                or runs.thing(parts)
                or " ".join(parts) in (self.parse.text.source.outlet or "")
                or self._busy(span)
                or any(p in stop and p.lower() not in PARTICLES for p in parts)
                or parts[0] in self.institutions
            ):
                continue
            before = re.search(r"([\w.-]+)\s$", self.text[max(0, span.start - 20) : span.start])
            title = titles.get(before.group(1).rstrip(".").lower()) if before else None
            known = parts[0] in given() or (
                before is not None and before.group(1) in self.lists.get("kin", {}) and before.group(1).istitle()
            )
            if title is not None or known or (len(parts) > 1 and not parts[0].islower() and not self.lists.get("needs_given")):
                found.append((" ".join(parts), title if title not in (None, "unknown") else given().get(parts[0], "unknown")))
        yield from found
        for name, sex in found:
            last = name.split()[-1]
            if len(name.split()) > 1 and len(last) > 2 and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", self.text.replace(name, "")):
                self.ids.setdefault(last, self.ids.setdefault(name, f"{self.source}:p{self.text.index(name)}"))
                yield last, sex

    def relatives(self, named: list[EntityMention]) -> list[EntityMention]:
        """Kin words, each anchored to the last named person before it, else to the first in the text."""
        found: list[EntityMention] = []
        bonds = bonds_of(self.text, named, self.lists.get("kin", {}))
        for word, sense in sorted(self.lists.get("kin", {}).items(), key=lambda kin: -len(kin[0])):
            cls, sex = sense.split()[0], SEX[sense.split()[1]]
            for span in self._occurrences(word):
                if any(m.span.overlap(span) for m in (*named, *found)):
                    continue
                beside = next((m for m in named if 0 <= m.span.start - span.end <= 1), None)
                owner = next((m.entity for m in reversed(named) if m.span.end <= span.start), None)
                if beside is not None:
                    found.append(EntityMention(span, beside.entity, "nominal", self._head(span), sex))
                    self.sexes[beside.entity] = sex
                    continue
                if (meant := bonds.get((owner or "", cls))) is not None and _agree(sex, self.sexes.get(meant, "unknown")):
                    found.append(EntityMention(span, meant, "nominal", self._head(span), sex))
                    continue
                key = f"{owner}|{cls}|{sex}"
                entity = self.ids.setdefault(key, f"{self.source}:p{span.start}")
                self.sexes[entity] = sex
                if cls == "child":
                    self.ages.setdefault(entity, "unknown")
                if owner and owner != entity:
                    self.kin.setdefault(entity, Kin(_english(cls, sex), owner))
                found.append(EntityMention(span, entity, "nominal", self._head(span), sex, kin=word, possessor=owner))
        return sorted(found, key=lambda m: m.span)

    def described(self, before: list[EntityMention]) -> list[EntityMention]:
        """Single descriptions ("the woman", "the source"): one person a noun."""
        found = []
        for word, sense in self.lists.get("single", {}).items():
            for span in self._occurrences(word):
                if any(span.overlap(b.span) or (b.form == "name" and 0 <= b.span.start - span.end <= 1) for b in before):
                    continue
                entity = self.ids.setdefault(f"noun|{word}", f"{self.source}:p{span.start}")
                self.sexes[entity], self.ages[entity] = SEX[sense[0]], AGE[sense[1]]
                found.append(EntityMention(span, entity, "nominal", self._head(span), SEX[sense[0]]))
        return found

    def groups(self, amounts: tuple[AmountMention, ...]) -> list[EntityMention]:
        """Counted people; equal counts in one text are one group."""
        nouns = self.lists.get("groups", {}).get("nouns", ())
        found: list[EntityMention] = []
        for a in amounts:
            around = self.text[max(0, a.span.start - NEAR) : a.span.end + NEAR]
            people = a.amount.unit == "persons" or any(n in around for n in nouns) or self._of_people(a)
            if a.shape != "count" or not people or not self.parse.text.in_main(a.span) or (a.amount.high or 2) < 2:
                continue
            entity = self.ids.setdefault(f"group|{a.amount.low}|{a.amount.high}", f"{self.source}:p{a.span.start}")
            self.counts.setdefault(entity, a)
            self._part(entity, a, found)
            found.append(EntityMention(a.span, entity, "group", self._head(a.span), plural=True))
        return found

    def _of_people(self, a: AmountMention) -> bool:
        """Whether a number counts people by what they are, right behind it or with a word between."""
        pattern, found = several(self.language), BEHIND.match(self.text, a.span.end)
        return bool(pattern and found and pattern.search(found.group()))

    def _part(self, entity: str, a: AmountMention, before: list[EntityMention]) -> None:
        """Note the larger group that "five of them" are counted in."""
        pattern = words(self.language, "roles").get("part")
        sentence = self.parse.sentence_at(a.span.start)
        around = self.text[max(sentence.span.start if sentence else 0, a.span.start - NEAR) : a.span.end + NEAR]
        if pattern and re.search(pattern, around):
            whole = next((m.entity for m in reversed(before) if _more(self.counts[m.entity], a)), None)
            if whole is not None and whole != entity:
                self.members.setdefault(whole, set()).add(entity)

    def people(self, mentions: list[EntityMention]) -> list[Person]:
        """The persons that the mentions stand for."""
        by: dict[str, list[EntityMention]] = {}
        for m in mentions:
            by.setdefault(m.entity, []).append(m)
        return [self._person(entity, said) for entity, said in sorted(by.items())]

    def _person(self, entity: str, said: list[EntityMention]) -> Person:
        printed = {self.parse.words(m.span) for m in said if m.form == "name"}
        names = tuple(sorted({Name(n, bool(WITHHELD.match(n))) for n in printed}, key=lambda n: (-len(n.text), n.text)))
        kin = (self.kin[entity],) if entity in self.kin else ()
        group = entity in self.counts
        kind: PersonKind = (
            "group"
            if group
            else "pseudonymous"
            if names and all(n.pseudonym for n in names)
            else "named"
            if names
            else "anchored"
            if kin
            else "unknown"
        )
        quotes = tuple(self.parse.quote(s) for s in sorted({m.span for m in said}))
        count = self.counts[entity].amount if group else None
        return Person(
            entity, kind, names, self.sexes.get(entity, "unknown"), None, self.ages.get(entity, "unknown"), count, kin,
            members=tuple(sorted(self.members.get(entity, ()))), mentions=quotes,
        )  # fmt: skip

    def _occurrences(self, word: str) -> Iterator[Span]:
        bound = "%s" if self.language in ("zh", "ja") else r"(?<!\w)%s" if self.language == "ko" else r"(?<!\w)%s(?!\w)"
        for m in re.finditer(bound % re.escape(word), self.text):
            span = Span(m.start(), m.end())
            if self.parse.text.in_main(span) and not self._busy(span):
                yield span

    def _busy(self, span: Span) -> bool:
        """Whether a place, body or time claims the words; a place inside a longer name that does not begin with it claims nothing."""
        return any(
            span.overlap(t) and not span.start < t.start < t.end == span.end
            if self.language in UNSEGMENTED
            else 2 * span.overlap(t) > len(span) and not (span.start < t.start and self.text[span.start : span.end].split()[0] in given())
            for t in self.taken
        )

    def _head(self, span: Span) -> int:
        i = self.parse.token_at(span.end - 1)
        return -1 if i is None else i


def _agree(one: Sex, other: Sex) -> bool:
    return "unknown" in (one, other) or one == other


def _english(cls: str, sex: Sex) -> str:
    """The English kin word for a class of relation and a sex."""
    table = {
        "spouse": ("husband", "wife", "spouse"), "child": ("son", "daughter", "child"), "parent": ("father", "mother", "parent"),
        "sibling": ("brother", "sister", "sibling"), "uncle": ("uncle", "uncle", "uncle"), "aunt": ("aunt", "aunt", "aunt"),
        "grandfather": ("grandfather", "grandfather", "grandfather"), "grandmother": ("grandmother", "grandmother", "grandmother"),
    }  # fmt: skip
    male, female, either = table.get(cls, ("relative", "relative", "relative"))
    return {"male": male, "female": female}.get(sex, either)


def _more(whole: AmountMention, part: AmountMention) -> bool:
    return (whole.amount.low or 0) > (part.amount.high or part.amount.low or 0)
