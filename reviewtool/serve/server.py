"""The server: a page, its assets and a WebSocket on loopback, each behind the same guard."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import textual_serve
from aiohttp import WSMsgType, web

from reviewtool.errors import ReviewError
from reviewtool.serve.access import LOOPBACK, Access, comes_from_here, content_policy, origin_of
from reviewtool.serve.screen_process import ScreenProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiohttp.typedefs import Handler

ASSETS = Path(textual_serve.__file__).parent / "static"
LARGEST_SIDE = 1000
"""Cells; a page that asks for more gets this."""


class Server:
    """Serves the screens of one command.

    Args:
        command: the program and arguments that draw a screen.
        port: 0 takes any that is free.
    """

    def __init__(self, command: Sequence[str], port: int) -> None:
        self.access = Access()
        self._command = command
        self._port = port
        self._sockets: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Future[None]] = set()

    @property
    def address(self) -> str:
        """What to open, token included; good once."""
        return f"{origin_of(self._port)}/?token={self.access.token}"

    async def run(self, ready: Callable[[str], None]) -> None:
        """Serve until SIGINT or SIGTERM; then end every screen, each saved.

        Raises ReviewError where the port cannot be had.
        """
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, ended.set)
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=30)
        await runner.setup()
        try:
            site = web.TCPSite(runner, LOOPBACK, self._port)
            try:
                await site.start()
            except (OSError, OverflowError) as error:
                raise ReviewError(
                    f"port {self._port} cannot be used: {error}",
                    "Name another with --port, or leave it out for any that is free.",
                ) from None
            self._port = runner.addresses[0][1]
            ready(self.address)
            await ended.wait()
        finally:
            await runner.cleanup()

    def _app(self) -> web.Application:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guard(request, handler)

        app = web.Application(middlewares=[guard])
        app.on_response_prepare.append(self._add_headers)
        app.on_shutdown.append(self._close_sockets)
        app.router.add_get("/", self._page)
        app.router.add_get("/ws", self._socket)
        for name in ("page.css", "page.js"):
            app.router.add_get(f"/{name}", self._own_file)
        app.router.add_static("/static", ASSETS)
        return app

    def _cookie_name(self) -> str:
        """Cookies are kept by host, whatever the port."""
        return f"reviewtool-{self._port}"

    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        host, origin = request.headers.get("Host"), request.headers.get("Origin")
        if not comes_from_here(self._port, host, origin, socket=request.path == "/ws"):
            raise web.HTTPForbidden(text="This address is not served.\n")
        admitted = self.access.admits(request.cookies.get(self._cookie_name()))
        if request.path == "/" and request.method == "GET" and "token" in request.query:
            cookie = self.access.trade(request.query["token"])
            if cookie is not None:
                response = web.Response(status=303, headers={"Location": "/"})
                response.set_cookie(
                    self._cookie_name(), cookie, path="/", httponly=True, samesite="Strict"
                )
                return response
            raise web.HTTPForbidden(text=self._used(admitted))
        if not admitted:
            raise web.HTTPForbidden(text="Open the address that reviewtool serve has printed.\n")
        return await handler(request)

    def _used(self, admitted: bool) -> str:
        """What is said of a token that opens nothing."""
        if admitted:
            return f"This address works once. Here the review is now at {origin_of(self._port)}/\n"
        return (
            "This address was used, or is not the one that was printed. "
            "Start reviewtool serve again; end this one, if it was not you who used it.\n"
        )

    async def _add_headers(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = content_policy(self._port)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"

    async def _page(self, _: web.Request) -> web.Response:
        text = _package_text("page.html")
        address = origin_of(self._port).replace("http:", "ws:") + "/ws"
        return web.Response(text=text.replace("{address}", address), content_type="text/html")

    async def _own_file(self, request: web.Request) -> web.Response:
        name = request.path.removeprefix("/")
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return web.Response(text=_package_text(name), content_type=kind)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        self._sockets.add(socket)
        screen = ScreenProcess(self._command, socket)
        try:
            await self._others_saved()
            await screen.start(_side(request, "width", 80), _side(request, "height", 24))
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    await _obey(message.data, screen, socket)
        finally:
            self._sockets.discard(socket)
            await asyncio.shield(self._end(screen))
        return socket

    def _end(self, screen: ScreenProcess) -> asyncio.Future[None]:
        ending = asyncio.ensure_future(screen.stop())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)
        return ending

    async def _others_saved(self) -> None:
        """Wait for the screens that are ending: a page loaded again goes on where it was left."""
        if self._ending:
            await asyncio.wait(set(self._ending))

    async def _close_sockets(self, _: web.Application) -> None:
        await asyncio.gather(*(socket.close() for socket in tuple(self._sockets)))


async def _obey(text: str, screen: ScreenProcess, socket: web.WebSocketResponse) -> None:
    """Do what a message of the page says; one that says nothing known is dropped."""
    try:
        envelope = json.loads(text)
    except ValueError:
        return
    match envelope:
        case ["stdin", str(keys)]:
            await screen.send_bytes(keys.encode("utf-8", "replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            await screen.set_terminal_size(_within(width), _within(height))
        case ["ping", str() | int() | float() as data]:
            await socket.send_json(["pong", data])
        case ["blur", *_]:
            await screen.blur()
        case ["focus", *_]:
            await screen.focus()


def _side(request: web.Request, name: str, default: int) -> int:
    text = request.query.get(name, "")
    return _within(int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else default


def _within(side: int) -> int:
    return max(1, min(side, LARGEST_SIDE))


def _package_text(name: str) -> str:
    return (files("reviewtool.serve") / name).read_text(encoding="utf-8")
