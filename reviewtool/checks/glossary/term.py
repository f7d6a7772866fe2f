"""Term: what a glossary says of one concept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """The wordings of a concept in both languages, all of one set meaning the same.

    `target` are the accepted translations, `forbidden` those that are not to be used; one of the
    two may be empty. An `exact` term stands letter for letter, never inflected. `file` and the
    1-based `line` are where it is written.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    note: str = ""
    exact: bool = False
    file: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """`glossary/terms.yaml:4`."""
        return f"{self.file}:{self.line}" if self.line else self.file
