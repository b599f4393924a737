"""A page names its outlet in a short line above the title."""

from __future__ import annotations

from habeas.reading import read


def test_line_that_ends_as_newspapers_do_is_the_outlet() -> None:
    """A Korean page's first line that ends in 일보 names the outlet; a title does not."""
    story = "지난 1일 항구에서 선원 두 명이 사라졌다고 경찰이 3일 밝혔다. 가족은 소식을 기다리고 있다."
    page = f"가람일보\n입력 2016-05-03 09:10\n\n항구에서 선원 두 명 실종\n\n{story}\n"
    text = read("r.txt", page.encode()).texts[0]
    assert text.source.outlet == "가람일보"
    assert text.source.title == "항구에서 선원 두 명 실종"
