"""Canaries: casebooks full of protected names, veiled and published in every form, hold none of them; and the search would see one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eval.canaries import FORMS, built, published

from habeas.protecting.sweep import leaks
from habeas.publishing import casebook_json

SEEDS = (1, 5, 6, 105, 1004, 1035)
"""5, 6 and 105 once let a name through, percent-encoded in an address inside a text; 1004 and 1035 a family name behind its article ("al-")."""


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_protected_leaves_in_any_form(seed: int) -> None:
    """Every form of a veiled casebook, opened to the bottom, holds no protected word in any disguise."""
    files, told = published(built(seed))
    assert len({path.partition("/")[0] for path in files}) == len(FORMS)
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
    assert leaks(FORMS[form](replace(book, cases=(open_case,)), canary.cases), canary.secrets[:1])


def test_the_same_seed_gives_the_same_casebook() -> None:
    """A leak that was found can be made again."""
    assert built(9) == built(9)
    assert built(9) != built(10)
