"""Reviewing the sample leaves a clone as git knows it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_a_review_dirties_nothing_that_is_tracked(sample: Path) -> None:
    for name in (".gitignore", ".gitattributes"):
        shutil.copy(REPOSITORY / name, sample)
    git(sample, "init", "-q")
    git(sample, "add", "-A")
    git(sample, "commit", "-q", "-m", "sample")
    assert reviewtool(sample, "correct", EN, "1", "--accept").code == 0
    assert reviewtool(sample, "export", "--output", "reviewed").code == 0
    assert (sample / "corrections").is_dir()
    assert git(sample, "status", "--porcelain") == ""


def test_git_leaves_the_line_ends_of_the_texts_alone(sample: Path) -> None:
    shutil.copy(REPOSITORY / ".gitattributes", sample)
    git(sample, "init", "-q")
    for name in ("source/night-report.txt", EN):
        assert git(sample, "check-attr", "text", "--", name).strip().endswith("text: unset")
