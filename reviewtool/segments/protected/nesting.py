"""Tags that go together: whether each closes what is open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewtool.segments.placeholders.placeholders import Notation
from reviewtool.segments.protected.tags import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.segments.placeholders.placeholders import Placeholder
    from reviewtool.segments.protected.marked import Marked
    from reviewtool.segments.protected.tags import Tag

_ENDS = {"ex": "bx", "ept": "bpt", "ec": "sc"}
_PAIR = ("startRef", "rid", "i", "id")


def unnested(text: Marked) -> list[Placeholder]:
    """The tags that close what is not open, or what was opened before a tag that still is.

    Of `<bx/>` and `<ex/>`, which may cross others, those that end before they begin. The marks of
    tools (`<mrk>`) stand around anything and are looked at apart.
    """
    tags = [
        (token, tag)
        for token in text.tokens
        if token.notation is Notation.TAG and (tag := parsed(text.raw(token)))
    ]
    if not tags:
        return []
    notes = [one for one in tags if one[1].name == "mrk"]
    others = [one for one in tags if one[1].name != "mrk"]
    return [*_crossing(notes), *_crossing(others), *_early(others)]


def _crossing(tags: list[tuple[Placeholder, Tag]]) -> Iterator[Placeholder]:
    opened: list[str] = []
    count: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for token, tag in tags:
        name = tag.name
        if not tag.closes:
            if not tag.alone:
                opened.append(name)
                count[name] += 1
        elif count[name]:
            if opened[-1] != name:
                yield token
            while (last := opened.pop()) != name:
                skipped[last] += 1
                count[last] -= 1
            count[name] -= 1
        elif skipped[name]:
            skipped[name] -= 1
        else:
            yield token


def _early(tags: list[tuple[Placeholder, Tag]]) -> Iterator[Placeholder]:
    begun: set[tuple[str, str]] = set()
    waiting: dict[tuple[str, str], Placeholder] = {}
    for token, tag in tags:
        key = next((tag.values[name] for name in _PAIR if name in tag.values), "")
        if tag.name in _ENDS:
            pair = _ENDS[tag.name], key
            if pair not in begun:
                waiting.setdefault(pair, token)
            continue
        begun.add((tag.name, key))
        early = waiting.pop((tag.name, key), None)
        if early:
            yield early
