"""The project's own packs: a proved row is added to the file, nothing else in it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.pack.decode import decode
from reviewtool.checks.pack.place import Place
from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import read_yaml_with_lines

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.checks.pack.schema import Pack

HEADING = "confusions:\n"


def with_row(before: str, row: str, pack: str, languages: Languages, *, bilingual: bool) -> str:
    """The text of the pack file with the row as its last; `before` is empty for a new file."""
    if not before.strip():
        source = f"source: {languages.source.base}, " if bilingual else ""
        head = f"pack: {{id: {pack}, {source}target: {languages.target.base}}}"
        return f"schema: 1\n{head}\n{HEADING}{row}"
    text = before if before.endswith("\n") else before + "\n"
    return text + row if HEADING in text else text + HEADING + row


def decoded(text: str, path: Path) -> Pack:
    """The pack that a text says; raises ReviewError, with line, for what does not hold together."""
    content, lines = read_yaml_with_lines(text.encode(), path)
    return decode(content, Place(str(path), lines))


def refuse_lost_rules(before: Pack | None, after: Pack, path: Path) -> None:
    """Raises ReviewError where the row did not simply come after the rules that were there."""
    kept = before.rules if before else ()
    if [rule.id for rule in after.rules[:-1]] != [rule.id for rule in kept]:
        raise ReviewError(
            "the row cannot be put at the end of this pack, since its rows stand elsewhere",
            "Put the row below `confusions:` by hand, or move that list to the end of the file.",
            file=path,
        )
