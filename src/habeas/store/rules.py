"""What a column type cannot say: quotes stand in their text, originals and decisions never change, words of two letters are found.

SQL for SQLite; `rules_postgresql` says the same for PostgreSQL. Each rule refuses with words that say what was wrong.
"""

from __future__ import annotations

from habeas.store import rules_postgresql

PIECE = rules_postgresql.PIECE
"""Code points in a piece of stored text. The check of a quote reads only the pieces under it."""

_QUOTED = f"""
  (SELECT substr(group_concat(body, ''), NEW.start - min(start) + 1, NEW."end" - NEW.start)
     FROM (SELECT start, body FROM texts WHERE source_id = NEW.source_id AND start < NEW."end" AND start > NEW.start - {PIECE} ORDER BY start))
  IS NOT NEW.words
"""


def _refuse(table: str, act: str, message: str, when: str = "") -> str:
    name = f"{table}_{act.split()[0].lower()}"
    condition = f"WHEN {when}" if when else ""
    return f"CREATE TRIGGER {name} BEFORE {act} ON {table} {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"


SQLITE = [
    _refuse("quotes", "INSERT", "the source does not say these words at this place", _QUOTED),
    _refuse("quotes", "UPDATE", "the source does not say these words at this place", _QUOTED),
    _refuse("texts", "UPDATE", "a stored text is never changed: quotes point into it"),
    _refuse("originals", "UPDATE", "an original is never changed"),
    _refuse("originals", "DELETE", "an original is never deleted"),
    _refuse("judgements", "UPDATE", "a decision is never changed: withdraw it with another"),
    _refuse("judgements", "DELETE", "a decision is never deleted: withdraw it with another"),
    _refuse(
        "judgements",
        "INSERT",
        "a decision follows the last one and seals it",
        "NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM judgements)"
        " OR NEW.previous IS NOT coalesce((SELECT hash FROM judgements ORDER BY number DESC LIMIT 1), '')",
    ),
    # words: as written, for scripts that put spaces between words; grams: pairs of letters, for those that do not, and for Korean, which adds
    # particles to names. The trigram tokenizer finds nothing of two letters in SQLite 3.40, and most Korean and Chinese names have two
    'CREATE VIRTUAL TABLE lookups USING fts5(kind UNINDEXED, ident UNINDEXED, words, grams, tokenize = "unicode61 remove_diacritics 2")',
]


CLAIM_WORDS = [
    # facets: plain tokens (kxevent, cxth, yx2019 ...), so that words and filters are answered by one walk over sorted lists of claims
    'CREATE VIRTUAL TABLE claim_words USING fts5(words, grams, facets, tokenize = "unicode61 remove_diacritics 2", columnsize = 0)',
]


def claim_index(vendor: str) -> list[str]:
    """The SQL that makes the search index of claims in a database of this vendor."""
    return CLAIM_WORDS if vendor == "sqlite" else rules_postgresql.CLAIM_WORDS


def statements(vendor: str) -> list[str]:
    """The SQL that makes the rules in a database of this vendor."""
    return SQLITE if vendor == "sqlite" else rules_postgresql.STATEMENTS


def names(vendor: str) -> frozenset[str]:
    """The names of the rules that a casebook in a database of this vendor must have; each is named after its table and what it refuses."""
    return frozenset(name for name in rules_postgresql.RULES if vendor != "sqlite" or not name.endswith("_truncate"))
