"""XLIFF 1.0 to 2.1, and what SDL, memoQ and Phrase make of it.

Each `trans-unit`, or segment of a `unit`, is a unit; where a tool has marked segments in
`seg-source` and `target`, each pair of them is one. What is not for translation is left out.
Inline elements are tokens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.unit import Edit, Layout
from reviewtool.formats.xliff import places, version1, version2
from reviewtool.formats.xliff.reading import WHOLE, is_second
from reviewtool.formats.xml.first_element import first_element
from reviewtool.formats.xml.scan import element_around, local, root
from reviewtool.formats.xml.units import XmlUnits

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit


class XliffFormat(XmlUnits):
    """XLIFF of any version."""

    name = "xliff"
    layout = Layout.PAIRS
    whole = WHOLE

    def read(self, file: FileText) -> list[Unit]:
        """The units in order.

        Raises ReviewError (line) for what is no well-formed XLIFF, for units without a source or
        with two targets, and for a file of another version than it says.
        """
        first = first_element(file, "xliff", "XLIFF file", "an XLIFF file", prefixed=True)
        second = is_second(first)
        units = version2.read(file, first) if second else version1.read(file, first.prefix)
        if not units:
            _refuse_other_version(file, "trans-unit" if second else "segment")
        return units

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills an empty target, opens an empty tag, or writes `<target>` after the source.

        A new `<target>` stands on a line of its own where the source does. The inline tags of the
        source are tags in the text too.
        """
        written = places.inserted(file, place, text)
        return written or Edit(place, place, self.escape(text, file, place))

    def state_edits(self, file: FileText, unit: Unit) -> list[Edit]:
        """The edits that mark a unit as reviewed, which no other write makes.

        In XLIFF 1.x `state="final"` of the target and `approved="yes"` of the trans-unit; in 2.x
        `state="final"` of the segment, without its `subState`, which belongs to the old state.
        None for a target that is missing, and for one of several segments of a trans-unit, which
        has no state of its own.
        """
        found = places.found_at(file.text, unit.start)
        if found is None:
            return []
        targets = [node for node in found.parent.children if local(node.name) == "target"]
        if not any(node.inner == unit.start and not node.empty for node in targets):
            return []
        if local(found.unit.name) == "unit":
            dropped = places.attribute_dropped(found.parent, "subState")
            return [*places.attribute_set(found.parent, "state", "final"), *dropped]
        approved = places.attribute_set(found.unit, "approved", "yes")
        return [*approved, *places.attribute_set(targets[0], "state", "final")]

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The `trans-unit` or `unit` around the target."""
        first = root(file.text)
        prefix, second = first.prefix, is_second(first)
        name = f"{prefix}unit" if second else f"{prefix}trans-unit"
        span = element_around(file.text, name, start, end)
        if span is None:
            return None
        head = f"<{first.name}{first.attributes}>"
        outer = [f"{prefix}file"] if second else [f"{prefix}file", f"{prefix}body"]
        before = head + "".join(f"<{tag}>" for tag in outer)
        after = "".join(f"</{tag}>" for tag in (*outer[::-1], first.name))
        return read_part(self, file, span, before, after)


FORMAT = XliffFormat()


def _refuse_other_version(file: FileText, name: str) -> None:
    """Raises ReviewError (line) where elements stand that only the other version has."""
    found = re.search(rf"<(?:[\w.-]+:)?{name}[\s>]", file.text)
    if found:
        version = "1.2" if name == "trans-unit" else "2.0"
        raise ReviewError(
            f"<xliff> names another version than the one that has <{name}>",
            f'Write version="{version}" into <xliff>.',
            file=file.path,
            line=unified(file.text[: found.start()]).count("\n") + 1,
        )
