"""The way to a language model that runs on this machine: an OpenAI-compatible server at a loopback address, asked over a plain socket.

Reports are not to leave the machine. The address is resolved here and must be loopback, whatever name it has; the connection goes to the very address
that was checked; no proxy is used; an answer that points elsewhere is refused, not followed. Only `beyond=True`, which a person has to ask for, lifts
the first of these. One question, one answer: nothing is tried again, and everything ends at its deadline.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from habeas.model.errors import BadInput, HabeasError

LARGEST = 1 << 20
"""Bytes of an answer; a model that says more than a megabyte about a passage is not answering."""
CHUNK = 1 << 16


class ModelFailed(HabeasError):
    """The model's server could not be reached, did not answer in time, or answered with something that is no answer."""


@dataclass(frozen=True, slots=True)
class ModelAt:
    """Where a model answers. `address`: the checked IP address that is connected to; `host`: as it was written; `seconds`: for one answer."""

    host: str
    address: str
    port: int
    path: str
    secure: bool
    seconds: float = 120.0

    @classmethod
    def named(cls, url: str, *, beyond: bool = False, seconds: float = 120.0) -> ModelAt:
        """The place that a URL like http://127.0.0.1:8080/v1 names. Raises BadInput where it is no such URL or lies beyond this machine."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise BadInput(f"{url!r} is no address of a server: {error}.") from error
        if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment or parts.username or parts.password:
            raise BadInput(f"{url!r} is no address of a server; write it like http://127.0.0.1:8080/v1.")
        secure = parts.scheme == "https"
        address = _checked(host, port or (443 if secure else 80), beyond)
        return cls(host, address, port or (443 if secure else 80), parts.path.rstrip("/"), secure, seconds)

    def models(self) -> tuple[str, ...]:
        """Names of the models that the server has."""
        plain = self._asked("GET", "/models")
        listed = plain.get("data") if isinstance(plain, dict) else None
        return tuple(str(m["id"]) for m in listed if isinstance(m, dict) and "id" in m) if isinstance(listed, list) else ()

    def answer(self, model: str, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], longest: int = 900) -> str:
        """What the model says to some messages, in JSON of this schema as far as the server can hold it to that; `longest`: tokens."""
        asked = {
            "model": model,
            "messages": list(messages),
            "temperature": 0,
            "seed": 7,
            "max_tokens": longest,
            "stream": False,
            "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}},
        }
        plain = self._asked("POST", "/chat/completions", json.dumps(asked, ensure_ascii=False).encode())
        try:
            said = plain["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise ModelFailed(
                f"{self.where} answered, but not as an OpenAI-compatible server does: no choices[0].message.content."
            ) from error
        return said if isinstance(said, str) else ""

    @property
    def on_this_machine(self) -> bool:
        """Whether the address that is connected to is loopback."""
        return _loopback(self.address)

    @property
    def where(self) -> str:
        """The place as a person knows it."""
        return f"The model at {self.host}:{self.port}"

    def _asked(self, method: str, path: str, body: bytes | None = None) -> Any:
        over: threading.Event = threading.Event()
        lines: list[socket.socket] = []
        connection = self._connection(lines)
        late = threading.Timer(self.seconds, _cut_off, (lines, over))
        late.daemon = True
        late.start()
        try:
            headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
            connection.request(method, self.path + path, body, headers | {"Host": f"{self.host}:{self.port}", "Connection": "close"})
            response = connection.getresponse()
            data = self._read(response)
        except (OSError, http.client.HTTPException) as error:
            raise ModelFailed(self._reason(error, over.is_set())) from error
        finally:
            late.cancel()
            connection.close()
        if over.is_set():
            raise ModelFailed(self._reason(TimeoutError(), True))
        return self._plain(response, data)

    def _connection(self, lines: list[socket.socket]) -> http.client.HTTPConnection:
        """A connection to the address that was checked, whatever its name would be resolved to by now. `lines`: takes its socket."""
        made: http.client.HTTPConnection
        if self.secure:
            made = http.client.HTTPSConnection(self.host, self.port, timeout=self.seconds, context=ssl.create_default_context())
        else:
            made = http.client.HTTPConnection(self.host, self.port, timeout=self.seconds)

        def connect(_: object, timeout: float, source: tuple[str, int] | None = None) -> socket.socket:
            lines.append(socket.create_connection((self.address, self.port), timeout, source))
            return lines[-1]

        made._create_connection = connect  # type: ignore[attr-defined]
        return made

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        if 300 <= response.status < 400:
            raise ModelFailed(f"{self.where} points elsewhere ({response.getheader('Location') or 'nowhere'}); that is not followed.")
        data = bytearray()
        while chunk := response.read1(CHUNK):
            data += chunk
            if len(data) > LARGEST:
                raise ModelFailed(f"{self.where} sends more than {LARGEST >> 20} MiB; that is no answer.")
        return bytes(data)

    def _plain(self, response: http.client.HTTPResponse, data: bytes) -> Any:
        if response.status != 200:
            said = data[:200].decode("utf-8", "replace").strip()
            raise ModelFailed(f"{self.where} refused ({response.status} {response.reason}): {said or 'no reason given'}")
        try:
            return json.loads(data)
        except ValueError as error:
            raise ModelFailed(f"{self.where} did not answer in JSON. Is it an OpenAI-compatible server?") from error

    def _reason(self, error: Exception, over: bool) -> str:
        if isinstance(error, TimeoutError) or over:
            return f"{self.where} did not answer within {self.seconds:g} seconds. Give it longer with --seconds, or use a smaller model."
        if isinstance(error, ConnectionRefusedError):
            return f"Nothing answers at {self.host}:{self.port}. Start the model's server first."
        return f"{self.where} broke off: {error or type(error).__name__}."


def _cut_off(lines: list[socket.socket], over: threading.Event) -> None:
    """End a connection whose time is over, whatever it is waiting for."""
    over.set()
    for line in lines:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _checked(host: str, port: int, beyond: bool) -> str:
    """The address behind a name. Every address that it resolves to must be loopback, unless going beyond this machine is allowed."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise BadInput(f"there is no machine called {host!r} ({error}). Write the address like http://127.0.0.1:8080/v1.") from error
    away = sorted(a for a in found if not _loopback(a))
    if away and not beyond:
        raise BadInput(
            f"{host} is not this machine ({', '.join(away)}): passages of your reports would leave it. Nothing was sent. "
            "If that is what you want, say so with --beyond-this-machine."
        )
    return min(found, key=lambda a: (":" in a, a))


def _loopback(address: str) -> bool:
    plain = ipaddress.ip_address(address.split("%")[0])
    inner = getattr(plain, "ipv4_mapped", None)
    return bool((inner or plain).is_loopback)
