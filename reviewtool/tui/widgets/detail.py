"""The pane below the list: all that is known of the current segment and its flags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from reviewtool.review.decision import Status
from reviewtool.review.propagation import earlier_correction
from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.alike_content import earlier_content
from reviewtool.tui.widgets.difference_text import difference_content
from reviewtool.tui.widgets.file_content import about_content, errors_content
from reviewtool.tui.widgets.flag_content import Known, flags_content, fresh_content
from reviewtool.tui.widgets.hanging import Hanging, HangingText, hanging
from reviewtool.tui.widgets.term_content import terms_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewtool.checks.flag import Flag
    from reviewtool.review.decision import Clash, Decision
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

LONGEST_DIFFERENCE = 4_000
"""Longer texts are shown before and after, cut: a difference of them would be no help."""


@dataclass(frozen=True, slots=True)
class View:
    """How a segment is looked at: which flag is current, what its correction newly raised, whether
    a correction shows as differences (in brackets where there are no colours), whether the checks
    are still running, and the key that takes the correction of a segment with the same texts."""

    flag_at: int = 0
    fresh: Sequence[Flag] = ()
    differences: bool = True
    brackets: bool = False
    checking: bool = False
    alike_key: str = "a"


class DetailPane(VerticalScroll, can_focus=False):
    """Scrolls by keys of the screen, so that it never takes the keyboard."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield HangingText(id="detail-text")

    def tell(
        self, session: Session, segment: Segment | None, known: Known | None, view: View
    ) -> None:
        """Show this segment."""
        lines = [hanging("There is nothing to review in this document.")]
        if segment is not None and known is not None:
            lines = detail_lines(session, segment, known, view)
        self.query_one(HangingText).tell(lines)

    def to_top(self) -> None:
        """Show the beginning again."""
        self.scroll_home(animate=False)


def detail_lines(session: Session, segment: Segment, known: Known, view: View) -> list[Hanging]:
    """All lines for one segment."""
    decision = session.decision(segment)
    states = session.flags(segment)
    lines = [hanging(_heading(session, segment))]
    stale = session.stale.get(segment.id)
    if stale is not None:
        lines.append(hanging(_stale(stale)))
    if decision is not None:
        lines.extend(hanging(_clash(clash, decision)) for clash in decision.clashes)
    if segment.doubtful:
        words = "doubtful: source and translation may not belong together"
        lines.append(hanging(Content.styled(f"{words} ({segment.pairing:.0%})", "bold")))
    lines.extend(_correction(session, segment, view))
    lines.extend(_earlier(session, segment, view))
    lines.extend(fresh_content(view.fresh))
    lines.extend(flags_content(states, view.flag_at, known))
    if not states:
        words = "checks are running…" if view.checking else "no flags"
        lines.append(hanging(Content.styled(words, "dim")))
    lines.extend(terms_content(known.terms, segment.source))
    lines.extend(errors_content(session.errors(segment)))
    if decision is not None and decision.comment:
        lines.append(_named("comment", shown(decision.comment, 2_000)))
    lines.extend(about_content(segment.about))
    return lines


def _heading(session: Session, segment: Segment) -> Content:
    deleted = session.deleted(segment)
    words = [f"{segment.index + 1}"]
    status = session.status(segment)
    words.append("to be deleted from the file" if deleted else status.value)
    if status is Status.TODO and session.text(segment) != segment.target:
        words.append("corrected in part")
    if segment.kind != "text":
        words.append(shown(segment.kind, 20))
    if not session.text(segment) and not deleted:
        words.append("translation missing")
    hidden = 0 if session.show_hidden else session.hidden_flags(segment)
    if hidden:
        words.append(f"{hidden} more {'hint' if hidden == 1 else 'hints'} behind v")
    return Content.styled(" · ".join(words), "$text-muted")


def _correction(session: Session, segment: Segment, view: View) -> list[Hanging]:
    text = session.text(segment)
    if text == segment.target or session.deleted(segment):
        return []
    if view.differences and len(text) + len(segment.target) <= LONGEST_DIFFERENCE:
        changes = difference_content(segment.target, text, brackets=view.brackets)
        return [_named("correction", changes)]
    return [
        _named("given", shown(segment.target, 2_000)),
        _named("yours", shown(text, 2_000)),
    ]


def _earlier(session: Session, segment: Segment, view: View) -> list[Hanging]:
    earlier = earlier_correction(session, segment)
    if earlier is None:
        return []
    number = session.segment(earlier.segment).index + 1
    return [earlier_content(earlier, segment, number, view.alike_key, brackets=view.brackets)]


def _named(name: str, text: Content | str) -> Hanging:
    return hanging(text, Content.styled(f"{name} ", "bold"))


def _stale(stale: Decision) -> Content:
    parts: list[Content | tuple[str, str] | str] = [
        (" STALE ", "bold reverse"),
        f" the text has changed since it was {stale.status.value}: it was ",
        quoted(stale.original),
    ]
    if stale.corrected is not None:
        parts += [" and became ", quoted(stale.corrected, "bold")]
    return Content.assemble(*parts)


def _clash(clash: Clash, decision: Decision) -> Content:
    return Content.assemble(
        (" CLASH ", "bold reverse"),
        f" decided elsewhere ({shown(clash.time, 40)}): {clash.status.value} ",
        quoted(clash.corrected) if clash.corrected is not None else "as given",
        "; here: ",
        quoted(decision.corrected) if decision.corrected is not None else "as given",
        f" ({_here(decision)}). Enter keeps what is here, e changes it.",
    )


def _here(decision: Decision) -> str:
    return "not decided" if decision.status is Status.TODO else decision.status.value
