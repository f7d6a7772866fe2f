"""What SRT and WebVTT share: time lines, and texts that end at a blank line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.line_numbers import line_count
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.unit import About, Edit, Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

_ARROW = "-->"
_TIME = r"(-?)(?:([0-9]{1,9}) ?: ?)?([0-9]{1,3}) ?: ?([0-9]{1,3})(?: ?[.,:] ?([0-9]{1,9}))?"
_TIMES = re.compile(
    rf"[ \t]*+{_TIME}[ \t]*+{_ARROW}[ \t]*+{_TIME}(?![^ \t\r\n])([^\r\n]*+)(\r\n|\r|\n|\Z)"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_LINE = re.compile(r"[ \t]*+(?:\r\n|\r|\n)|\Z")


class Cue(NamedTuple):
    """A time line: where it starts and where the next line does, and how long its text stands.

    `line` is 1-based. `seconds` is 0 where the times run backwards.
    """

    start: int
    after: int
    line: int
    seconds: float


def cues(file: FileText) -> Iterator[Cue]:
    """Every line that holds an arrow; raises ReviewError where one is no time line."""
    text = file.text
    place, line = 0, 1
    arrow = text.find(_ARROW)
    while arrow >= 0:
        start = max(text.rfind("\n", place, arrow) + 1, text.rfind("\r", place, arrow) + 1, place)
        line += line_count(text, place, start)
        times = _TIMES.match(text, start)
        if times is None or _ARROW in times[11]:
            sign = "." if text.startswith("WEBVTT") else ","
            line_as = f"00:00:01{sign}000 --> 00:00:02{sign}500"
            raise ReviewError(
                "this line holds an arrow (-->), and is no time line",
                f"Write it as {line_as}, or take the arrow out of the text.",
                file=file.path,
                line=line,
            )
        parts = times.groups()
        lasts = round(_seconds(*parts[5:10]) - _seconds(*parts[:5]), 3)
        place = times.end()
        yield Cue(start, place, line, max(lasts, 0.0))
        line += 1
        arrow = text.find(_ARROW, place)


@lru_cache(maxsize=1 << 14)
def lasting(seconds: float) -> About:
    """What is said of a cue that stands so long; one for all of them."""
    return About(seconds=seconds)


class CueTexts(LoneUnits):
    """Texts of cues, each ended by a blank line."""

    layout = Layout.KEYS

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """None; raises ReviewError for a blank line, which would end the cue."""
        if text and _blank_lines(text) > _blank_lines(file.text[start:end]):
            raise ReviewError(
                "the new text holds a blank line, which would end the cue",
                "Leave the blank line out.",
                file=file.path,
            )
        return None

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills the empty cue at `place`, on lines of its own with a blank line after them."""
        self.requoted(file, place, place, text)
        raw, end = self.escape(text, file, place), line_end(file.text)
        opens = place > 0 and file.text[place - 1] in "\r\n"
        if place == len(file.text):
            return Edit(place, place, raw + end if opens else end + raw)
        own = _LINE_END.match(file.text, place)
        blank = _BLANK_LINE.match(file.text, own.end() if own else place)
        missing = (own is None) + (blank is None)
        return Edit(place, place, raw + end * missing)


def _blank_lines(text: str) -> int:
    return sum(not line.strip(" \t") for line in unified(text).split("\n")) if text else 0


def _seconds(sign: str, hours: str, minutes: str, seconds: str, fraction: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    found = whole + float(f"0.{fraction or 0}")
    return -found if sign else found
