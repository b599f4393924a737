"""Names in Latin letters (or brought to them): their words without titles and particles, and how alike two words are."""

from __future__ import annotations

import functools
import re
import unicodedata

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from habeas.linking.lexicon import words

RUSSIFIED = 0.86
"""What two family names are worth that differ by such an ending."""
LEET = str.maketrans("013457$@9", "oieastsag")


@functools.cache
def _list(key: str) -> frozenset[str]:
    return frozenset(words("names")[key].split())


@functools.lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Small letters without marks, in Latin script, words apart by single spaces; apostrophes inside words dropped."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    latin = bare if bare.isascii() else anyascii(_spaced(bare))
    small = re.sub(r"['’`ʼ‘]", "", latin).casefold()
    return " ".join(re.sub(r"[^a-z0-9$@]+", " ", small).split())


def _spaced(text: str) -> str:
    return text.replace("·", " ").replace("・", " ")


@functools.lru_cache(maxsize=50_000)
def all_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles, in order."""
    return tuple(_without_titles([_letters(w) for w in folded(_camel(name)).split()]))


@functools.lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: no titles, no particles (unless nothing else is left), doubled words once."""
    found = _join_abd(list(all_words(name)))
    spared = {"van"} if found and {found[0], found[-1]} & _list("vietnamese") else set()
    bare = [w for w in found if w not in _list("particles") or w in spared]
    kept = bare if len(bare) >= 2 or (bare and len(bare) == len(found)) else found
    return tuple(dict.fromkeys(kept))


def _camel(name: str) -> str:
    """Two words written together as one ("LenaFaulk") taken apart where small letters meet a capital and the name is one word."""
    return re.sub(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})", " ", name) if " " not in name.strip() else name


def _letters(word: str) -> str:
    """Digits that stand for letters ("S0nja") brought back."""
    return word.translate(LEET) if re.search(r"[a-z]", word) and re.search(r"[\d$@]", word) else word


def _join_abd(found: list[str]) -> list[str]:
    """ "abd al aziz", "abdul aziz" and "abdulaziz" made one word: servant of ... is no name alone."""
    text = re.sub(r"\babd(?:[aeu]l|[aeu]r|[aeu]s|[ou])? ?(?:(?:al|ar|as|el|ul|ur|us|an|at) )?(?=[a-z]{3})", "abd", " ".join(found))
    return text.split()


def _without_titles(found: list[str]) -> list[str]:
    strong = _list("titles") - _list("weak_titles")
    kept = [w for w in found if w not in strong and w not in _list("company")] or found
    while len(kept) > 2 and kept[0] in _list("weak_titles"):
        kept = kept[1:]
    while len(kept) > 2 and kept[-1] in _list("endings"):
        kept = kept[:-1]
    return kept


@functools.cache
def _sounds() -> tuple[tuple[str, str], ...]:
    pairs = (p.split("=") for p in words("names")["sounds"]["pairs"].split())
    return tuple((a, b) for a, b in pairs)


@functools.lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A word as it sounds: spellings of one sound in different transliterations made one, doubled letters single."""
    out = word
    for a, b in _sounds():
        out = out.replace(a, b)
    out = re.sub(r"(.)\1+", r"\1", out)
    return re.sub(r"(?<=[bdgjklmnprtv])h|(?<=[ou])h(?![aeiouy])", "", out)  # Ohno is Ono


@functools.cache
def _roots() -> dict[str, frozenset[str]]:
    """Given name to the names it is used for."""
    out: dict[str, set[str]] = {}
    for root, forms in words("names")["short"].items():
        for form in [root, *forms.split()]:
            out.setdefault(form, set()).add(root)
    return {k: frozenset(v) for k, v in out.items()}


@functools.lru_cache(maxsize=100_000)
def word_agreement(left: str, right: str) -> float:
    """How alike two words of a name are: 1 the same letters, .93 the same sound, .85 forms of one name, .7-.85 a slip, below .5 different."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.7 if left[0] == right[0] else 0.0
    a, b = sound(left), sound(right)
    if a == b and min(len(left), len(right)) >= 3:
        return 0.93
    if _roots().get(left, frozenset()) & _roots().get(right, frozenset()):
        return 0.86
    if _cut_short(*sorted((left, right), key=len)):
        return 0.86
    heard = 0.97 * _slip(a, b) if DamerauLevenshtein.distance(left, right) <= 3 else 0.0
    return max(_slip(left, right), heard) or 0.4 * JaroWinkler.similarity(left, right)


def _cut_short(short: str, full: str) -> bool:
    """Whether a given name is another without its last part, as friends and headlines use it: "Sharof" for "Sharofiddin"."""
    stems = (full.removesuffix(tail) for tail in _list("tails") if full.endswith(tail))
    return len(short) >= 5 and any(len(stem) >= 5 and (stem == short or sound(stem) == sound(short)) for stem in stems)


def russified(left: str, right: str) -> bool:
    """Whether two family names differ by an ending that Russian, or a state that wrote in it, puts after a father's name."""
    short, full = sorted((left, right), key=len)
    return len(short) >= 4 and full.startswith(short) and full[len(short) :] in _list("family_tails")


def _slip(left: str, right: str) -> float:
    """A typing or hearing slip: one letter in words of four and more, two in long ones, the first letter the same."""
    short, far = min(len(left), len(right)), DamerauLevenshtein.distance(left, right)
    if far == 0:
        return 0.9
    same_start = left[0] == right[0]
    if far == 1 and short >= 4:
        return (0.85 if short >= 6 else 0.78) - (0.0 if same_start else 0.15)
    if far == 2 and short >= 7 and same_start:
        return 0.76
    return 0.0
