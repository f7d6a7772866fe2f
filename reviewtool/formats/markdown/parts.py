"""The text of a heading, and the cells of a row."""

from __future__ import annotations

from reviewtool.formats.markdown.lines import CELL


def unattributed(content: str) -> str:
    """A heading without the `{#id}` at its end."""
    place = content.rfind("{") if content.endswith("}") else -1
    attributed = place > 0 and content[place + 1] in "#.:"
    return content[:place].rstrip(" \t") if attributed else content


def cells_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the cells of a table's row."""
    raw = text[start:end]
    end = start + len(raw.rstrip(" \t"))
    if text[start:end].startswith("|"):
        start += 1
    cells = []
    while start < end:
        found = CELL.match(text, start, end)
        assert found is not None  # noqa: S101
        cells.append(found.span(1))
        start = found.end()
    return cells
