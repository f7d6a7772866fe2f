"""What the keys of the editor do to words, by lines; each asks where, as a line has no cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.changing import keep
from reviewtool.cli.plain.words import SIDES, asked_span, say_words
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError
from reviewtool.review.kept_tokens import missing_tokens, whole_tokens
from reviewtool.review.word_edits import Change, put_in, recased, swapped, whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.review.characters import Found
    from reviewtool.segments.words import Word

OFFERED = 9
"""Characters of a name that are said, to be chosen by number."""


def put_in_word(review: Reviewing, argument: str) -> None:
    """Put words of the source into the translation: `word Aldra`."""
    segment = review.segment
    words = whole_words(segment.source, whole_tokens(segment.source, segment.tags))
    if not words:
        raise ReviewError("there is no source here to take words of", "e asks for the new text.")
    taken = asked_span(segment.source, words, argument, SIDES["source"])
    place = _asked_place(review) if taken is not None else None
    if taken is None or place is None:
        _unchanged()
        return
    _change(review, put_in(_text(review), place, place, segment.source[taken[0] : taken[1]]))


def put_in_character(review: Reviewing, argument: str) -> None:
    """Put a character in by its name, alias or code: `character no-break space`.

    A blank takes the place of the space that stands there.
    """
    found = _asked_character(review, argument)
    place = _asked_place(review) if found is not None else None
    if found is None or place is None:
        _unchanged()
        return
    text = _text(review)
    instead = category(found.character) == "Zs" and text[place : place + 1] == " "
    _change(review, Change(place, place + instead, found.character))


def change_case(review: Reviewing, argument: str) -> None:
    """Give words the next case: lower, Title, CAPITALS."""
    text = _text(review)
    span = asked_span(text, _words(review), argument, SIDES["target"])
    if span is None:
        _unchanged()
        return
    language = review.segment.target_language or review.desk.document.target_language.code
    tokens = whole_tokens(text, review.segment.tags)
    _change(review, recased(text, *span, tokens, language or ""))


def swap_words(review: Reviewing, argument: str) -> None:
    """Exchange a word with the one before it: `swap city`."""
    words = _words(review)
    span = asked_span(_text(review), words, argument, SIDES["target"])
    if span is None:
        _unchanged()
        return
    change = swapped(_text(review), words, span[1])
    if change is None:
        raise ReviewError("no word stands before that one", "Name the second of the two.")
    _change(review, change)


def put_in_tag(review: Reviewing, _: str) -> None:
    """Put the next tag or placeholder in that is missing."""
    missing = missing_tokens(review.segment, _text(review))
    if not missing:
        raise ReviewError("no tag or placeholder is missing here", "e changes the text.")
    result(f"missing: {', '.join(missing)}")
    place = _asked_place(review, f"behind which word does {missing[0]} go?")
    if place is None:
        _unchanged()
        return
    _change(review, Change(place, place, missing[0]))


def _asked_character(review: Reviewing, argument: str) -> Found | None:
    from reviewtool.review.characters import search

    name = argument or (ask("which character? its name or code, as in nbsp or U+2011: ") or "")
    if not name.strip():
        return None
    found = search(name, review.desk.document.target_language.code or "")[:OFFERED]
    if not found:
        raise ReviewError(
            f"no character is called “{name}”", "Give another name, or U+ and a code."
        )
    if len(found) == 1:
        return found[0]
    for number, one in enumerate(found, 1):
        called = one.name if one.alias in ("", one.name) else f"{one.name}, {one.alias}"
        result(f"{number}: {called}, {one.code}")
    which = whole((ask("which one? its number (Enter leaves): ") or "").strip())
    return found[which - 1] if which is not None and 1 <= which <= len(found) else None


def _asked_place(review: Reviewing, question: str = "behind which word does it go?") -> int | None:
    """A place in the text, behind one of its words; None where nothing was answered."""
    text, words = _text(review), _words(review)
    if not words:
        return len(text)
    say_words(words)
    answer = (ask(f"{question} its number, 0 for the beginning (Enter leaves): ") or "").strip()
    if not answer:
        return None
    number = whole(answer)
    if number is None or not 0 <= number <= len(words):
        raise ReviewError("there is no such word", f"Give a number from 0 to {len(words)}.")
    return words[number - 1].end if number else 0


def _text(review: Reviewing) -> str:
    return review.session.text(review.segment)


def _words(review: Reviewing) -> Sequence[Word]:
    text = _text(review)
    return whole_words(text, whole_tokens(text, review.segment.tags))


def _change(review: Reviewing, change: Change) -> None:
    text = _text(review)
    keep(review, text[: change.start] + change.text + text[change.end :])


def _unchanged() -> None:
    note("the text stays as it is")
