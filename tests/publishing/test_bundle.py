"""Bundles: what is in them, that anyone can check them, and that one byte changed anywhere is found and named."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.cli.main import main
from habeas.model.errors import BadInput
from habeas.model.judgement import Judgement, Verdict, seal
from habeas.model.quote import Quote
from habeas.publishing.bundle import bundle, zipped
from habeas.publishing.bundle_check import folder_faults, zip_faults
from publishing.test_casebook_json import harbour_book

BOOK = harbour_book()
CASES = [c.id for c in BOOK.cases]
FERRY = next(c.quotes[0] for c in BOOK.claims if c.quotes[0].text.startswith("took Mira"))


def ledger(*rows: tuple[Verdict, Quote]) -> list[Judgement]:
    """Decisions in a chain, made by somebody whose name must not be published."""
    made: list[Judgement] = []
    for verdict, quote in rows:
        bare = Judgement(
            len(made) + 1,
            verdict,
            "Inge Aalto",
            "2026-02-11T10:20:30+00:00",
            "seen the file",
            (quote,),
            previous=made[-1].hash if made else "",
        )
        made.append(dataclasses.replace(bare, hash=seal(bare)))
    return made


HIDDEN = Quote(FERRY.source, 0, 12, "Ansa Merrill")
LEDGER = ledger(("accept", FERRY), ("accept", HIDDEN), ("protect", FERRY), ("correct", FERRY))


def packed(**more: object) -> dict[str, bytes]:
    """A bundle of two small forms."""
    forms = {"site/index.html": b"<p>Mira Dovan</p>\n", "data/people.csv": b"id,name\r\n1,Mira\r\n"}
    return bundle(forms, BOOK, CASES, LEDGER, stamp="2026-03-02", title="Border Record", **more)  # type: ignore[arg-type]


WHOLE = packed(whole=[4])
ZIP = zipped(WHOLE)


def written(files: dict[str, bytes], folder: Path) -> Path:
    """Files in a folder."""
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return folder


def test_a_bundle_is_a_bag_as_the_standard_says() -> None:
    """RFC 8493: the declaration, the payload below data/, two lists of hashes for it and two for the tags, size and day in bag-info."""
    assert WHOLE["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload = {p for p in WHOLE if p.startswith("data/")}
    assert {"data/publication/site/index.html", "data/publication/data/people.csv", "data/sources.json", "data/decisions.json"} == payload
    for kind in ("sha256", "sha512"):
        for what, held in (("manifest", payload), ("tagmanifest", None)):
            rows = dict(reversed(line.split("  ")) for line in WHOLE[f"{what}-{kind}.txt"].decode().splitlines())
            assert all(hashlib.new(kind, WHOLE[p]).hexdigest() == digest for p, digest in rows.items())
            assert held is None or rows.keys() == held
    assert re.search(r"^Payload-Oxum: \d+\.4$", WHOLE["bag-info.txt"].decode(), re.MULTILINE)
    assert "Bagging-Date: 2026-03-02\n" in WHOLE["bag-info.txt"].decode()
    assert folder_faults(WHOLE) == ()
    assert zip_faults(ZIP) == ()


def test_the_same_publication_gives_the_same_bytes() -> None:
    """No clock and no machine shows, in the files or in the ZIP."""
    assert zipped(packed(whole=[4])) == ZIP
    assert {e.date_time for e in zipfile.ZipFile(io.BytesIO(ZIP)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_hashes_of_the_sources_are_there_and_no_name_of_a_file() -> None:
    """A reader who has a report can tell that it is the one that was read."""
    rows = json.loads(WHOLE["data/sources.json"])["sources"]
    assert [r["sha256"] for r in rows] == [s.sha256 for s in BOOK.sources]
    assert not [s.name for s in BOOK.sources if s.name in WHOLE["data/sources.json"].decode()]


def test_originals_go_along_only_when_given_and_only_those_of_the_cases() -> None:
    """The bytes of a report stand under their hash; bytes of anything else are refused."""
    source = BOOK.sources[0]
    body = dict(BOOK.texts)[source.id].encode()
    files = packed(originals={source.sha256: body})
    assert files[f"data/originals/{source.sha256}"] == body
    assert folder_faults(files) == ()
    for sha256, wrong in ((source.sha256, b"other"), (hashlib.sha256(b"x").hexdigest(), b"x")):
        with pytest.raises(BadInput, match="none of the reports"):
            packed(originals={sha256: wrong})


def test_decisions_keep_their_place_and_tell_no_more_than_they_may() -> None:
    """Accepted: verdict, day, claims. About words that are not published, or to protect: the hash alone. Nobody's name unless the row is shown whole."""
    rows = json.loads(packed()["data/decisions.json"])["rows"]
    assert [r["hash"] for r in rows] == [j.hash for j in LEDGER]
    assert (rows[0]["verdict"], rows[0]["day"]) == ("accept", "2026-02-11")
    assert rows[0]["claims"]
    assert [set(r) for r in rows[1:3]] == [{"number", "previous", "hash"}] * 2
    assert "Aalto" not in str(rows)
    assert "Merrill" not in str(rows)
    whole = json.loads(WHOLE["data/decisions.json"])["rows"][3]["decision"]
    said = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(said.encode()).hexdigest() == LEDGER[3].hash


def test_a_protection_is_never_shown_even_when_it_is_asked_for() -> None:
    """Whom there is to protect is not told by a row of the ledger."""
    assert set(json.loads(packed(whole=[3])["data/decisions.json"])["rows"][2]) == {"number", "previous", "hash"}


@pytest.mark.parametrize("change", ["drop", "swap", "why", "day"])
def test_a_changed_ledger_is_found_although_all_hashes_were_made_anew(change: str) -> None:
    """Whoever repacks the bundle with a row taken out, moved or rewritten breaks the chain of decisions."""
    from habeas.publishing.bundle import sealed

    told = json.loads(WHOLE["data/decisions.json"])
    rows = told["rows"]
    if change == "drop":
        del rows[1]
    elif change == "swap":
        rows[0], rows[1] = rows[1], rows[0]
    elif change == "why":
        rows[3]["decision"]["why"] = "because"
    else:
        rows[3]["hash"] = "0" * 64
    payload = {p: b for p, b in WHOLE.items() if p.startswith("data/")} | {"data/decisions.json": json.dumps(told).encode()}
    found = folder_faults(sealed(payload, "Border Record", "2026-03-02"))
    assert [f.where for f in found] == ["data/decisions.json"] * len(found)
    assert found


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_any_byte_changed_put_in_or_taken_out_of_a_file_is_found_and_the_file_named(data: st.DataObject) -> None:
    """Whatever the file and the place, also in the lists of hashes themselves."""
    path = data.draw(st.sampled_from(sorted(WHOLE)))
    body = _spoiled(data, WHOLE[path])
    found = folder_faults(WHOLE | {path: body})
    assert found
    assert any(path in (f.where, f.message.split(" says of ")[-1]) or path in f.message for f in found) or path == "bagit.txt", (
        path,
        found,
    )


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_any_byte_changed_put_in_or_taken_out_of_the_zip_is_found(data: st.DataObject) -> None:
    """Also in the parts of a ZIP that no file is made of: headers, times, comments, the end."""
    assert zip_faults(_spoiled(data, ZIP))


def _spoiled(data: st.DataObject, body: bytes) -> bytes:
    at = data.draw(st.integers(0, max(0, len(body) - 1)))
    how = data.draw(st.sampled_from(["flip", "insert", "delete"]))
    byte = data.draw(st.integers(0, 255))
    if how == "insert":
        return body[:at] + bytes([byte]) + body[at:]
    if how == "delete":
        return body[:at] + body[at + 1 :]
    return body[:at] + bytes([body[at] ^ (byte or 1)]) + body[at + 1 :]


def test_each_missing_and_each_added_file_is_named() -> None:
    """Payload, tag or list: taking one out or putting one in is told with its path."""
    for path in WHOLE:
        found = folder_faults({p: b for p, b in WHOLE.items() if p != path})
        assert path in {f.where for f in found}, path
    for path in ("data/publication/more.html", "more.txt", "manifest-md5.txt"):
        assert [f.where for f in folder_faults(WHOLE | {path: b"x"}) if "added" in f.message] == [path]


def test_a_file_that_changed_its_name_is_found() -> None:
    """The old name is missing, the new one was added."""
    moved = dict(WHOLE)
    moved["data/publication/site/home.html"] = moved.pop("data/publication/site/index.html")
    assert {(f.where.rsplit("/")[-1], f.message.split(":")[0]) for f in folder_faults(moved)} == {
        ("index.html", "it is missing"),
        ("home.html", "it was added"),
    }


def test_a_zip_packed_anew_is_told_from_one_whose_files_were_changed() -> None:
    """Another program's ZIP of the same files is not unpacked blindly; its folder verifies."""
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, body in WHOLE.items():
            archive.writestr(path, body)
    (fault,) = zip_faults(again.getvalue())
    assert "unpack it" in fault.message


def test_names_that_no_system_takes_are_refused() -> None:
    """A path that climbs out, is absolute or needs quoting never enters a bundle."""
    for path in ("../up.txt", "/etc/x", "a b.txt", "a\nb", "", "a//b", ".hidden"):
        with pytest.raises(BadInput):
            bundle({path: b""}, BOOK, CASES, stamp="2026-03-02", title="x")


def test_anyone_can_verify_with_the_command(tmp_path: Path) -> None:
    """A folder and a ZIP that are whole, a folder with one letter changed, a thing that is no bundle."""
    folder = written(WHOLE, tmp_path / "bag")
    (tmp_path / "bag.zip").write_bytes(ZIP)
    for good in (folder, tmp_path / "bag.zip"):
        told = CliRunner().invoke(main, ["verify", str(good)])
        assert (told.exit_code, "is whole" in told.output) == (0, True), told.output
    (folder / "data/publication/site/index.html").write_bytes(b"<p>Mira Dovam</p>\n")
    told = CliRunner().invoke(main, ["verify", str(folder), "--json"])
    assert told.exit_code == 1
    assert [f["where"] for f in json.loads(told.output)] == ["data/publication/site/index.html"]
    (tmp_path / "other").mkdir()
    assert CliRunner().invoke(main, ["verify", str(tmp_path / "other")]).exit_code == 1


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on this machine")
def test_sha256sum_verifies_it_too(tmp_path: Path) -> None:
    """The lists are those that the common tool reads."""
    folder = written(WHOLE, tmp_path)
    lists = [name for name in WHOLE if name.endswith("manifest-sha256.txt")]
    assert subprocess.run(["sha256sum", "-c", "--quiet", "--strict", *lists], cwd=folder, check=False).returncode == 0
