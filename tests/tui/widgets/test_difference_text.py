"""A difference that reads without colours."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.tui.widgets.difference_text import difference_content


def parts(old: str, new: str) -> list[tuple[str, str]]:
    content = difference_content(old, new)
    return [(content.plain[span.start : span.end], str(span.style)) for span in content.spans]


def test_deletions_are_struck_and_insertions_underlined() -> None:
    assert parts("they log into the east", "they lie in the east") == [
        ("log into", "strike $text-error"),
        ("lie in", "bold underline $text-success"),
    ]


def test_a_changed_blank_is_drawn() -> None:
    assert difference_content("one  two", "one two").plain.startswith("one··")
    assert "↵" in difference_content("one two", "one\ntwo").plain


def test_equal_texts_have_no_marks() -> None:
    content = difference_content("[b]same[/b]", "[b]same[/b]")
    assert content.plain == "[b]same[/b]"
    assert not content.spans


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_no_control_character_comes_through(old: str, new: str) -> None:
    plain = difference_content(old, new).plain
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in plain if c != "\n")
