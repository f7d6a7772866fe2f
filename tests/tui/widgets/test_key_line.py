"""Lines of keys look the same everywhere, and a click does what the key does."""

from __future__ import annotations

import pytest
from textual.content import Content

from reviewtool.tui.widgets.clickable import clickable
from reviewtool.tui.widgets.key_line import hint_content, said_keys


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Enter opens · j k move · Escape back", "<Enter> opens  <j k> move  <Escape> back"),
        ("↑ ↓ · Escape leaves", "<↑ ↓>  <Escape> leaves"),
        ("a letter chooses · + all · ? meaning", "<a letter> chooses  <+> all  <?> meaning"),
        ("letters: the first word · ← → Enter", "<letters:> the first word  <← → Enter>"),
        ("Tab 2 of 3 · Shift+↓ ↑ scroll", "<Tab> 2 of 3  <Shift+↓ ↑> scroll"),
        ("1-4 takes one whole · - no error", "<1-4> takes one whole  <-> no error"),
        ("1 takes it whole · Ctrl+N next change", "<1> takes it whole  <Ctrl+N> next change"),
        ("a letter or number · Enter major", "<a letter or number>  <Enter> major"),
        (
            "editing 3: Enter keeps it · Escape leaves it",
            "editing 3: <Enter> keeps it  <Escape> leaves it",
        ),
        ("Alt+R [ ] regex · Alt+W [x] word", "<Alt+R> [ ] regex  <Alt+W> [x] word"),
        ("nothing to press", "nothing to press"),
        ("", ""),
    ],
)
def test_each_piece_begins_with_its_key(line: str, expected: str) -> None:
    said = said_keys(line)
    marked = ""
    place = 0
    for span in sorted(span for span in said.spans if "accent" in str(span.style)):
        marked += f"{said.plain[place : span.start]}<{said.plain[span.start : span.end]}>"
        place = span.end
    assert marked + said.plain[place:] == expected


def test_a_narrow_line_breaks_between_pieces() -> None:
    line = said_keys("Enter opens it · j k move · Escape back", width=22)
    assert line.plain.splitlines() == ["Enter opens it", "j k move  Escape back"]


def test_a_click_on_a_key_does_what_the_screen_says() -> None:
    said = said_keys("Enter opens · Escape back", {"Escape": "leave"})
    plain = Content.assemble(("Escape", "bold $accent"), " back")
    assert said[len("Enter opens  ") :] == clickable(plain, "leave")


def test_the_hint_at_the_bottom_is_such_a_line() -> None:
    assert hint_content("Enter keeps · Escape drops", (), {}, 80) == said_keys(
        "Enter keeps · Escape drops"
    )
