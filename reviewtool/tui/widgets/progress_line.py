"""One line with a bar while the checks run; it takes no room otherwise."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

PULSE = 0.2
"""Seconds between two beats."""


class ProgressLine(Static):
    """How far a background task is."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._word = ""
        self._beats = 0
        self.display = False

    def on_mount(self) -> None:
        """Have a pulse for the time in which nothing can be counted."""
        self._pulse = self.set_interval(PULSE, self._beat, pause=True)

    def tell(self, word: str, done: int, total: int) -> None:
        """Show `done` of `total`; where there is nothing to count, that something is going on."""
        self.display = True
        self._word = word
        if done < total:
            self._pulse.pause()
            self.update(bar_content(word, done, total, width=max(self.size.width, 20)))
        else:
            self._pulse.resume()
            self._beat()

    def end(self) -> None:
        """Give the line back."""
        self._pulse.pause()
        self.display = False

    def _beat(self) -> None:
        self._beats += 1
        self.update(pulse_content(self._word, self._beats, width=max(self.size.width, 20)))


def pulse_content(word: str, beat: int, *, width: int) -> Content:
    """`checking ──━━━━━───────`, the dark part further on with each beat."""
    room = min(40, width - len(word) - 1)
    start = beat % room
    bar = "".join("━" if (place - start) % room < room // 4 else "─" for place in range(room))
    return Content.assemble(f"{word} ", (bar, "$primary"))


def bar_content(word: str, done: int, total: int, *, width: int) -> Content:
    """`checking ━━━━──── 120/400` in `width` cells."""
    count = f" {done}/{total}" if total else ""
    room = min(40, width - len(word) - len(count) - 1)
    filled = room * done // total if total else 0
    return Content.assemble(
        f"{word} ", ("━" * filled, "$primary"), ("─" * (room - filled), "dim"), count
    )
