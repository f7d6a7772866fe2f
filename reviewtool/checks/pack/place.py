"""Where in a pack file something stands, and the error that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Mapping

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is long, control characters escaped."""
    short = text if len(text) <= 60 else text[:59] + "…"
    return "“" + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short) + "”"


@dataclass(frozen=True, slots=True)
class Place:
    """A pack file with the line of each value by its path, and the rule that is being read.

    `rule_id` is empty outside rules; `number` counts the rules from 1. A path is written as users
    read it, `examples.bad[1].target`, list items from 1. `section` is the list that the rule
    stands in.
    """

    file: str
    lines: Mapping[tuple[str | int, ...], int]
    rule_id: str = ""
    number: int = 0
    section: str = "rules"

    def rule(self, rule_id: str, number: int, section: str = "rules") -> Place:
        """The place of a rule."""
        return Place(self.file, self.lines, rule_id, number, section)

    def line(self, path: str = "") -> int:
        """The line of a path, or of the nearest thing around it; 0 where unknown."""
        steps: list[str | int] = [self.section, self.number - 1] if self.number else []
        steps += [int(item) - 1 if item else key for item, key in _STEP.findall(path)]
        while steps and tuple(steps) not in self.lines:
            steps.pop()
        return self.lines.get(tuple(steps), 0)

    def error(self, what: str, remedy: str, path: str = "") -> ReviewError:
        """The error to raise, with file, line and rule."""
        head = f"rule {quoted(self.rule_id)}: " if self.rule_id else ""
        return ReviewError(head + what, remedy, file=self.file, line=self.line(path) or None)

    def mapping(
        self, data: object, path: str, needed: tuple[str, ...], extras: tuple[str, ...] | None
    ) -> dict[str, object]:
        """`data` as a mapping with all `needed` keys and no others than `extras` (None: any)."""
        name = path or ("the rule" if self.rule_id else "the file")
        if not isinstance(data, dict):
            raise self.error(f"{name} is not a mapping", "Write `key: value` lines.", path)
        missing = [key for key in needed if key not in data]
        if missing:
            raise self.error(f"{name} lacks {missing[0]}", f"Add {missing[0]}.", path)
        known = (*needed, *(extras or ()))
        strange = [key for key in data if extras is not None and key not in known]
        if strange:
            raise self.error(
                f"{name} has an unknown key {quoted(str(strange[0]))}",
                f"Use one of {', '.join(known)}.",
                f"{path}.{strange[0]}",
            )
        return data

    def items(self, data: object, path: str, *, empty: bool = False) -> list[object]:
        """`data` as a list, which must not be empty unless `empty`."""
        if not isinstance(data, list):
            raise self.error(f"{path} is not a list", "Write one `- ` line for each entry.", path)
        if not data and not empty:
            raise self.error(f"{path} is empty", "Add an entry, or remove it.", path)
        return data

    def string(self, data: object, path: str) -> str:
        """`data` as text that is not empty."""
        if not isinstance(data, str):
            remedy = "Write a text, in quotation marks if in doubt."
            raise self.error(f"{path} is not text", remedy, path)
        if not data.strip():
            raise self.error(f"{path} is empty", "Fill it in, or remove it.", path)
        return data
