"""The units of an HTML page: runs of text between block elements, and attributes that are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.html.edges import trimmed
from reviewtool.formats.html.inline import attribute_marks, marks_of
from reviewtool.formats.html.marks import marked_text
from reviewtool.formats.html.tags import Shape, Tag, tags
from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd mark
    math nobr q rb rp rt rtc ruby s samp small span strike strong sub sup svg time tt u var wbr
    """.split()  # noqa: SIM905
)
_KINDS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), "heading")
_KINDS |= dict.fromkeys(("figcaption", "caption"), "caption")
_SHOWN = re.compile(r"[^\s\u200b\ufeff]")
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])([^\s=>/\"']++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|[^\s>\"']++)"
)
_READ = frozenset({"alt", "title", "placeholder", "aria-label"})
_CONTENT = frozenset({"content"})
_SHORTEST = len('<x alt=""')
_DESCRIPTION = re.compile(r"(?:\w++:)?(?:description|title)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


class Page(NamedTuple):
    """The units of a page in order, and where they start; `attributes` are starts of values."""

    units: Sequence[Unit]
    starts: Sequence[int]
    attributes: frozenset[int]

    def unit_at(self, place: int) -> Unit | None:
        """The unit that the place is in, or ends."""
        number = bisect_right(self.starts, place) - 1
        return self.units[number] if number >= 0 and place <= self.units[number].end else None

    def attribute_at(self, place: int) -> Unit | None:
        """The value of an attribute that the place is in."""
        unit = self.unit_at(place)
        return unit if unit and unit.start in self.attributes else None


@lru_cache(maxsize=4)
def page(text: str) -> Page:
    """The page that a text is."""
    units: list[Unit] = []
    attributes = set()
    line, place = 1, 0
    for start, end, kind, in_attribute in _spans(text):
        line += len(_LINE_END.findall(text, place, start))
        place = start
        raw = text[start:end]
        if in_attribute:
            attributes.add(start)
            marks = attribute_marks(text, start, end) if "&" in raw else []
        else:
            marks = marks_of(text, start, end)
        said, tokens = marked_text(text, start, end, marks) if marks else (raw, ())
        if in_attribute:
            said = unified(said)
        elif not _shows(said, tokens):
            continue
        units.append(Unit(said, start, end, line, kind=kind, tokens=tokens))
    return Page(units, [unit.start for unit in units], frozenset(attributes))


def _shows(said: str, tokens: Sequence[tuple[int, int]]) -> bool:
    place = 0
    for start, end in tokens:
        if _SHOWN.search(said, place, start):
            return True
        place = end
    return _SHOWN.search(said, place) is not None


def _spans(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end, kind of every unit in order, and whether it is the value of an attribute."""
    place, kind = 0, "text"
    inside: list[Tag] = []
    for tag in tags(text, 0, len(text)):
        if tag.shape is Shape.HIDDEN or tag.name in _INLINE:
            inside.append(tag)
            continue
        yield from _run(text, place, tag.start, kind, inside)
        yield from _attributes(text, tag)
        inside = []
        own = _KINDS.get(tag.name)
        if own:
            kind = own if tag.shape is Shape.OPENS else "text"
        place = tag.end
    yield from _run(text, place, len(text), kind, inside)


def _run(
    text: str, start: int, end: int, kind: str, inside: Sequence[Tag]
) -> Iterator[tuple[int, int, str, bool]]:
    """The unit of a run of text, and the attributes of the tags outside it."""
    start, end = trimmed(text, start, end, inside)
    written = start == end
    for tag in inside:
        if not written and tag.start >= start:
            yield start, end, kind, False
            written = True
        if tag.end <= start or tag.start >= end:
            yield from _attributes(text, tag)
    if not written:
        yield start, end, kind, False


def _attributes(text: str, tag: Tag) -> Iterator[tuple[int, int, str, bool]]:
    """The values of a tag that are read by people."""
    if tag.shape not in (Shape.OPENS, Shape.EMPTY) or tag.end - tag.start < _SHORTEST:
        return
    found = list(_ATTRIBUTE.finditer(text, tag.start + len(tag.name) + 1, tag.end))
    read = _READ
    if tag.name == "meta":
        names = [m[2] or m[3] or "" for m in found if m[1].lower() in ("name", "property")]
        read = _CONTENT if any(map(_DESCRIPTION.fullmatch, names)) else frozenset()
    for match in found:
        group = 3 if match[2] is None else 2
        if match[1].lower() in read and match[group] and _SHOWN.search(match[group]):
            yield *match.span(group), "text", True
