"""A small server on a real socket that speaks like an OpenAI-compatible one, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Heard:
    """What a server was asked: method and path, headers, body."""

    requests: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    url: str = ""


Say = Callable[[BaseHTTPRequestHandler, Any], None]


@contextmanager
def serving(say: Say) -> Iterator[Heard]:
    """A server at a loopback address, whose answers to questions `say` gives; GET /v1/models names one model."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        """Notes what it hears."""

        def do_GET(self) -> None:
            """Name the models."""
            heard.requests.append((f"GET {self.path}", dict(self.headers), None))
            send(self, {"data": [{"id": "toy-1"}]})

        def do_POST(self) -> None:
            """Answer."""
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.requests.append((f"POST {self.path}", dict(self.headers), body))
            say(self, body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    heard.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, plain: Any, status: int = 200, **headers: str) -> None:
    """Send JSON, or bytes as they are."""
    data = plain if isinstance(plain, bytes) else json.dumps(plain).encode()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def saying(content: Callable[[str], Any]) -> Say:
    """A model that answers with what a function makes of the passage."""

    def say(handler: BaseHTTPRequestHandler, body: Any) -> None:
        passage = body["messages"][-1]["content"]
        made = content(passage)
        send(handler, {"choices": [{"message": {"content": made if isinstance(made, str) else json.dumps(made)}}]})

    return say


def dripping(handler: BaseHTTPRequestHandler, body: Any) -> None:
    """A server that sends a byte now and then and never ends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(200):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)
