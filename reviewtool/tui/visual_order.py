"""Text that runs from right to left, in the order in which it stands on the screen.

The Unicode Bidirectional Algorithm (UAX 9) without explicit codes, which never reach this place:
`visible` has made signs of them. Positions stay known, so that highlighted spans follow their
characters, and a grapheme cluster is moved as a whole, its marks behind their letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import bidirectional

from reviewtool.segments.words import clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import App

Direction = Literal["terminal", "visual", "off"]
"""Who turns text that runs from right to left: the terminal, this program, or nobody."""

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A character of a script that runs from right to left."""
_DEEPEST = 63
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_LINE_SPACE = frozenset(("S", "WS", "B", "BN"))


class Placed(NamedTuple):
    """A cluster on the screen: its half-open span in the text, what is painted for it, and
    whether it runs from right to left."""

    start: int
    end: int
    text: str
    turned: bool


def direction_of(app: App[object]) -> Direction:
    """What the project has chosen."""
    chosen: Direction = getattr(app, "direction", "terminal")
    return chosen


def base_level(text: str) -> int:
    """1 where the first letter of a text runs from right to left, else 0 (rules P2 and P3)."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def mostly_right_to_left(text: str) -> bool:
    """Whether more letters of a text run from right to left than from left to right."""
    if not RIGHT_TO_LEFT.search(text):
        return False
    kinds = [bidirectional(character) for character in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def placed(text: str, start: int, end: int, base: int) -> list[Placed]:
    """The clusters of `text[start:end]`, one line of a text, from left to right on the screen.

    `base` is the level of the whole text: 0 from left to right, 1 from right to left. Brackets
    that run from right to left are mirrored.
    """
    found = list(_levels(text, base)[start:end])
    for place in range(end - start - 1, -1, -1):  # rule L1
        if bidirectional(text[start + place]) not in _LINE_SPACE:
            break
        found[place] = base
    line, place = [], 0
    for cluster in clusters(text[start:end]):
        level = found[place]
        shown = cluster
        if level % 2:
            shown = _mirrored(cluster[0]) + cluster[1:]
        first, place = start + place, place + len(cluster)
        line.append((level, Placed(first, start + place, shown, level % 2 == 1)))
    return _reordered(line)


def _reordered(line: list[tuple[int, Placed]]) -> list[Placed]:
    """Rule L2: from the highest level down, each run of at least that level is turned."""
    highest = max((level for level, _ in line), default=0)
    for turned in range(highest, 0, -1):
        runs = groupby(line, key=lambda one: one[0] >= turned)
        line = [one for high, run in runs for one in (reversed(list(run)) if high else run)]
    return [one for _, one in line]


@lru_cache(maxsize=256)
def _levels(text: str, base: int) -> tuple[int, ...]:
    """The level of each character, paragraph by paragraph (a line feed ends one)."""
    found: list[int] = []
    for paragraph in text.split("\n"):
        found += [*_paragraph(paragraph, base), base]
    return tuple(found[:-1])


_ABOVE = ({"L": 0, "R": 1, "EN": 2, "AN": 2}, {"L": 1, "R": 0, "EN": 1, "AN": 1})
"""How far a direction lies above the level of a text, by that level (rules I1 and I2)."""


def _paragraph(text: str, base: int) -> list[int]:
    given = [bidirectional(character) or "L" for character in text]
    there = [place for place, kind in enumerate(given) if kind != "BN"]
    kinds = [given[place] for place in there]
    outside = "R" if base else "L"
    _resolve_weak(kinds, outside)
    _resolve_brackets([text[place] for place in there], kinds, outside, given, there)
    _resolve_neutral(kinds, outside)
    levels = [base] * len(text)
    before = base
    own = dict(zip(there, kinds, strict=True))
    for place in range(len(text)):
        if place in own:
            before = base + _ABOVE[base][own[place]]
        levels[place] = before
    return levels


def _resolve_weak(kinds: list[str], outside: str) -> None:
    """Rules W1 to W7."""
    strong = previous = outside
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[place] = "AN" if kind == "EN" and strong == "AL" else kind
    for place, kind in enumerate(kinds):
        kinds[place] = "R" if kind == "AL" else kind
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and (
            (kind in ("ES", "CS") and left == "EN") or (kind, left) == ("CS", "AN")
        ):
            kinds[place] = left
    _join_terminators(kinds)
    strong = outside
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"


def _join_terminators(kinds: list[str]) -> None:
    """Rule W5: signs like `%` and `€` beside a number belong to it."""
    for step in (1, -1):
        near = ""
        for place in range(len(kinds))[::step]:
            if kinds[place] == "ET" and near == "EN":
                kinds[place] = "EN"
            near = kinds[place]


def _resolve_brackets(
    text: Sequence[str],
    kinds: list[str],
    outside: str,
    given: Sequence[str],
    there: Sequence[int],
) -> None:
    """Rule N0: the brackets of a pair go the same way."""
    for first, last in sorted(_pairs(text, kinds)):
        within = {_as_strong(kind) for kind in kinds[first + 1 : last]} & {"L", "R"}
        if not within:
            continue
        way = outside
        if outside not in within:
            before = (_as_strong(kind) for kind in reversed(kinds[:first]))
            way = next((kind for kind in before if kind in ("L", "R")), outside)
        for place in (first, last):
            kinds[place] = way
            for mark in range(place + 1, len(kinds)):
                if given[there[mark]] != "NSM":
                    break
                kinds[mark] = way


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together (BD16)."""
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        partner, opens = _bracket(character)
        if partner and opens:
            if len(opened) == _DEEPEST:
                return
            opened.append((partner, place))
        elif partner:
            character = _CANONICAL.get(character, character)
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == character:
                    yield opened[depth][1], place
                    del opened[depth:]
                    break


def _resolve_neutral(kinds: list[str], outside: str) -> None:
    """Rules N1 and N2."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _as_strong(kinds[place - 1]) if place else outside
        right = _as_strong(kinds[end]) if end < len(kinds) else outside
        kinds[place:end] = [left if left == right else outside] * (end - place)
        place = end


def _as_strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN") else kind


_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


@cache
def _bracket(character: str) -> tuple[str, bool]:
    """The other bracket of a pair, and whether this one opens it; empty for other characters."""
    category = unicodedata.category(character)
    if category not in ("Ps", "Pe") or not unicodedata.mirrored(character):
        return "", False
    partner = _mirrored(character)
    partner = "" if partner == character else partner
    return _CANONICAL.get(partner, partner), category == "Ps"


_TURNED = (("LEFT", "RIGHT"), ("LESS-THAN", "GREATER-THAN"), ("PRECEDES", "SUCCEEDS"))


@cache
def _mirrored(character: str) -> str:
    """The character that looks like this one in a mirror, where there is one (rule L4)."""
    if not unicodedata.mirrored(character):
        return character
    name = unicodedata.name(character, "")
    for one, other in (*_TURNED, *((b, a) for a, b in _TURNED)):
        turned = name.replace(one, other)
        if turned != name:
            try:
                return unicodedata.lookup(turned)
            except KeyError:
                continue
    return character
