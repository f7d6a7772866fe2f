"""Text that an editor widget would spoil, in a form that it leaves alone.

Textual's editor cuts lines at a dozen characters, puts LF in their place, and sends control
characters to the terminal. Here each such character is exchanged, one to one, for a private one
that the text does not hold, and exchanged back when the text is read.
"""

from __future__ import annotations

from reviewtool.segments.control import one_line

_FIRST_PRIVATE = 0x10F000


class ExactText:
    """The exchange for one text that is being edited. Line feeds stay what they are."""

    def __init__(self) -> None:
        self._private: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._pictures: dict[str, str] = {}

    def encode(self, text: str) -> str:
        """The text as the editor may have it; its length stays the same."""
        found = set(text)
        for character in sorted(found - self._private.keys()):
            if self._needs_care(character):
                self._add(character, found)
        return _exchanged(text, self._private)

    def decode(self, text: str) -> str:
        """The text as it is."""
        return _exchanged(text, self._given)

    def shown(self, text: str) -> str:
        """The encoded text as it goes to the screen."""
        return _exchanged(text, self._pictures)

    def _needs_care(self, character: str) -> bool:
        if character == "\n":
            return False
        return one_line(character) != character or character in self._given

    def _add(self, character: str, found: set[str]) -> None:
        code = _FIRST_PRIVATE + len(self._given)
        while chr(code) in found or chr(code) in self._given:
            code += 1
        private = chr(code)
        self._private[character] = private
        self._given[private] = character
        self._pictures[private] = one_line(character)


def _exchanged(text: str, pairs: dict[str, str]) -> str:
    return text.translate({ord(one): other for one, other in pairs.items()}) if pairs else text
