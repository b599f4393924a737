"""Where a casebook is kept, as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.model.errors import BadInput
from habeas.store.address import Server, beside, place
from habeas.store.boot import SCHEMA


@pytest.mark.parametrize(
    ("said", "shown", "exposed"),
    [
        ("postgresql://aino@db.example.org/cases", "postgresql://aino@db.example.org/cases", False),
        ("postgres://aino:s%40lt@db.example.org:5433/cases", "postgresql://aino@db.example.org:5433/cases", True),
        ("postgresql://db.example.org/cases?password=s@lt&sslmode=require", "postgresql://db.example.org/cases?sslmode=require", True),
        ("postgresql:///cases?service=team", "postgresql:///cases?service=team", False),
    ],
)
def test_an_address_is_shown_without_its_password(said: str, shown: str, exposed: bool) -> None:
    """Whatever prints a casebook's address leaves the password out, and it is known whether there is one to warn about."""
    where = place(said)
    assert isinstance(where, Server)
    assert (str(where), where.holds_password) == (shown, exposed)
    assert "lt" not in repr(where)


def test_a_file_is_a_file() -> None:
    """What is no address of a database is the name of a file."""
    assert place("border.casebook") == Path("border.casebook")


@pytest.mark.parametrize("said", ["postgresql://host:port/cases", "postgresql://host/a/b", "postgresql://[::1/cases"])
def test_half_an_address_is_refused(said: str) -> None:
    """An address that cannot be read is refused with the form it should have."""
    with pytest.raises(BadInput, match="postgresql://USER@HOST/DATABASE"):
        place(said)


def test_what_waits_to_be_read_lies_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a file; for a database in this user's folder for programs, one for each database, whatever the password."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert beside(tmp_path / "a.casebook") == tmp_path.resolve() / "a.casebook-inbox"
    one = beside(Server("postgresql://aino:secret@db.example.org/cases"))
    assert one == beside(Server("postgresql://aino@db.example.org/cases"))
    assert one != beside(Server("postgresql://aino@db.example.org/other"))
    assert one.parent == tmp_path / "habeas"


def test_the_number_of_the_tables_is_that_of_the_last_step() -> None:
    """A casebook of the step before is brought up to date when it is opened: nobody forgot to count."""
    folder = Path(__file__).parents[2] / "src" / "habeas" / "store" / "migrations"
    assert max(int(path.name[:4]) for path in folder.glob("0*.py")) == SCHEMA
