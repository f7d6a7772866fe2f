"""Opening and exporting files of 100,000 units, beside translate-toolkit, in one run.

    python -m benchmarks.formats [--units N] [FORMAT …]

Each file is made, then read by each program in a process of its own. *Read* is the time from the
path to the units with their texts, *peer* the same of translate-toolkit and *parse* its time
without asking for the texts, which it makes only then. *Segments* is the time from the paths (two
for formats with a source file) to the document that is reviewed; *bytes* is what the process grew
by meanwhile, less the file's bytes, its decoded text and the texts of the segments, for each unit;
*export* is the time that one correction in the middle takes from the decision to the proved bytes.
The best of three runs counts.
translate-toolkit is optional (and aeidon, with which it reads SRT).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.format_files import MADE

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNS = 3

OURS = """
import json, resource, sys, time
from pathlib import Path
from reviewtool.project import find_project
from reviewtool.segments.document import load_document
from reviewtool.formats.file_text import read_file
from reviewtool.formats.registry import format_of
from reviewtool.formats.splice import Change, written
import reviewtool.segments.rows, reviewtool.formats.proof
project = find_project([Path(name) for name in sys.argv[1:]])
page = resource.getpagesize()
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * page
place = project.places[0]
before = resident()
begun = time.perf_counter()
document = load_document(place)
opened = time.perf_counter() - begun
grown = resident() - before
text = len(document.file.data) + sys.getsizeof(document.file.text)
if document.source_file:
    text += len(document.source_file.data) + sys.getsizeof(document.source_file.text)
for segment in document.segments:
    text += sys.getsizeof(segment.source) + sys.getsizeof(segment.target)
middle = document.segments[len(document.segments) // 2]
new = middle.target + " & more"
change = Change(middle.id, middle.start, middle.end, middle.target, new, tokens=middle.tags)
begun = time.perf_counter()
data = written(document.format, document.file, [change])
export = time.perf_counter() - begun
count = len(document.segments)
del document, data, middle, segment, change
begun = time.perf_counter()
file = read_file(place.target)
units = format_of(file).read(file)
read = time.perf_counter() - begun
print(json.dumps([count, read, opened, (grown - text) / count, export]))
"""
THEIRS = """
import importlib, json, sys, time
module, name = sys.argv[2].split(":")
store_class = getattr(importlib.import_module(f"translate.storage.{module}"), name)
begun = time.perf_counter()
store = store_class.parsefile(sys.argv[1])
units = [unit for unit in store.units if unit.istranslatable()]
parsed = time.perf_counter() - begun
texts = [(unit.source, unit.target) for unit in units]
print(json.dumps([len(units), time.perf_counter() - begun, parsed]))
"""


PEERS = {
    "po": "pypo:pofile",
    "xliff": "xliff:xlifffile",
    "tmx": "tmx:tmxfile",
    "json": "jsonl10n:JsonNestedFile",
    "tsv": "csvl10n:csvfile",
    "srt": "subtitles:SubRipFile",
}
"""The module and class of translate-toolkit that reads each format."""


def best(program: str, arguments: Sequence[Path | str]) -> list[float] | None:
    """The figures of the fastest run; None where the program cannot open the file."""
    rows: list[list[float]] = []
    for _ in range(RUNS):
        ran = subprocess.run(
            [sys.executable, "-c", program, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            print(ran.stderr.strip().splitlines()[-1:], file=sys.stderr)
            return None
        rows.append(json.loads(ran.stdout))
    return min(rows, key=lambda row: row[1])


def row(name: str, files: Sequence[Path]) -> str:
    """One line of the table."""
    ours: Any = best(OURS, files)
    theirs = best(THEIRS, [files[-1], PEERS[name]])
    if ours is None:
        return f"{name:8}  not opened"
    count, read, opened, memory, export = ours
    peer = f"{'-':>9}{'-':>9}{'-':>8}"
    if theirs:
        peer = f"{theirs[1]:>9.2f}{theirs[2]:>9.2f}{read / theirs[1]:>8.2f}"
    size = files[-1].stat().st_size / 1e6
    numbers = f"{int(count):>9,}{size:>7.1f}{read:>8.2f}{peer}"
    return f"{name:8}{numbers}{opened:>10.2f}{memory:>8.0f}{export:>10.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("formats", nargs="*", choices=[*MADE, []], help="all, unless named")
    parser.add_argument("--units", type=int, default=100_000)
    options = parser.parse_args()
    print(
        f"{'':8}{'units':>9}{'MB':>7}{'read s':>8}{'peer s':>9}{'parse s':>9}{'ratio':>8}"
        f"{'segments s':>10}{'bytes':>8}{'export s':>10}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats or MADE:
            files = MADE[name](Path(folder), options.units)
            print(row(name, files), flush=True)


if __name__ == "__main__":
    main()
