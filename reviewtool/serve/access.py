"""Who may see the screen: one token for one page view, then one cookie, from this address only."""

from __future__ import annotations

import secrets

LOOPBACK = "127.0.0.1"


def host_of(port: int) -> str:
    """The only Host header that is answered; another one is a name pointed at this machine."""
    return LOOPBACK if port == 80 else f"{LOOPBACK}:{port}"


def origin_of(port: int) -> str:
    """The only Origin header that is answered."""
    return f"http://{host_of(port)}"


def comes_from_here(port: int, host: str | None, origin: str | None, *, socket: bool) -> bool:
    """Whether a request names this address; a WebSocket must name its origin too."""
    if host != host_of(port):
        return False
    return origin == origin_of(port) if socket or origin is not None else True


def content_policy(port: int) -> str:
    """The Content-Security-Policy; the terminal in the page writes styles of its own."""
    return (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"connect-src {origin_of(port)} ws://{host_of(port)}; "
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class Access:
    """The token in the printed address, good once, and the cookie that it is traded for."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        self._unused = True
        self._cookie = secrets.token_urlsafe(32)

    def trade(self, token: str) -> str | None:
        """The cookie for the token; None where it is wrong or was traded before."""
        if not _same(token, self.token) or not self._unused:
            return None
        self._unused = False
        return self._cookie

    def admits(self, cookie: str | None) -> bool:
        """Whether this is the cookie that was given."""
        return cookie is not None and _same(cookie, self._cookie) and not self._unused


def _same(given: str, right: str) -> bool:
    """Compared in a time that tells nothing of how much is right."""
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), right.encode())
