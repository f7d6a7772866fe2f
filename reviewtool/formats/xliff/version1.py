"""XLIFF 1.0 to 1.2: trans-units, and the segments that tools mark inside them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.xliff.reading import (
    WHOLE,
    Reader,
    about,
    inside,
    notes_in,
    opening,
    said_by,
    span_of,
    tag,
)
from reviewtool.formats.xml.content import Kind, parts
from reviewtool.formats.xml.scan import SKIPPED, attributes
from reviewtool.formats.xml.tree import Node, nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import About, Unit

_OFFERS = frozenset({"alt-trans", "insertedmatch"})
"""Elements with other translations: XLIFF's own, and memoQ's."""


def read(file: FileText, prefix: str) -> list[Unit]:
    """The units of a well-formed file in order."""
    return _Version1(file, prefix).read(_pattern(prefix))


@cache
def _pattern(prefix: str) -> re.Pattern[str]:
    """Finds simple units as a whole; of others, and of files and groups, the tags."""
    p = re.escape(prefix)
    other = rf"[!?]|/{p}trans-unit[\s>]|{p}(?:trans-unit|target|seg-source|alt-trans)[\s/>]"
    return re.compile(
        rf"<(?:{SKIPPED}"
        rf'|{p}trans-unit\s++(?:id="(?P<id>[^"<>&\n\r\t]*+)")?+(?P<unit>[^<>]*+)(?<!/)>\s*+'
        rf"<{opening(p, 'source', 'of_source')}(?P<source>{inside(p, 'source')})</{p}source>"
        rf"(?:\s*+<{opening(p, 'target', 'of_target')}"
        rf"(?P<target>{inside(p, 'target')})</{p}target>)?+"
        rf"(?P<tail>[^<]*+(?:<(?!{other})[^<]*+)*+)</{p}trans-unit(?P<whole>)>"
        rf"|{tag(p, 'file|group|trans-unit')})"
    )


class _Head(NamedTuple):
    """What the attributes of a trans-unit and its target say."""

    context: str
    state: str
    translate: str | None
    language: str | None
    about: About | None


@lru_cache(maxsize=1024)
def _head(unit: str, target: str) -> _Head:
    of_unit, of_target = attributes(unit), attributes(target)
    words = [of_target.get("state"), of_target.get("state-qualifier"), of_unit.get("mq:status")]
    words += ["approved" if of_unit.get("approved") == "yes" else None]
    state = ", ".join(word for word in words if word)
    context = of_unit.get("resname", "")
    language = of_target.get("xml:lang")
    return _Head(context, state, of_unit.get("translate"), language, about(context, state=state))


class _Beside(NamedTuple):
    """What stands beside the texts of a trans-unit; the offers by the segment that they are for."""

    context: str
    notes: tuple[str, ...]
    offers: dict[str | None, list[str]]

    def about(self, state: str, segment: str | None = None) -> About | None:
        """What is said of a segment, or of the whole unit."""
        lists = [self.offers.get(segment, [])] if segment else self.offers.values()
        offers = dict.fromkeys(text for texts in lists for text in texts)
        return about(self.context, self.notes, state, tuple(offers))


class _Version1(Reader):
    unit = "trans-unit"

    def enter(self, name: str, found: Mapping[str, str]) -> None:
        """Goes into a `file`, which has its languages, or into a `group`."""
        super().enter(name, found)
        if name == "file":
            self.languages = found.get("source-language"), found.get("target-language")

    def simple(self, match: re.Match[str]) -> None:
        """A unit of a source, perhaps a target, and what is said about them."""
        head = _head(match["unit"], match["of_target"] or "")
        if not self.is_translated(head.translate):
            return
        target, said = match.span("target"), head.about
        if target[0] < 0:
            target = (match.end("source") + self.source_end,) * 2
        if "<" in match["tail"]:
            said = self._beside(head, nodes(self.text, *match.span("tail"))).about(head.state)
        name = match["id"] or attributes(match["unit"]).get("id")
        self.add(name, match.span("source"), target, said, head.language)

    def unusual(self, node: Node) -> None:
        """A unit of any other form."""
        target = self.only(node, "target")
        head = _head(node.raw, target.raw if target else "")
        if not self.is_translated(head.translate):
            return
        source = self.only(node, "source", needed=True)
        assert source is not None  # noqa: S101
        segmented = self.only(node, "seg-source")
        name = node.attributes.get("id")
        beside = self._beside(head, node.children)
        pairs = self._pairs(segmented, target) if segmented and target else {}
        if not pairs:
            place = (segmented or source).end
            where = span_of(self.text, target) if target else (place, place)
            said = beside.about(head.state)
            self.add(name, (source.inner, source.inner_end), where, said, head.language)
            return
        confirmed = _confirmed(node)
        for mid, (one, other) in pairs.items():
            said = beside.about(confirmed.get(mid, head.state), mid)
            full = f"{name}/{mid}" if name else None
            where = span_of(self.text, other)
            self.add(full, (one.inner, one.inner_end), where, said, head.language)

    def _beside(self, head: _Head, found: list[Node]) -> _Beside:
        p = self.prefix
        contexts = [head.context]
        offers: dict[str | None, list[str]] = {}
        for node in found:
            if node.name == f"{p}context-group":
                said = (said_by(self.text, child).text.strip() for child in node.children)
                contexts.append(":".join(text for text in said if text))
            elif node.local in _OFFERS and node.attributes.get("alttranstype") != "rejected":
                texts = [said_by(self.text, target).text for target in node.named(f"{p}target")]
                own = offers.setdefault(node.attributes.get("mid"), [])
                own += [text for text in texts if text.strip()]
        context = ", ".join(text for text in contexts if text)
        notes = notes_in(self.text, [node for node in found if node.name == f"{p}note"])
        return _Beside(context, notes, offers)

    def _pairs(self, source: Node, target: Node) -> dict[str, tuple[Node, Node]]:
        """The segments of a unit by their ids, in the order of the target.

        None of them where they do not pair off, or text stands outside: the unit is one then.
        """
        one, other = self._segments(source), self._segments(target)
        if one.keys() != other.keys() or self._has_text_outside(target, list(other.values())):
            return {}
        return {mid: (one[mid], node) for mid, node in other.items()}

    def _segments(self, parent: Node) -> dict[str, Node]:
        """The marked segments by `mid`; nothing where one has none, or stands in another."""
        found: dict[str, Node] = {}
        last = parent.start
        for node in parent.descendants():
            if node.name != f"{self.prefix}mrk" or node.attributes.get("mtype") != "seg":
                continue
            mid = node.attributes.get("mid")
            if not mid or mid in found or node.start < last:
                return {}
            found[mid], last = node, node.end
        return found

    def _has_text_outside(self, parent: Node, segments: list[Node]) -> bool:
        place = parent.inner
        gaps = [(node.start, node.end) for node in segments]
        for start, end in [*gaps, (parent.inner_end, parent.inner_end)]:
            for kind, one, two in parts(self.text, place, start, WHOLE):
                if kind in (Kind.TEXT, Kind.CDATA) and self.text[one:two].strip():
                    return True
            place = end
        return False


def _confirmed(node: Node) -> dict[str, str]:
    """The states of segments in SDL's own elements, by segment id."""
    found = (child.attributes for child in node.descendants() if child.name.endswith("seg"))
    return {one["id"]: one["conf"] for one in found if "id" in one and "conf" in one}
