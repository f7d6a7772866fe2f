"""The list of segments alone on a screen, over pairs made in memory; started by `screen.py`.

It writes one line, the monotonic time at which the pairs were loaded, to the file it is given.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from benchmarks.made_pairs import NEEDLE, made_pairs
from reviewtool.formats.file_text import FileText
from reviewtool.formats.registry import format_of
from reviewtool.languages import language
from reviewtool.review.search import Search, find
from reviewtool.review.session import Session
from reviewtool.segments.segment import Document, Segment
from reviewtool.tui.widgets.segment_list import SegmentList


class ListApp(App[None]):
    """The list and the keys that are measured."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)"),
        Binding("k", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("G", "end"),
        Binding("g", "home"),
        Binding("slash", "find"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        yield SegmentList(self.session)

    @property
    def rows(self) -> SegmentList:
        return self.query_one(SegmentList)

    def action_move(self, step: int) -> None:
        self.rows.move(step)

    def action_page(self, step: int) -> None:
        self.rows.page(step)

    def action_home(self) -> None:
        self.rows.home()

    def action_end(self) -> None:
        self.rows.end()

    def action_find(self) -> None:
        found = find(self.session, Search(NEEDLE), self.rows.cursor + 1)
        if found is not None:
            self.rows.move_to(found)


def made_session(count: int) -> Session:
    segments = tuple(
        Segment(index, f"s{index}", source, target, 0, 0, index + 2)
        for index, (source, target) in enumerate(made_pairs(count))
    )
    file = FileText(Path("pairs.tsv"), b"", "", "utf-8")
    pair = language("nl"), language("en")
    return Session(Document("en/pairs.tsv", file, format_of(file), segments, *pair, "tsv"), "anna")


def main() -> None:
    session = made_session(int(sys.argv[1]))
    gc.collect()
    gc.freeze()
    Path(sys.argv[2]).write_text(f"{time.monotonic()}\n", encoding="utf-8")
    ListApp(session).run()


if __name__ == "__main__":
    main()
