"""How long a reviewer was busy with each segment, where the project asks for it.

It is off unless `review.yaml` says `accounting: on`. Kept are seconds and counts, never what was
typed, in `.reviewtool/`, which git ignores: one line of JSON for each stay at a segment.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reviewtool.records.history import history_path, make_state_folder
from reviewtool.review.act import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtool.project import DocumentPlace

LONGEST_GAP = 60.0
"""Seconds between two keys beyond which the reviewer is taken to be away."""
_SUFFIX = ".accounting.jsonl"


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay at a segment: active seconds, keys pressed, changes made to its text.

    `time` is its end in UTC, ISO 8601.
    """

    segment: str
    seconds: float
    keys: int
    edits: int
    time: str


class Accounts:
    """Counts what is done at the current segment, and gives each stay when it is over.

    The time between two keys belongs to the segment that is current when the second is pressed;
    of a gap over a minute one minute counts.

    Args:
        clock: seconds that only ever grow.
        keep: is given each stay.
    """

    def __init__(self, clock: Callable[[], float], keep: Callable[[Stay], None]) -> None:
        self._clock = clock
        self._keep = keep
        self._segment: str | None = None
        self._seconds = 0.0
        self._keys = 0
        self._edits = 0
        self._last = clock()

    def at(self, segment: str | None) -> None:
        """Another segment is current; None for none."""
        if segment != self._segment:
            self.end()
            self._segment = segment

    def key(self) -> None:
        """A key was pressed."""
        self._pass()
        self._keys += 1

    def edit(self) -> None:
        """The text of the current segment was changed."""
        self._edits += 1

    def end(self) -> None:
        """The stay is over; one without a second or a key is none."""
        self._pass()
        segment, self._segment = self._segment, None
        stay = Stay(segment or "", round(self._seconds, 1), self._keys, self._edits, now())
        self._seconds, self._keys, self._edits = 0.0, 0, 0
        if segment is not None and (stay.seconds or stay.keys):
            self._keep(stay)

    def _pass(self) -> None:
        moment = self._clock()
        self._seconds += min(max(0.0, moment - self._last), LONGEST_GAP)
        self._last = moment


def append_stay(place: DocumentPlace, reviewer: str, stay: Stay) -> None:
    """Write a stay down; where that fails it is lost, which stops no review."""
    path = history_path(place, reviewer).with_suffix(_SUFFIX)
    with contextlib.suppress(OSError):
        make_state_folder(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(stay)) + "\n")


def read_stays(place: DocumentPlace) -> dict[str, list[Stay]]:
    """All stays on a document by reviewer; a line that cannot be read is passed over."""
    folder = history_path(place, "anyone").parent
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(_SUFFIX))
    except OSError:
        return {}
    return {unquote(path.name.removesuffix(_SUFFIX)): _stays(path) for path in paths}


def _stays(path: Path) -> list[Stay]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [stay for line in lines if (stay := _stay(line)) is not None]


def _stay(line: str) -> Stay | None:
    try:
        fields = json.loads(line)
        seconds, keys, edits = fields["seconds"], fields["keys"], fields["edits"]
        segment, time = fields["segment"], fields["time"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    numbers = type(seconds) in (int, float) and type(keys) is type(edits) is int
    if not numbers or not isinstance(segment, str) or not isinstance(time, str):
        return None
    if not 0 <= seconds < 1e9 or keys < 0 or edits < 0:
        return None
    return Stay(segment, float(seconds), keys, edits, time)
