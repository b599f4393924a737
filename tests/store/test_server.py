"""A casebook in a PostgreSQL database: opened, made, refused in words that say what to do, and written to by several at once."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import OperationalError, connection, transaction
from tests.databases import PASSWORD, Cluster

from habeas.model.errors import CasebookBusy, CasebookError, NotFound
from habeas.model.judgement import Judgement
from habeas.store import assembled, boot, ledger, search
from habeas.store.address import Server
from habeas.store.writing import deciding, writing

pytestmark = pytest.mark.postgresql

ROW = Judgement(0, "accept", "Aino", "2026-01-02T03:04:05+00:00", "seen", ())


def opened(where: Server, *, create: bool = True) -> str:
    """What is said when a casebook cannot be opened."""
    with pytest.raises(CasebookError) as fault, boot.casebook(where, create=create):
        pass
    assert PASSWORD not in str(fault.value)
    assert "wrong-word" not in str(fault.value)
    return str(fault.value)


def at_once(*acts: Callable[[], object]) -> list[BaseException]:
    """Do several things in threads of their own; gives what went wrong."""
    wrong: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        except BaseException as error:
            wrong.append(error)
        finally:
            boot.hang_up()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return wrong


def test_a_casebook_is_made_once_and_found_again(keeping: Cluster, tmp_path: Path) -> None:
    """Asked for, a database without one is named; made, it is there with its rules; two that make it at once make one."""
    where = keeping.place(tmp_path)
    with pytest.raises(NotFound, match="habeas read"), boot.casebook(where):
        pass
    assert keeping.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", where.database) == [(0,)]
    with boot.casebook(where, create=True), transaction.atomic():
        ledger.append(ROW)
    with boot.casebook(where, create=True):
        assert len(ledger.judgements()) == 1
        assert list(ledger.faults()) == []


def test_another_programs_database_is_left_alone(keeping: Cluster, tmp_path: Path) -> None:
    """A database in which something else is kept gets no tables of ours."""
    where = keeping.place(tmp_path)
    keeping.run("CREATE TABLE mine (x int)", where.database)
    assert "something else is kept" in opened(where)
    assert keeping.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", where.database) == [(1,)]


def test_a_casebook_of_a_newer_habeas_is_not_opened(keeping: Cluster, tmp_path: Path) -> None:
    """An older habeas does not write into what it does not understand."""
    where = keeping.place(tmp_path)
    with boot.casebook(where, create=True):
        pass
    keeping.run("UPDATE habeas_casebook SET schema = 999", where.database)
    assert "newer" in opened(where)


def test_what_stands_in_the_way_is_said(keeping: Cluster, tmp_path: Path) -> None:
    """A wrong password, a missing database, a stranger and a server that is not there are told apart; no password is ever shown."""
    where = keeping.place(tmp_path)
    at = f"127.0.0.1:{keeping.port}"
    known = f"postgresql://keeper:{quote(PASSWORD)}@{at}"
    with boot.casebook(Server(f"{known}/{where.database}"), create=True):
        pass
    assert "password is wrong" in opened(Server(f"postgresql://keeper:wrong-word@{at}/{where.database}"))
    assert ".pgpass" in opened(Server(f"postgresql://keeper@{at}/{where.database}?passfile=/nowhere"))
    assert "no such database" in opened(Server(f"{known}/nowhere"))
    assert "no such user" in opened(Server(f"postgresql://stranger@/{where.database}?host={keeping.folder}&port={keeping.port}"))
    assert "no server answers" in opened(Server(f"postgresql://keeper@/{where.database}?host={tmp_path}"))
    assert "no server answers" in opened(Server(f"postgresql://keeper:wrong-word@127.0.0.1:1/{where.database}"))
    assert "cannot be read" in opened(Server(f"postgresql://keeper:wrong-word@{at}/{where.database}?nonsense=1"))


def test_who_may_not_make_tables_is_told(keeping: Cluster, tmp_path: Path) -> None:
    """A user who owns nothing in the database learns how to become its owner."""
    where = keeping.place(tmp_path)
    keeping.run("CREATE ROLE guest LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC", where.database)
    assert "ALTER DATABASE" in opened(Server(where.address.replace("keeper@", "guest@")))


def test_a_database_of_another_encoding_is_refused(keeping: Cluster, tmp_path: Path) -> None:
    """Quotes are counted in letters: a database that keeps bytes of no encoding is not used."""
    keeping.run("CREATE DATABASE plain ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    assert "UTF-8" in opened(keeping.server("plain"))


@pytest.mark.usefixtures("book")
def test_a_write_that_waits_too_long_is_told_that_it_is_busy(book: Server) -> None:
    """Who must wait too long is told that another habeas is writing, and that nothing is lost; afterwards it goes on."""

    def late() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        with writing():
            assembled.changed()

    with writing():
        (error,) = at_once(late)
    assert isinstance(error, OperationalError)
    with pytest.raises(CasebookBusy, match="nothing is lost"), boot.casebook(book):
        raise error
    with boot.casebook(book), writing():
        assembled.changed()


@pytest.mark.usefixtures("book")
def test_decisions_made_at_once_form_one_chain() -> None:
    """Eight people decide twenty times each without a pause: every decision is in the ledger, each seals the one before, every change is counted."""

    def decides(name: str) -> None:
        for n in range(20):
            deciding(lambda n=n: (ledger.append(dataclasses.replace(ROW, by=name, why=f"{n}")), assembled.changed()))  # type: ignore[misc]

    assert at_once(*(lambda name=name: decides(name) for name in "ABCDEFGH")) == []  # type: ignore[misc]
    rows = ledger.judgements()
    assert sorted((row.by, int(row.why)) for row in rows) == [(name, n) for name in "ABCDEFGH" for n in range(20)]
    assert list(ledger.faults()) == []
    assert assembled.mark("changes") == "160"


@pytest.mark.usefixtures("book")
def test_a_decision_does_not_wait_for_a_report_that_is_read() -> None:
    """While one writes what was read, another decides; both are kept."""

    def decides() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        deciding(lambda: ledger.append(ROW))

    with writing():
        assembled.set_mark("digest", "being read")
        assert at_once(decides) == []
    assert len(ledger.judgements()) == 1


@pytest.mark.usefixtures("book")
def test_what_the_database_gave_up_is_done_again() -> None:
    """A decision that met another transaction and was given up by the database is written all the same, once."""
    tries: list[int] = []

    def act() -> Judgement:
        tries.append(1)
        if len(tries) < 3:
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = 'serialization_failure'; END $$")
        return ledger.append(ROW)

    assert deciding(act).number == 1
    assert len(tries) == 3
    assert len(ledger.judgements()) == 1


@pytest.mark.usefixtures("book")
def test_tables_cannot_be_emptied_past_the_rules() -> None:
    """What PostgreSQL calls TRUNCATE is refused as deleting is, for copies that follow the database too."""
    ledger.append(ROW)
    for setting in ("origin", "replica"):
        with pytest.raises(Exception, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL session_replication_role = {setting}; TRUNCATE judgements")
    assert len(ledger.judgements()) == 1


@pytest.mark.usefixtures("book")
def test_words_of_a_long_report_are_found_wherever_they_stand() -> None:
    """Positions in PostgreSQL's index end; words and pairs of letters far behind, across the stretches of a long text, are found all the same."""
    filler = " ".join(f"word{n} 낱말{chr(0xAC00 + n % 11000)}" for n in range(30_000))
    search.index([("source", "long", f"Aino Testinen {filler} the brother's house in 신의주에서 {filler[:900]}")])
    for words in ("brother's house", "신의주", "Testinen 신의주", "word1959 word1961", "word29999", "TESTINEN"):
        assert list(search.lookup(words)) == [("source", "long")], words
    assert list(search.lookup("Testinen 선양")) == []


@pytest.mark.usefixtures("book")
def test_a_report_that_could_not_be_written_in_time_is_told_so(book: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dropped report that waited too long for another is not called a defect: its line says to drop it again."""
    from habeas.actions.inbox import Inbox
    from habeas.actions.who import Who

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=100ms")
    inbox = Inbox()
    inbox.open(book)
    with writing():
        inbox.drop([("late.txt", b"Ostwick, 4 May 2018. Police arrested Ilse Brandvik in Ostwick.")], Who("Aino"), ROW.at)
        assert inbox.wait(60)
    (job,) = inbox.jobs()
    assert (job.state, "Drop the file again" in job.reasons[0]) == ("refused", True)
