from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.reading import Reading
from reviewtool.formats.registry import format_of
from reviewtool.formats.splice import Change, edit_for, splice, written
from reviewtool.formats.text import TextFormat
from reviewtool.formats.unit import Edit, Unit
from tests.formats.texts import any_text, encodings, file_of, plain_texts

TEXT = TextFormat()


def unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def change_of(unit: Unit, new: str) -> Change:
    return Change(str(unit.line), unit.start, unit.end, unit.target, new)


@given(plain_texts(), encodings)
def test_no_change_gives_the_same_bytes(text: str, encoding: tuple[str, bytes]) -> None:
    file = file_of(text, encoding)
    same = [change_of(unit, unit.target) for unit in TEXT.read(file)]
    assert written(TEXT, file, same) == file.data
    assert written(TEXT, file, []) == file.data


@settings(max_examples=200)
@given(plain_texts(), encodings, any_text, st.data())
def test_one_change_touches_only_its_own_characters(
    text: str, encoding: tuple[str, bytes], new: str, data: st.DataObject
) -> None:
    file = file_of(text, encoding)
    units = TEXT.read(file)
    if not units or not new or "\ufeff" in new:
        return
    unit = data.draw(st.sampled_from(units))
    result = written(TEXT, file, [change_of(unit, new)])
    before = file.bom + file.text[: unit.start].encode(encoding[0])
    after = file.text[unit.end :].encode(encoding[0])
    assert result.startswith(before)
    assert result.endswith(after)
    middle = result[len(before) : len(result) - len(after)].decode(encoding[0])
    assert unified(middle) == unified(new)


@given(plain_texts(), encodings, st.data())
def test_any_set_of_removals_keeps_all_other_paragraphs(
    text: str, encoding: tuple[str, bytes], data: st.DataObject
) -> None:
    file = file_of(text, encoding)
    units = TEXT.read(file)
    gone = data.draw(st.sets(st.integers(0, max(0, len(units) - 1))))
    changes = [change_of(unit, "") for place, unit in enumerate(units) if place in gone]
    result = written(TEXT, file, changes)[len(file.bom) :].decode(encoding[0])
    left = [unit.target for place, unit in enumerate(units) if place not in gone]
    lines = [line.strip() for line in unified(result).split("\n")]
    assert [line for line in lines if line] == [
        line.strip() for part in left for line in part.split("\n")
    ]


def test_only_the_changed_middle_is_replaced() -> None:
    file = file_of("One two\r\nthree.\r\n")
    old = "One two\nthree."
    assert edit_for(TEXT, file, Change("s", 0, 15, old, "One 2\nthree.")) == Edit(4, 7, "2")
    assert edit_for(TEXT, file, Change("s", 0, 15, old, "One two three.")) == Edit(7, 9, " ")


@pytest.mark.parametrize("text", ["a\rb\nc", "a\r\nb", "a\rx\nb", "\ra\n", "a\nb\rc\r\nd"])
@pytest.mark.parametrize("new", ["a\n\nb", "ax\n\nb", "\n", "a\nb\n\nc", "x", "\na", "a\n"])
def test_mixed_line_ends_never_melt_together(text: str, new: str) -> None:
    file = file_of(text)
    said = unified(text)
    result = written(TEXT, file, [Change("s", 0, len(text), said, new)])
    assert unified(result.decode()) == new


def test_a_line_end_between_a_cr_and_a_lf_stays_one() -> None:
    result = written(TEXT, file_of("a\rb\nc"), [Change("s", 2, 3, "b", "\n")])
    assert result == b"a\r\r\n\nc"


def test_overlapping_changes_are_refused() -> None:
    file = file_of("One two three.\n")
    changes = [Change("a", 0, 7, "One two", "x"), Change("b", 4, 13, "two three", "y")]
    with pytest.raises(ReviewError, match="overlap"):
        written(TEXT, file, changes)
    with pytest.raises(ReviewError):
        splice(file, [Edit(0, 3, "a"), Edit(2, 4, "b")])
    with pytest.raises(ReviewError):
        splice(file, [Edit(0, 300, "a")])


@pytest.mark.parametrize(
    "change",
    [
        Change("lost", 0, 3, "Two", "2"),
        Change("lost", 0, 3, "One", "O\ud800e"),
        Change("lost", 0, 3, "One", "O\0e"),
        Change("lost", 0, 3, "One", "\ufeffOne"),
    ],
)
def test_what_cannot_be_proved_is_refused_by_name(change: Change) -> None:
    with pytest.raises(ReviewError) as caught:
        written(TEXT, file_of("One.\n"), [change])
    assert caught.value.segment == "lost"


def test_a_change_that_no_row_has_is_refused() -> None:
    file = file_of("id\tsource\ttarget\n1\ta\tb\n", name="a.tsv")
    form = format_of(file)
    with pytest.raises(ReviewError) as caught:
        written(form, file, [Change("lost", 19, 20, "a", "c")])
    assert caught.value.segment == "lost"


def of_name(name: str, text: str = "") -> str:
    return format_of(file_of(text, name=name)).name


def test_formats_go_by_suffix_where_nothing_else_tells() -> None:
    assert of_name("a.TSV") == "tsv"
    assert format_of(file_of("", name="a.TSV")) is format_of(file_of("", name="b.tsv"))
    assert {of_name(name) for name in ("a", "a.txt", "a.odd")} == {"text"}


def test_a_named_format_wins_and_an_unknown_one_is_refused() -> None:
    file = file_of("{}", name="a.txt")
    assert format_of(file, Reading(format="jsonl")).name == "jsonl"
    with pytest.raises(ReviewError, match="no format “odd”"):
        format_of(file, Reading(format="odd"))
