"""The documents of the project, with how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.screens.choice import Alternative, Choice
from reviewtool.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtool.project import DocumentPlace
    from reviewtool.review.tally import Progress


def documents_choice(
    documents: Sequence[DocumentPlace], progress: Mapping[int, Progress], current: int
) -> Choice[int]:
    """A choice among the documents, by place; `progress` is known of those opened in this run."""
    width = min(40, max((len(place.name) for place in documents), default=0))
    alternatives = [
        Alternative(
            Content.assemble(
                "▸ " if place == current else "  ",
                (f"{shown(document.name, 60):<{width}}", "bold" if place == current else ""),
                (f"  {_words(document, progress.get(place))}", "$text-muted"),
            ),
            place,
        )
        for place, document in enumerate(documents)
    ]
    return Choice("Documents", alternatives, start=current)


def _words(document: DocumentPlace, progress: Progress | None) -> str:
    if progress is not None:
        return f"{progress.done}/{progress.total} done, {progress.open_flags} open flags"
    return "begun" if _has_record(document) else "not begun"


def _has_record(document: DocumentPlace) -> bool:
    try:
        return any(not file.name.startswith("_") for file in document.records.glob("*.yaml"))
    except OSError:
        return False
