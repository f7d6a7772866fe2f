"""Segment in another language.

What it finds:
    A segment of 40 letters or more whose small words belong to another language than the
    translation's, such as a Dutch sentence in a German text, or Russian letters in Ukrainian.

Why it matters:
    Systems fall back into the source language, or into the language that they know best, and the
    rest of the document gives no warning.

When it is silent:
    In short segments; where the words could be of the target language too; where the source
    stands in that other language as well, as in a quoted verse; where the translation equals the
    source (untranslated segment).

What to do:
    Translate the segment anew.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.function_words import foreign_words, function_words
from reviewtool.languages import language
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_LETTERS = 40
_WORDS = 6
_OWN = 0.3
"""A segment with a larger share of small words of its own language is in it."""
_FOREIGN = 0.15
_LEAD = 3
"""How many small words of the other language stand against one of its own."""
_DIFFERENT = 3
"""So many different small words of the other language must stand in it."""
_TELLING = 2
"""So many letters must be those of the other language."""
_KNOWN = ("en", "nl", "de", "fr", "es", "it", "pt", "sv", "da", "pl", "ru")
_LETTERS_OF = {"ru": frozenset("ыэъё"), "uk": frozenset("іїєґ")}
_OTHER = {"ru": "uk", "uk": "ru"}
_STRIPPED = ".,;:!?\"'“”„«»‘’()[]…–—"


def wrong_language(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """The whole segment, where it is in another language."""
    target = segment.target.strip()
    if len(target) < _LETTERS:
        return
    code = languages.target.base
    lowered = target.lower()
    found = _by_letters(lowered, code)
    if found is None:
        words = lowered.split()
        own = function_words(code)
        if not own or len(words) < _WORDS:
            return
        if sum(map(own.__contains__, words)) > _OWN * len(words):
            return
        found = _by_words(_plain(target), code)
    if found is None or _same_in_source(segment.source, target, found, languages.source.base):
        return
    start = len(segment.target) - len(segment.target.lstrip())
    name = language(found).name
    yield Finding(start, start + len(target), f"This seems to be {name}.")


def _by_letters(lowered: str, code: str) -> str | None:
    """Russian among Ukrainian and the reverse, by letters that only the other has."""
    other = _OTHER.get(code)
    if other is None or not _LETTERS_OF[code].isdisjoint(lowered):
        return None
    telling = sum(sign in _LETTERS_OF[other] for sign in lowered)
    return other if telling >= _TELLING and telling * 60 >= len(lowered) else None


def _by_words(words: Sequence[str], code: str) -> str | None:
    """The language whose small words fill the segment; None where none or the target's do."""
    own = function_words(code)
    ours = sum(map(own.__contains__, words))
    best, most = None, 0
    for other, foreign in _others(code):
        hits = [word for word in words if word in foreign]
        if len(hits) <= most or len(set(hits)) < _DIFFERENT:
            continue
        shared = sum(map((own & function_words(other)).__contains__, words))
        if len(hits) >= _LEAD * (ours - shared):
            best, most = other, len(hits)
    return best if most >= _FOREIGN * len(words) else None


def _same_in_source(source: str, target: str, found: str, code: str) -> bool:
    """Whether the source is the same text, or itself in the language that was found."""
    source = source.strip()
    if not source:
        return False
    if source.casefold() == target.casefold():
        return True
    if found == code:
        return False
    return _by_words(_plain(source), code) == found


def _plain(text: str) -> list[str]:
    """The words without marks around them; capitals stay, since names hold small words too."""
    words = (text.lower() if text.isupper() else text).split()
    return [word.strip(_STRIPPED) for word in words]


@cache
def _others(code: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((other, foreign_words(other, code)) for other in _KNOWN if other != code)


CHECK = Check(
    id="wrong-language",
    title="Segment in another language",
    kind=Kind.GUARD,
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    expected=0.9,
    on_segment=wrong_language,
    targets=frozenset((*_KNOWN, "uk")),
)
