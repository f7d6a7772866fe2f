"""What the pages for reviewers say holds: commands run, keys exist, links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.screen import ModalScreen

import reviewtool.tui.app  # noqa: F401 – loads all dialogs
from reviewtool.review.dismissing import REASONS, SCOPES
from reviewtool.review.queue import FILTERS
from reviewtool.review.usual_errors import SEVERITIES, USUAL
from reviewtool.tui.keys import ALL_COMMANDS, written
from reviewtool.tui.sensible_keys import _BEYOND_BINDINGS, _bound

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[1] / "docs"
TASKS = sorted((DOCS / "tasks").glob("*.md"))
PAGES = [DOCS / "README.md", DOCS / "tour.md", *TASKS]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
KEY_NAME = re.compile(r".|(Ctrl|Alt|Shift)\+.+|F\d+|Enter|Escape|Tab|Home|End|PgUp|PgDn|Space")
"""What stands in backticks or in bold and looks like this is a key."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a shell block, the exit code that it names, and what it is said to print."""

    line: str
    code: int
    prints: tuple[str, ...] = ()


def commands(page: str) -> Iterator[Command]:
    """The commands of a page, one after the other."""
    for language, block in FENCED.findall(page):
        if language == "sh":
            for line in block.splitlines():
                code = re.search(r"# exit code (\d)$", line)
                yield Command(line, int(code[1]) if code else 0)
        elif language == "console":
            for part in block.removeprefix("$ ").split("\n$ "):
                line, *prints = part.splitlines()
                yield Command(line, 0, tuple(prints))


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """A page without its blocks."""
    return FENCED.sub("", text_of(page))


@pytest.fixture
def project(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample under git, with `reviewtool` on the path."""
    programs = sample.parent / "programs"
    programs.mkdir()
    program = programs / "reviewtool"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reviewtool "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "anna")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "anna@example.org")
    for words in ("init --quiet", "add .", "commit --quiet -m Sample"):
        subprocess.run(["git", *words.split()], cwd=sample, check=True)
    return sample


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_do_what_it_says(page: Path, project: Path) -> None:
    for command in commands(text_of(page)):
        line = command.line
        if line.endswith("# runs until Ctrl+C"):
            line = f"{line.partition('#')[0]} --help"
        ran = subprocess.run(
            ["bash", "-c", line],
            cwd=project,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
            encoding="utf-8",
        )
        assert ran.returncode == command.code, f"{line}\n{ran.stdout}{ran.stderr}"
        assert "Traceback" not in ran.stderr, line
        printed = iter(f"{ran.stdout}{ran.stderr}".splitlines())
        for wanted in command.prints:
            found = wanted == "…" or any(says(one, wanted) for one in printed)
            assert found, f"{line}\ndoes not print {wanted!r}:\n{ran.stdout}{ran.stderr}"


def says(line: str, wanted: str) -> bool:
    """Whether a line is as a page has it, which may leave out its end."""
    return line == wanted or (wanted.endswith("…") and line.startswith(wanted[:-1]))


def keys_of_the_review() -> set[str]:
    """The keys of the list and of the editor, each as people write it."""
    bound = (keys for command in ALL_COMMANDS for _, keys, _ in command.bindings)
    return {written(key) for keys in bound for key in keys}


def keys_of_dialogs() -> set[str]:
    """What the dialogs bind, and the letters of their tables."""
    kinds: list[type] = [ModalScreen]
    rows: list[tuple[str, str]] = []
    for kind in kinds:
        kinds += kind.__subclasses__()
        rows += _bound(vars(kind).get("BINDINGS", ()))
    rows += [row for own in _BEYOND_BINDINGS.values() for row in own]
    letters = {*REASONS, *SCOPES, *SEVERITIES, *USUAL, *FILTERS}
    letters |= {str(number) for number in range(1, len(SEVERITIES) + 1)}
    return letters | {key for keys, _ in rows for key in keys.split()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_key_of_a_page_is_one(page: Path) -> None:
    """Keys of the review stand in backticks, those of a dialog that is open in bold."""
    named = re.findall(r"`([^`\n]+)`", prose(page))
    keys = {key for key in named if KEY_NAME.fullmatch(key)}
    assert keys <= keys_of_the_review()
    bold = set(re.findall(r"\*\*([^*\n]+)\*\*", prose(page)))
    assert bold <= keys_of_dialogs()


@pytest.mark.parametrize("page", [*PAGES, DOCS.parent / "README.md"], ids=lambda page: page.stem)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", prose(page)):
        if "://" not in target:
            assert (page.parent / target).is_file(), target


def test_every_page_can_be_reached() -> None:
    reached = {
        (page.parent / target).resolve()
        for page in (DOCS / "README.md", DOCS / "tour.md")
        for target in re.findall(r"\]\(([^)#]+)", text_of(page))
    }
    written_pages = {page for page in DOCS.rglob("*.md") if page.name != "README.md"}
    assert written_pages <= reached
