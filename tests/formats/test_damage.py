"""Damaged files of every format are read or refused with their line; nothing falls away unsaid.

The damages are seeded, and the same in each run: 500 a format, over its committed files.
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from reviewtool.formats.file_text import read_file
from reviewtool.formats.registry import format_of
from tests.formats.damages import Damaged, damaged, outcome_of
from tests.formats.test_corpus import FOLDERS, files_of, formats_of, reading_of

if TYPE_CHECKING:
    from pathlib import Path

DAMAGES = 500
BATCH = 50
LIMIT = 1.0
"""Seconds in which a damaged file is read; a hundred times what it takes."""
KNOWN = [folder for folder in FOLDERS if formats_of(folder)]
BATCHES = [
    pytest.param(folder, first, id=f"{folder.name}-{first}")
    for folder in KNOWN
    for first in range(0, DAMAGES * len(formats_of(folder)), BATCH)
]


@cache
def outcomes(folder: Path, first: int) -> tuple[tuple[str, Damaged], ...]:
    """What became of a batch of damages, each under the file and the seed that make it again."""
    files, found = files_of(folder), []
    for seed in range(first, first + BATCH):
        path = files[seed % len(files)]
        file = read_file(path)
        form = format_of(file, reading_of(path))
        data = damaged(file, Random(f"{path.name} {seed}"))
        units = len(form.read(file))
        found.append((f"{path.name} {seed}", outcome_of(form, file, units, data)))
    return tuple(found)


@pytest.mark.parametrize(("folder", "first"), BATCHES)
def test_a_damaged_file_is_read_or_refused(folder: Path, first: int) -> None:
    assert {name: one.broken for name, one in outcomes(folder, first) if one.broken} == {}
    assert max(one.seconds for _, one in outcomes(folder, first)) < LIMIT


@pytest.mark.parametrize("folder", KNOWN, ids=lambda folder: folder.name)
def test_a_damage_is_no_reason_to_refuse_all(folder: Path) -> None:
    assert any(one.units is not None for _, one in outcomes(folder, 0))
