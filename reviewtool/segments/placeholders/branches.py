"""Messages with branches, as ICU writes them: `{count, plural, one {# day} other {# days}}`.

Their structure is protected, what stands in the branches is not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reviewtool.segments.placeholders.notation import Notation, Placeholder

DEEPEST = 20
"""Messages inside each other; one that lies deeper is read as plain text."""


class _Message(NamedTuple):
    """A message with branches that is not closed yet: whether it counts, and its parts so far."""

    argument: str
    counts: bool
    parts: list[Placeholder]

    def add(self, start: int, end: int, key: str) -> None:
        """Note what opens the branch of a key; the key `}` ends the last one."""
        form = f"{{{self.argument}}} {key}"
        self.parts.append(Placeholder(start, end, Notation.BRANCH, form))


def branches(text: str) -> list[Placeholder]:
    """The parts of all messages with branches, in order; none of one that is not well formed."""
    if "{" not in text or _head().search(text) is None:
        return []
    found: list[Placeholder] = []
    braces: list[_Message | None] = []
    depth = place = 0
    for match in _signs().finditer(text):
        start, end = match.span()
        if start < place:
            continue
        inner = braces[-1] if braces else None
        if text[start] == "#":
            if inner and inner.counts:
                inner.parts.append(Placeholder(start, end, Notation.BRANCH, "#"))
        elif match["argument"] and depth < DEEPEST:
            braces.append(_opened(match))
            depth += 1
        elif text[start] == "{":
            braces += [None] * match.group().count("{")
        elif inner is None:
            del braces[-1:]
        else:
            after = _branch_end().match(text, start)
            if after:
                inner.add(*after.span(), after["key"] or "}")
                place = after.end()
                if after["key"]:
                    continue
                found += inner.parts
            braces.pop()
            depth -= 1
    return sorted(found)


def _opened(head: re.Match[str]) -> _Message:
    message = _Message(head["argument"], head["type"] != "select", [])
    form = f"{{{message.argument}}}"
    message.parts.append(Placeholder(head.start(), head.start("key"), Notation.ICU, form))
    message.add(head.start("key"), head.end(), head["key"])
    return message


_WIDE_GAP = r"\s{0,200}+"
_KEY = r"=\d{1,6}|[^\W\d][\w\-]{0,40}"
_HEAD = (
    rf"\{{{_WIDE_GAP}(?P<argument>[\w.\-]{{1,80}}){_WIDE_GAP},"
    rf"{_WIDE_GAP}(?P<type>plural|select|selectordinal){_WIDE_GAP},"
    rf"{_WIDE_GAP}(?:offset:\s?\d{{1,3}}\s{{1,200}})?(?P<key>{_KEY}){_WIDE_GAP}\{{"
)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(_HEAD)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"{_HEAD}|[{{}}#]")


@cache
def _branch_end() -> re.Pattern[str]:
    return re.compile(rf"\}}{_WIDE_GAP}(?:(?P<key>{_KEY}){_WIDE_GAP}\{{|\}})")
