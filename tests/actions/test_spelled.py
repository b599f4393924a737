"""Spellings of a name: what a reader in another script would write."""

from __future__ import annotations

import pytest

from habeas.actions.spelled import spelled
from habeas.protecting.sweep import Secret, leaks


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("윤서빈", "Yoon Seo-bin"),
        ("윤서빈", "Seobin Yun"),
        ("박미래", "Pak Mirae"),
        ("박미래", "Park Mi-rae"),
        ("이영희", "Rhee Young Hee"),
        ("Yun Seo-bin", "윤서빈"),
        ("Yun Seo-bin", "Yoon Seobin"),
        ("欧阳浩然", "Ouyang Haoran"),
        ("欧阳浩然", "Haoran Ouyang"),
        ("Халина Громова", "Khalina Gromova"),
    ],
)
def test_a_name_in_another_script_is_found(name: str, written: str) -> None:
    """A name known in one script is found in another, in the usual ways of writing it there."""
    secret = Secret("x", (name, *spelled(name)))
    assert leaks({"a.txt": f"It was {written} who came.".encode()}, [secret])


def test_spellings_of_another_name_are_not_among_them() -> None:
    """A name of other sounds is no spelling."""
    secret = Secret("x", ("윤서빈", *spelled("윤서빈")))
    assert leaks({"a.txt": "Kim Min-su and 김민수 came; Yoon went home".encode()}, [secret]) == ()


def test_a_plain_name_has_no_other_spelling() -> None:
    """Nothing is made up for a name in Latin letters that is not Korean."""
    assert spelled("Oskar Wendelin") == ()
