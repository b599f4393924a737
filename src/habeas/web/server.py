"""Serve the desk to the browser of this machine: one process with threads, on the loopback address."""

from __future__ import annotations

import signal
import socket
import sys
import webbrowser
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from habeas.actions.team import teamed
from habeas.actions.who import Who
from habeas.web.entry import DOOR
from habeas.web.freshness import FRESHNESS
from habeas.web.port import ADDRESS

THREADS = 6
"""One person's browser asks for a few things at once; SQLite lets one write at a time anyway."""
TEAM = 16
"""Decisions that wait for one another must not keep those waiting who read: of twenty people who decide once a second few wait at a time. Each thread keeps a
connection, and PostgreSQL allows a hundred in all: several desks fit."""
TURN = 0.001
"""Seconds that a thread of a team's desk works before others have their turn: one that puts case files together must not slow down a decision, which asks the
database several times and holds up the decisions behind it."""
TEAM_PATIENCE = 0.5
"""Where several decide there is always something that the case files have not taken up yet: pages do not wait long for it, and say that they are behind."""


def serve(bound: socket.socket, who: Who, *, browser: bool, say: Callable[[str], None], threads: int = THREADS) -> None:
    """Answer until Ctrl+C. `say` is given the link that signs this person in, once; where a team works, the address at which everybody signs in."""
    from waitress.server import create_server
    from waitress.task import ThreadedTaskDispatcher

    class Threads(ThreadedTaskDispatcher):
        """Threads that close their way to the database when they end."""

        def handler_thread(self, thread_no: int) -> None:
            try:
                super().handler_thread(thread_no)
            finally:
                connection.close()

    answering = Threads()
    answering.set_thread_count(threads)

    # the port's own name is in the addresses that may be asked for; waitress itself tells nobody what it is
    server: Any = create_server(
        WSGIHandler(), sockets=[bound], _dispatcher=answering, ident=None, channel_timeout=60, max_request_body_size=2**30
    )
    if threads > THREADS:
        sys.setswitchinterval(TURN)
        FRESHNESS.patience = TEAM_PATIENCE
    address = f"http://{ADDRESS}:{bound.getsockname()[1]}/"
    link = f"{address}sign-in" if teamed() else f"{address}enter/{DOOR.link(who)}"
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
