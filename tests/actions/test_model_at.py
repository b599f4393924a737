"""The way to a model stays on this machine, ends in time, and takes no answer for one that is none. Real sockets throughout."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest
from tests.actions.model_server import Say, dripping, saying, send, serving

from habeas.actions.model_at import ModelAt, ModelFailed
from habeas.model.errors import BadInput

QUESTION = [{"role": "user", "content": "What is said?"}]


def ask(url: str, seconds: float = 5.0) -> str:
    """What the model at a URL answers."""
    return ModelAt.named(url, seconds=seconds).answer("toy-1", QUESTION, {"type": "object"})


def test_answer_of_a_real_server_is_given_back() -> None:
    """The server is asked once, for JSON of a schema, without chance, at the path of the interface."""
    with serving(saying(lambda _: "yes")) as heard:
        assert ask(heard.url) == "yes"
        assert ModelAt.named(heard.url).models() == ("toy-1",)
    (what, headers, body), _ = heard.requests
    assert what == "POST /v1/chat/completions"
    assert headers["Host"].startswith("127.0.0.1:")
    assert (body["temperature"], body["stream"], body["model"]) == (0, False, "toy-1")
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}


@pytest.mark.parametrize("url", ["http://192.0.2.7:8080/v1", "http://[2001:db8::1]/v1", "https://198.51.100.1/v1", "http://0.0.0.0:80/v1"])
def test_address_beyond_this_machine_is_refused_before_anything_is_sent(url: str) -> None:
    """An address that is not loopback is refused by name, and the message says how to allow it."""
    with pytest.raises(BadInput, match="--beyond-this-machine"):
        ModelAt.named(url)


def test_address_beyond_this_machine_can_be_allowed() -> None:
    """A person who asks for it gets it, and can see that it is so."""
    at = ModelAt.named("http://192.0.2.7:8080/v1", beyond=True)
    assert not at.on_this_machine
    assert ModelAt.named("http://127.0.0.1:8080/v1").on_this_machine


def test_name_that_resolves_to_several_addresses_must_be_loopback_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that stands for this machine and for another is refused: which one would answer is chance."""
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("127.0.0.1", "203.0.113.9")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(BadInput, match=r"203\.0\.113\.9"):
        ModelAt.named("http://model.example/v1")


def test_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is given another address after the check changes nothing: the checked address is connected to."""
    with serving(saying(lambda _: "yes")) as heard:
        at = ModelAt.named(heard.url.replace("127.0.0.1", "localhost"), seconds=5)
        at = ModelAt("localhost", "127.0.0.1", at.port, at.path, at.secure, 5)
        real = socket.getaddrinfo

        def moved(host: Any, *rest: Any, **more: Any) -> Any:
            return real("203.0.113.9" if host == "localhost" else host, *rest, **more)

        monkeypatch.setattr(socket, "getaddrinfo", moved)
        assert at.answer("toy-1", QUESTION, {}) == "yes"


@pytest.mark.parametrize("url", [
    "127.0.0.1:8080", "ftp://127.0.0.1/v1", "http://", "http://user:key@127.0.0.1/v1", "http://127.0.0.1/v1?x=1",
    "http://127.0.0.1:99999/v1", "file:///etc/hosts",
])  # fmt: skip
def test_what_is_no_address_of_a_server_is_refused(url: str) -> None:
    """A slip in the address is named, with an example of a right one."""
    with pytest.raises(BadInput):
        ModelAt.named(url)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy set for this machine does not get to see a passage."""
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:3128")
    with serving(saying(lambda _: "yes")) as heard:
        assert ask(heard.url) == "yes"


BAD: list[tuple[Say, str]] = [
    (lambda h, _: send(h, b"", 302, Location="http://203.0.113.9/v1/chat/completions"), "points elsewhere"),
    (lambda h, _: send(h, b"", 307, Location="/v2"), "points elsewhere"),
    (lambda h, _: send(h, b"<html>hello</html>"), "did not answer in JSON"),
    (lambda h, _: send(h, b"\xff\xfe\x00"), "did not answer in JSON"),
    (lambda h, _: send(h, {"result": "ok"}), "not as an OpenAI-compatible server"),
    (lambda h, _: send(h, {"choices": []}), "not as an OpenAI-compatible server"),
    (lambda h, _: send(h, [1, 2]), "not as an OpenAI-compatible server"),
    (lambda h, _: send(h, {"error": "model is loading"}, 503), "503.*model is loading"),
    (lambda h, _: send(h, b" " * (3 << 20)), "more than 1 MiB"),
    (lambda h, _: h.wfile.write(b"nonsense\r\n\r\n"), "broke off"),
]


@pytest.mark.parametrize(("say", "why"), BAD)
def test_bad_answers_are_clear_errors(say: Say, why: str) -> None:
    """A redirect, a page, a broken answer, a fault or a flood: one clear sentence each, and nothing is asked a second time."""
    with serving(say) as heard, pytest.raises(ModelFailed, match=why):
        ask(heard.url)
    assert len(heard.requests) == 1


@pytest.mark.parametrize("say", [lambda *_: time.sleep(3), dripping])
def test_server_that_hangs_or_drips_is_left_at_the_deadline(say: Say) -> None:
    """Whatever a server does to gain time, the answer is over when its time is over."""
    start = time.monotonic()
    with serving(say) as heard:
        with pytest.raises(ModelFailed, match="within 1 seconds"):
            ask(heard.url, seconds=1)
        assert time.monotonic() - start < 2.5


def test_nothing_there_is_said_plainly() -> None:
    """A port where nobody listens: the message says to start the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ModelFailed, match="Start the model's server first"):
        ask(f"http://127.0.0.1:{port}/v1")
