from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from reviewtool.segments.control import one_line, visible

UNSAFE = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
]
any_characters = st.text(st.characters() | st.sampled_from([*UNSAFE, "\ud800", "\n", "\t"]))


@given(any_characters)
def test_nothing_unsafe_comes_out_and_offsets_stay(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not set(shown) & set(UNSAFE)
    shown.encode("utf-8")
    for before, after in zip(text, shown, strict=True):
        assert after == before or before in UNSAFE or "\ud800" <= before <= "\udfff"
    assert visible(shown) == shown
    line = one_line(text)
    assert len(line) == len(text)
    assert not set(line) & {*UNSAFE, "\n", "\t"}


def test_stand_ins_are_distinct_and_one_column_wide() -> None:
    shown = [visible(sign) for sign in UNSAFE]
    assert len(set(shown)) == len(UNSAFE)
    for sign in [*shown, *one_line("\n\t")]:
        assert wcwidth(sign) == 1
        assert unicodedata.east_asian_width(sign) != "A"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;x\x07", "␛]0;x␇"),
        ("a\x7f\r\n", "a␡␍\n"),
        ("\ud83d", "\ufffd"),
        ("[/b] é漢🙂 שלום", "[/b] é漢🙂 שלום"),
    ],
)
def test_examples(text: str, shown: str) -> None:
    assert visible(text) == shown
