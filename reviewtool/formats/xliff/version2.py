"""XLIFF 2.x: the segments of units."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reviewtool.formats.xliff.reading import (
    Reader,
    about,
    inside,
    notes_in,
    opening,
    said_by,
    span_of,
    tag,
)
from reviewtool.formats.xml.scan import SKIPPED, attributes
from reviewtool.formats.xml.tree import Node, nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import About, Unit
    from reviewtool.formats.xml.scan import Root


def read(file: FileText, first: Root) -> list[Unit]:
    """The units of a well-formed file with this root, in order."""
    reader, own = _Version2(file, first.prefix), attributes(first.attributes)
    reader.languages = own.get("srcLang"), own.get("trgLang")
    return reader.read(_pattern(first.prefix))


@cache
def _pattern(prefix: str) -> re.Pattern[str]:
    """Finds units of a single segment as a whole; of others, and of files and groups, the tags."""
    p = re.escape(prefix)
    other = rf"[!?]|/?{p}(?:unit|segment|ignorable)[\s/>]|(?:[^\s<>:]++:)?match[\s/>]"
    return re.compile(
        rf"<(?:{SKIPPED}"
        rf'|{p}unit\s++(?:id="(?P<id>[^"<>&\n\r\t]*+)")?+(?P<unit>[^<>]*+)(?<!/)>'
        rf"(?P<head>[^<]*+(?:<(?!{other})[^<]*+)*+)"
        rf"<{opening(p, 'segment', 'segment')}\s*+"
        rf"<{opening(p, 'source', 'of_source')}(?P<source>{inside(p, 'source')})</{p}source>"
        rf"(?:\s*+<{opening(p, 'target', 'of_target')}"
        rf"(?P<target>{inside(p, 'target')})</{p}target>)?+"
        rf"\s*+</{p}segment>\s*+</{p}unit(?P<whole>)>"
        rf"|{tag(p, 'file|group|unit')})"
    )


class _Version2(Reader):
    unit = "unit"

    def simple(self, match: re.Match[str]) -> None:
        """A unit of one segment."""
        name, raw, head, segment = match.group("id", "unit", "head", "segment")
        of_unit, own, target = attributes(raw), attributes(segment), match.span("target")
        if not self.is_translated(of_unit.get("translate")):
            return
        if target[0] < 0:
            target = (match.end("source") + self.source_end,) * 2
        said = _said_by_attributes(raw, segment)
        if "<" in head:
            notes = self._notes(nodes(self.text, *match.span("head")))
            said = about(of_unit.get("name", ""), notes, _state(own))
        name = _named(name or of_unit.get("id"), own.get("id"))
        self.add(name, match.span("source"), target, said)

    def unusual(self, node: Node) -> None:
        """A unit of any other form: several segments, matches, comments, empty tags."""
        found = node.attributes
        if not self.is_translated(found.get("translate")):
            return
        segments = node.named(f"{self.prefix}segment")
        notes, offers = self._notes(node.children), self._offers(node)
        for number, segment in enumerate(segments, 1):
            source = self.only(segment, "source", needed=True)
            assert source is not None  # noqa: S101
            target = self.only(segment, "target")
            own = segment.attributes
            lists = list(offers.values())
            if len(segments) > 1:
                marks = (mark.attributes.get("id") for mark in source.descendants())
                lists = [offers.get(name, []) for name in (own.get("id"), *marks)]
            opinions = dict.fromkeys(text for texts in lists for text in texts)
            said = about(found.get("name", ""), notes, _state(own), tuple(opinions))
            where = span_of(self.text, target) if target else (source.end, source.end)
            number_of = str(number) if len(segments) > 1 else None
            name = _named(found.get("id"), own.get("id") or number_of)
            self.add(name, (source.inner, source.inner_end), where, said)

    def _notes(self, found: list[Node]) -> tuple[str, ...]:
        p = self.prefix
        notes = [note for one in found if one.name == f"{p}notes" for note in one.children]
        return notes_in(self.text, [note for note in notes if note.name == f"{p}note"])

    def _offers(self, unit: Node) -> dict[str | None, list[str]]:
        """The targets of matches by what they refer to: a segment, or a mark in its source."""
        offers: dict[str | None, list[str]] = {}
        for match in unit.descendants():
            if match.local == "match":
                targets = [child for child in match.children if child.local == "target"]
                texts = [said_by(self.text, target).text for target in targets]
                own = offers.setdefault(match.attributes.get("ref", "").rpartition("#")[2], [])
                own += [text for text in texts if text.strip()]
        return offers


@lru_cache(maxsize=1024)
def _said_by_attributes(unit: str, segment: str) -> About | None:
    """What the attributes of a unit and its only segment say of it."""
    return about(attributes(unit).get("name", ""), state=_state(attributes(segment)))


def _named(unit: str | None, segment: str | None) -> str | None:
    return f"{unit}/{segment}" if unit and segment else unit or segment


def _state(found: Mapping[str, str]) -> str:
    words = found.get("state"), found.get("subState")
    return ", ".join(word for word in words if word)
