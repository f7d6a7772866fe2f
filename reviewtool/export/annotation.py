"""Errors in the content of XLIFF 2.1: annotations of the text that they span.

Errors with one span share an annotation, whose issues stand aside; spans that cross begin and end
by empty markers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from reviewtool.export.xml_text import INVALID, attribute, content
from reviewtool.scores.labels import label
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.unit import Spans
    from reviewtool.review.decision import ErrorMark

SEVERITIES = {
    Severity.NEUTRAL: 0,
    Severity.MINOR: 4,
    Severity.MAJOR: 20,
    Severity.CRITICAL: 100,
}
"""From 0 to 100, in the ratios of the MQM council's multipliers."""

_Issue = tuple[str, "ErrorMark"]
_Span = tuple[int, int]


class _Mark(NamedTuple):
    """Markup at a place in the text; where several stand at one place, the lowest rank first."""

    place: int
    rank: tuple[int, int]
    raw: str


class Annotations:
    """The errors and inline tags of one unit, in the order in which its content is asked for."""

    def __init__(self, unit: int, tags: Sequence[str]) -> None:
        self._unit = unit
        self._found: dict[str, dict[_Span, list[_Issue]]] = {"source": {}, "target": {}}
        self._standoff: list[str] = []
        self._data = {tag: f"d{number}" for number, tag in enumerate(tags, 1)}
        self._markers = 0
        self.widened = 0

    def add(self, reviewer: str, error: ErrorMark) -> None:
        """Take note of an error of a reviewer."""
        spans = self._found[error.side]
        spans.setdefault((error.start, error.end), []).append((reviewer, error))

    def content(self, side: str, text: str, tokens: Spans) -> str:
        """The text of the side with its errors and tags; call it once, the source first.

        An error that begins or ends within a tag is widened to all of it.
        """
        spans = self._widened(self._found[side], tokens)
        marks = [*self._marks(spans), *self._codes(text, tokens)]
        hidden = dict(tokens)
        raw: list[str] = []
        place = 0
        for mark in sorted(marks):
            raw += [_content(text[place : mark.place]), mark.raw]
            place = max(mark.place, place)
            if mark.rank[0] == _CODE:
                place = hidden[place]
        return "".join([*raw, _content(text[place:])])

    def issues(self) -> str:
        """The issues that stand aside, as elements of the unit."""
        return "".join(self._standoff)

    def original_data(self) -> str:
        """The tags as they were written, as an element of the unit."""
        if not self._data:
            return ""
        items = "".join(
            f'<data id="{name}">{_content(tag)}</data>\n' for tag, name in self._data.items()
        )
        return f"<originalData>\n{items}</originalData>\n"

    def _widened(
        self, spans: dict[_Span, list[_Issue]], tokens: Spans
    ) -> dict[_Span, list[_Issue]]:
        found: dict[_Span, list[_Issue]] = {}
        for (start, end), issues in spans.items():
            first = next((one for one, last in tokens if one < start < last), start)
            last = next((last for one, last in tokens if one < end < last), end)
            self.widened += len(issues) * ((first, last) != (start, end))
            found.setdefault((first, last), []).extend(issues)
        return found

    def _marks(self, spans: dict[_Span, list[_Issue]]) -> Iterator[_Mark]:
        """Opening and closing markup; a span that crosses an open one gets empty markers."""
        around: list[_Span] = []
        for span in sorted(spans, key=lambda one: (one[0], -one[1])):
            start, end = span
            while around and around[-1][1] <= start:
                around.pop()
            self._markers += 1
            name = f"m{self._markers}"
            told = self._told(spans[span])
            opening = f'id="{name}" type="its:generic"{told}'
            if start == end:
                yield _Mark(start, (_OPEN, -end), f"<mrk {opening}></mrk>")
            elif around and around[-1][1] < end:
                yield _Mark(start, (_OPEN, -end), f"<sm {opening}/>")
                yield _Mark(end, (_CLOSE, -start), f'<em startRef="{name}"/>')
            else:
                around.append(span)
                yield _Mark(start, (_OPEN, -end), f"<mrk {opening}>")
                yield _Mark(end, (_CLOSE, -start), "</mrk>")

    def _told(self, issues: Sequence[_Issue]) -> str:
        """The attributes of an annotation: its one issue, or where its issues stand."""
        names = {reviewer for reviewer, _ in issues}
        who = ""
        if len(names) == 1:
            who = f' its:annotatorsRef="localization-quality-issue|{quote(names.pop(), safe="")}"'
        if len(issues) == 1:
            return who + _attributes(issues[0], "its:")
        name = f"lqi{self._unit}-{len(self._standoff) + 1}"
        listed = "".join(f"<its:locQualityIssue{_attributes(one, '')}/>\n" for one in issues)
        self._standoff.append(
            f'<its:locQualityIssues xml:id="{name}">\n{listed}</its:locQualityIssues>\n'
        )
        return f'{who} its:locQualityIssuesRef="#its={name}"'

    def _codes(self, text: str, tokens: Spans) -> Iterator[_Mark]:
        """A placeholder for each tag; the same tag has the same ids in source and target."""
        counts: dict[str, int] = {}
        for start, end in tokens:
            data = self._data[text[start:end]]
            counts[data] = counts.get(data, 0) + 1
            raw = f'<ph id="{data}-{counts[data]}" dataRef="{data}"/>'
            yield _Mark(start, (_CODE, 0), raw)


_CLOSE, _OPEN, _CODE = range(3)


def _attributes(issue: _Issue, prefix: str) -> str:
    """The issue as ITS has it; the comment keeps the category, severity and reviewer in words."""
    reviewer, error = issue
    said = f"{error.category}, {error.severity.value}"
    said += f": {error.comment}" if error.comment else ""
    said = said if prefix else f"{reviewer}: {said}"
    return (
        f' {prefix}locQualityIssueType="{label(error.category).its}"'
        f' {prefix}locQualityIssueComment="{attribute(said)}"'
        f' {prefix}locQualityIssueSeverity="{SEVERITIES[error.severity]}"'
    )


def _content(text: str) -> str:
    """The text, with what XML cannot hold by its number."""
    pieces = []
    place = 0
    for match in INVALID.finditer(text):
        pieces += [content(text[place : match.start()]), f'<cp hex="{ord(match.group()):04X}"/>']
        place = match.end()
    return "".join([*pieces, content(text[place:])])
