"""The promises of every format, over folders of real files.

    python -m benchmarks.format_corpus FOLDER … [--damages N] [--jobs N] [--format NAME …]

A file is read by the format that its suffix tells; one without a suffix by the one that a folder
around it is called after. Without a change it must come back byte for byte; up to five edits with
signs that are hard to write must touch nothing else and read back; where another parser of the
format is installed, it must read the same texts. Then N files of each format are damaged at random:
each is read or refused with its line and a remedy within a second, and no unit falls away unsaid.
Leaves with 1 where anything failed. A list of origins (`ORIGINS.tsv`, or `po.tsv` beside `po/`) is
no file to be read; `corpus_origins.tsv.xz` lists those of the files of docs/performance.md, a
format and a package or repository a line.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.cli.output import ProgressLine
from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.reading import Reading
from reviewtool.formats.registry import FORMATS, format_of
from tests.formats.damages import damaged, outcome_of
from tests.formats.oracles import disagreement
from tests.formats.promises import check_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Unit

LARGEST = 300_000
"""Bytes of a file that is damaged."""
_SUFFIXES = {suffix for kind in FORMATS for suffix in kind.suffixes}
_NAMES = {kind.name for kind in FORMATS}
_QUOTED = re.compile(r"“[^”]*+”|<[^>]*+>|\d+|(?<=: ).{40,}")


class Seen(NamedTuple):
    """What one file, or one damage of it, came to."""

    format: str
    units: int = 0
    seconds: float = 0.0
    damages: int = 0
    edits: int = 0
    refused: str = ""
    edits_refused: tuple[str, ...] = ()
    failure: str = ""
    by_oracle: bool = False


@dataclass(slots=True)
class Row:
    """All that was seen of a format."""

    files: int = 0
    units: int = 0
    edits: int = 0
    by_oracle: int = 0
    damages: int = 0
    slowest: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)
    edits_refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def add(self, seen: Seen) -> None:
        """Count one file or one damage."""
        self.damages += seen.damages
        if seen.failure:
            self.failures.append(seen.failure)
        self.slowest = max(self.slowest, seen.seconds)
        if seen.damages:
            return
        self.files += 1
        self.units += seen.units
        self.edits += seen.edits
        self.by_oracle += seen.by_oracle
        self.edits_refused.update(map(_kind, seen.edits_refused))
        self.refused.update([_kind(seen.refused)] if seen.refused else [])


def _kind(message: str) -> str:
    return _QUOTED.sub("…", message)


def opened(path: Path) -> tuple[Format, FileText, Sequence[Unit]]:
    """A file, its format and its units; raises ReviewError where it cannot be read."""
    file = read_file(path)
    form = format_of(file, Reading(format=_named_by_folder(path)))
    return form, file, form.read(file)


def _named_by_folder(path: Path) -> str | None:
    """The format that a folder around the file is called after, where the suffix tells nothing."""
    if path.suffix:
        return None
    return next(part for part in reversed(path.parts) if part in _NAMES)


def files_in(folders: Sequence[Path]) -> Iterator[Path]:
    """The files to be read, in order."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            listed = path.suffix == ".tsv" and (
                path.name == "ORIGINS.tsv" or path.with_suffix("").is_dir()
            )
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if not path.is_file() or listed or hidden:
                continue
            named = not path.suffix and _NAMES.intersection(path.parts[:-1])
            if named or path.suffix.lower() in _SUFFIXES:
                yield path


def checked(path: Path) -> Seen:
    """What the file keeps of the promises."""
    begun = time.process_time()
    try:
        form, file, units = opened(path)
    except ReviewError as error:
        return Seen(_name(path), refused=error.what)
    except Exception as error:
        return Seen(_name(path), failure=f"{path}: {error!r}")
    seconds = time.process_time() - begun
    seen = Seen(form.name, len(units), seconds)
    try:
        edits, refused = check_file(form, file)
    except (AssertionError, ReviewError) as error:
        return seen._replace(failure=f"{path}: {error}"[:500])
    except Exception as error:
        return seen._replace(failure=f"{path}: {error!r}"[:500])
    other = disagreement(form.name, file, units)
    return seen._replace(
        edits=edits,
        edits_refused=tuple(refused),
        failure=f"{path}: another parser: {other}" if other else "",
        by_oracle=other is not None,
    )


def _name(path: Path) -> str:
    """The format of a file that cannot be read, as far as it is known."""
    try:
        return format_of(read_file(path), Reading(format=_named_by_folder(path))).name
    except ReviewError:
        known = [kind.name for kind in FORMATS if path.suffix.lower() in kind.suffixes]
        return known[0] if known else "unknown"


def hurt(path: Path, seed: int) -> Seen:
    """What became of one damage of a readable file."""
    form, file, units = opened(path)
    data = damaged(file, Random(f"{path.name} {seed}"))
    outcome = outcome_of(form, file, len(units), data)
    broken = outcome.broken or (f"read in {outcome.seconds:.1f} s" if outcome.seconds > 1 else "")
    failure = f"{path}: damage {seed}: {broken}" if broken else ""
    return Seen(form.name, seconds=outcome.seconds, damages=1, failure=failure)


def table(rows: dict[str, Row]) -> str:
    """A line for each format, then every kind of refusal and every failure."""
    heads = ("files", "units", "refused", "edits", "refused", "peer", "failures", "damages")
    lines = [f"{'format':12}" + "".join(f"{head:>9}" for head in heads) + "  slowest s"]
    for name, row in sorted(rows.items()):
        counts = (row.files, row.units, row.refused.total(), row.edits, row.edits_refused.total())
        more = (row.by_oracle, len(row.failures), row.damages)
        cells = "".join(f"{count:>9,}" for count in (*counts, *more))
        lines.append(f"{name:12}{cells}{row.slowest:>11.2f}")
    for name, row in sorted(rows.items()):
        lines += [f"{name}: refused {n}: {what}" for what, n in row.refused.most_common()]
        lines += [
            f"{name}: edit refused {n}: {what}" for what, n in row.edits_refused.most_common()
        ]
        lines += [f"{name}: FAILED: {failure}" for failure in row.failures]
    return "\n".join(lines)


def run(
    rows: dict[str, Row], tasks: Sequence[Callable[[], Seen]], label: str, jobs: int
) -> list[Seen]:
    """Do the tasks in processes of their own and count what they see."""
    progress = ProgressLine(label, least=1)
    with ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(task) for task in tasks]
        for done, ready in enumerate(as_completed(waiting), 1):
            progress(done, len(waiting))
            rows.setdefault(ready.result().format, Row()).add(ready.result())
        return [ready.result() for ready in waiting]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--format", action="append", choices=sorted(_NAMES), dest="formats")
    parser.add_argument("--damages", type=int, default=0, metavar="N", help="of each format")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    rows: dict[str, Row] = {}
    paths = list(files_in(options.folders))
    seen = run(rows, [partial(checked, path) for path in paths], "files", options.jobs)
    whole: dict[str, list[Path]] = {}
    for path, one in zip(paths, seen, strict=True):
        if not one.refused and path.stat().st_size <= LARGEST and one.units:
            whole.setdefault(one.format, []).append(path)
    tasks = [
        partial(hurt, files[number % len(files)], number)
        for files in whole.values()
        for number in range(options.damages)
    ]
    run(rows, tasks, "damages", options.jobs)
    print(table(rows))
    return 1 if any(row.failures for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
