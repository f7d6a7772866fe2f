from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.records.git_merge import merge_stages
from reviewtool.records.store import Store
from reviewtool.review.decision import Dismissal, Verdict
from tests.records.paper import EVENING, NOON, act, decided, document_of, numbered

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document

NAMES = {
    "GIT_AUTHOR_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "t",
    "GIT_COMMITTER_EMAIL": "t@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
FLAG = Verdict("numbers", "1,500", "dismissed", reason="false-alarm")


class Repository:
    """A git repository around a project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, fails: bool = False) -> str:
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **NAMES},
            capture_output=True,
            text=True,
        )
        assert bool(run.returncode) is fails, run.stdout + run.stderr
        return run.stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Review", "--allow-empty")

    def branch(self, name: str, start: str = "main") -> None:
        self.git("checkout", "-q", "-B", name, start)


@pytest.fixture
def repository(place: DocumentPlace, document: Document, tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.commit()
    return repository


def test_two_reviewers_merge_clean(
    repository: Repository, place: DocumentPlace, document: Document
) -> None:
    for reviewer in ("anna", "bert"):
        repository.branch(reviewer)
        store = Store(place, reviewer, document)
        store.commit(
            [act(None, decided(segment, f"By {reviewer}.")) for segment in document.segments]
        )
        repository.commit()
    repository.git("merge", "-q", "anna", "-m", "Merge")
    for reviewer in ("anna", "bert"):
        found = Store(place, reviewer, document).load().decisions
        assert {decision.corrected for decision in found} == {f"By {reviewer}."}
    assert ".reviewtool" not in repository.git("ls-files")


def test_one_reviewer_on_two_branches(
    repository: Repository, place: DocumentPlace, document: Document
) -> None:
    shared = [decided(segment, "Draft.") for segment in document.segments[:6]]
    Store(place, "anna", document).commit([act(None, decision) for decision in shared])
    repository.commit()
    repository.git("branch", "-f", "start")

    repository.branch("one", "start")
    Store(place, "anna", document).commit(
        [
            act(shared[0], replace(shared[0], corrected="One.", time=NOON)),
            act(shared[1], replace(shared[1], comment="Look here.", time=NOON)),
            act(shared[2], None),
            act(None, decided(document.segments[8], "Only one.")),
            act(None, decided(document.segments[9], "First.", time=NOON)),
        ]
    )
    repository.commit()

    repository.branch("two", "start")
    Store(place, "anna", document).commit(
        [
            act(shared[0], replace(shared[0], corrected="Two.", time=EVENING)),
            act(shared[1], replace(shared[1], flags=(FLAG,), time=EVENING)),
            act(None, decided(document.segments[7], "Only two.")),
            act(None, decided(document.segments[9], "Second.", time=EVENING)),
        ]
    )
    repository.commit()
    repository.git("merge", "-q", "one", "-m", "Merge", fails=True)

    path = place.records / "anna.yaml"
    with pytest.raises(ReviewError, match="merge conflict"):
        Store(place, "anna", document).load()
    merged = merge_stages(path)
    assert (merged.decisions, merged.clashes) == (8, 2)
    repository.commit()
    found = {
        document.segments.index(segment): decision
        for decision in Store(place, "anna", document).load().decisions
        for segment in document.segments
        if segment.id == decision.segment
    }
    assert found[0].corrected == "Two."
    assert [clash.corrected for clash in found[0].clashes] == ["One."]
    assert (found[1].comment, found[1].flags) == ("Look here.", (FLAG,))
    assert 2 not in found
    assert (found[7].corrected, found[8].corrected) == ("Only two.", "Only one.")
    assert [clash.corrected for clash in found[9].clashes] == ["First."]
    order = [line for line in path.read_text().splitlines() if line.startswith("- segment")]
    places = [segment.id for segment in document.segments]
    assert order == sorted(order, key=lambda line: places.index(line.removeprefix("- segment: ")))


def test_a_record_that_both_branches_began(
    repository: Repository, place: DocumentPlace, document: Document
) -> None:
    for name, index in (("one", 0), ("two", 1)):
        repository.branch(name)
        decision = decided(document.segments[index], name)
        dismissal = Dismissal("numbers", name, "", "", "false-alarm", NOON)
        Store(place, "anna", document).commit(
            [act(None, decision), act(None, dismissal, "dismiss")]
        )
        repository.commit()
    repository.git("merge", "-q", "one", "-m", "Merge", fails=True)
    assert merge_stages(place.records / "anna.yaml").decisions == 2
    assert merge_stages(place.project_records / "anna.yaml").decisions == 2
    found = Store(place, "anna", document).load()
    assert {decision.corrected for decision in found.decisions} == {"one", "two"}
    assert {dismissal.text for dismissal in found.dismissals} == {"one", "two"}


def test_segments_of_two_texts(repository: Repository, place: DocumentPlace) -> None:
    for name in ("one", "two"):
        repository.branch(name)
        document = document_of(place, [*numbered(3), (name, name)])
        Store(place, "anna", document).commit([act(None, decided(document.segments[0], "Same."))])
        repository.commit()
    repository.git("merge", "-q", "one", "-m", "Merge", fails=True)
    merge_stages(place.records / "_segments.yaml")
    document = document_of(place, [*numbered(3), ("two", "two")])
    store = Store(place, "anna", document)
    assert [decision.corrected for decision in store.load().decisions] == ["Same."]
    store.commit([act(None, decided(document.segments[1], "Next."))])


def test_what_is_no_conflict_is_refused(
    repository: Repository, place: DocumentPlace, document: Document, tmp_path: Path
) -> None:
    Store(place, "anna", document).commit([act(None, decided(document.segments[0], "A."))])
    path = place.records / "anna.yaml"
    before = path.read_bytes()
    for other in (path, place.records / "nobody.yaml", tmp_path / "none" / "x.yaml"):
        with pytest.raises(ReviewError) as caught:
            merge_stages(other)
        assert caught.value.file == other
    assert path.read_bytes() == before


def test_a_version_that_cannot_be_read_is_named(
    repository: Repository, place: DocumentPlace, document: Document
) -> None:
    path = place.records / "anna.yaml"
    for name in ("one", "two"):
        repository.branch(name)
        Store(place, "anna", document).commit([act(None, decided(document.segments[0], name))])
        if name == "one":
            path.write_text(path.read_text().removesuffix("...\n"))
        repository.commit()
    repository.git("merge", "-q", "one", "-m", "Merge", fails=True)
    before = path.read_bytes()
    with pytest.raises(ReviewError, match="may have been cut") as caught:
        merge_stages(path)
    assert "their version" in str(caught.value.file)
    assert path.read_bytes() == before


def test_without_git(place: DocumentPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReviewError, match="git is not installed"):
        merge_stages(place.records / "anna.yaml")
