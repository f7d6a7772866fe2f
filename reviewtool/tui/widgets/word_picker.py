"""Words of the source, of other translations and of the translation as it was given, by hint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.kept_tokens import whole_tokens
from reviewtool.review.mark_words import units
from reviewtool.tui.screens.mark_steps import Hints
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.hinted_words import Hinted, Painted, fitting_hints, paint
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.segment import Segment
    from reviewtool.segments.words import Word

AT_ONCE = 200
"""As many words have hints at a time; Tab goes on to the next."""
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Offered:
    """A stretch of a text whose words are offered, and the name of where it comes from."""

    name: str
    text: str
    units: Sequence[Word]


class WordPicker:
    """Takes keys until a word is chosen. A capital letter chooses one and asks for the next.

    `over` is set once nothing more is asked for.
    """

    def __init__(self, offered: Sequence[Offered]) -> None:
        self._offered = offered
        self._at = 0
        self._hints = Hints()
        self.over = not offered

    def press(self, key: str, character: str) -> str | None:
        """Take a key; gives the word that was chosen by it, as it is written there."""
        if key == "tab":
            self._hints.back()
            self._at = (self._at + 1) % len(self._offered)
        elif key in ("escape", "backspace"):
            self.over = not self._hints.back() and key == "escape"
        elif len(character) == 1 and character.isalpha():
            units_here = self._offered[self._at].units
            place = self._hints.press(character.lower(), fitting_hints(units_here))
            if place is not None:
                self.over = character.islower()
                return units_here[place].text
        return None

    def content(self, width: int) -> Painted:
        """The words with their hints, and what the keys do."""
        here = self._offered[self._at]
        hints = fitting_hints(here.units)
        painted = paint(Hinted(here.text, here.units, hints, self._hints.typed), width)
        name = shown(here.name, _LONGEST_NAME)
        more = f" · Tab {self._at + 1} of {len(self._offered)}" if len(self._offered) > 1 else ""
        keys = f"letters put in a word, a capital one goes on{more} · Escape"
        heading = Content.assemble((name, "bold"), "  ", said_keys(keys))
        return Painted(Content("\n").join([heading, painted.content]), painted.line)


def offered_words(segment: Segment, text: str) -> list[Offered]:
    """What a word can be taken from while `text` is edited: the source comes first."""
    texts = [("source", segment.source)]
    texts += [(one.origin or "another translation", one.text) for one in segment.opinions]
    if text != segment.target:
        texts.append(("as given", segment.target))
    return [part for name, text in texts for part in _parts(name, text, segment.tags)]


def _parts(name: str, text: str, tags: Sequence[str]) -> list[Offered]:
    words = units(text, whole_tokens(text, tags))
    return [
        Offered(name, text, words[start : start + AT_ONCE])
        for start in range(0, len(words), AT_ONCE)
    ]
