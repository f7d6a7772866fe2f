"""Reads translation memories in TMX: pairs of texts, and nothing else of the file.

A memory may be larger than what fits in the computer, so it is read piece by piece and no place in
it is kept; `tmx_format` reads the same files as documents, whole and with all places.

The parser is expat as it comes, with every door shut: no declarations, no entities, nothing from
outside, a limit on the size of the file. Inline tags are left out, the text between them stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest memory that is read."""
_DEEPEST = 100
_PIECE = 1 << 20
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements that hold the codes of another format, which are no text."""


class Variant(NamedTuple):
    """A text of a translation unit, with its language code in lower case (`nl`, `en-gb`)."""

    language: str
    text: str


def read_units(path: Path) -> Iterator[list[Variant]]:
    """The translation units in file order, each with its texts.

    Raises ReviewError (file, line) for what is no well-formed TMX, declares entities, or is too
    large.
    """
    reader = _Reader(path)
    try:
        if path.stat().st_size > LARGEST:
            raise ReviewError(
                f"the memory is larger than {LARGEST // 1024 // 1024} MB",
                "Give the part of it that belongs to these texts.",
                file=path,
            )
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield from reader.feed(piece)
    except OSError as error:
        raise ReviewError(
            f"the memory cannot be read: {error.strerror or error}",
            "Check that the file is there and that you may read it.",
            file=path,
        ) from None
    yield from reader.feed(b"", last=True)


class _Reader:
    """Follows the elements of one file; `feed` gives the units that are complete."""

    def __init__(self, path: Path) -> None:
        from xml.parsers import expat

        self._path = path
        self._depth = 0
        self._coded = 0
        self._text: list[str] | None = None
        self._language = ""
        self._unit: list[Variant] = []
        self._units: list[list[Variant]] = []
        self._error: type[Exception] = expat.ExpatError
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.ExternalEntityRefHandler = self._refuse_entity
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def feed(self, data: bytes, *, last: bool = False) -> list[list[Variant]]:
        """The units that this piece of the file completes."""
        try:
            self._parser.Parse(data, last)
        except self._error as error:
            reason = str(error).partition(":")[0]
            raise self._refused(f"this is no well-formed XML ({reason})") from None
        except (ValueError, LookupError):
            raise self._refused("the encoding that the file names is not known") from None
        units, self._units = self._units, []
        return units

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and name != "tmx":
            raise self._refused(f"this is no TMX file: it begins with <{name[:40]}>")
        if self._depth > _DEEPEST:
            raise self._refused("the elements are nested too deeply")
        if name == "tu":
            self._unit = []
        elif name == "tuv":
            code = attributes.get("xml:lang") or attributes.get("lang") or ""
            self._language = code.replace("_", "-").lower()
        elif name == "seg":
            self._text = []
        elif name in CODES:
            self._coded += 1

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "seg" and self._text is not None:
            self._unit.append(Variant(self._language, "".join(self._text)))
            self._text = None
        elif name == "tu":
            self._units.append(self._unit)
            self._unit = []
        elif name in CODES:
            self._coded -= 1

    def _characters(self, text: str) -> None:
        if self._text is not None and not self._coded:
            self._text.append(text)

    def _refuse_doctype(self, name: str, _system: object, _public: object, inside: int) -> None:
        # The document type that TMX names for itself is allowed, and never fetched.
        if inside or name != "tmx":
            raise self._refused("the file declares a document type of its own")

    def _refuse_entity(self, *_: object) -> int:
        raise self._refused("the file declares entities")

    def _refused(self, what: str) -> ReviewError:
        return ReviewError(
            what,
            "Export the memory anew as TMX 1.4, or give it as TSV or JSONL.",
            file=self._path,
            line=self._parser.CurrentLineNumber,
        )
