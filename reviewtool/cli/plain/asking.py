"""Questions on stderr, answers from stdin, a line each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reviewtool.cli.output import note

if TYPE_CHECKING:
    from collections.abc import Mapping


def ask(question: str) -> str | None:
    """The answer without its line end; None at the end of the input."""
    from reviewtool.segments.control import visible

    sys.stdout.flush()
    sys.stderr.write(visible(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stderr.write("\n")
        return None
    return line.rstrip("\r\n")


def agreed(question: str, *, at_the_end: bool = False) -> bool:
    """Whether the answer is yes; `at_the_end` of the input there is none."""
    answer = ask(f"{question} (y/n): ")
    return at_the_end if answer is None else answer.strip()[:1].lower() == "y"


def chosen(question: str, offered: Mapping[str, str]) -> str | None:
    """The letter of one of the things offered, said letter by letter before.

    None where nothing was answered. What is none of them is asked again.
    """
    listed = ", ".join(f"{letter} {words}" for letter, words in offered.items())
    while True:
        answer = (ask(f"{question} {listed}: ") or "").strip()
        if not answer:
            return None
        if answer in offered:
            return answer
        note(f"“{answer}” is none of them; Enter alone calls it off.")
