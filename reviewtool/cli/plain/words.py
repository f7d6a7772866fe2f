"""Words of a text, chosen by what they say or by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.words import Word

SIDES = {"target": "the translation", "source": "the source"}
"""What the sides of a segment are called."""
AROUND = 30
"""Code points that are said before and after words that stand in several places."""


def say_words(words: Sequence[Word]) -> None:
    """Say each word after its number."""
    result(", ".join(f"{number} {word.text}" for number, word in enumerate(words, 1)))


def asked_span(
    text: str, words: Sequence[Word], argument: str, side: str
) -> tuple[int, int] | None:
    """Where the words stand that are given, or asked for; None where nothing was answered."""
    if argument:
        return named_span(text, words, argument, side)
    say_words(words)
    answer = (ask("which words? themselves, or the numbers of the first and last: ") or "").strip()
    if not answer:
        return None
    numbers = [whole(part) for part in answer.split()]
    if len(numbers) > 2 or None in numbers:
        return named_span(text, words, answer, side)
    ends = sorted(number or 0 for number in numbers)
    if not 1 <= ends[0] <= ends[-1] <= len(words):
        raise ReviewError("there are no such words", f"Give numbers from 1 to {len(words)}.")
    return words[ends[0] - 1].start, words[ends[-1] - 1].end


def named_span(text: str, words: Sequence[Word], wanted: str, side: str) -> tuple[int, int] | None:
    """Where whole words stand that read so, capitals and white space aside."""
    folded = " ".join(wanted.split()).casefold()
    found = []
    for first, begin in enumerate(words):
        for last in words[first:]:
            between = " ".join(text[begin.start : last.end].split()).casefold()
            if between == folded:
                found.append((begin.start, last.end))
            if len(between) >= len(folded):
                break
    if not found:
        raise ReviewError(
            f"“{wanted}” does not stand in {side} as whole words",
            "Give words as they stand there, or the act alone to hear them by number.",
        )
    if len(found) == 1:
        return found[0]
    for number, (start, end) in enumerate(found, 1):
        near = " ".join(text[max(0, start - AROUND) : end + AROUND].split())
        result(f"{number}: {near}")
    which = whole((ask(f"it stands there {len(found)} times; which one? ") or "").strip())
    return found[which - 1] if which is not None and 1 <= which <= len(found) else None
