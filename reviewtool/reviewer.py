"""Whose decisions are recorded: one name, shown before it is first written anywhere."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VARIABLE = "REVIEWTOOL_REVIEWER"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A name and where it comes from, in words (`git's user.name`)."""

    name: str
    origin: str


def reviewer(option: str | None, setting: str | None, root: Path) -> Reviewer:
    """The first name that is set: option, environment, review.yaml, git, login.

    Raises ReviewError where there is none at all.
    """
    finders: tuple[tuple[Callable[[], str | None], str], ...] = (
        (lambda: option, "--reviewer"),
        (lambda: os.environ.get(VARIABLE), VARIABLE),
        (lambda: setting, "review.yaml"),
        (lambda: _git_name(root), "git's user.name"),
        (_login, "the login"),
    )
    for find, origin in finders:
        name = (find() or "").strip()
        if name:
            return Reviewer(name, origin)
    raise ReviewError(
        "nobody is named as the reviewer", f"Give --reviewer NAME, or set {VARIABLE}."
    )


def _git_name(root: Path) -> str | None:
    import subprocess

    command = ["git", "config", "user.name"]
    try:
        answer = subprocess.run(  # noqa: S603
            command, cwd=root, capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout


def _login() -> str | None:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
