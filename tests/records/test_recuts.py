"""Joins, splits and pairings on the disk: stored, undone later, merged, never lost to a crash."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.export.reviews import reviews
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.records.git_merge import merge_stages
from reviewtool.records.history import history_path
from reviewtool.records.reviewed import reviewed_document
from reviewtool.records.segments_file import (
    NAME,
    read_segments,
    segments_bytes,
    segments_from,
    stored_boundaries,
)
from reviewtool.review.decision import Status
from reviewtool.review.recutting import Reach, joining, pairing_anew, splitting
from tests.records.child import arm
from tests.records.test_git_merge import Repository
from tests.segments.texts import pairs

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "Een boot. Twee boten liggen stil. Drie boten.\n\nDe wind draait. Het regent.\n"
TARGET = "One boat. Two boats lie still. Three boats.\n\nThe wind turns. It rains.\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in (("source", SOURCE), ("translations/en", TARGET)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "boats.txt").write_text(text, encoding="utf-8")
    (tmp_path / "review.yaml").write_text("source_language: nl\n", encoding="utf-8")
    return tmp_path


def desk_in(house: Path, reviewer: str = "anna") -> Desk:
    project = find_project([house])
    return open_desk(project, project.places[0], reviewer)


def join(desk: Desk, index: int) -> None:
    desk.record(desk.session.recut(joining(desk.document, desk.session.sides, index)))


def split(desk: Desk, index: int, word: str) -> None:
    at = desk.document.segments[index].target.index(word)
    sides = desk.session.sides
    desk.record(desk.session.recut(splitting(desk.document, sides, index, at, None)))


def pair(desk: Desk, index: int, other: int | None) -> None:
    sides = desk.session.sides
    proposed = pairing_anew(desk.document, sides, index, other, Reach.PARAGRAPH)
    desk.record(desk.session.recut(proposed))


def test_what_was_cut_by_hand_is_there_the_next_time(house: Path) -> None:
    desk = desk_in(house)
    join(desk, 3)
    split(desk, 1, "lie")
    pair(desk, 1, 0)
    desk.session.correct(desk.document.segments[0], "A boat.")
    desk.record(desk.session.accept(desk.document.segments[-1]))
    desk.flush()
    again = desk_in(house)
    assert again.document.segments == desk.document.segments
    assert again.notices == []
    assert again.session.status(again.document.segments[-1]) is Status.ACCEPTED
    file = read_segments(desk.place.records / NAME)
    assert file is not None
    assert segments_from(segments_bytes(file), "again") == file
    assert [made.kind for made in file.by_hand] == ["join", "split", "pair"]


def test_the_program_s_own_cut_stays_known_below(house: Path) -> None:
    desk = desk_in(house)
    spans = tuple((s.start, s.end) for s in desk.document.segments)
    join(desk, 0)
    pair(desk, 0, 1)
    desk.flush()
    assert stored_boundaries(desk.place) == spans


def test_everything_is_undone_and_done_again_sessions_later(house: Path) -> None:
    desk = desk_in(house)
    first = desk.document.segments
    kept = desk.session.correct(first[1], "Two boats lie idle.")
    desk.record(kept)
    desk.record(desk.session.accept(first[0]))
    join(desk, 0)
    joined = desk.document.segments
    assert desk.session.text(joined[0]) == "One boat. Two boats lie idle."
    assert desk.session.status(joined[0]) is Status.CORRECTED
    desk.flush()
    desk = desk_in(house)
    desk.record(desk.session.undo())
    assert desk.document.segments == first
    assert desk.session.decision(first[1]) == kept.changes[0].after
    desk.flush()
    desk = desk_in(house)
    assert desk.document.segments == first
    assert desk.session.decision(first[1]) == kept.changes[0].after
    assert b"by_hand" not in (desk.place.records / NAME).read_bytes()
    desk.record(desk.session.redo())
    desk.flush()
    assert desk_in(house).document.segments == joined


def test_no_undo_below_what_another_made_of_it(house: Path) -> None:
    anna = desk_in(house)
    join(anna, 0)
    anna.flush()
    bert = desk_in(house, "bert")
    join(bert, 0)
    bert.flush()
    anna = desk_in(house)
    with pytest.raises(ReviewError, match="joined or split since"):
        anna.session.undo()
    assert pairs(anna.document)[0][1] == "One boat. Two boats lie still. Three boats."


def test_two_who_cut_at_the_same_time_both_count(house: Path) -> None:
    anna, bert = desk_in(house), desk_in(house, "bert")
    join(anna, 0)
    anna.flush()
    join(bert, 3)
    bert.flush()
    assert [anna.recut_elsewhere(), bert.recut_elsewhere(), bert.recut_elsewhere()] == [
        False,
        True,
        False,
    ]
    bert.record(bert.session.undo())
    bert.record(bert.session.redo())
    bert.flush()
    assert not bert.recut_elsewhere()
    assert [pair[1] for pair in pairs(desk_in(house).document)] == [
        "One boat. Two boats lie still.",
        "Three boats.",
        "The wind turns. It rains.",
    ]


def test_decisions_of_another_reviewer_are_kept(house: Path) -> None:
    bert = desk_in(house, "bert")
    bert.record(bert.session.correct(bert.document.segments[4], "It pours."))
    bert.record(bert.session.correct(bert.document.segments[0], "A boat."))
    bert.flush()
    anna = desk_in(house)
    join(anna, 3)
    anna.flush()
    bert = desk_in(house, "bert")
    assert [d.corrected for d in bert.session.decisions()] == ["A boat."]
    assert "It pours." in (bert.place.records / "bert.yaml").read_text()
    anna = desk_in(house)
    anna.record(anna.session.undo())
    anna.flush()
    decided = desk_in(house, "bert").session.decisions()
    assert {d.corrected for d in decided} == {"A boat.", "It pours."}


def test_export_sees_the_same_segments(house: Path) -> None:
    desk = desk_in(house)
    join(desk, 0)
    desk.record(desk.session.correct(desk.document.segments[0], "One boat, two boats."))
    desk.flush()
    (review,) = reviews(find_project([house]), "anna")
    assert review.document.segments == desk.document.segments
    assert [judged.decision.corrected for judged in review.chosen.values()] == [
        "One boat, two boats."
    ]


def test_what_cannot_be_read_is_not_written_over(house: Path) -> None:
    desk = desk_in(house)
    join(desk, 0)
    desk.flush()
    path = desk.place.records / NAME
    path.write_bytes(path.read_bytes().replace(b"  kind: join\n", b"  kind: join\n<<<<<<< x\n"))
    damaged = path.read_bytes()
    with pytest.raises(ReviewError, match="conflict"):
        desk_in(house)
    desk.record(desk.session.accept(desk.document.segments[0]))
    split(desk, 0, "boats")
    with pytest.raises(ReviewError, match="conflict"):
        desk.flush()
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(
    "line",
    [
        "9de87156a1a5f8e3 465c701c3090b5fd 195 258 181 235",
        "9de87156a1a5f8e3 465c701c3090b5fd 195 258 181 x 9d~h1",
        "nonsense",
        "[]",
    ],
)
def test_a_wrong_line_is_refused_by_its_number(house: Path, line: str) -> None:
    path = house / "corrections" / "en" / "boats.txt" / NAME
    path.parent.mkdir(parents=True)
    text = f"""schema: 1
document: en/boats.txt
segmenter: x
target_sum: x
source_sum: x
by_hand:
- id: 01
  kind: join
  time: x
  segments:
  - {line}
segments: []
...
"""
    path.write_text(text)
    with pytest.raises(ReviewError, match="it is not `source-hash") as caught:
        reviewed_document(find_project([house]).places[0])
    assert caught.value.line == 11


@pytest.mark.parametrize(
    "line",
    [
        "9de87156a1a5f8e3 465c701c3090b5fd 900000000000 1 5 900000000000 9d~h1",
        "9de87156a1a5f8e3 465c701c3090b5fd 5 1 9 2 9d~h1",
        "9de87156a1a5f8e3 465c701c3090b5fd 0 0 0 0 9d~h1",
    ],
)
def test_a_recut_of_nothing_changes_nothing(house: Path, line: str) -> None:
    before = reviewed_document(find_project([house]).places[0]).segments
    test_a_line = f"by_hand:\n- id: 01\n  kind: join\n  time: x\n  segments:\n  - {line}\n"
    path = house / "corrections" / "en" / "boats.txt" / NAME
    path.parent.mkdir(parents=True)
    head = "schema: 1\ndocument: x\nsegmenter: x\ntarget_sum: x\nsource_sum: x\n"
    path.write_text(f"{head}{test_a_line}segments: []\n...\n")
    document = reviewed_document(find_project([house]).places[0])
    assert document.segments == before
    assert len(document.notices) == 1


# Merging


@pytest.fixture
def repository(house: Path) -> Repository:
    made = Repository(house)
    (house / ".gitignore").write_text(".reviewtool/\n")
    desk = desk_in(house)
    desk.record(desk.session.accept(desk.document.segments[2]))
    desk.flush()
    made.commit()
    return made


def merged(repository: Repository, house: Path) -> list[str]:
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "one")
    repository.git("merge", "-q", "two", fails=True)
    for path in sorted((house / "corrections" / "en" / "boats.txt").glob("*.yaml")):
        if b"<<<<" in path.read_bytes():
            merge_stages(path)
    return [pair[1] for pair in pairs(desk_in(house, "carl").document)]


def test_two_branches_that_cut_different_segments(repository: Repository, house: Path) -> None:
    for name, index in (("one", 0), ("two", 3)):
        repository.branch(name)
        desk = desk_in(house, name)
        join(desk, index)
        desk.flush()
        repository.commit()
    assert merged(repository, house) == [
        "One boat. Two boats lie still.",
        "Three boats.",
        "The wind turns. It rains.",
    ]


def test_two_branches_that_cut_the_same_segments(repository: Repository, house: Path) -> None:
    for name, index in (("one", 0), ("two", 1)):
        repository.branch(name)
        desk = desk_in(house, name)
        join(desk, index)
        desk.flush()
        repository.commit()
    assert (
        "".join(merged(repository, house)).split()
        == "".join(
            ["One boat.", "Two boats lie still. Three boats.", "The wind turns.", "It rains."]
        ).split()
    )


# Killed


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kind", ["fsync", "replace", "write", "folder fsync"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_loses_no_cut_that_was_acknowledged(house: Path, kind: str, when: str) -> None:
    place = find_project([house]).places[0]
    for call in range(1, 12):
        known = _cuts(house)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _cut_until_killed(house, writer, kind, when, call)
        os.close(writer)
        with os.fdopen(reader) as file:
            said = file.read().split()
        status = os.waitpid(child, 0)[1]
        assert os.WIFSIGNALED(status)
        assert os.WTERMSIG(status) == signal.SIGKILL
        desk = desk_in(house)
        made = [one.id for one in desk.document.by_hand]
        assert set(said) | set(known) <= set(made)
        assert len(made) <= len(known) + len(said) + 1
        ids = {segment.id for segment in desk.document.segments}
        assert {d.segment for d in desk.session.decisions()} <= ids
        assert not desk.session.stale
        assert desk.notices == []
        assert _cuts(house) == made
    acts = [json.loads(line) for line in history_path(place, "anna").read_bytes().splitlines()]
    assert {act["saved"] for act in acts if "saved" in act} == {
        act["act"] for act in acts if "act" in act
    }


def _cuts(house: Path) -> list[str]:
    file = read_segments(find_project([house]).places[0].records / NAME)
    return [made.id for made in file.by_hand] if file is not None else []


def _cut_until_killed(house: Path, writer: int, kind: str, when: str, call: int) -> None:
    write = os.write
    desk = desk_in(house)
    arm(kind, when, call)
    while True:
        for cut in (join, lambda desk, index: split(desk, index, "boats lie")):
            try:
                act = len(desk.document.by_hand)
                cut(desk, 0)
            except (ReviewError, ValueError):
                desk.record(desk.session.accept(desk.document.segments[0]))
            desk.flush()
            made = [one.id for one in desk.document.by_hand[act:]]
            write(writer, "".join(f"{name}\n" for name in made).encode())
