from __future__ import annotations

import pytest
from hypothesis import given

from reviewtool.formats.change import Change
from reviewtool.formats.splice import written
from reviewtool.formats.text import TextFormat
from tests.formats.texts import file_of, plain_texts

TEXT = TextFormat()


def said(text: str) -> list[str]:
    return [unit.target for unit in TEXT.read(file_of(text))]


def without(text: str, *pieces: str) -> str:
    """The file after each piece was deleted."""
    changes = [
        Change(piece, text.index(piece), text.index(piece) + len(piece), piece, "")
        for piece in pieces
    ]
    return written(TEXT, file_of(text), changes).decode()


def with_missing(text: str, place: int, *new: str, whole: bool = True) -> str:
    changes = [Change(piece, place, place, "", piece, whole) for piece in new]
    return written(TEXT, file_of(text), changes).decode()


@given(plain_texts())
def test_units_cover_all_but_white_space(text: str) -> None:
    file = file_of(text)
    place = 0
    for unit in TEXT.read(file):
        assert not file.text[place : unit.start].strip()
        raw = file.text[unit.start : unit.end]
        assert raw == raw.strip() != ""
        assert unit.target == raw.replace("\r\n", "\n").replace("\r", "\n")
        before = file.text[: unit.start].replace("\r\n", "\n").replace("\r", "\n")
        assert unit.line == before.count("\n") + 1
        place = unit.end
    assert not file.text[place:].strip()


def test_each_line_is_a_paragraph() -> None:
    assert said("One.\nTwo.\r\n\r\n  Three.  \rFour") == ["One.", "Two.", "Three.", "Four"]
    assert said("a\x0bb\u2028c\x85d\x0ce") == ["a\x0bb\u2028c\x85d\x0ce"]


def test_a_hard_wrapped_block_is_one_paragraph() -> None:
    wrapped = (
        "The harbour was quiet until the first of the grey ships\n"
        "came round the cape and dropped its anchor in the middle\n"
        "of the bay, where nobody had anchored before."
    )
    assert said(f"Heading\n\n{wrapped}\n\nNext.") == ["Heading", wrapped, "Next."]
    crlf = wrapped.replace("\n", "\r\n")
    assert said(crlf) == [wrapped]


def test_a_line_with_room_for_the_next_word_is_not_wrapped() -> None:
    lines = [
        "This first line is of a fair length and stops here",
        "So is this one, which has nothing to do with it and is longer",
    ]
    assert said("\n".join(lines)) == lines


def test_lines_that_end_sentences_are_not_wrapped() -> None:
    lines = [
        "Every one of these lines is a sentence of one length.",
        "Nobody would take them for a block of wrapped text at",
        "Because each of the others ends with a stop, and so on.",
    ]
    assert said("\n".join([lines[0], lines[2], lines[0]])) == [lines[0], lines[2], lines[0]]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A quiet night\n\nNothing happened at all.", ["heading", "text"]),
        ("Nothing happened at all.\n\nqrs-42", ["text", "text"]),
        ("Title\n\nSubtitle\n\n© Agency\n\nIt rained.", ["heading", "heading", "caption", "text"]),
        ("Foto: someone\nPhoto by someone\nBild: x\nAFP\nAP / John Doe\nIt rained.",
         ["caption"] * 5 + ["text"]),
        ("AFP reports that it rained in all of the country.\n", ["text"]),
        ("Photographs were taken.\n", ["text"]),
    ],
)  # fmt: skip
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [unit.kind for unit in TEXT.read(file_of(text))] == kinds


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "removed", "left"),
    [
        ("One.\n\nTwo.\n\nThree.\n", ["Two."], "One.\n\nThree.\n"),
        ("One.\n\nTwo.\n\nThree.\n", ["One."], "Two.\n\nThree.\n"),
        ("One.\n\nTwo.\n\nThree.\n", ["Three."], "One.\n\nTwo.\n"),
        ("One.\n\nTwo.\n\nThree.", ["Three."], "One.\n\nTwo."),
        ("One.\n\nTwo.\n\nThree.\n", ["One.", "Two."], "Three.\n"),
        ("One.\n\nTwo.\n\nThree.\n", ["Two.", "Three."], "One.\n"),
        ("One.\n\nTwo.\n", ["One.", "Two."], ""),
        ("One.\nTwo.\nThree.\n", ["Two."], "One.\nThree.\n"),
        ("Head\nOne.\n\nTwo.\n", ["One."], "Head\n\nTwo.\n"),
        ("One.\n\nHead\nTwo.\n", ["Head"], "One.\n\nTwo.\n"),
        ("One.\n\n\n\nTwo.\n\n\n\nThree.\n", ["Two."], "One.\n\n\n\nThree.\n"),
        ("One. Two. Three.\n", ["Two."], "One. Three.\n"),
        ("One. Two. Three.\n", ["One."], "Two. Three.\n"),
        ("One. Two. Three.\n", ["Three."], "One. Two.\n"),
        ("One. Two. Three.\n", ["One.", "Two."], "Three.\n"),
        ("A.\n\nOne. Two.\n\nB.\n", ["One.", "Two."], "A.\n\nB.\n"),
        ("A.\n\nOne. Two.\n\nB.\n", ["Two.", "B."], "A.\n\nOne.\n"),
        ("A.\n\nOne. Two.\n\nB.\n", ["A.", "One."], "Two.\n\nB.\n"),
    ],
)
def test_removal(text: str, removed: list[str], left: str, end: str) -> None:
    assert without(text.replace("\n", end), *removed) == left.replace("\n", end)


def test_removal_never_makes_one_line_end_of_two() -> None:
    text = "One.\rTwo.\n\nThree."
    assert without(text, "Two.") == "One.\n\nThree."
    assert without(" \r\rOne.\n\n", "One.") == " \r\r"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "after", "new", "result"),
    [
        ("A.\n\nB.\n", "A.", ["X."], "A.\n\nX.\n\nB.\n"),
        ("A.\n\nB.\n", "B.", ["X."], "A.\n\nB.\n\nX.\n"),
        ("A.\n\nB.", "B.", ["X.", "Y."], "A.\n\nB.\n\nX.\n\nY."),
        ("A.\nB.\n", "A.", ["X."], "A.\nX.\nB.\n"),
        ("A.\n\nB.\n", "", ["X.", "Y."], "X.\n\nY.\n\nA.\n\nB.\n"),
        ("", "", ["X."], "X.\n"),
    ],
)
def test_insertion_of_paragraphs(
    text: str, after: str, new: list[str], result: str, end: str
) -> None:
    if not text:
        end = "\n"
    text, result = text.replace("\n", end), result.replace("\n", end)
    assert with_missing(text, text.index(after) + len(after), *new) == result


def test_insertion_of_sentences() -> None:
    assert with_missing("A. B.\n", 2, "X.", whole=False) == "A. X. B.\n"
    assert with_missing("A. B.\n", 5, "X.", "Y.", whole=False) == "A. B. X. Y.\n"
    assert with_missing("A. B.\n", 0, "X.", whole=False) == "X. A. B.\n"
    assert with_missing("天很好。\n", 4, "我走了。", whole=False) == "天很好。我走了。\n"


def test_a_missing_text_takes_the_place_of_a_deleted_one() -> None:
    text = "A.\n\nB. C.\n\nD.\n"
    gone = Change("b", 4, 6, "B.", "")
    also = Change("c", 7, 9, "C.", "")
    new = Change("n", 9, 9, "", "New.")
    assert written(TEXT, file_of(text), [gone, also, new]) == b"A.\n\nNew.\n\nD.\n"
    assert written(TEXT, file_of(text), [also, new]) == b"A.\n\nB.\n\nNew.\n\nD.\n"
    sentence = Change("n", 6, 6, "", "New.", whole=False)
    assert written(TEXT, file_of(text), [gone, sentence]) == b"A.\n\nNew. C.\n\nD.\n"
