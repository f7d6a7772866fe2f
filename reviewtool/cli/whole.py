"""Numbers that people type, however long."""

from __future__ import annotations

_DIGITS = 12


def whole(text: str) -> int | None:
    """The number that decimal digits spell; None for anything else, and for absurdly many."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
