"""Whether a text is XML that may be read: well-formed, with no entities and no deep nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.formats.file_text import FileText

DEEPEST = 100
"""Elements that may stand inside each other."""
_PIECE = 1 << 20
_MEND = "Mend that place, or export the file anew from the program that wrote it."
_UNDECLARED = "Save the file without a declaration of its own: no such file is read."


def check(file: FileText) -> None:
    """Raises ReviewError (line) for what is no well-formed XML, or is not safe to read.

    Not safe are a document type with declarations of its own, entities other than the five that
    XML knows, and more than `DEEPEST` elements inside each other. Nothing outside the file is
    fetched, and the encoding that the XML declaration names does not count, since the text is
    decoded already.
    """
    _Reader(file.path).read(file.text)


class _Reader:
    def __init__(self, path: Path) -> None:
        from xml.parsers import expat

        self._path = path
        self._depth = 0
        self._error: type[expat.ExpatError] = expat.ExpatError
        self._said = expat.ErrorString
        self._parser = expat.ParserCreate()
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped

    def read(self, text: str) -> None:
        try:
            for start in range(0, len(text), _PIECE):
                self._parser.Parse(text[start : start + _PIECE], False)
            self._parser.Parse("", True)
        except self._error as error:
            reason = f"{self._said(error.code)}, column {error.offset + 1}"
            raise ReviewError(
                f"this is no well-formed XML ({reason})", _MEND, file=self._path, line=error.lineno
            ) from None
        except UnicodeEncodeError:
            raise self._refused(
                "this is no well-formed XML (half of a surrogate pair)", _MEND
            ) from (None)

    def _start(self, name: str, _attributes: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            what = f"more than {DEEPEST} elements stand inside each other, here <{name[:40]}>"
            raise self._refused(what, _MEND)

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(self, _name: str, _system: object, _public: object, inside: int) -> None:
        if inside:
            raise self._refused("the file declares a document type of its own", _UNDECLARED)

    def _entity(self, *_: object) -> None:
        raise self._refused("the file declares entities", _UNDECLARED)

    def _skipped(self, name: str, _is_parameter: object) -> None:
        what = f"the entity &{name[:40]}; is not known"
        raise self._refused(what, "Write the character itself, or its number as in &#160;.")

    def _refused(self, what: str, remedy: str) -> ReviewError:
        return ReviewError(what, remedy, file=self._path, line=self._parser.CurrentLineNumber)
