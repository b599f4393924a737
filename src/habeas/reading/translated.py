"""Whether a text was turned into English by a machine: pronouns that change a person's sex, foreign words left over, idioms word for word.

Finders need to know: in such a text "he" may be the mother. Every sign is named in the notes; the answer is a suspicion, not a proof.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from habeas.reading.lists import words

_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-ZÀ-Þ][a-zà-ÿ’'-]+){0,3}")
_SOMEBODY = re.compile(r"\b(?:wife|husband|mother|father|sister|brother|daughter|man|woman|boy|girl|girlfriend|boyfriend)\b")
_NOT_NAMES = frozenset(
    "the a an in on at it when after as for this that there one two his her their he she they with from by since while before and but if then first now"
    " most almost through finally because according however meanwhile".split()
)
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what kind, how much it weighs, and the words it was read from."""

    kind: str
    weight: int
    words: str


def translation_signs(text: str) -> list[Sign]:
    """All signs in an English text, each kind once or twice."""
    told = _SENTENCE.split(_QUOTED.sub(" ", text))
    return [*_changed_sex(text, told), *_my_kin(text, told), *_left_over(text), *_dialogue(text), *_lost_subject(text)]


def suspected(signs: list[Sign]) -> bool:
    """Whether signs of at least two kinds weigh enough together."""
    return sum(s.weight for s in signs) >= ENOUGH and len({s.kind for s in signs}) >= 2


@functools.cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE if section == "literal" else 0) for p in words("translated")[section])


@functools.cache
def _any(section: str) -> re.Pattern[str]:
    """All patterns of a section in one, which most texts are asked alone."""
    return re.compile("|".join(p.pattern for p in _patterns(section)), _patterns(section)[0].flags)


def _people(text: str) -> dict[str, set[str]]:
    """Bare names that are used alone, with the full names that end or begin with them."""
    full: dict[str, set[str]] = {}
    for m in _NAME.finditer(text):
        parts = m.group().replace("’s", "").replace("'s", "").split()
        if parts[0].casefold() in _NOT_NAMES:
            parts = parts[1:]
        for part in parts:
            full.setdefault(part, set())
            if len(parts) > 1:
                full[part].add(" ".join(parts))
    return full


def _sexes(told: list[str], name: str) -> tuple[list[str], list[str]]:
    """Sentences where a name comes first and only male, or only female, pronouns follow. `told`: the sentences, quotations left out."""
    male, female = [], []
    alone = re.compile(rf"\b{re.escape(name)}\b(?![’'])")
    for sentence in told:
        m = alone.search(sentence) if name in sentence else None
        if m is None or len(set(_NAME.findall(sentence[m.end() :])) - {name}) > 3:
            continue
        before, after = sentence[: m.start()], sentence[m.end() :]
        if _SOMEBODY.search(before):
            continue
        he, she = _HE.search(after), _SHE.search(after)
        if he and not she:
            male.append(sentence.strip())
        elif she and not he:
            female.append(sentence.strip())
    return male, female


def _changed_sex(text: str, told: list[str]) -> list[Sign]:
    out = []
    for name, full in sorted(_people(text).items()):
        if len(full) > 1 or text.count(name) < 4 or len(re.findall(rf"\b{re.escape(name)}\b", text)) < 4:
            continue
        male, female = _sexes(told, name)
        few, many = sorted((male, female), key=len)
        if len(few) >= 1 and len(many) >= 3 and len(few) + len(many) >= 4:
            weight = 3 if len(few) >= 2 else 2
            out.append(Sign("one person, both sexes", weight, f"{name}: {many[0][:60]} / {few[0][:60]}"))
    return sorted(out, key=lambda s: -s.weight)[:1]


def _my_kin(text: str, sentences: list[str]) -> list[Sign]:
    """ "My husband ...", says a person whom the text calls he."""
    for sex, kin in words("translated")["kin"].items():
        told = re.compile(
            rf"\bmy (?:{'|'.join(kin)})\b[^\n]{{0,240}}?\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ-]+) (?:says|said|recalls|recalled|told|tells)\b",
            re.IGNORECASE,
        )
        for m in told.finditer(text):
            if m["name"][0].islower() or m["name"].casefold() in _NOT_NAMES:
                continue
            male, female = _sexes(sentences, m["name"])
            wrong = male if sex == "woman" else female
            if len(wrong) >= 3:
                return [Sign("kin against pronoun", 3, f"{m.group()[:60]} / {wrong[0][:60]}")]
    return []


def _left_over(text: str) -> list[Sign]:
    """Foreign names of places, foreign endings and literal idioms; names that stand often are names and no slips."""
    out = []
    listed = (n for n in words("translated")["exonyms"] if n in text or n.upper() in text)
    names = [n for n in listed if re.search(rf"(?<![\w-])(?:{re.escape(n)}|{re.escape(n.upper())})(?![\w-])", text)]
    out += [Sign("foreign place name", 1, n) for n in names[:2]]
    for section, kind in (("suffixed", "foreign ending"), ("foreign_words", "foreign word"), ("literal", "word for word")):
        patterns = _patterns(section) if _any(section).search(text) else ()
        found = [m.group() for pattern in patterns for m in pattern.finditer(text)][:2]
        out += [Sign(kind, 1, w[:60]) for w in found]
    return out


def _dialogue(text: str) -> list[Sign]:
    """Speech after a dash, as Finnish, French, Spanish and Russian print it and English does not."""
    spoken = re.findall(r"(?m)^\s*[–—-] ?[A-Z“][^\n]{10,}\b(?:says|said|recalls|tells|told)\b[^\n]{0,40}$", text)
    return [Sign("speech after a dash", 1, spoken[0].strip()[:60])] if len(spoken) >= 2 else []


def _lost_subject(text: str) -> list[Sign]:
    """A paragraph that begins with a verb in lower case: its subject was a name in a link that was dropped."""
    m = re.search(r"(?m)(?<=\n)(?:is|was|has|had|were|are|said|told|reports?|published) [^\n]{30,}[.!]$", text)
    return [Sign("sentence without its subject", 1, m.group()[:60])] if m else []
