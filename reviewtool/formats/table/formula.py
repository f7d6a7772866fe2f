"""Cells that a spreadsheet computes instead of showing.

OWASP, “CSV Injection”: a cell is taken for a formula by its first sign.
"""

from __future__ import annotations

_FIRST = ("=", "+", "-", "@", "\t", "\r")


def computed(cell: str) -> bool:
    """Whether a spreadsheet may take the cell for a formula to be run."""
    return cell.startswith(_FIRST)
