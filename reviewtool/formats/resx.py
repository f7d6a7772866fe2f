"""Resources of .NET: `.resx`, and `.resw` of Windows apps.

A unit is the value of a `data` element that holds a string; ids are names. What a designer keeps in
the file is left out: names that begin with `>>`, and of a form (`$this`) and its controls all but
the properties that are read by people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import About, Layout, Unit
from reviewtool.formats.xml.content import ATTRIBUTES, content, decoded
from reviewtool.formats.xml.first_element import first_element
from reviewtool.formats.xml.scan import SKIPPED, attributes, element_around
from reviewtool.formats.xml.tree import nodes
from reviewtool.formats.xml_filling import Elements, content_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.xml.tree import Node

_READ_BY_PEOPLE = re.compile(
    r"(?:Text|TrueText|FalseText|ToolTip|ToolTipText|AutoToolTip|Title|Caption|Header|HeaderText"
    r"|Description|Content|Message|Label|Hint|Watermark|PlaceholderText|NullText|HelpString"
    r"|AccessibleName|AccessibleDescription|BalloonTipText|BalloonTipTitle|Filter|Items|Lines)\d*"
)
"""Properties of controls that are shown, or read out; those of lists are numbered."""
_DATA = re.compile(
    rf"<(?:{SKIPPED}"
    rf'|data\s++name="(?P<id>[^"<>&\n\r\t]++)"(?P<data>(?:\s{ATTRIBUTES})?+)>\s*+'
    rf"<value(?:\s{ATTRIBUTES})?+>(?P<value>[^<]*+)</value>\s*+"
    rf"(?:<comment>(?P<comment>[^<]*+)</comment>\s*+)?+</data(?P<whole>)>"
    rf"|(?P<close>/?)data(?=[\s/>]){ATTRIBUTES}(?P<tag>/?)>)"
)


class ResxFormat(Elements):
    """String resources of .NET."""

    name = "resx"
    layout = Layout.KEYS

    def read(self, file: FileText) -> list[Unit]:
        """The strings in order; comments are notes.

        Raises ReviewError (line) for what is no well-formed file of resources, and for a `data`
        without a name, without a value or with two, or inside another.
        """
        first_element(file, "root", ".resx file", "a file of .NET resources")
        with uncollected():
            return _units(file)

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The `data` around the value."""
        span = element_around(file.text, "data", start, end)
        return read_part(self, file, span, "<root>", "</root>") if span else None


FORMAT = ResxFormat()


class _Data(NamedTuple):
    """A string: its name, the raw half-open span of its value, the text of its comment."""

    name: str
    start: int
    end: int
    comment: str


def _units(file: FileText) -> list[Unit]:
    found = list(_strings(file))
    controls = {one.name[2 : -len(".Name")] for one in found if _names_a_control(one.name)}
    lines = LineNumbers(file.text)
    units = []
    for name, start, end, comment in found:
        if not _is_text(name, controls):
            continue
        raw = file.text[start:end]
        said, tokens = content(raw) if "<" in raw else (decoded(raw), ())
        about = About(notes=(comment,)) if comment else None
        units.append(Unit(said, start, end, lines.at(start), name, tokens=tokens, about=about))
    return with_unique_ids(units)


def _names_a_control(name: str) -> bool:
    return name.startswith(">>") and name.endswith(".Name")


def _is_text(name: str, controls: set[str]) -> bool:
    """Whether a string is for people: it is none of a designer's own."""
    if name.startswith(">>"):
        return False
    owner, _, own = name.rpartition(".")
    is_own = owner in controls or name.startswith("$this.")
    return not is_own or _READ_BY_PEOPLE.fullmatch(own) is not None


def _strings(file: FileText) -> Iterator[_Data]:
    """The elements that hold a string, also those that a designer keeps."""
    opened: int | None = None
    for match in _DATA.finditer(file.text):
        kind = match.lastgroup
        if kind == "whole" and opened is None:
            if _holds_string(match["data"]):
                comment = decoded(match["comment"] or "").strip()
                yield _Data(match["id"], *match.span("value"), comment)
        elif kind and opened is None:
            opened = match.start()
            if match["tag"]:
                yield from _unusual(file, nodes(file.text, opened, match.end())[0])
                opened = None
        elif kind and not match["close"]:
            raise _refused(file, "this <data> stands inside another", match.start())
        elif kind and opened is not None:
            yield from _unusual(file, nodes(file.text, opened, match.end())[0])
            opened = None


def _unusual(file: FileText, node: Node) -> Iterator[_Data]:
    """The string in an element that the pattern does not read as a whole."""
    if not _holds_string(node.raw):
        return
    if "name" not in node.attributes:
        raise _refused(file, "this <data> has no name", node.start)
    values = node.named("value")
    if len(values) != 1:
        what = "two values" if values else "no value"
        raise _refused(file, f"this <data> has {what}", node.start)
    comments = [
        content(file.text[one.inner : one.inner_end]).text.strip() for one in node.named("comment")
    ]
    comment = "\n".join(filter(None, comments))
    yield _Data(node.attributes["name"], *content_span(values[0]), comment)


def _holds_string(raw: str) -> bool:
    """Whether an element with these attributes holds a string, and no other kind of data."""
    if "type" not in raw:
        return True
    found = attributes(raw)
    kind = found.get("type", "").partition(",")[0].strip()
    return not found.get("mimetype") and kind in ("", "System.String")


def _refused(file: FileText, what: str, place: int) -> ReviewError:
    return ReviewError(
        what,
        "Mend that place, or write the file anew with the program that wrote it.",
        file=file.path,
        line=LineNumbers(file.text).at(place),
    )
