"""A correction becomes a rule of the project's packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.tui.messages import RuleSaved
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.rule_dialog import RuleDialog

if TYPE_CHECKING:
    from reviewtool.records.rule_proposal import Proposal


class RuleMaking(DeskScreen):
    """What is learnt from a correction."""

    async def action_rule(self) -> None:
        """Draft a rule from the correction, and keep it once it is proved and wanted."""
        segment = self.segment
        if segment is None:
            return
        if self.session.deleted(segment) or not segment.target:
            self.say("a rule is made of words that were corrected, and there are none here")
            return
        if self.session.text(segment) == segment.target:
            self.say("correct the segment first: a rule is made of a correction")
            return

        def saved(proposal: Proposal | None) -> None:
            if proposal is not None:
                self.post_message(RuleSaved(proposal))

        self.app.clear_notifications()
        await self.app.push_screen(RuleDialog(self.desk, segment), saved)
