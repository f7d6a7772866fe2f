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


def json_keys(folder: Path) -> list[Path]:
    paths = []
    for side in ("nl", "en"):
        path = folder / f"a.{side}.json"
        path.write_text(json.dumps({f"k{n}": text for n, text in enumerate(texts(side))}))
        paths.append(path)
    return paths


def test_a_segment_fits_where_its_unit_was() -> None:
    unit, segment = Unit("b", 0, 1, 1), Segment(0, "a", "a", "b", 0, 1, 1)
    assert -sys.getsizeof(unit) // _BLOCK == -sys.getsizeof(segment) // _BLOCK


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="asks CPython for its memory")
@pytest.mark.parametrize("made", [tsv, po])
def test_reading_leaves_no_holes(made: Callable[[Path], list[Path]], tmp_path: Path) -> None:
    paths = made(tmp_path)
    program = _LOADED.replace("{count}", str(COUNT))
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = [one for one in done.stderr.splitlines() if "bytes in available blocks" in one]
    free = int(line.partition("=")[2].replace(",", ""))
    assert free < 32 * COUNT
