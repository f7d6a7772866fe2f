"""Jumping: to what waits, to what is like this, by the harm to expect."""

from __future__ import annotations

from reviewtool.tui.screens.moving import Moving


class Jumping(Moving):
    """Where the cursor goes at one key, however far that is."""

    def action_order(self) -> None:
        """Go on by expected harm, or in document order."""
        self.by_harm = not self.by_harm
        self.show_status()
        self.say(
            "next is what may do most harm; the list stays in document order"
            if self.by_harm
            else "next is what comes next in the document"
        )

    def action_next_undecided(self, step: int) -> None:
        """Go to the next segment that nothing is decided on, in document order."""
        way = self.way
        self._go(way.undecided(step) if way is not None else None, "undecided segment")

    def action_next_doubtful(self) -> None:
        """Go to the next doubtful pairing that is not settled."""
        way = self.way
        self._go(way.doubtful() if way is not None else None, "doubtful pair to decide")

    def action_same_check(self, step: int) -> None:
        """Go to the next open flag of the check that raised the current one."""
        way, state = self.way, self.flag
        if way is None or state is None:
            self.say("there is no flag here to find others like it")
            return
        found = way.same_check(self.flag_at, state.flag.check, step)
        self.go_to_flag(found, lambda: f"there is no other open flag of this check{self.here}")

    def _go(self, index: int | None, what: str) -> None:
        if index is None:
            self.say(f"there is no other {what}{self.here}")
        else:
            self.list.move_to(index)
