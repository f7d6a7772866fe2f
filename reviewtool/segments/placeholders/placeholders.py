"""Placeholders in a text: what a program fills in or reads, and no translator may change.

Files do not say which notation they use, so all known ones are read at once, and a sign that
prose uses too (`20% discount`, `{sic}`, `a < b`) counts only where its surroundings leave no doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.segments.placeholders import patterns
from reviewtool.segments.placeholders.branches import branches
from reviewtool.segments.placeholders.notation import Notation, Placeholder, form

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["Notation", "Placeholder", "placeholders"]

_NOTATIONS = {notation.value: notation for notation in Notation}


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a text in order, apart from each other."""
    if not ("%" in text or "{" in text or "<" in text or "$" in text or "&" in text):
        return ()
    found: list[Placeholder] = []
    reading = _Reading(text)
    place = 0
    for part in branches(text):
        found += reading.between(place, part.start)
        found.append(part)
        place = part.end
    found += reading.between(place, len(text))
    return tuple(found)


class _Reading:
    """Reads the parts of a text, with what the whole of it says of doubtful signs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pattern = patterns.pattern(
            dates="%" in text and patterns.date().search(text) is not None
        )
        self._paired: frozenset[str] | None = None
        self._numbers: frozenset[int] | None = None

    def between(self, start: int, end: int) -> Iterator[Placeholder]:
        """The placeholders of a part that has no branches."""
        for match in self._pattern.finditer(self._text, start, end):
            notation = _NOTATIONS.get(match.lastgroup or "")
            if notation is not None and self._sure(match, notation):
                yield Placeholder(*match.span(), notation, form(match.group(), notation))

    def _sure(self, match: re.Match[str], notation: Notation) -> bool:
        raw = match.group()
        if notation is Notation.TAG:
            return self._is_tag(raw)
        if notation is Notation.BRACE:
            return raw[1:-1].strip().casefold() not in patterns.REMARKS
        if notation is Notation.ENTITY:
            from html.entities import html5

            return raw[1] == "#" or raw[1:] in html5
        if notation is Notation.QT and raw[-1] != "n" and not self._counted(raw):
            return False
        return not (raw[1:2].isdigit() and self._in_address(match.start()))

    def _is_tag(self, raw: str) -> bool:
        """Whether it is more than a word in angle brackets: `<b>` is, `<file>` is not."""
        if raw.startswith("</") or raw.endswith("/>") or "=" in raw:
            return True
        if self._paired is None:
            names = patterns.tag_names().findall(self._text)
            opened = {name for slash, name in names if not slash}
            self._paired = frozenset(name for slash, name in names if slash and name in opened)
        name = raw.strip("<>").split()[0]
        return name in self._paired or name.lower() in patterns.COMMON_TAGS

    def _in_address(self, place: int) -> bool:
        """Whether `%20` is part of a web address."""
        if not patterns.hexadecimal().match(self._text, place + 1):
            return False
        before = self._text[max(0, place - 300) : place]
        word = before.split()[-1] if before and not before[-1].isspace() else ""
        return "://" in word or "www." in word

    def _counted(self, raw: str) -> bool:
        """Whether all numbers below are there too: `%20` alone is how Turkish writes 20 %."""
        if self._numbers is None:
            self._numbers = frozenset(map(int, patterns.qt_numbers().findall(self._text)))
        return all(number in self._numbers for number in range(1, int(raw.strip("%L"))))
