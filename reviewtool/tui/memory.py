"""Memory that the program has freed and the system does not have back yet."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Hand it back where the C library can: what came from other processes leaves holes behind.

    After the checks of a million segments that are 120 MB with glibc (`malloc_trim`, mallopt(3)).
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
