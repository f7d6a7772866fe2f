"""When memory is looked through for what nothing needs any more, and given back."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 0.1
"""Seconds between two looks whether it is quiet."""
PATIENCE = 2.5
"""Seconds without a key, times collections of the middle generation since the last full one.

The more is due, the longer it takes, and the shorter a pause will do.
"""
PAUSE = 0.15
"""Seconds that are no pause yet: a key that is held comes again every 30 to 50 ms."""
_DUE, _OVERDUE = 5, 100
"""Collections of the middle generation after which a full one should come, and must."""
_M_MMAP_THRESHOLD = -3
_LARGE = 64 * 1024
"""Bytes of a large block."""


class QuietCollector:
    """Has full garbage collections wait until no key is pressed: each stops all for 10 to 40 ms.

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
        due = gc.get_count()[2]
        if due > _DUE and self._ticks() - self._last_key > max(PATIENCE / due, PAUSE):
            let_go_of_what_was_painted()
            gc.collect()


def let_go_of_what_was_painted() -> None:
    """Empty a cache in which Textual 8.2 keeps up to 1,024 widgets that are gone, with their lines.

    Textualize/textual#6665: after 80 dialogs they were 150,000 objects, which each full collection
    went through.
    """
    with suppress(ImportError, AttributeError):
        from textual._styles_cache import StylesCache

        StylesCache.get_inner_outer.cache_clear()


def keep_large_blocks_apart() -> None:
    """Have memory in large blocks go back to the system once it is free, where the C library can.

    What other processes send comes and goes in blocks of some 200 KB. With glibc these leave holes
    of 100 bytes a segment, unless its threshold for blocks of their own is kept from growing
    (mallopt(3), M_MMAP_THRESHOLD).
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
