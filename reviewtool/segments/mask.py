"""Inline tags and the structure of messages hidden from what reads texts, sign for sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.segments.placeholders.branches import branches

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


def readable(text: str, tokens: Spans) -> str:
    """The text with every tag, and what opens and parts the branches of messages, hidden.

    `{n, plural, one {# day} other {# days}}` leaves `# day` and `# days`; placeholders stay,
    since checks tell from them that words and signs stand beside something.
    """
    text = masked(text, tokens)
    return masked(text, tuple(part[:2] for part in branches(text) if part.form != "#"))


def is_blank(text: str) -> bool:
    """Whether a masked text holds nothing but white space and tags."""
    return not text.replace(MASK, "").strip()


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
    """The segment with both its texts as they can be read."""
    source = readable(segment.source, segment.source_tokens)
    target = readable(segment.target, segment.tokens)
    if source == segment.source and target == segment.target:
        return segment
    return replace(segment, source=source, target=target)
