"""Where the desk answers."""

from __future__ import annotations

import pytest

from habeas.model.errors import BadInput
from habeas.web.port import listening


def test_only_this_machine_is_answered() -> None:
    """The desk listens on the loopback address, on a port that is free."""
    with listening(0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"
        assert bound.getsockname()[1] > 0


def test_a_port_that_is_taken_is_named() -> None:
    """Two desks on one port: the second says which port and what to do."""
    with listening(0) as bound:
        bound.listen()
        port = bound.getsockname()[1]
        with pytest.raises(BadInput, match=f"port {port} cannot be used.*--port"):
            listening(port)
