"""One line with a bar while the checks run; it takes no room otherwise."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class ProgressLine(Static):
    """How far a background task is."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False

    def tell(self, word: str, done: int, total: int) -> None:
        """Show `done` of `total`; the bar never moves by itself."""
        self.display = True
        self.update(bar_content(word, done, total, width=max(self.size.width, 20)))

    def end(self) -> None:
        """Give the line back."""
        self.display = False


def bar_content(word: str, done: int, total: int, *, width: int) -> Content:
    """`checking ━━━━──── 120/400` in `width` cells."""
    count = f" {done}/{total}" if total else ""
    room = min(40, width - len(word) - len(count) - 1)
    filled = room * done // total if total else 0
    return Content.assemble(
        f"{word} ", ("━" * filled, "$primary"), ("─" * (room - filled), "dim"), count
    )
