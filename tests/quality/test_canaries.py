"""Canaries: casebooks full of protected names, veiled and published in every form, hold none of them; and the search would see one."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from eval.canaries import copied, published, run, table, through
from eval.canary_book import built
from eval.canary_copies import SEEN, looked_at, page, photo, report, uncovered
from eval.canary_forms import FORMS, unprinted
from eval.canary_names import called
from eval.canary_product import empty

from habeas.actions.pictures import cover_faces
from habeas.actions.redact import redacted_file
from habeas.protecting.sweep import leaks
from habeas.publishing import casebook_json

SEEDS = (105, 1035)
"""105 once let a name through, percent-encoded in an address inside a text; 1035 a family name behind its article ("al-")."""
COPIED = (9, 13)
"""9 once left a name percent-encoded in a redacted copy, 13 in the name of a picture."""
WALKED = (10,)
"""10 once left a marked town in a point on which sources differ."""


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook without reports."""
    return empty(tmp_path_factory.mktemp("canary"))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_protected_leaves_in_any_form(seed: int) -> None:
    """Every form of a veiled casebook, opened to the bottom, holds no protected word in any disguise."""
    forms = unprinted()
    files, told = published(built(seed), forms)
    assert len({path.partition("/")[0] for path in files}) == len(forms)
    assert told == ()


@pytest.mark.parametrize("seed", COPIED)
def test_nothing_protected_is_left_in_a_copy_that_is_handed_out(seed: int) -> None:
    """A redacted copy and covered pictures hold neither the words nor the face; nothing of what the files said of themselves is left."""
    files, told = copied(built(seed), seed)
    assert {path.partition("/")[0] for path in files} == {"redacted copy", "picture"}
    assert told == ()


@pytest.mark.parametrize("seed", WALKED)
def test_nothing_protected_leaves_when_the_product_does_all_of_it(seed: int, nothing: Path) -> None:
    """A file is read, people decide, every form is published: nothing gets out, and nothing has to be held back at the last door."""
    files, told = through(built(seed), seed, nothing)
    assert {path.partition("/")[0] for path in files} >= {f"published: {form}" for form in ("site", "dossier", "data", "bundle.zip")}
    assert any(path.startswith("published: site/pictures/") for path in files)
    assert told == ()


def test_the_same_casebook_unveiled_is_full_of_leaks() -> None:
    """The search that finds nothing in a veiled casebook finds every secret in the open one."""
    canary = built(1)
    found = {leak.secret for leak in leaks({"casebook.json": casebook_json(canary.book)}, canary.secrets)}
    assert found == {secret.id for secret in canary.secrets}


@pytest.mark.parametrize("form", FORMS)
def test_one_name_left_in_is_seen_in_every_form(form: str) -> None:
    """A name that slips into a title, a text and an id is found in whatever form it leaves."""
    canary = built(3)
    name = canary.secrets[0].forms[0]
    book = canary.book
    open_case = replace(book.cases[0], title=f"The case of {name}")
    assert leaks(FORMS[form](replace(book, cases=(open_case,)), canary.cases, ()), canary.secrets[:1])


@pytest.mark.parametrize("form", ["site with feeds", "bundle", *(name for name in FORMS if name.startswith("dossier"))])
def test_a_picture_shows_and_is_searched_in_every_form_that_has_pictures(form: str) -> None:
    """What somebody has looked at goes in and gives nobody away; the original, and a name in the words about it, are found."""
    canary = built(3)
    who, made = canary.secrets[0].forms[0], FORMS[form]
    (shown,) = looked_at(canary, "s1")
    open_book = replace(
        canary.book, people=(), organisations=(), claims=(), figures=(), cases=(replace(canary.book.cases[0], title="A case"),)
    )
    plain = {leak.where for leak in leaks(made(open_book, canary.cases, (shown,)), canary.secrets[:1])}
    for planted in (replace(shown, data=photo(0, who)), replace(shown, alt=(("en", who), ("ko", who)))):
        found = {leak.where for leak in leaks(made(open_book, canary.cases, (planted,)), canary.secrets[:1])}
        assert found - plain


def test_the_picture_that_publications_show_is_the_covered_one() -> None:
    """It is taken out of the page it came in; neither the face nor what is written on it is left, and it bears a name and words that say nothing."""
    (shown,) = looked_at(built(3), "s1")
    assert (uncovered(shown.data, exact=False), shown.covered, shown.alt) == ([], 2, (("en", SEEN),))
    assert leaks({shown.name: shown.data}, built(3).secrets) == ()


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_a_report_that_is_not_redacted_is_seen_in_every_kind_of_file(seed: int) -> None:
    """The original as a page, a Word file, plain text and a PDF is full of what the copy lacks; one word not named to `habeas redact` is found in it."""
    canary = built(3)
    name, data = report(canary, seed)
    assert {leak.secret for leak in leaks({name: data}, canary.secrets)} >= {"victim", "child", "town", "telephone"}
    left = redacted_file(name, data, {words: "[…]" for words in canary.words if words not in canary.secrets[2].forms})
    assert {leak.secret for leak in leaks({"copy": left.data}, canary.secrets)} == {"town"}


def test_a_page_hides_the_name_where_readers_do_not_look() -> None:
    """The names of pictures, alternative text, comments, scripts and addresses of the page that canaries come in are each found."""
    canary = built(1)
    found = " ".join(leak.where for leak in leaks({"page.html": page(canary)}, canary.secrets))
    assert all(
        where in found for where in ("attribute alt", "attribute src", "attribute href", "attribute content", "comment", "attribute title")
    )


def test_a_picture_that_is_not_covered_is_seen() -> None:
    """The name in each place for what is no pixel, the face and the written words are found in the original, and one box left open in a copy."""
    canary = built(1)
    data = photo(1, canary.secrets[0].forms[0])
    told = " ".join(leak.where for leak in leaks({"a.jpg": data}, canary.secrets[:1]))
    assert all(where in told for where in ("EXIF or XMP", "IPTC", "comment", "thumbnail", "bytes after the end"))
    for form in ("jpeg", "png"):
        made = cover_faces(data, (), by_hand=True, form=form)  # type: ignore[arg-type]  # the two forms
        assert "face" in uncovered(made.data, exact=form == "png")


def test_every_way_of_printing_a_name_comes_up() -> None:
    """Names come in five cultures, with their cases, particles, another romanisation and letters taken apart."""
    people = [called(random.Random(seed)) for seed in range(60)]
    assert {len(who.forms) for who in people} == {1, 2, 3}
    assert any(who.variants for who in people)
    assert any("ым" in words for who in people for words in who.printed)


def test_in_a_long_run_every_form_is_made_of_every_casebook(nothing: Path) -> None:
    """Every casebook is made in each form, in each language and each form of the United Nations; what was made is added up by form."""
    row = run(1, nothing)
    assert set(row["forms"]) == set(FORMS)
    assert "| site with feeds | 1 | 11 |" in table([row])
    assert "protected words found: 0" in table([row])


def test_the_same_seed_gives_the_same_casebook() -> None:
    """A leak that was found can be made again."""
    assert built(9) == built(9)
    assert built(9) != built(10)
