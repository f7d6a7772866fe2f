"""A scripted review of one document of the sample on the real screen, every key press counted.

The script is told from the marked errors and from what stands on the screen: a suggestion that is
right is taken by its digit, everything else is edited with the fewest keys, a false flag is
dismissed with a reason, what is proposed of an error and is not so is changed. Counted is each key
press that types nothing; what is typed of corrections and search phrases is told apart. Each press
belongs to one act of one decision; opening the editor belongs to the first error that is mended in
it, leaving it and going on to the last.

Two ways to go through a document are known. `READING` decides every segment, one after the other,
by Enter. `FLAGS` goes from flag to flag by `n`, and finds the errors that have none by `/` or `j`;
segments without an error are left alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.keys_editing import edits
from benchmarks.keys_meant import corrected, saw
from reviewtool.errors import ReviewError
from reviewtool.review.correction import with_suggestion
from reviewtool.review.decision import Status
from reviewtool.review.kept_tokens import whole_tokens
from reviewtool.review.mark_words import units
from reviewtool.review.usual_errors import SEVERITIES, USUAL, USUAL_SEVERITY
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.screens.words_step import AT_ONCE
from reviewtool.tui.widgets.category_table import all_rows
from reviewtool.tui.widgets.error_line import ErrorLine
from reviewtool.tui.widgets.hinted_words import fitting_hints
from reviewtool.tui.widgets.proposal_pane import LETTERS
from tests.tui.made_desk import press, settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.pilot import Pilot

    from benchmarks.keys_meant import Meant
    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Segment
    from reviewtool.taxonomy import Severity
    from reviewtool.tui.widgets.edit_pane import EditPane

READING, FLAGS = "reading", "flags"
ERROR, FALSE_FLAG, ACCEPTED = "error", "false flag", "segment accepted"
GO, TAKE, EDIT, TEXT, CLASSIFY, DISMISS, ACCEPT = (
    "go",
    "take",
    "edit",
    "text",
    "classify",
    "dismiss",
    "accept",
)
"""Acts. `edit` opens and leaves the editor, `text` moves and deletes in it."""
REASON = "c"
NEAR = 2
"""So many segments away, `j` or `k` is pressed; farther away is searched for."""
MOST = 200
"""More keys for one decision are a mistake of the script."""
_MISSING = "accuracy/omission"
_WRONG = "accuracy/mistranslation"


@dataclass(slots=True)
class Decision:
    """One decision: the presses of each act of it, and how many characters were typed."""

    kind: str
    segment: Segment
    error: Meant | None = None
    presses: list[tuple[str, str]] = field(default_factory=list)
    typed: int = 0
    flagged: bool = False

    @property
    def keys(self) -> int:
        """Key presses beyond typed text."""
        return len(self.presses)

    @property
    def acts(self) -> Counter[str]:
        """Key presses of each act."""
        return Counter(act for act, _ in self.presses)


class Reviewer:
    """Somebody who knows the marked errors, at the keyboard.

    Args:
        pilot: of the program, with the document open.
        meant: the marked errors of each segment.
        way: `READING` or `FLAGS`.
    """

    def __init__(self, pilot: Pilot[int], meant: Mapping[int, Sequence[Meant]], way: str) -> None:
        self._pilot = pilot
        self._meant = meant
        self._way = way
        self._mended: set[Meant] = set()
        self._going: list[tuple[str, str]] = []
        self._typed = 0
        self.decisions: list[Decision] = []

    @property
    def screen(self) -> ReviewScreen:
        """The review screen."""
        found = self._pilot.app.screen
        if not isinstance(found, ReviewScreen):
            raise SystemExit(f"a key led to {type(found).__name__}, where none was expected")
        return found

    async def review(self) -> None:
        """Decide everything, and quit."""
        while (segment := await self._next()) is not None:
            await self._decide(segment)
        await press(self._pilot, "q")
        await settled(self._pilot)

    # Going on

    async def _next(self) -> Segment | None:
        """Go to the next segment where there is something to do."""
        screen = self.screen
        segment = screen.segment
        assert segment is not None
        if self._way == READING:
            todo = screen.session.status(segment) is Status.TODO
            return segment if todo else None
        waiting = [one.index for one in screen.desk.document.segments if self._work(one)]
        if not waiting:
            return None
        place = next((index for index in waiting if index >= segment.index), waiting[0])
        while place != segment.index:
            await self._go(segment.index, place)
            assert screen.segment is not None
            segment = screen.segment
        return segment

    async def _go(self, here: int, place: int) -> None:
        session, segments = self.screen.session, self.screen.desk.document.segments
        flagged = [one.index for one in segments if session.open_flags(one)]
        by_flag = next((index for index in flagged if index > here), min(flagged, default=-1))
        if abs(place - here) <= NEAR and (by_flag != place or abs(place - here) == 1):
            await self._press_going(*["j" if place > here else "k"] * abs(place - here))
        elif by_flag == place:
            await self._press_going("n")
        else:
            error = next(one for one in self._meant[place] if one not in self._mended)
            phrase = max(error.text.strip().split("\u00a0"), key=len)  # which the field takes
            await self._press_going("/")
            await press(self._pilot, *phrase)
            self._typed += len(phrase)
            await self._press_going("enter")
            await settled(self._pilot)
            while self.screen.list.cursor not in (place, here):
                await self._press_going("/", "enter")
                await settled(self._pilot)

    async def _press_going(self, *keys: str) -> None:
        await press(self._pilot, *keys)
        self._going += [(GO, key) for key in keys]
        if len(self._going) > MOST:
            raise SystemExit(f"{len(self._going)} keys and no end: {self._going[:4]}")

    def _work(self, segment: Segment) -> bool:
        if any(error not in self._mended for error in self._meant.get(segment.index, ())):
            return True
        return bool(self.screen.session.open_flags(segment))

    # Deciding

    async def _decide(self, segment: Segment) -> None:
        errors = [one for one in self._meant.get(segment.index, ()) if one not in self._mended]
        await self._flags(segment, errors)
        left = [error for error in errors if error not in self._mended]
        if left:
            await self._edit(segment, errors, left)
        for error in errors:
            if not self._is_told(segment, error):
                await self._mark(segment, error)
        here = self.screen.segment is not None and self.screen.segment.index == segment.index
        kept = self.screen.proposal_pane is not None
        if not here or (self._way == FLAGS and not kept):
            return
        if errors:
            await self._key(self.decisions[-1], GO, "enter")
        else:
            await self._key(self._begin(ACCEPTED, segment), ACCEPT, "enter")

    async def _flags(self, segment: Segment, errors: Sequence[Meant]) -> None:
        """Take the suggestions that are right, and dismiss what is false."""
        while (found := self._flag_to_decide(segment, errors)) is not None:
            place, error, number = found
            kind = FALSE_FLAG if error is None else ERROR
            decision = self._begin(kind, segment, error)
            for key in self._way_to_flag(segment, place):
                await self._key(decision, GO, key)
            if error is None:
                await self._key(decision, DISMISS, "x", REASON)
            else:
                await self._key(decision, TAKE, str(number))
                self._mended.add(error)
                wanted = corrected(segment, [one for one in errors if one in self._mended])
                self._expect(self.screen.session.text(segment), wanted)
                await settled(self._pilot)
                await self._proposals(segment)

    def _flag_to_decide(
        self, segment: Segment, errors: Sequence[Meant]
    ) -> tuple[int, Meant | None, int] | None:
        """The place of an open flag, the error it saw (None: it is false), the right digit."""
        text = self.screen.session.text(segment)
        for place, state in enumerate(self.screen.session.flags(segment)):
            if state.verdict is not None or state.dismissal is not None:
                continue
            flag = state.flag
            if not saw(self._meant.get(segment.index, ()), flag):
                return place, None, 0
            for error in errors:
                if error in self._mended or not error.speaks_of(flag):
                    continue
                mended = [one for one in errors if one in self._mended or one == error]
                for number in range(min(len(flag.suggestions), 9)):
                    try:
                        given = with_suggestion(segment, text, flag, number)
                    except ReviewError:
                        break
                    if given == corrected(segment, mended):
                        return place, error, number + 1
        return None

    def _way_to_flag(self, segment: Segment, place: int) -> list[str]:
        """`n` as long as it stays in the segment, else Tab."""
        at, states = self.screen.flag_at, self.screen.session.flags(segment)
        if at == place:
            return []
        steps = [one for one in range(at + 1, len(states)) if states[one].open]
        by_flag = steps.index(place) + 1 if place in steps else len(states)
        by_tab = (place - at) % len(states)
        return ["n"] * by_flag if by_flag <= by_tab else ["tab"] * by_tab

    async def _edit(self, segment: Segment, errors: Sequence[Meant], left: Sequence[Meant]) -> None:
        """Mend what is left in the editor, or delete the segment."""
        decisions = [self._begin(ERROR, segment, error) for error in left]
        wanted = corrected(segment, errors)
        if not wanted and segment.target:
            await self._key(decisions[-1], EDIT, "D", "y")
        else:
            await self._in_editor(segment, decisions, wanted, self._changes(errors, left))
        self._expect(self.screen.session.text(segment), wanted)
        self._mended.update(left)
        await self._proposals(segment)

    async def _in_editor(
        self,
        segment: Segment,
        decisions: Sequence[Decision],
        wanted: str,
        changes: Sequence[tuple[int, int, str]],
    ) -> None:
        opening = self._opening(segment, changes)
        for act, key in opening:
            await self._key(decisions[0], act, key)
        await settled(self._pilot)
        pane = self.screen.edit_pane
        assert pane is not None
        for number, edit in edits(pane.editor.text, changes, *stands(pane.editor.selection_span)):
            decisions[number].presses += [(TEXT, key) for key in edit.counted]
            decisions[number].typed += len(edit.presses) - len(edit.counted)
            await press(self._pilot, *edit.presses)
        self._expect(pane.editor.text, wanted)
        await self._name(pane)
        while self.screen.edit_pane is not None:
            await self._key(decisions[-1], EDIT, "enter")
            await settled(self._pilot)

    def _opening(
        self, segment: Segment, changes: Sequence[tuple[int, int, str]]
    ) -> list[tuple[str, str]]:
        """The keys that open the editor with the fewest in all: `e`, or `r` and hints of words."""
        text = self.screen.session.text(segment)
        flagged = self.screen.flagged_span(segment, text)
        ways = [([(EDIT, "e")], flagged or (len(text), len(text)))]
        found = units(text, whole_tokens(text, segment.tags))
        offered = fitting_hints(found) if len(found) <= AT_ONCE else []
        for start, end, _ in changes:
            inside = [
                place
                for place, one in enumerate(found[: len(offered)])
                if one.start < max(end, start + 1) and start <= max(one.end - 1, one.start)
            ]
            if inside:
                first, last = inside[0], inside[-1]
                keys = [*offered[first]]
                if last > first:
                    keys = [key.upper() for key in keys] + [*offered[last]]
                span = found[first].start, found[last].end
                ways.append(([(EDIT, "r"), *((TEXT, key) for key in keys)], span))
        return min(
            ways,
            key=lambda way: (
                len(way[0])
                + sum(len(edit.counted) for _, edit in edits(text, changes, *stands(way[1])))
            ),
        )[0]

    def _changes(
        self, errors: Sequence[Meant], left: Sequence[Meant]
    ) -> list[tuple[int, int, str]]:
        """What is left to do to the text as it stands now."""
        done = [error.change for error in errors if error not in left]
        found = []
        for error in left:
            start, end, right = error.change
            shift = sum(len(new) - (b - a) for a, b, new in done if a < start)
            found.append((start + shift, end + shift, right))
        return found

    # Classifying

    async def _name(self, pane: EditPane) -> None:
        """Change what the editor proposes and is not so."""
        line = pane.query_one(ErrorLine)
        known = [*self.screen.session.errors(pane.segment)]
        while (wrong := self._wrong_proposal(pane.segment, line, known)) is not None:
            place, error = wrong
            steps = place + 1 if line.at is None else place - line.at
            decision = self._of(error)
            keys = [*["tab"] * steps, *choosing_keys(line.proposals[place].error, error)]
            await self._key(decision, CLASSIFY, *keys)
            await settled(self._pilot)

    async def _proposals(self, segment: Segment) -> None:
        """Change what is said after an act and is not so."""
        while (pane := self.screen.proposal_pane) is not None:
            known = [
                one for one in self.screen.session.errors(segment) if one.id not in pane.recorded
            ]
            wrong = self._wrong_proposal(segment, pane, known)
            if wrong is None:
                break
            place, error = wrong
            decision = self._of(error)
            keys = choosing_keys(pane.proposals[place].error, error)
            await self._key(decision, CLASSIFY, LETTERS[place], *keys)
            await settled(self._pilot)

    def _wrong_proposal(
        self, segment: Segment, line: ErrorLine, known: Sequence[ErrorMark]
    ) -> tuple[int, Meant | None] | None:
        """The place of a proposal to change, and what it should say; None to drop it."""
        errors = self._meant.get(segment.index, ())
        proposed = [one.error for one in line.proposals]
        shown = {one.id for one in proposed}
        others = [error for error in known if error.id not in shown]
        told = {one for one in errors if any(one.touches(e) and one.is_told_by(e) for e in others)}
        for place, one in enumerate(proposed):
            meant = next((error for error in errors if error.touches(one)), None)
            if meant is not None and meant.is_told_by(one):
                told.add(meant)
                continue
            if meant is None or meant in told:
                return place, None
            later = [other for other in proposed[place + 1 :] if meant.touches(other)]
            return place, None if any(map(meant.is_told_by, later)) else meant
        return None

    def _is_told(self, segment: Segment, error: Meant) -> bool:
        """Whether the record says of the error what it is."""
        pane = self.screen.proposal_pane
        asked = [] if pane is None else [one.error for one in pane.proposals]
        recorded = [*self.screen.session.errors(segment), *asked]
        return any(error.touches(one) and error.is_told_by(one) for one in recorded)

    async def _mark(self, segment: Segment, error: Meant) -> None:
        """Mark an error by hand, for nothing else says what it is."""
        decision = self._begin(ERROR, segment, error)
        source = error.side == "source"
        found = units(
            *(
                (segment.source, segment.source_tokens)
                if source
                else (segment.target, segment.tokens)
            )
        )
        inside = [
            n for n, one in enumerate(found) if one.start < error.end and error.start < one.end
        ]
        offered = fitting_hints(found)
        last = ["enter"] if len(inside) == 1 else [*offered[inside[-1]]]
        usual = _MISSING if source else _WRONG
        keys = [*offered[inside[0]], *last, *category_keys(error, usual)]
        await self._key(decision, CLASSIFY, "M" if source else "m", *keys)
        await self._key(decision, CLASSIFY, severity_key(error.severity))

    # Counting

    def _begin(self, kind: str, segment: Segment, error: Meant | None = None) -> Decision:
        """The decision on this error, or a new one; the keys that led to it are its own."""
        known = (one for one in self.decisions if error is not None and one.error == error)
        if (decision := next(known, None)) is not None:
            return decision
        decision = Decision(kind, segment, error, self._going, self._typed)
        self._going, self._typed = [], 0
        if error is not None:
            states = self.screen.session.flags(segment)
            decision.flagged = any(error.speaks_of(state.flag) for state in states)
        self.decisions.append(decision)
        return decision

    def _of(self, error: Meant | None) -> Decision:
        """The decision on an error; of what is none, the last one."""
        if error is None:
            return self.decisions[-1]
        return next(one for one in self.decisions if one.error == error)

    async def _key(self, decision: Decision, act: str, *keys: str) -> None:
        for key in keys:
            decision.presses.append((act, key))
            if decision.keys > MOST:
                raise SystemExit(f"{decision.keys} keys and no end: {decision.presses[-5:]}")
            await press(self._pilot, key)

    def _expect(self, text: str, wanted: str) -> None:
        if text != wanted:
            raise SystemExit(f"the keys made {text!r} of what should be {wanted!r}")


def stands(selected: tuple[int, int]) -> tuple[int, tuple[int, int] | None]:
    """Where the cursor stands, and what is selected before it."""
    return selected[1], selected if selected[0] < selected[1] else None


def choosing_keys(proposed: ErrorMark, error: Meant | None) -> list[str]:
    """The keys that make what is proposed, and chosen already, the error; or that drop it."""
    if error is None:
        return ["-"]
    severity = [str(list(SEVERITIES.values()).index(error.severity) + 1)]
    if proposed.category.partition("/")[0] == error.dimension:
        return severity
    keys = category_keys(error, "")
    if keys[0] == "+":
        return [*keys, severity_key(error.severity)]
    return keys if proposed.severity is error.severity else [*keys, *severity]


def category_keys(error: Meant, shown: str) -> list[str]:
    """The keys that choose the category where the cursor stands on `shown`."""
    if shown.partition("/")[0] == error.dimension:
        return ["enter"]
    usual = next((letter for letter, (slug, _) in USUAL.items() if slug == error.category), None)
    if usual is not None:
        return [usual]
    return ["+", *next(row.hint for row in all_rows() if row.slug == error.category)]


def severity_key(severity: Severity) -> str:
    """The letter of a severity."""
    if severity is USUAL_SEVERITY:
        return "enter"
    return next(letter for letter, one in SEVERITIES.items() if one is severity)
