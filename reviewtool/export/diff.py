"""The corrections as a patch of the translation, for `patch -p1` and `git apply`.

It is made of bytes, so that any encoding and any line ends pass; a line ends with LF or with the
file.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.export.built import Built
from reviewtool.export.corrected import corrected_review
from reviewtool.export.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.export.reviews import Review

CONTEXT = 3
MOST_MATCHED = 300
"""Lines between two lines known to be the same that are compared with each other."""


class _Block(NamedTuple):
    """Old and new lines that differ, as half-open spans of line numbers from 0."""

    old: int
    old_end: int
    new: int
    new_end: int


def build(review: Review) -> Built:
    """The patch; nothing where there is no correction."""
    data, applied = corrected_review(review)
    said = f"{applied:,} {'correction' if applied == 1 else 'corrections'}"
    patch = unified_diff(review.document.file.data, data, review.path)
    return Built(patch or None, said if patch else "no corrections, no patch", Losses())


def unified_diff(old: bytes, new: bytes, path: str) -> bytes:
    """A unified diff of two states of a file; nothing where they are the same."""
    before, after = _lines(old), _lines(new)
    hunks = list(_hunks(_blocks(before, after)))
    if not hunks:
        return b""
    head = f"--- {_name('a/' + path)}\n+++ {_name('b/' + path)}\n"
    return os.fsencode(head) + b"".join(_hunk(before, after, hunk) for hunk in hunks)


def _lines(data: bytes) -> list[bytes]:
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _blocks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Block]:
    """What differs, between lines that stand once in both files and in the same order."""
    place = new_place = 0
    for one, other in [*_anchors(old, new), (len(old), len(new))]:
        yield from _between(old, new, _Block(place, one, new_place, other))
        place, new_place = one, other


def _anchors(old: Sequence[bytes], new: Sequence[bytes]) -> list[tuple[int, int]]:
    """Pairs of line numbers, growing on both sides (a longest growing sequence)."""
    places = _once(new)
    pairs = [(place, places[line]) for line, place in _once(old).items() if line in places]
    heads: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(heads, place)
        before.append(tails[length - 1] if length else -1)
        heads[length : length + 1] = [place]
        tails[length : length + 1] = [number]
    found = []
    number = tails[-1] if tails else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _once(lines: Sequence[bytes]) -> dict[bytes, int]:
    """The lines that stand only once, in order, with their numbers."""
    places: dict[bytes, int] = {}
    for number, line in enumerate(lines):
        places[line] = -1 if line in places else number
    return {line: number for line, number in places.items() if number >= 0}


def _between(old: Sequence[bytes], new: Sequence[bytes], gap: _Block) -> Iterator[_Block]:
    place, end, new_place, new_end = gap
    while place < end and new_place < new_end and old[place] == new[new_place]:
        place, new_place = place + 1, new_place + 1
    while place < end and new_place < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    if place == end and new_place == new_end:
        return
    if max(end - place, new_end - new_place) > MOST_MATCHED:
        yield _Block(place, end, new_place, new_end)
        return
    matcher = SequenceMatcher(None, old[place:end], new[new_place:new_end], autojunk=False)
    for tag, low, high, new_low, new_high in matcher.get_opcodes():
        if tag != "equal":
            yield _Block(place + low, place + high, new_place + new_low, new_place + new_high)


def _hunks(blocks: Iterator[_Block]) -> Iterator[list[_Block]]:
    """Blocks whose context meets, together."""
    hunk: list[_Block] = []
    for block in blocks:
        if hunk and block.old - hunk[-1].old_end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _hunk(old: Sequence[bytes], new: Sequence[bytes], blocks: Sequence[_Block]) -> bytes:
    first, last = blocks[0], blocks[-1]
    lead = min(CONTEXT, first.old)
    trail = min(CONTEXT, len(old) - last.old_end)
    spans = (
        _span(first.old - lead, last.old_end + trail),
        _span(first.new - lead, last.new_end + trail),
    )
    written = [f"@@ -{spans[0]} +{spans[1]} @@\n".encode()]
    place = first.old - lead
    for block in blocks:
        written += [_line(b" ", line) for line in old[place : block.old]]
        written += [_line(b"-", line) for line in old[block.old : block.old_end]]
        written += [_line(b"+", line) for line in new[block.new : block.new_end]]
        place = block.old_end
    written += [_line(b" ", line) for line in old[place : place + trail]]
    return b"".join(written)


def _span(start: int, end: int) -> str:
    """`first,count` of lines counted from 1; of the line before where there is none."""
    if end == start:
        return f"{start},0"
    return f"{start + 1},{end - start}"


def _line(sign: bytes, line: bytes) -> bytes:
    return (
        sign + line if line.endswith(b"\n") else sign + line + b"\n\\ No newline at end of file\n"
    )


def _name(path: str) -> str:
    """A path in the head of a patch: in quotes where it has signs that would end or change it."""
    if any(sign < " " or sign in '"\\\x7f' for sign in path):
        signs = (_ESCAPES.get(sign, sign) for sign in path)
        return '"' + "".join(signs) + '"'
    return path + "\t" if " " in path else path


_ESCAPES = {chr(code): f"\\{code:03o}" for code in (*range(32), 127)} | {
    '"': '\\"',
    "\\": "\\\\",
}
