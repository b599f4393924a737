"""Pseudonyms: fitting, stable, nobody else's, and not to be worked out from the name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.protecting.told import book, person

from habeas.model.cases import Casebook
from habeas.model.people import Kin
from habeas.model.quote import Quote
from habeas.protecting.lexicon import words
from habeas.protecting.pseudonyms import cultures, forms, in_script, namesakes, pseudonyms, short
from habeas.protecting.spelling import bare, script, tokens

KEY = bytes(range(32))


def drawn(told: Casebook, *people: str, key: bytes = KEY, **more: object) -> dict[str, str]:
    """The pseudonyms of these people, by id."""
    return {p.person: p.text for p in pseudonyms(told, people, key, **more)}  # type: ignore[arg-type]


def one(name: str, **more: object) -> Casebook:
    """A casebook of one person of this name."""
    return Casebook(people=(person("s:p1", name, mentions=(Quote("s", 0, len(name), name),), **more),))


def test_the_same_casebook_draws_the_same_name_and_another_secret_another() -> None:
    """A pseudonym depends on the casebook's secret and on nothing that changes between two publications."""
    assert drawn(book(), "src1:p9", "src1:p30") == drawn(book(), "src1:p30", "src1:p9")
    assert drawn(book(), "src1:p9") != drawn(book(), "src1:p9", key=b"another")


def test_a_pseudonym_given_before_stays() -> None:
    """What somebody was called in an earlier publication is the name in every later one."""
    assert drawn(book(), "src1:p9", held={"src1:p9": "Emil Kovar"}) == {"src1:p9": "Emil Kovar"}


def test_no_name_is_given_twice() -> None:
    """A name that was given at any time is given to nobody else, and where a list of names is used up the numbers that stand for names are not either."""
    first = drawn(book(), "src1:p9")
    again = drawn(book(), "src1:p9", ever=tuple(first.values()))
    assert set(again.values()).isdisjoint(first.values())
    used_up: list[str] = []
    for _ in range(3):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("habeas.protecting.pseudonyms.TRIES", 0)
            patch.setattr("habeas.protecting.pseudonyms._number", lambda key, person, n, what: n)
            used_up += drawn(book(), "src1:p9", ever=tuple(used_up)).values()
    assert len(set(used_up)) == 3


def test_a_real_person_of_a_given_name_is_known() -> None:
    """Somebody who comes into the casebook with the name that another was given is found, also in another order of names and another script."""
    told = book()
    latin, hangul = cultures()["korean"].written(0, 0, "female")[:2]
    family, rest = latin.split()
    given = {"src1:p9": latin}
    assert namesakes(told, given) == {}
    for name in (latin, f"{rest.replace('-', ' ')} {family}", hangul):
        assert namesakes(replace(told, people=(*told.people, person("s:p1", name))), given) == {"src1:p9": ("s:p1",)}


def test_who_has_no_name_has_no_pseudonym() -> None:
    """The wife without a name and a group get none: kin words follow the name of whom they hang on."""
    assert drawn(book(), "src1:p40") == {}


@pytest.mark.parametrize(
    ("name", "culture"),
    [
        ("Lee Chun-sam", "korean"),
        ("박순덕", "korean"),
        ("Nguyen Van Tho", "vietnamese"),
        ("王小梅", "chinese"),
        ("Иван Дроздов", "russian"),
        ("Khaled al-Masoudi", "arabic"),
        ("خالد المسعودي", "arabic"),
        ("Rosa González", "spanish"),
        ("রহিমা বেগম", "bengali"),
        ("Mary Johnson", "english"),
    ],
)
def test_a_pseudonym_fits_the_culture(name: str, culture: str) -> None:
    """A Korean name becomes a Korean one, an Arabic one an Arabic one, by script or by the parts of the name."""
    [found] = drawn(one(name), "s:p1").values()
    parts = {bare(p) for p in tokens(found)}
    assert parts <= cultures()[culture].known | {bare(e[0] + "a") for e in cultures()[culture].family}


def test_a_pseudonym_fits_the_sex() -> None:
    """A woman bears a woman's name; a Russian one with its ending."""
    [found] = drawn(one("Анна Дроздова", sex="female"), "s:p1").values()
    assert found.endswith("a")
    assert in_script(found, "cyrillic").endswith("а")
    assert script(in_script(found, "cyrillic")) == "cyrillic"


def test_a_pseudonym_shares_no_part_with_the_bearer_or_a_relative() -> None:
    """Neither the own family name nor the father's shows in a child's pseudonym."""
    family = words("pseudonyms")["korean"]["family"].split()[0].split("/")[0]
    father = person("s:p1", f"{family} Dae-ho", mentions=(Quote("s", 0, 9, f"{family} Dae-ho"[:9]),))
    for n in range(30):
        child = person("s:p2", "Bo-mi", kin=(Kin("daughter", "s:p1"),), mentions=(Quote("s", 40 + n, 45 + n, "Bo-mi"),))
        found = drawn(Casebook(people=(father, child)), "s:p2")["s:p2"]
        assert family not in found.split()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["korean", "english", "plain", "arabic"]), min_size=5, max_size=40), st.binary(min_size=4, max_size=8))
def test_no_pseudonym_is_anybody_s_name(kinds: list[str], key: bytes) -> None:
    """Among people who bear the very names of the list, no pseudonym is another person's name, nor given twice."""
    people = []
    for n, kind in enumerate(kinds):
        c = cultures()[kind]
        name = c.written(n % len(c.family), (3 * n) % len(c.male), "male")[0]
        people.append(person(f"s:p{n:02}", name, mentions=(Quote("s", 40 * n, 40 * n + len(name), name),)))
    told = Casebook(people=tuple(people))
    found = drawn(told, *(p.id for p in people), key=key)
    real = {tuple(sorted(bare(w) for w in tokens(n.text))) for p in people for n in p.names}
    made = [tuple(sorted(bare(w) for w in tokens(text))) for text in found.values()]
    assert not real & set(made)
    assert len(made) == len(set(made))


def test_what_sounds_like_someone_is_not_given() -> None:
    """A name that another script or romanisation would make somebody's is refused."""
    told = one("Lee Chun-sam")
    first = drawn(told, "s:p1")["s:p1"]
    assert drawn(told, "s:p1", alike=lambda a, b: a == first)["s:p1"] != first


def test_a_public_figure_s_name_is_not_given() -> None:
    """Whoever is named in the casebook counts, protected or not."""
    first = drawn(one("Lee Chun-sam"), "s:p1")["s:p1"]
    told = one("Lee Chun-sam")
    famous = person("s:p2", first.upper(), mentions=(Quote("s", 90, 90 + len(first), first),))
    assert drawn(replace(told, people=(*told.people, famous)), "s:p1")["s:p1"] != first


def test_the_list_is_sound() -> None:
    """Each name has one spelling a script, and each is found again by its Latin letters."""
    for name, c in cultures().items():
        assert all(len(entry) == 1 + len(c.scripts) for entry in (*c.family, *c.female, *c.male)), name
        assert len({e[0] for e in c.family}) == len(c.family), name
        for entry in (*c.family, *c.female, *c.male):
            assert all(script(form) == wanted for form, wanted in zip(entry[1:], c.scripts, strict=True)), entry
        if name in ("korean", "russian", "arabic"):
            assert forms(c.written(1, 2, "female")[0]) == c.written(1, 2, "female")
    assert short("Han Ji-won") == "Han"
    assert short("Helen Parker") == "Parker"
