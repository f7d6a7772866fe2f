"""Switches off that the terminal reorders text from right to left, and on again.

`CSI 8 l` asks for the explicit mode of ECMA-48, as the terminal working group's recommendation on
bidirectional text reads it: what is written stands where it is put. Terminals that never reorder
ignore it. `_driver` is private to Textual, so this is the only place that uses it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

OFF, ON = "\x1b[8l", "\x1b[8h"


def keep_off(app: App[int]) -> None:
    """Switch it off as long as the program has the terminal; another program finds it on."""

    def write(sequence: str) -> None:
        driver = app._driver
        if driver is not None and not driver.is_headless:
            driver.write(sequence)
            driver.flush()

    app.app_suspend_signal.subscribe(app, lambda _: write(ON), immediate=True)
    app.app_resume_signal.subscribe(app, lambda _: write(OFF), immediate=True)
    write(OFF)


def back_on() -> None:
    """Switch it on again once the program has left the screen."""
    if sys.__stderr__ is not None and sys.__stderr__.isatty():
        sys.__stderr__.write(ON)
        sys.__stderr__.flush()
