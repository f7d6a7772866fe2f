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
        ("→", "dim"),
        ("lie in", "bold underline $text-success"),
    ]


def test_an_arrow_stands_only_between_what_went_and_what_came() -> None:
    assert difference_content("log into it", "lie in it").plain == "log into→lie in it"
    assert "→" not in difference_content("the the end", "the end").plain
    assert "→" not in difference_content("the end", "the very end").plain


def test_brackets_tell_without_colours_or_strikes() -> None:
    def plain(old: str, new: str) -> str:
        return difference_content(old, new, brackets=True).plain

    assert plain("log into it", "lie in it") == "[-log into-]{+lie in+} it"
    assert plain("the the end", "the end").replace("[-the -]", "", 1) == "the end"
    assert "{+very" in plain("the end", "the very end")
    assert "[-" not in plain("the end", "the very end")


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
