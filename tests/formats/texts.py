"""Texts, line ends and encodings that the format tests draw from."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from reviewtool.formats.file_text import FileText, decode

LINE_ENDS = ("\n", "\r\n", "\r")
ENCODINGS = (
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
)
SIGNS = "ab Zé漢🙂&<>\"\\'.!?“”’ \u00a0\u2028\u0301ש"

words = st.text(st.sampled_from(SIGNS), min_size=1, max_size=30)
any_text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30
) | st.text(st.sampled_from(SIGNS + "\n"), max_size=30)
line_ends = st.sampled_from(LINE_ENDS)
encodings = st.sampled_from(ENCODINGS)


@st.composite
def plain_texts(draw: st.DrawFn) -> str:
    """Paragraphs with any gaps and line ends, with or without one at the end."""
    pieces = draw(st.lists(st.tuples(words, st.lists(line_ends, max_size=3)), max_size=6))
    return "".join(word + "".join(ends) for word, ends in pieces)


def file_of(text: str, encoding: tuple[str, bytes] = ENCODINGS[0], name: str = "a.txt") -> FileText:
    """A file that says `text`."""
    return decode(encoding[1] + text.encode(encoding[0]), Path(name))
