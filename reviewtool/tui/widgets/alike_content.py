"""Places like one that was corrected: in a list, one beside the other, and as a suggestion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.decision import Status
from reviewtool.review.difference import difference
from reviewtool.segments.control import pictured
from reviewtool.tui.shown import drawn, quoted, shown
from reviewtool.tui.widgets.difference_text import ADDED, difference_content, removed
from reviewtool.tui.widgets.hanging import Hanging, hanging
from reviewtool.tui.widgets.row_content import shown_text

if TYPE_CHECKING:
    from reviewtool.review.decision import Decision
    from reviewtool.review.propagation import Correction, Hit
    from reviewtool.segments.segment import Segment

AROUND = 600
"""Code points that are shown before and after a change in a long text."""
LEAD = 24
"""Code points that a line of the list shows before a change that stands far behind."""

MARKS = {None: " ", True: "✓", False: "-"}
"""What was said of a place: nothing yet, take it, leave it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A text before and after, what differs styled."""

    before: Content
    after: Content


def title_content(correction: Correction) -> Content:
    """What became what, from the first of the words that were replaced."""
    if not correction.phrases:
        words = "Delete it wherever it stands" if not correction.text else "The same text"
        return Content.styled(words, "bold")
    form = correction.phrases[0].forms[0]
    more = len(correction.phrases) - 1
    return Content.assemble(
        ("Correct ", "bold"),
        quoted(shown(form.wrong, 40)),
        " → ",
        quoted(shown(form.right, 40)),
        f" and {more} more" if more else "",
    )


def replacing_title(pattern: str, new: str, document: str, which: tuple[int, int]) -> Content:
    """What is to be replaced with what, and in which document, the first, second … of how many."""
    return Content.assemble(
        ("Replace ", "bold"),
        f"“{pictured(pattern[:40])}”",
        " → ",
        f"“{pictured(new[:40])}”" if new else "nothing",
        f"  in {shown(document, 60)}",
        f" (document {which[0]} of {which[1]})" if which[1] > 1 else "",
    )


def sides(old: str, new: str, *, brackets: bool = False) -> Sides:
    """Before and after; of long texts what is around the change."""
    hunks = difference(old, new)
    if not hunks:
        return Sides(Content(shown_text(old)), Content(shown_text(new)))
    cut, end = max(0, hunks[0].start - AROUND), min(len(old), hunks[-1].end + AROUND)
    end = min(end, cut + 4 * AROUND)
    before: list[str | tuple[str, str]] = ["…" if cut else ""]
    after: list[str | tuple[str, str]] = ["…" if cut else ""]
    place = cut
    for hunk in hunks:
        if hunk.start > end:
            break
        same = shown_text(old[place : hunk.start])
        come = shown_text(new[hunk.new_start : hunk.new_end][: 4 * AROUND])
        before += [
            same,
            removed(shown_text(old[hunk.start : min(hunk.end, end)]), brackets=brackets),
        ]
        after += [same, (f"{{+{come}+}}", "bold") if brackets and come else (come, ADDED)]
        place = hunk.end
    tail = shown_text(old[place:end]) + ("…" if max(place, end) < len(old) else "")
    return Sides(Content.assemble(*before, tail), Content.assemble(*after, tail))


def list_line(hit: Hit, said: bool | None, *, current: bool, width: int, digits: int) -> Content:
    """One place on one line: mark, number, the text around the change, what was decided before."""
    hunks = difference(hit.before, hit.after)
    start, end = (hunks[0].start, hunks[0].end) if hunks else (0, 0)
    lead = start - LEAD if start > width // 2 else 0
    note = f"  {settled_words(hit)}" if hit.settled else ""
    text = Content.assemble(
        "▸" if current else " ",
        (MARKS[said], "bold"),
        f" {hit.segment.index + 1:>{digits}}  ",
        "…" if lead else "",
        drawn(hit.before[lead:start]),
        (drawn(hit.before[start:end][:200]), "bold underline"),
        drawn(hit.before[end : end + 200]),
    )
    text = text.truncate(max(1, width - len(note)), ellipsis=True)
    line = Content.assemble(text, (note, "$text-muted"))
    return line.stylize("bold") if current else line.stylize("dim") if said is False else line


def settled_words(hit: Hit) -> str:
    """`accepted already`, `corrected already`."""
    return f"{hit.status.value} already"


def heading_content(hit: Hit) -> Content:
    """Which segment, and what is special about it."""
    words = [f"segment {hit.segment.index + 1}"]
    if hit.settled or hit.status is not Status.TODO:
        words.append(settled_words(hit) if hit.settled else hit.status.value)
    if hit.whole:
        words.append("the same two texts")
    if not hit.after:
        words.append("would be deleted from the file")
    return Content.styled(" · ".join(words), "$text-muted")


def earlier_content(
    earlier: Decision, segment: Segment, number: int, key: str, *, brackets: bool
) -> Hanging:
    """The correction that a segment with the same texts has, and the key that takes it."""
    if not earlier.corrected:
        words: Content = Content.styled("delete it", "italic")
    elif len(earlier.corrected) + len(segment.target) > 4 * AROUND:
        words = Content(shown(earlier.corrected))
    else:
        words = difference_content(segment.target, earlier.corrected, brackets=brackets)
    told = Content.styled(f"as segment {number}, which has the same texts", "$text-muted")
    return Hanging(Content.assemble((f" {shown(key, 20)} ", "bold reverse"), " "), (words, told))


def named(name: str, text: Content | str) -> Hanging:
    """A line with a bold name before it."""
    return hanging(text, Content.styled(f"{name} ", "bold"))
