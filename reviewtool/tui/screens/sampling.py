"""Sampling: a few segments without flags tell how many errors are left in the others."""

from __future__ import annotations

from textual.content import Content

from reviewtool.review.decision import DONE
from reviewtool.review.queue import Filter, Show
from reviewtool.review.sample import in_words, proposal, session_estimate
from reviewtool.tui.screens.confirm import Confirm
from reviewtool.tui.screens.moving import Moving

_SAMPLE = Filter(Show.SAMPLE)


class Sampling(Moving):
    """What the reviewer learns of segments that nobody has read."""

    async def action_sample(self) -> None:
        """Propose the sample, go on with one that was begun, or tell what a read one says."""
        if self.checking:
            self.say("the checks are still running")
            return
        if not self.checked:
            self.say("without the checks it is not known which segments have no flags")
            return
        said = session_estimate(self.session)
        if said.read == said.sampled or not said.unread:
            self.say(in_words(said))
        elif said.read or self.filter == _SAMPLE:
            self._read_sample(True)
        else:
            title = "Read a sample of the segments without flags?"
            await self.app.push_screen(Confirm(title, Content(proposal(said))), self._read_sample)

    def _read_sample(self, agreed: bool | None) -> None:
        if not agreed or not self.show_filter(_SAMPLE):
            return
        segments = self.desk.document.segments
        waiting = (i for i in self.listed if self.session.status(segments[i]) not in DONE)
        self.list.move_to(next(waiting, self.listed[0]))
        said = session_estimate(self.session)
        words = f"{said.read} of {said.sampled} read"
        self.say(in_words(said) if said.read else f"{words}: decide each as you would any other")
