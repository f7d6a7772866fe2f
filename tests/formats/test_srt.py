from __future__ import annotations

import time
from pathlib import Path

import pytest
import srt
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from reviewtool.formats.subtitles.srt_format import FORMAT
from tests.formats.promises import change_of, check_file
from tests.formats.test_properties import damages, outcome
from tests.formats.texts import any_text, encodings, file_of, line_ends

CORPUS = Path(__file__).with_name("corpus") / "srt"
FILES = sorted(CORPUS.glob("*.srt"))
TIME = "00:00:01,000 --> 00:00:02,500"
signs = st.sampled_from("ab é漢🙂<i>&{}\\.\u00a0\u2028")
cue_texts = st.lists(st.text(signs, min_size=1).filter(str.strip), max_size=3).map("\n".join)
soup = st.lists(
    st.sampled_from([TIME, "1", "2", "\n", "\n\n", "a", " ", "-->", "\r", "<i>", "</i>", "00:0"]),
    max_size=14,
).map("".join)


def bad(text: str) -> bool:
    """Whether a new text cannot stand in a cue."""
    lines = unified(text).split("\n")
    return "-->" in text or (text != "" and not all(line.strip(" \t") for line in lines))


@settings(max_examples=150)
@given(st.lists(cue_texts, min_size=1, max_size=5), any_text, line_ends, encodings, st.data())
def test_one_change_reads_back_in_another_parser_too(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes], data: st.DataObject
) -> None:
    blocks = [f"{number}\n{TIME}\n{text}\n\n" for number, text in enumerate(texts, 1)]
    file = file_of("".join(blocks).replace("\n", end), encoding, "a.srt")
    units = FORMAT.read(file)
    assert [(unit.id, unit.target) for unit in units] == [
        (str(number), text) for number, text in enumerate(texts, 1)
    ]
    assert written(FORMAT, file, [change_of(unit, unit.target) for unit in units]) == file.data
    place = data.draw(st.integers(0, len(units) - 1))
    unit = units[place]
    change = change_of(unit, new)
    if bad(new):
        with pytest.raises(ReviewError, match=r"arrow|blank line"):
            written(FORMAT, file, [change])
        return
    changed = decode(written(FORMAT, file, [change]), file.path)
    assert changed.text.startswith(file.text[: unit.start])
    assert changed.text.endswith(file.text[unit.end :])
    texts[place] = unified(new)
    assert [again.target for again in FORMAT.read(changed)] == texts
    # The peer strips texts, cuts lines at other signs too and passes over empty cues.
    if all(
        text == text.strip() and len(text.splitlines()) == text.count("\n") + 1 for text in texts
    ):
        assert [cue.content for cue in srt.parse(unified(changed.text))] == texts


@settings(max_examples=300)
@given(soup, st.text(signs, max_size=6))
@example(f"1\n{TIME}\n2\n{TIME}", "x")
@example(f"{TIME}", "x")
@example(f"{TIME}\r\r\n1\n{TIME}\n\n\n", "x")
def test_no_cue_is_lost_in_any_text(text: str, new: str) -> None:
    file = file_of(text, name="a.srt")
    lines = unified(text).count("\n") + 1
    units = outcome(FORMAT, file.data, file.path)
    if isinstance(units, ReviewError):
        assert units.line
        assert 1 <= units.line <= lines
        return
    assert len(units) == text.count("-->")
    assert len({unit.id for unit in units}) == len(units)
    if bad(new):
        return
    for unit in units:
        assert 1 <= unit.line <= lines + 1
        try:
            data = written(FORMAT, file, [change_of(unit, new)])
        except ReviewError:
            # A text that is nothing but a number, or that a mixture of line ends would part.
            assert new.strip().isdecimal() or "\r" in text
            continue
        again = FORMAT.read(decode(data, file.path))
        assert [other.target for other in again] == [
            new if other is unit else other.target for other in units
        ]


def read(text: str) -> list[tuple[str | None, str, float | None]]:
    units = FORMAT.read(file_of(text, name="a.srt"))
    return [(unit.id, unit.target, unit.about.seconds if unit.about else None) for unit in units]


def test_what_real_files_do() -> None:
    text = (
        "\n7\n0:00:01.5 --> 0:00:02.25 X1:40 X2:600\none\n\ntwo \n \n"
        "7\n00:00:03,000-->00:00:02,000\n"
        "9\n01:00:00,000 --> 01:00:01,000\n\n\n"
        "00:00:05:000 --> 00:00:06:000\n1984\n\nfour\n12\n00:01,0 --> 00:02,0\nlast"
    )
    assert read(text) == [
        ("7", "one\n\ntwo ", 0.75),
        ("7~2", "", 0.0),
        ("9", "", 1.0),
        ("4", "1984\n\nfour", 1.0),
        ("12", "last", 1.0),
    ]


def test_lines_and_tags() -> None:
    text = f'\ufeff1\r\n{TIME}\r\n\r\n{{\\an8}}<i>a</i> < b > 1\r\n<Font color="red">{{x}}</FONT>'
    (unit,) = FORMAT.read(file_of(text, name="a.srt"))
    assert unit.line == 4
    assert [unit.target[start:end] for start, end in unit.tokens] == [
        "{\\an8}",
        "<i>",
        "</i>",
        '<Font color="red">',
        "</FONT>",
    ]


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        (f"1\n{TIME}\n\n2\n{TIME}\nb\n", "a", f"1\n{TIME}\na\n\n2\n{TIME}\nb\n"),
        (f"1\n{TIME}\n\n\n2\n{TIME}\nb\n", "a", f"1\n{TIME}\na\n\n2\n{TIME}\nb\n"),
        (f"1\n{TIME}\n2\n{TIME}\nb\n", "a", f"1\n{TIME}\na\n\n2\n{TIME}\nb\n"),
        (f"1\n{TIME}", "a", f"1\n{TIME}\na"),
        (f"1\n{TIME}\n", "a", f"1\n{TIME}\na\n"),
        (f"1\r\n{TIME}\r\na b\r\n", "a\nb", f"1\r\n{TIME}\r\na\r\nb\r\n"),
        (f"1\n{TIME}\na\n\n2\n{TIME}\nb", "", f"1\n{TIME}\n\n\n2\n{TIME}\nb"),
        (f"1\n{TIME}\n<i>a</i> b\n", "<i>a c</i> b", f"1\n{TIME}\n<i>a c</i> b\n"),
        (f"1\n{TIME}\na\n\nb\n", "a\n\nc", f"1\n{TIME}\na\n\nc\n"),
    ],
)
def test_what_is_written(text: str, new: str, wanted: str) -> None:
    file = file_of(text, name="a.srt")
    data = written(FORMAT, file, [change_of(FORMAT.read(file)[0], new)])
    assert data.decode() == wanted


@pytest.mark.parametrize("new", ["a\n\nb", "a\n \nb", "\na", "a\n", " ", "a --> b"])
def test_a_text_that_would_end_the_cue_is_refused(new: str) -> None:
    for text in (f"1\n{TIME}\na\nb\n", f"1\n{TIME}\n\n"):
        file = file_of(text, name="a.srt")
        with pytest.raises(ReviewError, match="the new text holds") as caught:
            written(FORMAT, file, [change_of(FORMAT.read(file)[0], new)])
        assert caught.value.segment == "1"


def test_what_the_encoding_lacks_is_refused_by_name() -> None:
    file = decode(f"1\n{TIME}\né".encode("cp1252"), Path("a.srt"))
    with pytest.raises(ReviewError, match="cjk unified"):
        written(FORMAT, file, [change_of(FORMAT.read(file)[0], "漢")])


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (f"1\n{TIME}\na\n\n2\n00:00:xx --> 00:00:02,000\nb", "no time line", 6),
        (f"1\n{TIME}\ngo --> there", "no time line", 3),
        (f"1\n{TIME} --> 3", "no time line", 2),
        ("1\n00:00:01,000 --> 00:00:02,000x\na", "no time line", 2),
        (f"\n1a\n{TIME}\na", "belongs to no cue", 2),
        ("\r\n\r\nHello", "holds no cue", 3),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError, match=what) as caught:
        read(text)
    assert caught.value.line == line


def test_an_empty_file_has_no_cue() -> None:
    assert read("") == read("\n \n") == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(FORMAT, file)
    assert edits > 0
    assert all("cp1252" in what for what in refused)
    assert len(FORMAT.read(file)) == file.text.count("-->")


def test_damaged_files_are_read_or_refused() -> None:
    for path in FILES:
        for data in damages(path.read_bytes(), 60):
            found = outcome(FORMAT, data, path)
            if isinstance(found, ReviewError):
                assert found.remedy
            else:
                assert len(found) == decode(data, path).text.count("-->")


@pytest.mark.parametrize(
    "sign", ["<", "<i ", "{\\", "\n", " ", "\r", "1", "-->", "1\n", f"{TIME}\n"]
)
def test_a_megabyte_of_one_sign_is_read_or_refused_at_once(sign: str) -> None:
    for head in ("", f"1\n{TIME}\n"):
        file = file_of(head + sign * (1_000_000 // len(sign)), name="a.srt")
        begun = time.process_time()
        found = outcome(FORMAT, file.data, file.path)
        assert not isinstance(found, ReviewError) or found.line
        assert time.process_time() - begun < 20
