"""When memory is looked through for what nothing needs any more, and given back."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET = 0.5
"""Seconds without a key after which nobody notices a pause."""
EVERY = 1.0
"""Seconds between two looks whether it is quiet."""
_DUE, _OVERDUE = 10, 200
"""Collections of the middle generation after which a full one should come, and must."""


class QuietCollector:
    """Has full garbage collections wait until no key is pressed: each stops all for 20 to 40 ms.

    Args:
        ticks: seconds that only ever grow.
    """

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._last_key = ticks()

    def begin(self) -> None:
        """Let Python's own collections wait; for the whole process."""
        gc.set_threshold(*gc.get_threshold()[:2], _OVERDUE)

    def key_pressed(self) -> None:
        """Somebody is busy."""
        self._last_key = self._ticks()

    def look(self) -> None:
        """Collect, if it is quiet and one is due."""
        if self._ticks() - self._last_key > QUIET and gc.get_count()[2] > _DUE:
            gc.collect()


def give_back() -> None:
    """Hand memory that is free inside the process back to the system, where the C library can.

    What came from other processes leaves holes behind: after the checks of a million segments
    some 100 MB with glibc (malloc_trim(3)).
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
