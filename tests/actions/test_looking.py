"""Nothing of a picture is published before somebody has looked at its covered copy; what they decide is a row of the ledger like any other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from tests import pictured
from tests.databases import Keeping

from habeas.actions import looking
from habeas.actions.add_reports import add_report
from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding, withdraw
from habeas.actions.given import give
from habeas.actions.looking import Looked
from habeas.actions.suggest import source_called
from habeas.actions.who import Who
from habeas.model.errors import BadInput, Changed, NotAllowed, NotFound
from habeas.protecting.faces import detector
from habeas.protecting.faces.boxes import Box
from habeas.store import ledger, rows
from habeas.store.address import Book
from habeas.store.boot import casebook
from habeas.store.decided import decided
from habeas.store.decided import picture as key_of

AT = "2026-01-02T03:04:05+00:00"
AINO, OLU = Who("Aino"), Who("Olu")
FACE = Box(20, 30, 120, 150)


@pytest.fixture(scope="module")
def read_once(keeping: Keeping, tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, str]:
    """A casebook that has read a report with two pictures; tests copy it."""
    path = keeping.place(tmp_path_factory.mktemp("pictured"))
    with casebook(path, create=True):
        (report,) = add_report(pictured.NAME, pictured.word(), {}, AT).reports
        refresh()
    return path, report.source.id


@pytest.fixture
def source(keeping: Keeping, read_once: tuple[Book, str], tmp_path: Path) -> Iterator[str]:
    """The report with two pictures, in a casebook of its own."""
    looking._PROPOSED.clear()
    with casebook(keeping.copy(read_once[0], tmp_path)):
        yield read_once[1]


def look(source: str, number: int = 1, boxes: tuple[Box, ...] = (FACE,), who: Who = AINO, touched: int = 0) -> None:
    """Somebody looks at the covered copy and says that it may be shown."""
    copy = sha256(looking.covered(source, number, boxes).data).hexdigest()
    looking.decide(who, source, number, touched, Looked("show", boxes, copy, True, (("en", "A street"), ("ko", ""))), AT, "for the family")


def test_nobody_has_looked_until_somebody_says_so(source: str) -> None:
    """Then the row says who, when, why, which boxes, and of which bytes; it stands on words of the report, so that who may see the report sees it."""
    assert [one.state for one in looking.pictures(source)] == ["unseen", "unseen"]
    look(source)
    first, second = looking.pictures(source)
    assert (first.state, second.state) == ("shown", "unseen")
    assert first.boxes == (FACE,)
    assert first.said["wordless"] is True
    assert first.said["alt"] == {"en": "A street"}
    row = ledger.judgements()[-1]
    assert (row.verdict, row.by, row.why, row.on[0].source) == ("picture", "Aino", "for the family", source)
    assert list(ledger.faults()) == []


def test_a_picture_is_kept_out_and_a_decision_taken_back(source: str) -> None:
    """Taken back, nobody has looked again."""
    looking.decide(AINO, source, 2, 0, Looked("keep_in"), AT, "the family asked")
    assert looking.picture(source, 2).state == "kept_in"
    withdraw(ledger.judgements()[-1].number, Deciding("Aino", AT, "they agreed since"))
    assert looking.picture(source, 2).state == "unseen"
    assert looking.picture(source, 2).touched == 2


def test_two_people_do_not_overwrite_one_another(source: str) -> None:
    """Who decides on what they saw before another decided is told so, and nothing is written."""
    look(source)
    with pytest.raises(Changed, match="Aino"):
        look(source, who=OLU, boxes=())
    assert looking.picture(source, 1).boxes == (FACE,)
    look(source, who=OLU, boxes=(), touched=1)
    assert looking.picture(source, 1).boxes == ()


def test_only_the_copy_that_was_looked_at_counts(source: str) -> None:
    """A form whose boxes are others than those of the copy before the eyes is refused; so is a box outside the picture, a word that is no answer, and
    somebody who may not decide."""
    copy = sha256(looking.covered(source, 1, (FACE,)).data).hexdigest()
    with pytest.raises(Changed, match="not the copy"):
        looking.decide(AINO, source, 1, 0, Looked("show", (), copy), AT, "why")
    with pytest.raises(BadInput, match="outside"):
        looking.covered(source, 1, (Box(900, 30, 12, 15),))
    with pytest.raises(BadInput):
        looking.decide(AINO, source, 1, 0, Looked("publish"), AT, "why")  # type: ignore[arg-type]  # a form may say anything
    with pytest.raises(NotAllowed):
        looking.decide(Who("Sung", "reader"), source, 1, 0, Looked("keep_in"), AT, "why")
    for number in (0, 3):
        with pytest.raises(NotFound):
            looking.covered(source, number, ())
    assert ledger.judgements() == ()


def test_the_machine_proposes_and_by_hand_alone_works_without_it(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the part is installed it finds the drawn people; where it is not, nothing is proposed and the rest goes on."""
    if detector.available():
        found = looking.proposed(source, 1)
        assert len(found) == 3
        look(source, boxes=found)
        assert {box.by for box in looking.picture(source, 1).boxes} == {"machine"}
    monkeypatch.setattr(detector, "available", lambda: False)
    looking._PROPOSED.clear()
    assert looking.proposed(source, 1) == ()
    look(source, 2)
    assert looking.picture(source, 2).said["machine"] is False


def test_a_picture_that_came_with_an_e_mail_is_looked_at_with_it(source: str) -> None:
    """It was no report of its own; it is a picture of the e-mail, upright and made anew."""
    (report,) = add_report("letter.eml", pictured.mail(), {}, AT).reports
    (one,) = looking.pictures(report.source.id)
    assert one.where == "IMG_0412.jpg"
    with Image.open(io.BytesIO(looking.as_received(report.source.id, 1))) as picture:
        assert picture.size == (450, 300)


def test_a_photograph_that_came_by_itself_is_given_to_a_report(source: str) -> None:
    """Read alone it has no words and says what to do; given, it is a picture of the report like the others, kept as it came, and can be taken back."""
    photo = pictured.file(pictured.crowd(2))
    alone = add_report("Tomas Verriden.jpg", photo, {}, AT)
    assert "habeas picture REPORT FILE" in alone.reasons[0].message
    made = give(AINO, source_called(pictured.NAME), photo, AT, "his sister sent it with the letter")
    assert (made.number, made.state, made.where, looking.size(source, 3)) == (3, "unseen", "", (450, 300))
    assert (made.source, rows.original(sha256(photo).hexdigest())) == (source, photo)
    assert "Verriden" not in ledger.judgements()[-1].value
    with pytest.raises(BadInput, match="already"):
        give(AINO, source, photo, AT, "again")
    look(source, 3, touched=1)
    assert looking.picture(source, 3).state == "shown"
    assert decided().last(key_of(source, made.ident)) == ledger.judgements()[-1]
    withdraw(ledger.judgements()[-1].number, Deciding("Aino", AT, "once more"))
    assert looking.picture(source, 3).state == "unseen"
    withdraw(1, Deciding("Aino", AT, "it is of somebody else"))
    assert len(looking.pictures(source)) == 2


def test_what_is_given_must_be_a_picture_and_the_report_must_be_here(source: str) -> None:
    """Nothing is kept of what is refused."""
    for data in (b"a letter", pictured.file(pictured.crowd(1, (20, 20))), b""):
        with pytest.raises(BadInput, match="no picture"):
            give(AINO, source, data, AT, "it came by post")
    with pytest.raises(NotFound, match="no report"):
        source_called("another letter.docx")
    with pytest.raises(NotAllowed):
        give(Who("Sung", "reader"), source, pictured.file(pictured.crowd(2)), AT, "it came by post")
    assert ledger.judgements() == ()


def test_a_given_picture_goes_along_with_its_case(source: str, keeping: Keeping, tmp_path: Path) -> None:
    """The other team has its bytes, and what was decided on it."""
    age = pytest.importorskip("pyrage")
    from habeas.actions.age import Key
    from habeas.actions.hand_over import pack, receive

    own = age.x25519.Identity.generate()
    photo = pictured.file(pictured.crowd(2))
    give(AINO, source, photo, AT, "his sister sent it with the letter")
    sent = pack(["1"], Key(keys=(str(own.to_public()),)))
    with casebook(keeping.place(tmp_path, "there.casebook"), create=True):
        receive(sent, Key(keys=(str(own),)))
        assert looking.picture(source, 3).ident == sha256(photo).hexdigest()
        assert looking.as_received(source, 3)
