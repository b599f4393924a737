"""Whether two names can be one person's: spellings, scripts, romanisations, order, initials, slips.

>>> compare_names("Yi T'aewŏn", "Lee Tae-won")[0] > 0.8
True
>>> compare_names("Kim Jong-un", "Kim Jong Il")[0] < 0.5
True
"""

from __future__ import annotations

import functools
import re
from itertools import product

from rapidfuzz.distance import DamerauLevenshtein

from habeas.linking import chinese, heard, japanese, korean, latin, sounded
from habeas.linking.lexicon import table, words
from habeas.linking.transcribed import by_sound

SAME, POSSIBLE = 0.68, 0.5
"""At or above SAME two full names are taken for one; below POSSIBLE for different ones."""

SOUNDED = 0.9
"""How far a name in Cyrillic letters or kana must be the same Korean one to be taken for it: they tell most of its sounds."""
UNREAD = 0.7
"""What a name in kanji is worth of which only the given name can be read."""
TELLING = 5
"""Letters of a word that with an initial make a full name."""
HEARD = 0.045
"""What it may cost, for each sound of a word, to hear Hangul for a Japanese name, whose vowels it tells well: Yuko is not Yoko."""
READINGS = 24
"""Spellings of one name that are looked at."""
HYPHENED = re.compile(r"[^\W\d_]+[-‐‑][^\W\d_]+")
"""A word of two parts, which is a double family name or a given name of two syllables."""
Compared = tuple[float, str]


@functools.lru_cache(maxsize=100_000)
def compare_names(left: str, right: str) -> Compared:
    """How likely two names are one person's, 0..1, and why; the same whichever comes first."""
    a, b = sorted((_bare(left), _bare(right)))
    kinds = {script(a), script(b)}
    sounded_out = _sounded(a, b)
    if sounded_out is not None:
        return sounded_out
    if a and (a == b or (kinds == {"other"} and latin.folded(a) == latin.folded(b))):
        return 1.0, "the same letters"
    if kinds == {"hangul"}:
        return (0.3 if DamerauLevenshtein.distance(a, b) == 1 else 0.0), "different Hangul"
    if "hangul" in kinds or "han" in kinds:
        return max((*_across(a, b), by_sound(a, b)), key=lambda c: c[0])
    return max(_latin(a, b), by_sound(a, b), key=lambda c: c[0])


def _sounded(a: str, b: str) -> Compared | None:
    """Korean names of which one is in Cyrillic letters or kana, by the systems that these write them in; None where that says nothing."""
    ways = [(sounded.in_letters(x), y) for x, y in ((a, b), (b, a))]
    fits = [korean.agreement(x, y) or 0.0 for spelt, y in ways for x in spelt if korean.is_hangul(y) or korean.is_korean(_own_words(y))]
    best = max(fits, default=0.0)
    return (0.95 * best, "the same Korean name as other letters write it") if best >= SOUNDED else None


def script(name: str) -> str:
    """hangul, han (Chinese characters, with or without kana) or other."""
    if korean.is_hangul(name):
        return "hangul"
    return "han" if chinese.is_han(name) else "other"


def _bare(name: str) -> str:
    """A name without titles that its own script puts after it, and without stray marks around it."""
    bare = name.strip(" \t\n,;:.\"“”'()[]")
    key = "titles_hangul" if korean.is_hangul(bare) else "titles_han" if script(bare) == "han" else ""
    if key:
        for title in sorted(words("names")[key].split(), key=len, reverse=True):
            if bare.endswith(title) and len(bare) - len(title) >= 2:
                return bare[: -len(title)].strip()
    return bare


def _across(a: str, b: str) -> list[Compared]:
    """Names of which at least one is in Hangul or Chinese characters."""
    found: list[Compared] = [(0.0, "different names")]
    for x, y in product(_korean_forms(a), _korean_forms(b)):
        fit = korean.agreement(x, y)
        if fit is not None and (korean.is_hangul(x) or korean.is_hangul(y)):
            found.append((0.98 * fit, f"both can be {x if korean.is_hangul(x) else y} in Korean"))
    if "han" in {script(a), script(b)}:
        found += _japanese(a, b)
    if "hangul" not in {script(a), script(b)}:
        found.append(chinese.characters(a, b))
        found += [(min(chinese.SPELT, fit), why) for x, y in product(cantonese_forms(a), cantonese_forms(b)) for fit, why in [_latin(x, y)]]
        spelt = [*product(chinese.tibetan_forms(a), (b,)), *product((a,), chinese.tibetan_forms(b))]
        found += [(0.95 * fit, "the usual spelling of a Tibetan name") for x, y in spelt for fit, _ in [_latin(x, y)] if fit >= SAME]
    return found


def _korean_forms(name: str) -> tuple[str, ...]:
    """A name itself, or the Hangul that its Chinese characters are read as."""
    if script(name) != "han":
        return (name,)
    sounds = _hanja()
    return ("".join(sounds[c] for c in name),) if name and all(c in sounds for c in name) else ()


@functools.cache
def _hanja() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in table("hanja"):
        out.setdefault(row["hanja"], row["hangul"])
    return out


def _japanese(a: str, b: str) -> list[Compared]:
    """Names in kanji by their usual readings, against letters and kana with long vowels told or not, or against Hangul by its sound."""
    found: list[Compared] = []
    for x, y in product(_japanese_forms(a), _japanese_forms(b)):
        if korean.is_hangul(x + y):
            continue
        if "hangul" in {script(x), script(y)}:
            far = heard.distance(x, y)
            found.append((0.86, "the usual reading as it is heard") if far and far[1] <= HEARD else (0.0, "another reading"))
            continue
        left, right = japanese.plain(x), japanese.plain(y)
        same = sorted(latin.name_words(left)) == sorted(latin.name_words(right))
        found.append((0.97, "the usual reading of its characters") if same else (0.7 * _latin(left, right)[0], "another reading"))
    return [*found, *_given_in_kanji(a, b), *_given_in_kanji(b, a)]


def _given_in_kanji(kanji: str, letters: str) -> list[Compared]:
    """A name in kanji whose family name no table has, by its given name: that alone may well be somebody else's."""
    if script(kanji) != "han" or script(letters) != "other":
        return []
    told = latin.name_words(japanese.plain(letters))
    given = (japanese.plain(g) for g in japanese.given_alone(kanji))
    return [(UNREAD, "the given name by its usual reading") for g in given if len(told) == 2 and g in told]


def _japanese_forms(name: str) -> tuple[str, ...]:
    """A name itself, or the ways its kanji and kana are read in Japanese, by the table of usual names."""
    return japanese.forms(name) if script(name) == "han" else (name,)


@functools.cache
def _cantonese() -> dict[str, tuple[str, ...]]:
    """A Chinese character to the spellings of its Cantonese sound that names in Hong Kong have."""
    out: dict[str, tuple[str, ...]] = {}
    for spelling, characters in sorted(words("cantonese")["readings"].items()):
        for c in characters:
            out[c] = (*out.get(c, ()), spelling)
    return out


@functools.lru_cache(maxsize=50_000)
def cantonese_forms(name: str) -> tuple[str, ...]:
    """A name itself, or the ways its characters are spelled in Hong Kong, where all of them are known."""
    if script(name) != "han":
        return (name,)
    sounds = [_cantonese().get(c, ()) for c in re.sub(r"\s", "", name)]
    if not 2 <= len(sounds) <= 4:
        return ()
    return tuple(" ".join(way) for way in list(product(*sounds))[:READINGS])


def _latin(a: str, b: str) -> Compared:
    """Two names in letters: Korean ones by their sounds, all others word by word."""
    left, right = latin.name_words(a), latin.name_words(b)
    if not left or not right:
        return 0.0, "no name left without titles"
    x, y = _own_words(a), _own_words(b)
    korean_a, korean_b = korean.is_korean(x), korean.is_korean(y)
    fit = korean.agreement(x, y) if korean_a or korean_b else None
    if "".join(latin.all_words(a)) == "".join(latin.all_words(b)):
        return 0.97, "the same letters but for spaces"
    if chinese.agree(a, b):
        return chinese.SPELT, "a spelling of Taiwan or Hong Kong and the same name in pinyin"
    if fit is None:
        return _word_by_word(left, right)
    if korean_a and korean_b:
        return max((fit, "the same Korean name" if fit >= POSSIBLE else "Korean names of different sound"), _typed_alike(left, right))
    return max((0.95 * fit, "the same Korean name"), _word_by_word(left, right)) if fit >= 0.6 else _word_by_word(left, right)


def _own_words(name: str) -> str:
    """The name as written, marks of romanisation kept, without titles."""
    marked = korean.plain(name)
    kept = set(latin.all_words(marked))
    parts = [p for p in marked.split() if set(latin.folded(p).split()) <= kept]
    return " ".join(parts) or " ".join(latin.all_words(name))


def _typed_alike(left: tuple[str, ...], right: tuple[str, ...]) -> Compared:
    """Korean names whose letters differ by a doubled letter or by nothing but their order and spaces."""
    a, b = " ".join(left), " ".join(right)
    if sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return 1.0, "the same letters"
    if re.sub(r"(.)\1+", r"\1", a) == re.sub(r"(.)\1+", r"\1", b):
        return 0.85, "the same letters but for a doubled one"
    return 0.0, "different letters"


def _word_by_word(left: tuple[str, ...], right: tuple[str, ...]) -> Compared:
    """Pair the words of two names, the likest first; what is left over on both sides speaks against, on one side only a little."""
    a, b = "".join(left), "".join(right)
    if a == b or sorted(left) == sorted(right):
        return 0.99, "the same words in another order" if a != b else "the same letters"
    if min(len(a), len(b)) >= 8 and (len(left) == 1) != (len(right) == 1) and DamerauLevenshtein.distance(a, b) <= 1:
        return 0.88, "the same letters written together"
    pairs = sorted(
        ((_fit(x, y, (i, j) == (len(left) - 1, len(right) - 1)), i, j) for (i, x), (j, y) in product(enumerate(left), enumerate(right))),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    used_l: set[int] = set()
    used_r: set[int] = set()
    fits: list[float] = []
    for fit, i, j in pairs:
        if fit >= POSSIBLE and i not in used_l and j not in used_r:
            used_l.add(i)
            used_r.add(j)
            fits.append(fit)
    return _judge(left, right, used_l, used_r, fits)


def _fit(left: str, right: str, last: bool) -> float:
    """How alike two words are; a family name may bear the ending that an office gave it ("Yusup", "Yusupov")."""
    return latin.RUSSIFIED if last and latin.russified(left, right) else latin.word_agreement(left, right)


def _judge(left: tuple[str, ...], right: tuple[str, ...], used_l: set[int], used_r: set[int], fits: list[float]) -> Compared:
    over_l = [w for i, w in enumerate(left) if i not in used_l]
    over_r = [w for j, w in enumerate(right) if j not in used_r]
    if not fits:
        return 0.0, "no word in common"
    base = 0.5 * sum(fits) / len(fits) + 0.5 * min(fits)
    if over_l and over_r:
        share = len(fits) / (len(fits) + max(len(over_l), len(over_r)))
        return min(0.48, 0.6 * share * base), f"{' '.join(over_l)} against {' '.join(over_r)}"
    over = over_l or over_r
    if not over:
        return base * (0.97 if min(fits) < 0.9 else 1.0), "the same words" if min(fits) > 0.9 else "the same words but for spelling"
    if len(fits) == 1:
        whole = fits[0] >= 0.93 and min(len(left), len(right)) == 1
        return (0.6 if whole else 0.4) * base, f"only one word in common, without {' '.join(over)}"
    return base * (0.97 - 0.06 * len(over)), f"the same words without {' '.join(over)}"


@functools.lru_cache(maxsize=50_000)
def is_partial(name: str) -> bool:
    """Whether a name is one word only: a family name ("Orbell-Vance" too), a given name or a letter, which many people share."""
    bare = _bare(name)
    if script(bare) in ("hangul", "han"):
        return len(re.sub(r"\s", "", bare)) <= 1
    if HYPHENED.fullmatch(bare):
        return True
    parts = latin.name_words(bare)
    whole = [w for w in parts if len(w) > 1]
    abbreviated = len(parts) > len(whole) and max(map(len, whole), default=0) >= TELLING  # "E. Lindvall"
    return len(whole) < 2 and not abbreviated


@functools.lru_cache(maxsize=50_000)
def partial_match(part: str, full: str) -> float:
    """How well a one-word name fits a full one: 1 as its family name, .8 as another of its words, 0 where it is none of them."""
    word, name = _bare(part), _bare(full)
    if word == name:
        return 1.0
    family = word if script(word) != "other" else " ".join(latin.name_words(word))
    if korean.is_hangul(name) or korean.is_korean(_own_words(name)):
        called = korean.called(word, name if korean.is_hangul(name) else _own_words(name))
        if called >= SAME:
            return 0.9 * called
        families = {r for s, _ in korean.splits(name if korean.is_hangul(name) else _own_words(name)) for r in korean.surname_readings(s)}
        if families & set(korean.surname_readings(family)):
            return 1.0
    if script(name) == "han" or script(word) == "han":
        return 1.0 if name and word and (name[0] == word[0] or chinese.pinyin(name[:1]) == latin.folded(word)) else 0.0
    mine, theirs = latin.name_words(word), latin.name_words(name)
    if not mine or not theirs or any(len(m) == 1 and not any(t.startswith(m) for t in theirs) for m in mine):
        return 0.0
    mine = tuple(m for m in mine if len(m) > 1) or mine  # "E. Lindvall": an initial tells no more than that it fits
    fits = [_fit(mine[0], w, w == theirs[-1]) for w in theirs]
    best = max(fits)
    return 0.0 if best < 0.75 else best if fits[-1] == best or fits[0] == best else 0.8 * best


def is_given_name(part: str, full: str) -> bool:
    """Whether a single word is the name that stands first in a full name of a people that puts the family's last."""
    if is_partial(full) or script(_bare(full)) != "other" or korean.is_korean(_own_words(_bare(full))):
        return False
    mine, theirs = latin.name_words(_bare(part)), latin.name_words(_bare(full))
    return (
        len(mine) == 1 and len(theirs) > 1 and latin.word_agreement(mine[0], theirs[0]) >= 0.75 > latin.word_agreement(mine[0], theirs[-1])
    )
