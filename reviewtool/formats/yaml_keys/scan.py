"""The texts of a YAML file with their places, read from the events of PyYAML's parser.

No object is made, no tag or alias is followed. libyaml's parser is used where it is there. Only the
places where tokens begin are taken from the parser; where a text ends is read from the file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.key_path import joined
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.yaml_keys.blocks import block_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

DEEPEST = 100
"""How many mappings and sequences may stand in one another."""

_UNREADABLE = re.compile(
    "\\A\ufeff|[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_PROPERTIES = re.compile(r"(?:[&!][^\s]*+(?:[ \t\r\n]++(?:#[^\r\n]*+)?+)*+)++")
_END = re.compile("[\r\n\x85\u2028\u2029]")
_SYMBOL = re.compile(r":[A-Za-z_]\w*+[?!=]?")
_STR = ("tag:yaml.org,2002:str", "!")
_COLLECTIONS = (None, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!")


class Scalar(NamedTuple):
    """A text: the path of its keys, what it says, and the half-open span of its raw text.

    The span is inside the quotes, or begins with the mark of a block. `style` is a quotation mark,
    `|`, `>`, or empty for a plain text; `flow` says that it stands in brackets or braces, and
    `indent` is how far the lines of a block are indented.
    """

    id: str
    value: str
    start: int
    end: int
    style: str
    flow: bool
    indent: int


class _Open:
    """A mapping or sequence whose end has not been met yet."""

    __slots__ = ("flow", "id", "key", "number", "skipped")

    def __init__(self, id: str | None, event: Any, skipped: bool) -> None:  # noqa: A002
        self.id = id
        self.number = -1 if "Mapping" in type(event).__name__ else 0
        self.key: str | None = None
        self.flow = bool(event.flow_style)
        self.skipped = skipped or event.tag not in _COLLECTIONS


@lru_cache(maxsize=2)
def scalars(file: FileText) -> tuple[Scalar, ...]:
    """All texts that are no keys, in file order.

    Raises ReviewError (file, line) for what is no YAML, and nesting beyond DEEPEST.
    """
    bad = _UNREADABLE.search(file.text)
    if bad is not None:
        raise _refused(
            file,
            bad.start(),
            f"the character U+{ord(bad[0]):04X} may not stand in YAML as it is",
            "Take it out, or write it as an escape in double quotes.",
        )
    with uncollected():
        return tuple(_scalars(file))


def events(text: str) -> Iterator[tuple[str, Any]]:
    """The parser's events with the names of their classes; raises yaml.YAMLError."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    try:
        while (event := loader.get_event()) is not None:
            yield type(event).__name__, event
    finally:
        loader.dispose()


def is_text(value: str, style: str, tag: str | None) -> bool:
    """Whether a scalar is text, and no number, truth value, date or Ruby symbol."""
    if tag is not None or style:
        return tag is None or tag in _STR
    if not value or _SYMBOL.fullmatch(value):
        return False
    import yaml

    resolvers = yaml.resolver.Resolver.yaml_implicit_resolvers.get(value[0], ())
    return not any(pattern.match(value) for _, pattern in resolvers)


def _scalars(file: FileText) -> Iterator[Scalar]:
    around: list[_Open] = []
    documents = 0
    for name, event in _events(file):
        if name == "ScalarEvent":
            inner = around[-1] if around else None
            key = inner is not None and inner.number < 0 and inner.key is None
            id, skipped = _next_id(around, documents, event)  # noqa: A001
            if not key and not skipped:
                found = _scalar(file, id, event, inner)
                if found is not None:
                    yield found
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            id, skipped = _next_id(around, documents, event)  # noqa: A001
            around.append(_Open(id, event, skipped))
            if len(around) > DEEPEST:
                place = event.start_mark.index
                what = f"the nesting is deeper than {DEEPEST} levels"
                raise _refused(file, place, what, "Write it with fewer levels.")
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            around.pop()
        elif name == "AliasEvent":
            _next_id(around, documents, event)
        elif name == "DocumentStartEvent":
            documents += 1


def _next_id(around: list[_Open], documents: int, event: Any) -> tuple[str | None, bool]:
    """The id of the node that begins, and whether it is to be left alone, as a key is."""
    if not around:
        return (None if documents < 2 else f"---{documents}"), False
    inner = around[-1]
    if inner.number >= 0:
        inner.number += 1
        return joined(inner.id, str(inner.number - 1)), inner.skipped
    if inner.key is None:
        alias = f"*{event.anchor}" if type(event).__name__ == "AliasEvent" else "?"
        inner.key = getattr(event, "value", alias)
        return None, True
    key, inner.key = inner.key, None
    return joined(inner.id, key), inner.skipped


def _scalar(file: FileText, id: str | None, event: Any, inner: _Open | None) -> Scalar | None:  # noqa: A002
    """The text with its span; None for what is no text."""
    style, value = event.style or "", event.value
    if not is_text(value, style, event.tag) or not (value or style):
        return None
    text = file.text
    start, end, indent = event.start_mark.index, event.end_mark.index, 0
    if event.anchor is not None or event.tag is not None:
        properties = _PROPERTIES.match(text, start)
        start = properties.end() if properties else start
    if style in ("|", ">"):
        end, indent = block_span(text, start, end, value)
        found = text[start] == style
    elif style:
        found = text[start] == text[end - 1] == style and end - start > 1
        start, end = start + 1, end - 1
    else:
        folded = _END.search(text, start, end) is not None
        found = end > start and (folded or text[start:end] == value)
    if not found:
        what = "the place of this text was not found"
        raise _refused(file, start, what, "Write the text in double quotes on one line.")
    flow = inner is not None and inner.flow
    return Scalar(id or "", value, start, end, style, flow, indent)


def _events(file: FileText) -> Iterator[tuple[str, Any]]:
    import yaml

    try:
        yield from events(file.text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"this is not YAML: {error.problem or error.context}"
        place = mark.index if mark else 0
        raise _refused(file, place, what, "Mend this line, or the one before it.") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        what = f"this is not YAML: {str(error).splitlines()[0]}"
        raise _refused(file, 0, what, "Mend the file.") from None


def _refused(file: FileText, place: int, what: str, remedy: str) -> ReviewError:
    line = LineNumbers(file.text).at(min(place, len(file.text)))
    return ReviewError(what, remedy, file=file.path, line=line)
