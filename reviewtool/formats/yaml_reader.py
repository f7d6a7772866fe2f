"""Strict YAML, as records, packs and settings are written: plain data and nothing that acts.

PyYAML's events are read directly, from libyaml where it is there and from the pure parser where it
is not, with equal results. No tag, alias or anchor is followed, no type is guessed (`no` stays
`no`), nothing is taken twice, and what is refused is refused with its line. Depth is checked per
event, so that no nesting can exhaust the stack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TypeAlias

Node: TypeAlias = "str | list[Node] | dict[str, Node]"
Lines: TypeAlias = "dict[tuple[str | int, ...], int]"

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 8
MAX_KEY = 128

_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLOCK = ("|", ">")
_UNCLEAR_HEADER = re.compile(r"[|>][-+0-9]*(?:#| *\t)")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Plain(str):
    """A scalar that stood in the file without quotes, where the reader was asked to tell."""

    __slots__ = ()


def read_yaml(
    text: str | bytes, file: Path | str, *, complete: bool = False, plain: bool = False
) -> Node:
    """The one document in `text`: mappings as dict, sequences as list, every scalar as str.

    An empty file is an empty mapping. With `complete` the document must end with `...`, so that a
    cut file is noticed. With `plain`, unquoted scalars come as Plain. Raises ReviewError with file,
    line and remedy for all that is not plain data.
    """
    return _Reading(file, complete, plain, None).read(text)


def read_yaml_with_lines(text: str | bytes, file: Path | str) -> tuple[Node, Lines]:
    """Like `read_yaml`, with the 1-based line of every value by its path: `("rules", 0, "id")`."""
    lines: Lines = {}
    return _Reading(file, False, False, lines).read(text), lines


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, file: Path | str, complete: bool, plain: bool, lines: Lines | None) -> None:
        self.file = file
        self.complete = complete
        self.plain = plain
        self.lines = lines
        self.text = ""
        self.tabs_from: int | None = None

    def read(self, data: str | bytes) -> Node:
        self.text = text = self._decoded(data)
        self._check_text(text)
        self.tabs_from = 0 if "\t" in text else None
        documents = 0
        closed = False
        root: Node = {}
        events = self._events(text)
        for name, event in events:
            if name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise self._refused("a second document begins here", event, _ONE_DOCUMENT)
                root = self._content(events)
            elif name == "DocumentEndEvent":
                closed = event.explicit
        if self.tabs_from is not None:
            self._check_tabs(len(text))
        if self.complete and not closed:
            raise ReviewError(
                "the file ends without its closing line `...`, so it may have been cut",
                "Restore it from git or a backup; if it is whole, add a line with three dots.",
                file=self.file,
                line=max(1, len(_LINE_END.findall(text)) + (text[-1:] not in ("\n", "\r", ""))),
            )
        return root

    def _decoded(self, data: str | bytes) -> str:
        if len(data) > MAX_BYTES:
            raise ReviewError(
                f"the file is larger than {MAX_BYTES >> 20} MB",
                "Split it, or check that it is the file that you meant.",
                file=self.file,
            )
        if isinstance(data, str):
            return data
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ReviewError(
                f"byte {data[error.start]:#04x} is not UTF-8",
                "Save the file as UTF-8.",
                file=self.file,
                line=data.count(b"\n", 0, error.start) + 1,
            ) from None

    def _check_text(self, text: str) -> None:
        bad = _UNREADABLE.search(text)
        if bad is not None and bad.start() == 0 and bad[0] == "\ufeff":
            raise ReviewError(
                "the file starts with a byte order mark",
                "Save it as UTF-8 without a byte order mark.",
                file=self.file,
                line=1,
            )
        if bad is not None:
            raise self._refused_at(
                f"the character U+{ord(bad[0]):04X} may not stand in YAML as it is",
                bad.start(),
                f'Write it in double quotes as "\\u{ord(bad[0]):04X}", or take it out.',
            )
        conflict = _CONFLICT.search(text)
        if conflict is not None:
            raise self._refused_at(
                "git left a merge conflict in this file",
                conflict.start(),
                "For a record, run `reviewtool merge` with this file; else resolve it by hand.",
            )
        directive = _DIRECTIVE.search(text)
        if directive is not None:
            raise self._refused_at(
                "YAML directives (lines that begin with %) are not used here",
                directive.start(),
                "Take the line out.",
            )

    def _events(self, text: str) -> Iterator[tuple[str, Any]]:
        import yaml

        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        try:
            while True:
                event = loader.get_event()
                if event is None:
                    return
                yield type(event).__name__, event
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise ReviewError(
                f"this is not YAML: {error.problem or error.context}",
                "Correct this line, or the one before it.",
                file=self.file,
                line=mark.line + 1 if mark is not None else None,
            ) from None
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            raise ReviewError(
                f"this is not YAML: {str(error).splitlines()[0]}",
                "Correct the file.",
                file=self.file,
            ) from None
        finally:
            loader.dispose()

    def _content(self, events: Iterator[tuple[str, Any]]) -> Node:
        """The content of the document whose start was just read."""
        open_nodes: list[_Open] = []
        for name, event in events:
            if name in ("MappingEndEvent", "SequenceEndEvent"):
                finished = open_nodes.pop()
                if not open_nodes:
                    return finished.node
                continue
            node = self._node(name, event)
            if isinstance(node, str) and not event.style and open_nodes and open_nodes[-1].flow:
                self._check_unquoted(node, event)
            path = self._put(open_nodes[-1], node, event) if open_nodes else ()
            if path is not None and self.lines is not None:
                self.lines[path] = event.start_mark.line + 1
            if not isinstance(node, str):
                open_nodes.append(_Open(node, path or (), bool(event.flow_style)))
                self._check_depth(len(open_nodes), event)
            elif not open_nodes:
                return node
        raise AssertionError("the parser ended inside a document")

    def _node(self, name: str, event: Any) -> Node:
        if name == "AliasEvent":
            raise self._refused(
                f"the alias *{event.anchor} is not followed", event, "Write the value out."
            )
        if event.anchor is not None:
            raise self._refused(
                f"the anchor &{event.anchor} is not allowed", event, "Take the anchor out."
            )
        if event.tag is not None:
            raise self._refused(
                f"the tag {event.tag} is not allowed", event, "Take the tag out; quote a text."
            )
        if name == "MappingStartEvent":
            return {}
        if name == "SequenceStartEvent":
            return []
        return self._scalar(event)

    def _scalar(self, event: Any) -> str:
        value: str = event.value
        unquoted = not event.style
        if not value.isascii() and _SURROGATE.search(value):
            raise self._refused(
                "half of a surrogate pair is no character", event, "Take the escape out."
            )
        if event.style in _BLOCK and _UNCLEAR_HEADER.match(self.text, event.start_mark.index):
            raise self._refused(
                "a comment or tab touches the mark of a text block", event, "Put a blank between."
            )
        if self.tabs_from is not None and not unquoted:
            self._check_tabs(event.start_mark.index)
            self.tabs_from = event.end_mark.index
            if event.style in _BLOCK and value.lstrip("\n").startswith("\t"):
                raise self._refused(
                    "a text block begins with a tab", event, 'Write it in double quotes: "\\t…".'
                )
        return Plain(value) if unquoted and self.plain else value

    def _put(self, parent: _Open, node: Node, event: Any) -> tuple[str | int, ...] | None:
        """Put a node where it belongs; its path, or None where it is a field name."""
        last: str | int
        if isinstance(parent.node, list):
            last = len(parent.node)
            parent.node.append(node)
        elif parent.key is None:
            parent.key = self._key(parent.node, node, event)
            return None
        else:
            last = parent.key
            parent.node[last] = node
            parent.key = None
        return (*parent.path, last) if self.lines is not None else ()

    def _key(self, mapping: dict[str, Node], key: Node, event: Any) -> str:
        if not isinstance(key, str):
            raise self._refused("a field name is not a text", event, _NAME)
        if key in mapping:
            raise self._refused(
                f"the field `{key[:40]}` stands here a second time", event, "Keep one of the two."
            )
        if len(key) > MAX_KEY:
            raise self._refused(f"a field name is longer than {MAX_KEY} characters", event, _NAME)
        return str(key)

    def _check_unquoted(self, value: str, event: Any) -> None:
        """Refuse what the two parsers read differently inside brackets and braces."""
        if not value or "?" in value:
            raise self._refused(
                "a value inside brackets is empty or holds a question mark without quotes",
                event,
                "Write it in quotes.",
            )

    def _check_depth(self, depth: int, event: Any) -> None:
        if depth > MAX_DEPTH:
            raise self._refused(
                f"the nesting is deeper than {MAX_DEPTH} levels",
                event,
                "Write it with fewer levels.",
            )

    def _check_tabs(self, end: int) -> None:
        """Refuse tabs between quoted texts and text blocks, except in comments."""
        start = self.tabs_from or 0
        gap = _COMMENT.sub(lambda comment: " " * len(comment[0]), self.text[start:end])
        tab = gap.find("\t")
        if tab >= 0:
            raise self._refused_at(
                "a tab stands outside a text", start + tab, "Use blanks; quote a text with tabs."
            )

    def _refused(self, what: str, event: Any, remedy: str) -> ReviewError:
        return ReviewError(what, remedy, file=self.file, line=event.start_mark.line + 1)

    def _refused_at(self, what: str, place: int, remedy: str) -> ReviewError:
        line = len(_LINE_END.findall(self.text, 0, place)) + 1
        return ReviewError(what, remedy, file=self.file, line=line)


_ONE_DOCUMENT = "Keep one document a file: take out what follows the closing line `...` or `---`."
_NAME = "Use a short name followed by a colon."


class _Open:
    """A mapping or sequence whose end has not been met yet."""

    __slots__ = ("flow", "key", "node", "path")

    def __init__(
        self, node: list[Node] | dict[str, Node], path: tuple[str | int, ...], flow: bool
    ) -> None:
        self.node = node
        self.path = path
        self.flow = flow
        self.key: str | None = None
