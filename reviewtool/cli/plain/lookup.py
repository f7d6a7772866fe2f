"""Which act a line asks for, with the keys that the project gave to the screen's commands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewtool.cli.plain.act import LineAct

_TYPED = {
    "enter": "",
    "comma": ",",
    "full_stop": ".",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "right_square_bracket": "]",
    "vertical_line": "|",
}


class Lookup:
    """The acts by their keys and names.

    Args:
        acts: in the order in which they are listed.
        keys: keys by the id of a command, as in `review.yaml`; they take the place of the act's
            own. One of several letters (`f2`) is typed as a word.
    """

    def __init__(self, acts: Iterable[LineAct], keys: Mapping[str, str]) -> None:
        self.acts = tuple(_rebound(act, keys.get(act.command, "")) for act in acts)
        self._by_key = {key: act for act in self.acts for key in act.keys}
        self._by_key |= {key: act for act in self.acts if act.command in keys for key in act.keys}
        self._by_name = {act.name: act for act in self.acts}

    def act_of(self, line: str) -> tuple[LineAct, str] | None:
        """The act that a line asks for, and the rest of the line; None where it asks for none.

        A letter may stand alone, before a blank, or before a number; a sign before anything; a
        name or a key of several letters (`tab`) alone or before a blank.
        """
        asked = line.strip(" ")
        word, _, rest = asked.partition(" ")
        if asked.isdecimal():
            return self._by_name["take"], asked
        found = self._by_key.get(word) or self._by_name.get(word)
        if found is not None and not word.isdecimal():
            return found, rest.strip(" ")
        letter, rest = asked[:1], asked[1:]
        if letter in self._by_key and (rest.isdecimal() or not letter.isalnum()):
            return self._by_key[letter], rest.strip(" ")
        return None


def typed(key: str) -> str:
    """What is typed in a line for a key of the screen."""
    return _TYPED.get(key, key)


def _rebound(act: LineAct, keys: str) -> LineAct:
    own = tuple(typed(key.strip()) for key in keys.split(",") if key.strip())
    return replace(act, keys=own) if own else act
