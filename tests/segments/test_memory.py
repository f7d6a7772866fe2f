"""What a document of many segments holds in memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewtool.formats.unit import Unit
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = 20_000
_BLOCK = 16
"""Python gives out memory for small objects in multiples of so many bytes, each apart."""
_LOADED = """
import re, sys
from pathlib import Path
from reviewtool.project import find_project
from reviewtool.segments.document import load_document
project = find_project([Path(name) for name in sys.argv[1:]])
document = load_document(project.places[0])
assert len(document.segments) == {count}
sys._debugmallocstats()
"""


def texts(side: str) -> list[str]:
    """Texts of all lengths, so that they lie in the same parts of the memory as units do."""
    return [f"{side} {number} " + "word " * (number % 40) for number in range(COUNT)]


def tsv(folder: Path) -> list[Path]:
    rows = zip(texts("De"), texts("The"), strict=True)
    lines = [f"{number}\t{one}\t{two}\n" for number, (one, two) in enumerate(rows)]
    path = folder / "a.tsv"
    path.write_text("id\tsource\ttarget\n" + "".join(lines), encoding="utf-8")
    return [path]


def po(folder: Path) -> list[Path]:
    rows = zip(texts("De"), texts("The"), strict=True)
    entries = [f'msgid "{one}"\nmsgstr "{two}"\n\n' for one, two in rows]
    path = folder / "a.po"
    path.write_text("".join(entries), encoding="utf-8")
    return [path]


def jsonl(folder: Path) -> list[Path]:
    """Each row names its document and languages."""
    beside = {"document": "a", "source_language": "nl", "target_language": "en"}
    rows = zip(texts("De"), texts("The"), strict=True)
    lines = [
        json.dumps({"id": f"s{number}", "source": one, "target": two} | beside) + "\n"
        for number, (one, two) in enumerate(rows)
    ]
    path = folder / "a.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return [path]


def json_keys(folder: Path) -> list[Path]:
    paths = []
    for side in ("nl", "en"):
        tree: dict[str, dict[str, str]] = {}
        for number, text in enumerate(texts(side)):
            tree.setdefault(f"part{number // 100}", {})[f"key{number}"] = text
        path = folder / f"a.{side}.json"
        path.write_text(json.dumps(tree), encoding="utf-8")
        paths.append(path)
    return paths


def srt(folder: Path) -> list[Path]:
    paths = []
    for side in ("nl", "en"):
        path = folder / f"a.{side}.srt"
        cues = (
            f"{number}\n00:00:{number % 60:02},000 --> 00:00:{number % 60:02},500\n{text}\n\n"
            for number, text in enumerate(texts(side))
        )
        path.write_text("".join(cues), encoding="utf-8")
        paths.append(path)
    return paths


def test_a_segment_fits_where_its_unit_was() -> None:
    unit, segment = Unit("b", 0, 1, 1), Segment(0, "a", "a", "b", 0, 1, 1)
    assert -sys.getsizeof(unit) // _BLOCK == -sys.getsizeof(segment) // _BLOCK


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="asks CPython for its memory")
@pytest.mark.parametrize(
    ("made", "most"),
    [(tsv, 64), (jsonl, 64), (po, 64), (srt, 160), (json_keys, 240)],
)
def test_reading_leaves_few_holes(
    made: Callable[[Path], list[Path]], most: int, tmp_path: Path
) -> None:
    paths = made(tmp_path)
    program = _LOADED.replace("{count}", str(COUNT))
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
    )
    free = _said(done.stderr, "bytes in available blocks") + _said(done.stderr, "unused pools")
    assert free < most * COUNT


def _said(statistics: str, what: str) -> int:
    """The number of bytes in the line that tells of this."""
    (line,) = [one for one in statistics.splitlines() if what in one]
    return int(line.partition("=")[2].replace(",", ""))
