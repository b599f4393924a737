"""Publishing on the command line: what would go out, and one reason for like findings."""

from __future__ import annotations

import json
import re

import pytest
from tests.cli.conftest import Run

ASKED = ("publish", "Bangkok", "--title", "Nine in Bangkok", "--language", "en")


@pytest.fixture
def guarded(read: Run) -> Run:
    """Commands in a folder whose casebook protects a man who asked for it."""
    assert read("protect", "Tomas Verriden", "--reason", "asked", "--why", "he wrote to us", "--by", "Aino").exit_code == 0
    return read


def test_one_reason_answers_like_findings(guarded: Run) -> None:
    """Like findings stand under a name; a reason for it stands in the ledger for each of them, but for one with a reason of its own."""
    shown = guarded(*ASKED)
    assert shown.exit_code == 1
    groups = {m[1]: int(m[2]) for m in re.finditer(r"^(like-\w{8})  .+: (\d+) findings$", shown.output, re.M)}
    findings = re.findall(r"^([0-9a-f]{12})  ", shown.output, re.M)
    assert groups
    assert all(size > 1 for size in groups.values())
    first = shown.output.index(next(iter(groups)))
    apart = re.findall(r"^([0-9a-f]{12})  ", shown.output[first:], re.M)[0]
    accepted = [f"--accept={name}=he agreed" for name in groups] + [f"--accept={apart}=long known"]
    some = guarded(*ASKED, *accepted, "--accept=like-00000000=all of it")
    assert f"{len(findings) - sum(groups.values())} open finding" in some.output
    assert "like-00000000: no such findings stand together now" in some.output
    rest = re.findall(r"^([0-9a-f]{12})  .*\(open\)$", some.output, re.M)
    done = guarded(*ASKED, *accepted, *(f"--accept={one}=looked at" for one in rest), "--out", "site", "--why", "agreed", "--by", "Aino")
    assert done.exit_code == 0
    row = json.loads(guarded("ledger", "--json").output)[-1]["judgement"]
    said = json.loads(row["value"])["accepted"]
    assert set(said) == set(findings)
    assert [one for one, why in said.items() if why == "long known"] == [apart]
    assert sum(why == "he agreed" for why in said.values()) == sum(groups.values()) - 1
