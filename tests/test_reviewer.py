from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from reviewtool.reviewer import VARIABLE, reviewer

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_first_name_that_is_set_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "env")
    assert reviewer("option", "setting", tmp_path).name == "option"
    assert reviewer(None, "setting", tmp_path).name == "env"
    monkeypatch.delenv(VARIABLE)
    assert reviewer(None, "setting", tmp_path).name == "setting"
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "config", "user.name", "Git Name"], check=True)
    named = reviewer(None, None, tmp_path)
    assert (named.name, named.origin) == ("Git Name", "git's user.name")


def test_without_git_the_login_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "lena")
    assert reviewer(None, None, tmp_path).name == "lena"
