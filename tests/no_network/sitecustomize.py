"""Loaded by every Python process that the tests start: a socket that connects ends the process.

An audit hook cannot be taken away again, so nothing that runs later can allow it.
"""

import sys
from typing import Any


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        raise RuntimeError(f"nothing leaves this machine, but {event} was called: {arguments[1:]}")


sys.addaudithook(_refuse)
