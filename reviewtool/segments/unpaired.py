"""Segments from the paragraphs of a text without a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.segments.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewtool.formats.unit import Spans
    from reviewtool.segments.paragraphs import Paragraph

    Progress = Callable[[int, int], None]

_EVERY = 500


def unpaired(target: Sequence[Paragraph], on_progress: Progress | None = None) -> Iterator[Draft]:
    """A segment for every sentence of a text without a source."""
    for number, paragraph in enumerate(target, 1):
        for start, end, line in paragraph.sentences:
            yield sentence_draft("", paragraph, start, end, line, 1.0)
        tell(on_progress, number, len(target))


def sentence_draft(
    source: str,
    paragraph: Paragraph,
    start: int,
    end: int,
    line: int,
    pairing: float,
    source_tokens: Spans = (),
    source_span: tuple[int, int] = (0, 0),
) -> Draft:
    """The segment of one or several sentences of a paragraph."""
    unit = paragraph.unit
    return Draft(
        source,
        paragraph.text(start, end),
        start,
        end,
        line,
        kind=unit.kind,
        whole=(start, end) == (unit.start, unit.end),
        pairing=min(1.0, pairing),
        tokens=paragraph.tokens(start, end),
        source_tokens=source_tokens,
        source_start=source_span[0],
        source_end=source_span[1],
    )


def tell(on_progress: Progress | None, done: int, total: int) -> None:
    """Tell how far the work is, now and then and at the end."""
    if on_progress and (done % _EVERY == 0 or done == total):
        on_progress(done, total)
