"""Line length.

What it finds:
    A line of a subtitle with more than 42 characters (16 in Chinese, Japanese and Korean, where
    letters and digits of half width count as half), and a subtitle of more than two lines.

Why it matters:
    Longer lines are broken by the player, or run out of the picture. The limits are those of the
    Netflix Timed Text Style Guides.

When it is silent:
    For texts that are no subtitles; where the source has a line that is too long as well, or more
    than two lines too, since other limits hold there. Tags are not counted.

What to do:
    Break the line elsewhere, or shorten the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.on_segment.reading_speed import room
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.languages import Language
    from reviewtool.segments.segment import Segment

_LINES = 2
_LIMIT = 42
_WIDE_LIMIT = 16
_WIDE = frozenset({"zh", "ja", "ko"})


def line_length(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each line that is too long, and the lines after the second."""
    if segment.about is None or segment.about.seconds is None:
        return
    if not _long_lines(segment.source, languages.source):
        for start, end in _long_lines(segment.target, languages.target):
            size = room(segment.target[start:end], languages.target)
            message = f"The line has {size:g} characters; {_limit(languages.target)} fit."
            yield Finding(start, end, message)
    lines = _lines(segment.target)
    if len(lines) > _LINES >= len(_lines(segment.source)):
        message = f"The subtitle has {len(lines)} lines; two fit."
        yield Finding(lines[_LINES][0], lines[-1][1], message)


def _limit(language: Language) -> int:
    return _WIDE_LIMIT if language.base in _WIDE else _LIMIT


def _long_lines(text: str, language: Language) -> list[tuple[int, int]]:
    limit = _limit(language)
    return [span for span in _lines(text) if room(text[slice(*span)], language) > limit]


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


CHECK = Check(
    id="line-length",
    title="Line length",
    kind=Kind.LINT,
    category="design-and-markup/truncation-text-expansion",
    severity=Severity.MINOR,
    expected=0.8,
    on_segment=line_length,
)
