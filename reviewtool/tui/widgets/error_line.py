"""The errors that an edit speaks of, in a line or two; one of them can be changed by single keys.

A letter is a category of the short list, a number a severity, `-` says that it is no error.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.usual_errors import SEVERITIES, USUAL
from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.category_table import short_name
from reviewtool.tui.widgets.hanging import Hanging, HangingText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.review.decision import ErrorMark
    from reviewtool.review.proposal import Proposal

CHANGING = "letter: category · 1-4 neutral to critical · - no error · + all"
"""What the keys do while one of the errors is being changed."""
_NUMBERED = dict(zip("1234", SEVERITIES.values(), strict=True))
_EXCERPT = 24


class ErrorLine(HangingText):
    """Some errors, and which of them is being changed: `at`, a place among them.

    Args:
        change: called with the place of an error and what it becomes; None drops it.
        letters: what is shown in front of each; as many are shown at once. None: all, without.
    """

    def __init__(
        self,
        change: Callable[[int, ErrorMark | None], None],
        letters: str | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.change = change
        self._letters = letters
        self.proposals: list[Proposal] = []
        self.recorded: frozenset[str] = frozenset()
        self.at: int | None = None

    def put(self, proposals: Sequence[Proposal], recorded: frozenset[str] = frozenset()) -> None:
        """Show these; those with an id of `recorded` stand in the record already."""
        self.proposals, self.recorded = list(proposals), recorded
        if self.at is not None and self.at >= len(self.proposals):
            self.at = None
        self.show()

    def show(self) -> None:
        """Bring the line up to date."""
        self.display = bool(self.proposals)
        if self.proposals:
            self.tell([self._content()])

    def choose(self, place: int | None) -> None:
        """Let the keys change the error at a place; None: none."""
        self.at = place
        self.show()

    def press(self, character: str) -> bool:
        """Take a key; False where it changes nothing. A category may be followed by a severity."""
        place = self.at
        if place is None or not character:
            return False
        error = self.proposals[place].error
        letter = character.lower()
        if letter in USUAL:
            self.change(place, replace(error, category=USUAL[letter][0]))
        elif letter in _NUMBERED:
            self.at = None
            self.change(place, replace(error, severity=_NUMBERED[letter]))
        elif letter == "-":
            self.at = None
            self.change(place, None)
        else:
            return False
        return True

    def _content(self) -> Hanging:
        """Letter, change, severity and category of each."""
        most = len(self.proposals) if self._letters is None else len(self._letters)
        pieces = [self._piece(place) for place in range(min(most, len(self.proposals)))]
        more = len(self.proposals) - most
        if more > 0:
            pieces.append(Content(f"and {more} more"))
        asked = any(one.error.id not in self.recorded for one in self.proposals)
        return Hanging(Content.styled("errors? " if asked else "errors: ", "bold"), tuple(pieces))

    def _piece(self, place: int) -> Content:
        proposal = self.proposals[place]
        letter = (f" {self._letters[place]} ", "reverse bold") if self._letters else ""
        style = "reverse bold" if place == self.at else "bold"
        return Content.assemble(
            letter,
            " " if letter else "",
            _change(proposal),
            " ",
            (proposal.error.severity.value, style if place == self.at else ""),
            " ",
            (short_name(proposal.error.category), style),
            " in the source" if proposal.error.side == "source" else "",
        )


def _change(proposal: Proposal) -> Content:
    if not proposal.old:
        return Content.assemble("+", _excerpt(proposal.new))
    if not proposal.new:
        return Content.assemble("−", _excerpt(proposal.old))
    return Content.assemble(_excerpt(proposal.old), "→", _excerpt(proposal.new))


def _excerpt(text: str) -> Content:
    """The words of the text; white space alone is drawn."""
    return quoted(shown(text.strip() or text.replace(" ", "·"), _EXCERPT))
