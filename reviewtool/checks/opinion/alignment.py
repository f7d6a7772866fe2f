"""Which words of two translations stand for each other: a longest common subsequence.

The rows of the table are the bits of whole numbers (Hyyrö's recurrence), so that a segment takes
microseconds. Texts too long for that are left unaligned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 2_000
"""Words beyond which no text is aligned: time and memory grow with the product of the lengths."""
ALONE = -1
"""The partner of a word that has none."""


def partners(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """For every word the place of its partner in `others`, or ALONE; the places only rise."""
    shorter = min(len(words), len(others))
    head = 0
    while head < shorter and words[head] == others[head]:
        head += 1
    tail = 0
    while tail < shorter - head and words[-1 - tail] == others[-1 - tail]:
        tail += 1
    ends = len(words) - tail, len(others) - tail
    middle = _searched(words[head : ends[0]], others[head : ends[1]])
    found = list(range(head))
    found += [place if place == ALONE else place + head for place in middle]
    found += range(ends[1], len(others))
    return found


def _searched(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """As `partners`, for words that differ at both ends."""
    found = [ALONE] * len(words)
    if not others or max(len(words), len(others)) > LONGEST:
        return found
    places: dict[str, int] = {}
    for place, word in enumerate(others):
        places[word] = places.get(word, 0) | (1 << place)
    full = (1 << len(others)) - 1
    row = full
    rows = [row]
    for word in words:
        here = places.get(word)
        if here is not None:
            met = row & here
            row = ((row + met) | (row - met)) & full
        rows.append(row)
    i, j = len(words), len(others) - 1
    bit = 1 << j
    while i and j >= 0:
        if rows[i] & bit:
            j -= 1
            bit >>= 1
        elif not rows[i - 1] & bit:
            i -= 1
        else:
            i -= 1
            found[i] = j
            j -= 1
            bit >>= 1
    return found
