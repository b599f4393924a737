"""Time stamps (RFC 3161): the query, an authority's answer, and answers that are about something else."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from habeas.cli.main import main
from habeas.model.errors import BadInput
from habeas.publishing.timestamp import SEALS, answer, query
from publishing.test_bundle import WHOLE, ZIP, written

OPENSSL = shutil.which("openssl")
AUTHORITY = """
[req]
distinguished_name = name
prompt = no
x509_extensions = ext
[name]
CN = Invented Authority
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = cert.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A time stamp authority of our own, made with openssl."""
    if not OPENSSL:
        pytest.skip("no openssl on this machine")
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(AUTHORITY)
    (folder / "serial").write_text("29")
    key = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -config tsa.cnf"
    subprocess.run([OPENSSL, *key.split()], cwd=folder, check=True, capture_output=True)
    return folder


def answered(authority: Path, asked: bytes) -> bytes:
    """The authority's response to a query."""
    assert OPENSSL
    (authority / "q.tsq").write_bytes(asked)
    reply = "ts -reply -queryfile q.tsq -out r.tsr -config tsa.cnf"
    subprocess.run([OPENSSL, *reply.split()], cwd=authority, check=True, capture_output=True)
    return (authority / "r.tsr").read_bytes()


def test_the_query_asks_for_the_hash_and_gives_nothing_else_away() -> None:
    """SHA-256 of the bytes, the certificate asked for; equal bytes give an equal query."""
    asked = query(b"words")
    assert hashlib.sha256(b"words").digest() in asked
    assert len(asked) == 59
    assert asked == query(b"words")


def test_openssl_reads_the_query_and_its_answer_is_read_here(authority: Path) -> None:
    """An answer tells when it was seen; the same answer held against other bytes is refused."""
    reply = answered(authority, query(b"words"))
    said = answer(reply, b"words")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said.at)
    with pytest.raises(BadInput, match="not about this bundle"):
        answer(reply, b"word")


def test_a_refusal_is_told(authority: Path) -> None:
    """An authority that does not take the query says so, and nothing is kept."""
    broken = query(b"words").replace(bytes.fromhex("0609608648016503040201"), bytes.fromhex("0609608648016503040203"))
    with pytest.raises(BadInput, match="refused"):
        answer(answered(authority, broken), b"words")


@given(st.binary(max_size=200))
def test_nonsense_is_no_answer(body: bytes) -> None:
    """Whatever bytes come, the message says that it is no time stamp."""
    with pytest.raises(BadInput):
        answer(body, b"words")


def test_a_stamp_is_asked_for_and_kept_with_the_command(authority: Path, tmp_path: Path) -> None:
    """The query is a file, the answer stands beside the bundle, and verify holds it against the bundle from then on."""
    bag = tmp_path / "case.zip"
    bag.write_bytes(ZIP)
    run = CliRunner().invoke
    assert run(main, ["timestamp", str(bag), "--request", str(tmp_path / "case.tsq")]).exit_code == 0
    assert (tmp_path / "case.tsq").read_bytes() == query(WHOLE[SEALS])
    (tmp_path / "got.tsr").write_bytes(answered(authority, query(WHOLE[SEALS])))
    told = run(main, ["timestamp", str(bag), "--response", str(tmp_path / "got.tsr")])
    assert (told.exit_code, "seals this bundle" in told.output) == (0, True)
    assert run(main, ["verify", str(bag)]).exit_code == 0
    (tmp_path / "case.zip.tsr").write_bytes(answered(authority, query(b"other")))
    assert run(main, ["verify", str(bag)]).exit_code == 1
    assert run(main, ["timestamp", str(bag)]).exit_code == 2


def test_a_thing_without_seals_gets_no_query(tmp_path: Path) -> None:
    """A folder that is no bundle is refused with what is missing."""
    written({"x.txt": b"x"}, tmp_path / "x")
    told = CliRunner().invoke(main, ["timestamp", str(tmp_path / "x"), "--request", str(tmp_path / "q")])
    assert told.exit_code == 2
    assert SEALS in told.output
