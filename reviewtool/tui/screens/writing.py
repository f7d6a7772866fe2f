"""What the editor of a segment asks the screen for: words, characters, tags, another editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.tui.screens.character_dialog import CharacterDialog
from reviewtool.tui.screens.classifying import Classifying
from reviewtool.tui.suspend import edit_outside

if TYPE_CHECKING:
    from collections.abc import Mapping

RECENT = 9
"""As many characters are kept as used last."""


class Writing(Classifying):
    """The helps while a segment is edited; each does nothing where none is."""

    overrides: Mapping[str, str]
    recent_characters: tuple[str, ...] = ()

    def action_pick_word(self) -> None:
        """Put in a word of another text, by its hint."""
        pane = self.edit_pane
        if pane is not None and not pane.pick_word():
            self.say("there is no source text and no other translation to take a word from")

    async def action_find_character(self) -> None:
        """Put in a character, by its name."""
        pane = self.edit_pane
        if pane is not None:
            await self.app.push_screen(
                CharacterDialog(pane.language, self.recent_characters), self._put_in_character
            )

    def action_put_in_tag(self) -> None:
        """Put in the next token that is missing."""
        pane = self.edit_pane
        if pane is not None and not pane.put_in_tag():
            self.say("no tag or placeholder is missing")

    def action_choose_error(self) -> None:
        """Change what error the edit is said to mend."""
        pane = self.edit_pane
        if pane is None or pane.choose_error():
            return
        if self.desk.classify:
            self.say("the edit says of no error yet")
        else:
            self.say("errors are asked for where review.yaml says `classify: ask`")

    def action_go_on_outside(self) -> None:
        """Edit the text as it stands in $VISUAL or $EDITOR; it comes back into the pane."""
        pane = self.edit_pane
        if pane is None:
            return
        try:
            text = edit_outside(self.app, pane.editor.text)
        except ReviewError as error:
            self.complain(error)
            return
        pane.editor.put_instead(text)

    def _put_in_character(self, character: str | None) -> None:
        pane = self.edit_pane
        if character is None or pane is None:
            return
        recent = [character, *(one for one in self.recent_characters if one != character)]
        self.recent_characters = tuple(recent[:RECENT])
        pane.editor.put_in(character)
