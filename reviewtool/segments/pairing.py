"""Segments from paragraphs that are paired with their source by alignment."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reviewtool.segments.alignment import PARAGRAPHS, SENTENCES, Bead, align
from reviewtool.segments.draft import Draft
from reviewtool.segments.resemblance import Item, usual_ratio
from reviewtool.segments.unpaired import sentence_draft, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Spans
    from reviewtool.segments.paragraphs import Paragraph, Sentence
    from reviewtool.segments.unpaired import Progress

    Placed = tuple[Paragraph, Sentence]

_SURE = 0.7


def paired(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    file: FileText,
    on_progress: Progress | None = None,
) -> Iterator[Draft]:
    """Segments in the order of the target, missing ones where their text belongs."""
    items = (
        [Item.of(paragraph.unit.target, paragraph.unit.kind) for paragraph in source],
        [Item.of(paragraph.unit.target, paragraph.unit.kind) for paragraph in target],
    )
    beads = align(*items, PARAGRAPHS)
    ratio = _ratio(*items, beads)
    place = target[0].unit.start if target else len(file.text) - len(file.text.lstrip())
    line = target[0].unit.line if target else 1
    for bead in beads:
        sources, targets = source[slice(*bead.source)], target[slice(*bead.target)]
        if targets:
            yield from _sentence_drafts(sources, targets, bead.confidence, ratio)
            place = targets[-1].unit.end
            line = targets[-1].sentences[-1].line
        else:
            for paragraph in sources:
                unit = paragraph.unit
                yield Draft(
                    unit.target,
                    "",
                    place,
                    place,
                    line,
                    kind=unit.kind,
                    pairing=bead.confidence,
                    source_tokens=unit.tokens,
                    source_start=unit.start,
                    source_end=unit.end,
                )
        tell(on_progress, bead.target[1], len(target))


def _ratio(source: Sequence[Item], target: Sequence[Item], beads: Sequence[Bead]) -> float:
    """How many target characters a source character usually becomes.

    The median of the paragraphs surely paired, with two of the ratio that the scripts suggest.
    """
    ratios = [usual_ratio(source, target)] * 2
    for bead in beads:
        (i, i_end), (j, j_end) = bead.source, bead.target
        if bead.confidence > _SURE and i < i_end and j < j_end:
            before = sum(item.length for item in source[i:i_end])
            ratios.append(sum(item.length for item in target[j:j_end]) / before)
    return sorted(ratios)[len(ratios) // 2]


def _sentence_drafts(
    source: Sequence[Paragraph], target: Sequence[Paragraph], confidence: float, ratio: float
) -> Iterator[Draft]:
    """The segments of paragraphs that belong together."""
    sources = [(paragraph, sentence) for paragraph in source for sentence in paragraph.sentences]
    targets = [(paragraph, sentence) for paragraph in target for sentence in paragraph.sentences]
    place, line = target[0].unit.start, target[0].unit.line
    for bead in _sentence_beads(sources, targets, ratio):
        said_by = sources[slice(*bead.source)]
        said, tags = _joined(said_by), _tags(said_by)
        span = (said_by[0][1].start, said_by[-1][1].end) if said_by else (0, 0)
        share = confidence * bead.confidence
        group = targets[slice(*bead.target)]
        if group:
            paragraph, first = group[0]
            place, line = group[-1][1].end, group[-1][1].line
            yield sentence_draft(said, paragraph, first.start, place, first.line, share, tags, span)
        else:
            yield Draft(
                said,
                "",
                place,
                place,
                line,
                whole=False,
                pairing=share,
                source_tokens=tags,
                source_start=span[0],
                source_end=span[1],
            )


def _sentence_beads(
    sources: Sequence[Placed], targets: Sequence[Placed], ratio: float
) -> list[Bead]:
    if len(sources) == len(targets) == 1:
        return [Bead((0, 1), (0, 1), 1.0)]
    if not sources:
        return [Bead((0, 0), (place, place + 1), 1.0) for place in range(len(targets))]
    breaks = {
        place for place in range(1, len(targets)) if targets[place][0] is not targets[place - 1][0]
    }
    return align(_items(sources), _items(targets), SENTENCES, breaks, ratio)


def _items(sentences: Sequence[Placed]) -> list[Item]:
    return [Item.of(paragraph.text(one.start, one.end)) for paragraph, one in sentences]


def _joined(sentences: Sequence[Placed]) -> str:
    """The sentences as they stand in their file, those of each paragraph on a line of their own."""
    said = []
    for _, together in groupby(sentences, key=lambda placed: id(placed[0])):
        placed = list(together)
        said.append(placed[0][0].text(placed[0][1].start, placed[-1][1].end))
    return "\n".join(said)


def _tags(sentences: Sequence[Placed]) -> Spans:
    """The inline tags of the joined sentences, where they are of one paragraph."""
    if not sentences or sentences[0][0] is not sentences[-1][0]:
        return ()
    return sentences[0][0].tokens(sentences[0][1].start, sentences[-1][1].end)
