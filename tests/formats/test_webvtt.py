from __future__ import annotations

import time
from pathlib import Path

import pytest
import webvtt
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from reviewtool.formats.subtitles.vtt_format import FORMAT
from tests.formats.promises import change_of, check_file
from tests.formats.test_properties import damages, outcome
from tests.formats.texts import any_text, encodings, file_of, line_ends

CORPUS = Path(__file__).with_name("corpus") / "vtt"
FILES = sorted(CORPUS.glob("*.vtt"))
TIME = "00:01.000 --> 00:02.500"
signs = st.sampled_from("ab é漢🙂<i>&;{}-amp\\.\u00a0\u2028")
cue_texts = st.lists(st.text(signs, min_size=1).filter(str.strip), max_size=3).map("\n".join)
soup = st.lists(
    st.sampled_from(
        [TIME, "1", "NOTE x", "STYLE", "\n", "\n\n", "a", " ", "-->", "\r", "<i>", "&lt;", "&#13;"]
    ),
    max_size=14,
).map("".join)


def bad(text: str) -> bool:
    """Whether a new text cannot stand in a cue."""
    lines = unified(text).split("\n")
    return text != "" and not all(line.strip(" \t") for line in lines)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@settings(max_examples=150)
@given(st.lists(cue_texts, min_size=1, max_size=5), any_text, line_ends, encodings, st.data())
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes], data: st.DataObject
) -> None:
    blocks = [f"c{number}\n{TIME}\n{escaped(text)}\n\n" for number, text in enumerate(texts)]
    content = "WEBVTT\n\n" + "".join(blocks)
    file = file_of(content.replace("\n", end), encoding, "a.vtt")
    units = FORMAT.read(file)
    assert [(unit.id, unit.target, unit.tokens) for unit in units] == [
        (f"c{number}", text, ()) for number, text in enumerate(texts)
    ]
    assert written(FORMAT, file, [change_of(unit, unit.target) for unit in units]) == file.data
    place = data.draw(st.integers(0, len(units) - 1))
    unit = units[place]
    change = change_of(unit, new)
    if bad(new):
        with pytest.raises(ReviewError, match="blank line"):
            written(FORMAT, file, [change])
        return
    changed = decode(written(FORMAT, file, [change]), file.path)
    assert changed.text.startswith(file.text[: unit.start])
    assert changed.text.endswith(file.text[unit.end :])
    texts[place] = unified(new)
    assert [again.target for again in FORMAT.read(changed)] == texts


@settings(max_examples=100)
@given(st.lists(st.text(st.sampled_from("ab é漢🙂{}"), min_size=1), min_size=1, max_size=3))
def test_the_peer_reads_the_same_texts(texts: list[str]) -> None:
    texts = [text.strip() or "x" for text in texts]
    content = "WEBVTT\n\n" + "".join(f"{TIME}\n<b>{text}</b>\n\n" for text in texts)
    peer = [cue.raw_text for cue in webvtt.from_string(content).captions]
    assert [unit.target for unit in FORMAT.read(file_of(content, name="a.vtt"))] == peer


@settings(max_examples=300)
@given(soup, st.text(signs, max_size=6))
@example(f"\n{TIME}\n<c x", "<c y> & b")
@example(f"\n{TIME}\n&#13;\n--", "-->")
@example(f"\n{TIME}\n -", "->")
@example(f"{TIME}\n\n ", ";")
def test_no_cue_is_lost_in_any_text(text: str, new: str) -> None:
    file = file_of(f"WEBVTT\n{text}", name="a.vtt")
    lines = unified(file.text).count("\n") + 2
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
        assert 1 <= unit.line <= lines
        try:
            data = written(FORMAT, file, [change_of(unit, new)])
        except ReviewError:
            assert "&" in text + new or "<" in text + new or "\r" in text
            continue
        again = FORMAT.read(decode(data, file.path))
        assert [other.target for other in again] == [
            new if other is unit else other.target for other in units
        ]


def test_blocks_ids_and_notes() -> None:
    text = (
        "WEBVTT - title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:r\n\n"
        f"NOTE one\ntwo\n\nNOTE\nthree\n\nintro\n{TIME} region:r align:start\na\n \nb\n\n"
        f"NOTE four\n{TIME}\n\n{TIME}\nlast\nnot an id\n{TIME}\nx\n\n4\n00:00:01.000-->01:00:00.000"
    )
    units = FORMAT.read(file_of(text, name="a.vtt"))
    assert [(unit.id, unit.target, unit.line) for unit in units] == [
        ("intro", "a\n \nb", 18),
        ("NOTE four", "", 24),
        ("3", "last\nnot an id", 26),
        ("4", "x", 29),
        ("4~2", "", 33),
    ]
    about = units[0].about
    assert about is not None
    assert (about.notes, about.seconds) == (("one\ntwo", "three"), 1.5)
    assert units[-1].about is not None
    assert units[-1].about.seconds == 3599.0


def test_tags_and_references() -> None:
    text = (
        f"WEBVTT\n\n{TIME}\n<v.loud Ada &amp; Bo>1 &lt; 2 &amp;&nbsp;&lrm;<00:01.500>"
        "<c.x>&lt;i&gt;&eacute;&#x6f22;</c> a < b &copy"
    )
    (unit,) = FORMAT.read(file_of(text, name="a.vtt"))
    assert unit.target == (
        "<v.loud Ada &amp; Bo>1 < 2 &\u00a0\u200e<00:01.500><c.x><i>é漢</c> a < b &copy"
    )
    assert [unit.target[start:end] for start, end in unit.tokens] == [
        "<v.loud Ada &amp; Bo>",
        "<00:01.500>",
        "<c.x>",
        "</c>",
    ]


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("a", "a & <b>", "a &amp; &lt;b>"),
        ("a", "a --> b", "a --&gt; b"),
        ("a --", "a -->", "a --&gt;"),
        ("<i>a</i>", "<i>b</i>!", "<i>b</i>!"),
        ("a&nbsp;b", "a\u00a0c", "a&nbsp;c"),
        ("", "a", "a"),
        ("a", "", ""),
    ],
)
def test_what_is_written(text: str, new: str, wanted: str) -> None:
    file = file_of(f"WEBVTT\n\n{TIME}\n{text}\n\n{TIME}\nb\n", name="a.vtt")
    data = written(FORMAT, file, [change_of(FORMAT.read(file)[0], new)])
    assert data.decode() == f"WEBVTT\n\n{TIME}\n{wanted}\n\n{TIME}\nb\n"


def test_an_encoding_that_lacks_a_character_gets_its_number() -> None:
    file = decode(f"WEBVTT\n\n{TIME}\né".encode("cp1252"), Path("a.vtt"))
    data = written(FORMAT, file, [change_of(FORMAT.read(file)[0], "é 漢")])
    assert data.endswith("é &#x6f22;".encode("cp1252"))


@pytest.mark.parametrize("new", ["a\n\nb", "\na", "a\n", " "])
def test_a_text_that_would_end_the_cue_is_refused(new: str) -> None:
    file = file_of(f"WEBVTT\n\n{TIME}\na\nb\n", name="a.vtt")
    with pytest.raises(ReviewError, match="blank line") as caught:
        written(FORMAT, file, [change_of(FORMAT.read(file)[0], new)])
    assert caught.value.segment == "1"


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (f"1\n{TIME}\na", "does not begin with WEBVTT", 1),
        (f"WEBVTTX\n\n{TIME}\na", "does not begin with WEBVTT", 1),
        (f"WEBVTT\n\n{TIME}\na\n\nlost\n", "belongs to no cue", 6),
        ("WEBVTT\n\nlost", "belongs to no cue", 3),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\na", "belongs to no cue", 3),
        (f"WEBVTT\n\n{TIME}\ngo --> there", "no time line", 4),
        ("WEBVTT\n\n00:01 --> 00:0x\na", "no time line", 3),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError, match=what) as caught:
        FORMAT.read(file_of(text, name="a.vtt"))
    assert caught.value.line == line
    assert "00:00:01,000" not in caught.value.remedy


@pytest.mark.parametrize(
    "text", ["", "\n", "WEBVTT", "WEBVTT x\n", "WEBVTT\nX-TIMESTAMP-MAP=a\n\n"]
)
def test_a_file_without_cues_is_fine(text: str) -> None:
    assert FORMAT.read(file_of(text, name="a.vtt")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(FORMAT, file)
    assert edits > 0
    assert refused == []
    assert len(FORMAT.read(file)) == file.text.count("-->")


def test_damaged_files_are_read_or_refused() -> None:
    for path in FILES:
        for data in damages(path.read_bytes(), 50):
            found = outcome(FORMAT, data, path)
            if isinstance(found, ReviewError):
                assert found.remedy
            else:
                assert len(found) == decode(data, path).text.count("-->")


@pytest.mark.parametrize(
    "sign", ["<", "<i ", "&", "&a", "\n", " ", "\r", " \n", "a\n", "NOTE\n\n", f"{TIME}\n"]
)
def test_a_megabyte_of_one_sign_is_read_or_refused_at_once(sign: str) -> None:
    for head in ("WEBVTT\n\n", f"WEBVTT\n\n{TIME}\n"):
        file = file_of(head + sign * (1_000_000 // len(sign)), name="a.vtt")
        begun = time.process_time()
        found = outcome(FORMAT, file.data, file.path)
        assert not isinstance(found, ReviewError) or found.line
        assert time.process_time() - begun < 20
