from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
RECORD = "corrections/en/night-report.txt/anna.yaml"
WIDER = "corrections/_project/anna.yaml"


def git(folder: Path, *arguments: str) -> int:
    who = ("-c", "user.name=anna", "-c", "user.email=anna@example.org")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def decide(folder: Path, *arguments: str) -> None:
    ran = reviewtool(folder, "correct", EN, *arguments)
    assert ran.code == 0, ran.err


def commit(folder: Path) -> None:
    assert git(folder, "add", "-A") == 0
    assert git(folder, "commit", "-q", "-m", "decided") == 0


@pytest.fixture
def branched(sample: Path) -> Path:
    """The sample as a repository with one decision and a second branch, on which it is."""
    assert git(sample, "init", "-q", "-b", "main") == 0
    decide(sample, "3", "--accept")
    commit(sample)
    assert git(sample, "checkout", "-q", "-b", "other") == 0
    return sample


def merged(folder: Path) -> None:
    commit(folder)
    assert git(folder, "merge", "other") == 1


def test_one_reviewer_on_two_branches(branched: Path) -> None:
    decide(branched, "5", "--text", "Both towns lie in the zone.")
    commit(branched)
    git(branched, "checkout", "-q", "main")
    decide(branched, "6", "--text", "Shortly before it, shots were heard.")
    merged(branched)
    refused = reviewtool(branched, "correct", EN, "9", "--accept")
    assert refused.code == 2
    assert "reviewtool merge" in refused.err
    ran = reviewtool(branched, "merge", RECORD)
    assert ran.code == 0, ran.err
    assert ran.out.startswith(f"{RECORD}: 3 decisions merged, 0 clashes; now `git add ")
    assert "2 corrections" in reviewtool(branched, "export", EN, "--output", "out").out


def test_a_clash_is_counted_kept_and_settled_by_the_next_decision(branched: Path) -> None:
    decide(branched, "5", "--text", "Theirs.")
    commit(branched)
    git(branched, "checkout", "-q", "main")
    decide(branched, "5", "--text", "Ours.")
    merged(branched)
    ran = reviewtool(branched, "merge", RECORD)
    assert ran.code == 1
    assert "2 decisions merged, 1 clash;" in ran.out
    refused = reviewtool(branched, "export", EN, "--output", "out")
    assert refused.code == 2
    assert "Theirs." in refused.err
    assert "Ours." in refused.err
    decide(branched, "5", "--text", "Settled.")
    assert reviewtool(branched, "export", EN, "--output", "out").code == 0


def test_wider_dismissals_of_two_branches(branched: Path) -> None:
    flags = reviewtool(branched, "check", EN, "--all", "--format", "jsonl").flags
    dismissal = ("--dismiss", "false-alarm", "--scope", "project")
    decide(branched, "--flag", flags[0]["id"], *dismissal)
    commit(branched)
    git(branched, "checkout", "-q", "main")
    decide(branched, "--flag", flags[1]["id"], *dismissal)
    merged(branched)
    ran = reviewtool(branched, "merge", WIDER)
    assert ran.code == 0, ran.err
    assert "2 dismissals merged, 0 clashes" in ran.out
    left = reviewtool(branched, "check", EN, "--format", "jsonl").flags
    assert not {flags[0]["id"], flags[1]["id"]} & {flag["id"] for flag in left}
