"""Whether words of a text are part of a name: Leicester City, Metropolitan Police."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.glossary.pieces import Piece

_BEGINS = re.compile(r"(?:^|[.!?…:;|\n•–—])[\s\"'“”„«»‘’()\[\]¿¡-]*$")
_NEAR = 12
"""Signs before a place that are looked at to see whether a sentence begins there."""


def in_name(text: str, found: Sequence[Piece], span: tuple[int, int]) -> bool:
    """Whether the words have a capital that no sentence gives them, and a neighbour has one too."""
    start, end = span
    if not text[start].isupper() or _opens(text, start):
        return False
    before = next((piece for piece in reversed(found) if piece.end <= start), None)
    after = next((piece for piece in found if piece.start >= end), None)
    if after is not None and text[end : after.start].isspace() and after.text[:1].isupper():
        return True
    return (
        before is not None
        and text[before.end : start].isspace()
        and before.text[:1].isupper()
        and not _opens(text, before.start)
    )


def _opens(text: str, start: int) -> bool:
    near = text[max(0, start - _NEAR) : start]
    return _BEGINS.search(near if start <= _NEAR else "x" + near) is not None
