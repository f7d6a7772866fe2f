"""What the screen keeps of a project for its reviewer, and what it knows of the documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reviewtool.records.remembered import ProjectView, read_project_view, write_project_view
from reviewtool.records.status import DocumentStatus, Statuses

if TYPE_CHECKING:
    from reviewtool.project import DocumentPlace


class Home:
    """A project of which nothing is kept: no first session, no figures.

    `reviewer` is whose review it is, empty where nobody's.
    """

    reviewer = ""

    def __init__(self) -> None:
        self.view = ProjectView(welcomed=True)

    def keep(self, **changes: Any) -> None:
        """Remember this of the project."""
        self.view = replace(self.view, **changes)

    def status(self, place: DocumentPlace) -> DocumentStatus:
        """How far a document is; slow, for a worker thread."""
        return DocumentStatus(place.name, place.source_language or "", place.target_language or "")


class KeptHome(Home):
    """A project on the disk.

    Args:
        place: any document of it.
        reviewer: whose review it is.
    """

    def __init__(self, place: DocumentPlace, reviewer: str) -> None:
        super().__init__()
        self.reviewer = reviewer
        self._place = place
        self._statuses = Statuses(reviewer)
        self.view = read_project_view(place, reviewer)

    def keep(self, **changes: Any) -> None:
        """Remember this for the next session."""
        super().keep(**changes)
        write_project_view(self._place, self.reviewer, self.view)

    def status(self, place: DocumentPlace) -> DocumentStatus:
        """How far a document is, counted anew where a file of it has changed."""
        return self._statuses.of(place)
