"""What the comments before an entry say of it, and how its `fuzzy` flag is taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.po.lexis import GAP, quoted
from reviewtool.formats.unit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_COMMENT = re.compile(r"#([^\r\n]*+)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FLAG = re.compile(r"[^ \t,]++")
_PREVIOUS = re.compile(rf"{GAP}(?:msgctxt{GAP}{quoted()}{GAP})?+msgid{GAP}{quoted('text')}")
_FUZZY = "fuzzy"


class Comments(NamedTuple):
    """`references` tell where the text is used, `notes` are for translators."""

    references: str = ""
    notes: tuple[str, ...] = ()
    fuzzy: bool = False


NONE = Comments()
"""What an entry without comments has."""


def comments(gap: str, decode: Callable[[str], str]) -> Comments:
    """What the gap before an entry says of it.

    The notes are those of the authors, those of the translators, the flags beside `fuzzy`, and
    the source that a fuzzy target was made for.
    """
    if "#" not in gap:
        return NONE
    lines: dict[str, list[str]] = {}
    for match in _own(gap, 0, len(gap)):
        line = match[1]
        mark = line[:1] if line[:1] in (".", ":", ",", "=", "|") else ""
        lines.setdefault(mark, []).append(line[len(mark) :].strip())
    references = " ".join(lines.get(":", ()))
    if len(lines) == 1 and references:
        return Comments(references)
    notes = [" ".join(filter(None, lines.get(mark, ()))) for mark in (".", "")]
    flags = [flag for mark in (",", "=") for flag in _flags(lines.get(mark, ()))]
    notes.append(", ".join(flag for flag in flags if flag != _FUZZY))
    previous = _PREVIOUS.match("\n".join(lines.get("|", ())))
    if previous:
        notes.append(f"Previous source: {decode(previous['text'])}")
    return Comments(references, tuple(filter(None, notes)), _FUZZY in flags)


def without_fuzzy(text: str, start: int, end: int) -> list[Edit]:
    """The edits that take `fuzzy` and the previous source out of the gap before an entry.

    Other flags stay. Nothing where the entry is not fuzzy.
    """
    edits, fuzzy = [], False
    for match in _own(text, start, end):
        flags = _flags([match[1]]) if match[1].startswith(",") else []
        fuzzy = fuzzy or _FUZZY in flags
        if _FUZZY in flags and any(flag != _FUZZY for flag in flags):
            edits.append(_without_flag(text, match))
        elif _FUZZY in flags or match[1].startswith("|"):
            edits.append(_without_line(text, match))
    return edits if fuzzy else []


def _own(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The comments of the gap that follow its last obsolete entry."""
    found: list[re.Match[str]] = []
    for match in _COMMENT.finditer(text, start, end):
        if match[1].startswith("~"):
            found.clear()
        else:
            found.append(match)
    return found


def _flags(lines: Iterable[str]) -> list[str]:
    return [flag for line in lines for flag in _FLAG.findall(line)]


def _without_flag(text: str, comment: re.Match[str]) -> Edit:
    """The flags without `fuzzy`, parted as they were."""
    flags = list(_FLAG.finditer(text, comment.start() + 2, comment.end()))
    others = [flag[0] for flag in flags if flag[0] != _FUZZY]
    parted = text[flags[0].end() : flags[1].start()]
    return Edit(flags[0].start(), flags[-1].end(), parted.join(others))


def _without_line(text: str, comment: re.Match[str]) -> Edit:
    """The comment deleted, with its line where nothing else stands on it."""
    start = comment.start()
    while start and text[start - 1] in " \t":
        start -= 1
    line_end = _LINE_END.match(text, comment.end())
    if start and text[start - 1] not in "\r\n":
        return Edit(start, comment.end(), "")
    return Edit(start, line_end.end() if line_end else comment.end(), "")
