"""The first element of an XML file, which says what kind of file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.xml import wellformed
from reviewtool.formats.xml.scan import local, root

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.xml.scan import Root


def first_element(
    file: FileText, name: str, kind: str, such: str, *, prefixed: bool = False
) -> Root:
    """The first element of a file that is well-formed and safe to read.

    Raises ReviewError (line) for another file, and for one that does not begin with `name`, with
    any prefix if `prefixed`. `kind` and `such` go into “this is no …” and “Name …”.
    """
    wellformed.check(file)
    first = root(file.text)
    if (local(first.name) if prefixed else first.name) != name:
        raise ReviewError(
            f"this is no {kind}: it begins with <{first.name[:40]}>",
            f"Name {such}, or name the format of this one.",
            file=file.path,
            line=1,
        )
    return first
