"""Small reports of invented incidents for tests that go the whole way from files to case files. Every name is invented."""

from __future__ import annotations

from pathlib import Path

PLEA = """Brother pleads for teacher held in Port Halden

By Ines Corvale, Coast Ledger, 14 May 2019

PORT HALDEN - Tomas Verriden, a teacher, was arrested in Bangkok on 4 May 2019, his brother said on Monday.

"He has done nothing but teach," said Marek Verriden. Police detained Tomas Verriden together with eight other people.

The family fears that he will be sent back to Belarus.
"""
AFTER = """Teacher from Bangkok raid released

By Olu Santerre, Harbour Wire, 20 May 2019

BANGKOK - Tomas Verriden was released on 18 May 2019, two weeks after he was arrested in Bangkok, police said.

Nine people were arrested in Bangkok on 4 May 2019. The other eight people are still being held, his brother Marek Verriden said.
"""
KOREAN = """중국 선양에서 탈북자 두 명 체포

한빛신문 2018-03-05

중국 선양에서 지난 2일 탈북자 두 명이 체포됐다. 가족은 이들이 북송될 것을 우려하고 있다.
"""


def write(folder: Path) -> Path:
    """The three reports and their metadata in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in (("plea.txt", PLEA), ("after.txt", AFTER), ("korean.txt", KOREAN)):
        (folder / name).write_text(words, encoding="utf-8")
    rows = ("plea.txt,Coast Ledger,2019-05-14,en", "after.txt,Harbour Wire,2019-05-20,en", "korean.txt,한빛신문,2018-03-05,ko")
    (folder / "sources.csv").write_text("name,outlet,published,language\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return folder
