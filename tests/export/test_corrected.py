"""Nothing else changes: over texts, line ends and encodings, through loading and export."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewtool.export.corrected import corrected_bytes
from reviewtool.project import find_project
from reviewtool.review.decision import Decision, Status
from reviewtool.segments.document import load_document
from reviewtool.segments.segment import Document, Segment, text_hash

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with BOM": (codecs.BOM_UTF8, "utf-8"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be"),
}
WORDS = st.text(
    st.sampled_from("aeAEé漢字かשם🙂\u0301&<>\"'\\ .,!?|\t\u00a0"), min_size=1, max_size=30
)
LINES = st.lists(st.one_of(st.just(""), WORDS), max_size=8)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
NEW = st.text(st.sampled_from("xyZé漢🙂ש&<>\"'\\ .|"), min_size=1, max_size=20)


def written(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    (place,) = find_project([path]).places
    return load_document(place)


def decided(segment: Segment, corrected: str) -> dict[str, Decision]:
    hashes = text_hash(segment.source), text_hash(segment.target)
    decision = Decision(segment.id, *hashes, Status.CORRECTED, segment.target, corrected)
    return {segment.id: decision}


def outside(before: str, after: str, segment: Segment) -> bool:
    """Whether the texts are the same before and after the segment."""
    tail = len(before) - segment.end
    return before[: segment.start] == after[: segment.start] and (
        before[segment.end :] == after[len(after) - tail :]
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(lines=LINES, ends=st.lists(ENDS, min_size=9, max_size=9), new=NEW, data=st.data())
def test_plain_text_keeps_every_other_byte(
    tmp_path_factory: pytest.TempPathFactory,
    encoding: str,
    lines: list[str],
    ends: list[str],
    new: str,
    data: st.DataObject,
) -> None:
    bom, codec = ENCODINGS[encoding]
    text = "".join(line + end for line, end in zip(lines, ends, strict=False))
    document = written(tmp_path_factory.mktemp("a"), "a.en.txt", bom + text.encode(codec))
    assert corrected_bytes(document, {}) == (document.file.data, 0)
    assume(document.segments)
    segment = data.draw(st.sampled_from(document.segments))
    assume(new != segment.target)
    result, count = corrected_bytes(document, decided(segment, new))
    assert count == 1
    assert result.startswith(bom)
    after = result[len(bom) :].decode(codec)
    assert outside(text, after, segment)
    assert after[segment.start : len(after) - (len(text) - segment.end)] == new


@given(
    rows=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5),
    ascii_only=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    new=NEW,
    data=st.data(),
)
def test_jsonl_keeps_every_other_byte(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    ascii_only: bool,
    end: str,
    new: str,
    data: st.DataObject,
) -> None:
    objects = [
        {"note": "♪ kept", "id": f"r{number}", "source": source, "target": target, "score": 1.50}
        for number, (source, target) in enumerate(rows)
    ]
    text = "".join(json.dumps(row, ensure_ascii=ascii_only) + end for row in objects)
    document = written(tmp_path_factory.mktemp("a"), "a.jsonl", text.encode())
    segment = data.draw(st.sampled_from(document.segments))
    assume(new != segment.target)
    result, _ = corrected_bytes(document, decided(segment, new))
    assert outside(text, result.decode(), segment)
    objects[segment.index]["target"] = new
    assert [json.loads(line) for line in result.decode().splitlines()] == objects


@given(
    rows=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5),
    end=st.sampled_from(["\n", "\r\n"]),
    new=st.text(st.sampled_from("xyZé漢🙂ש&<>'\\ .|"), min_size=1, max_size=20),
    data=st.data(),
)
def test_tsv_keeps_every_other_byte(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    end: str,
    new: str,
    data: st.DataObject,
) -> None:
    cells = [[cell.replace("\t", " ").replace('"', "”") for cell in row] for row in rows]
    lines = ["id\tsource\tnote\ttarget"]
    lines += [f"{n}\t{source}\tkept\t{target}" for n, (source, target) in enumerate(cells)]
    text = end.join(lines) + end
    document = written(tmp_path_factory.mktemp("a"), "a.tsv", text.encode())
    segment = data.draw(st.sampled_from(document.segments))
    assume(new != segment.target and new.strip() == new)
    result, _ = corrected_bytes(document, decided(segment, new))
    assert outside(text, result.decode(), segment)
    row = result.decode().split(end)[1 + segment.index].split("\t")
    assert row[3] == new


def test_a_paragraph_break_can_be_written(tmp_path: Path) -> None:
    document = written(tmp_path, "a.en.txt", b"One.\r\n\r\nTwo nightAfter three.\r\n")
    segment = document.segments[-1]
    result, _ = corrected_bytes(document, decided(segment, "Two night.\n\nAfter three."))
    assert result == b"One.\r\n\r\nTwo night.\r\n\r\nAfter three.\r\n"


def test_all_deletions_and_corrections_together(tmp_path: Path) -> None:
    document = written(tmp_path, "a.en.txt", b"One is. Two is.\n\nThree is.\n\nFour is.\n")
    one, two, three, four = document.segments
    decisions = decided(one, "") | decided(two, "2.") | decided(three, "") | decided(four, "4.")
    result, count = corrected_bytes(document, decisions)
    assert (result, count) == (b"2.\n\n4.\n", 4)
