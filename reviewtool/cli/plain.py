"""The review by lines and prompts: the acts of the screen for screen readers and dumb terminals.

Every answer is a letter, as on the screen, with its argument behind it: `1` takes suggestion 1,
`x 2` dismisses flag 2, `/word` searches. What is printed is plain text, top to bottom, no colour.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, notes, plural, result
from reviewtool.cli.plain_text import difference_line, flag_lines, segment_lines, suggestions
from reviewtool.cli.whole import whole
from reviewtool.errors import INCOMPLETE, OK, ReviewError
from reviewtool.review.decision import Reason, Scope, Status
from reviewtool.review.queue import Filter, Show, find, next_flagged, visible

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag
    from reviewtool.records.desk import Desk
    from reviewtool.review.act import Act
    from reviewtool.segments.segment import Segment

ACTS = {
    "": ("accept", "accept the text as it stands and go on"),
    "j": ("next", "next segment; also `j 5`"),
    "k": ("previous", "previous segment"),
    "g": ("go", "go to a segment by number: `g 12`"),
    "n": ("next_flag", "next segment with an open flag"),
    "N": ("previous_flag", "previous segment with an open flag"),
    "e": ("edit", "write a correction"),
    "x": ("dismiss", "dismiss a flag: `x`, or `x 2` for the second"),
    "D": ("delete", "delete the segment from the file"),
    "u": ("undo", "take back the last act"),
    "r": ("redo", "do the last undone act again"),
    "d": ("difference", "show what the correction changes"),
    "c": ("comment", "keep a remark with the segment"),
    "Q": ("query", "leave a question on the segment"),
    "S": ("skip", "leave the segment as it is"),
    "f": ("filter", f"show only: `f {'`, `f '.join(Show)} ID`"),
    "v": ("hidden", "show or hide the hints beyond the budget"),
    "/": ("search", "search: `/word`"),
    "?": ("help", "this list"),
    "q": ("quit", "save and leave"),
}
"""Letter, name of the method, what it does. A number takes the suggestion with that number."""


class PlainReview:
    """A review over stdin and stdout."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session
        self._at = min(desk.cursor, max(0, len(desk.document.segments) - 1))
        self._chosen = Filter()
        self._running = True

    def run(self) -> int:
        """Ask and act until the end of the input or `q`; 1 where something was not saved."""
        desk = self._desk
        notes(desk.notices)
        if not desk.document.segments:
            note(f"{desk.document.name} is empty; there is nothing to review.")
            return OK
        self._session.set_flags(desk.check())
        notes(desk.failures)
        self._show()
        while self._running:
            line = self._ask("act (? for help): ")
            if line is None:
                break
            try:
                self._answer(line)
            except ReviewError as error:
                note(str(error))
        return self._leave()

    def _answer(self, line: str) -> None:
        number = whole(line.strip())
        if number is not None:
            self._take(number)
            return
        letter, argument = line[:1].strip(), line[1:].strip()
        if letter not in ACTS or (not letter and argument):
            note(f"“{line.strip()}” is no act; ? lists them.")
            return
        getattr(self, f"_{ACTS[letter][0]}")(argument)

    def _accept(self, _: str) -> None:
        self._done(self._session.accept(self._segment))
        self._move(1)

    def _take(self, number: int) -> None:
        offered = suggestions(self._open_flags())
        if not 1 <= number <= len(offered):
            raise ReviewError(f"there is no suggestion {number} here", "Take one of those shown.")
        flag, place = offered[number - 1]
        self._done(self._session.take(self._segment, flag, place))
        self._show()

    def _edit(self, _: str) -> None:
        result(f"now: {self._session.text(self._segment)}")
        text = self._ask("new text (empty keeps it): ")
        if not text:
            return
        fresh = self._session.fresh_flags(self._segment, text)
        for flag in fresh:
            result(f"new in the correction: {flag.severity} {flag.check}: “{flag.text}”")
            result(f"  {flag.message}")
        if fresh and not self._agreed("keep the correction all the same?"):
            return
        self._done(self._session.correct(self._segment, text))
        self._show()

    def _dismiss(self, argument: str) -> None:
        flags = self._open_flags()
        number = whole(argument) or 1
        if not 1 <= number <= len(flags):
            raise ReviewError("there is no such open flag here", "Give the number of a flag.")
        reasons = list(Reason)
        listed = ", ".join(f"{place} {reason}" for place, reason in enumerate(reasons, 1))
        chosen = self._ask(f"why? {listed}: ") or ""
        place = whole(chosen.strip())
        if place is None or not 1 <= place <= len(reasons):
            note("Nothing was dismissed.")
            return
        answer = self._ask("how far? Enter once, d document, p project: ") or ""
        scope = {"d": Scope.DOCUMENT, "p": Scope.PROJECT}.get(answer[:1], Scope.ONCE)
        reason = reasons[place - 1]
        self._done(self._session.dismiss(self._segment, flags[number - 1], reason, scope))
        self._show()

    def _delete(self, _: str) -> None:
        result(f"this disappears from the file: {self._segment.target}")
        if self._agreed("delete it?"):
            self._done(self._session.delete(self._segment))
            self._move(1)

    def _comment(self, argument: str) -> None:
        comment = argument or self._ask("comment: ") or ""
        self._done(self._session.comment(self._segment, comment))

    def _query(self, _: str) -> None:
        self._done(self._session.set_status(self._segment, Status.QUERIED))

    def _skip(self, _: str) -> None:
        self._done(self._session.set_status(self._segment, Status.SKIPPED))
        self._move(1)

    def _undo(self, _: str) -> None:
        self._return_to(self._session.undo())

    def _redo(self, _: str) -> None:
        self._return_to(self._session.redo())

    def _next(self, argument: str) -> None:
        self._move(whole(argument) or 1)

    def _previous(self, argument: str) -> None:
        self._move(-(whole(argument) or 1))

    def _go(self, argument: str) -> None:
        total = len(self._desk.document.segments)
        number = whole(argument)
        if number is None or not 1 <= number <= total:
            raise ReviewError("there is no such segment", f"Give a number from 1 to {total}.")
        self._at = number - 1
        self._show()

    def _next_flag(self, _: str) -> None:
        self._to_flag(1)

    def _previous_flag(self, _: str) -> None:
        self._to_flag(-1)

    def _search(self, argument: str) -> None:
        place = find(self._session, argument, self._at + 1) if argument else None
        if place is None:
            note("Nothing was found.")
            return
        self._at = place
        self._show()

    def _filter(self, argument: str) -> None:
        kind, _, check = argument.partition(" ")
        if kind not in list(Show) or (kind == Show.CHECK and not check.strip()):
            raise ReviewError("there is no such filter", f"Use one of: {', '.join(Show)} ID.")
        chosen = Filter(Show(kind), check.strip())
        listed = visible(self._session, chosen)
        note(f"{chosen}: {plural(len(listed), 'segment')}")
        if listed:
            self._chosen = chosen
            self._at = next((index for index in listed if index >= self._at), listed[0])
            self._show()

    def _hidden(self, _: str) -> None:
        self._session.show_hidden = not self._session.show_hidden
        self._show()

    def _difference(self, _: str) -> None:
        result(difference_line(self._segment.target, self._session.text(self._segment)))

    def _help(self, _: str) -> None:
        for letter, (_, words) in ACTS.items():
            result(f"  {letter or 'Enter':<6} {words}")
        result("  1-9    take the suggestion with that number")

    def _quit(self, _: str) -> None:
        self._running = False

    @property
    def _segment(self) -> Segment:
        return self._desk.document.segments[self._at]

    def _open_flags(self) -> list[Flag]:
        return [state.flag for state in self._session.open_flags(self._segment)]

    def _show(self) -> None:
        for line in segment_lines(self._desk, self._segment):
            result(line)
        for line in flag_lines(self._desk, self._open_flags()):
            result(line)

    def _move(self, step: int) -> None:
        listed = visible(self._session, self._chosen)
        ahead = [index for index in listed if (index - self._at) * step > 0]
        if not ahead:
            note("That was the last one." if step > 0 else "That is the first one.")
            return
        ordered = ahead if step > 0 else ahead[::-1]
        self._at = ordered[min(abs(step), len(ordered)) - 1]
        self._show()

    def _to_flag(self, step: int) -> None:
        place = next_flagged(self._session, self._at, step)
        if place is None:
            note("No other segment has an open flag.")
            return
        self._at = place
        self._show()

    def _done(self, act: Act) -> None:
        self._desk.record(act)
        self._desk.flush()
        self._desk.changed_elsewhere()
        note(f"{act.kind}: saved")

    def _return_to(self, act: Act) -> None:
        self._done(act)
        changed = act.changes[0].segment
        if changed is not None:
            self._at = self._session.segment(changed).index
        self._show()

    def _agreed(self, question: str) -> bool:
        return (self._ask(f"{question} (y/n): ") or "n")[:1].lower() == "y"

    def _ask(self, question: str) -> str | None:
        """The answer without its line end; None at the end of the input."""
        sys.stderr.write(question)
        sys.stderr.flush()
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def _leave(self) -> int:
        self._desk.remember(self._at)
        progress = self._session.progress()
        note(
            f"{progress.done} of {progress.total} segments done, {progress.open_flags} flags open."
        )
        return OK if self._desk.close() else INCOMPLETE
