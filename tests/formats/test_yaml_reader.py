from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import (
    MAX_BYTES,
    MAX_DEPTH,
    Plain,
    read_yaml,
    read_yaml_with_lines,
)
from tests.formats.yaml_parsers import PARSERS, parsing_with

if TYPE_CHECKING:
    from collections.abc import Iterator

BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = {
    "alias": ("a: b\nc: *a\n", 2, "alias *a"),
    "anchor": ("a: &x 1\n", 1, "anchor &x"),
    "alias bomb": (BOMB, 1, "anchor &a"),
    "tag": ("a: 1\nb: !!str x\n", 2, "tag"),
    "bare tag": ("a: ! x\n", 1, "tag !"),
    "own tag on a mapping": ("a: !thing {b: c}\n", 1, "tag !thing"),
    "field twice": ("a: 1\nb: 2\na: 3\n", 3, "`a` stands here a second time"),
    "field twice in braces": ("x: {a: 1, a: 2}\n", 1, "`a` stands here a second time"),
    "directive": ("%YAML 1.2\n---\na: 1\n", 1, "directives"),
    "second document": ("a: 1\n---\nb: 2\n", 2, "second document"),
    "document after the end": ("a: 1\n...\nb: 2\n", 3, "document start"),
    "our side of a conflict": ("a: 1\n<<<<<<< HEAD\nb: 2\n", 2, "merge conflict"),
    "middle of a conflict": ("a: 1\n=======\nb: 2\n", 2, "merge conflict"),
    "their side of a conflict": ("a: 1\n>>>>>>> other\n", 2, "merge conflict"),
    "byte order mark": ("\ufeffa: 1\n", 1, "byte order mark"),
    "NUL": ("a: 1\nb: x\0\n", 2, "U+0000"),
    "escape": ("a: \x1b]0;x\x07\n", 1, "U+001B"),
    "next line": ("a: b\x85\n", 1, "U+0085"),
    "line separator": ("a: b\u2028\n", 1, "U+2028"),
    "lone surrogate": ("a: b\ud800\n", 1, "U+D800"),
    "tab after a colon": ("a:\tb\n", 1, ""),
    "tab for a margin": ("a:\n\tb: 1\n", 2, ""),
    "tab in a plain text": ("a: b\tc\n", 1, ""),
    "list as a field name": ("? [a]\n: b\n", 1, "not a text"),
    "long field name": (f"{'k' * 129}: b\n", 1, "longer than 128"),
    "open quote": ('a: "b\n', None, "not YAML"),
    "two colons": ("a: b: c\n", 1, "not YAML"),
}


@pytest.fixture(params=PARSERS, autouse=True)
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with parsing_with(request.param):
        yield


def refusal(text: str | bytes, *, complete: bool = False) -> ReviewError:
    with pytest.raises(ReviewError) as caught:
        read_yaml(text, "notes.yaml", complete=complete)
    assert caught.value.file == "notes.yaml"
    assert caught.value.remedy
    return caught.value


def test_every_scalar_is_a_text() -> None:
    text = "a: no\nb: 0o17\nc: 1_000\nd: 2026-01-02\ne: ~\nf:\ng: [1.5, 'x', {h: true}]\n"
    assert read_yaml(text, "f") == {
        "a": "no",
        "b": "0o17",
        "c": "1_000",
        "d": "2026-01-02",
        "e": "~",
        "f": "",
        "g": ["1.5", "x", {"h": "true"}],
    }


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    assert read_yaml(text, "f") == {}


def test_line_ends_of_windows_are_read() -> None:
    assert read_yaml(b"a: |-\r\n  x\r\n  y\r\n...\r\n", "f", complete=True) == {"a": "x\ny"}


def test_tabs_inside_texts_are_kept() -> None:
    text = "a: \"x\ty\"\nb: |-\n  x\n  \ty\n# a\tremark\nc: '\t'\n"
    assert read_yaml(text, "f") == {"a": "x\ty", "b": "x\n\ty", "c": "\t"}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_line_and_remedy(name: str) -> None:
    text, line, what = REFUSED[name]
    error = refusal(text)
    assert what in error.what
    if line is not None:
        assert error.line == line


def test_bytes_that_are_not_utf8_are_refused_by_line() -> None:
    error = refusal(b"a: 1\nb: \xff\n")
    assert (error.line, "UTF-8" in error.what) == (2, True)


@pytest.mark.parametrize("text", ["a: 1\n", "a: 1\n..", "a: |-\n  ...\n", "", "a: '...\n  '"])
def test_a_cut_file_is_refused(text: str) -> None:
    assert "closing line" in refusal(text, complete=True).what or text.endswith("..")


def test_every_cut_of_a_complete_file_is_refused() -> None:
    whole = "schema: 1\nsegments:\n- id: x\n  text: |-\n    one\n    ...\n- id: y\n...\n"
    assert read_yaml(whole, "f", complete=True)
    for end in range(len(whole) - 1):
        refusal(whole[:end], complete=True)


def test_a_file_that_is_too_large_is_refused() -> None:
    assert "64 MB" in refusal(b" " * (MAX_BYTES + 1)).what


@pytest.mark.parametrize("text", ["- " * 300_000, "[" * 300_000, "{a: " * 100_000, BOMB * 300])
def test_bombs_are_refused_at_once(text: str) -> None:
    begin = time.process_time()
    refusal(text)
    assert time.process_time() - begin < 0.5


def test_depth_is_counted() -> None:
    nested = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH
    assert read_yaml(nested, "f")
    assert "nesting" in refusal(f"[{nested}]").what


def test_lines_are_told_by_path() -> None:
    node, lines = read_yaml_with_lines("rules:\n- id: a\n  when: {source: x}\n- id: b\n", "f")
    assert node == {"rules": [{"id": "a", "when": {"source": "x"}}, {"id": "b"}]}
    assert lines[("rules", 0, "id")] == 2
    assert lines[("rules", 0, "when", "source")] == 3
    assert lines[("rules", 1)] == 4


def test_plain_scalars_can_be_told_from_quoted_ones() -> None:
    node = read_yaml("a: 1\nb: '1'\nc: |-\n  1\n", "f", plain=True)
    assert isinstance(node, dict)
    assert [isinstance(value, Plain) for value in node.values()] == [True, False, False]


def result(text: str, parser: str) -> object:
    with parsing_with(parser):
        try:
            return read_yaml(text, "f")
        except ReviewError:
            return "refused"


@settings(max_examples=700)
@given(st.text(st.sampled_from(list("ab: -\n\t  '\"|>[]{},#?&*!%.1\\é")), max_size=40))
def test_both_parsers_say_the_same(text: str) -> None:
    assert result(text, "libyaml") == result(text, "pure")
