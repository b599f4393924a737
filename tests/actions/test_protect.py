"""Protection in the stored casebook: decisions, pseudonyms that stay, and the veil over real reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.actions import decide, export, naming
from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding
from habeas.actions.naming import wider
from habeas.actions.protect import Agreed, Line, Protecting, consent, held, listed, protect, veil
from habeas.actions.rebuild import rebuild
from habeas.finding import gazetteer
from habeas.model.cases import Casebook
from habeas.model.errors import BadInput, NotFound
from habeas.model.people import Place
from habeas.store import assembled

AT, DAY = "2026-01-02T03:04:05+00:00", "2026-01-02"
BY = Deciding("Aino", AT, "asked by telephone")
MAN = "Tomas Verriden"


def line(called: str) -> Line | None:
    """How someone stands in the list."""
    return next((one for one in listed("publication", DAY) if one.called == called), None)


def pseudonym(name: str) -> str:
    """What someone is called outside."""
    book = export.whole()
    [who] = [p.id for p in book.people if name in {n.text for n in p.names}]
    [drawn] = naming.draw(book, [who], AT)
    return drawn.text


def test_a_person_a_source_a_place_and_a_passage_can_be_protected(book: Path) -> None:
    """Each is named as people name it, stands in the list with its reason, and is shown again when the decision is taken back."""
    made = [
        protect(MAN, Protecting(("asked",)), BY),
        protect("plea.txt", Protecting(("source",)), BY),
        protect("Bangkok", Protecting(), BY),
        protect("after.txt", Protecting(passage="The other eight people"), BY),
    ]
    assert {one.guards for one in listed("publication", DAY) if one.protected and not one.only_proposed} == {
        "person",
        "source",
        "place",
        "passage",
    }
    decide.withdraw(made[0].number, BY)
    found = line(MAN)
    assert found is None or found.only_proposed
    with pytest.raises(NotFound, match="do not stand"):
        protect("after.txt", Protecting(passage="words that nobody wrote"), BY)
    with pytest.raises(NotFound, match="no person, source or place"):
        protect("Nobody Atall", Protecting(), BY)


def test_the_machine_proposes_and_people_put_aside(book: Path) -> None:
    """The brother of a man in prison is proposed, with the commands that accept or dismiss; dismissed, he is shown."""
    found = line("Marek Verriden")
    assert found is not None
    assert found.only_proposed
    assert "relative_in_reach" in found.accept
    protect("Marek Verriden", Protecting(("relative_in_reach",), dismiss=True), BY)
    assert line("Marek Verriden") is None
    assert not any("telephone" in reason for p in export.whole().people for reason in p.protect)


def test_consent_says_for_what_and_who_gave_it(book: Path) -> None:
    """Consent without a purpose or a giver is refused; a withdrawal protects at once."""
    protect(MAN, Protecting(("asked",)), BY)
    with pytest.raises(BadInput, match="for what"):
        consent(MAN, Agreed("given"), BY)
    with pytest.raises(BadInput, match="no day"):
        consent(MAN, Agreed("given", ("publication",), "himself", "tomorrow"), BY)
    protect(MAN, Protecting(("relative_in_reach",), dismiss=True), BY)
    consent(MAN, Agreed("given", ("publication",), "himself"), BY)
    assert not (found := line(MAN)) or not found.protected
    consent(MAN, Agreed("withdrawn", (), "himself"), BY)
    assert (found := line(MAN)) is not None
    assert found.protected


def test_decisions_hold_after_a_rebuild(book: Path) -> None:
    """Who is protected and who agreed stays when everything is made anew."""
    protect(MAN, Protecting(("asked",)), BY)
    consent(MAN, Agreed("refused", (), "himself"), BY)
    before = listed("publication", DAY)
    rebuild()
    assert listed("publication", DAY) == before


def test_a_pseudonym_stays_when_people_are_taken_apart_and_joined(book: Path) -> None:
    """The name outside is kept by the words that stand for its bearer, whatever id the bearer has."""
    protect(MAN, Protecting(("asked",)), BY)
    name = pseudonym(MAN)
    rebuild()
    assert pseudonym(MAN) == name
    refresh()
    one, other = next(assembled.locals_of(p.id) for p in assembled.nouns("people") if MAN in {n.text for n in p.names})
    made = decide.on_people("different_person", one, other, BY)
    decide.withdraw(made.number, BY)
    assert pseudonym(MAN) == name


def test_two_people_never_bear_one_pseudonym(book: Path) -> None:
    """Where somebody who has a pseudonym turns out to be two, one of them keeps it and the other gets one of their own; both then stay."""
    protect(MAN, Protecting(("asked",)), BY)
    name = pseudonym(MAN)
    one, other = next(assembled.locals_of(p.id) for p in assembled.nouns("people") if MAN in {n.text for n in p.names})
    decide.on_people("different_person", one, other, BY)
    whole = export.whole()
    two = [p.id for p in whole.people if MAN in {n.text for n in p.names}]
    drawn = {p.person: p.text for p in naming.draw(whole, two, AT)}
    assert len(two) == len(set(drawn.values())) == 2
    assert name in drawn.values()
    rebuild()
    whole = export.whole()
    assert {p.text for p in naming.draw(whole, [p.id for p in whole.people if MAN in {n.text for n in p.names}], AT)} == set(drawn.values())


def test_a_pseudonym_is_drawn_anew_on_purpose(book: Path) -> None:
    """Named by the pseudonym or the name, somebody gets another from now on; it stays, and the one before is given to nobody."""
    protect(MAN, Protecting(("asked",)), BY)
    first = pseudonym(MAN)
    second = naming.renew(first, AT).text
    third = naming.renew(MAN, AT).text
    assert len({first, second, third}) == 3
    rebuild()
    assert pseudonym(MAN) == third
    with pytest.raises(NotFound, match="no pseudonym yet"):
        naming.renew("Marek Verriden", AT)


def test_pseudonyms_are_never_exported_and_leave_only_encrypted(book: Path) -> None:
    """No export holds a pseudonym; the map opens with the passphrase alone, and a short passphrase is refused."""
    pyrage = pytest.importorskip("pyrage")
    protect(MAN, Protecting(("asked",)), BY)
    name = pseudonym(MAN)
    written = export.as_json() + export.as_ftm() + b"".join(export.as_tables().values())
    assert name.encode() not in written
    assert naming.secret().hex().encode() not in written
    with pytest.raises(BadInput, match="too short"):
        naming.encrypted("short")
    sealed = naming.encrypted("five words drawn by dice")
    assert MAN.encode() not in sealed
    assert f"{name},{MAN}" in pyrage.passphrase.decrypt(sealed, "five words drawn by dice").decode()


def test_the_veil_over_reports(book: Path) -> None:
    """After the whole way from files to case files nothing of the protected name is left, quotes stand, and the same casebook gives the same bytes."""
    protect(MAN, Protecting(("asked",)), BY)
    whole = export.whole()
    made = veil(whole, held(whole), AT)
    from habeas.publishing import casebook_json

    written = casebook_json(made.book).decode()
    assert "verriden" not in written.casefold()
    assert pseudonym(MAN) in written
    assert "2019-05-04" not in written
    texts = dict(made.book.texts)
    assert all(texts[q.source][q.start : q.end] == q.text for c in made.book.claims for q in c.quotes)
    assert casebook_json(veil(whole, held(whole), AT).book).decode() == written


def test_a_village_gives_way_to_its_county_and_then_to_its_province() -> None:
    """Of several villages of one name those at the place's own coordinates count; without coordinates a county is shown only where all lie in it."""
    (brigue,) = gazetteer.village("la brigue", "FR")
    lies = Place("r:l1", "La Brigue", kind="city", country="FR", region=brigue.region, latitude=brigue.latitude, longitude=brigue.longitude)
    steps = wider(Casebook(places=(lies,)))["r:l1"]
    assert [(step.name, step.kind) for step in steps] == [("La Brigue", "city"), ("Alpes-Maritimes", "area")]
    assert steps[0].people < 1_000 < 250_000 < steps[1].people
    several = Place("r:l2", "Sainte-Colombe", kind="city", country="FR")
    assert len(gazetteer.village("sainte colombe", "FR")) > 1
    assert [step.kind for step in wider(Casebook(places=(several,)))["r:l2"]] == ["city"]
