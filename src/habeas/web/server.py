"""Serve the desk to the browser of this machine: one process with threads, on the loopback address."""

from __future__ import annotations

import signal
import socket
import webbrowser
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

from habeas.actions.who import Who
from habeas.web.entry import DOOR
from habeas.web.freshness import FRESHNESS
from habeas.web.port import ADDRESS

THREADS = 6
"""One person's browser asks for a few things at once; SQLite lets one write at a time anyway."""


def serve(bound: socket.socket, who: Who, *, browser: bool, say: Callable[[str], None]) -> None:
    """Answer until Ctrl+C. `say` is given the link that signs this person in, once."""
    from waitress.server import create_server

    # the port's own name is in the addresses that may be asked for; waitress itself tells nobody what it is
    server: Any = create_server(
        WSGIHandler(), sockets=[bound], threads=THREADS, ident=None, channel_timeout=60, max_request_body_size=2**30
    )
    link = f"http://{ADDRESS}:{bound.getsockname()[1]}/enter/{DOOR.link(who)}"
    say(link)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a machine that shuts down ends the desk as Ctrl+C does
    FRESHNESS.begin()
    if browser:
        webbrowser.open(link)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        FRESHNESS.end()
