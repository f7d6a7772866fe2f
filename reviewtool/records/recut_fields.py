"""What people made of the segments by hand, as `_segments.yaml` and the history hold it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from reviewtool.records.fields import FieldError
from reviewtool.review.act import CutChange
from reviewtool.segments.recut import HandSegment, Recut

if TYPE_CHECKING:
    from reviewtool.records.fields import Fields

_NUMBER = "([0-9]{1,12})"
_HASH = "([0-9a-f]{16})"
_LINE = re.compile(f"{_HASH} {_HASH} {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER} ([^ ]+)")


def recut_fields(made: Recut) -> dict[str, object]:
    """The fields of a recut, a line a segment."""
    return {
        "id": made.id,
        "kind": made.kind,
        "time": made.time,
        "segments": [_line(segment) for segment in made.segments],
    }


def recut_from(fields: Fields) -> Recut:
    """The recut that the fields hold; raises FieldError."""
    return Recut(
        fields.text("id"),
        fields.text("kind"),
        fields.text("time", ""),
        tuple(
            _segment(line, (*fields.path, "segments", place))
            for place, line in enumerate(fields.values("segments"))
        ),
    )


def cut_fields(change: CutChange) -> dict[str, object]:
    """The fields of a change."""
    return {
        name: None if made is None else recut_fields(made)
        for name, made in (("before", change.before), ("after", change.after))
    }


def cut_from(fields: Fields) -> CutChange:
    """The change that the fields hold; raises FieldError."""
    before, after = fields.inner("before"), fields.inner("after")
    return CutChange(
        recut_from(before) if before is not None else None,
        recut_from(after) if after is not None else None,
    )


def _line(segment: HandSegment) -> str:
    """One line, plain YAML whatever the id: hashes, spans of source and target, id."""
    name = quote(segment.id, safe="~/@+", errors="surrogatepass")
    spans = f"{segment.source_start} {segment.source_end} {segment.start} {segment.end}"
    return f"{segment.source_hash} {segment.target_hash} {spans} {name}"


def _segment(line: object, path: tuple[str | int, ...]) -> HandSegment:
    match = _LINE.fullmatch(line) if isinstance(line, str) else None
    if match is None:
        raise FieldError(
            path, "it is not `source-hash target-hash source-start source-end start end id`"
        )
    source, target, *places, name = match.groups()
    spans = [int(place) for place in places]
    return HandSegment(unquote(name, errors="surrogatepass"), source, target, *spans)
