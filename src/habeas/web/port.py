"""The address that the desk answers on."""

from __future__ import annotations

import socket

from habeas.model.errors import BadInput

ADDRESS = "127.0.0.1"


def listening(port: int) -> socket.socket:
    """A socket on the loopback address. Raises BadInput where the port is taken."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((ADDRESS, port))
    except OSError as error:
        bound.close()
        raise BadInput(f"port {port} cannot be used: {error.strerror}. Name another with --port, or leave it out.") from error
    return bound
