"""Which parts of a text stand in quotation marks or brackets.

Words there are often left in another language or script on purpose, so several checks are silent
inside them.
"""

from __future__ import annotations

import re
from functools import cache

_PAIR_SIGNS = '“” „“ „” ”” «» »« "" ‘’ ‚‘ ‹› () [] （） 「」 『』 《》 【】'
_PAIRS = tuple(_PAIR_SIGNS.split())
_MARKS = frozenset("".join(_PAIRS))
_LONGEST = 200


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the quotations and brackets of a text, their marks included."""
    if _MARKS.isdisjoint(text):
        return []
    return [match.span() for match in _pattern().finditer(text)]


def inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a span lies within one of the others."""
    return any(first <= start and end <= last for first, last in spans)


@cache
def _pattern() -> re.Pattern[str]:
    bodies = []
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        tail = r"(?!\w)" if closing in "’‘" else ""
        head = r"(?<!\w)" if opening in "‘‚" else ""
        if opening == closing:
            head = r"(?<!\w)"
        body = f"[^{_escape(closing)}]{{1,{_LONGEST}}}?"
        bodies.append(head + _escape(opening) + body + _escape(closing) + tail)
    return re.compile("|".join(bodies))


def _escape(mark: str) -> str:
    return f"\\{mark}" if mark in "()[]" else mark
