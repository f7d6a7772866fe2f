"""The units of the entries of one file."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.po.comments import NONE, comments
from reviewtool.formats.po.grammar import forms_of
from reviewtool.formats.po.quoted import decoder
from reviewtool.formats.unit import About, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.po.comments import Comments

_LANGUAGE = re.compile(r"^(X-Source-)?Language:[ \t]*+([A-Za-z0-9_-]++)", re.MULTILINE)


class EntryUnits:
    """Makes the units of one entry after the other, in the order of the file."""

    def __init__(self, file: FileText) -> None:
        self._text = file.text
        self._lines = LineNumbers(file.text)
        self._decode = decoder(file.encoding)
        self._languages: dict[str, str] = {}

    def of(self, entry: re.Match[str]) -> Iterator[Unit]:
        """The units of an entry: one, one for each plural form, or none for the header."""
        gap, raw_context, raw_source, raw_plural = entry.group("gap", "context", "id", "plural")
        if raw_source is None:
            return
        source = self._decode(raw_source)
        if raw_context is None and not source and entry["text"] is not None:
            self._languages.update(_LANGUAGE.findall(self._decode(entry["text"])))
            return
        context = None if raw_context is None else self._decode(raw_context)
        plural = None if raw_plural is None else self._decode(raw_plural)
        said = comments(gap, self._decode)
        name = _name(context, source)
        for index, start, end in forms_of(entry):
            first = index in ("", "0")
            yield Unit(
                self._decode(self._text[start:end]),
                start,
                end,
                self._lines.at(start),
                id=f"{name}[{index}]" if index else name,
                source=source if first or plural is None else plural,
                source_language=self._languages.get("X-Source-"),
                target_language=self._languages.get(""),
                about=_about(context, said, _other(index, source, plural)),
            )


def _name(context: str | None, source: str) -> str:
    """A short id made of what gettext finds an entry by: its msgctxt and msgid."""
    key = source if context is None else f"{context}\4{source}"
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _other(index: str, source: str, plural: str | None) -> str:
    """A note that tells the other number of a plural form's source."""
    if plural is None:
        return ""
    return f"Plural: {plural}" if index == "0" else f"Singular: {source}"


def _about(context: str | None, said: Comments, note: str) -> About | None:
    if not context and said == NONE and not note:
        return None
    return About(
        ", ".join(filter(None, (context, said.references))),
        (*said.notes, note) if note else said.notes,
        "fuzzy" if said.fuzzy else "",
    )
