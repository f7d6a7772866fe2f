"""What an editor does with whole words: which one is meant, two exchanged, one put in, its case.

A word is a unit of `mark_words` that is more than signs; a protected token is a word of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reviewtool.review.mark_words import units
from reviewtool.segments.letter_case import next_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.unit import Spans
    from reviewtool.segments.words import Word


@dataclass(frozen=True, slots=True)
class Change:
    """A half-open span of code points and what comes in its place; the cursor stands after it."""

    start: int
    end: int
    text: str


def whole_words(text: str, tokens: Spans = ()) -> list[Word]:
    """The words of a text in order; what lies inside one of these tokens is no word by itself."""
    starts = {start for start, _ in tokens}
    return [unit for unit in units(text, tokens) if unit.start in starts or _is_word(unit.text)]


def word_at(words: Sequence[Word], place: int) -> Word | None:
    """The word in which or at whose edge a place is, else the one before it."""
    within = [word for word in words if word.start <= place <= word.end]
    if within:
        return within[-1]
    return next((word for word in reversed(words) if word.end <= place), None)


def swapped(text: str, words: Sequence[Word], place: int) -> Change | None:
    """The word at a place exchanged with the one before it; None where there are not two.

    Inline tags stay where they are.
    """
    movable = [word for word in words if not word.text.startswith(("<", "]("))]
    at = word_at(movable, place)
    before = [word for word in movable if at is not None and word.end <= at.start]
    if at is None or not before:
        return None
    first = before[-1]
    between = text[first.end : at.start]
    return Change(first.start, at.end, at.text + between + first.text)


def put_in(text: str, start: int, end: int, word: str) -> Change:
    """A word in the place of a half-open span, parted by spaces from the words beside it.

    No space comes beside white space, after an opening bracket, quotation mark, hyphen or
    apostrophe, before closing punctuation, or beside a script that puts none between words.
    """
    before = " " if _parted(text[:start], word) else ""
    after = " " if _parted(word, text[end:], before=text[:start]) else ""
    return Change(start, end, f"{before}{word}{after}")


def recased(text: str, start: int, end: int, tokens: Spans, language: str) -> Change:
    """A half-open span in the next case, the tokens in it as they are."""
    place, plain, kept = start, [], []
    for first, last in tokens:
        if first < end and start < last:
            plain.append(text[place : max(place, first)])
            kept.append(text[max(place, first) : min(last, end)])
            place = min(last, end)
    plain.append(text[place:end])
    pairs = zip(_next_cases(plain, language), [*kept, ""], strict=True)
    return Change(start, end, "".join(part for pair in pairs for part in pair))


def _next_cases(parts: Sequence[str], language: str) -> list[str]:
    """The parts of one text in the next case, which is the same for all."""
    changed = next_case(_SEAM.join(parts), language).split(_SEAM)
    return changed if len(changed) == len(parts) else list(parts)


def _parted(left: str, right: str, before: str = "") -> bool:
    """Whether a space belongs between two texts."""
    if not left or not right:
        return False
    if _pattern(_OPEN_END).search(left) or _pattern(_CLOSED_START).match(right):
        return False
    straight = (before + left).count('"')
    if left[-1] == '"' and straight % 2:
        return False
    return not (right[0] == '"' and straight % 2)


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


_SEAM = "\ufdd0"
"""A code point that is no character stands for a token while the case changes."""
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_OPEN_END = rf"[\s\p{{Ps}}\p{{Pi}}„‚'’\-‐‑/\\@#_~=+<&{_UNSPACED}\u200b]\p{{M}}*$"
_CLOSED_START = rf"[\s\p{{Pe}}\p{{Pf}}\p{{M}}.,:;!?…%'’\-‐‑/\\_،؛؟।{_UNSPACED}、。\u200b]"


@cache
def _pattern(expression: str) -> Any:
    import regex

    return regex.compile(expression, regex.V1)
