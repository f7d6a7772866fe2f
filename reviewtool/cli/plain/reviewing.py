"""What all acts of the line mode stand on: the desk, the segment, saving, saying what is there."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, notes, plural, result
from reviewtool.cli.plain.texts import change_words, flag_lines, fresh_lines, segment_lines
from reviewtool.errors import ReviewError
from reviewtool.review.queue import Filter, visible
from reviewtool.review.search import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.cli.plain.lookup import Lookup
    from reviewtool.project import DocumentPlace
    from reviewtool.records.accounting import Accounts
    from reviewtool.records.desk import Desk
    from reviewtool.records.remembered import DocumentView
    from reviewtool.review.act import Act
    from reviewtool.review.flag_state import FlagState
    from reviewtool.segments.segment import Segment

SEARCHED = 20_000
"""Documents of more segments are not searched for more like each correction, to be quick."""
_SPREADING = frozenset({"correct", "take", "delete"})


class Reviewing:
    """A review by lines: where it stands and the few ways to change it.

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
        self._ticks = ticks
        self.take_desk(start, open_desk(start))

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

    def take_desk(self, place: int, desk: Desk) -> None:
        """Review this document from now on, as the last session left it."""
        self.place = place
        self.desk = desk
        self.session = desk.session
        self.accounts: Accounts | None = None
        if desk.accounting:
            from reviewtool.records.accounting import Accounts

            self.accounts = Accounts(self._ticks, desk.account)
        self.filter = Filter()
        self.listed: Sequence[int] = range(len(desk.document.segments))
        """Indexes of the segments that the filter let through when it was chosen."""
        self.differences = desk.view.differences
        self.by_harm = desk.view.by_harm
        self.session.show_hidden = desk.view.hidden
        self.at = min(desk.view.cursor, max(0, len(desk.document.segments) - 1))
        self._flag: tuple[int, int] | None = None
        self._decided = False
        self._fresh: dict[str, tuple[str, Sequence[Flag]]] = {}

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
            note(f"Listed are only the segments that are {self.filter}; f a lists all.")
        if segment is None:
            self.show()
        else:
            self.go_to(segment)

    def check(self) -> None:
        """Run the checks."""
        self.session.set_flags(self.desk.check())
        notes(self.desk.failures)
        self._decided = self.flags_decided

    # Reading

    @property
    def segment(self) -> Segment:
        """The current segment."""
        return self.desk.document.segments[self.at]

    def lists(self, index: int) -> bool:
        """Whether a segment is among those listed."""
        if isinstance(self.listed, range):
            return index in self.listed
        place = bisect_left(self.listed, index)
        return place < len(self.listed) and self.listed[place] == index

    @property
    def states(self) -> list[FlagState]:
        """The flags of the current segment."""
        return self.session.flags(self.segment)

    @property
    def flag_at(self) -> int:
        """The place of the current flag: the one gone to, else the first without a decision."""
        if self._flag is not None and self._flag[0] == self.at:
            return self._flag[1]
        for place, state in enumerate(self.states):
            if state.verdict is None and state.dismissal is None:
                return place
        return 0

    @property
    def flag(self) -> Flag | None:
        """The current flag of the current segment."""
        states, place = self.states, self.flag_at
        return states[place].flag if place < len(states) else None

    @property
    def flags_decided(self) -> bool:
        """Whether there are flags, and none is open: the document is done, read or not."""
        return self.session.has_flags and not self.session.progress().open_flags

    def what_is_left(self) -> str:
        """What a document whose flags are decided may still hold, as a sentence."""
        from reviewtool.review.sample import in_words, session_estimate

        progress = self.session.progress()
        unread = progress.total - progress.done
        if not unread:
            return "all flags are decided, and every segment is read"
        words = f"all flags are decided; {plural(unread, 'segment')} unread"
        said = session_estimate(self.session)
        if not said.unread:
            return words
        return f"{words}; {in_words(said) if said.read else 'Y draws a sample of them'}"

    def view(self) -> DocumentView:
        """How the document is looked at, for the next session."""
        return replace(
            self.desk.view,
            cursor=self.at,
            filter=self.filter,
            differences=self.differences,
            hidden=self.session.show_hidden,
            by_harm=self.by_harm,
            open_flags=self.session.progress().open_flags,
        )

    # Changing

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

    def go_to(self, index: int) -> None:
        """Go to a segment and show it; the filter gives way where it hides that one."""
        if not self.lists(index):
            self.list_only(Filter())
            note("the filter was taken off to show this segment")
        self.move_to(index)
        self.show()

    def move_to(self, index: int) -> None:
        """Make a segment current."""
        self.at = index

    def show_changed(self) -> None:
        """Say what an act made of the current segment, whose texts were heard before."""
        self.flag_free()
        self.show(given=False)

    def choose_flag(self, place: int) -> None:
        """Make a flag of the current segment current."""
        self._flag = self.at, place

    def flag_free(self) -> None:
        """Let the first flag without a decision be current again."""
        self._flag = None

    def list_only(self, chosen: Filter) -> bool:
        """List what the filter lets through; False, and no change, where that is nothing."""
        found = visible(self.session, chosen)
        if not found and chosen != Filter():
            return False
        self.filter, self.listed = chosen, found
        if found and self.at not in found:
            self.at = next((index for index in found if index >= self.at), found[-1])
        return True

    def keep_fresh(self, segment: Segment, text: str) -> Sequence[Flag]:
        """What a correction newly raises; kept, to be shown as long as it stands."""
        fresh = self.session.fresh_flags(segment, text)
        self._fresh[segment.id] = (text, fresh)
        return fresh

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

    # Showing

    def show(self, *, given: bool = True) -> None:
        """Say all that is known of the current segment; the given texts only where wanted."""
        segment = self.segment
        if self.accounts is not None:
            self.accounts.at(segment.id)
        result("")
        for line in segment_lines(self.desk, segment, given=given):
            result(line)
        text = self.session.text(segment)
        if self.differences and text and text != segment.target:
            for line in change_words(segment.target, text):
                result(line)
        chosen = self._flag is not None and self._flag[0] == self.at
        for line in flag_lines(self.desk, segment, self.states, self.flag_at, chosen=chosen):
            result(line)
        self.show_fresh()

    def show_fresh(self) -> None:
        """Say what the correction newly raised."""
        text, fresh = self._fresh.get(self.segment.id, ("", ()))
        if fresh and text == self.session.text(self.segment):
            for line in fresh_lines(fresh):
                result(line)

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
