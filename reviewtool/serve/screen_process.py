"""One screen: a process of its own, started without a shell, ended as a dropped terminal is."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
from typing import TYPE_CHECKING

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence

    from aiohttp import web

PATIENCE = 20.0
"""Seconds for a screen to save and end before it is killed; as long as it may wait for a lock."""


class ScreenProcess(AppService):
    """The process behind one WebSocket.

    Args:
        command: the program and its arguments, each as it is; no shell reads them.
        socket: where the screen is drawn.
    """

    def __init__(self, command: Sequence[str], socket: web.WebSocketResponse) -> None:
        async def close() -> None:
            await socket.close()

        super().__init__(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=DownloadManager(),
        )
        self._arguments = tuple(command)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width=width, height=height)
        environment["TERM"] = "xterm-256color"
        # In a session of its own, Ctrl+C at the server's terminal does not reach it.
        self._process = process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def on_data(self, payload: bytes) -> None:
        """Draw; what comes after the page has gone is dropped, or the process would hang."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            await super().on_data(payload)

    async def on_meta(self, data: bytes) -> None:
        """Only the end is passed on: the screen opens no address and delivers no file."""
        if json.loads(data).get("type") == "exit":
            with contextlib.suppress(ConnectionError, RuntimeError):
                await self.remote_close()

    async def on_packed(self, payload: bytes) -> None:
        """Nothing is delivered."""

    async def stop(self) -> None:
        """Have the screen save and end, as when its terminal is taken away, and wait for it."""
        process, task = self._process, self._task
        if process is None or task is None:
            return
        self._task = None
        with contextlib.suppress(ProcessLookupError):
            if hasattr(signal, "SIGHUP"):
                process.send_signal(signal.SIGHUP)
        self.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            process.kill()
        await task
