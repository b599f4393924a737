"""How many independent origins stand behind what is said."""

from __future__ import annotations

from casefile.told import Report, harbour, same, texts
from habeas.casefile import assemble
from habeas.casefile.corroboration import independent_origins, origins_of
from habeas.model.claims import Speaker

STORY = "Ivo Brakt was arrested at the quay on Friday evening by men in plain clothes, who gave no reason and drove him away in a grey car."


def test_two_outlets_that_tell_the_same_event_are_two_origins() -> None:
    """Each narrates in its own words; a denial supports nothing."""
    reports, identities = harbour()
    book = assemble([r.findings() for r in reports], texts(*reports), identities)
    assert [o.name for o in independent_origins(book)["aa:e:taken"]] == ["Coast Courier", "Northern Post"]


def test_a_reprinted_text_counts_once() -> None:
    """Two outlets print the same wire text: one origin."""
    reports = []
    for name, outlet in (("aa", "Coast Courier"), ("bb", "Northern Post")):
        r = Report(name, STORY + f" ({outlet})", outlet=outlet)
        r.event("detention", "was arrested at the quay on Friday evening", (r.person("ivo", "Ivo Brakt"),))
        reports.append(r)
    identities = same(("aa:p:ivo", "bb:p:ivo"), ("aa:e:00", "bb:e:00"))
    book = assemble([r.findings() for r in reports], texts(*reports), identities)
    assert len(independent_origins(book)["aa:e:00"]) == 1


def test_one_speaker_in_two_outlets_counts_once() -> None:
    """The sister told both papers: she is one origin, and the papers' own telling of it adds nothing."""
    reports = []
    for name, words in (("aa", "They took him, Ana Brakt said of Ivo Brakt."), ("bb", "Ivo Brakt is held, his sister Ana Brakt told us.")):
        r = Report(name, words, outlet=f"Outlet {name}")
        ivo, ana = r.person("ivo", "Ivo Brakt"), r.person("ana", "Ana Brakt")
        r.event("detention", words[:12], (ivo,), speaker=Speaker(ana, "Ana Brakt", "relative"))
        reports.append(r)
    identities = same(("aa:p:ivo", "bb:p:ivo"), ("aa:p:ana", "bb:p:ana"), ("aa:e:00", "bb:e:00"))
    book = assemble([r.findings() for r in reports], texts(*reports), identities)
    (origin,) = independent_origins(book)["aa:e:00"]
    assert (origin.name, origin.entity, len(origin.claims)) == ("Ana Brakt", "aa:p:ana", 2)


def test_an_outlets_own_words_beside_its_witness_add_nothing() -> None:
    """A report that narrates what its witness says rests on the witness alone."""
    r = Report("aa", "Ivo Brakt was taken. I saw them take him, a neighbour said.", outlet="Coast Courier")
    ivo = r.person("ivo", "Ivo Brakt")
    r.event("detention", "Ivo Brakt was taken", (ivo,))
    seen = r.claim("I saw them take him", (ivo,), "seen", "event", speaker=Speaker(None, "a neighbour", "witness"), event="aa:e:00")
    book = assemble([r.findings()], texts(r), same())
    assert origins_of(book)([book.events[0].claims[0], seen]) == ("a neighbour",)
