"""Patterns of rules: shared fragments put in, compiled, cut into their alternatives.

`regex` is imported only when a pattern is compiled. Every search is given a time limit by its
caller, so that no pattern can hang.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from reviewtool.checks.pack.view import plain_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 8000
"""A pattern may have this many characters once its fragments stand in it."""

_SIMPLE_CASE = "(?-f)"
"""No full case folding (“ß” as “ss”), which would double the time to compile a pattern."""
_CALL = re.compile(r"\(\?&(\w+)\)")


class PatternError(ValueError):
    """What is wrong with a pattern, as one sentence without a full stop."""


@cache
def compiled(pattern: str) -> Any:
    """The compiled pattern, case ignored unless it says otherwise.

    Raises PatternError where it is not a pattern.
    """
    import regex

    if len(pattern) > LONGEST:
        raise PatternError(f"is longer than {LONGEST} characters")
    try:
        return regex.compile(_SIMPLE_CASE + pattern, regex.VERSION1 | regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
        raise PatternError(f"does not compile: {error or type(error).__name__}") from error


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with each `(?&name)` replaced by the fragment of that name, as a group.

    Raises PatternError for an unknown fragment, one that contains itself, or too long a result.
    """
    return _expand(plain_pattern(pattern), fragments, ())


def _expand(pattern: str, fragments: Mapping[str, str], above: tuple[str, ...]) -> str:
    pieces, place = [], 0
    for call in _CALL.finditer(pattern):
        name = call.group(1)
        if name not in fragments:
            raise PatternError(f"uses the fragment “{name}”, which is not under define")
        if name in above:
            raise PatternError(f"uses the fragment “{name}”, which contains itself")
        inner = _expand(plain_pattern(fragments[name]), fragments, (*above, name))
        pieces += [pattern[place : call.start()], f"(?:{inner})"]
        place = call.end()
        if sum(map(len, pieces)) > LONGEST:
            raise PatternError(f"is longer than {LONGEST} characters with its fragments")
    return "".join(pieces) + pattern[place:]


def alternatives(pattern: str) -> list[str]:
    """The pattern cut at its top-level `|`; one item where there is none."""
    parts, start, depth, place, in_set = [], 0, 0, 0, 0
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            in_set += 1
        elif sign == "]" and in_set:
            in_set -= 1
        elif not in_set:
            depth += (sign == "(") - (sign == ")")
            if sign == "|" and depth == 0:
                parts.append(pattern[start:place])
                start = place + 1
        place += 1
    return [*parts, pattern[start:]]
