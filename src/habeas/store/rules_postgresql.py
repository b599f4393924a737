"""The rules of a casebook as PostgreSQL says them: the same names and the same words of refusal as in a SQLite file.

PostgreSQL can empty a table without looking at its rows (TRUNCATE), which has a rule of its own. Every rule is enforced always, for copies of the
database that follow it too.
"""

from __future__ import annotations

PIECE = 4096
WORDS_NOT_SAID = "the source does not say these words at this place"
RULES: dict[str, tuple[str, str]] = {
    "quotes_insert": ("quotes", WORDS_NOT_SAID),
    "quotes_update": ("quotes", WORDS_NOT_SAID),
    "texts_update": ("texts", "a stored text is never changed: quotes point into it"),
    "originals_update": ("originals", "an original is never changed"),
    "originals_delete": ("originals", "an original is never deleted"),
    "originals_truncate": ("originals", "an original is never deleted"),
    "judgements_update": ("judgements", "a decision is never changed: withdraw it with another"),
    "judgements_delete": ("judgements", "a decision is never deleted: withdraw it with another"),
    "judgements_truncate": ("judgements", "a decision is never deleted: withdraw it with another"),
    "judgements_insert": ("judgements", "a decision follows the last one and seals it"),
}
"""Each rule with its table and the words with which it refuses."""

_QUOTED = f"""
DECLARE held text; place bigint;
BEGIN
  SELECT string_agg(body, '' ORDER BY start), min(start) INTO held, place FROM texts
   WHERE source_id = NEW.source_id AND start < NEW."end" AND start > NEW.start - {PIECE};
  IF substr(held, (NEW.start - place + 1)::int, (NEW."end" - NEW.start)::int) IS DISTINCT FROM NEW.words THEN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END"""
_SEALED = """
BEGIN
  IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM judgements)
     OR NEW.previous IS DISTINCT FROM coalesce((SELECT hash FROM judgements ORDER BY number DESC LIMIT 1), '') THEN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END"""
_REFUSED = """
BEGIN
  RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END"""
_FUNCTIONS = {"habeas_quoted": _QUOTED, "habeas_sealed": _SEALED, "habeas_refused": _REFUSED}
_CHECKS = {"quotes_insert": "habeas_quoted", "quotes_update": "habeas_quoted", "judgements_insert": "habeas_sealed"}


def _made() -> list[str]:
    made = [f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$" for name, body in _FUNCTIONS.items()]
    for name, (table, words) in RULES.items():
        act = name.rpartition("_")[2].upper()
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        function = _CHECKS.get(name, "habeas_refused")
        made.append(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}('{words}')")
        made.append(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    return made


STATEMENTS = [
    *_made(),
    # a long text has several rows, since positions of words end at 16,383; all rows of a thing have its number
    "CREATE TABLE lookups (rowid bigint NOT NULL, kind text NOT NULL, ident text NOT NULL, words tsvector NOT NULL, grams tsvector NOT NULL)",
    "CREATE INDEX lookups_rowid ON lookups (rowid)",
    "CREATE INDEX lookups_found ON lookups USING gin (words, grams)",
]
CLAIM_WORDS = [
    "CREATE TABLE claim_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL, grams tsvector NOT NULL, facets tsvector NOT NULL)",
    "CREATE INDEX claim_words_found ON claim_words USING gin (words, grams, facets)",
]
