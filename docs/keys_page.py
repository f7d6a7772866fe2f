"""Write docs/keys.md from the table of commands.

    python docs/keys_page.py

A test fails while the page and the table differ.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.tui.keys import COMMANDS, EDITOR_COMMANDS, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtool.tui.keys import Command

TARGET = Path(__file__).with_name("keys.md")
HEAD = """\
# Keys

This page is written by `python docs/keys_page.py` from the tables in `reviewtool/tui/keys.py`. The
same is said by `?` in the review, where the keys that make sense at the moment stand first, and by
`:`, which finds a command by its name. A dialog names its own keys; `?` there lists all of them.

A key that does not suit is changed in `review.yaml` by the id of its command:

```yaml
keys:
  review.accept: f2
  review.take-1: f3
  edit.case: alt+c
```

`reviewtool review --plain` has the same letters for the same acts, and `?` there lists them.
"""
_ORDER = ("Judge", "Change", "Move", "Show", "Program")


def text() -> str:
    """The whole page."""
    commands = sorted(COMMANDS, key=lambda command: _ORDER.index(command.group))
    lines = [HEAD]
    for group, members in groupby((*commands, *EDITOR_COMMANDS), lambda one: one.group):
        lines += [f"## {group}", "", *_table(members), ""]
    return "\n".join(lines)


def _table(commands: Iterable[Command]) -> Iterator[str]:
    yield "| key | what it does | id |"
    yield "|---|---|---|"
    for command in commands:
        keys = " ".join(f"`{_escaped(key)}`" for key in keys_of(command, {}).split(" "))
        name = f"{command.id}-{command.keys[0]} … -{command.keys[-1]}"
        shown = name if command.numbered else command.id
        yield f"| {keys} | {_escaped(command.sentence)} | `{shown}` |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
