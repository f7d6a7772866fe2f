from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import read_yaml
from reviewtool.formats.yaml_writer import Text, write_yaml, yaml_scalar
from tests.formats.yaml_parsers import PARSERS, parsing_with

NUMBERS = "1 -1 1.5 1e3 1e-3 0x1F 0o17 0b1 1_000 .5 5. .inf .nan 12e4567 1:30 2026-01-02 0"
SIGNS = "yes No y n on OFF true Null ~ = << - ? ... --- : #x @x `x !x &x *x |x >x %x {} []"
AWKWARD = [
    *NUMBERS.split(),
    *SIGNS.split(),
    *[
        "",
        " ",
        "a ",
        " a",
        "a: b",
        "a #b",
        "a\n",
        "a\n\n",
        "\na",
        "a \nb",
        "a\r\nb",
        "\tx",
        "a\n\tb",
    ],
    *[
        "x\x85y",
        "x\u2028y",
        "\ufeffx",
        "x\ufeff",
        "\x1b[0m",
        "😀",
        "שלום",
        "\\n",
        '"',
        "'",
        "\ufffe",
    ],
]
characters = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    list(" \t\n\r\x85\u2028\ufeff#:-?[]{}'\"|>%@`&*!~0123456789exo_.=<\\")
)
texts = st.text(characters, max_size=30) | st.sampled_from(AWKWARD)
leaves = texts | texts.map(Text)
nodes = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def check(fields: dict[str, object]) -> None:
    written = write_yaml(fields, comment="A remark.")
    for parser in PARSERS:
        with parsing_with(parser):
            assert read_yaml(written, "f", complete=True) == fields
    assert yaml.load(written, Loader=yaml.SafeLoader) == fields


@settings(max_examples=200)
@given(st.dictionaries(texts, nodes, max_size=3))
def test_what_is_written_is_read_back(fields: dict[str, object]) -> None:
    check(fields)


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_are_read_back(text: str) -> None:
    check(
        {"block": Text(text), "line": text, "list": [text, Text(text), [text]], "in": {text: text}}
    )


def test_texts_stand_as_they_are() -> None:
    text = Text('He said: “no”.\n\n  - not a list\n# not a comment\n"quoted" \\ 😀')
    written = write_yaml({"original": text})
    margin = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    assert written == f"original: |-\n{margin}...\n"


@pytest.mark.parametrize(
    "text",
    ["77aa31d0c2b4e9f0", "ec18eac8d758b1eb~1", "accuracy/mistranslation", "log into", "en/a-b.txt"],
)
def test_ids_and_words_are_plain(text: str) -> None:
    assert yaml_scalar(text) == text


@pytest.mark.parametrize("text", ["1,500", "2026-11-22T09:00:00Z", "12345678e1234567", "no", "7"])
def test_what_others_would_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml_scalar(text) == f'"{text}"'


def test_numbers_are_plain() -> None:
    numbers = {"a": 78, "b": 31.4, "c": 1e30, "d": -0.5, "e": True, "f": None}
    assert yaml.load(write_yaml(numbers), Loader=yaml.SafeLoader) == numbers
    assert "a: 78\nb: 31.4\n" in write_yaml(numbers)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**20), 10**20))
def test_any_number_is_read_back_by_yaml(number: float) -> None:
    read = yaml.load(write_yaml({"n": number}), Loader=yaml.SafeLoader)["n"]
    assert read == number
    assert type(read) is type(number)
    assert math.copysign(1, read) == math.copysign(1, number)


def test_items_of_every_kind() -> None:
    fields: dict[str, object] = {
        "none": [],
        "empty": {},
        "rows": [{"a": "x", "b": [{"c": "y"}]}, {}, [], ["z", ["w"]]],
    }
    check(fields)


@pytest.mark.parametrize("value", ["\ud800", Text("a\udfff"), Text("a\ud800\nb")])
def test_half_characters_are_refused(value: str) -> None:
    with pytest.raises(ReviewError, match="surrogate"):
        write_yaml({"a": value})


def test_what_yaml_cannot_hold_is_refused() -> None:
    with pytest.raises(ReviewError, match="field name"):
        write_yaml({"k" * 200: "x"})
    with pytest.raises(ReviewError, match="set cannot"):
        write_yaml({"a": {1}})
