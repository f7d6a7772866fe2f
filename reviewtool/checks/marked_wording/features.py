"""What is looked at in a translation to tell how often professionals mark such words.

A word is described by itself, its ending, its class, its neighbours, its likeness to the source
and whether the document repeats it. Training and checking read the same descriptions; `keys` is
the one place that knows them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


class Word(NamedTuple):
    """What a word is by itself: its class, and its name among its neighbours."""

    form: str
    shape: str
    kind: str
    name: str


def tokens(text: str) -> list[str]:
    """The words and signs of a text in order."""
    return _token().findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """The half-open spans of the tokens of a text, in code points."""
    return [found.span() for found in _token().finditer(text)]


def is_word(token: str) -> bool:
    """Whether a token is a word or number rather than a sign."""
    return token[0].isalnum()


def opens(line: Sequence[str], place: int, opening: Collection[str]) -> bool:
    """Whether the token at this place is the first, or follows one of the signs `opening`."""
    return place == 0 or line[place - 1] in opening


EDGE = "|"
"""What stands for the neighbour that the first and the last word do not have."""


def word(text: str, opening: bool, bands: Mapping[str, int]) -> Word:
    """A word's description; `bands` holds how common the known words are, from 1 to 3."""
    form = text.lower()
    band = bands.get(form, 0)
    if form[0].isdigit():
        shape = "d"
    elif opening:
        shape = "I" if text[0].isupper() else "i"
    elif len(text) > 1 and text.isupper():
        shape = "U"
    else:
        shape = "C" if text[0].isupper() else "l"
    kind = f"{shape}{band}{min(4, len(form) // 3)}{'-' if '-' in form else ''}"
    return Word(form, shape, kind, form if band == COMMONEST else f"#{shape}{band}")


COMMONEST = 3
"""The band of words that stand for themselves as neighbours."""


def own_keys(described: Word) -> tuple[str, ...]:
    """Keys of what the word is by itself."""
    form, shape, kind, _ = described
    return (
        f"word {form}",
        f"end {form[-2:]}",
        f"end {form[-3:]}",
        f"kind {kind}",
        f"kind {kind[0]}",
        f"kind {kind[1]}",
        f"kind {kind[:2]}",
        f"letters {min(12, len(form)) // 2}",
        f"kind {shape}{kind[3:]}",
        f"end {form[-2:]} {shape}",
    )


class Likeness(NamedTuple):
    """What of the source a word is compared with."""

    words: frozenset[str]
    beginnings: frozenset[str]


def likeness(source: str) -> Likeness:
    """The words of a source, and how its longer words begin."""
    found = frozenset(_word().findall(source))
    begun = frozenset(each[:BEGINNING].lower() for each in found if len(each) > BEGINNING)
    return Likeness(found, begun)


BEGINNING = 4
"""Letters by which a word resembles one of the source."""


def resemblance(text: str, described: Word, source: Likeness) -> tuple[str, ...]:
    """Keys of how the word resembles the source; none where it does not."""
    if text in source.words:
        return (f"copy {described.shape}", f"copy {described.kind[1]}")
    form = described.form
    if len(form) > BEGINNING and form[:BEGINNING] in source.beginnings:
        return (f"like {described.kind}", f"like {described.kind[1]}")
    return ()


def repeated_key(described: Word, again: bool) -> str:
    """Key of whether other segments of the document have the word too."""
    return f"{'again' if again else 'once'} {described.kind}"


def neighbour_keys(before: str, after: str) -> tuple[str, str]:
    """Keys of the names of the neighbours."""
    return f"after {before}", f"before {after}"


def keys(
    line: Sequence[str],
    place: int,
    described: Sequence[Word | None],
    own: Word,
    source: Likeness,
    elsewhere: Collection[str],
) -> list[str]:
    """All keys of the word at this place; `elsewhere` holds the forms other segments have too."""
    before = neighbour(line, place - 1, described)
    after = neighbour(line, place + 1, described)
    return [
        *own_keys(own),
        *neighbour_keys(before, after),
        repeated_key(own, own.form in elsewhere),
        *resemblance(line[place], own, source),
    ]


def neighbour(line: Sequence[str], place: int, described: Sequence[Word | None]) -> str:
    """The name of what stands at a place that may lie outside the line."""
    if not 0 <= place < len(line):
        return EDGE
    there = described[place]
    return line[place] if there is None else there.name


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’\-]\w+)*")
