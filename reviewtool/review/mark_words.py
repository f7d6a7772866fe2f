"""What a hint letter can stand for when an error is marked, and the letters themselves.

A unit is a word, an inline tag, or a run of other signs, so that a comma can be marked by itself.
Script without spaces is cut character by character, as in `reviewtool.segments.words`. No unit
begins or ends inside a grapheme cluster.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reviewtool.segments.words import Word, clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.unit import Spans

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""In the order in which they are given out: what lies under the fingers first."""
MOST = len(LETTERS) ** 2
"""As many things can have a hint of one or two letters."""

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"[[\w\p{{M}}]--[{_UNSPACED}]]"
_JOINT = "(?:['’\\-\u00ad\u200c\u200d\u2060]|(?<=\\d)[.,:](?=\\d))"
_UNIT = (
    rf"[{_UNSPACED}]\p{{M}}*|{_LETTER}+(?:{_JOINT}{_LETTER}+)*"
    rf"|[^\s\w\p{{M}}]+|\p{{M}}+"
)


def units(text: str, tags: Spans = ()) -> list[Word]:
    """The units of a text in order, apart from each other; all but white space is in one."""
    found: list[Word] = []
    place = 0
    for start, end in [*sorted(tags), (len(text), len(text))]:
        found += _plain(text, place, start)
        if start >= place and start < end <= len(text):
            found.append(Word(text[start:end], start, end))
        place = max(place, end)
    return found


def hints(count: int) -> list[str]:
    """So many hints, none of them the beginning of another: one letter as long as that is enough.

    Raises ValueError for more than `MOST`.
    """
    if count > MOST:
        raise ValueError(f"{count} are more than {MOST}")
    size = len(LETTERS)
    doubled = 0
    while size - doubled + doubled * size < count:
        doubled += 1
    first, openers = LETTERS[: size - doubled], LETTERS[size - doubled :]
    return [*first, *(opener + letter for opener in openers for letter in LETTERS)][:count]


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    """The units of a part that has no tags, widened to whole clusters."""
    part = text[start:end]
    if not part:
        return
    edges = [0, *accumulate(map(len, clusters(part)))]
    place = 0
    for match in _pattern().finditer(part):
        first = max(place, edges[bisect_right(edges, match.start()) - 1])
        last = edges[bisect_left(edges, match.end())]
        if last > first:
            yield Word(part[first:last], start + first, start + last)
            place = last


@cache
def _pattern() -> Any:
    import regex

    return regex.compile(_UNIT, regex.V1)


def unit_at(found: Sequence[Word], place: int) -> Word | None:
    """The unit that ends at or before a place, else the one after it; None where there is none."""
    before = [unit for unit in found if unit.end <= place]
    if before:
        return before[-1]
    return found[0] if found else None
