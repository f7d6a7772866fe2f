"""Leaving when the terminal goes away, as when an SSH connection drops.

Textual reads on at the end of the input, for ever and at full speed; so the end is watched for
here. What was decided is saved first.
"""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

PERIOD = 1.0
"""Seconds between two looks at the terminal."""


def watch_terminal(app: App[int], leave: Callable[[], None], hang_up: Callable[[], None]) -> None:
    """Call `leave` when asked to end by a signal, `hang_up` when the terminal is gone."""
    if app.is_headless or sys.__stdin__ is None or not hasattr(select, "poll"):
        return
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, leave)
    loop.add_signal_handler(signal.SIGHUP, hang_up)
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno(), 0)  # a hang-up is reported unasked

    def look() -> None:
        if terminal.poll(0):
            hang_up()

    app.set_interval(PERIOD, look)
