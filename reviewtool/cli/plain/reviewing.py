"""What all acts of the line mode stand on: opening, saving, leaving, and where the review is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, notes, plural
from reviewtool.cli.plain.position import Position
from reviewtool.cli.plain.texts import title
from reviewtool.errors import ReviewError
from reviewtool.review.queue import Filter
from reviewtool.review.search import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.cli.plain.lookup import Lookup
    from reviewtool.project import DocumentPlace
    from reviewtool.records.desk import Desk
    from reviewtool.review.act import Act

SEARCHED = 20_000
"""Documents of more segments are not searched for more like each correction, to be quick."""
_SPREADING = frozenset({"correct", "take", "delete"})


class Reviewing(Position):
    """A review by lines: where it stands, the few ways to change it, and to another document.

    Args:
        open_desk: opens the document at a place in `places`; may raise ReviewError.
        places: the documents of the project.
        start: the one to begin with.
        lookup: what can be done by a line.
        ticks: seconds that only ever grow, by which stays at segments are measured.
    """

    def __init__(
        self,
        open_desk: Callable[[int], Desk],
        places: Sequence[DocumentPlace],
        start: int,
        lookup: Lookup,
        ticks: Callable[[], float],
    ) -> None:
        self.places = places
        self.lookup = lookup
        self.running = True
        self.search = Search("")
        self.open_desk = open_desk
        super().__init__(start, open_desk(start), ticks)

    def open(self, place: int, segment: int | None = None) -> None:
        """Put the document away and open another, where it was left or at a segment's index.

        Raises ReviewError where that cannot be.
        """
        desk = self.open_desk(place)
        if self.desk.pending and not self.desk.close():
            desk.close()
            raise self.desk.failure or ReviewError("nothing was saved", "Try again.")
        self.leave_desk()
        self.take_desk(place, desk)
        self.begin(segment)

    def begin(self, segment: int | None = None) -> None:
        """Check the document and say where the review stands; at a segment's index if given."""
        desk = self.desk
        note(f"Document {self.place + 1} of {len(self.places)}: {desk.document.name}.")
        notes(desk.notices)
        if not desk.document.segments:
            note(f"{desk.document.name} is empty; there is nothing to review.")
            return
        self.check()
        self.list_only(desk.view.filter)
        if self.filter != Filter():
            listed = self.filter.said(partial(title, self.desk))
            note(f"Listed are only the segments that are {listed}; f a lists all.")
        if segment is None:
            self.show()
        else:
            self.go_to(segment)

    def check(self) -> None:
        """Run the checks."""
        self.session.set_flags(self.desk.check())
        notes(self.desk.failures)
        self._decided = self.flags_decided

    def done(self, act: Act) -> Act:
        """Bring an act to the disk, and say so; raises ReviewError where that fails."""
        self._count(act)
        decided, self._decided = self._decided, self.flags_decided
        self.desk.record(act)
        if act.cut is not None:
            self._cut_anew()
        self.desk.flush()
        changed = self.desk.changed_elsewhere()
        note(f"{act.kind}: saved")
        if changed:
            note(f"decided elsewhere meanwhile: {plural(len(changed), 'segment')}")
        clashed = self.desk.clashed()
        if clashed:
            note(f"decided differently elsewhere: {plural(len(clashed), 'segment')}")
        if self.desk.recut_elsewhere():
            note("segments were joined or split elsewhere: leave and come back to see it")
        if self.flags_decided and not decided:
            note(self.what_is_left())
        if act.kind in _SPREADING and act.changes[0].segment is not None:
            self._tell_of_more(act.changes[0].segment)
        return act

    def leave_desk(self) -> bool:
        """Save what is waiting and let go; False where something could not be saved."""
        if self.accounts is not None:
            self.accounts.end()
        if self.desk.document.segments:
            self._keep_view()
            progress = self.session.progress()
            note(
                f"{progress.done} of {plural(progress.total, 'segment')} done, "
                f"{plural(progress.open_flags, 'flag')} open."
            )
        return self.desk.close()

    def _count(self, act: Act) -> None:
        if self.accounts is not None:
            here = self.segment.id
            for change in act.changes:
                if change.segment == here and change.text_changed:
                    self.accounts.edit()

    def _keep_view(self) -> None:
        """Keep how the document and the project are left for the next session, here or there."""
        from reviewtool.records.remembered import read_project_view, write_project_view

        desk, view = self.desk, self.view()
        desk.remember_view(view)
        kept = replace(
            read_project_view(desk.place, desk.reviewer),
            document=desk.place.name,
            differences=view.differences,
        )
        write_project_view(desk.place, desk.reviewer, kept)

    def _cut_anew(self) -> None:
        """List the segments as they are cut now, and check them."""
        self._flag = None
        self.at = min(self.at, len(self.desk.document.segments) - 1)
        if not self.list_only(self.filter):
            self.list_only(Filter())
        self.check()

    def _tell_of_more(self, segment_id: str) -> None:
        segments = self.desk.document.segments
        if len(segments) > SEARCHED:
            return
        from reviewtool.review.propagation import correction_of, hits

        correction = correction_of(self.session, self.session.segment(segment_id))
        found = len(list(hits(correction, self.session, segments))) if correction else 0
        if found:
            note(f"{plural(found, 'place')} more like it: a shows them")
