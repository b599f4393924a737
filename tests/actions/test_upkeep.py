"""Verifying and rebuilding a casebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from habeas.actions import decide, export
from habeas.actions.decide import Deciding
from habeas.actions.protect import Protecting, protect
from habeas.actions.rebuild import rebuild
from habeas.actions.search import search
from habeas.actions.verify import verify
from habeas.store import assembled, queries
from habeas.store.boot import casebook

BY = Deciding("Aino", "2026-01-02T03:04:05+00:00", "checked by telephone")


AS_TEXT = "convert_to(replace(convert_from(body, 'UTF8'), 'Bangkok', 'Banjkok'), 'UTF8')"
SAID_OTHERWISE = {
    "UPDATE originals SET body = replace(body, 'Bangkok', 'Banjkok')": f"UPDATE originals SET body = {AS_TEXT}",
    "UPDATE originals SET body = CAST(replace(body, 'Bangkok', 'Banjkok') AS BLOB)": f"UPDATE originals SET body = {AS_TEXT}",
    "UPDATE nouns SET noun = replace(noun, 'Verriden', 'Vanriden')": "UPDATE nouns SET noun = replace(noun::text, 'Verriden', 'Vanriden')::jsonb",
    "UPDATE findings SET noun = replace(noun, 'Verriden', 'Vanriden')": "UPDATE findings SET noun = replace(noun::text, 'Verriden', 'Vanriden')::jsonb",
}
"""What PostgreSQL says in other words than SQLite."""


def tamper(sql: str) -> None:
    """Change the file as someone with a database program could: the rules taken out, the row changed, the rules put back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = sorted({rule.rpartition("_")[0] for rule in queries.rules()})
            cursor.execute("; ".join(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables))
            cursor.execute(SAID_OTHERWISE.get(sql, sql))
            cursor.execute("; ".join(f"ALTER TABLE {rule.rpartition('_')[0]} ENABLE ALWAYS TRIGGER {rule}" for rule in queries.rules()))
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        rules = cursor.fetchall()
        for name, _ in rules:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)
        for _, rule in rules:
            cursor.execute(rule)


def dropped(rule: str) -> str:
    """The SQL that takes a rule out."""
    return f"DROP TRIGGER {rule}" + (f" ON {rule.rpartition('_')[0]}" if connection.vendor == "postgresql" else "")


def test_a_casebook_that_nobody_touched_has_no_fault(book: Path) -> None:
    """After reading, deciding and asking, everything is what it was."""
    export.as_json()
    protect("Tomas Verriden", Protecting(), BY)
    export.as_json()
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("UPDATE originals SET body = replace(body, 'Bangkok', 'Banjkok')", "original"),
        ("UPDATE originals SET body = CAST(replace(body, 'Bangkok', 'Banjkok') AS BLOB)", "original"),
        ("UPDATE texts SET body = replace(body, 'Bangkok', 'Banjkok')", "text"),
        ("UPDATE texts SET body = replace(body, 'Bangkok', 'Banjkok')", "quote"),
        ("UPDATE quotes SET words = replace(words, 'Tomas', 'Thomas')", "quote"),
        ("UPDATE judgements SET why = 'for money'", "ledger"),
        ("UPDATE judgements SET by = 'Someone else'", "ledger"),
        ("UPDATE nouns SET noun = replace(noun, 'Verriden', 'Vanriden')", "casebook"),
    ],
)
def test_a_change_behind_our_back_is_found(book: Path, sql: str, where: str) -> None:
    """One changed letter in an original, a stored text, a quote, a decision or a case file is found and said where."""
    protect("Tomas Verriden", Protecting(), BY)
    export.as_json()
    tamper(sql)
    assert where in {fault.where for fault in verify()}


def test_a_rule_that_was_taken_out_is_found(book: Path) -> None:
    """A casebook without its rules is named as such."""
    with connection.cursor() as cursor:
        for rule in queries.rules():
            cursor.execute(dropped(rule))
    assert {rule for rule in queries.rules() if any(rule in fault.message for fault in verify())} == queries.rules()


def test_a_rebuild_gives_the_same_bytes(book: Path) -> None:
    """Everything derived, thrown away and made again, says the same byte for byte; decisions are kept."""
    before = export.as_json()
    claim = assembled.nouns("claims")[0]
    decide.on_claim("accept", claim.id, BY)
    decided = export.as_json()
    made = rebuild()
    assert (made.same, made.files, made.reasons) == (True, 3, ())
    assert export.as_json() == decided != before


def test_a_tampered_case_file_is_made_right_by_a_rebuild(book: Path) -> None:
    """What was changed by hand in derived rows is gone after a rebuild."""
    before = export.as_json()
    tamper("UPDATE nouns SET noun = replace(noun, 'Verriden', 'Vanriden')")
    tamper("UPDATE findings SET noun = replace(noun, 'Verriden', 'Vanriden')")
    assert export.as_json() != before
    rebuild()
    assert export.as_json() == before
    assert list(verify()) == []


def test_a_rebuild_that_is_cut_short_changes_nothing(book: Path) -> None:
    """An interrupted rebuild leaves the casebook as it was."""
    before = export.as_json()

    def stop(name: str, done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(stop)
    assert export.as_json() == before
    assert list(verify()) == []


def test_a_casebook_of_an_older_habeas_says_the_same_after_it_is_opened(book: Path) -> None:
    """The tables are brought up to date, what was assembled is assembled anew, and nothing that was read, found or decided is lost."""
    protect("Tomas Verriden", Protecting(), BY)
    before, found = export.as_json(), {hit.id for hit in search("Bangkok") if hit.kind == "source"}
    for older in ("0003", "0002"):
        call_command("migrate", "store", older, verbosity=0, skip_checks=True)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE habeas_casebook SET schema = {int(older)}"
                if connection.vendor == "postgresql"
                else f"PRAGMA user_version = {int(older)}"
            )
        with casebook(book):
            assert export.as_json() == before
            assert {hit.id for hit in search("Bangkok") if hit.kind == "source"} == found
            assert list(verify()) == []


def test_a_rebuild_right_after_a_decision_says_the_same(book: Path) -> None:
    """What a decision changed just before, nobody having looked since, is no difference that the rebuild made."""
    export.as_json()
    protect("Tomas Verriden", Protecting(), BY)
    assert rebuild().same
