"""Key presses for each decision of a scripted review of the sample, on the real screen.

    python -m benchmarks.keys [--way reading|flags] [--peers] [--decisions]

A decision is one marked error corrected and classified, one false flag dismissed with a reason, or
one segment accepted. Counted is every key press that types no text of a correction and none of a
search phrase; typed characters are told apart, and a press with Ctrl or Alt is one. The script is
told in `benchmarks.keys_replay`, the errors come from `tests/articles/sample.yaml`. The review is
done with `classify: ask` in a copy of the sample, and at the end the record on the disk is compared
with what was meant: where an error lacks its correction or its mark (the severity, and the first
level of the category), or a false flag its dismissal, the exit code is 1.

`--peers` sets the same decisions beside the documented keys of other programs: see
`benchmarks.keys_peers`. No time is measured.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.keys_meant import ROOT, Meant, corrected, meant_errors, saw
from benchmarks.keys_peers import peer_table, sources
from benchmarks.keys_replay import (
    ACCEPTED,
    ERROR,
    FALSE_FLAG,
    FLAGS,
    READING,
    Decision,
    Reviewer,
)
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.review.decision import Status
from reviewtool.tui.app import ReviewApp
from tests.tui.made_desk import NOON, drive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from reviewtool.checks.flag import Flag

REVIEWER = "anna"
SIZE = (160, 50)
FILES = (
    "translations/en/night-report.txt",
    "translations/en.systemB/night-report.txt",
    "translations/de/weekend-guide.txt",
    "translations/fr/weekend-guide.txt",
)


@dataclass(frozen=True, slots=True)
class Replay:
    """The decisions of one document, and what its record lacks or has too much of."""

    file: str
    decisions: list[Decision]
    lacking: list[str]
    surplus: list[str]


def replay(folder: Path, file: str, way: str = READING) -> Replay:
    """Review one document of a copy of the sample, and read its record again."""
    project = find_project([folder])
    names = [f"translations/{place.name}" for place in project.places]
    place = names.index(file)
    opened: list[Desk] = []
    reviewers: list[Reviewer] = []

    def opens(number: int) -> Desk:
        opened.append(open_desk(project, project.places[number], REVIEWER))
        return opened[-1]

    async def script(pilot: Pilot[int]) -> None:
        reviewers.append(Reviewer(pilot, meant_errors(opened[0].document, file), way))
        await reviewers[-1].review()

    drive(ReviewApp(opens, project.places, place, {}, clock=lambda: NOON), script, SIZE)
    session = opened[0].session
    false = [
        flag
        for segment in opened[0].document.segments
        for flag in (state.flag for state in session.flags(segment))
        if not saw(meant_errors(opened[0].document, file).get(segment.index, ()), flag)
    ]
    recorded = open_desk(project, project.places[place], REVIEWER)
    lacking, surplus = compared(recorded, meant_errors(recorded.document, file), false, way)
    return Replay(file, reviewers[-1].decisions, lacking, surplus)


def compared(
    desk: Desk, meant: dict[int, list[Meant]], false: Sequence[Flag], way: str
) -> tuple[list[str], list[str]]:
    """What the record on the disk lacks, and the errors in it that nobody meant."""
    session, lacking, surplus = desk.session, [], []
    for segment in desk.document.segments:
        errors = meant.get(segment.index, [])
        number = segment.index + 1
        if session.text(segment) != corrected(segment, errors):
            lacking.append(f"segment {number}: the text is {session.text(segment)!r}")
        if session.status(segment) is Status.TODO and (errors or way == READING):
            lacking.append(f"segment {number} is not decided")
        told = list(session.errors(segment))
        for error in errors:
            mark = next((one for one in told if error.touches(one) and error.is_told_by(one)), None)
            if mark is None:
                lacking.append(
                    f"segment {number}: “{error.text}” is not marked as {error.category}"
                )
            else:
                told.remove(mark)
        surplus += [f"segment {number}: “{one.text}” {one.category} {one.severity}" for one in told]
    for flag in false:
        decision = session.decision(session.segment(flag.segment))
        verdicts = decision.flags if decision is not None else ()
        spoken = [one for one in verdicts if (one.check, one.text) == (flag.check, flag.text)]
        if not any(one.verdict == "dismissed" and one.reason for one in spoken):
            lacking.append(f"the false flag on “{flag.text}” is not dismissed")
    return lacking, surplus


def sample_copy(folder: Path) -> Path:
    """A copy of the sample that asks for classification."""
    for name in ("source", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "review.yaml").read_text(encoding="utf-8")
    (folder / "review.yaml").write_text(settings + "classify: ask\n", encoding="utf-8")
    return folder


def replay_all(way: str = READING) -> list[Replay]:
    """Each document of the sample, in a copy of its own."""
    found = []
    for file in FILES:
        with tempfile.TemporaryDirectory() as folder:
            found.append(replay(sample_copy(Path(folder)), file, way))
    return found


def table(replays: Sequence[Replay]) -> list[str]:
    """Decisions and keys by kind and document."""
    lines = [
        "|  | decisions | keys | median | mean | most | characters typed |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    every = [one for replay in replays for one in replay.decisions]
    kinds = {
        "errors": [one for one in every if one.kind == ERROR],
        "errors with a suggestion that is right": [one for one in every if one.acts["take"]],
        "flagged errors, edited": [
            one for one in every if one.kind == ERROR and one.flagged and not one.acts["take"]
        ],
        "errors without a flag": [one for one in every if one.kind == ERROR and not one.flagged],
        "false flags": [one for one in every if one.kind == FALSE_FLAG],
        "errors and false flags": [one for one in every if one.kind != ACCEPTED],
        "segments accepted": [one for one in every if one.kind == ACCEPTED],
        **{replay.file.partition("/")[2]: replay.decisions for replay in replays},
        "all": every,
    }
    for name, decisions in kinds.items():
        if decisions:
            keys = [one.keys for one in decisions]
            lines.append(
                f"| {name} | {len(keys)} | {sum(keys)} | {statistics.median(keys):g} |"
                f" {statistics.mean(keys):.1f} | {max(keys)} | {sum(d.typed for d in decisions)} |"
            )
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--way", choices=(READING, FLAGS), default=READING)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--decisions", action="store_true", help="print every decision")
    options = parser.parse_args()
    if options.peers and options.way != READING:
        parser.error("peers go from segment to segment: --peers goes with --way reading")
    replays = replay_all(options.way)
    print("\n".join(table(replays)))
    acts = sum((one.acts for replay in replays for one in replay.decisions), Counter[str]())
    print("\nkeys by act: " + ", ".join(f"{act} {count}" for act, count in acts.most_common()))
    if options.peers:
        every = [one for replay in replays for one in replay.decisions]
        print("\n" + "\n".join([*peer_table(every), "", *sources()]))
    if options.decisions:
        for replay in replays:
            print(f"\n{replay.file}")
            for one in replay.decisions:
                what = f" “{one.error.text}”" if one.error is not None else ""
                keys = " ".join(key for _, key in one.presses)
                print(f"{one.segment.index + 1:>3} {one.kind}{what}: {one.keys} ({keys})")
    lacking = [f"{replay.file}: {line}" for replay in replays for line in replay.lacking]
    surplus = [f"{replay.file}: {line}" for replay in replays for line in replay.surplus]
    print(f"\nerrors recorded beyond those that were meant: {len(surplus)}")
    print("\n".join(surplus if options.decisions else []))
    print("\n".join(lacking), file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
