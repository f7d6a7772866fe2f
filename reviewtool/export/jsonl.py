"""Before and after as JSON Lines, an object a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import Losses
from reviewtool.export.rows import rows, said
from reviewtool.export.texts import json_text

if TYPE_CHECKING:
    from reviewtool.export.reviews import Review


def build(review: Review) -> Built:
    """The objects, in the order of the document; members as in `rows.Row`."""
    losses = Losses()
    lines = [json_text(row._asdict()) + "\n" for row in rows(review, losses)]
    return Built("".join(lines).encode(), said(review), losses)
