from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.formats.line_numbers import LineNumbers


@given(st.text(st.sampled_from("a\r\n"), max_size=30), st.data())
def test_lines_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    lines = LineNumbers(text)
    for place in data.draw(st.lists(st.integers(0, len(text)))):
        if text[max(place - 1, 0) : place + 1] == "\r\n":
            continue
        before = text[:place].replace("\r\n", "\n").replace("\r", "\n")
        assert lines.at(place) == before.count("\n") + 1
