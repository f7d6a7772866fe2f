"""The text parts of a package, each a well-formed XML file, in the joined text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import FileText
from reviewtool.formats.package import END
from reviewtool.formats.xml import wellformed
from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.scan import SKIPPED, attributes, root

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_DECLARED = re.compile(r"\ufeff?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_TAG = re.compile(rf"<(?:{SKIPPED}|[^\s<>/!?]++(?P<attributes>{ATTRIBUTES})/?>)")
_UTF_8 = frozenset({"utf-8", "utf8"})


class Part(NamedTuple):
    """A part from `start` to `end` in the joined text.

    `name` is its name in the package where that is known. `prefix` is what the names of the
    format's elements begin with (`w:`). `spells` says that the part declares another encoding than
    UTF-8, so that new text must be ASCII.
    """

    start: int
    end: int
    name: str
    prefix: str
    spells: bool

    def spelled(self, raw: str) -> str:
        """New raw text as this part can hold it."""
        return raw.encode("ascii", "xmlcharrefreplace").decode() if self.spells else raw


def parts(file: FileText, namespaces: Collection[str]) -> list[Part]:
    """The parts whose elements are in one of the namespaces, in order.

    Raises ReviewError (file, line in the part) for what is no well-formed XML, and where the first
    part is of another kind.
    """
    found, start = [], 0
    names = file.package.parts if file.package else ()
    for number, text in enumerate(file.text.removesuffix(END).split(END)):
        name = names[number] if number < len(names) else ""
        prefix = _checked(FileText(file.path, b"", text, "utf-8"), name, namespaces)
        if prefix is not None:
            declared = _DECLARED.match(text)
            spells = declared is not None and declared[1].lower() not in _UTF_8
            found.append(Part(start, start + len(text), name, prefix, spells))
        elif not number:
            raise ReviewError(
                "this is not the kind of document that its name says",
                "Save it from a word processor anew, as DOCX or ODT.",
                file=file.path,
            )
        start += len(text) + len(END)
    return found


def odd(file: FileText, text: str, part: Part, place: int) -> ReviewError:
    """The error for text that stands in a part as no word processor writes it."""
    return ReviewError(
        _named(part.name, "text stands here in a way that no word processor writes"),
        "Open the document in a word processor and save it again.",
        file=file.path,
        line=text.count("\n", part.start, place) + 1,
    )


def _named(part: str, what: str) -> str:
    return f"{part}: {what}" if part else what


def _checked(part: FileText, name: str, namespaces: Collection[str]) -> str | None:
    """The prefix of a part that is fit to be read."""
    try:
        wellformed.check(part)
    except ReviewError as error:
        raise ReviewError(
            _named(name, error.what), error.remedy, file=error.file, line=error.line
        ) from None
    found = _DECLARED.match(part.text)
    if found and found[1].lower() not in _UTF_8 and not part.text.isascii():
        raise ReviewError(
            f"a part of the package says that it is in {found[1]}, and is not",
            "Open it in the program that wrote it and save it again.",
            file=part.path,
        )
    names = _names(part.text, namespaces)
    own = [prefix for prefix, is_own in names if is_own]
    if len(own) > 1 or any((prefix, False) in names for prefix in own):
        raise ReviewError(
            "a part of the package names the same elements in two ways",
            "Open it in a word processor and save it again.",
            file=part.path,
        )
    return own[0] if own else None


def _names(text: str, namespaces: Collection[str]) -> set[tuple[str, bool]]:
    """The prefixes that a part declares, and whether each is for one of the namespaces."""
    found = _declared([root(text).attributes], namespaces)
    if sum(text.count(namespace) for namespace in namespaces) <= 1 and any(own for _, own in found):
        return found
    return _declared((match["attributes"] or "" for match in _TAG.finditer(text)), namespaces)


def _declared(tags: Iterable[str], namespaces: Collection[str]) -> set[tuple[str, bool]]:
    """The prefixes, with their colons, that the attributes of some tags declare."""
    return {
        (key[len("xmlns:") :] + ":" * (key != "xmlns"), value in namespaces)
        for raw in tags
        if "xmlns" in raw
        for key, value in attributes(raw).items()
        if key == "xmlns" or key.startswith("xmlns:")
    }
