"""The bytes that a real terminal gets from hostile texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "Title \x1b]0;pwned\x07 and \x9b31m and \x1b[2J and \u202ereversed."


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_no_sequence_of_a_text_reaches_the_terminal(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    text = f"A heading\n\n{HOSTILE}\n\n{HOSTILE} Again.\n"
    (tmp_path / "bad.en.txt").write_text(text, encoding="utf-8")
    terminal = Terminal(tmp_path, ["review", "bad.en.txt"], 80, 24, **environment)
    for keys, shown in (
        ("", "pwned"),
        ("je", "editing"),
        ("\x1b[F\x7f!", "reversed!"),
        ("\x13", "saved"),
        ("jD", "Delete"),
        ("n", "accept"),
        ("o", "Documents"),
        ("q", "accept"),
        ("kd", "given"),
    ):
        terminal.press(keys)
        terminal.until(shown)
    terminal.press("q")
    assert terminal.ends() == 0
    written = terminal.output.decode()
    for sequence in ("\x1b]0;", "pwned\x07", "\x9b", "\u202e"):
        assert sequence not in written
    assert "\x1b[2J" not in written.partition("pwned")[2]
