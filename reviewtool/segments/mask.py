"""Inline tags hidden from what reads texts: each of their code points becomes one sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.formats.unit import Spans
    from reviewtool.segments.segment import Segment

MASK = "\ufffc"
"""The object replacement character: neither letter, white space nor punctuation."""


def masked(text: str, tokens: Spans) -> str:
    """The text with every tag hidden; the length and all offsets stay the same."""
    if not tokens:
        return text
    pieces, place = [], 0
    for start, end in tokens:
        pieces += [text[place:start], MASK * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def quoted(text: str, tokens: Spans) -> str:
    """The text with every tag as quotation marks, which is how tags stand at sentence ends.

    A tag that opens something ends in an opening mark; any other reads as closing marks where it
    adjoins what is before it.
    """
    pieces, place = [], 0
    for start, end in tokens:
        tag = text[start:end]
        opens = tag.startswith("<") and not tag.startswith("</") and not tag.endswith("/>")
        apart = not text[:start] or text[start - 1].isspace()
        length = end - start
        marks = MASK * (length - 1) + "“" if opens or apart else "”" * length
        pieces += [text[place:start], marks]
        place = end
    return "".join([*pieces, text[place:]])


def masked_segment(segment: Segment) -> Segment:
    """The segment with the tags of both its texts hidden."""
    if not segment.tokens and not segment.source_tokens:
        return segment
    return replace(
        segment,
        source=masked(segment.source, segment.source_tokens),
        target=masked(segment.target, segment.tokens),
    )
