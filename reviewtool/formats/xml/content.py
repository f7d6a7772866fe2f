"""What the raw content of an element says: text, references, CDATA, comments and inline tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.unit import Spans

ATTRIBUTES = r"""(?:[^<>"'/]++|"[^"]*+"|'[^']*+'|/(?!>))*+"""
"""A pattern for all between the name of a tag and its `>` or `/>`."""
_PART = re.compile(
    r"(?P<text>[^<]++)"
    r"|<(?:(?P<hidden>!--(?s:.*?)-->|\?(?s:.*?)\?>)"
    r"|!\[CDATA\[(?P<cdata>(?s:.*?))\]\]>"
    rf"|(?P<close>/?)(?P<name>[^\s<>/]++){ATTRIBUTES}(?P<empty>/?)>)"
)
_RETURN = r"&#(?:x0*[dD]|0*13);(?:\r\n?|\n|&#(?:x0*[aA]|0*10);)?"
_CODE_POINT = re.compile(rf"{_RETURN}|&[^;<&]++;|\r\n|.", re.DOTALL)
_LITERAL_CODE_POINT = re.compile(r"\r\n|.", re.DOTALL)
_REFERENCE = re.compile(r"&([^;<&]++);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CDATA = re.compile(r"<(?:!--.*?-->|\?.*?\?>|!\[CDATA\[(?P<cdata>.*?)\]\]>)", re.DOTALL)
_OPEN, _CLOSE = "<![CDATA[", "]]>"


class Kind(Enum):
    """What a part of some content is."""

    TEXT = "text"
    """Text that may hold references."""
    CDATA = "cdata"
    """A CDATA section with its marks."""
    HIDDEN = "hidden"
    """A comment or a processing instruction."""
    TAG = "tag"
    """An opening, closing or empty tag, or a whole element that is one token."""


class Part(NamedTuple):
    """A half-open span of the file's text and what it is."""

    kind: Kind
    start: int
    end: int


class Content(NamedTuple):
    """What an element says, line ends as LF and tags as written, and the spans of the tags."""

    text: str
    tokens: Spans


def decoded(raw: str) -> str:
    """What raw text without markup says, line ends as LF."""
    raw = unified(raw)
    if "&" not in raw:
        return raw
    if "&#" in raw:
        return unified(_REFERENCE.sub(_character, raw))
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        raw = raw.replace(name, sign)
    return raw.replace("&amp;", "&")


def content(raw: str, whole: frozenset[str] = frozenset()) -> Content:
    """What the raw content of an element says; for `whole` see `parts`."""
    if "<" not in raw:
        return Content(decoded(raw), ())
    said, tokens, length = [], [], 0
    is_tag = True
    for piece in _tags(whole).split(raw):
        is_tag = not is_tag
        if is_tag:
            text = unified(piece)
            tokens.append((length, length + len(text)))
        elif "<" in piece:
            return _content_by_parts(raw, whole)
        else:
            text = decoded(piece)
        said.append(text)
        length += len(text)
    return Content("".join(said), tuple(tokens))


@cache
def _tags(whole: frozenset[str]) -> re.Pattern[str]:
    """Finds tags, and whole elements that hold text alone; nothing of what is more than that."""
    tag = rf"/?[^\s<>/!?]++{ATTRIBUTES}/?>"
    if whole:
        name = rf"(?:[^\s<>/:!?]++:)?(?:{'|'.join(map(re.escape, sorted(whole)))})(?=[\s/>])"
        tag = rf"{name}{ATTRIBUTES}(?:/>|>[^<]*+</[^<>]++>)|(?!{name}){tag}"
    return re.compile(f"(<(?:{tag}))")


def _content_by_parts(raw: str, whole: frozenset[str]) -> Content:
    said, tokens, length = [], [], 0
    for kind, start, end in parts(raw, 0, len(raw), whole):
        if kind is Kind.TEXT:
            text = decoded(raw[start:end])
        elif kind is Kind.HIDDEN:
            continue
        elif kind is Kind.CDATA:
            text = unified(raw[start + len(_OPEN) : end - len(_CLOSE)])
        else:
            text = unified(raw[start:end])
            tokens.append((length, length + len(text)))
        said.append(text)
        length += len(text)
    return Content("".join(said), tuple(tokens))


def parts(text: str, start: int, end: int, whole: frozenset[str] = frozenset()) -> Iterator[Part]:
    """The parts of a content of well-formed XML, without a gap.

    An element whose name without prefix is in `whole` is one part with all that stands in it.
    """
    depth = opened = 0
    for match in _PART.finditer(text, start, end):
        kind = _KINDS[match.lastgroup or ""]
        if kind is not Kind.TAG or not whole:
            if not depth:
                yield Part(kind, match.start(), match.end())
            continue
        if depth:
            depth += 0 if match["empty"] else -1 if match["close"] else 1
            if not depth:
                yield Part(kind, opened, match.end())
        elif match["name"].rpartition(":")[2] in whole and not (match["empty"] or match["close"]):
            depth, opened = 1, match.start()
        else:
            yield Part(kind, match.start(), match.end())


_KINDS = {
    "text": Kind.TEXT,
    "hidden": Kind.HIDDEN,
    "cdata": Kind.CDATA,
    "empty": Kind.TAG,
}


def pieces(text: str, start: int, end: int, whole: frozenset[str] = frozenset()) -> list[Piece]:
    """The smallest parts of a span that begins and ends between two of them.

    A code point, a line end or a reference each; a tag; nothing for comments, processing
    instructions and the marks of CDATA.
    """
    found: list[Piece] = []
    before = _section(text, start)
    if before:
        stop = min(before[1], end)
        found += _literal(text, start, stop)
        start = min(stop + len(_CLOSE), end)
        found += [Piece(text[stop:start], "")] if start > stop else []
    after = _section(text, end) if start < end else None
    last = after[0] - len(_OPEN) if after else end
    for kind, one, other in parts(text, start, last, whole):
        if kind is Kind.TEXT:
            found += [Piece(raw, _spelled(raw)) for raw in _CODE_POINT.findall(text, one, other)]
        elif kind is Kind.CDATA:
            found.append(Piece(_OPEN, ""))
            found += _literal(text, one + len(_OPEN), other - len(_CLOSE))
            found.append(Piece(_CLOSE, ""))
        else:
            raw = text[one:other]
            found.append(Piece(raw, unified(raw) if kind is Kind.TAG else ""))
    if after:
        found.append(Piece(_OPEN, ""))
        found += _literal(text, after[0], end)
    return found


def in_cdata(text: str, place: int) -> bool:
    """Whether a place in well-formed XML is inside a CDATA section."""
    return _section(text, place) is not None


def _section(text: str, place: int) -> tuple[int, int] | None:
    """The span of the content of the CDATA section around a place."""
    starts, ends = _sections(text)
    found = bisect_right(starts, place) - 1
    return (starts[found], ends[found]) if found >= 0 and place <= ends[found] else None


def _literal(text: str, start: int, end: int) -> list[Piece]:
    return [Piece(raw, unified(raw)) for raw in _LITERAL_CODE_POINT.findall(text, start, end)]


def _spelled(raw: str) -> str:
    return decoded(raw) if len(raw) > 1 or raw == "\r" else raw


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if not name.startswith("#"):
        return _NAMED.get(name, match[0])
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    return chr(int(name[1:].lstrip("0")))


@lru_cache(maxsize=2)
def _sections(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where the contents of the CDATA sections start and end."""
    if _OPEN not in text:
        return (), ()
    spans = [match.span("cdata") for match in _CDATA.finditer(text) if match["cdata"] is not None]
    return [start for start, _ in spans], [end for _, end in spans]
