"""Flags that question what the glossary has: they are dropped, since that has been decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.checks.glossary.glossary import Glossary
    from reviewtool.segments.segment import Segment

_OF_WORDING = ("accuracy/", "terminology", "style/", "linguistic-conventions/spelling")
"""Categories about the choice of words; a doubled word is wrong in any wording."""


def without_agreed(
    flags: Sequence[Flag], segment: Segment, glossary: Glossary | None
) -> list[Flag]:
    """The flags of a segment without those that lie within a term translated as it should be."""
    if glossary is None or not flags:
        return list(flags)
    agreed = [
        (start, end)
        for use in glossary.uses(segment.source, segment.target)
        for start, end in use.accepted
        if segment.target[start:end].casefold() in {text.casefold() for text in use.wanted}
    ]
    return [flag for flag in flags if not _questions(flag, agreed)]


def _questions(flag: Flag, agreed: Sequence[tuple[int, int]]) -> bool:
    return (
        flag.side == "target"
        and flag.category.startswith(_OF_WORDING)
        and any(start <= flag.start and flag.end <= end for start, end in agreed)
    )
