"""The screen that shows through below a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.renderables.background_screen import BackgroundScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.color import Color


class DimmedScreen(BackgroundScreen):
    """Textual's, but that each style is mixed with the tint once and not once for each piece.

    That took a quarter of the time in which a dialog opens.
    """

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The pieces in tinted styles, without links and whatever else a click would find."""
        tinted: dict[Style | None, Style | None] = {}
        for segment in segments:
            style = segment.style
            if segment.control:
                yield segment
                continue
            if style not in tinted:
                (mixed,) = super().process_segments((segment,), color)
                tinted[style] = mixed.style
            yield Segment(segment.text, tinted[style])
